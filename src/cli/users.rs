//! `komspot users`: who may operate the device.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _, stdin, stdout};
use std::process::ExitCode;

use anyhow::{Context as _, bail};

use super::Session;
use super::arguments::UserAction;
use crate::accounts::{Account, AccountsFile, Name, Role, Secret, SecretError};
use crate::locale::Lang;
use crate::logbook::{Deed, Text};

pub(super) fn users(session: &Session, action: &UserAction) -> anyhow::Result<ExitCode> {
    let file = AccountsFile::new(&session.data_dir);
    let lang = session.lang;
    let mut accounts = file.load().with_context(|| lang.text("users-unreadable"))?;
    let mut out = stdout().lock();
    match action {
        UserAction::List => {
            if accounts.is_empty() {
                writeln!(out, "{}", lang.text("users-none"))?;
            }
            for account in accounts.iter() {
                writeln!(out, "{}  {}", account.name, account.role.word())?;
            }
        }
        UserAction::Add { name, role } => {
            let Some(name) = Name::parse(name) else { bail!("{}", lang.text("users-bad-name")) };
            let secret = Secret::of(&password(lang)?).map_err(|error| refused(lang, error))?;
            let role = Role::from(*role);
            let who = Text::new(name.as_str());
            let changed = |what: &str| Deed::UserChanged { name: who.clone(), what: Text::new(what) };
            let (deed, key) = match accounts.of(name.as_str()).map(|before| before.role == role) {
                None => (Deed::UserAdded { name: who, role: Text::new(role.word()) }, "users-added"),
                Some(true) => (changed("password"), "users-changed"),
                Some(false) => (changed("password, role"), "users-changed.role"),
            };
            session.log(deed)?;
            accounts.put(Account { name: name.clone(), role, secret });
            file.save(&accounts).with_context(|| lang.text("users-not-saved"))?;
            writeln!(out, "{}", lang.text_with(key, &[("name", name.as_str().into())]))?;
        }
        UserAction::Remove { name } => {
            if !accounts.remove(name) {
                bail!("{}", lang.text_with("users-unknown", &[("name", name.as_str().into())]));
            }
            session.log(Deed::UserRemoved { name: Text::new(name) })?;
            file.save(&accounts).with_context(|| lang.text("users-not-saved"))?;
            writeln!(out, "{}", lang.text_with("users-removed", &[("name", name.as_str().into())]))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Asks twice at a terminal; takes one line where there is none.
fn password(lang: Lang) -> anyhow::Result<String> {
    if !stdin().is_terminal() {
        let mut line = String::new();
        stdin().lock().read_line(&mut line)?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    let ask =
        |key: &str| -> io::Result<String> { rpassword::prompt_password(format!("{}: ", lang.text(key))) };
    let (first, second) = (ask("users-password")?, ask("users-password-again")?);
    if first != second {
        bail!("{}", lang.text("users-passwords-differ"));
    }
    Ok(first)
}

fn refused(lang: Lang, error: SecretError) -> anyhow::Error {
    let key = match error {
        SecretError::Short => "users-password-short",
        SecretError::Long => "users-password-long",
        SecretError::NoSalt => "users-not-saved",
    };
    let least = Secret::SHORTEST;
    anyhow::Error::new(error).context(lang.text_with(key, &[("least", least.into())]))
}
