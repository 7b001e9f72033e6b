//! `komspot keys`: whose bundles the device takes.

use std::io::{Write as _, stdout};
use std::process::ExitCode;

use super::Session;
use super::arguments::KeysAction;
use crate::trust::{Keys, Secret, Unsigned};

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
            let key = Keys::trust(&trust.keys, file, name.as_deref())?;
            let args = [("name", key.name.clone().into()), ("id", key.id().into())];
            writeln!(out, "{}", lang.text_with("keys-trusted", &args))?;
        }
        KeysAction::Remove { name } => {
            Keys::remove(&trust.keys, name)?;
            writeln!(out, "{}", lang.text_with("keys-removed", &[("name", name.as_str().into())]))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
