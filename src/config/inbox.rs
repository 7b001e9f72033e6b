//! `[inbox]`: bundles that are laid into the inbox or come on a stick.

use std::path::PathBuf;
use std::time::Duration;

use serde::Deserialize;

use super::{ConfigError, Place};

/// How the inbox is looked after.
#[derive(Clone, Debug)]
pub struct Inbox {
    /// Where it lies, if not in the data directory: an absolute path.
    pub folder: Option<PathBuf>,
    /// The server looks after it.
    pub watch: bool,
    /// What nobody has written to for so long has arrived, 1 to 600 seconds.
    pub quiet: Duration,
    /// What is unfinished after so long without a write never will be, 1 to 1440 minutes.
    pub abandoned: Duration,
    /// How long taking in a bundle may take, 1 to 600 minutes.
    pub limit: Duration,
}

/// The section as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Written {
    folder: Option<PathBuf>,
    watch: bool,
    quiet_seconds: u64,
    abandoned_minutes: u64,
    limit_minutes: u64,
}

impl Default for Written {
    fn default() -> Self {
        Self { folder: None, watch: true, quiet_seconds: 10, abandoned_minutes: 60, limit_minutes: 30 }
    }
}

impl Written {
    pub(super) fn checked(self, place: Place<'_>) -> Result<Inbox, ConfigError> {
        let Self { folder, watch, quiet_seconds, abandoned_minutes, limit_minutes } = self;
        if let Some(folder) = folder.as_ref().filter(|folder| !folder.is_absolute()) {
            return Err(place.value("inbox.folder", &folder.display(), "expected a path from the root"));
        }
        if !(1..=600).contains(&quiet_seconds) {
            let expected = "expected a number from 1 to 600";
            return Err(place.value("inbox.quiet_seconds", &quiet_seconds, expected));
        }
        if !(1..=1440).contains(&abandoned_minutes) {
            let expected = "expected a number from 1 to 1440";
            return Err(place.value("inbox.abandoned_minutes", &abandoned_minutes, expected));
        }
        if !(1..=600).contains(&limit_minutes) {
            return Err(place.value(
                "inbox.limit_minutes",
                &limit_minutes,
                "expected a number from 1 to 600",
            ));
        }
        let minutes = |minutes| Duration::from_secs(60 * minutes);
        Ok(Inbox {
            folder,
            watch,
            quiet: Duration::from_secs(quiet_seconds),
            abandoned: minutes(abandoned_minutes),
            limit: minutes(limit_minutes),
        })
    }
}
