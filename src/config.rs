//! The operator's settings: the file as written, then checked.

mod check;
mod clock;
mod confirm;
mod history;
mod hours;
mod inbox;
#[cfg(test)]
mod offered;
mod operator;
mod playlist;
mod protect;
mod server;
mod signature;
#[cfg(test)]
mod tests;
mod tls;
mod trust;
mod viewers;
mod wall;

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::check::{Acknowledged, AcknowledgedError};
use crate::locale::Lang;
use crate::protect::RuleError;

pub use clock::ClockTrust;
pub use confirm::Limits;
pub use history::Retention;
pub use inbox::Inbox;
pub use operator::Operator;
pub use protect::{Accept, Protect};
pub use server::Server;
pub use signature::SignatureError;
pub use tls::{Certificate, Tls};
pub use trust::Trust;
pub use viewers::Login;
pub use wall::{Look, MapFocus, MapProjection, Night, Wall};

/// Checked settings.
#[derive(Clone, Debug)]
pub struct Config {
    /// Language of messages and of pages that do not ask for one.
    pub lang: Option<Lang>,
    /// Whom to write to about the pages: an address or a telephone number, shown as text.
    pub contact: Option<String>,
    /// `[server]`
    pub server: Server,
    /// `[clock]`: what says that the machine's time is right.
    pub clock: ClockTrust,
    /// `[inbox]`
    pub inbox: Inbox,
    /// `[operator]`
    pub operator: Operator,
    /// `[protect]`
    pub protect: Protect,
    /// `[check]`: columns whose alarms about persons are known to be false.
    pub acknowledged: Acknowledged,
    /// `[confirm]`: beyond which changes a bundle waits for a confirmation.
    pub confirm: Limits,
    /// `[history]`: how much of what was published before is kept.
    pub history: Retention,
    /// `[tls]`; `None` where the server speaks plain HTTP only.
    pub tls: Option<Tls>,
    /// `[trust]`
    pub trust: Trust,
    /// `[viewers]`: who may look.
    pub viewers: Login,
    /// `[wall]`
    pub wall: Wall,
}

/// The settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{path}: {source}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The file is not TOML, or has a setting that does not exist.
    #[error("{path}: {source}")]
    Syntax {
        /// Which file.
        path: PathBuf,
        /// Where and what.
        source: Box<toml::de::Error>,
    },
    /// A value is out of range.
    #[error("{path}: {setting} = {value}: {expected}")]
    Value {
        /// Which file.
        path: PathBuf,
        /// Which setting.
        setting: &'static str,
        /// What it was set to.
        value: String,
        /// What it may be.
        expected: &'static str,
    },
    /// A column cannot be acknowledged.
    #[error("{path}: check.acknowledged = {entry:?}: {source}")]
    Acknowledged {
        /// Which file.
        path: PathBuf,
        /// The entry, as written.
        entry: String,
        /// Why not.
        source: AcknowledgedError,
    },
    /// Columns are acknowledged by settings that nobody vouches for.
    #[error("{path}: check.acknowledged needs signed settings: {source}")]
    Unsigned {
        /// Which file.
        path: PathBuf,
        /// What is wrong with the signature.
        source: SignatureError,
    },
    /// k is out of range.
    #[error("{path}: protect.k: {source}")]
    Rule {
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: RuleError,
    },
}

/// The file as written. A setting that does not exist is an error: a slip of
/// the pen must not silently leave the default in force.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    language: Option<String>,
    contact: Option<String>,
    server: server::Written,
    clock: clock::Written,
    check: check::Written,
    inbox: inbox::Written,
    operator: operator::Written,
    protect: protect::Written,
    confirm: confirm::Written,
    history: history::Written,
    tls: tls::Written,
    trust: trust::Written,
    viewers: viewers::Written,
    wall: wall::Written,
}

/// The settings file, for errors to name.
#[derive(Clone, Copy)]
struct Place<'a> {
    path: &'a Path,
}

impl Place<'_> {
    /// A value that is out of range.
    fn value(self, setting: &'static str, value: &dyn ToString, expected: &'static str) -> ConfigError {
        ConfigError::Value { path: self.path.to_owned(), setting, value: value.to_string(), expected }
    }
}

/// Where the settings lie unless the command line says otherwise.
const USUAL_PLACE: &str = "/etc/komspot/komspot.toml";

impl Config {
    /// Reads and checks the settings. Without a named file the usual one is
    /// read if it is there; a named one has to be there.
    ///
    /// # Errors
    /// If the file cannot be read or a setting cannot be used.
    pub fn read(named: Option<&Path>) -> Result<Self, ConfigError> {
        let path = Self::place(named);
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(path, &text),
            Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => {
                Self::parse(path, "")
            }
            Err(source) => Err(ConfigError::Io { path: path.to_owned(), source }),
        }
    }

    /// Where the settings are looked for.
    #[must_use]
    pub fn place(named: Option<&Path>) -> &Path {
        named.unwrap_or(Path::new(USUAL_PLACE))
    }

    /// What holds where the file says nothing.
    ///
    /// # Errors
    /// Never, as the tests see: an empty file can be used.
    pub fn defaults(named: Option<&Path>) -> Result<Self, ConfigError> {
        Self::parse(Self::place(named), "")
    }

    fn parse(path: &Path, text: &str) -> Result<Self, ConfigError> {
        let file: File = toml::from_str(text)
            .map_err(|source| ConfigError::Syntax { path: path.to_owned(), source: Box::new(source) })?;
        let place = Place { path };
        let lang = |tag: &String| {
            Lang::from_tag(tag).ok_or_else(|| place.value("language", tag, "expected da or en"))
        };
        let contact = |text: String| match text.trim() {
            "" => Err(place.value("contact", &text, "expected whom to write to, or no such line")),
            line if line.chars().count() <= 100 && !line.chars().any(char::is_control) => Ok(line.to_owned()),
            _ => Err(place.value("contact", &text, "expected one line of at most 100 characters")),
        };
        Ok(Self {
            contact: file.contact.map(contact).transpose()?,
            lang: file.language.as_ref().map(lang).transpose()?,
            server: file.server.checked(place)?,
            clock: file.clock.checked(place)?,
            inbox: file.inbox.checked(place)?,
            operator: file.operator.checked(place)?,
            protect: file.protect.checked(place)?,
            acknowledged: file.check.checked(place, text)?,
            confirm: file.confirm.checked(place)?,
            history: file.history.checked(place)?,
            tls: file.tls.checked(place)?,
            trust: file.trust.checked(place)?,
            viewers: file.viewers.login,
            wall: file.wall.checked(place)?,
        })
    }
}
