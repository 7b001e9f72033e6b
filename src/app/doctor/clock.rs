//! Whether the time is known, and from whom.

use super::Patient;
use super::line::{Light, Line, Subject, Value, Words};
use crate::app::clock::Clock;
use crate::app::history;
use crate::config::ClockTrust;
use crate::logbook::Logbook;

pub(super) fn look(patient: &Patient<'_>) -> Line {
    let line = |light, words: Words| {
        let at = Value::Moment { at: patient.now.to_string(), trusted: true };
        Line::new(Subject::Clock, light, words.open("at", at))
    };
    let sign = match &patient.config.clock {
        ClockTrust::Never => return line(Light::Green, Words::new("doctor-clock-never")),
        ClockTrust::Always => None,
        ClockTrust::Sign(file) => Some(file),
    };
    let believed = believed(patient);
    match sign {
        None if believed => line(Light::Green, Words::new("doctor-clock-always")),
        Some(file) if believed => line(Light::Green, Words::new("doctor-clock-set").place("sign", file)),
        Some(file) if !patient.files.at(file).exists() => {
            line(Light::Amber, Words::new("doctor-clock-unset").place("sign", file))
        }
        _ => line(Light::Amber, Words::new("doctor-clock-behind")),
    }
}

/// True if the time that the clock claims can be believed.
pub(super) fn believed(patient: &Patient<'_>) -> bool {
    let trust = match &patient.config.clock {
        ClockTrust::Sign(file) => ClockTrust::Sign(patient.files.at(file)),
        trust => trust.clone(),
    };
    let clock = Clock::new(trust);
    let log = Logbook::open(patient.data).entries().unwrap_or_default();
    clock.not_before(patient.store().current().and_then(|id| history::made(&log, &id)), None);
    clock.believed(patient.now).is_some()
}
