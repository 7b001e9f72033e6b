//! Who may look from another machine.

use super::Patient;
use super::line::{Light, Line, Subject, Words};
use crate::accounts::AccountsFile;
use crate::config::Login;

pub(super) fn look(patient: &Patient<'_>) -> Line {
    let accounts = AccountsFile::new(patient.data).load();
    let (light, key) = match (patient.config.viewers, accounts) {
        (Login::None, _) => (Light::Green, "doctor-viewers-all"),
        (Login::Required, Err(_)) => (Light::Red, "doctor-viewers-unreadable"),
        (Login::Required, Ok(accounts)) if accounts.is_empty() => (Light::Amber, "doctor-viewers-nobody"),
        (Login::Required, Ok(_)) => (Light::Green, "doctor-viewers-users"),
    };
    Line::new(Subject::Viewers, light, Words::new(key))
}
