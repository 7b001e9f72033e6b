//! `/operator`, its reports and its log: what those who are logged in read.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, HeaderName};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::answer;
use super::visit::{Use, Visit};
use crate::locale::Lang;
use crate::render::operator as render;
use crate::web::errors::Problem;
use crate::web::parameters;
use crate::web::state::State;

/// Says whether the rest of the page is out of date.
const MARK: HeaderName = HeaderName::from_static("x-komspot-mark");
/// What can have been done a moment ago.
const DONE: [&str; 5] = ["uploaded", "seen", "confirmed", "declined", "shown"];

/// `/operator`
pub(super) async fn overview(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&state, &request, by(&request)?).await?;
    let desk = state.desk().ok_or(Problem::NOTHING)?;
    let (edition, upload) = (state.edition().ok_or(Problem::NOT_READY)?, desk.largest);
    let notice = notice(visit.lang, &request)?;
    let page = visit.make(move |visit| {
        let shown = edition.snapshot();
        Ok(visit.operator.overview(visit.lang, visit.visitor(), shown, upload, notice))
    });
    Ok(answer(render::overview(&page.await?)))
}

/// `/operator/progress`: a piece of the page, which asks for it by itself.
pub(super) async fn progress(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&state, &request, Use::ByItself).await?;
    let (lang, edition) = (visit.lang, state.edition().ok_or(Problem::NOT_READY)?);
    let progress =
        visit.make(move |visit| Ok(visit.operator.progress(visit.lang, edition.id().as_str()))).await?;
    let mut response = answer(render::progress(lang, &progress).into_string());
    let mark = progress.mark.parse().map_err(|_| Problem::BROKEN)?;
    response.headers_mut().insert(MARK, mark);
    Ok(response)
}

/// `/operator/reports/{number}`
pub(super) async fn report(
    state: Data<State>,
    request: HttpRequest,
    number: Path<String>,
) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&state, &request, Use::ByHand).await?;
    let number: u32 = number.parse().map_err(|_| Problem::NOTHING)?;
    let page = visit.make(move |visit| {
        visit.operator.report(visit.lang, visit.visitor(), number).ok_or(Problem::NOTHING)
    });
    Ok(answer(render::report(&page.await?)))
}

/// `/operator/log`
pub(super) async fn log(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&state, &request, Use::ByHand).await?;
    let page = visit.make(|visit| Ok(visit.operator.log(visit.lang, visit.visitor()))).await?;
    Ok(answer(render::log(&page)))
}

/// `/operator/log.csv`
pub(super) async fn csv(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&state, &request, Use::ByHand).await?;
    let csv = visit.make(|visit| visit.operator.log_csv(visit.lang).map_err(|_| Problem::BROKEN)).await?;
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"komspot-log.csv\""))
        .content_type("text/csv; charset=utf-8")
        .body(csv))
}

/// Whether somebody asks, or the page does by itself: the address says so.
fn by(request: &HttpRequest) -> Result<Use, Problem> {
    let itself = |(name, value): &(String, String)| name == "by" && value == "itself";
    Ok(if parameters::pairs(request)?.iter().any(itself) { Use::ByItself } else { Use::ByHand })
}

/// What was just done, in words: the address holds one of a few words and nothing else.
fn notice(lang: Lang, request: &HttpRequest) -> Result<Option<String>, Problem> {
    let pairs = parameters::pairs(request)?;
    let done = pairs.iter().find(|(name, _)| name == "done").map(|(_, word)| word.as_str());
    let known = DONE.iter().find(|word| Some(**word) == done);
    Ok(known.map(|word| lang.text(&format!("operator-done-{word}"))))
}
