//! `komspot keys`: whose bundles the device takes.

use std::io::{Write as _, stdout};
use std::process::ExitCode;

use super::Session;
use super::arguments::KeysAction;
use crate::logbook::{Deed, Text};
use crate::trust::{Key, Keys, Secret, Unsigned};

pub(super) fn keys(session: &Session, action: Option<&KeysAction>) -> anyhow::Result<ExitCode> {
    let (lang, trust) = (session.lang, &session.config.trust);
    let folder = trust.keys.display().to_string();
    let mut out = stdout().lock();
    let Some(action) = action else {
        let unsigned = if trust.unsigned == Unsigned::Accept { "accept" } else { "refuse" };
        let args = [("folder", folder.into()), ("unsigned", unsigned.into())];
        writeln!(out, "{}", lang.text_with("keys-how", &args))?;
        return Ok(ExitCode::SUCCESS);
    };
    match action {
        KeysAction::Generate { name, out: place, password, no_password } => {
            let (secret, public) = Secret::generate(place, name, &password.told(*no_password))?;
            let args = [
                ("secret", secret.display().to_string().into()),
                ("public", public.display().to_string().into()),
            ];
            writeln!(out, "{}", lang.text_with("keys-generated", &args))?;
        }
        KeysAction::List => {
            let keys = Keys::load(&trust.keys)?;
            if keys.is_empty() {
                writeln!(out, "{}", lang.text_with("keys-none", &[("folder", folder.into())]))?;
            }
            for key in keys.iter() {
                writeln!(out, "{}  {}", key.id(), key.name)?;
            }
        }
        KeysAction::Trust { file, name } => {
            let key = Keys::offered(&trust.keys, file, name.as_deref())?;
            session.log(Deed::KeyAdded { key: called(&key) })?;
            Keys::trust(&trust.keys, &key)?;
            let args = [("name", key.name.clone().into()), ("id", key.id().into())];
            writeln!(out, "{}", lang.text_with("keys-trusted", &args))?;
            writeln!(out, "{}", noted(session))?;
        }
        KeysAction::Remove { name } => {
            if let Some(key) = Keys::load(&trust.keys)?.iter().find(|key| key.name == *name) {
                session.log(Deed::KeyRemoved { key: called(key) })?;
            }
            Keys::remove(&trust.keys, name)?;
            writeln!(out, "{}", lang.text_with("keys-removed", &[("name", name.as_str().into())]))?;
            writeln!(out, "{}", noted(session))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Where it was logged: whoever is somebody else for a moment has another data directory.
fn noted(session: &Session) -> String {
    session.lang.text_with("keys-noted", &[("data", session.data_dir.display().to_string().into())])
}

/// A key in the log: the name that people know it by, and its number, which stays when the name does not.
fn called(key: &Key) -> Text {
    Text::new(&format!("{} {}", key.name, key.id()))
}
