//! Planted certificates, and who may look.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use super::planted::Planted;
use super::{Amber, Green, Line, Red, Subject};
use crate::app::certificate::{Pair, make};
use crate::config::{Certificate, Login, Tls};

/// A machine with a certificate that holds from 2019 to 2049, which its server shows.
fn secured() -> (Planted, Pair) {
    let mut board = Planted::healthy();
    let pair = Pair::of(&Certificate::Made, &board.data());
    make(&pair, None).unwrap();
    let Pair { certificate, key } = pair.clone();
    let certificate = Certificate::Own { certificate, key };
    let listen = "0.0.0.0:443".parse().unwrap();
    board.config.tls = Some(Tls { certificate, listen, redirect: true });
    board.shown = Some(pair.certificate.clone());
    board.now = "2048-06-01T12:00:00Z".parse().unwrap();
    (board, pair)
}

/// What is said of a certificate that is good, not shown, or not there.
pub(super) fn lines() -> Vec<Line> {
    let (mut board, pair) = secured();
    let mut lines = board.lines();
    board.shown = None;
    lines.extend(board.lines());
    fs::remove_file(&pair.key).unwrap();
    lines.extend(board.lines());
    lines
}

#[test]
fn a_certificate_is_judged_by_its_files_by_what_is_shown_and_by_the_clock() {
    let (mut board, pair) = secured();
    for (now, told) in [
        ("2049-11-30T00:00:00Z", (Green, "doctor-tls-good")),
        ("2049-12-02T00:00:00Z", (Amber, "doctor-tls-ends-soon")),
        ("2050-01-01T00:00:00Z", (Red, "doctor-tls-ended")),
    ] {
        board.now = now.parse().unwrap();
        assert_eq!(board.told(Subject::Tls), [told], "{now}");
    }
    fs::remove_file(board.root.path().join("run/systemd/timesync/synchronized")).unwrap();
    assert_eq!(board.told(Subject::Tls), [(Amber, "doctor-tls-unjudged")], "nobody knows the day");
    fs::set_permissions(&pair.key, fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(board.told(Subject::Tls), [(Amber, "doctor-tls-key-open")]);
    board.shown = None;
    assert_eq!(board.told(Subject::Tls), [(Red, "doctor-tls-silent")]);
    let other = tempfile::tempdir().unwrap();
    let other = Pair::of(&Certificate::Made, other.path());
    make(&other, None).unwrap();
    board.shown = Some(other.certificate);
    assert_eq!(board.told(Subject::Tls), [(Amber, "doctor-tls-other")]);
    fs::write(&pair.certificate, "").unwrap();
    assert_eq!(board.told(Subject::Tls), [(Red, "doctor-tls-no-certificate")]);
    fs::remove_file(&pair.certificate).unwrap();
    assert_eq!(board.told(Subject::Tls), [(Red, "doctor-tls-missing")]);
}

#[test]
fn a_certificate_of_the_devices_own_needs_no_clock() {
    let (mut board, pair) = secured();
    board.config.tls.as_mut().unwrap().certificate = Certificate::Made;
    fs::remove_file(board.root.path().join("run/systemd/timesync/synchronized")).unwrap();
    assert_eq!(board.told(Subject::Tls), [(Green, "doctor-tls-made")]);
    fs::remove_file(pair.certificate).unwrap();
    assert_eq!(board.told(Subject::Tls), [(Amber, "doctor-tls-not-yet")]);
}

#[test]
fn passwords_that_go_in_the_open_are_told_of_and_so_is_a_login_that_nobody_has() {
    let mut board = Planted::healthy();
    assert_eq!(board.told(Subject::Tls), [(Green, "doctor-tls-none")]);
    assert_eq!(board.told(Subject::Viewers), [(Green, "doctor-viewers-all")]);
    board.config.viewers = Login::Required;
    assert_eq!(board.told(Subject::Tls), [(Amber, "doctor-tls-missed")]);
    assert_eq!(board.told(Subject::Viewers), [(Amber, "doctor-viewers-nobody")]);
    board.put("data/users.toml", "no users");
    assert_eq!(board.told(Subject::Viewers), [(Red, "doctor-viewers-unreadable")]);
}
