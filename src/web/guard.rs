//! Stands before every handler: what may be asked, what every answer carries.

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;

use super::errors::Problem;
use super::login::turned_away;
use super::routes::Page;
use super::state::State;
use super::tls;
use crate::app::edition::Media;

/// What a page may do: nothing that is not from here, no script or style
/// within the page, no frame around it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// What a drawing by itself may do: carry its own colours, and run nothing.
const DRAWING: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/// Where the wall's own pages send reports: the one address that is not read.
const HEARTBEAT: &str = "/wall/heartbeat";

/// What begins with this takes forms, from its own pages.
const OPERATOR: &str = "/operator";

/// On every answer, also on every refusal.
const HEADERS: [(HeaderName, HeaderValue); 7] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (header::CROSS_ORIGIN_OPENER_POLICY, HeaderValue::from_static("same-origin")),
    (header::CROSS_ORIGIN_EMBEDDER_POLICY, HeaderValue::from_static("require-corp")),
    (header::CROSS_ORIGIN_RESOURCE_POLICY, HeaderValue::from_static("same-origin")),
    (
        header::PERMISSIONS_POLICY,
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ),
];

/// Lets only reading through, gives problems their form, puts the headers on
/// and counts.
pub(super) async fn stand(
    state: Data<State>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let turned = match tls::redirect(&state, &request) {
        None => turned_away(&state, &request).await,
        redirect => redirect,
    };
    let mut response = if let Some(answer) = turned {
        request.into_response(answer).map_into_boxed_body()
    } else if is_open(&request) {
        match next.call(request).await?.map_into_boxed_body() {
            response if response.response().error().is_some() => explained(response, &state),
            response => response,
        }
    } else {
        let is_form = request.method() == Method::POST && takes_forms(request.path());
        let problem = if is_form { Problem::OTHER_FORM } else { Problem::METHOD };
        let mut answer = problem.answer(request.headers(), &state);
        if request.path() == HEARTBEAT {
            answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static("POST"));
        }
        request.into_response(answer)
    };
    put_headers(response.headers_mut());
    if response.headers().get(header::CONTENT_TYPE).is_some_and(|media| media == Media::Svg.content_type()) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(DRAWING));
    }
    // The page is known where a route of the table was found.
    let page = response.request().app_data::<Page>().copied().unwrap_or(Page::Other);
    state.metrics().answered(page, response.status().as_u16());
    Ok(response)
}

/// True for what may be asked: reading, reports of the wall's own pages, and the operator's forms.
fn is_open(request: &ServiceRequest) -> bool {
    let takes_reports = request.path() == HEARTBEAT;
    match *request.method() {
        Method::GET | Method::HEAD => !takes_reports,
        Method::POST => (takes_reports || takes_forms(request.path())) && is_own(request.headers()),
        _ => false,
    }
}

fn takes_forms(path: &str) -> bool {
    path.strip_prefix(OPERATOR).is_some_and(|rest| rest.starts_with('/'))
}

/// True unless the browser says that another site's page is asking.
fn is_own(headers: &HeaderMap) -> bool {
    let is_same_site = headers.get("Sec-Fetch-Site").is_none_or(|site| site == "same-origin");
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let is_same_host = headers.get(header::ORIGIN).is_none_or(|origin| {
        let origin = origin.to_str().ok().and_then(|origin| Some(origin.split_once("://")?.1));
        origin.is_some() && origin == host
    });
    is_same_site && is_same_host
}

/// A failure in the form that the asker can read.
fn explained(response: ServiceResponse, state: &State) -> ServiceResponse {
    let problem = match response.response().error() {
        Some(error) => error.as_error::<Problem>().cloned().unwrap_or_else(|| {
            let status = error.as_response_error().status_code();
            if status.is_client_error() { Problem::NOTHING } else { Problem::BROKEN }
        }),
        None => return response,
    };
    let (request, _) = response.into_parts();
    let answer = problem.answer(request.headers(), state);
    ServiceResponse::new(request, answer)
}

fn put_headers(headers: &mut HeaderMap) {
    for (name, value) in HEADERS {
        headers.insert(name, value);
    }
}
