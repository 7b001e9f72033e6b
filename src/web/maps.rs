//! `/map.svg`, `/chart.svg`, `/overview.svg`, their pixels and `/report.pdf`: what is put into something
//! else or handed round.

use std::ops::RangeInclusive;

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::errors::Problem;
use super::pages::language;
use super::state::State;
use super::{answer, parameters};
use crate::app::edition::{Ask, Picture};
use crate::view::compare::{By, CompareQuery};
use crate::view::heat::HeatQuery;
use crate::view::query::Query;

/// Widths and heights that may be asked for, in pixels.
const SIDES: RangeInclusive<u16> = 100..=2400;
/// The size without a wish.
const USUAL: (u16, u16) = (1200, 1000);

/// `/map.svg`
pub(super) async fn svg(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    give(&state, &request, Picture::Svg).await
}

/// `/map.png`
pub(super) async fn png(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    give(&state, &request, Picture::Png).await
}

/// `/chart.svg`
pub(super) async fn chart_svg(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    chart(&state, &request, Picture::Svg).await
}

/// `/chart.png`
pub(super) async fn chart_png(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    chart(&state, &request, Picture::Png).await
}

/// `/overview.svg`
pub(super) async fn overview_svg(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    overview(&state, &request, Picture::Svg).await
}

/// `/overview.png`
pub(super) async fn overview_png(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    overview(&state, &request, Picture::Png).await
}

async fn overview(state: &State, request: &HttpRequest, picture: Picture) -> Result<HttpResponse, Problem> {
    let query = HeatQuery::parse(&parameters::pairs(request)?)?;
    let lang = query.lang.unwrap_or(state.settings().lang);
    answer::give(state, request, Ask::Overview { picture, lang, query }).await
}

async fn chart(state: &State, request: &HttpRequest, picture: Picture) -> Result<HttpResponse, Problem> {
    let query = CompareQuery::parse(&parameters::pairs(request)?)?;
    let lang = query.lang.unwrap_or(state.settings().lang);
    answer::give(state, request, Ask::Chart { picture, lang, query }).await
}

/// `/report.pdf`
pub(super) async fn report(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let query = Query::parse(&parameters::pairs(&request)?)?;
    let lang = language(&query, &state);
    // On paper there is one theme, and nobody comes from another indicator.
    let query = Query { theme: None, lang: None, ..query };
    answer::give(&state, &request, Ask::Report { lang, query }).await
}

async fn give(state: &State, request: &HttpRequest, picture: Picture) -> Result<HttpResponse, Problem> {
    let pairs = parameters::pairs(request)?;
    let by = pairs.iter().rfind(|(name, value)| name == "by" && !value.is_empty());
    match by.map(|(_, value)| value.as_str()) {
        None => {}
        Some(word) if word == By::Years.word() => return chart(state, request, picture).await,
        Some(word) => return Err(Problem::bad("by", word, [By::Years.word()])),
    }
    let query = Query::parse(&pairs)?;
    let lang = language(&query, state);
    let side = |name: &'static str, usual: u16| {
        let value = pairs.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str());
        value.map_or(Ok(usual), |value| {
            let pixels = value.parse().ok().filter(|pixels| SIDES.contains(pixels));
            let range = || [format!("{}–{}", SIDES.start(), SIDES.end())];
            pixels.ok_or_else(|| Problem::bad(name, value, range()))
        })
    };
    let (width, height) = (side("w", USUAL.0)?, side("h", USUAL.1)?);
    answer::give(state, request, Ask::Map { picture, lang, query, width, height }).await
}
