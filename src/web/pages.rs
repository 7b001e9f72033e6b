//! `/`, `/news`, `/areas/{id}`, `/compare`, `/overview` and `/about/…`: the pages that people read.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::errors::Problem;
use super::state::State;
use super::{answer, parameters};
use crate::app::edition::Ask;
use crate::locale::Lang;
use crate::view::compare::CompareQuery;
use crate::view::heat::HeatQuery;
use crate::view::query::Query;

/// `/`
pub(super) async fn explorer(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let query = Query::parse(&parameters::pairs(&request)?)?;
    let lang = language(&query, &state);
    answer::give(&state, &request, Ask::Explorer { lang, query }).await
}

/// `/news`
pub(super) async fn news(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let pairs = parameters::pairs(&request)?;
    let lang = language(&Query::parse(&pairs)?, &state);
    let since = pairs.into_iter().rfind(|(name, value)| name == "since" && !value.is_empty());
    answer::give(&state, &request, Ask::News { lang, since: since.map(|(_, id)| id) }).await
}

/// `/areas/{id}`
pub(super) async fn area(
    state: Data<State>,
    request: HttpRequest,
    id: Path<String>,
) -> Result<HttpResponse, Problem> {
    let lang = asked_in(&state, &request)?;
    answer::give(&state, &request, Ask::Area { lang, id: id.into_inner() }).await
}

/// `/areas/{id}.pdf`
pub(super) async fn area_report(
    state: Data<State>,
    request: HttpRequest,
    id: Path<String>,
) -> Result<HttpResponse, Problem> {
    let lang = asked_in(&state, &request)?;
    answer::give(&state, &request, Ask::AreaReport { lang, id: id.into_inner() }).await
}

/// `/compare`
pub(super) async fn compare(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let query = CompareQuery::parse(&parameters::pairs(&request)?)?;
    let lang = query.lang.unwrap_or(state.settings().lang);
    answer::give(&state, &request, Ask::Compare { lang, query }).await
}

/// `/overview`
pub(super) async fn overview(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let query = HeatQuery::parse(&parameters::pairs(&request)?)?;
    let lang = query.lang.unwrap_or(state.settings().lang);
    answer::give(&state, &request, Ask::Heat { lang, query }).await
}

/// `/about/methods`
pub(super) async fn methods(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let lang = asked_in(&state, &request)?;
    answer::give(&state, &request, Ask::Methods { lang }).await
}

/// `/about/privacy`
pub(super) async fn privacy(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let lang = asked_in(&state, &request)?;
    answer::give(&state, &request, Ask::Privacy { lang }).await
}

/// `/about/accessibility`
pub(super) async fn accessibility(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let lang = asked_in(&state, &request)?;
    answer::give(&state, &request, Ask::Accessibility { lang }).await
}

/// The language of an address whose other parameters say nothing.
///
/// # Errors
/// If its parameters cannot be read.
pub(super) fn asked_in(state: &State, request: &HttpRequest) -> Result<Lang, Problem> {
    Ok(language(&Query::parse(&parameters::pairs(request)?)?, state))
}

/// The language of the address, else the house's own: a screen on the wall must
/// not change its language with its browser's.
pub(super) fn language(query: &Query, state: &State) -> Lang {
    query.lang.unwrap_or(state.settings().lang)
}
