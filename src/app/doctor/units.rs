//! How the units of systemd do.

use std::collections::BTreeMap;

use super::Patient;
use super::line::{Light, Line, Subject, Words};

/// The server's own unit, which is asked for by name: a pattern finds only what is loaded.
const SERVER: &str = "komspot.service";
/// Restarts after which something is wrong that a restart does not mend.
const MANY: u64 = 3;

/// What systemd says of a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Unit {
    name: String,
    /// Where its file is known: `loaded`, `not-found`, `masked`.
    known: String,
    /// `active`, `inactive`, `failed`, `activating`.
    state: String,
    /// Why it ended, `success` if well.
    result: String,
    restarts: u64,
}

pub(super) fn look(patient: &Patient<'_>) -> Vec<Line> {
    let line = |light, words| Line::new(Subject::Units, light, words);
    // The sign by which systemd's own programs know that it runs: sd_booted(3).
    if !patient.files.has("/run/systemd/system") {
        return vec![line(Light::Green, Words::new("doctor-units-none"))];
    }
    let Ok(said) = patient.answers.units(&[SERVER, "komspot*"]) else {
        return vec![line(Light::Amber, Words::new("doctor-units-unseen"))];
    };
    let units = read(&said);
    let mut lines: Vec<Line> = units.values().filter_map(trouble).collect();
    if lines.is_empty() {
        let names: Vec<&str> =
            units.values().filter(|unit| unit.state == "active").map(|unit| unit.name.as_str()).collect();
        lines.push(line(Light::Green, Words::new("doctor-units-good").open("units", names.join(", "))));
    }
    lines
}

fn trouble(unit: &Unit) -> Option<Line> {
    let words = |key| Words::new(key).open("unit", unit.name.as_str()).open("why", unit.result.as_str());
    let (light, words) = match (unit.known.as_str(), unit.state.as_str()) {
        (_, "failed") => (Light::Red, words("doctor-units-failed")),
        ("not-found", _) if unit.name == SERVER => (Light::Amber, words("doctor-units-not-there")),
        ("masked", _) => (Light::Amber, words("doctor-units-masked")),
        (_, "inactive") if unit.name == SERVER => (Light::Red, words("doctor-units-stopped")),
        _ if unit.restarts > MANY => {
            (Light::Amber, words("doctor-units-restarted").open("count", unit.restarts))
        }
        _ => return None,
    };
    Some(Line::new(Subject::Units, light, words))
}

/// Blocks of `Name=value` lines with an empty line between units; a unit may come twice.
fn read(said: &str) -> BTreeMap<String, Unit> {
    let unit = |block: &str| {
        let mut unit = Unit::default();
        for (name, value) in block.lines().filter_map(|line| line.split_once('=')) {
            match name {
                "Id" => value.clone_into(&mut unit.name),
                "LoadState" => value.clone_into(&mut unit.known),
                "ActiveState" => value.clone_into(&mut unit.state),
                "Result" => value.clone_into(&mut unit.result),
                "NRestarts" => unit.restarts = value.parse().unwrap_or(0),
                _ => {}
            }
        }
        (unit.name.clone(), unit)
    };
    said.split("\n\n").map(unit).filter(|(name, _)| !name.is_empty()).collect()
}
