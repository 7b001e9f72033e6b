//! A disk that is really full, and one that may really not be written.

use std::fs::{self, File, Permissions};
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::act::{Act, Device};
use crate::harness::until;

/// A small file system in memory; unmounted when dropped.
struct Disk(TempDir);

impl Disk {
    /// One of so many MiB; `None`, with a word why, where none may be mounted.
    fn new(mebibytes: u32) -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let size = format!("size={mebibytes}m");
        match mount(&["-t", "tmpfs", "-o", &size, "tmpfs"], folder.path()) {
            Ok(()) => Some(Self(folder)),
            Err(why) => {
                println!("not tested: no file system can be mounted here ({})", why.trim());
                None
            }
        }
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Lazily: whoever still holds a file there will be gone soon.
        let _ = Command::new("umount").arg("-l").arg(self.path()).output();
    }
}

fn mount(arguments: &[&str], at: &Path) -> Result<(), String> {
    let done = Command::new("mount").args(arguments).arg(at).output().map_err(|error| error.to_string())?;
    if done.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&done.stderr).into_owned()) }
}

/// Writes until so many bytes or fewer are free.
fn fill(disk: &Path, left: u64) {
    let mut file = File::create(disk.join("filler")).unwrap();
    let free = || {
        let of_disk = rustix::fs::statvfs(disk).unwrap();
        of_disk.f_bavail * of_disk.f_frsize
    };
    while free() > left {
        let most = usize::try_from((free() - left).clamp(1, 65_536)).unwrap();
        if file.write_all(&vec![0; most]).is_err() {
            break;
        }
    }
}

#[test]
fn on_a_full_disk_what_is_shown_stays_and_room_is_all_that_it_takes() {
    let act = Act::second_import();
    let mut refused = 0;
    for left in [0, 4, 16, 64, 128, 256, 512, 1024, 1600, 2048, 3072, 6144, 9216].map(|kib| kib * 1024) {
        let Some(disk) = Disk::new(32) else { return };
        act.lay_into(disk.path());
        fill(disk.path(), left);
        let done = act.run(disk.path(), None, None);
        let after = format!("{left} bytes free");
        if !done.status.success() {
            refused += 1;
            let told = String::from_utf8_lossy(&done.stderr);
            assert!(told.contains("plads"), "{after}: {told}");
        }
        act.assert_whole(disk.path(), &after);
        fs::remove_file(disk.path().join("filler")).unwrap();
        act.assert_goes_on(disk.path(), &after);
    }
    assert!(refused >= 6, "{refused} were refused");
    println!("13 imports on a really full disk, {refused} refused, 0 losses");
}

#[test]
fn a_disk_that_fills_up_during_an_import_keeps_what_is_shown() {
    let act = Act::second_import();
    let (mut refused, lefts) = (0, [0, 4, 16, 64, 256, 1024, 3072, 6144].map(|kib| kib * 1024));
    for left in lefts {
        let Some(disk) = Disk::new(48) else { return };
        act.lay_into(disk.path());
        let mut child = act.command(disk.path(), None, None).stderr(Stdio::piped()).spawn().unwrap();
        // There was room when it looked; now it writes.
        until("the import to begin", || {
            let begun = disk.path().join("data/staged/import").exists();
            (begun || child.try_wait().unwrap().is_some()).then_some(())
        });
        fill(disk.path(), left);
        let done = child.wait_with_output().unwrap();
        let after = format!("{left} bytes left in the midst of it");
        if !done.status.success() {
            refused += 1;
            assert!(!done.stderr.is_empty(), "{after}");
        }
        act.assert_whole(disk.path(), &after);
        fs::remove_file(disk.path().join("filler")).unwrap();
        act.assert_goes_on(disk.path(), &after);
    }
    println!("{} imports on a disk that really fills up meanwhile, {refused} failed, 0 losses", lefts.len());
}

#[test]
fn where_nothing_may_be_written_what_is_shown_stays() {
    let act = Act::second_import();
    let refuses = |device: &Path, after: &str| {
        let done = act.run(device, None, None);
        assert!(!done.status.success(), "{after}: {done:?}");
        assert!(!done.stderr.is_empty(), "{after}");
        act.assert_whole(device, after);
    };
    if let Some(disk) = Disk::new(32) {
        act.lay_into(disk.path());
        // A process that another test has just started may hold on to a file for a moment.
        until("a disk that nobody writes to", || mount(&["-o", "remount,ro"], disk.path()).ok());
        refuses(disk.path(), "a disk mounted read-only");
        mount(&["-o", "remount,rw"], disk.path()).unwrap();
        act.assert_goes_on(disk.path(), "a disk mounted read-only");
    }
    if rustix::process::geteuid().is_root() {
        return println!("not tested: permissions do not hold the superuser back");
    }
    for folder in ["data", "data/snapshots"] {
        let device: Device = act.device();
        let path = device.path().join(folder);
        fs::set_permissions(&path, Permissions::from_mode(0o555)).unwrap();
        refuses(device.path(), folder);
        fs::set_permissions(&path, Permissions::from_mode(0o755)).unwrap();
        act.assert_goes_on(device.path(), folder);
    }
}
