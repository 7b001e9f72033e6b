//! `/wall/heartbeat`: a wall says what it shows and learns what time it is; `/healthz/wall` passes
//! on how the walls do, `/healthz/wall/here` those on this device.

use std::time::Instant;

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use jiff::Zoned;
use serde::Serialize;

use super::errors::Problem;
use super::listeners::asker;
use super::login::is_from_here;
use super::state::State;
use super::walls::{Condition, Refused, Report, Told};
use crate::config::Night;

/// Bytes of a report that are read.
pub(super) const LONGEST: usize = 2048;

/// What a wall learns in return.
#[derive(Serialize)]
struct Answer {
    /// The snapshot that is served.
    snapshot: Option<String>,
    /// Milliseconds since Monday's midnight where the server stands; `None` as long as nobody knows.
    week: Option<u32>,
    /// When the screen rests.
    night: Option<Night>,
}

/// `POST /wall/heartbeat`
///
/// # Errors
/// If the body is no report.
pub(super) async fn post(
    state: Data<State>,
    request: HttpRequest,
    body: Bytes,
) -> Result<HttpResponse, Problem> {
    // A page from elsewhere cannot send this type without asking, and is not answered.
    let is_json = request.headers().get(CONTENT_TYPE).is_some_and(|media| media == "application/json");
    let report = serde_json::from_slice::<Report>(&body).ok().filter(|_| is_json);
    let Some(report) = report else {
        state.walls().refused();
        return Err(Problem::Report);
    };
    let snapshot = state.edition().map(|edition| edition.id().to_string());
    // Who comes through a proxy on the device is elsewhere, and nobody knows where.
    let from = asker(&request).filter(|from| !from.is_loopback() || is_from_here(&request));
    match state.walls().heard(report, from, snapshot.as_deref(), Instant::now()) {
        // One wall too many is not looked after, but it has to know what time it is and when to rest.
        Ok(()) | Err(Refused::Crowded) => {}
        Err(Refused::Unsound) => return Err(Problem::Report),
    }
    let week = state.clock().now().map(|now| week(&now));
    let answer = Answer { snapshot, week, night: state.settings().night };
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(answer))
}

/// Milliseconds since Monday's midnight, by the clock on the wall.
fn week(now: &Zoned) -> u32 {
    let whole = |number: i8| u32::from(number.unsigned_abs());
    let days = whole(now.weekday().to_monday_zero_offset());
    let seconds = whole(now.hour()) * 3600 + whole(now.minute()) * 60 + whole(now.second());
    (days * 86_400 + seconds) * 1000 + u32::from(now.millisecond().unsigned_abs())
}

#[derive(Serialize)]
struct Health {
    status: &'static str,
    /// What is wrong, in a sentence for whoever looks after the machine.
    why: Option<&'static str>,
    walls: Vec<Told>,
}

/// `/healthz/wall`: 200 if every wall that is known shows what it should, 503 if any does not or
/// none is known.
pub(super) async fn health(state: Data<State>) -> HttpResponse {
    let walls = state.walls().told(Instant::now());
    let worst = walls.iter().find(|wall| wall.condition != Condition::Well).map(|wall| wall.condition);
    let why = match worst {
        None if walls.is_empty() => {
            Some("no wall has reported: no page shows /wall, or its script does not run")
        }
        None => None,
        Some(condition) => why(condition),
    };
    answer(why, walls)
}

/// `/healthz/wall/here`: 200 if a wall on this device shows what it should, 503 if none does. Walls
/// elsewhere are not asked for: whoever keeps a browser running here can do nothing for them.
pub(super) async fn health_here(state: Data<State>) -> HttpResponse {
    let mut walls = state.walls().told(Instant::now());
    walls.retain(|wall| wall.here);
    let is_well = walls.iter().any(|wall| wall.condition == Condition::Well);
    answer((!is_well).then_some("no wall on this device shows what it should"), walls)
}

fn answer(why: Option<&'static str>, walls: Vec<Told>) -> HttpResponse {
    let (status, code) =
        if why.is_some() { ("failing", StatusCode::SERVICE_UNAVAILABLE) } else { ("ok", StatusCode::OK) };
    HttpResponse::build(code).insert_header((CACHE_CONTROL, "no-store")).json(Health { status, why, walls })
}

fn why(condition: Condition) -> Option<&'static str> {
    Some(match condition {
        Condition::Well => return None,
        Condition::Silent => "a wall no longer reports: its browser, its machine or the network has stopped",
        Condition::Repeating => "a wall repeats an old report: its page no longer runs",
        Condition::Stuck => "a wall shows the same scene although its scenes should turn",
        Condition::Blank => "a wall draws nothing, or its scene cannot be seen",
        Condition::Altered => "a wall's page does not hold what it was sent",
        Condition::Behind => "a wall still shows an older snapshot",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_week_begins_on_monday() {
        let at = |text: &str| week(&text.parse::<Zoned>().unwrap());
        assert_eq!(at("2026-11-23T00:00:00+01[Europe/Copenhagen]"), 0);
        // Sunday: six days and 23:59:59.5.
        assert_eq!(at("2026-11-29T23:59:59.5+01[Europe/Copenhagen]"), 604_799_500);
    }
}
