//! What lies in the inbox, and whether the server can get at it.

use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::path::PathBuf;
use std::time::Duration;

use super::Patient;
use super::line::{Light, Line, Subject, Words};

/// Permissions to write for owner, group and all others.
const OWNER: u32 = 0o200;
const OTHERS: u32 = 0o022;

pub(super) fn look(patient: &Patient<'_>) -> Vec<Line> {
    let settings = &patient.config.inbox;
    let folder = settings.folder.clone().unwrap_or_else(|| patient.data.join("inbox"));
    let line = |light, key| Line::new(Subject::Inbox, light, Words::new(key).place("folder", &folder));
    let metadata = match fs::metadata(&folder) {
        Ok(metadata) if metadata.is_dir() => metadata,
        Ok(_) => return vec![line(Light::Red, "doctor-inbox-no-folder")],
        // The server makes its own, and none elsewhere.
        Err(error) if error.kind() == ErrorKind::NotFound && settings.folder.is_none() => {
            return vec![line(Light::Green, "doctor-inbox-not-yet")];
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return vec![line(Light::Red, "doctor-inbox-missing")];
        }
        Err(_) => return vec![line(Light::Amber, "doctor-inbox-unseen")],
    };
    let owner = fs::metadata(patient.data).ok();
    if owner.is_some_and(|owner| !may_write(&metadata, &owner)) {
        return vec![line(Light::Red, "doctor-inbox-not-ours")];
    }
    let Ok(entries) = fs::read_dir(&folder) else {
        return vec![line(Light::Amber, "doctor-inbox-unseen")];
    };
    let names: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    if names.is_empty() {
        return vec![line(Light::Green, "doctor-inbox-empty")];
    }
    let oldest = names.iter().filter_map(|path| age(path, patient)).max().unwrap_or_default();
    let minutes = oldest.as_secs() / 60;
    // The server removes or takes in everything within this time, and then some.
    let late = settings.abandoned + settings.limit;
    let (light, key) = if oldest > late {
        (Light::Amber, "doctor-inbox-stuck")
    } else {
        (Light::Green, "doctor-inbox-holds")
    };
    let words =
        Words::new(key).place("folder", &folder).closed("count", names.len()).closed("minutes", minutes);
    vec![Line::new(Subject::Inbox, light, words)]
}

/// True if whoever owns the data, who is the server, can take things out of the folder: as its owner, or as
/// one of those to whom it is open. Of which groups the server is, its unit knows alone.
fn may_write(folder: &Metadata, server: &Metadata) -> bool {
    let asked = if folder.uid() == server.uid() { OWNER } else { OTHERS };
    server.uid() == 0 || folder.mode() & asked != 0
}

/// How long nobody has written to it, by a clock that may have been set since.
fn age(path: &std::path::Path, patient: &Patient<'_>) -> Option<Duration> {
    let seconds = patient.now.as_second().checked_sub(fs::symlink_metadata(path).ok()?.mtime())?;
    Some(Duration::from_secs(u64::try_from(seconds).ok()?))
}
