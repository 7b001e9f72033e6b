//! What changes the disk, and what has to hold however it ends.

use std::fs;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use komspot::app::{self, follow::Follower, intake::Intake};
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
#[derive(Debug, PartialEq)]
struct Contents {
    municipality: String,
    areas: String,
    population: Arc<Population>,
    indicators: Vec<Published>,
}

/// Work that changes the disk of a device.
pub(super) struct Act {
    pub(super) name: &'static str,
    arguments: &'static [&'static str],
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
        fs::write(folder.path().join("komspot.toml"), settings).unwrap();
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
        command(self.path(), arguments)
    }

    fn succeed(&self, arguments: &[&str]) {
        let done = self.command(arguments).output().unwrap();
        assert!(done.status.success(), "{arguments:?}: {done:?}");
    }
}

/// The program for the device in a folder, in a group of processes of its own.
pub(super) fn command(device: &Path, arguments: &[&str]) -> Command {
    let mut command = program();
    command.current_dir(device).env("TMPDIR", device.join("tmp")).process_group(0);
    command.args(["--data-dir", "data", "--config", "komspot.toml"]).args(arguments);
    command
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
        fs::write(inbox.join("nye tal.zip"), zipped("1")).unwrap();
        // So that nobody waits for quiet.
        fs::write(inbox.join("nye tal.zip.done"), "").unwrap();
        Self::on(device, "inbox", &["inbox", "--once"])
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
    fn on(before: Device, name: &'static str, arguments: &'static [&'static str]) -> Self {
        let (old, journal) = (shown(before.path()), fast_folder());
        let mut act = Self { name, arguments, before, old, new: None, passages: Vec::new() };
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
        let mut command = command(device, self.arguments);
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

    /// It is done once more, and an import after it, and nothing is left of what was interrupted.
    #[track_caller]
    pub(super) fn assert_goes_on(&self, device: &Path, after: &str) {
        let after = format!("{}, {after}", self.name);
        if self.name == "inbox" {
            self.run(device, None, None);
            let mut reports = Intake::new(&device.join("data")).reports().list();
            assert!(reports.any(|report| report.card.file == "nye tal.zip"), "{after}: the bundle is lost");
        }
        let newest = newest(device);
        let again = command(device, &["import", BUNDLE]).output().unwrap();
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
        assert_eq!(files, ["areas.geojson", "snapshot.duckdb"], "{after}: in {name}");
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
