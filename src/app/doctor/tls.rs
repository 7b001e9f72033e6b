//! Whether TLS is spoken, with which certificate, and until when that is good.

use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;

use jiff::SignedDuration;

use super::doors::{Doors, own};
use super::line::{Light, Line, Subject, Words};
use super::{Patient, clock};
use crate::app::certificate::{Facts, Fault, Pair, facts, fingerprint, read};
use crate::config::{Certificate, Login};

/// A certificate that ends within this time is told of: an office needs some days to get another.
const SOON: SignedDuration = SignedDuration::from_hours(30 * 24);

pub(super) fn look(patient: &Patient<'_>, doors: Doors) -> Line {
    let line = |light, words| Line::new(Subject::Tls, light, words);
    let (Some(settings), Some(door)) = (&patient.config.tls, doors.tls) else {
        return match patient.config.viewers {
            Login::None => line(Light::Green, Words::new("doctor-tls-none")),
            Login::Required => line(Light::Amber, Words::new("doctor-tls-missed")),
        };
    };
    let pair = Pair::of(&settings.certificate, patient.data);
    let made = settings.certificate == Certificate::Made;
    if let Err(fault) = read(&pair) {
        return unusable(&fault, made);
    }
    let Some(facts) = fs::read(&pair.certificate).ok().and_then(|pem| facts(&pem)) else {
        return line(Light::Red, Words::new("doctor-tls-no-certificate").place("file", &pair.certificate));
    };
    let words = |key| {
        Words::new(key)
            .place("file", &pair.certificate)
            .place("key", &pair.key)
            .open("begins", facts.begins)
            .open("ends", facts.ends)
            .open("fingerprint", in_two(&facts.fingerprint))
            .open("port", u64::from(door.port()).to_string())
    };
    let shown = patient.answers.certificate(own(door)).map(|shown| fingerprint(&shown));
    if shown.as_ref().is_ok_and(|shown| *shown == facts.fingerprint) {
        let (light, key) = judge(patient, &facts, &pair, made);
        return line(light, words(key));
    }
    if !server_may_read(patient, &pair) {
        return line(Light::Red, words("doctor-tls-not-ours"));
    }
    match shown {
        Ok(_) => line(Light::Amber, words("doctor-tls-other")),
        Err(_) if doors.by_systemd => line(Light::Red, words("doctor-tls-silent-socket")),
        Err(_) => line(Light::Red, words("doctor-tls-silent")),
    }
}

/// How a certificate is that can be used and is shown.
fn judge(patient: &Patient<'_>, facts: &Facts, pair: &Pair, made: bool) -> (Light, &'static str) {
    let believed = clock::believed(patient);
    if believed && facts.ends < patient.now {
        (Light::Red, "doctor-tls-ended")
    } else if believed && facts.begins > patient.now {
        (Light::Red, "doctor-tls-not-begun")
    } else if believed && facts.ends.duration_since(patient.now) < SOON {
        (Light::Amber, "doctor-tls-ends-soon")
    } else if pair.is_open_to_everybody() {
        (Light::Amber, "doctor-tls-key-open")
    } else if made {
        (Light::Green, "doctor-tls-made")
    } else if believed {
        (Light::Green, "doctor-tls-good")
    } else {
        (Light::Amber, "doctor-tls-unjudged")
    }
}

/// What is wrong with files that cannot be used.
fn unusable(fault: &Fault, made: bool) -> Line {
    let (light, words) = match fault {
        Fault::Unreadable { source, .. } if made && source.kind() == ErrorKind::NotFound => {
            (Light::Amber, Words::new("doctor-tls-not-yet"))
        }
        Fault::Unreadable { path, source } if source.kind() == ErrorKind::NotFound => {
            (Light::Red, Words::new("doctor-tls-missing").place("file", path))
        }
        Fault::Unreadable { path, .. } => (Light::Amber, Words::new("doctor-tls-unseen").place("file", path)),
        Fault::NoCertificate(file) => {
            (Light::Red, Words::new("doctor-tls-no-certificate").place("file", file))
        }
        Fault::NoKey(file) => (Light::Red, Words::new("doctor-tls-no-key").place("key", file)),
        Fault::Locked(file) => (Light::Red, Words::new("doctor-tls-locked").place("key", file)),
        Fault::Strangers { certificate, key } => {
            let words = Words::new("doctor-tls-strangers").place("file", certificate).place("key", key);
            (Light::Red, words)
        }
        Fault::Strange { key, .. } => (Light::Red, Words::new("doctor-tls-strange").place("key", key)),
    };
    Line::new(Subject::Tls, light, words)
}

/// A fingerprint that a terminal can show on two lines.
fn in_two(fingerprint: &str) -> String {
    let half = fingerprint.len().div_ceil(2);
    match fingerprint.split_at_checked(half) {
        Some((first, second)) => format!("{first} {second}"),
        None => fingerprint.to_owned(),
    }
}

/// Permissions to read a file and to go through a folder.
const READ: u32 = 0o4;
const ENTER: u32 = 0o1;

/// True if whoever owns the data, who is the server, can read both files, as far as can be seen.
fn server_may_read(patient: &Patient<'_>, pair: &Pair) -> bool {
    let Ok(server) = fs::metadata(patient.data) else { return true };
    [&pair.certificate, &pair.key].into_iter().all(|path| {
        let mut folders = path.ancestors().skip(1).filter_map(|folder| fs::metadata(folder).ok());
        folders.all(|folder| may(&folder, &server, ENTER))
            && fs::metadata(path).is_ok_and(|file| may(&file, &server, READ))
    })
}

fn may(file: &Metadata, server: &Metadata, what: u32) -> bool {
    let class = match file {
        file if file.uid() == server.uid() => 6,
        file if file.gid() == server.gid() => 3,
        _ => 0,
    };
    server.uid() == 0 || (file.mode() >> class) & what != 0
}
