//! The same sticks, brought the way that sticks are: through the inbox, and in the slot.
//!
//! The program that takes them in may have 512 MiB, as may the process in which it opens them. How long
//! each takes is printed; `tests/bench/run hostile` measures it.

use std::fs::{self, File};
use std::io::{Cursor, Write as _};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Stdio;
use std::time::Instant;

use komspot::app::intake::Outcome;
use komspot::locale::Lang;
use rustix::fs::{CWD, FileType, Mode, mknodat};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

use super::giants::{DESCRIPTOR, crowded, fill, repeated, sparse};
use super::strange::{NAMES, descriptor, tarred, zipped};
use crate::harness::{is_thorough, limited};
use crate::inbox::{self, Device};

/// Something hostile: what it is called, how it is made under that name, and one of the faults that are
/// told of it: in the inbox, and on a stick.
struct Hostile {
    file: &'static str,
    make: fn(&Path),
    inbox: &'static str,
    stick: &'static str,
}

const fn hostile(file: &'static str, make: fn(&Path), code: &'static str) -> Hostile {
    Hostile { file, make, inbox: code, stick: code }
}

const ALL: &[Hostile] = &[
    hostile("5 GB tal", sparse_table, "too-large"),
    hostile("5 GB områder", sparse_areas, "too-large"),
    hostile("5 GB beskrivelse", sparse_descriptor, "too-large"),
    hostile("5 GB.zip", |at| sparse(at, b"PK\x03\x04", 5 << 30), "too-large"),
    hostile("5 GB.tar", |at| sparse(at, &[], 5 << 30), "too-large"),
    hostile("5 GB.duckdb", |at| sparse(at, b"12345678DUCK", 5 << 30), "too-large"),
    hostile("200 MB områder", huge_areas, "too-large"),
    hostile("dybe områder", deep_areas, "area-no-json"),
    hostile("dyb beskrivelse", deep_descriptor, "json-broken"),
    hostile("en million.zip", |at| fs::write(at, crowded(1_000_000, 1)).unwrap(), "too-many-members"),
    hostile("mange filer", many_files, "too-many-members"),
    hostile("oven i hinanden.zip", |at| fs::write(at, crowded(9_000, 15 << 20)).unwrap(), "too-large"),
    hostile("flad bombe.zip", flat_bomb, "archive-bomb"),
    hostile("bombe i bombe.zip", nested_bomb, "format-unsupported"),
    hostile("ud af den.zip", |at| zip_with(at, "../../ud.csv"), "member-unsafe"),
    hostile("til roden.tar", |at| tar_with(at, "/etc/ud.csv", tar::EntryType::Regular), "member-unsafe"),
    hostile("genvej.tar", |at| tar_with(at, "observations.csv", tar::EntryType::Symlink), "member-link"),
    hostile("hård.tar", |at| tar_with(at, "observations.csv", tar::EntryType::Link), "member-link"),
    hostile("enhed.tar", |at| tar_with(at, "observations.csv", tar::EntryType::Char), "member-special"),
    hostile("genvej", linked, "member-link"),
    hostile("hårdt link", hard_linked, "member-hard-link"),
    hostile("rør", piped, "member-special"),
    // On a stick, a folder without a descriptor is somebody's own.
    Hostile {
        file: "rør som beskrivelse",
        make: piped_descriptor,
        inbox: "member-special",
        stick: "usb-nothing",
    },
];

fn sparse_table(at: &Path) {
    fill(at);
    sparse(&at.join("observations.csv"), b"indicator,area,period,value\n", 5 << 30);
}

fn sparse_areas(at: &Path) {
    fill(at);
    sparse(&at.join("areas.geojson"), b"{", 5 << 30);
}

fn sparse_descriptor(at: &Path) {
    fill(at);
    sparse(&at.join("datapackage.json"), DESCRIPTOR.as_bytes(), 5 << 30);
}

fn huge_areas(at: &Path) {
    fill(at);
    let feature = r#"{"type":"Feature","properties":{"id":"a"},"geometry":null},"#;
    let begin = r#"{"type":"FeatureCollection","features":["#;
    repeated(&at.join("areas.geojson"), begin, feature, "null]}", 200_000_000);
}

fn deep_areas(at: &Path) {
    fill(at);
    fs::write(at.join("areas.geojson"), "[".repeat(100_000)).unwrap();
}

fn deep_descriptor(at: &Path) {
    fill(at);
    fs::write(at.join("datapackage.json"), r#"{"a":"#.repeat(100_000)).unwrap();
}

fn many_files(at: &Path) {
    fill(at);
    let files = if is_thorough() { 1_000_000 } else { 20_000 };
    for number in 0..files {
        File::create(at.join(number.to_string())).unwrap();
    }
}

fn flat_bomb(at: &Path) {
    let mut zip = zip::ZipWriter::new(File::create(at).unwrap());
    zip.start_file("datapackage.json", SimpleFileOptions::default()).unwrap();
    zip.write_all(DESCRIPTOR.as_bytes()).unwrap();
    zip.start_file("observations.csv", SimpleFileOptions::default()).unwrap();
    let zeros = vec![0; 1 << 20];
    for _ in 0..1024 {
        zip.write_all(&zeros).unwrap();
    }
    zip.finish().unwrap();
}

fn nested_bomb(at: &Path) {
    let mut bytes = vec![0; 15 << 20];
    for depth in 0..6 {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("a.zip", SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
        if depth == 5 {
            zip.start_file("datapackage.json", SimpleFileOptions::default()).unwrap();
            zip.write_all(DESCRIPTOR.replace("observations.csv", "a.zip").as_bytes()).unwrap();
            zip.start_file("areas.geojson", SimpleFileOptions::default()).unwrap();
        }
        bytes = zip.finish().unwrap().into_inner();
    }
    fs::write(at, bytes).unwrap();
}

fn zip_with(at: &Path, name: &str) {
    fs::write(at, zipped(&[("datapackage.json", DESCRIPTOR), (name, "a,b\n")])).unwrap();
}

/// A tar archive with a member of such a name and kind; a link leads to the machine's users.
fn tar_with(at: &Path, name: &str, kind: tar::EntryType) {
    let mut builder = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_size(DESCRIPTOR.len() as u64);
    builder.append_data(&mut header, "datapackage.json", DESCRIPTOR.as_bytes()).unwrap();
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(kind);
    header.set_size(0);
    header.set_link_name("/etc/passwd").unwrap();
    // The library would not write a name that leads out.
    header.as_gnu_mut().unwrap().name[..name.len()].copy_from_slice(name.as_bytes());
    header.set_cksum();
    builder.append(&header, std::io::empty()).unwrap();
    fs::write(at, builder.into_inner().unwrap()).unwrap();
}

fn linked(at: &Path) {
    fill(at);
    fs::remove_file(at.join("observations.csv")).unwrap();
    symlink("/etc/passwd", at.join("observations.csv")).unwrap();
}

/// To the file `secret` beside the folder that it lies in.
fn hard_linked(at: &Path) {
    fill(at);
    fs::remove_file(at.join("observations.csv")).unwrap();
    let secret = at.parent().unwrap().with_file_name("secret");
    fs::write(&secret, "hemmeligt\n").unwrap();
    fs::hard_link(secret, at.join("observations.csv")).unwrap();
}

fn piped(at: &Path) {
    fill(at);
    fs::remove_file(at.join("observations.csv")).unwrap();
    mknodat(CWD, at.join("observations.csv"), FileType::Fifo, Mode::RWXU, 0).unwrap();
}

fn piped_descriptor(at: &Path) {
    fill(at);
    fs::remove_file(at.join("datapackage.json")).unwrap();
    mknodat(CWD, at.join("datapackage.json"), FileType::Fifo, Mode::RWXU, 0).unwrap();
}

/// A device that shows something already.
fn used() -> Device {
    // What is laid into the inbox is marked as complete: nobody waits for quiet.
    let device = Device::new(600);
    let good = inbox::good();
    assert_eq!(device.run(&["import", good.to_str().unwrap()]).code, Some(0));
    device
}

/// Takes in what was brought to a device, which refuses it for that reason and goes on as before.
#[track_caller]
fn assert_refused(device: &Device, what: &str, code: &str, arguments: &[&str]) {
    let shown = fs::read_link(device.data().join("current")).unwrap();
    let seen = device.reports().len();
    let begun = Instant::now();
    let (data, settings) = (device.data(), device.elsewhere("komspot.toml"));
    let ran = limited(512)
        .args(["--data-dir", data.to_str().unwrap(), "--config", settings.to_str().unwrap()])
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let took = begun.elapsed();
    assert_eq!(ran.status.code(), Some(3), "{what}: {ran:?}");
    let reports = device.reports();
    let told: Vec<&str> = reports[seen..]
        .iter()
        .filter(|report| report.account.outcome == Outcome::Refused)
        .flat_map(|report| report.account.findings.iter().map(|told| told.code.as_str()))
        .collect();
    assert!(told.contains(&code), "{what}: {told:?} and not {code}: {ran:?}");
    for report in &reports[seen..] {
        let lines = report.lines(Lang::Da);
        assert!(lines.len() >= 2, "{what}: {lines:?}");
        let harmless = |c: char| !(c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
        assert!(lines.iter().all(|line| line.chars().all(harmless)), "{what}: {lines:?}");
    }
    assert_eq!(fs::read_link(device.data().join("current")).unwrap(), shown, "{what}");
    device.assert_nothing_left();
    println!("{what}: refused in {took:.1?} ({code})");
}

#[test]
fn what_is_hostile_is_refused_in_the_inbox_and_leaves_nothing() {
    let device = used();
    for Hostile { file, make, inbox, .. } in ALL {
        make(&device.inbox().join(file));
        fs::write(device.inbox().join(format!("{file}.done")), "").unwrap();
        assert_refused(&device, file, inbox, &["inbox", "--once"]);
    }
    let secret = fs::read_to_string(device.data().join("secret")).unwrap();
    assert_eq!(secret, "hemmeligt\n", "what a link led to is left alone");
}

#[test]
fn what_is_hostile_is_refused_on_a_stick_which_stays_as_it_is() {
    println!("the stick is a plain folder");
    let device = used();
    for Hostile { file, make, stick: code, .. } in ALL {
        let place = TempDir::new().unwrap();
        let stick = place.path().join("stick");
        fs::create_dir(&stick).unwrap();
        make(&stick.join(file));
        assert_refused(&device, file, code, &["usb", stick.to_str().unwrap()]);
        let left: Vec<_> = fs::read_dir(&stick).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, [*file], "nothing is written to a stick");
    }
}

#[test]
fn devices_are_refused_like_pipes() {
    let device = used();
    let place = TempDir::new().unwrap();
    let stick = place.path().join("stick");
    // Character device 1:5 is /dev/zero, which never ends; block device 7:0 a disk.
    for (kind, number) in [(FileType::CharacterDevice, (1, 5)), (FileType::BlockDevice, (7, 0))] {
        let make = |at: &Path| {
            fill(at);
            let table = at.join("observations.csv");
            fs::remove_file(&table).unwrap();
            mknodat(CWD, &table, kind, Mode::RWXU, rustix::fs::makedev(number.0, number.1))
        };
        let _ = fs::remove_dir_all(&stick);
        fs::create_dir(&stick).unwrap();
        if let Err(error) = make(&stick.join("enhed")) {
            return println!("not tested: no device can be made here ({error})");
        }
        assert_refused(&device, "a device on a stick", "member-special", &["usb", stick.to_str().unwrap()]);
        make(&device.inbox().join("enhed")).unwrap();
        fs::write(device.inbox().join("enhed.done"), "").unwrap();
        assert_refused(&device, "a device in the inbox", "member-special", &["inbox", "--once"]);
    }
}

#[test]
fn bad_names_come_to_nothing_in_the_inbox_and_on_a_stick() {
    let device = used();
    for name in NAMES {
        let text = descriptor(name);
        let files = [("datapackage.json", text.as_str()), (name, "a,b\n1\n")];
        for (ending, bytes) in [("zip", zipped(&files)), ("tar", tarred(&files))] {
            let file = format!("{name}.{ending}");
            fs::write(device.inbox().join(&file), &bytes).unwrap();
            fs::write(device.inbox().join(format!("{file}.done")), "").unwrap();
            assert_refused(&device, &format!("{file:?}"), "column-missing", &["inbox", "--once"]);
            let stick = TempDir::new().unwrap();
            fs::write(stick.path().join(&file), &bytes).unwrap();
            let stick = stick.path().to_str().unwrap();
            assert_refused(&device, &format!("{file:?}"), "column-missing", &["usb", stick]);
        }
    }
    assert!(!Path::new("pwned").exists());
}
