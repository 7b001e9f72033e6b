//! What is done by a form's button.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::form::{self, Sent};
use super::on_to;
use super::visit::{Use, Visit};
use crate::locale::Lang;
use crate::view::address;
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
