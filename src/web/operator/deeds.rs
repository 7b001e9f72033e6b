//! What is done by a form's button.

use std::time::Duration;

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::form::{self, Sent};
use super::on_to;
use super::visit::{Use, Visit};
use crate::app::ImportError;
use crate::locale::Lang;
use crate::view::address;
use crate::view::error::Problem as Said;
use crate::web::errors::Problem;
use crate::web::state::State;

/// `POST /operator/seen`: the reports up to a number were read.
pub(super) async fn seen(
    state: Data<State>,
    request: HttpRequest,
    sent: Sent,
) -> Result<HttpResponse, Problem> {
    let visit = acting(&state, &request, &sent).await?;
    let number: u32 = form::value(&sent, "number")?.parse().map_err(|_| Problem::BAD_FORM)?;
    visit.make(move |visit| visit.operator.mark_seen(number).map_err(|_| Problem::BROKEN)).await?;
    Ok(done(form::lang(&sent), "seen"))
}

/// `POST /operator/held/confirm`: what waits goes live.
pub(super) async fn confirm(
    state: Data<State>,
    request: HttpRequest,
    sent: Sent,
) -> Result<HttpResponse, Problem> {
    let visit = acting(&state, &request, &sent).await?;
    let (held, now) = (form::value(&sent, "held")?.to_owned(), state.clock().noted());
    let confirmed = visit.make(move |visit| told(visit, visit.operator.confirm(&held, &visit.account, now)));
    shown(&state, &confirmed.await?).await;
    Ok(done(form::lang(&sent), "confirmed"))
}

/// `POST /operator/held/decline`: what waits is removed.
pub(super) async fn decline(
    state: Data<State>,
    request: HttpRequest,
    sent: Sent,
) -> Result<HttpResponse, Problem> {
    let visit = acting(&state, &request, &sent).await?;
    let (held, why) = (form::value(&sent, "held")?.to_owned(), reason(&sent)?);
    let now = state.clock().noted();
    visit.make(move |visit| told(visit, visit.operator.decline(&held, &why, &visit.account, now))).await?;
    Ok(done(form::lang(&sent), "declined"))
}

/// `POST /operator/history/show`: an earlier snapshot is shown again.
pub(super) async fn show(
    state: Data<State>,
    request: HttpRequest,
    sent: Sent,
) -> Result<HttpResponse, Problem> {
    let visit = acting(&state, &request, &sent).await?;
    let (id, why) = (form::value(&sent, "snapshot")?.to_owned(), reason(&sent)?);
    let now = state.clock().noted();
    let back = visit.make(move |visit| told(visit, visit.operator.show(&id, &why, &visit.account, now)));
    shown(&state, &back.await?).await;
    Ok(done(form::lang(&sent), "shown"))
}

/// Why somebody does it: something has to stand in the log.
fn reason(sent: &Sent) -> Result<String, Problem> {
    let reason = form::value(sent, "reason")?.trim();
    if reason.is_empty() { Err(Problem::BAD_FORM) } else { Ok(reason.to_owned()) }
}

/// What could not be done, in the visitor's language.
fn told<T>(visit: &Visit, done: Result<T, ImportError>) -> Result<T, Problem> {
    done.map_err(|error| {
        tracing::warn!(%error, "an operator's wish could not be done");
        Said::NotDone(visit.operator.why(visit.lang, &error)).into()
    })
}

/// Waits for the screens to show a snapshot, but not for long: the page is to tell of it.
async fn shown(state: &State, id: &str) {
    for _ in 0..50 {
        if state.edition().is_some_and(|edition| edition.id().as_str() == id) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Somebody who may change something, and meant to.
async fn acting(state: &State, request: &HttpRequest, sent: &Sent) -> Result<Visit, Problem> {
    let visit = Visit::of(state, request, Use::ByHand).await?;
    visit.may_act(form::value(sent, "form")?)?;
    Ok(Visit { lang: form::lang(sent), ..visit })
}

/// Back to the page, which says what was done.
pub(super) fn done(lang: Lang, word: &str) -> HttpResponse {
    on_to(&format!("{}&done={word}", address::operator(lang, "")))
}
