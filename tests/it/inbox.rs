//! The inbox as those have it who lay bundles into it: they arrive in many
//! ways, are taken in when they are complete, and leave nothing but a report.

use std::fs::{self, File};
use std::io::{Cursor, Write as _};
use std::os::unix::fs::{MetadataExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};

use komspot::app::intake::{Intake, Outcome, Report, Source};
use komspot::config::ClockTrust;
use komspot::locale::Lang;
use komspot::trust::signature_of;
use komspot::view::wall::Note;
use rustix::fs::{CWD, FileType, Mode, mknodat};
use tempfile::TempDir;

use crate::harness::{Komspot, Ran, finished, program, until};

/// A device: its data directory and its settings.
pub(super) struct Device {
    folder: TempDir,
}

impl Device {
    /// One that waits so many seconds for quiet, and takes what nobody has signed.
    pub(super) fn new(quiet_seconds: u32) -> Self {
        Self::with(&format!("[inbox]\nquiet_seconds = {quiet_seconds}\n[trust]\nunsigned = 'accept'\n"))
    }

    /// One with these settings.
    pub(super) fn with(settings: &str) -> Self {
        let device = Self { folder: TempDir::new().unwrap() };
        fs::write(device.settings(), settings).unwrap();
        fs::create_dir_all(device.inbox()).unwrap();
        device
    }

    pub(super) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn settings(&self) -> PathBuf {
        self.folder.path().join("komspot.toml")
    }

    /// Signs a bundle by the office's key, which the device need not know; gives the signature.
    pub(super) fn sign(&self, bundle: &Path) -> Vec<u8> {
        let office = self.elsewhere("kontor");
        let key = office.join("kontor.key");
        if !key.exists() {
            fs::create_dir(&office).unwrap();
            let out = office.to_str().unwrap();
            let ran = self.run(&["keys", "generate", "kontor", "--no-password", "--out", out]);
            assert_eq!(ran.code, Some(0), "{ran:?}");
        }
        let ran = self.run(&["sign", bundle.to_str().unwrap(), "--key", key.to_str().unwrap()]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        fs::read(signature_of(bundle)).unwrap_or_default()
    }

    /// Trusts the office's key from now on.
    pub(super) fn trust(&self) {
        let ran = self.run(&["keys", "trust", self.elsewhere("kontor/kontor.pub").to_str().unwrap()]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
    }

    pub(super) fn inbox(&self) -> PathBuf {
        self.data().join("inbox")
    }

    /// Outside the data directory, on the same file system.
    pub(super) fn elsewhere(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(super) fn server(&self) -> Komspot {
        Komspot::with_settings(&self.data(), &self.settings())
    }

    pub(super) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_by(program(), arguments)
    }

    /// Has a program, which is ours in some way, do what the arguments say.
    pub(super) fn run_by(&self, program: Command, arguments: &[&str]) -> Ran {
        let (data, settings) = (self.data(), self.settings());
        let mut all = vec!["--data-dir", data.to_str().unwrap(), "--config", settings.to_str().unwrap()];
        all.extend(arguments);
        finished(program, &all)
    }

    pub(super) fn intake(&self) -> Intake {
        Intake::new(&self.data(), ClockTrust::Always)
    }

    /// All reports, in their order.
    pub(super) fn reports(&self) -> Vec<Report> {
        let mut reports: Vec<_> = self.intake().reports().list().collect();
        reports.reverse();
        reports
    }

    /// How many snapshots there are.
    pub(super) fn snapshots(&self) -> usize {
        fs::read_dir(self.data().join("snapshots")).unwrap().count()
    }

    /// What became of what, in the order of the reports.
    pub(super) fn outcomes(&self) -> Vec<(String, Outcome)> {
        self.reports().into_iter().map(|report| (report.card.file, report.account.outcome)).collect()
    }

    /// The report on a file, as soon as there is one.
    pub(super) fn report_on(&self, file: &str) -> Report {
        until(&format!("a report on {file}"), || {
            self.reports().into_iter().find(|report| report.card.file == file)
        })
    }

    /// Nothing of what was brought is left on the device.
    #[track_caller]
    pub(super) fn assert_nothing_left(&self) {
        let names = |folder: PathBuf| -> Vec<_> {
            fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name()).collect()
        };
        assert_eq!(names(self.inbox()), [""; 0], "in the inbox");
        // A report may be read a moment before its bundle is gone.
        until("an empty working folder", || {
            let mut work = names(self.data().join("work"));
            work.retain(|name| name != "lock" && name != "numbers" && name != "inbox");
            work.is_empty().then_some(())
        });
        let mut staged = names(self.data().join("staged"));
        staged.retain(|name| !name.to_string_lossy().starts_with("held-"));
        assert_eq!(staged, [""; 0], "in the folder of what is prepared");
    }
}

pub(super) fn good() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bundles/good")
}

/// A zip archive of these members.
pub(super) fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The good bundle in a zip archive, as the given version.
pub(super) fn zipped(version: &str) -> Vec<u8> {
    let members: Vec<(String, String)> = fs::read_dir(good())
        .unwrap()
        .flatten()
        .map(|entry| {
            let content = fs::read_to_string(entry.path()).unwrap();
            let own = format!(r#""version": "{version}""#);
            (entry.file_name().into_string().unwrap(), content.replace(r#""version": "1""#, &own))
        })
        .collect();
    let members: Vec<_> = members.iter().map(|(name, content)| (name.as_str(), content.as_bytes())).collect();
    archive(&members)
}

/// Copies the good bundle as a folder.
pub(super) fn copy_to(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    for entry in fs::read_dir(good()).unwrap().flatten() {
        fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
    }
}

fn version(report: &Report) -> Option<&str> {
    report.account.bundle.as_ref()?.version.as_deref()
}

#[test]
fn a_bundle_laid_into_the_inbox_of_a_running_server_is_shown_and_gone() {
    let device = Device::new(1);
    let server = device.server();
    let bundle = || server.get("/api/v1/status").json()["bundle"]["name"].clone();
    assert_ne!(bundle(), "good");
    assert_eq!(device.intake().notes().now(), None);
    copy_to(&device.inbox().join("nye tal"));
    let report = device.report_on("nye tal");
    assert_eq!((report.account.outcome, report.card.source), (Outcome::Published, Source::Inbox));
    assert_eq!(version(&report), Some("1"));
    let snapshot = report.account.snapshot.clone().unwrap();
    until("the new snapshot to be shown", || {
        (server.get("/api/v1/status").json()["snapshot"] == snapshot.as_str()).then_some(())
    });
    until("the working folder to be empty", || device.intake().state().waiting.is_empty().then_some(()));
    until("the note of success", || (device.intake().notes().now() == Some(Note::Succeeded)).then_some(()));
    drop(server);
    device.assert_nothing_left();
}

#[test]
fn without_a_server_a_look_at_the_inbox_takes_in_what_lies_there_in_order() {
    let device = Device::new(1);
    // Names against the order in which they were written.
    for (name, version, age) in [("a.zip", "3", 0), ("b.zip", "2", 60), ("c.zip", "1", 120)] {
        let path = device.inbox().join(name);
        fs::write(&path, zipped(version)).unwrap();
        let written = SystemTime::now() - Duration::from_secs(age);
        File::options().write(true).open(&path).unwrap().set_modified(written).unwrap();
    }
    let ran = device.run(&["inbox", "--once"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(ran.stdout.matches("Skærmene viser nu udgave").count(), 3, "{ran:?}");
    let expected = ["c.zip", "b.zip", "a.zip"].map(|file| (file.to_owned(), Outcome::Published));
    assert_eq!(device.outcomes(), expected);
    device.assert_nothing_left();
}

#[test]
fn a_slow_copy_is_taken_when_it_is_finished_and_not_before() {
    let device = Device::new(1);
    let _server = device.server();
    let whole = zipped("7");
    let (finish, slow) = (AtomicBool::new(false), device.inbox().join("langsom.zip"));
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut file = File::create(&slow).unwrap();
            let (most, end) = whole.split_at(whole.len() - 30);
            let mut pieces = most.chunks(most.len().div_ceil(3000));
            while !finish.load(Ordering::SeqCst) {
                file.write_all(pieces.next().unwrap_or_default()).unwrap();
                // This is how slow the network is.
                thread::sleep(Duration::from_millis(30));
            }
            pieces.for_each(|piece| file.write_all(piece).unwrap());
            file.write_all(end).unwrap();
        });
        // While it goes on, two others come and are done with.
        for name in ["først.zip", "siden.zip"] {
            fs::write(device.inbox().join(name), zipped("1")).unwrap();
            assert_eq!(device.report_on(name).account.outcome, Outcome::Published);
            assert!(slow.exists(), "it is still being written");
        }
        finish.store(true, Ordering::SeqCst);
    });
    let report = device.report_on("langsom.zip");
    assert_eq!((report.account.outcome, version(&report)), (Outcome::Published, Some("7")));
    assert_eq!(report.number, 3);
}

#[test]
fn a_copy_that_broke_off_is_reported_in_plain_words_and_removed() {
    let device = Device::new(1);
    let whole = zipped("1");
    fs::write(device.inbox().join("halv.zip"), &whole[..whole.len() / 2]).unwrap();
    let ran = device.run(&["inbox", "--once"]);
    assert_eq!(ran.code, Some(3), "{ran:?}");
    assert!(ran.stdout.starts_with("halv.zip: afvist."), "{ran:?}");
    let report = device.report_on("halv.zip");
    assert_eq!(report.account.findings[0].code, "archive-truncated");
    assert!(report.lines(Lang::Da).concat().contains("Overførslen blev ikke færdig"), "{report:?}");
    assert!(!device.data().join("current").exists(), "nothing was published");
    device.assert_nothing_left();
    assert_eq!(device.intake().notes().now(), Some(Note::Failed));
    device.intake().reports().mark_seen(report.number).unwrap();
    assert_eq!(device.intake().notes().now(), None, "somebody has seen it");
}

#[test]
fn renaming_and_markers_spare_the_waiting() {
    // Nothing here would be quiet for long enough while the test lasts.
    let device = Device::new(600);
    let _server = device.server();
    fs::write(device.inbox().join(".omdøbt.zip.8fQ2xL"), zipped("1")).unwrap();
    fs::write(device.inbox().join("mærket.zip"), zipped("2")).unwrap();
    let same = device.elsewhere("samme.zip");
    fs::write(&same, zipped("2")).unwrap();
    fs::write(device.inbox().join("mærket.zip.minisig"), device.sign(&same)).unwrap();
    fs::write(device.inbox().join("mærket.zip.done"), "").unwrap();
    assert_eq!(version(&device.report_on("mærket.zip")), Some("2"));
    fs::rename(device.inbox().join(".omdøbt.zip.8fQ2xL"), device.inbox().join("omdøbt.zip")).unwrap();
    assert_eq!(version(&device.report_on("omdøbt.zip")), Some("1"));
    until("nothing to wait", || device.intake().state().waiting.is_empty().then_some(()));
    device.assert_nothing_left();
}

#[test]
fn an_inbox_may_lie_on_another_file_system() {
    let device = Device::new(1);
    let other = TempDir::new_in("/dev/shm");
    let on = |path: &Path| fs::metadata(path).map(|metadata| metadata.dev()).ok();
    let Some(other) = other.ok().filter(|other| on(other.path()) != on(device.folder.path())) else {
        return println!("not tested: there is no other file system here");
    };
    let settings = format!(
        "[inbox]\nquiet_seconds = 1\nfolder = '{}'\n[trust]\nunsigned = 'accept'\n",
        other.path().display()
    );
    fs::write(device.settings(), settings).unwrap();
    fs::write(other.path().join("a.zip"), zipped("1")).unwrap();
    copy_to(&other.path().join("b"));
    copy_to(&other.path().join("c"));
    symlink("/etc/hostname", other.path().join("c/datapackage.json.bak")).unwrap();
    assert_eq!(device.run(&["inbox", "--once"]).code, Some(3));
    let mut outcomes = device.outcomes();
    outcomes.sort_by(|a, b| a.0.cmp(&b.0));
    let expected = [("a.zip", Outcome::Published), ("b", Outcome::Published), ("c", Outcome::Refused)];
    assert_eq!(outcomes, expected.map(|(file, outcome)| (file.to_owned(), outcome)));
    assert_eq!(fs::read_dir(other.path()).unwrap().count(), 0);
    device.assert_nothing_left();
}

#[test]
fn several_at_work_take_in_each_bundle_once() {
    let device = Device::new(1);
    let _server = device.server();
    let names = ["a.zip", "b.zip", "c.zip", "d.zip"];
    for name in names {
        fs::write(device.inbox().join(name), zipped("1")).unwrap();
    }
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| assert_eq!(device.run(&["inbox", "--once"]).code, Some(0)));
        }
    });
    for name in names {
        device.report_on(name);
    }
    let outcomes = device.outcomes();
    assert_eq!(outcomes.len(), 4, "{outcomes:?}");
    assert!(outcomes.iter().all(|(_, outcome)| *outcome == Outcome::Published), "{outcomes:?}");
    assert_eq!(device.snapshots(), 1, "they are one and the same, and one snapshot shows it");
}

#[test]
fn a_bundle_survives_the_process_that_was_taking_it_in() {
    let device = Device::new(1);
    fs::write(device.inbox().join("a.zip"), zipped("1")).unwrap();
    let mut command = program();
    command.arg("--data-dir").arg(device.data()).arg("--config").arg(device.settings());
    let mut child = command.args(["inbox", "--once"]).stdout(Stdio::null()).spawn().unwrap();
    until("work to begin", || device.intake().state().running);
    child.kill().unwrap();
    child.wait().unwrap();
    // What it had just started may hold its files for a moment.
    until("what a killed process said not to be believed", || {
        device.intake().state().running.is_none().then_some(())
    });
    let waiting = device.intake().state().waiting;
    assert_eq!((waiting.len(), waiting[0].card.file.as_str()), (1, "a.zip"));
    let ran = device.run(&["inbox", "--once"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(device.outcomes(), [("a.zip".to_owned(), Outcome::Published)]);
    device.assert_nothing_left();
}

#[test]
fn a_bundle_is_published_once_though_the_power_went_before_its_report() {
    // Before it is shown, when it is, and before anybody is told.
    for point in ["snapshot.name.after", "current.link.after", "reports.write.before"] {
        let device = Device::new(1);
        fs::write(device.inbox().join("a.zip"), zipped("1")).unwrap();
        let mut command = program();
        command.arg("--data-dir").arg(device.data()).arg("--config").arg(device.settings());
        command.env("KOMSPOT_FAULT", format!("{point}:kill"));
        let ended = command.args(["inbox", "--once"]).stdout(Stdio::null()).status().unwrap();
        assert_eq!(ended.code(), None, "{point}: killed");
        assert_eq!(device.snapshots(), 1, "{point}");
        assert_eq!(device.reports(), []);
        let ran = device.run(&["inbox", "--once"]);
        assert_eq!(ran.code, Some(0), "{point}: {ran:?}");
        assert_eq!(device.outcomes(), [("a.zip".to_owned(), Outcome::Published)], "{point}");
        assert_eq!(device.snapshots(), 1, "{point}: published twice");
        let shown = fs::read_link(device.data().join("current")).unwrap();
        let told = device.reports()[0].account.snapshot.clone().unwrap();
        assert!(shown.ends_with(&told), "{point}: {told} is told of, and {} is shown", shown.display());
        device.assert_nothing_left();
    }
}

#[test]
fn a_bundle_that_was_moved_though_the_disk_said_no_is_taken_in_all_the_same() {
    // Its name is another one, and only then the disk fails.
    let device = Device::new(1);
    fs::write(device.inbox().join("a.zip"), zipped("1")).unwrap();
    let mut command = program();
    command.arg("--data-dir").arg(device.data()).arg("--config").arg(device.settings());
    command.env("KOMSPOT_FAULT", "inbox.move.named:error");
    let ended = command.args(["inbox", "--once"]).stdout(Stdio::null()).status().unwrap();
    assert_eq!((ended.code(), device.outcomes()), (Some(0), vec![("a.zip".to_owned(), Outcome::Published)]));
    device.assert_nothing_left();
}

#[test]
fn a_bundle_that_takes_the_board_down_each_time_is_given_up() {
    let device = Device::new(1);
    let number = device.intake().receive("tung.zip", "kontor", zipped("1").as_slice()).unwrap();
    let card = device.data().join(format!("work/{number:06}/card.json"));
    let text = fs::read_to_string(&card).unwrap();
    fs::write(&card, text.replace(r#""attempts":0"#, r#""attempts":3"#)).unwrap();
    assert_eq!(device.run(&["inbox", "--once"]).code, Some(1));
    let report = device.report_on("tung.zip");
    assert_eq!((report.account.outcome, report.card.by.as_deref()), (Outcome::Failed, Some("kontor")));
    assert!(report.lines(Lang::Da).concat().contains("3 gange"));
    device.assert_nothing_left();
}

#[test]
fn an_upload_waits_its_turn_under_its_number_and_a_broken_one_leaves_nothing() {
    let device = Device::new(1);
    let broken = std::io::Read::chain(&b"PK"[..], Breaking);
    assert!(device.intake().receive("a.zip", "kontor", broken).is_err());
    device.assert_nothing_left();
    let number =
        device.intake().receive("../../etc/; rm -rf *.zip", "kontor", zipped("1").as_slice()).unwrap();
    assert_eq!(device.intake().state().waiting[0].number, number);
    assert_eq!(device.run(&["inbox", "--once"]).code, Some(0));
    let report = device.intake().reports().get(number).unwrap();
    assert_eq!((report.account.outcome, report.card.source), (Outcome::Published, Source::Upload));
}

/// Breaks off like a connection.
struct Breaking;

impl std::io::Read for Breaking {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(std::io::ErrorKind::ConnectionReset.into())
    }
}

#[test]
fn hostile_things_in_the_inbox_are_reported_once_and_followed_nowhere() {
    let device = Device::new(1);
    let (inbox, secret) = (device.inbox(), device.elsewhere("secret"));
    copy_to(&secret);
    symlink(&secret, inbox.join("link")).unwrap();
    symlink("/dev/zero", inbox.join("zero.zip")).unwrap();
    symlink("nowhere", inbox.join("dangling")).unwrap();
    mknodat(CWD, inbox.join("pipe.zip"), FileType::Fifo, Mode::RWXU, 0).unwrap();
    let _socket = UnixListener::bind(inbox.join("socket")).unwrap();
    fs::write(inbox.join("; rm -rf *\n\u{1b}[2J.zip"), zipped("1")).unwrap();
    fs::write(inbox.join("-h"), "--help").unwrap();
    fs::write(inbox.join("a\u{202e}piz.exe"), "MZ").unwrap();
    fs::write(inbox.join("å".repeat(127)), "").unwrap();
    fs::create_dir(inbox.join("folder")).unwrap();
    copy_to(&inbox.join("linked"));
    fs::remove_file(inbox.join("linked/observations.csv")).unwrap();
    symlink(secret.join("observations.csv"), inbox.join("linked/observations.csv")).unwrap();
    fs::create_dir_all(inbox.join("deep/".repeat(300))).unwrap();
    let ran = device.run(&["inbox", "--once"]);
    assert_eq!(ran.code, Some(3), "{ran:?}");
    assert!(!ran.stdout.contains(['\u{1b}', '\u{202e}']), "{ran:?}");
    let outcomes = device.outcomes();
    assert_eq!(outcomes.len(), 12, "one for each: {outcomes:?}");
    let good: Vec<_> = outcomes.iter().filter(|(_, outcome)| *outcome != Outcome::Refused).collect();
    assert_eq!(good.len(), 1, "the good bundle of the bad name: {good:?}");
    assert_eq!(good[0].0, "; rm -rf *\u{fffd}\u{fffd}[2J.zip");
    assert!(secret.join("observations.csv").exists());
    device.assert_nothing_left();
}

#[test]
fn a_flood_is_one_report() {
    let device = Device::new(1);
    for n in 0..3000 {
        fs::write(device.inbox().join(format!("{n}.csv")), "").unwrap();
    }
    assert_eq!(device.run(&["inbox", "--once"]).code, Some(3));
    let reports = device.reports();
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0].account.findings[0].code, "intake-flood");
    device.assert_nothing_left();
}

#[test]
fn reports_are_kept_in_number() {
    let device = Device::new(1);
    for _ in 0..21 {
        for n in 0..10 {
            symlink("nowhere", device.inbox().join(n.to_string())).unwrap();
        }
        device.run(&["inbox", "--once"]);
    }
    let numbers: Vec<u32> = device.reports().iter().map(|report| report.number).collect();
    assert_eq!(numbers, (11..=210).collect::<Vec<_>>());
}
