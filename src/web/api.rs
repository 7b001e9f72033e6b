//! `/api/v1`: the same figures for programs.

use std::str::FromStr;

use actix_web::http::header::{HeaderValue, VARY};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::errors::Problem;
use super::parameters::Parameters;
use super::state::State;
use super::{answer, negotiation};
use crate::app::edition::{Ask, Part, TableFormat};

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

/// `/api/v1/observations?indicator=ID[&format=csv|json|geojson|parquet][&period=P][&age_group=A]`
pub(super) async fn observations(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let parameters = Parameters::read(&request, &["indicator", "format", "period", "age_group"])?;
    let format = match parameters.get("format") {
        None => TableFormat::default(),
        Some(word) => {
            TableFormat::from_word(word).ok_or_else(|| Problem::bad("format", word, TableFormat::WORDS))?
        }
    };
    let indicator = indicator(&state, &parameters)?;
    let part = Part {
        period: parsed(&parameters, "period", &PERIODS)?,
        age: parsed(&parameters, "age_group", &AGES)?,
    };
    answer::give(&state, &request, Ask::Observations { indicator, format, part }).await
}

/// `/api/v1/release.zip`
pub(super) async fn package(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    Parameters::read(&request, &[])?;
    answer::give(&state, &request, Ask::Package).await
}

/// How periods are written.
const PERIODS: [&str; 5] = ["2026-10", "2026-Q3", "2026-H1", "2026", "2025/2026"];
/// How age groups are written.
const AGES: [&str; 4] = ["all", "10-17", "18", "65+"];

/// The value of a parameter that need not be there.
fn parsed<T: FromStr>(
    parameters: &Parameters,
    name: &'static str,
    forms: &[&str],
) -> Result<Option<T>, Problem> {
    let read = |text: &str| text.parse().map_err(|_| Problem::bad(name, text, forms));
    parameters.get(name).map(read).transpose()
}

/// `/api/v1/signals[?indicator=ID][&lang=da|en]`; without an indicator all
/// signals of the release.
pub(super) async fn signals(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let parameters = Parameters::read(&request, &["indicator", "lang"])?;
    let usual = || negotiation::language(request.headers(), state.settings().lang);
    let lang = parameters.lang()?.unwrap_or_else(usual);
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
