//! From an answer to a response: the right form, not sent twice.

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderName, HeaderValue, VARY,
};
use actix_web::{HttpRequest, HttpResponse, web};

use super::errors::Problem;
use super::negotiation;
use super::state::State;
use crate::app::edition::{Ask, Body, Encoding, disposition};

/// Answers from the current edition.
///
/// # Errors
/// If there is no edition, or no such thing in it.
pub(super) async fn give(state: &State, request: &HttpRequest, ask: Ask) -> Result<HttpResponse, Problem> {
    let edition = state.edition().ok_or(Problem::NOT_READY)?;
    let disposition = disposition(&ask);
    let encoding = negotiation::encoding(request.headers());
    let body = if let Some(body) = edition.ready(&ask, encoding) {
        body
    } else {
        let made = web::block(move || edition.make(&ask, encoding)).await;
        made.map_err(|_| Problem::BROKEN)??
    };
    let mut response = respond(request, &body, encoding, Keep::AskAnew);
    if let Some(disposition) = disposition.and_then(|said| HeaderValue::try_from(said).ok()) {
        response.headers_mut().insert(CONTENT_DISPOSITION, disposition);
    }
    Ok(response)
}

/// How long an asker may keep an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// Asked anew each time, answered with 304 as long as nothing has changed.
    AskAnew,
    /// The address never gives anything else.
    ForGood,
}

impl Keep {
    fn header(self) -> &'static str {
        match self {
            Self::AskAnew => "no-cache",
            Self::ForGood => "public, max-age=31536000, immutable",
        }
    }
}

/// The response with a body, or without where the asker has it already.
pub(super) fn respond(request: &HttpRequest, body: &Body, encoding: Encoding, keep: Keep) -> HttpResponse {
    let form = body.form(encoding);
    let has = negotiation::has(request.headers(), &form.etag);
    let mut response = if has { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    let mut put = |name: HeaderName, value: &'static str| {
        response.insert_header((name, HeaderValue::from_static(value)));
    };
    put(CACHE_CONTROL, keep.header());
    put(VARY, "Accept-Encoding");
    if !has {
        put(CONTENT_TYPE, body.media().content_type());
        match form.encoding {
            Encoding::Identity => {}
            Encoding::Gzip => put(CONTENT_ENCODING, "gzip"),
            Encoding::Brotli => put(CONTENT_ENCODING, "br"),
        }
    }
    // Made of hexadecimal digits, dots and hyphens: always a header.
    if let Ok(etag) = HeaderValue::from_maybe_shared(form.etag.clone()) {
        response.insert_header((ETAG, etag));
    }
    if has { response.finish() } else { response.body(form.bytes.clone()) }
}
