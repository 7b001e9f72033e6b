//! What systemd is told of the server: that it is ready, what it shows, that it still answers, that
//! it stops.
//!
//! The server asks itself as a browser would, through a door of its own beside the sockets of the
//! network: the connection is taken by the same thread, which deals connections out to the workers in
//! turn. It asks as often as there are workers, and only when each question was answered is it said to be
//! ready or alive; systemd ends and restarts what has been silent for `WatchdogSec=`. A house full of
//! guests keeps the question out as well, and is no reason to put them all on the street.

use std::io;
use std::os::linux::net::SocketAddrExt as _;
use std::os::unix::net::{SocketAddr, UnixListener};
use std::time::{Duration, Instant};

use sd_notify::NotifyState;
use tokio::net::UnixStream;
use tokio::time::{sleep, timeout};

use super::question;
use super::state::State;
use super::walls::Condition;
use crate::app::supervisor;

/// How often the server asks itself where systemd sets no watchdog.
const BEAT: Duration = Duration::from_secs(15);
/// How often it does until it is ready.
const FIRST_BEATS: Duration = Duration::from_millis(100);
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// The server's own way in, which nobody else knows.
#[derive(Debug)]
pub struct Door {
    name: String,
    socket: UnixListener,
}

impl Door {
    /// A door, where systemd wants to be told how the server does.
    ///
    /// # Errors
    /// If the system gives no socket.
    pub fn wanted() -> io::Result<Option<Self>> {
        std::env::var_os("NOTIFY_SOCKET").map(|_| Self::new()).transpose()
    }

    fn new() -> io::Result<Self> {
        // An abstract address is no file, and belongs to the network that only this unit may see.
        let name = format!("komspot-{:016x}", getrandom::u64()?);
        let socket = UnixListener::bind_addr(&SocketAddr::from_abstract_name(&name)?)?;
        Ok(Self { name, socket })
    }

    /// The socket behind it, for the server to listen on.
    ///
    /// # Errors
    /// If the system gives no second handle.
    pub(super) fn socket(&self) -> io::Result<UnixListener> {
        self.socket.try_clone()
    }

    async fn answers(&self, path: &str) -> bool {
        let asked = async {
            // The nought in front makes it an abstract address.
            let stream = UnixStream::connect(format!("\0{}", self.name)).await?;
            question::ask(stream, path).await
        };
        matches!(timeout(PATIENCE, asked).await, Ok(Ok(200)))
    }
}

/// Tells systemd how the server does, for as long as it runs.
pub async fn beat(door: &Door, state: &State) {
    let pace = supervisor::pace(BEAT);
    let (mut is_ready, mut told) = (false, String::new());
    loop {
        let mut answers = true;
        for _ in 0..state.settings().workers {
            answers = answers && door.answers(if is_ready { "/healthz" } else { "/readyz" }).await;
        }
        if answers || (is_ready && state.is_full()) {
            let mut news = vec![NotifyState::Watchdog];
            if !is_ready {
                news.push(NotifyState::Ready);
            }
            let status = status(state);
            if status != told {
                news.push(NotifyState::Status(&status));
            }
            supervisor::tell(&news);
            (is_ready, told) = (true, status);
        } else if is_ready {
            tracing::warn!("the server does not answer its own question");
        }
        sleep(if is_ready { pace } else { FIRST_BEATS }).await;
    }
}

/// Says that the server has been told to stop.
pub fn stopping() {
    supervisor::tell(&[NotifyState::Stopping, NotifyState::Status("Finishing what was asked")]);
}

/// `Shows 000002-9b1d04ce on 2026-11-23; walls that are well: 1`
fn status(state: &State) -> String {
    let shown = state.edition().map_or("nothing".to_owned(), |edition| {
        let demo = if edition.snapshot().origin.demo { "the demo, " } else { "" };
        let day = edition.today().map_or("a day that nobody knows".to_owned(), |day| day.to_string());
        format!("{demo}{} on {day}", edition.id())
    });
    let walls = state.walls().told(Instant::now());
    let well = walls.iter().filter(|wall| wall.condition == Condition::Well).count();
    let walls = match walls.len() {
        0 => "no wall reports".to_owned(),
        all if well == all => format!("walls that are well: {well}"),
        all => format!("walls that are well: {well} of {all}"),
    };
    let full = if state.is_full() { "; full: as many connections as may be" } else { "" };
    format!("Shows {shown}; {walls}{full}")
}
