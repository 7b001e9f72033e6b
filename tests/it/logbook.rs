//! The log: every line that is altered, missing or moved is found, torn ends
//! are kept, and several writers do not come between each other.

use std::fs;
use std::path::Path;
use std::thread;

use komspot::locale::Lang;
use komspot::logbook::{Actor, Deed, Fault, LogError, Logbook, Now, Text, csv};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::harness::komspot;

fn now(seconds: i64) -> Now {
    Now { utc: jiff::Timestamp::from_second(1_795_000_000 + seconds).unwrap(), trusted: seconds % 2 == 0 }
}

fn declined(reason: &str) -> Deed {
    Deed::Declined { staged: "2026-11".into(), reason: reason.into() }
}

/// A log of so many lines by different hands.
fn log(lines: i64) -> (TempDir, Logbook) {
    let folder = TempDir::new().unwrap();
    let log = Logbook::open(folder.path());
    for line in 0..lines {
        let who = if line % 3 == 0 { Actor::Inbox } else { Actor::user("Anna") };
        log.append(now(line), &who, declined(&format!("grund {line}"))).unwrap();
    }
    (folder, log)
}

fn path(folder: &TempDir) -> std::path::PathBuf {
    folder.path().join("log.jsonl")
}

fn faults(log: &Logbook) -> Vec<Fault> {
    log.verify(&[]).unwrap().faults
}

#[test]
fn what_is_written_is_read_back_and_verified() {
    let (folder, log) = log(3);
    let entries = log.entries().unwrap();
    assert_eq!(entries.iter().map(|entry| entry.number).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(entries[1].who, Actor::user("Anna"));
    assert_eq!(entries[2].when, "2026-11-18T11:06:42Z");
    assert_eq!((entries[1].clock_trusted, entries[2].clock_trusted), (false, true));
    assert_eq!(entries[0].before, "");
    let verified = log.verify(&[]).unwrap();
    assert!(verified.is_whole() && verified.head.lines == 3 && verified.torn == 0);
    // Any other program can follow the chain: each line names the SHA-256 of the one before.
    let text = fs::read_to_string(path(&folder)).unwrap();
    let first = text.lines().next().unwrap();
    assert!(text.lines().nth(1).unwrap().contains(&sha256(first)), "{text}");
    assert_eq!(Logbook::open(Path::new("/findes/ikke")).entries().unwrap(), []);
}

fn sha256(text: &str) -> String {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    let mut tool =
        Command::new("sha256sum").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("sha256sum");
    tool.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let said = String::from_utf8(tool.wait_with_output().unwrap().stdout).unwrap();
    said.split(' ').next().unwrap().to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_altered_byte_is_found(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let (folder, log) = log(4);
        let mut bytes = fs::read(path(&folder)).unwrap();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != byte);
        bytes[at] = byte;
        fs::write(path(&folder), bytes).unwrap();
        prop_assert!(!faults(&log).is_empty());
    }

    #[test]
    fn any_line_removed_doubled_or_moved_is_found(from in 0..6_usize, to in 0..6_usize, how in 0..3) {
        let (folder, log) = log(6);
        let text = fs::read_to_string(path(&folder)).unwrap();
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        match how {
            0 => { lines.remove(from); }
            1 => lines.insert(to, lines[from]),
            _ => {
                prop_assume!(from != to);
                lines.swap(from, to);
            }
        }
        fs::write(path(&folder), lines.concat()).unwrap();
        prop_assert!(!faults(&log).is_empty());
    }

    #[test]
    fn any_end_cut_off_is_found(cut in any::<prop::sample::Index>()) {
        let (folder, log) = log(4);
        let bytes = fs::read(path(&folder)).unwrap();
        fs::write(path(&folder), &bytes[..cut.index(bytes.len())]).unwrap();
        prop_assert!(!faults(&log).is_empty());
    }

    /// The power goes while a line is being written: at any byte of it.
    #[test]
    fn a_torn_end_is_set_aside_and_told(cut in any::<prop::sample::Index>()) {
        let (folder, log) = log(2);
        let whole = fs::read(path(&folder)).unwrap();
        let head = fs::read(folder.path().join("log.head")).unwrap();
        log.append(now(9), &Actor::Usb, declined("ikke nået")).unwrap();
        let longer = fs::read(path(&folder)).unwrap();
        let torn = 1 + cut.index(longer.len() - whole.len() - 1);
        fs::write(path(&folder), &longer[..whole.len() + torn]).unwrap();
        fs::write(folder.path().join("log.head"), head).unwrap();

        log.append(now(10), &Actor::Command, declined("nu")).unwrap();
        let verified = log.verify(&[]).unwrap();
        prop_assert!(verified.is_whole(), "{:?}", verified.faults);
        prop_assert_eq!((verified.head.lines, verified.torn), (4, 1));
        let entries = log.entries().unwrap();
        prop_assert_eq!(&entries[3].what, &declined("nu"));
        let told = matches!(entries[2].what, Deed::TornEnd { bytes, .. } if bytes == torn as u64);
        prop_assert!(told && entries[2].who == Actor::Program, "{:?}", entries[2]);
        let kept = fs::read(folder.path().join("log.torn")).unwrap();
        prop_assert_eq!(&kept[..torn], &longer[whole.len()..whole.len() + torn]);
    }
}

#[test]
fn a_line_that_was_written_before_its_head_is_gone_on_from() {
    let (folder, log) = log(2);
    let head = fs::read(folder.path().join("log.head")).unwrap();
    log.append(now(3), &Actor::Usb, declined("helt skrevet")).unwrap();
    fs::write(folder.path().join("log.head"), head).unwrap();
    assert!(faults(&log).is_empty(), "the power went between the line and its head");
    log.append(now(4), &Actor::Usb, declined("næste")).unwrap();
    assert_eq!(log.entries().unwrap().len(), 4);
    assert!(faults(&log).is_empty());
}

#[test]
fn a_damaged_log_is_gone_on_with_and_stays_damaged() {
    // Cut: the numbers that are gone are not given away again.
    let (folder, log_cut) = log(5);
    let text = fs::read_to_string(path(&folder)).unwrap();
    let two: String = text.split_inclusive('\n').take(2).collect();
    fs::write(path(&folder), two).unwrap();
    assert_eq!(faults(&log_cut), [Fault::Cut { found: 2, known: 5 }]);
    log_cut.append(now(7), &Actor::Command, declined("videre")).unwrap();
    let numbers: Vec<u64> = log_cut.entries().unwrap().iter().map(|entry| entry.number).collect();
    assert_eq!(numbers, [1, 2, 6, 7]);
    assert_eq!(log_cut.entries().unwrap()[2].what, Deed::Damaged { known: 5, found: 2 });
    assert_eq!(faults(&log_cut), [Fault::Break(3), Fault::Noted(3)]);

    // The last line altered, which no later line tells of once the head has moved on.
    let (folder, log_altered) = log(3);
    let text = fs::read_to_string(path(&folder)).unwrap();
    fs::write(path(&folder), text.replace("grund 2", "grund 3")).unwrap();
    assert_eq!(faults(&log_altered), [Fault::Altered(3)]);
    log_altered.append(now(7), &Actor::Command, declined("videre")).unwrap();
    assert_eq!(faults(&log_altered), [Fault::Noted(4)]);

    // Gone altogether, and the head gone.
    let (folder, log_gone) = log(3);
    fs::remove_file(path(&folder)).unwrap();
    assert_eq!(faults(&log_gone), [Fault::Cut { found: 0, known: 3 }]);
    let (folder, log_headless) = log(3);
    fs::remove_file(folder.path().join("log.head")).unwrap();
    assert_eq!(faults(&log_headless), [Fault::HeadMissing]);
    log_headless.append(now(7), &Actor::Command, declined("videre")).unwrap();
    assert_eq!(faults(&log_headless), [Fault::Noted(4)]);
}

#[test]
fn a_head_that_is_remembered_elsewhere_is_held_against_the_log() {
    let (folder, log) = log(4);
    let remembered = log.head().unwrap().unwrap();
    for name in ["log.jsonl", "log.head"] {
        fs::remove_file(folder.path().join(name)).unwrap();
    }
    assert!(faults(&log).is_empty(), "as if there had never been one");
    assert!(!log.verify(std::slice::from_ref(&remembered)).unwrap().is_whole());
    log.append(now(1), &Actor::Command, declined("en ny")).unwrap();
    let faults = log.verify(&[remembered]).unwrap().faults;
    assert_eq!(faults, [Fault::Cut { found: 1, known: 4 }]);
}

#[test]
fn many_writers_make_one_chain() {
    let folder = TempDir::new().unwrap();
    thread::scope(|scope| {
        for writer in 0..8 {
            let root = folder.path();
            scope.spawn(move || {
                for line in 0..25 {
                    let log = Logbook::open(root);
                    log.append(now(line), &Actor::Inbox, declined(&format!("{writer}.{line}"))).unwrap();
                }
            });
        }
    });
    let log = Logbook::open(folder.path());
    let verified = log.verify(&[]).unwrap();
    assert!(verified.is_whole());
    assert_eq!((verified.head.lines, log.entries().unwrap().len()), (200, 200));
}

#[test]
fn a_long_log_is_gone_on_with_from_its_end() {
    // More than is read of the end; the middle is not looked at, a torn end is.
    let (folder, log) = log(400);
    assert!(fs::metadata(path(&folder)).unwrap().len() > 64 << 10);
    let mut bytes = fs::read(path(&folder)).unwrap();
    bytes.extend_from_slice(b"{\"number\":401,\"wh");
    fs::write(path(&folder), bytes).unwrap();
    log.append(now(1), &Actor::Command, declined("videre")).unwrap();
    let verified = log.verify(&[]).unwrap();
    assert!(verified.is_whole());
    assert_eq!((verified.head.lines, verified.torn), (402, 1));
}

#[test]
fn a_log_that_cannot_be_written_says_so() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("log.jsonl")).unwrap();
    let log = Logbook::open(folder.path());
    let refused: LogError = log.append(now(0), &Actor::Command, declined("nej")).unwrap_err();
    assert!(refused.to_string().contains("log.jsonl"));
}

#[test]
fn what_a_newer_program_wrote_is_still_part_of_the_chain() {
    let (folder, log) = log(1);
    log.append(now(1), &Actor::Program, Deed::LoggedOut { name: "Anna".into() }).unwrap();
    let text = fs::read_to_string(path(&folder)).unwrap().replace("logged_out", "danced");
    let last = text.lines().last().unwrap();
    let head = format!("{{\"lines\":2,\"hash\":\"{}\"}}", sha256(last));
    fs::write(folder.path().join("log.head"), head).unwrap();
    fs::write(path(&folder), &text).unwrap();
    assert_eq!(log.entries().unwrap()[1].what, Deed::Unknown);
    assert!(faults(&log).is_empty());
}

#[test]
fn a_spreadsheet_takes_no_cell_for_a_formula() {
    let folder = TempDir::new().unwrap();
    let log = Logbook::open(folder.path());
    for name in ["=1+2", "+45", "-1", "@SUM(A1)", " =x", "a\"b;c,d"] {
        log.append(now(0), &Actor::user(name), Deed::LoggedIn { name: Text::new(name) }).unwrap();
    }
    let text = csv(&log.entries().unwrap(), Lang::Da);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let users: Vec<&str> = rows.iter().map(|row| &row[4]).collect();
    assert_eq!(users, ["'=1+2", "'+45", "'-1", "'@SUM(A1)", "'=x", "a\"b;c,d"]);
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
}

#[test]
fn every_deed_is_told_in_both_languages() {
    let text = Text::new("x");
    let deeds = [
        Deed::Imported { snapshot: text.clone(), bundle: text.clone(), version: None, signer: None },
        Deed::Imported {
            snapshot: text.clone(),
            bundle: text.clone(),
            version: None,
            signer: Some(text.clone()),
        },
        Deed::NotPublished { snapshot: text.clone(), reason: text.clone() },
        Deed::Refused { bundle: text.clone(), reason: text.clone() },
        Deed::Held { staged: text.clone(), bundle: text.clone(), version: None },
        Deed::Confirmed { staged: text.clone() },
        declined("x"),
        Deed::RolledBack { from: None, to: text.clone(), reason: text.clone() },
        Deed::Pruned { snapshots: vec![text.clone(), text.clone()] },
        Deed::LedgerRestored { snapshot: text.clone() },
        Deed::UserAdded { name: text.clone(), role: text.clone() },
        Deed::UserChanged { name: text.clone(), what: text.clone() },
        Deed::UserRemoved { name: text.clone() },
        Deed::LoggedIn { name: text.clone() },
        Deed::LoggedOut { name: text.clone() },
        Deed::LoginFailed { name: text.clone() },
        Deed::KeyAdded { key: text.clone() },
        Deed::KeyRemoved { key: text.clone() },
        Deed::TornEnd { bytes: 1, sha256: text.clone() },
        Deed::Damaged { known: 2, found: 1 },
        Deed::Unknown,
    ];
    for lang in Lang::ALL {
        for deed in &deeds {
            let told = deed.told(lang);
            assert!(!told.contains(['⟦', '{', '$']), "{deed:?}: {told}");
            let written = serde_json::to_value(deed).unwrap();
            assert_eq!(written["deed"], deed.word(), "the word is the one in the file");
        }
    }
}

#[test]
fn why_a_bundle_was_refused_is_told_in_words_and_kept_as_a_code() {
    let refused = |reason: &str| Deed::Refused { bundle: "odense".into(), reason: reason.into() };
    for (code, words) in [
        ("signature-missing", "Afviste datapakken »odense«: den er ikke underskrevet."),
        ("area-self-crossing", "Afviste datapakken »odense«: der er fejl i byområderne."),
        ("number-negative", "Afviste datapakken »odense«: der er fejl i dens tal eller tabeller."),
        ("fejl i marts", "Afviste datapakken »odense«: fejl i marts."),
    ] {
        assert_eq!(refused(code).told(Lang::Da), words);
    }
    let folder = TempDir::new().unwrap();
    let log = Logbook::open(folder.path());
    log.append(now(0), &Actor::Inbox, refused("version-older")).unwrap();
    let text = csv(&log.entries().unwrap(), Lang::En);
    assert!(text.contains("refused,version-older,Refused the bundle “odense”: it is older than"), "{text}");
}

#[test]
fn the_command_shows_verifies_and_exports() {
    let (folder, _log) = log(3);
    let data = folder.path().to_str().unwrap();
    let run =
        |arguments: &[&str]| komspot(&[&["--lang", "da", "--data-dir", data, "log"], arguments].concat());
    let shown = run(&["--lines", "2"]);
    assert_eq!((shown.code, shown.stdout.lines().count()), (Some(0), 2), "{shown:?}");
    assert!(shown.stdout.contains("Anna: Afviste »2026-11«"), "{shown:?}");
    assert!(run(&["export"]).stdout.starts_with("number,time_utc,"));
    let whole = run(&["verify"]);
    assert!(whole.code == Some(0) && whole.stdout.contains("Loggen er hel: 3 linjer"), "{whole:?}");
    let text = fs::read_to_string(path(&folder)).unwrap().replace("grund 1", "grund 7");
    fs::write(path(&folder), text).unwrap();
    let broken = run(&["verify"]);
    assert!(broken.code == Some(1) && broken.stdout.contains("Linje 3 følger ikke"), "{broken:?}");
}
