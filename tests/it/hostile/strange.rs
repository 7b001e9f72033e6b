//! Names that do harm elsewhere, and things that are no files.

use std::fs;
use std::io::{Cursor, Write as _};
use std::os::unix::fs::symlink;
use std::path::Path;

use rustix::fs::{CWD, FileType, Mode, mknodat};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

use super::child::{Judged, assert_refused, judge};

/// For shells, terminals, and people who read from right to left.
pub(super) const NAMES: [&str; 8] = [
    "a\nb.csv",
    "\u{1b}[2J\u{1b}[1;31mOK.csv",
    "; rm -rf ~; .csv",
    "$(touch pwned).csv",
    "-rf",
    "a\u{202e}vsc.exe",
    "\u{7}\r\t.csv",
    "'; DROP TABLE observations; --.csv",
];

pub(super) fn descriptor(path: &str) -> String {
    let path = serde_json::to_string(path).unwrap();
    format!(r#"{{"name": "x", "resources": [{{"name": "observations", "path": {path}, "format": "csv"}}]}}"#)
}

pub(super) fn tarred(files: &[(&str, &str)]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, text) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(text.len() as u64);
        builder.append_data(&mut header, name, text.as_bytes()).unwrap();
    }
    builder.into_inner().unwrap()
}

pub(super) fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn names_that_do_harm_elsewhere_are_told_without_harm() {
    let place = TempDir::new().unwrap();
    for name in NAMES {
        let descriptor = descriptor(name);
        let files = [("datapackage.json", descriptor.as_str()), (name, "a,b\n1\n")];
        let folder = place.path().join("folder");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).unwrap();
        for (name, text) in files {
            fs::write(folder.join(name), text).unwrap();
        }
        assert_refused(&folder, "column-missing");
        for bytes in [tarred(&files), zipped(&files)] {
            let path = place.path().join(format!("{name}.bundle"));
            fs::write(&path, bytes).unwrap();
            assert_refused(&path, "column-missing");
            fs::remove_file(path).unwrap();
        }
        // Named, but not there.
        fs::remove_file(folder.join(name)).unwrap();
        assert_refused(&folder, "resource-missing");
    }
    assert!(!Path::new("pwned").exists());
}

#[test]
fn pipes_devices_and_sockets_are_not_waited_for() {
    let place = TempDir::new().unwrap();
    let table = place.path().join("observations.csv");
    fs::write(place.path().join("datapackage.json"), descriptor("observations.csv")).unwrap();
    mknodat(CWD, &table, FileType::Fifo, Mode::RWXU, 0).unwrap();
    assert_refused(place.path(), "member-special");
    fs::remove_file(&table).unwrap();
    let socket = std::os::unix::net::UnixListener::bind(&table).unwrap();
    assert_refused(place.path(), "member-special");
    drop(socket);
    fs::remove_file(&table).unwrap();
    // Character device 1:5 is /dev/zero, which never ends.
    match mknodat(CWD, &table, FileType::CharacterDevice, Mode::RWXU, rustix::fs::makedev(1, 5)) {
        Ok(()) => {
            assert_refused(place.path(), "member-special");
            fs::remove_file(&table).unwrap();
        }
        Err(error) => println!("not tested: no device can be made here ({error})"),
    }
    let pipe = place.path().join("pipe");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::RWXU, 0).unwrap();
    assert_refused(&pipe, "not-a-bundle");
    symlink("/dev/zero", place.path().join("zero")).unwrap();
    assert_refused(&place.path().join("zero"), "not-a-bundle");
    fs::remove_file(place.path().join("datapackage.json")).unwrap();
    mknodat(CWD, place.path().join("datapackage.json"), FileType::Fifo, Mode::RWXU, 0).unwrap();
    assert_refused(place.path(), "member-special");
}

#[test]
fn links_that_lead_in_circles_end() {
    let place = TempDir::new().unwrap();
    fs::write(place.path().join("datapackage.json"), descriptor("a/b/c/observations.csv")).unwrap();
    symlink(".", place.path().join("a")).unwrap();
    symlink("a", place.path().join("b")).unwrap();
    symlink("c", place.path().join("c")).unwrap();
    assert!(matches!(judge(place.path()), Judged::Refused(_)));
    symlink("observations.csv", place.path().join("observations.csv")).unwrap();
    assert!(matches!(judge(place.path()), Judged::Refused(_)));
}
