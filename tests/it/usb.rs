//! A stick in the slot: a loop-mounted image where the machine allows that, a
//! plain folder otherwise.

mod kinds;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use komspot::app::intake::{Outcome, Source};
use komspot::logbook::{Actor, Deed, Logbook};
use tempfile::TempDir;

use crate::harness::without_rights;
use crate::inbox::{Device, archive, copy_to, zipped};

/// A stick, unplugged when dropped.
struct Stick {
    place: TempDir,
    mounted: bool,
}

impl Stick {
    /// A stick that `fill` has written to, mounted as the unit does it; says what it is.
    fn with(fill: impl FnOnce(&Path)) -> Self {
        let place = TempDir::new().unwrap();
        let mut stick = Self { mounted: false, place };
        fs::create_dir(stick.path()).unwrap();
        match stick.mount("loop") {
            Ok(()) => {
                fill(&stick.path());
                stick.unmount();
                stick.mount("loop,ro,nosuid,nodev,noexec").expect("what was mounted can be mounted again");
                stick.mounted = true;
                println!("the stick is a loop-mounted image with ext4");
            }
            Err(why) => {
                fill(&stick.path());
                println!("the stick is a plain folder, for no image can be mounted here: {why}");
            }
        }
        stick
    }

    fn path(&self) -> PathBuf {
        self.place.path().join("stick")
    }

    fn image(&self) -> PathBuf {
        self.place.path().join("image")
    }

    fn mount(&self, options: &str) -> Result<(), String> {
        if !self.image().exists() {
            let file = fs::File::create(self.image()).map_err(|error| error.to_string())?;
            file.set_len(64 << 20).map_err(|error| error.to_string())?;
            run(Command::new("mkfs.ext4").args(["-q", "-F"]).arg(self.image()))?;
        }
        run(Command::new("mount").args(["-o", options]).arg(self.image()).arg(self.path()))
    }

    fn unmount(&self) {
        run(Command::new("umount").arg(self.path())).expect("nobody has a file open on it");
    }
}

impl Drop for Stick {
    fn drop(&mut self) {
        if self.mounted {
            let _ = run(Command::new("umount").arg("--lazy").arg(self.path()));
        }
    }
}

fn run(command: &mut Command) -> Result<(), String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| error.to_string())?;
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

fn usb(device: &Device, stick: &Stick, more: &[&str]) -> Option<i32> {
    let path = stick.path();
    let ran = device.run(&[&["usb", path.to_str().unwrap()], more].concat());
    println!("{}{}", ran.stdout, ran.stderr);
    ran.code
}

/// An office, and its bundle of October.
fn signed() -> (Device, PathBuf) {
    let office = Device::new(1);
    let oktober = office.elsewhere("oktober.zip");
    fs::write(&oktober, zipped("2026.10")).unwrap();
    (office, oktober)
}

#[test]
fn the_newest_bundle_on_a_stick_is_taken_and_each_is_reported() {
    let (office, oktober) = signed();
    let stick = Stick::with(|stick| {
        fs::write(stick.join("september.zip"), zipped("2026.9")).unwrap();
        fs::write(stick.join("oktober.zip"), zipped("2026.10")).unwrap();
        fs::write(stick.join("oktober.zip.minisig"), office.sign(&oktober)).unwrap();
        copy_to(&stick.join("komspot/gammel"));
        fs::write(stick.join("brev.docx"), "PK").unwrap();
        fs::write(stick.join("billeder.zip"), archive(&[("sommer.jpg", b"JFIF")])).unwrap();
        let whole = zipped("2026.11");
        fs::write(stick.join("halv.zip"), &whole[..whole.len() / 2]).unwrap();
    });
    let device = Device::new(1);
    assert_eq!(usb(&device, &stick, &[]), Some(3), "one of them is cut off");
    let mut outcomes = device.outcomes();
    outcomes.sort_by(|a, b| a.0.cmp(&b.0));
    let expected = [
        ("gammel", Outcome::Passed),
        ("halv.zip", Outcome::Refused),
        ("oktober.zip", Outcome::Published),
        ("september.zip", Outcome::Passed),
    ];
    assert_eq!(outcomes, expected.map(|(file, outcome)| (file.to_owned(), outcome)));
    assert!(device.reports().iter().all(|report| report.card.source == Source::Usb));
    device.assert_nothing_left();
}

#[test]
fn a_folder_that_nobody_may_read_is_passed_over() {
    let device = Device::new(1);
    let stick = Stick::with(|stick| {
        // Every new ext4 has one.
        let roots = stick.join("lost+found");
        fs::create_dir_all(&roots).unwrap();
        fs::set_permissions(&roots, fs::Permissions::from_mode(0o000)).unwrap();
        fs::create_dir(stick.join("til")).unwrap();
        fs::write(stick.join("til/oktober.zip"), zipped("2026.10")).unwrap();
    });
    let ran = device.run_by(without_rights(), &["usb", stick.path().to_str().unwrap()]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(device.outcomes(), [("oktober.zip".to_owned(), Outcome::Published)]);
    device.assert_nothing_left();
}

#[test]
fn a_bundle_waits_in_the_queue_with_its_signature_while_the_stick_is_unmounted() {
    let (office, oktober) = signed();
    let signature = office.sign(&oktober);
    let stick = Stick::with(|stick| {
        fs::write(stick.join("oktober.zip"), zipped("2026.10")).unwrap();
        fs::write(stick.join("oktober.zip.minisig"), &signature).unwrap();
    });
    let device = Device::new(1);
    assert_eq!(usb(&device, &stick, &["--queue"]), Some(0));
    drop(stick);
    let waiting = device.intake().state().waiting;
    assert_eq!((waiting.len(), waiting[0].number), (1, 1));
    let bundle = device.data().join("work/000001/bundle");
    assert_eq!(fs::read(bundle.join("oktober.zip.minisig")).unwrap(), signature);
    assert_eq!(device.run(&["inbox", "--once"]).code, Some(0));
    assert_eq!(device.outcomes(), [("oktober.zip".to_owned(), Outcome::Published)]);
    device.assert_nothing_left();
}

#[test]
fn the_newest_of_those_that_somebody_trusted_has_signed_is_taken() {
    let device = Device::with("");
    let (oktober, forged) = (device.elsewhere("oktober.zip"), zipped("2026.11"));
    fs::write(&oktober, zipped("2026.10")).unwrap();
    let signature = device.sign(&oktober);
    device.trust();
    let stick = Stick::with(|stick| {
        fs::copy(&oktober, stick.join("oktober.zip")).unwrap();
        fs::write(stick.join("oktober.zip.minisig"), &signature).unwrap();
        fs::write(stick.join("forged.zip"), &forged).unwrap();
        fs::write(stick.join("forged.zip.minisig"), &signature).unwrap();
    });
    assert_eq!(usb(&device, &stick, &[]), Some(3), "one of them is not what was signed");
    let expected = [("forged.zip", Outcome::Refused), ("oktober.zip", Outcome::Published)];
    assert_eq!(device.outcomes(), expected.map(|(file, outcome)| (file.to_owned(), outcome)));
    assert_eq!(device.reports()[1].account.signer.as_deref(), Some("kontor"));
    let book = Logbook::open(&device.data());
    assert!(book.verify(&[]).unwrap().is_whole());
    let told: Vec<_> = book.entries().unwrap().into_iter().map(|entry| (entry.who, entry.what)).collect();
    assert!(
        matches!(&told[..], [.., (Actor::Usb, Deed::Refused { .. }), (Actor::Usb, Deed::Imported { signer: Some(signer), .. })]
        if signer.to_string() == "kontor"),
        "{told:?}"
    );
    device.assert_nothing_left();
}

#[test]
fn a_stick_without_a_bundle_or_with_far_too_much_on_it_is_told_so() {
    for (code, files) in [("usb-nothing", 10), ("usb-crowded", 10_001)] {
        let stick = Stick::with(|stick| {
            for n in 0..files {
                fs::write(stick.join(format!("{n}.jpg")), "").unwrap();
            }
        });
        let device = Device::new(1);
        assert_eq!(usb(&device, &stick, &[]), Some(3));
        let reports = device.reports();
        assert_eq!(reports.len(), 1);
        assert_eq!(reports[0].account.findings[0].code, code);
    }
    let device = Device::new(1);
    assert_eq!(device.run(&["usb", "/nowhere"]).code, Some(1));
    assert!(device.reports()[0].account.why.as_ref().unwrap().da.contains("kan ikke læses"));
}

#[test]
fn a_stick_that_is_pulled_out_changes_nothing_and_is_told_of() {
    let stick = Stick::with(|stick| {
        let noise = (0..4_000_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes());
        fs::write(stick.join("oktober.zip"), [zipped("2026.10"), noise.collect()].concat()).unwrap();
    });
    if !stick.mounted {
        println!("not tested: a folder cannot be pulled out");
        return;
    }
    // What is read from here on is an I/O error, as with a stick that is gone.
    fs::File::options().write(true).open(stick.image()).unwrap().set_len(1 << 20).unwrap();
    let device = Device::new(1);
    assert_eq!(usb(&device, &stick, &[]), Some(1));
    let reports = device.reports();
    assert_eq!(reports.len(), 1, "{reports:?}");
    assert_eq!(reports[0].account.outcome, Outcome::Failed);
    assert!(!device.data().join("current").exists());
    device.assert_nothing_left();
}
