//! The command line: one file for each command.

mod arguments;
mod audit;
mod check;
#[cfg(debug_assertions)]
mod confined;
mod device;
mod doctor;
mod held;
mod import;
mod inbox;
mod journal;
mod keys;
mod kiosk;
mod ledger;
mod log;
mod progress;
mod protect;
pub mod report;
mod scribe;
mod secure;
mod serve;
mod sign;
mod snapshots;
mod take_in;
mod usb;
mod users;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{CommandFactory as _, Parser};

use crate::app::Hand;
use crate::app::Terms;
use crate::app::clock::Clock;
use crate::app::intake::Intake;
use crate::config::Config;
use crate::locale::Lang;
use crate::logbook::{Actor, Deed, Logbook};
use crate::snapshot::{Scribe, Store};
use crate::trust::Trust;
use arguments::{Arguments, Command};

/// The bundle was refused, the figures give something away, or the device has a fault.
const REFUSED: u8 = 3;

/// What every command is given.
struct Session {
    config: Config,
    /// The settings file that was named on the command line.
    config_file: Option<PathBuf>,
    data_dir: PathBuf,
    lang: Lang,
}

impl Session {
    /// By the hand of whoever sits at the command line, now.
    fn hand(&self) -> Hand {
        Hand { who: Actor::Command, signer: None, now: Clock::new(self.config.clock.clone()).noted() }
    }

    /// Notes what somebody at the command line does, before it is done.
    fn log(&self, deed: Deed) -> anyhow::Result<()> {
        let Hand { who, now, .. } = self.hand();
        let log = Logbook::open(&self.data_dir);
        let noted = device::as_owner(&self.data_dir, || log.append(now, &who, deed));
        let failed = || self.lang.text("import-log-failed");
        noted.with_context(failed)?.with_context(failed)?;
        Ok(())
    }

    /// Where snapshots are published. Their tables are written by this program in a process of its own.
    fn store(&self) -> anyhow::Result<Store> {
        Ok(Store::new(&self.data_dir).with_scribe(Scribe::new(own_program()?)))
    }

    /// What is brought to this device.
    fn intake(&self) -> Intake {
        let Config { inbox, clock, .. } = &self.config;
        Intake::new(&self.data_dir, clock.clone()).with_inbox(inbox.folder.as_deref())
    }

    /// What the settings demand of a bundle.
    fn terms(&self) -> Terms {
        let Config { protect, acknowledged, confirm, history, trust, .. } = &self.config;
        Terms {
            rule: protect.rule,
            accept: protect.accept,
            acknowledged: acknowledged.clone(),
            confirm: confirm.clone(),
            history: history.clone(),
            trust: Trust::of(&trust.keys, trust.unsigned),
            older: false,
        }
    }
}

/// This program, for whatever it starts to have done by itself.
fn own_program() -> anyhow::Result<PathBuf> {
    std::env::current_exe().context("the program does not find itself")
}

/// Reads the command line and does what it says: exit code 0 done, 1 failed,
/// 2 wrong usage, 3 the bundle was refused, an audit found something exposed, or the doctor a fault.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(code) => code,
        Err(error) => {
            #[allow(clippy::print_stderr)] // this is where a command says why it failed
            {
                eprintln!("{}", journal::failure(&error));
            }
            ExitCode::FAILURE
        }
    }
}

/// What may be written on the command line, for whoever writes manuals of it.
#[must_use]
pub fn command() -> clap::Command {
    Arguments::command()
}

fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    if let Command::Doctor { report } = &arguments.command {
        // It has to say what is wrong with settings that cannot be used.
        return doctor::doctor(&arguments, report.as_deref());
    }
    if let Command::WriteTables { folder } = &arguments.command {
        // It is told all that it needs: neither settings nor a data directory have to be found.
        return scribe::scribe(folder);
    }
    let config = Config::read(arguments.config.as_deref())?;
    let lang = lang(&arguments, &config);
    let data_dir = arguments.data_dir()?;
    if arguments.command.changes_data() {
        // Whoever starts a server by hand sees by the demo whose data it shows.
        let is_named = arguments.names_data_dir() || matches!(arguments.command, Command::Serve { .. });
        device::keep_strangers_out(&data_dir, is_named, lang)?;
    }
    let session = Session { data_dir, config, config_file: arguments.config, lang };
    // What runs for long says more; the first to ask is heard.
    if !matches!(arguments.command, Command::Serve { .. } | Command::Kiosk { .. }) {
        journal::to_stderr("warn");
    }
    match arguments.command {
        Command::Serve { listen } => serve::serve(&session, listen),
        Command::Check { bundle, format } => check::check(&session, &bundle, format),
        Command::Audit(arguments) => audit::audit(&session, &arguments),
        #[cfg(debug_assertions)]
        Command::Confined(arguments) => confined::confined(&session, arguments),
        // Done above, with whatever settings there are.
        Command::Doctor { .. } | Command::WriteTables { .. } => Ok(ExitCode::SUCCESS),
        Command::Held { action } => held::held(&session, &action),
        Command::Import { bundle, unsigned, older } => import::import(&session, &bundle, unsigned, older),
        Command::Keys { action } => keys::keys(&session, action.as_ref()),
        Command::Kiosk { server, browser } => kiosk::kiosk(server, &browser),
        Command::Inbox { once } => inbox::inbox(&session, once),
        Command::Ledger { action } => ledger::ledger(&session, &action),
        Command::Log { lines, action } => log::log(&session, lines, action.as_ref()),
        Command::Protect { bundle, out, ledger } => {
            protect::protect(&session, &bundle, &out, ledger.as_deref())
        }
        Command::Sign { bundle, key, password } => sign::sign(&session, &bundle, &key, &password.told(false)),
        Command::Snapshots { action } => snapshots::snapshots(&session, &action),
        Command::Users { action } => users::users(&session, &action),
        Command::TakeIn(arguments) => take_in::take_in(&session, &arguments),
        Command::Usb { stick, queue } => usb::usb(&session, &stick, queue),
    }
}

fn lang(arguments: &Arguments, config: &Config) -> Lang {
    arguments.lang.or(config.lang).or_else(lang_of_environment).unwrap_or_default()
}

fn lang_of_environment() -> Option<Lang> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .and_then(|locale| Lang::from_tag(&locale))
}
