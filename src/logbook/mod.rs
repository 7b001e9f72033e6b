//! Who changed what when: `DATA/log.jsonl`, append-only, chained by hashes.
//!
//! One line for each deed, with the hash of the line before. How far the log
//! has come is kept beside it (`log.head`) and in every snapshot's folder, so
//! that a log that was cut off is told from one that is whole.
//!
//! ```text
//! {"number":7,"when":"2026-11-23T03:50:31Z","clock_trusted":true,"who":"inbox",
//!  "what":{"deed":"imported","snapshot":"000003-9b1d04ce",…},"before":"3fa9…"}
//! ```
//!
//! A deed is written before it is done: nothing is changed of which the log does
//! not tell. It holds what may be known by whoever may read it: no figure, no
//! password, and of what comes from outside (names, reasons) only short texts
//! without control characters.

mod deed;
mod export;
mod file;
mod tail;
mod text;
mod verify;
mod words;

pub use deed::Deed;
pub use export::csv;
pub use file::{LogError, Logbook};
pub use text::Text;
pub use verify::{Fault, Verified};

use serde::{Deserialize, Serialize};

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Actor {
    /// Somebody at the device's own command line.
    Command,
    /// Whoever laid a bundle into the inbox.
    Inbox,
    /// Whoever pushed in a USB stick.
    Usb,
    /// A user of the operator's page, by name.
    User(Text),
    /// The program by itself.
    Program,
}

impl Actor {
    /// A user of the operator's page.
    #[must_use]
    pub fn user(name: &str) -> Self {
        Self::User(Text::new(name))
    }

    /// As the log spells it.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Command => "command",
            Self::Inbox => "inbox",
            Self::Usb => "usb",
            Self::User(_) => "user",
            Self::Program => "program",
        }
    }
}

/// The time by the board's clock, which the caller has read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// What the clock says.
    pub utc: jiff::Timestamp,
    /// False where nobody has set the clock since the board was started: many
    /// boards have no battery.
    pub trusted: bool,
}

impl Now {
    /// As it is written, in seconds: `2026-11-23T03:50:31Z`.
    #[must_use]
    pub fn written(&self) -> String {
        self.utc.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number, from 1.
    pub number: u64,
    /// When, in UTC by the board's clock: `2026-11-23T03:50:31Z`.
    pub when: String,
    /// Whether that clock was set by somebody who knows the time.
    pub clock_trusted: bool,
    /// Who did it.
    pub who: Actor,
    /// What was done.
    pub what: Deed,
    /// SHA-256 of the line before, in hexadecimal; empty in the first.
    pub before: String,
}
