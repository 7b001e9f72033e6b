//! What changes the disk, and what has to hold however it ends.

use std::fs;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use komspot::app::follow::Follower;
use komspot::app::intake::{Intake, Outcome};
use komspot::app::{self, stage};
use komspot::config::ClockTrust;
use komspot::disk::power::{copy_tree, passed};
use komspot::disk::{fault, unsynced};
use komspot::domain::Population;
use komspot::logbook::Fault;
use komspot::release::{Published, Release};
use komspot::snapshot::{SnapshotId, Store};
use tempfile::TempDir;

use crate::harness::{each, fast_folder, program};
use crate::inbox::zipped;

/// True counts, so that every step is taken.
const BUNDLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bundles/good");

/// The same with a school year more, in which six times as many pupils are absent as the year before.
const MORE: &str = "more";
const JUMPING: &str = "\nfravaer,nord,2025/2026,all,170,180,\nfravaer,syd,2025/2026,all,115,120,\n\
                       fravaer,øst,2025/2026,all,58,60,\n";

/// What is imported after everything, and how; nothing waits there.
const SETTINGS: &str = "komspot.toml";

/// Where such a jump waits for a confirmation.
const CAREFUL: &str = "careful.toml";

/// What is laid into the inbox and brought on a stick.
const BROUGHT: &str = "nye tal.zip";

/// A device: `data`, its settings, and the folder for temporary files.
pub(super) struct Device {
    folder: TempDir,
}

/// What is shown: nothing in the beginning.
#[derive(Debug)]
struct Shown {
    /// The snapshot's number.
    number: u32,
    contents: Contents,
}

/// Everything in it.
#[derive(Clone, Debug, PartialEq)]
struct Contents {
    municipality: String,
    areas: String,
    population: Arc<Population>,
    indicators: Vec<Published>,
}

/// Work that changes the disk of a device.
pub(super) struct Act {
    pub(super) name: &'static str,
    settings: &'static str,
    arguments: Vec<String>,
    before: Device,
    /// What is shown before it and after it.
    old: Option<Shown>,
    new: Option<Shown>,
    /// Each passage of a point on its way: `ledger.save.half#1`.
    pub(super) passages: Vec<String>,
}

impl Device {
    /// One that was never used.
    pub(super) fn new() -> Self {
        Self::within(fast_folder())
    }

    fn within(folder: TempDir) -> Self {
        let settings = "[trust]\nunsigned = 'accept'\n[inbox]\nquiet_seconds = 1\n";
        fs::write(folder.path().join(SETTINGS), settings).unwrap();
        fs::write(folder.path().join(CAREFUL), format!("{settings}[confirm]\njump = 5\n")).unwrap();
        fs::create_dir(folder.path().join("tmp")).unwrap();
        Self { folder }
    }

    /// One that shows the bundle without one of its indicators.
    pub(super) fn used() -> Self {
        let device = Self::new();
        let bundle = device.path().join("bundle");
        fs::create_dir(&bundle).unwrap();
        for name in names(Path::new(BUNDLE)) {
            let text = fs::read_to_string(Path::new(BUNDLE).join(&name)).unwrap();
            let kept = text.lines().filter(|line| !line.starts_with("haervaerk,"));
            fs::write(bundle.join(name), kept.collect::<Vec<_>>().join("\n")).unwrap();
        }
        device.succeed(&["import", "bundle"]);
        fs::remove_dir_all(bundle).unwrap();
        device
    }

    /// One that shows the bundle, and has another that jumps, not yet imported.
    fn with_more() -> Self {
        let device = Self::new();
        device.succeed(&["import", BUNDLE]);
        let bundle = device.path().join(MORE);
        copy_tree(Path::new(BUNDLE), &bundle).unwrap();
        let table = bundle.join("observations.csv");
        fs::write(&table, fs::read_to_string(&table).unwrap().trim_end().to_owned() + JUMPING).unwrap();
        device
    }

    /// One on which that waits for a confirmation; gives its name.
    fn holding() -> (Self, String) {
        let device = Self::with_more();
        let held = command(device.path(), CAREFUL, &["import", MORE]).output().unwrap();
        assert!(held.status.success(), "{held:?}");
        let name = device.held().pop().expect("it waits");
        (device, name)
    }

    /// Names of what waits.
    fn held(&self) -> Vec<String> {
        held(self.path())
    }

    /// Another one with the same on its disk.
    pub(super) fn copy(&self) -> Self {
        let folder = fast_folder();
        copy_contents(self.path(), folder.path());
        Self { folder }
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The program with these arguments.
    pub(super) fn command(&self, arguments: &[&str]) -> Command {
        command(self.path(), SETTINGS, arguments)
    }

    fn succeed(&self, arguments: &[&str]) {
        let done = self.command(arguments).output().unwrap();
        assert!(done.status.success(), "{arguments:?}: {done:?}");
    }
}

/// The program for the device in a folder, in a group of processes of its own.
fn command(device: &Path, settings: &str, arguments: &[&str]) -> Command {
    let mut command = program();
    command.current_dir(device).env("TMPDIR", device.join("tmp")).process_group(0);
    command.args(["--data-dir", "data", "--config", settings]).args(arguments);
    command
}

/// Names of what waits on a device for a confirmation.
fn held(device: &Path) -> Vec<String> {
    let store = Store::new(&device.join("data"));
    stage::held(&store).unwrap().into_iter().map(|held| held.name).collect()
}

impl Act {
    /// The first import of all.
    pub(super) fn first_import() -> Self {
        Self::on(Device::new(), "first import", &["import", BUNDLE])
    }

    /// An import over what is shown.
    pub(super) fn second_import() -> Self {
        Self::on(Device::used(), "second import", &["import", BUNDLE])
    }

    /// What lies in the inbox is taken in.
    pub(super) fn inbox() -> Self {
        let device = Device::used();
        let inbox = device.path().join("data/inbox");
        fs::create_dir(&inbox).unwrap();
        fs::write(inbox.join(BROUGHT), zipped("1")).unwrap();
        // So that nobody waits for quiet.
        fs::write(inbox.join(format!("{BROUGHT}.done")), "").unwrap();
        Self::on(device, "inbox", &["inbox", "--once"])
    }

    /// A stick is taken in.
    pub(super) fn stick() -> Self {
        let device = Device::used();
        fs::create_dir(device.path().join("stick")).unwrap();
        fs::write(device.path().join("stick").join(BROUGHT), zipped("1")).unwrap();
        Self::on(device, "stick", &["usb", "stick"])
    }

    /// An import that has to wait for a confirmation.
    pub(super) fn hold() -> Self {
        Self::under(CAREFUL, Device::with_more(), "hold", &["import", MORE])
    }

    /// What waits is confirmed.
    pub(super) fn confirm() -> Self {
        let (device, name) = Device::holding();
        Self::on(device, "confirm", &["held", "confirm", &name])
    }

    /// What waits is declined.
    pub(super) fn decline() -> Self {
        let (device, name) = Device::holding();
        Self::on(device, "decline", &["held", "decline", &name, "--reason", "forkert måned"])
    }

    /// Back to what was shown before.
    pub(super) fn rollback() -> Self {
        let device = Device::used();
        device.succeed(&["import", BUNDLE]);
        Self::on(device, "rollback", &["snapshots", "rollback"])
    }

    /// Old snapshots are removed.
    pub(super) fn prune() -> Self {
        let device = Device::used();
        for _ in 0..3 {
            device.succeed(&["import", BUNDLE]);
        }
        Self::on(device, "prune", &["snapshots", "prune", "--keep", "1"])
    }

    /// Learns what it does where nothing disturbs it.
    fn on(before: Device, name: &'static str, arguments: &[&str]) -> Self {
        Self::under(SETTINGS, before, name, arguments)
    }

    /// The same under other settings.
    fn under(settings: &'static str, before: Device, name: &'static str, arguments: &[&str]) -> Self {
        let (old, journal) = (shown(before.path()), fast_folder());
        let arguments = arguments.iter().map(|&argument| argument.to_owned()).collect();
        let mut act = Self { name, settings, arguments, before, old, new: None, passages: Vec::new() };
        let device = act.device();
        let done = act.run(device.path(), Some(journal.path()), None);
        assert!(done.status.success(), "{name}: {done:?}");
        act.new = shown(device.path());
        let points = passed(journal.path()).unwrap();
        act.passages = points
            .iter()
            .enumerate()
            .map(|(at, point)| {
                let nth = points.iter().take(at + 1).filter(|other| *other == point).count();
                format!("{point}#{nth}")
            })
            .collect();
        act.assert_finished(device.path(), "nothing");
        act.assert_goes_on(device.path(), "nothing");
        act
    }

    /// A device on which it can be done.
    pub(super) fn device(&self) -> Device {
        self.before.copy()
    }

    /// Copies the device onto which it can be done into a folder.
    pub(super) fn lay_into(&self, folder: &Path) {
        copy_contents(self.before.path(), folder);
    }

    /// How it is begun.
    pub(super) fn command(&self, device: &Path, journal: Option<&Path>, fault: Option<&str>) -> Command {
        let arguments: Vec<&str> = self.arguments.iter().map(String::as_str).collect();
        let mut command = command(device, self.settings, &arguments);
        if let Some(journal) = journal {
            command.env(unsynced::VARIABLE, journal);
        }
        if let Some(fault) = fault {
            command.env(fault::VARIABLE, fault);
        }
        command
    }

    /// Does it until it ends.
    pub(super) fn run(&self, device: &Path, journal: Option<&Path>, fault: Option<&str>) -> Output {
        self.command(device, journal, fault).output().unwrap()
    }

    /// How long it takes where nothing disturbs it but others like it: the median of twelve.
    pub(super) fn takes(&self) -> Duration {
        let took = Mutex::new(Vec::new());
        each(0..12, |_| {
            let (device, journal) = (self.device(), fast_folder());
            let begun = Instant::now();
            self.run(device.path(), Some(journal.path()), None);
            took.lock().unwrap().push(begun.elapsed());
        });
        let mut took = took.into_inner().unwrap();
        took.sort();
        took[took.len() / 2]
    }

    /// The old is shown or the new, whole, as a server would read it; and ledger and log hold.
    #[track_caller]
    pub(super) fn assert_whole(&self, device: &Path, after: &str) {
        fn contents(shown: Option<&Shown>) -> Option<&Contents> {
            shown.map(|shown| &shown.contents)
        }
        let now = shown(device);
        let is = |then: &Option<Shown>| contents(now.as_ref()) == contents(then.as_ref());
        assert!(is(&self.old) || is(&self.new), "{}, {after}: {now:?} is shown", self.name);
        let store = Store::new(&device.join("data"));
        if let Err(error) = app::ledger::verify(&store) {
            panic!("{}, {after}: the ledger: {error}", self.name);
        }
        // A line that was being written may be torn until the next one sets it aside.
        let log = app::log::verify(&store).unwrap();
        let torn = matches!(log.faults.as_slice(), [Fault::Unreadable(_)]);
        assert!(log.is_whole() || torn, "{}, {after}: the log: {:?}", self.name, log.faults);
    }

    /// After a kill: begun once more it is finished, and not done twice, where it was left alone since.
    #[track_caller]
    pub(super) fn assert_finished(&self, device: &Path, after: &str) {
        let after = format!("{}, {after}", self.name);
        let is_new =
            || shown(device).map(|shown| shown.contents) == self.new.as_ref().map(|new| new.contents.clone());
        let snapshots = || names(&device.join("data/snapshots")).len();
        match self.name {
            "inbox" | "stick" => {
                let again = self.run(device, None, None);
                assert!(again.status.success(), "{after}: {again:?}");
                let reports: Vec<_> =
                    Intake::new(&device.join("data"), ClockTrust::Always).reports().list().collect();
                let whole = reports.iter().all(|report| {
                    report.card.file == BROUGHT && report.account.outcome == Outcome::Published
                });
                // The stick is still in the slot, and is told of as often as it is looked at.
                let once = reports.len() == 1 || self.name == "stick" && reports.len() == 2;
                assert!(whole && once, "{after}: {reports:?}");
                assert!(is_new(), "{after}: the bundle is lost");
                assert_eq!(snapshots(), 2, "{after}: published twice");
            }
            "hold" => {
                let again = self.run(device, None, None);
                assert!(again.status.success(), "{after}: {again:?}");
                assert_eq!((held(device).len(), snapshots()), (1, 1), "{after}: it waits once");
            }
            "confirm" => {
                // It waits still, or the server shows it as soon as it is started again.
                let again = if held(device).is_empty() {
                    command(device, SETTINGS, &["inbox", "--once"]).output().unwrap()
                } else {
                    self.run(device, None, None)
                };
                assert!(again.status.success() && is_new(), "{after}: what was confirmed is lost: {again:?}");
                assert_eq!((held(device).len(), snapshots()), (0, 2), "{after}");
            }
            "decline" => {
                if !held(device).is_empty() {
                    let again = self.run(device, None, None);
                    assert!(again.status.success(), "{after}: {again:?}");
                }
                assert_eq!((held(device).len(), snapshots()), (0, 1), "{after}");
            }
            _ => {}
        }
    }

    /// An import after it succeeds, and nothing is left of what was interrupted.
    #[track_caller]
    pub(super) fn assert_goes_on(&self, device: &Path, after: &str) {
        let after = format!("{}, {after}", self.name);
        if ["inbox", "stick"].contains(&self.name) {
            self.run(device, None, None);
            let mut reports = Intake::new(&device.join("data"), ClockTrust::Always).reports().list();
            assert!(reports.any(|report| report.card.file == BROUGHT), "{after}: the bundle is lost");
        }
        for name in held(device) {
            let declined = command(device, SETTINGS, &["held", "decline", &name]).output().unwrap();
            assert!(declined.status.success(), "{after}: {declined:?}");
        }
        let newest = newest(device);
        let next = if device.join(MORE).exists() { MORE } else { BUNDLE };
        let again = command(device, SETTINGS, &["import", next]).output().unwrap();
        assert!(again.status.success(), "{after}: {}", String::from_utf8_lossy(&again.stderr));
        let now = shown(device).expect("something is shown");
        assert!(now.number > newest, "{after}: {} is shown after {newest}", now.number);
        assert_nothing_left(device, &after);
        self.assert_whole_after_import(device, &after);
    }

    fn assert_whole_after_import(&self, device: &Path, after: &str) {
        let store = Store::new(&device.join("data"));
        assert!(app::ledger::verify(&store).is_ok(), "{after}");
        let log = app::log::verify(&store).unwrap();
        assert!(log.is_whole(), "{after}: the log: {:?}", log.faults);
        let number = shown(device).map_or(0, |shown| shown.number);
        assert!(number > 0, "{}, {after}", self.name);
    }
}

/// What the server would show.
fn shown(device: &Path) -> Option<Shown> {
    let data = device.join("data");
    let id = Store::new(&data).current()?;
    let snapshot = Follower::new(&data).first().unwrap();
    assert_eq!(snapshot.id, id, "what is current cannot be read");
    let Release { municipality, coverage, population, indicators, .. } = snapshot.release;
    let contents = Contents { municipality, areas: coverage.store(), population, indicators };
    Some(Shown { number: id.number(), contents })
}

/// The highest number of a snapshot.
fn newest(device: &Path) -> u32 {
    let entries = Store::new(&device.join("data")).list().unwrap();
    entries.last().map_or(0, |entry| entry.id.number())
}

/// No file is there that would not be if nothing had ever been interrupted.
fn assert_nothing_left(device: &Path, after: &str) {
    assert_eq!(names(&device.join("tmp")), [""; 0], "{after}: temporary files");
    let data = device.join("data");
    let mut left = names(&data);
    // What a power cut left of a line of the log is kept, and the log says so.
    left.retain(|name| !["inbox", "log.torn", "reports", "work"].contains(&name.as_str()));
    let own = ["current", "ledger.jsonl", "lock", "log.head", "log.jsonl", "log.lock", "snapshots", "staged"];
    assert_eq!(left, own, "{after}");
    for (folder, own) in
        [("staged", &[][..]), ("inbox", &[]), ("work", &["inbox", "lock", "numbers", "state.json"])]
    {
        let folder = data.join(folder);
        if folder.is_dir() {
            let strange: Vec<String> =
                names(&folder).into_iter().filter(|name| !own.contains(&name.as_str())).collect();
            assert_eq!(strange, [""; 0], "{after}: in {}", folder.display());
        }
    }
    if data.join("reports").is_dir() {
        let whole = |name: &String| is_json(name) && !name.starts_with('.');
        assert!(names(&data.join("reports")).iter().all(whole), "{after}: in the reports");
    }
    for name in names(&data.join("snapshots")) {
        assert!(SnapshotId::parse(&name).is_some(), "{after}: {name}");
        let mut files = names(&data.join("snapshots").join(&name));
        files.retain(|file| !is_json(file) && !["log.head", "ledger.jsonl"].contains(&file.as_str()));
        assert_eq!(files, ["areas.geojson", "figures.txt", "snapshot.duckdb"], "{after}: in {name}");
    }
}

/// Copies all that is in a folder into another, which is there.
fn copy_contents(from: &Path, to: &Path) {
    for name in names(from) {
        copy_tree(&from.join(&name), &to.join(&name)).unwrap();
    }
}

/// Names in a folder, sorted.
pub(super) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn is_json(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "json")
}
