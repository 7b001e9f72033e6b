//! From plain HTTP to TLS, for browsers of other machines.

use actix_web::HttpResponse;
use actix_web::dev::ServiceRequest;
use actix_web::http::header::{CACHE_CONTROL, HOST, LOCATION};

use crate::web::login::is_from_here;
use crate::web::state::State;

/// The port that browsers need not be told.
const USUAL: u16 = 443;

/// The way to the same page within TLS; `None` for whoever may stay: the device itself, and everybody
/// where there is no TLS.
///
/// Browsers are told anew each time, and never to come by TLS only (HSTS): TLS may be turned off again, and of a
/// certificate that the device has made they would then refuse the page for good, with no way to go on.
pub(in crate::web) fn redirect(state: &State, request: &ServiceRequest) -> Option<HttpResponse> {
    let port = state.settings().secure?;
    if request.app_config().secure() || is_from_here(request.request()) {
        return None;
    }
    let host = host(request.headers().get(HOST)?.to_str().ok()?)?;
    let port = if port == USUAL { String::new() } else { format!(":{port}") };
    let address = format!("https://{host}{port}{}", request.uri().path_and_query()?);
    let mut answer = HttpResponse::TemporaryRedirect();
    Some(answer.insert_header((CACHE_CONTROL, "no-store")).insert_header((LOCATION, address)).finish())
}

/// A host without its port; `None` if it is none.
fn host(text: &str) -> Option<&str> {
    let end = if text.starts_with('[') { text.find(']')? + 1 } else { text.find(':').unwrap_or(text.len()) };
    let host = text.get(..end)?;
    let fits = |sign: u8| sign.is_ascii_alphanumeric() || b".-:[]".contains(&sign);
    (!host.is_empty() && host.bytes().all(fits)).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_loses_its_port_and_nothing_else_is_one() {
        assert_eq!(host("komspot.local"), Some("komspot.local"));
        assert_eq!(host("192.168.1.20:8080"), Some("192.168.1.20"));
        assert_eq!(host("[fe80::1]:80"), Some("[fe80::1]"));
        for strange in ["", ":80", "a/b", "a@b", "[::1", "a\\b"] {
            assert_eq!(host(strange), None, "{strange}");
        }
    }
}
