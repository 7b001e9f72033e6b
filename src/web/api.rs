//! `/api/v1`: the same figures for programs.

use actix_web::http::header::{HeaderValue, VARY};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::errors::Problem;
use super::parameters::Parameters;
use super::state::State;
use super::{answer, negotiation};
use crate::app::edition::{Ask, TableFormat};
use crate::locale::Lang;

/// `/api/v1/status`
pub(super) async fn status(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    Parameters::read(&request, &[])?;
    answer::give(&state, &request, Ask::Status).await
}

/// `/api/v1/areas`
pub(super) async fn areas(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    Parameters::read(&request, &[])?;
    answer::give(&state, &request, Ask::Areas).await
}

/// `/api/v1/indicators`
pub(super) async fn indicators(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    Parameters::read(&request, &[])?;
    answer::give(&state, &request, Ask::Indicators).await
}

/// `/api/v1/observations?indicator=ID[&format=csv|json]`
pub(super) async fn observations(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let parameters = Parameters::read(&request, &["indicator", "format"])?;
    let format = match parameters.get("format") {
        None => TableFormat::default(),
        Some(word) => {
            TableFormat::from_word(word).ok_or_else(|| Problem::bad("format", word, TableFormat::WORDS))?
        }
    };
    let indicator = indicator(&state, &parameters)?;
    answer::give(&state, &request, Ask::Observations { indicator, format }).await
}

/// `/api/v1/signals[?indicator=ID][&lang=da|en]`; without an indicator all
/// signals of the release.
pub(super) async fn signals(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let parameters = Parameters::read(&request, &["indicator", "lang"])?;
    let lang = match parameters.get("lang") {
        None => negotiation::language(request.headers(), state.settings().lang),
        Some(word) => Lang::ALL
            .into_iter()
            .find(|lang| lang.tag() == word)
            .ok_or_else(|| Problem::bad("lang", word, Lang::ALL.map(Lang::tag)))?,
    };
    let indicator = parameters.get("indicator").map(ToOwned::to_owned);
    let mut response = answer::give(&state, &request, Ask::Signals { lang, indicator }).await?;
    response.headers_mut().insert(VARY, HeaderValue::from_static("Accept-Encoding, Accept-Language"));
    Ok(response)
}

/// The indicator that the address names.
fn indicator(state: &State, parameters: &Parameters) -> Result<String, Problem> {
    if let Some(id) = parameters.get("indicator") {
        return Ok(id.to_owned());
    }
    let edition = state.edition().ok_or(Problem::NOT_READY)?;
    Err(Problem::bad("indicator", "", edition.indicators()))
}
