//! What all requests share: the current edition, its listeners, the counters.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use jiff::civil::Date;
use tokio::sync::watch;

use super::guests::Guests;
use super::metrics::Metrics;
use super::operator::Desk;
use super::walls::Walls;
use crate::app::clock::Clock;
use crate::app::edition::Edition;
use crate::app::operator::Operator;
use crate::config::{self, ClockTrust, Login, Night};
use crate::locale::Lang;
use crate::view::wall::Note;

/// How the server behaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Language of pages whose address names none.
    pub lang: Lang,
    /// Threads that answer requests.
    pub workers: usize,
    /// Connections that each of them holds at once.
    pub connections: usize,
    /// Screens that follow `/events` at once; one more gets 503.
    pub listeners: usize,
    /// Silence on `/events` after which a sign of life is sent.
    pub heartbeat: Duration,
    /// What says that the machine's time is right.
    pub trust: ClockTrust,
    /// When the wall rests.
    pub night: Option<Night>,
    /// The port of TLS to which browsers of other machines are sent, if they are.
    pub secure: Option<u16>,
    /// Whether looking needs a login.
    pub viewers: Login,
    /// How long requests in flight may take to finish when the server stops.
    pub patience: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: Lang::default(),
            workers: 2,
            connections: 512,
            listeners: 200,
            heartbeat: Duration::from_secs(15),
            trust: ClockTrust::default(),
            night: None,
            secure: None,
            viewers: Login::None,
            patience: Duration::from_secs(5),
        }
    }
}

/// What listeners are told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct News {
    /// The snapshot that is served now.
    pub(super) snapshot: Option<String>,
    /// The day on which it is shown, if that is known.
    pub(super) day: Option<Date>,
    /// What the wall says in passing.
    pub(super) note: Option<Note>,
    /// True when the server stops: streams end.
    pub(super) closing: bool,
}

/// Shared by all workers for as long as the server runs.
#[derive(Debug)]
pub struct State {
    settings: Settings,
    edition: RwLock<Option<Arc<Edition>>>,
    news: watch::Sender<News>,
    seats: Arc<AtomicUsize>,
    metrics: Metrics,
    clock: Clock,
    walls: Walls,
    guests: Guests,
    desk: Option<Desk>,
}

impl State {
    /// A state without an edition: every page says to come back soon.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self {
            clock: Clock::new(settings.trust.clone()),
            settings,
            edition: RwLock::default(),
            news: watch::Sender::default(),
            seats: Arc::default(),
            metrics: Metrics::default(),
            walls: Walls::default(),
            guests: Guests::default(),
            desk: None,
        }
    }

    /// The same with the operator's page.
    #[must_use]
    pub fn operated(self, operator: Operator, settings: &config::Operator) -> Self {
        Self { desk: Some(Desk::new(operator, settings)), ..self }
    }

    /// Makes an edition the current one. Requests in flight finish with the
    /// edition they began with; listeners are told.
    pub fn publish(&self, edition: Arc<Edition>) {
        let (id, day) = (edition.id().to_string(), edition.today());
        *self.edition.write().unwrap_or_else(PoisonError::into_inner) = Some(edition);
        self.metrics.switched();
        self.news.send_modify(|news| (news.snapshot, news.day) = (Some(id), day));
    }

    /// Has the wall say something in passing, or nothing any more.
    pub fn tell(&self, note: Option<Note>) {
        self.news.send_if_modified(|news| std::mem::replace(&mut news.note, note) != note);
    }

    /// What the wall says in passing.
    #[must_use]
    pub fn note(&self) -> Option<Note> {
        self.news.borrow().note
    }

    /// The current edition.
    #[must_use]
    pub fn edition(&self) -> Option<Arc<Edition>> {
        self.edition.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// True if as many connections are open as may be: whoever comes now waits until one goes.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.guests.count() >= self.settings.workers * self.settings.connections
    }

    /// Whoever is connected.
    pub(super) fn guests(&self) -> &Guests {
        &self.guests
    }

    /// How the server behaves.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What time it is, if that is known.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The walls that report what they show.
    pub(super) fn walls(&self) -> &Walls {
        &self.walls
    }

    /// What stands behind the operator's page; `None` where there is none.
    pub(super) fn desk(&self) -> Option<&Desk> {
        self.desk.as_ref()
    }

    pub(super) fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// Ends every stream, so that a server can stop.
    pub(super) fn close(&self) {
        self.news.send_modify(|news| news.closing = true);
    }

    pub(super) fn news(&self) -> watch::Receiver<News> {
        self.news.subscribe()
    }

    /// Screens that listen now.
    pub(super) fn listeners(&self) -> usize {
        self.seats.load(Ordering::Relaxed)
    }

    /// A place among the listeners, free again when dropped; `None` if all are taken.
    pub(super) fn seat(&self) -> Option<Seat> {
        let seat = Seat(Arc::clone(&self.seats));
        // Dropping the seat gives back what was taken too much.
        (self.seats.fetch_add(1, Ordering::Relaxed) < self.settings.listeners).then_some(seat)
    }
}

/// A place among the listeners.
pub(super) struct Seat(Arc<AtomicUsize>);

impl Drop for Seat {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_few_and_come_free_again() {
        let state = State::new(Settings { listeners: 2, ..Settings::default() });
        let (first, second) = (state.seat(), state.seat());
        assert!(first.is_some() && second.is_some());
        assert!(state.seat().is_none());
        assert_eq!(state.listeners(), 2);
        drop(first);
        assert!(state.seat().is_some());
    }
}
