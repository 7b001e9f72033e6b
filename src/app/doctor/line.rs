//! One line of what the doctor says: a thing, how it is, in words, and what to do.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::locale::{self, Arg, Lang};
use crate::view::operator::moment;

/// How a thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// Good.
    Green,
    /// Worth a look, or could not be seen.
    Amber,
    /// Something has to be done.
    Red,
}

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The program itself.
    Program,
    /// The board.
    Board,
    /// Its memory.
    Memory,
    /// The card or disk that holds the data.
    Card,
    /// The file system on it.
    Disk,
    /// The room on it.
    Space,
    /// The clock.
    Clock,
    /// The settings.
    Settings,
    /// The units of systemd.
    Units,
    /// The inbox.
    Inbox,
    /// The figures that are shown.
    Import,
    /// The keys.
    Keys,
    /// The running server.
    Server,
    /// The wall.
    Wall,
    /// The addresses.
    Network,
    /// TLS and its certificate.
    Tls,
    /// Who may look.
    Viewers,
}

impl Subject {
    /// The key of its name.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Program => "doctor-program",
            Self::Board => "doctor-board",
            Self::Memory => "doctor-memory",
            Self::Card => "doctor-card",
            Self::Disk => "doctor-disk",
            Self::Space => "doctor-space",
            Self::Clock => "doctor-clock",
            Self::Settings => "doctor-settings",
            Self::Units => "doctor-units",
            Self::Inbox => "doctor-inbox",
            Self::Import => "doctor-import",
            Self::Keys => "doctor-keys",
            Self::Server => "doctor-server",
            Self::Wall => "doctor-wall",
            Self::Network => "doctor-network",
            Self::Tls => "doctor-tls",
            Self::Viewers => "doctor-viewers",
        }
    }
}

/// Who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Whoever sits at the device.
    House,
    /// Whoever is mailed: what is only for the house is left out.
    Mail,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it is about.
    pub subject: Subject,
    /// How that is.
    pub light: Light,
    words: Words,
}

impl Line {
    pub(super) fn new(subject: Subject, light: Light, words: Words) -> Self {
        Self { subject, light, words }
    }

    /// What was seen.
    #[must_use]
    pub fn said(&self, lang: Lang, to: Audience) -> String {
        lang.text_with(self.words.key, &self.words.arguments(lang, to))
    }

    /// What to do about it, if anything.
    #[must_use]
    pub fn advice(&self, lang: Lang, to: Audience) -> Option<String> {
        lang.find(&format!("{}.advice", self.words.key), &self.words.arguments(lang, to))
    }

    /// The key of the words, for tests to tell lines apart in every language.
    #[cfg(test)]
    pub(super) fn key(&self) -> &'static str {
        self.words.key
    }
}

/// A message with its values. Its attribute `advice` says what to do.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Words {
    key: &'static str,
    values: Vec<(&'static str, Value, Reach)>,
}

/// How far a value may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// Also into a mail: it tells of the machine, and of nothing that was brought.
    Open,
    /// Nowhere.
    Closed,
}

/// A value as the language writes it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    Number(u64),
    /// In megabytes or gigabytes.
    Bytes(u64),
    /// By the clock on the wall, if that was believed.
    Moment {
        at: String,
        trusted: bool,
    },
}

impl Words {
    pub(super) fn new(key: &'static str) -> Self {
        Self { key, values: Vec::new() }
    }

    /// With a value that anybody may know.
    pub(super) fn open(self, name: &'static str, value: impl Into<Value>) -> Self {
        self.with(name, value.into(), Reach::Open)
    }

    /// With a value for the house alone: of what was brought, and by whom.
    pub(super) fn closed(self, name: &'static str, value: impl Into<Value>) -> Self {
        self.with(name, value.into(), Reach::Closed)
    }

    /// With a file's place: a system's folders may be known, a person's not.
    pub(super) fn place(self, name: &'static str, place: &Path) -> Self {
        let known = ["/etc", "/run", "/usr", "/var"].iter().any(|folder| place.starts_with(folder));
        let reach = if known { Reach::Open } else { Reach::Closed };
        self.with(name, place.display().to_string().into(), reach)
    }

    fn with(mut self, name: &'static str, value: Value, reach: Reach) -> Self {
        self.values.push((name, value, reach));
        self
    }

    fn arguments(&self, lang: Lang, to: Audience) -> Vec<Arg<'_>> {
        let argument = |(name, value, reach): &(&'static str, Value, Reach)| {
            let hidden = to == Audience::Mail && *reach == Reach::Closed;
            (*name, if hidden { "…".into() } else { value.written(lang) })
        };
        self.values.iter().map(argument).collect()
    }
}

impl Value {
    fn written(&self, lang: Lang) -> fluent_bundle::FluentValue<'static> {
        match self {
            // What the machine calls itself may hold anything; a line stays a line.
            Self::Text(text) => text.replace(char::is_control, " ").into(),
            Self::Number(number) => (*number).into(),
            Self::Bytes(bytes) => size(lang, *bytes).into(),
            Self::Moment { at, trusted } => moment(lang, at, *trusted, &TimeZone::system()).into(),
        }
    }
}

/// `640 MB`, `29,1 GB`, by the powers of ten that are printed on cards.
#[allow(clippy::cast_precision_loss)] // one decimal is shown
fn size(lang: Lang, bytes: u64) -> String {
    let bytes = bytes as f64;
    if bytes < 1e9 {
        format!("{}\u{a0}MB", locale::whole(lang, bytes / 1e6))
    } else {
        format!("{}\u{a0}GB", locale::decimal(lang, bytes / 1e9, 1))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl From<Timestamp> for Value {
    /// A time that nobody doubts, such as a certificate's.
    fn from(at: Timestamp) -> Self {
        Self::Moment { at: at.to_string(), trusted: true }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_for_the_house_is_not_mailed() {
        let line = |words| Line::new(Subject::Keys, Light::Green, words);
        let keys = line(Words::new("doctor-keys-some").closed("count", 3_u64));
        assert!(keys.said(Lang::En, Audience::House).contains('3'));
        let mailed = keys.said(Lang::En, Audience::Mail);
        assert!(!mailed.contains('3') && mailed.contains('…'), "{mailed}");
    }

    #[test]
    fn sizes_are_those_on_the_box() {
        assert_eq!(size(Lang::Da, 639_600_000), "640\u{a0}MB");
        assert_eq!(size(Lang::Da, 29_120_000_000), "29,1\u{a0}GB");
        assert_eq!(size(Lang::En, 1_000_000_000), "1.0\u{a0}GB");
    }

    #[test]
    fn a_persons_folder_is_nobodys_business() {
        let words = Words::new("doctor-data-closed").place("folder", Path::new("/home/somebody/komspot"));
        let line = Line::new(Subject::Import, Light::Amber, words);
        assert!(!line.said(Lang::Da, Audience::Mail).contains("somebody"));
        assert!(line.said(Lang::Da, Audience::House).contains("somebody"));
    }
}
