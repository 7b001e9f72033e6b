//! `komspot doctor`: how the device does, thing by thing, for a call between the office and whoever helps.
//!
//! Each examination is a file of its own and a pure function of a [`Patient`]: it reads files below a
//! root that tests can plant, and asks the rest ([`Answers`]) of whoever stands in for the machine. What
//! cannot be seen is said, with how to see it; nothing is changed.

mod answers;
mod board;
mod card;
mod clock;
mod disk;
mod doors;
mod files;
mod handshake;
mod import;
mod inbox;
mod keys;
mod line;
mod memory;
mod network;
mod program;
mod settings;
mod space;
#[cfg(test)]
mod tests;
mod tls;
mod units;
mod viewers;
mod wall;

pub use answers::{Answer, Answers, ThisMachine};
pub use files::Files;
pub use line::{Audience, Light, Line, Subject};

use std::path::Path;

use jiff::Timestamp;

use crate::config::Config;
use crate::snapshot::Store;
use doors::Doors;
use line::Words;

/// The device that is examined.
pub struct Patient<'a> {
    /// Its files.
    pub files: Files,
    /// What no file tells.
    pub answers: &'a dyn Answers,
    /// What its clock claims.
    pub now: Timestamp,
    /// Its settings; the defaults where they cannot be read.
    pub config: &'a Config,
    /// Where they lie.
    pub settings: &'a Path,
    /// Why they cannot be used.
    pub fault: Option<String>,
    /// The data directory.
    pub data: &'a Path,
}

impl Patient<'_> {
    /// What was published.
    fn store(&self) -> Store {
        Store::new(self.data)
    }

    /// True if the data directory can be looked into, or is not there at all.
    fn is_open(&self) -> bool {
        std::fs::read_dir(self.data)
            .map_or_else(|error| error.kind() == std::io::ErrorKind::NotFound, |_| true)
    }
}

/// Looks at everything.
#[must_use]
pub fn examine(patient: &Patient<'_>) -> Vec<Line> {
    let mut lines = vec![program::look(), board::look(&patient.files), memory::look(&patient.files)];
    lines.extend(card::look(patient));
    lines.extend(disk::look(patient));
    lines.push(space::look(patient));
    lines.push(clock::look(patient));
    lines.push(settings::look(patient));
    let units = units::all(patient);
    lines.extend(units::look(patient, units.as_ref()));
    let doors =
        Doors::of(patient, units.as_ref().and_then(|units| units.as_deref().ok()).unwrap_or_default());
    if patient.is_open() {
        lines.extend(inbox::look(patient));
        lines.extend(import::look(patient));
    } else {
        let words = Words::new("doctor-data-closed").place("folder", patient.data);
        lines.push(Line::new(Subject::Import, Light::Amber, words));
    }
    lines.push(keys::look(patient));
    lines.extend(wall::look(patient, doors));
    lines.extend(network::look(patient, doors));
    lines.push(tls::look(patient, doors));
    if patient.is_open() {
        lines.push(viewers::look(patient));
    }
    lines
}
