//! `/events`: tells every screen when there is something new.

use std::convert::Infallible;

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::web::{Bytes, Data};
use futures_util::Stream;
use futures_util::stream::unfold;
use tokio::sync::watch;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at};

use super::errors::Problem;
use super::state::{News, Seat, State};
use crate::view::wall::Note;

/// How long a screen waits before it connects anew.
const RETRY: &str = "retry: 3000\n\n";
/// A comment, which screens do not see and proxies take as a sign of life.
const HEARTBEAT: &str = ":\n\n";

/// `/events`
///
/// # Errors
/// If as many screens listen as may.
pub(super) async fn get(state: Data<State>) -> Result<HttpResponse, Problem> {
    let seat = state.seat().ok_or(Problem::Crowded)?;
    let heartbeat = state.settings().heartbeat;
    let mut beat = interval_at(Instant::now() + heartbeat, heartbeat);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let listener = Listener { news: state.news(), beat, greeted: false, noted: None, _seat: seat };
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/event-stream"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header(("X-Accel-Buffering", "no"))
        .streaming(listener.stream()))
}

/// One screen. A slow one holds nobody up: it sees the newest news when it
/// reads, and never the ones it missed.
struct Listener {
    news: watch::Receiver<News>,
    beat: Interval,
    greeted: bool,
    /// What the screen says in passing.
    noted: Option<Note>,
    /// Given back when the screen goes.
    _seat: Seat,
}

impl Listener {
    fn stream(self) -> impl Stream<Item = Result<Bytes, Infallible>> {
        unfold(self, |mut listener| async {
            let message = listener.next().await?;
            Some((Ok(Bytes::from(message)), listener))
        })
    }

    /// The next thing to send; `None` when the server stops.
    async fn next(&mut self) -> Option<String> {
        if self.greeted {
            tokio::select! {
                changed = self.news.changed() => changed.ok()?,
                _ = self.beat.tick() => return Some(HEARTBEAT.to_owned()),
            }
        }
        let news = self.news.borrow_and_update().clone();
        if news.closing {
            return None;
        }
        self.beat.reset();
        let greeting = if std::mem::replace(&mut self.greeted, true) { "" } else { RETRY };
        // The same snapshot looks otherwise on a new day, where its figures have become late.
        let event = news.snapshot.map(|id| match news.day {
            Some(day) => format!("event: snapshot\nid: {id}@{day}\ndata: {id}\n\n"),
            None => format!("event: snapshot\nid: {id}\ndata: {id}\n\n"),
        });
        // A screen that begins to listen has nothing noted.
        let note = (std::mem::replace(&mut self.noted, news.note) != news.note).then(|| {
            let word = news.note.map_or("none", Note::word);
            format!("event: note\ndata: {word}\n\n")
        });
        Some(format!("{greeting}{}{}", event.unwrap_or_default(), note.unwrap_or_default()))
    }
}
