//! `/ogc`, `/api`, `/conformance`, `/collections/…`: OGC API – Features.
//!
//! The landing page is at `/ogc`, and at `/` for those who ask for JSON: map
//! programs are given the server's own address, and people find the explorer there.

use actix_web::guard::GuardContext;
use actix_web::http::header::{HeaderValue, VARY};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::errors::Problem;
use super::parameters::Parameters;
use super::state::State;
use super::{answer, negotiation};
use crate::app::edition::Ask;
use crate::app::edition::features::{Bounds, Choice, Features, Reader, Resource, Times};

/// Parameters of every address.
const USUAL: [&str; 2] = ["f", "lang"];
/// Parameters of a collection's features.
const CHOICE: [&str; 6] = ["f", "lang", "limit", "offset", "bbox", "datetime"];
/// The words for [`Reader`].
const FORMS: [(&str, Reader); 2] = [("json", Reader::Program), ("html", Reader::Person)];

/// `/ogc`
pub(super) async fn landing(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    give(&state, &request, Resource::Landing).await
}

/// True where `/` is asked for as JSON: by its parameter, or by an asker who takes JSON and no pages.
pub(super) fn is_asked_for_json(request: &GuardContext<'_>) -> bool {
    let head = request.head();
    let by_parameter = head.uri.query().is_some_and(|query| query.split('&').any(|pair| pair == "f=json"));
    by_parameter || negotiation::wants_json(&head.headers) && !negotiation::wants_page(&head.headers)
}

/// `/api`
pub(super) async fn api(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    give(&state, &request, Resource::Api).await
}

/// `/conformance`
pub(super) async fn conformance(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    give(&state, &request, Resource::Conformance).await
}

/// `/collections`
pub(super) async fn collections(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    give(&state, &request, Resource::Collections).await
}

/// `/collections/{id}`
pub(super) async fn collection(
    state: Data<State>,
    request: HttpRequest,
    id: Path<String>,
) -> Result<HttpResponse, Problem> {
    give(&state, &request, Resource::Collection(id.into_inner())).await
}

/// `/collections/{id}/items[?limit][&offset][&bbox][&datetime]`
pub(super) async fn items(
    state: Data<State>,
    request: HttpRequest,
    id: Path<String>,
) -> Result<HttpResponse, Problem> {
    let parameters = Parameters::read(&request, &CHOICE)?;
    let resource = Resource::Items { collection: id.into_inner(), choice: choice(&parameters)? };
    answered(&state, &request, &parameters, resource).await
}

/// `/collections/{id}/items/{fid}`
pub(super) async fn item(
    state: Data<State>,
    request: HttpRequest,
    ids: Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (collection, id) = ids.into_inner();
    give(&state, &request, Resource::Item { collection, id }).await
}

async fn give(state: &State, request: &HttpRequest, resource: Resource) -> Result<HttpResponse, Problem> {
    let parameters = Parameters::read(request, &USUAL)?;
    answered(state, request, &parameters, resource).await
}

async fn answered(
    state: &State,
    request: &HttpRequest,
    parameters: &Parameters,
    resource: Resource,
) -> Result<HttpResponse, Problem> {
    let reader = match parameters.get("f") {
        None if negotiation::wants_page(request.headers()) => Reader::Person,
        None => Reader::Program,
        Some(word) => {
            let found = FORMS.iter().find(|(known, _)| *known == word);
            found
                .map(|&(_, reader)| reader)
                .ok_or_else(|| Problem::bad("f", word, FORMS.map(|(word, _)| word)))?
        }
    };
    let lang = parameters.lang()?.unwrap_or(state.settings().lang);
    // Pages link within themselves: whatever the server is called, they are the same.
    let root = if reader == Reader::Program { root(request) } else { String::new() };
    let ask = Ask::Features(Features { root, lang, reader, resource });
    let mut response = answer::give(state, request, ask).await?;
    response.headers_mut().insert(VARY, HeaderValue::from_static("Accept-Encoding, Accept"));
    Ok(response)
}

fn choice(parameters: &Parameters) -> Result<Choice, Problem> {
    let usual = Choice::default();
    let number = |name: &'static str, lowest: u32, usual: u32| match parameters.get(name) {
        None => Ok(usual),
        Some(text) => {
            let number = text.parse().ok().filter(|&number| number >= lowest);
            number.ok_or_else(|| Problem::bad(name, text, [format!("{lowest}…")]))
        }
    };
    Ok(Choice {
        // By the standard, more than the most is no mistake.
        limit: number("limit", 1, usual.limit)?.min(Choice::HIGHEST_LIMIT),
        offset: number("offset", 0, usual.offset)?,
        bounds: match parameters.get("bbox") {
            None => None,
            Some(text) => Some(Bounds::read(text).ok_or_else(|| Problem::bad("bbox", text, [Bounds::FORM]))?),
        },
        times: match parameters.get("datetime") {
            None => None,
            Some(text) => {
                Some(Times::read(text).ok_or_else(|| Problem::bad("datetime", text, Times::FORMS))?)
            }
        },
    })
}

/// The server's own address as the asker knows it; nothing where that is not plainly one, so that
/// links then lead from the root.
fn root(request: &HttpRequest) -> String {
    let asked = request.connection_info();
    let host = asked.host();
    let is_plain = !host.is_empty()
        && host.len() <= 255
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte));
    match asked.scheme() {
        scheme @ ("http" | "https") if is_plain => format!("{scheme}://{host}"),
        _ => String::new(),
    }
}
