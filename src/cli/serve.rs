//! `komspot serve`: the screens.

use std::io::{Write as _, stdout};
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::JoinHandle;

use super::{Session, journal, secure};
use crate::app::edition::{self, Edition};
use crate::app::follow::Follower;
use crate::app::intake::Notes;
use crate::app::operator::Operator;
use crate::app::past::past;
use crate::snapshot::Store;
use crate::web::listeners::{Listener, Scheme};
use crate::web::pulse::{self, Door};
use crate::web::{self, Settings, State};

/// How often the store is looked at for a new snapshot.
const LOOK: Duration = Duration::from_millis(250);
/// How often the reports are looked at for what the wall says of them.
const NOTE: Duration = Duration::from_secs(1);
/// How long work that has panicked is left alone.
const REST: Duration = Duration::from_mins(1);

pub(super) fn serve(session: &Session, listen: Option<SocketAddr>) -> anyhow::Result<ExitCode> {
    journal::to_stderr("info");
    let (mut listeners, handed_over) = listeners(session, listen)?;
    let tls = secure::tls(session, &mut listeners, handed_over);
    let door = Door::wanted()?;
    let mut follower = Follower::new(&session.data_dir);
    let operator = Operator::new(session.store()?, session.intake(), session.terms(), super::import::words);
    let settings = Settings {
        lang: session.config.lang.unwrap_or_default(),
        workers: session.config.server.workers,
        trust: session.config.clock.clone(),
        night: session.config.wall.night,
        secure: tls.as_ref().and_then(|tls| tls.redirect_to),
        viewers: session.config.viewers,
        ..Settings::default()
    };
    let notes = operator.notes();
    let state = Arc::new(State::new(settings).operated(operator, &session.config.operator));
    let snapshot = follower.first()?;
    let unfilled = follower.store().is_none();
    let editions =
        edition::Settings { today: state.clock().today(), ..edition::Settings::of(&session.config) };
    let edition = Edition::new(Arc::new(snapshot), &editions).with_ledger(follower.ledger().as_deref());
    show(&state, &follower, edition);
    announce(session, &listeners, tls.is_some(), unfilled)?;
    if session.config.inbox.watch {
        super::inbox::in_the_background(session)?;
    }
    actix_web::rt::System::new().block_on(async {
        let following = actix_web::rt::spawn(follow(follower, Arc::clone(&state), editions));
        let noting = actix_web::rt::spawn(note(notes, Arc::clone(&state)));
        let certificate = tls.map(|tls| tls.config);
        let serving = web::run(listeners, door.as_ref(), Arc::clone(&state), certificate, stopped());
        let beating = async {
            match &door {
                Some(door) => pulse::beat(door, &state).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            ended = serving => ended?,
            () = beating => {}
        }
        following.abort();
        noting.abort();
        Ok(ExitCode::SUCCESS)
    })
}

/// Shows every snapshot that becomes current, and each on every new day, until the server ends.
async fn follow(mut follower: Follower, state: Arc<State>, editions: edition::Settings) {
    let mut looking_back = None;
    loop {
        tokio::time::sleep(LOOK).await;
        look_back(&state, follower.store(), &mut looking_back);
        let (settings, shared) = (editions.clone(), Arc::clone(&state));
        let look = move || {
            let next = survive(|| next(&mut follower, &shared, &settings));
            (follower, next)
        };
        let Ok((back, next)) = tokio::task::spawn_blocking(look).await else { return };
        follower = back;
        match next {
            Some(Some(edition)) => {
                tracing::info!(snapshot = %edition.id(), today = ?edition.today(), "showing a new edition");
                show(&state, &follower, edition);
            }
            Some(None) => {}
            None => {
                tracing::error!("what is new cannot be shown; what was shown stays");
                tokio::time::sleep(REST).await;
            }
        }
    }
}

/// Has what is shown compared with what was shown before it: beside everything else, and one edition
/// at a time.
fn look_back(state: &State, store: Option<&Store>, running: &mut Option<JoinHandle<()>>) {
    if running.as_ref().is_some_and(|task| !task.is_finished()) {
        return;
    }
    let Some(shown) = state.edition().filter(|shown| !shown.has_looked_back()) else { return };
    let store = store.cloned();
    *running = Some(tokio::task::spawn_blocking(move || {
        // The demo has nothing before it.
        let before = store.and_then(|store| survive(|| past(&store, &shown)));
        shown.look_back(before.unwrap_or_default());
    }));
}

/// Has the wall say what becomes of bundles that are brought, until the server ends.
async fn note(mut notes: Notes, state: Arc<State>) {
    loop {
        let ask = move || (survive(|| notes.now()), notes);
        let Ok((note, back)) = tokio::task::spawn_blocking(ask).await else { return };
        notes = back;
        if note.is_none() {
            tracing::error!("what becomes of bundles cannot be told");
        }
        let pause = if note.is_some() { NOTE } else { REST };
        state.tell(note.flatten());
        tokio::time::sleep(pause).await;
    }
}

/// Does what a fault in the program must not end for good: nobody may come by for months. `None` after a
/// panic, which has told of itself.
fn survive<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

fn show(state: &State, follower: &Follower, edition: Edition) {
    state.clock().shows(edition.snapshot(), follower.made());
    state.publish(Arc::new(edition));
}

/// What is to be shown next, if not what is shown: another snapshot, or the same on another day.
fn next(follower: &mut Follower, state: &State, settings: &edition::Settings) -> Option<Edition> {
    state.clock().look();
    let today = state.clock().today();
    if let Some(snapshot) = follower.changed() {
        let settings = edition::Settings { today, ..settings.clone() };
        return Some(Edition::new(Arc::new(snapshot), &settings).with_ledger(follower.ledger().as_deref()));
    }
    let shown = state.edition()?;
    (shown.today() != today).then(|| shown.on(today))
}

/// The sockets that systemd has opened, and true; or else one of our own.
fn listeners(session: &Session, listen: Option<SocketAddr>) -> anyhow::Result<(Vec<Listener>, bool)> {
    let handed = Listener::handed_over().context("LISTEN_FDS")?;
    if !handed.is_empty() {
        return Ok((handed, true));
    }
    let address = listen.unwrap_or(session.config.server.listen);
    Ok((vec![Listener::bind(address).with_context(|| address.to_string())?], false))
}

/// Says where the pages are, and that nothing was imported yet where that is so.
fn announce(session: &Session, listeners: &[Listener], tls: bool, unfilled: bool) -> anyhow::Result<()> {
    let mut out = stdout().lock();
    if unfilled {
        writeln!(out, "{}", session.lang.text("serve-demo"))?;
    }
    for listener in listeners.iter().filter(|listener| tls || listener.scheme == Scheme::Plain) {
        let address = listener.url()?;
        let wall = format!("{address}wall");
        writeln!(out, "{}", session.lang.text_with("serve-ready", &[("address", address.into())]))?;
        writeln!(out, "{}", session.lang.text_with("serve-wall", &[("address", wall.into())]))?;
    }
    out.flush()?;
    Ok(())
}

/// Ends when the process is told to end, and systemd knows that it will.
async fn stopped() {
    asked_to_stop().await;
    pulse::stopping();
}

/// Ends when the process is told to end.
pub(super) async fn asked_to_stop() {
    let (Ok(mut terminate), Ok(mut interrupt)) =
        (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        // Without signals the only way to stop is to be killed, which is safe.
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}
