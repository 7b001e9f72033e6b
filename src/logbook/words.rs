//! Deeds told to people.

use super::{Actor, Deed, Entry, Fault, Text};
use crate::locale::{Arg, Lang};

impl Entry {
    /// `Indbakken: Indlæste datapakken »odense« 2026.10 som udgave 000003-9b1d04ce.`
    #[must_use]
    pub fn told(&self, lang: Lang) -> String {
        format!("{}: {}", self.who.told(lang), self.what.told(lang))
    }
}

impl Actor {
    /// `Indbakken`, `Anna`
    #[must_use]
    pub fn told(&self, lang: Lang) -> String {
        match self {
            Self::User(name) => name.to_string(),
            other => lang.text(&format!("log-who-{}", other.word())),
        }
    }
}

impl Deed {
    /// A sentence without its subject.
    #[must_use]
    pub fn told(&self, lang: Lang) -> String {
        lang.text_with(&format!("log-{}", self.word().replace('_', "-")), &self.args(lang))
    }

    fn args(&self, lang: Lang) -> Vec<Arg<'_>> {
        match self {
            Self::Imported { snapshot, bundle, version, signer } => {
                let signed = if signer.is_some() { "yes" } else { "no" };
                vec![
                    arg("snapshot", snapshot),
                    arg("bundle", bundle),
                    or_empty("version", version.as_ref()),
                    or_empty("signer", signer.as_ref()),
                    ("signed", signed.into()),
                ]
            }
            Self::NotPublished { snapshot, reason } => {
                vec![arg("snapshot", snapshot), ("reason", why(lang, reason).into())]
            }
            Self::Refused { bundle, reason } => {
                vec![arg("bundle", bundle), ("reason", why(lang, reason).into())]
            }
            Self::Held { staged, bundle, version } => {
                vec![arg("staged", staged), arg("bundle", bundle), or_empty("version", version.as_ref())]
            }
            Self::Confirmed { staged } => vec![arg("staged", staged)],
            Self::Declined { staged, reason } => vec![arg("staged", staged), arg("reason", reason)],
            Self::RolledBack { from, to, reason } => {
                vec![or_empty("from", from.as_ref()), arg("to", to), arg("reason", reason)]
            }
            Self::Pruned { snapshots } => {
                let names: Vec<&str> = snapshots.iter().map(Text::as_str).collect();
                vec![("count", snapshots.len().into()), ("snapshots", names.join(", ").into())]
            }
            Self::LedgerRestored { snapshot } => vec![arg("snapshot", snapshot)],
            Self::UserAdded { name, role } => vec![arg("name", name), arg("role", role)],
            Self::UserChanged { name, what } => {
                vec![arg("name", name), ("what", what.as_str().replace(", ", "-").into())]
            }
            Self::UserRemoved { name }
            | Self::LoggedIn { name }
            | Self::LoggedOut { name }
            | Self::LoginFailed { name } => vec![arg("name", name)],
            Self::KeyAdded { key } | Self::KeyRemoved { key } => vec![arg("key", key)],
            Self::TornEnd { bytes, .. } => vec![("bytes", bytes.to_string().into())],
            Self::Damaged { known, found } => {
                vec![("known", known.to_string().into()), ("found", found.to_string().into())]
            }
            Self::Unknown => vec![],
        }
    }
}

impl Fault {
    /// What is wrong, as a sentence.
    #[must_use]
    pub fn told(&self, lang: Lang) -> String {
        let (key, line) = match self {
            Self::Unreadable(line) => ("log-fault-unreadable", line),
            Self::Break(line) => ("log-fault-break", line),
            Self::Altered(line) => ("log-fault-altered", line),
            Self::Noted(line) => ("log-fault-noted", line),
            Self::HeadMissing => return lang.text("log-fault-head"),
            Self::Cut { found, known } => {
                let args = [("found", found.to_string().into()), ("known", known.to_string().into())];
                return lang.text_with("log-fault-cut", &args);
            }
        };
        lang.text_with(key, &[("line", line.to_string().into())])
    }
}

/// Why, in a clause: the words of a code, or of those that begin like it (`area-overlap`, `area`); a
/// reason that is no code is told as it was given.
fn why(lang: Lang, reason: &Text) -> String {
    let is_code = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if !reason.as_str().bytes().all(is_code) {
        return reason.to_string();
    }
    let mut code = reason.as_str();
    loop {
        if let Some(words) = lang.find(&format!("log-reason-{code}"), &[]) {
            return words;
        }
        let Some((shorter, _)) = code.rsplit_once('-') else { return lang.text("log-reason-other") };
        code = shorter;
    }
}

fn arg<'a>(name: &'a str, text: &'a Text) -> Arg<'a> {
    (name, text.as_str().into())
}

fn or_empty<'a>(name: &'a str, text: Option<&'a Text>) -> Arg<'a> {
    (name, text.map_or("", Text::as_str).into())
}
