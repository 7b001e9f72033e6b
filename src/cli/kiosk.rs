//! `komspot kiosk`: keeps a browser on this device's own screen, and tells systemd whether its wall
//! is well.
//!
//! A browser can hang, lose its page or draw nothing while its process lives on. Only what the
//! server hears from the wall counts (`/healthz/wall/here`): where that is not well for
//! `WatchdogSec=`, systemd ends this command with everything it has started, and begins anew.

use std::ffi::OsString;
use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, bail};
use rustix::process::{Pid, Signal, kill_process};
use sd_notify::NotifyState;
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

use super::journal;
use super::serve::asked_to_stop;
use crate::app::supervisor;
use crate::web::question;

/// Where the kernel tells of screens.
const SCREENS: &str = "/sys/class/drm";
/// How often the server is asked where systemd sets no watchdog, and screens are looked for.
const PACE: Duration = Duration::from_secs(5);
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(5);

pub(super) fn kiosk(server: SocketAddr, browser: &[OsString]) -> anyhow::Result<ExitCode> {
    journal::to_stderr("info");
    let Some((program, arguments)) = browser.split_first() else { bail!("no browser is named") };
    let mut command = Command::new(program);
    command.args(arguments).kill_on_drop(true);
    actix_web::rt::System::new().block_on(async {
        wait_for_screen(Path::new(SCREENS)).await;
        let mut browser = command.spawn().with_context(|| program.display().to_string())?;
        tokio::select! {
            ended = browser.wait() => bail!("the browser has ended: {}", ended?),
            () = watch(server) => Ok(ExitCode::SUCCESS),
            () = asked_to_stop() => {
                end(&mut browser).await;
                Ok(ExitCode::SUCCESS)
            }
        }
    })
}

/// Ends the browser in good order, so that its wall is not missed.
async fn end(browser: &mut Child) {
    let id = browser.id().and_then(|id| Pid::from_raw(i32::try_from(id).ok()?));
    if id.is_some_and(|id| kill_process(id, Signal::TERM).is_ok()) {
        // Whatever does not heed that is killed when it is dropped.
        let _ = timeout(PATIENCE, browser.wait()).await;
    }
}

/// Waits as long as every socket for a screen is known to be empty.
async fn wait_for_screen(screens: &Path) {
    while all_unplugged(screens) {
        tell(true, "Waits for a screen to be plugged in");
        sleep(PACE).await;
    }
}

fn all_unplugged(screens: &Path) -> bool {
    let entries = fs::read_dir(screens).into_iter().flatten().flatten();
    // A Raspberry Pi can draw into its own memory as well, and calls that a screen which is always there.
    let sockets = entries.filter(|entry| !entry.file_name().to_string_lossy().contains("-Writeback-"));
    let mut statuses = sockets.filter_map(|entry| fs::read_to_string(entry.path().join("status")).ok());
    let Some(first) = statuses.next() else { return false };
    std::iter::once(first).chain(statuses).all(|status| status.trim() == "disconnected")
}

/// What is known of the wall on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wall {
    Well,
    Unwell,
    /// The server does not answer, which no new browser would mend.
    Unknown,
}

/// Tells systemd how the wall does, for as long as it runs.
async fn watch(server: SocketAddr) {
    let pace = supervisor::pace(PACE);
    let mut before = None;
    loop {
        let wall = wall(server).await;
        let text = match wall {
            Wall::Well => "The wall is well",
            Wall::Unwell => "The wall is not well",
            Wall::Unknown => "The server does not answer",
        };
        if before.replace(wall) != Some(wall) {
            match wall {
                Wall::Well => tracing::info!(%server, "{text}"),
                Wall::Unwell | Wall::Unknown => tracing::warn!(%server, "{text}"),
            }
        }
        tell(wall != Wall::Unwell, text);
        sleep(pace).await;
    }
}

async fn wall(server: SocketAddr) -> Wall {
    let asked = async { question::ask(TcpStream::connect(server).await?, "/healthz/wall/here").await };
    match timeout(PATIENCE, asked).await {
        Ok(Ok(200)) => Wall::Well,
        Ok(Ok(503)) => Wall::Unwell,
        _ => Wall::Unknown,
    }
}

/// Tells systemd, which ends what is not `alive` for too long.
fn tell(alive: bool, text: &str) {
    let status = NotifyState::Status(text);
    if alive { supervisor::tell(&[NotifyState::Watchdog, status]) } else { supervisor::tell(&[status]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_is_waited_for_where_every_socket_is_empty() {
        let place = tempfile::tempdir().unwrap();
        assert!(!all_unplugged(place.path()), "nobody knows of sockets");
        let socket = |name: &str, status: &str| {
            fs::create_dir_all(place.path().join(name)).unwrap();
            fs::write(place.path().join(name).join("status"), status).unwrap();
        };
        fs::create_dir(place.path().join("card0")).unwrap();
        socket("card0-HDMI-A-1", "disconnected\n");
        socket("card0-HDMI-A-2", "disconnected\n");
        assert!(all_unplugged(place.path()));
        for status in ["unknown\n", "connected\n"] {
            socket("card0-Writeback-1", status);
            assert!(all_unplugged(place.path()), "memory is no screen");
        }
        socket("card0-HDMI-A-2", "connected\n");
        assert!(!all_unplugged(place.path()));
        socket("card0-HDMI-A-2", "unknown\n");
        assert!(!all_unplugged(place.path()), "some panels do not say");
    }
}
