//! The program for 64-bit ARM against this machine's: what they serve and what they write is the same to
//! the byte, and each reads what the other wrote.
//!
//! `.ci/arm-test` builds the one for ARM and names it in `KOMSPOT_ARM`; it runs under qemu. Taking in a
//! bundle needs walls (seccomp, Landlock) that qemu's user mode does not have, and the program rightly
//! opens no stranger's bundle without them: what is compared is the demo, which is its own, and the gate.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::harness::{Komspot, Response, program};

/// Pages of every kind, in both languages and in every form that is exported.
const PAGES: &[&str] = &[
    "/",
    "/?lang=en&colour=hotspot&projection=lens&theme=dark",
    "/?indicator=haervaerk&compare=last-year&area=06",
    "/wall",
    "/wall?lang=en&theme=light",
    "/wall/scenes/signals",
    "/wall/scenes/area:06",
    "/wall/scenes/years:haervaerk",
    "/areas/06",
    "/areas/01?lang=en",
    "/compare",
    "/compare?indicator=haervaerk&areas=01,05&level=quarter",
    "/compare?indicator=haervaerk&by=years",
    "/overview",
    "/news",
    "/about/methods",
    "/map.svg",
    "/map.png",
    "/map.svg?indicator=haervaerk&projection=lens&w=1920&h=1080",
    "/chart.svg",
    "/chart.png",
    "/report.pdf",
    "/api/v1/areas",
    "/api/v1/indicators",
    "/api/v1/signals",
    "/api/v1/observations?indicator=haervaerk",
    "/api/v1/observations?indicator=haervaerk&format=csv",
    "/api/v1/observations?indicator=haervaerk&format=geojson",
    "/api/v1/observations?indicator=haervaerk&format=parquet",
    "/api/v1/release.zip",
    "/collections",
];

/// No page may know the hour, which passes while one is asked after the other.
const SETTINGS: &str = "[clock]\ntrust = 'never'\n";

/// The program for ARM, if it is there.
fn arm() -> Option<Command> {
    let (Some(arm), Some(library)) =
        (std::env::var_os("KOMSPOT_ARM"), std::env::var_os("KOMSPOT_ARM_LIBRARY"))
    else {
        println!("skipped: there is no program for ARM; `.ci/arm-test` builds it");
        return None;
    };
    let mut path = std::ffi::OsString::from("LD_LIBRARY_PATH=");
    path.push(library);
    let mut command = Command::new("qemu-aarch64-static");
    // A Raspberry Pi 3: what runs on it runs on every later one.
    command.args(["-cpu", "cortex-a53", "-L", "/usr/aarch64-linux-gnu", "-E"]).arg(path).arg(arm);
    for (variable, _) in program().get_envs() {
        command.env_remove(variable);
    }
    Some(command)
}

fn serve(mut command: Command, data: &Path) -> Komspot {
    let settings = data.with_extension("toml");
    fs::write(&settings, SETTINGS).unwrap();
    command.arg("--config").arg(settings);
    Komspot::start(command, data)
}

/// The faults in a sentence each: nobody wants to read a PDF in a test's output.
fn differences(arm: &Komspot, here: &Komspot) -> Vec<String> {
    let mut faults = Vec::new();
    for page in PAGES {
        let (theirs, ours) = (arm.get(page), here.get(page));
        if ours.status != 200 {
            faults.push(format!("{page}: {}", ours.status));
        } else if let Some(fault) = difference(&theirs, &ours) {
            faults.push(format!("{page}: {fault}"));
        }
    }
    faults
}

fn difference(theirs: &Response, ours: &Response) -> Option<String> {
    for name in ["content-type", "etag"] {
        if theirs.header(name) != ours.header(name) {
            return Some(format!("{name} {:?}, here {:?}", theirs.header(name), ours.header(name)));
        }
    }
    unlike(&theirs.body, &ours.body)
}

/// Where two texts part.
fn unlike(theirs: &[u8], ours: &[u8]) -> Option<String> {
    if theirs == ours {
        return None;
    }
    let at = theirs.iter().zip(ours).take_while(|(theirs, ours)| theirs == ours).count();
    let around = |bytes: &[u8]| {
        let part = bytes.get(at.saturating_sub(60)..(at + 60).min(bytes.len())).unwrap_or_default();
        String::from_utf8_lossy(part).into_owned()
    };
    Some(format!("at byte {at} ARM has {:?}, here is {:?}", around(theirs), around(ours)))
}

#[test]
fn arm_serves_the_same_bytes_and_each_reads_what_the_other_wrote() {
    let Some(qemu) = arm() else { return };
    let folder = TempDir::new().unwrap();
    let (theirs, ours) = (folder.path().join("arm"), folder.path().join("here"));
    let (arm, here) = (serve(qemu, &theirs), serve(program(), &ours));
    let faults = differences(&arm, &here);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    drop((arm, here));

    // The demo's snapshots lie in stores of their own. Each now serves the other's as its own.
    let Some(qemu) = self::arm() else { return };
    let (arm, here) = (serve(qemu, &ours.join("demo")), serve(program(), &theirs.join("demo")));
    let status = |of: &Komspot| of.get("/api/v1/status").json();
    assert_eq!(status(&arm)["snapshot"], status(&here)["snapshot"]);
    assert_eq!(status(&here)["demo"], false, "{}", status(&here));
    let faults = differences(&arm, &here);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_gate_hides_the_same_cells_on_arm() {
    let Some(mut qemu) = arm() else { return };
    let folder = TempDir::new().unwrap();
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo");
    let protect = |command: &mut Command, out: &str| -> BTreeMap<PathBuf, Vec<u8>> {
        let out = folder.path().join(out);
        let data = folder.path().join("data");
        command.arg("--data-dir").arg(data).arg("protect").arg(&demo).arg("--out").arg(&out);
        let ran = command.output().expect("it starts");
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        let files = fs::read_dir(out).unwrap().map(|entry| entry.unwrap().path());
        files.map(|file| (file.file_name().unwrap().into(), fs::read(file).unwrap())).collect()
    };
    let (theirs, ours) = (protect(&mut qemu, "arm"), protect(&mut program(), "here"));
    assert!(ours.keys().eq(theirs.keys()) && ours.len() >= 5, "{:?}", theirs.keys());
    for (file, bytes) in &ours {
        assert_eq!(unlike(&theirs[file], bytes), None, "{}", file.display());
    }
}
