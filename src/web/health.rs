//! `/healthz`, `/readyz`, `/metrics`, `/robots.txt`: for machines that look after machines.

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::web::Data;
use serde::Serialize;

use super::errors::Problem;
use super::metrics;
use super::state::State;
use crate::app::edition::Edition;

#[derive(Serialize)]
struct Health<'a> {
    status: &'static str,
    version: &'static str,
    snapshot: Option<&'a str>,
}

/// `/healthz`: the program runs.
pub(super) async fn live(state: Data<State>) -> HttpResponse {
    health("ok", &state)
}

/// `/readyz`: there is something to serve.
///
/// # Errors
/// As long as there is not.
pub(super) async fn ready(state: Data<State>) -> Result<HttpResponse, Problem> {
    if state.edition().is_none() {
        return Err(Problem::NOT_READY);
    }
    Ok(health("ready", &state))
}

/// `/metrics`
pub(super) async fn metrics(state: Data<State>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, metrics::CONTENT_TYPE))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(metrics::write(&state))
}

/// `/robots.txt`: nothing in here is for search engines.
pub(super) async fn robots() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "max-age=86400"))
        .body("User-agent: *\nDisallow: /\n")
}

fn health(status: &'static str, state: &State) -> HttpResponse {
    let edition = state.edition();
    let snapshot = edition.as_ref().map(|edition| edition.id().as_str());
    HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(Health {
        status,
        version: Edition::VERSION,
        snapshot,
    })
}
