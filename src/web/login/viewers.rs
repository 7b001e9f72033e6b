//! Who may look, where the settings let only users look.

use std::time::Instant;

use actix_web::dev::ServiceRequest;
use actix_web::http::Method;
use actix_web::http::header::{CACHE_CONTROL, FORWARDED, HeaderName, LOCATION, X_FORWARDED_FOR};
use actix_web::http::uri::PathAndQuery;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::config::Login;
use crate::view::address;
use crate::web::errors::Problem;
use crate::web::listeners::asker;
use crate::web::negotiation;
use crate::web::operator::SESSION;
use crate::web::pages::asked_in;
use crate::web::state::State;

/// What everybody may ask: nothing of it tells of figures. The pages behind the login have doors of their own.
const OPEN: [&str; 6] = ["/healthz", "/readyz", "/robots.txt", "/favicon.svg", "/favicon.ico", "/operator"];

/// What begins with this is open, too.
const OPEN_BELOW: [&str; 2] = ["/assets/", "/operator/"];

/// What pages ask for by themselves: nobody stays logged in by it.
const BY_ITSELF: [&str; 2] = ["/events", "/wall/heartbeat"];

/// By these headers a proxy says that it asks for somebody else.
const FOR_ANOTHER: [HeaderName; 2] = [FORWARDED, X_FORWARDED_FOR];

/// The longest address that is gone back to after a login.
const LONGEST: usize = 1000;

/// What whoever has to log in first is told; `None` for all others.
pub(in crate::web) async fn turned_away(state: &State, request: &ServiceRequest) -> Option<HttpResponse> {
    let path = request.path();
    let everybody = state.settings().viewers == Login::None
        || is_from_here(request.request())
        || OPEN.contains(&path)
        || OPEN_BELOW.iter().any(|below| path.starts_with(below));
    if everybody || is_known(state, request.request()).await {
        return None;
    }
    let way_back = request.uri().path_and_query().map(PathAndQuery::as_str).and_then(way_back);
    Some(match way_back.filter(|_| request.method() == Method::GET) {
        Some(way) if negotiation::wants_page(request.headers()) => HttpResponse::SeeOther()
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header((LOCATION, address::login(asked_in(state, request.request()).ok(), way)))
            .finish(),
        _ => Problem::LOGGED_OUT.answer(request.headers(), state),
    })
}

/// True for the device itself: its own wall, and its own question whether it lives. Not for whoever comes
/// through a proxy on the device that says so.
pub(in crate::web) fn is_from_here(request: &HttpRequest) -> bool {
    let is_sent_on = FOR_ANOTHER.iter().any(|name| request.headers().contains_key(name));
    !is_sent_on && asker(request).is_none_or(|address| address.is_loopback())
}

/// An address of this device to which somebody who has logged in may be sent; `None` for any other.
pub(in crate::web) fn way_back(text: &str) -> Option<&str> {
    // What begins with two slashes names another host, and browsers take a backslash for one.
    let is_path = text.starts_with('/') && !text.starts_with("//") && text.len() <= LONGEST;
    (is_path && text.bytes().all(|sign| sign.is_ascii_graphic() && sign != b'\\')).then_some(text)
}

/// True if a user asks whose account is still what it was.
async fn is_known(state: &State, request: &HttpRequest) -> bool {
    let (Some(desk), Some(cookie)) = (state.desk(), request.cookie(SESSION)) else { return false };
    let now = Instant::now();
    let session = if BY_ITSELF.contains(&request.path()) {
        desk.sessions().peek(cookie.value(), now)
    } else {
        desk.sessions().find(cookie.value(), now)
    };
    let Some(session) = session else { return false };
    let (operator, account) = (desk.operator().clone(), session.account);
    web::block(move || operator.knows(&account)).await.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn who_comes_through_a_proxy_on_the_device_is_not_the_device() {
        let here = TestRequest::default().peer_addr(([127, 0, 0, 1], 40000).into());
        assert!(is_from_here(&here.to_http_request()));
        let wrapped = TestRequest::default().peer_addr("[::ffff:127.0.0.1]:40000".parse().unwrap());
        assert!(is_from_here(&wrapped.to_http_request()));
        for proxied in FOR_ANOTHER {
            let request = TestRequest::default().peer_addr(([127, 0, 0, 1], 40000).into());
            assert!(!is_from_here(&request.insert_header((proxied, "192.0.2.7")).to_http_request()));
        }
        let elsewhere = TestRequest::default().peer_addr(([192, 0, 2, 7], 40000).into());
        assert!(!is_from_here(&elsewhere.to_http_request()));
    }

    #[test]
    fn the_way_back_leads_nowhere_else() {
        for own in ["/", "/areas/06?lang=da", "/?indicator=a&period=2026-10"] {
            assert_eq!(way_back(own), Some(own));
        }
        let long = format!("/{}", "a".repeat(1000));
        for strange in
            ["", "a", "//elsewhere.example", "/\\elsewhere.example", "https://a", "/a b", "/a\r\nb", &long]
        {
            assert_eq!(way_back(strange), None, "{strange:?}");
        }
    }
}
