//! How the units of systemd do.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;

use super::Patient;
use super::doors::{SOCKETS, TLS_SOCKET};
use super::line::{Light, Line, Subject, Words};

/// The server's own unit, which is asked for by name: a pattern finds only what is loaded.
const SERVER: &str = "komspot.service";
/// Restarts after which something is wrong that a restart does not mend.
const MANY: u64 = 3;

/// What systemd says of a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) name: String,
    /// Where its file is known: `loaded`, `not-found`, `masked`.
    known: String,
    /// `active`, `inactive`, `failed`, `activating`.
    pub(super) state: String,
    /// Why it ended, `success` if well.
    result: String,
    restarts: u64,
    /// Where a socket listens: its first address.
    pub(super) listens: Option<SocketAddr>,
}

/// What systemd says of all units; `None` where it does not run.
pub(super) fn all(patient: &Patient<'_>) -> Option<io::Result<Vec<Unit>>> {
    // The sign by which systemd's own programs know that it runs: sd_booted(3).
    let runs = patient.files.has("/run/systemd/system");
    let names = [&[SERVER], &SOCKETS[..], &["komspot*"]].concat();
    runs.then(|| patient.answers.units(&names).map(|said| read(&said)))
}

pub(super) fn look(patient: &Patient<'_>, units: Option<&io::Result<Vec<Unit>>>) -> Vec<Line> {
    let line = |light, words| Line::new(Subject::Units, light, words);
    let units = match units {
        None => return vec![line(Light::Green, Words::new("doctor-units-none"))],
        Some(Err(_)) => return vec![line(Light::Amber, Words::new("doctor-units-unseen"))],
        Some(Ok(units)) => units,
    };
    // Where nobody wants TLS, another program may have its port.
    let counts = |unit: &&Unit| patient.config.tls.is_some() || unit.name != TLS_SOCKET;
    let mut lines: Vec<Line> = units.iter().filter(counts).filter_map(trouble).collect();
    if lines.is_empty() {
        let names: Vec<&str> =
            units.iter().filter(|unit| unit.state == "active").map(|unit| unit.name.as_str()).collect();
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
fn read(said: &str) -> Vec<Unit> {
    let unit = |block: &str| {
        let mut unit = Unit::default();
        for (name, value) in block.lines().filter_map(|line| line.split_once('=')) {
            match name {
                "Id" => value.clone_into(&mut unit.name),
                "LoadState" => value.clone_into(&mut unit.known),
                "ActiveState" => value.clone_into(&mut unit.state),
                "Result" => value.clone_into(&mut unit.result),
                // `[::]:80 (Stream)`
                "Listen" if unit.listens.is_none() => {
                    unit.listens = value.split(' ').next().and_then(|address| address.parse().ok());
                }
                "NRestarts" => unit.restarts = value.parse().unwrap_or(0),
                _ => {}
            }
        }
        (unit.name.clone(), unit)
    };
    let units: BTreeMap<String, Unit> =
        said.split("\n\n").map(unit).filter(|(name, _)| !name.is_empty()).collect();
    units.into_values().collect()
}
