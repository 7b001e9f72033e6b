//! The program for 64-bit ARM against this machine's: what they serve and what they write is the same to
//! the byte, and each reads what the other wrote.
//!
//! `.ci/arm-test` builds the one for ARM and names it in `KOMSPOT_ARM`; it runs under qemu. A bundle is
//! opened within walls (seccomp, Landlock) that qemu's user mode does not have, and the program rightly
//! opens none without them. So this machine's opens it, and the one for ARM does all the rest: it confirms
//! and publishes what was prepared, serves it, and sends a whole city through the gate.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::harness::{Komspot, Response, grid, program, until};

/// The demo's pages of every kind, in both languages and in every form that is exported.
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
    "/areas/06.pdf",
    "/compare",
    "/compare?indicator=haervaerk&areas=01,05&level=quarter",
    "/compare?indicator=haervaerk&by=years",
    "/overview",
    "/overview.svg",
    "/overview.png",
    "/news",
    "/about/methods",
    "/map.svg",
    "/map.png",
    "/map.svg?indicator=haervaerk&projection=lens&w=1920&h=1080",
    "/map.svg?by=years",
    "/chart.svg",
    "/chart.svg?by=seasons",
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

/// The pages of the small bundle.
const SMALL: &[&str] = &[
    "/",
    "/wall",
    "/areas/nord",
    "/compare",
    "/overview",
    "/news",
    "/map.svg",
    "/report.pdf",
    "/api/v1/areas",
    "/api/v1/observations?indicator=anmeldelser&format=csv",
    "/api/v1/observations?indicator=anmeldelser&format=geojson",
    "/api/v1/observations?indicator=anmeldelser&format=parquet",
    "/api/v1/release.zip",
];

/// Pages of very many areas, whose labels are placed for every zoom.
const MANY: &[&str] = &[
    "/",
    "/?colour=hotspot",
    "/?lang=en&projection=lens",
    "/wall",
    "/wall/scenes/map:reports",
    "/map.svg",
    "/map.png?colour=hotspot",
    "/overview.svg",
    "/areas/m39.pdf",
    "/report.pdf",
];

/// No page may know the hour, which passes while one is asked after the other.
const SETTINGS: &str = "[clock]\ntrust = 'never'\n[confirm]\njump = 5.0\n";

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

/// With the settings, which lie beside the data.
fn with_settings(mut command: Command, data: &Path) -> Command {
    let settings = data.with_extension("toml");
    fs::write(&settings, SETTINGS).unwrap();
    command.arg("--config").arg(settings);
    command
}

fn serve(command: Command, data: &Path) -> Komspot {
    Komspot::start(with_settings(command, data), data)
}

/// Runs to its end, and says what it printed.
fn run(command: Command, data: &Path, arguments: &[&str]) -> String {
    let mut command = with_settings(command, data);
    let ran = command.arg("--data-dir").arg(data).args(arguments).output().expect("it starts");
    let said = |bytes| String::from_utf8_lossy(bytes).into_owned();
    assert!(ran.status.success(), "{arguments:?}: {}{}", said(&ran.stdout), said(&ran.stderr));
    said(&ran.stdout)
}

/// The faults in a sentence each: nobody wants to read a PDF in a test's output.
fn differences(pages: &[&str], arm: &Komspot, here: &Komspot) -> Vec<String> {
    let mut faults = Vec::new();
    for page in pages {
        // Some pages name the address under which they were asked, and that has a port.
        let asked = [("X-Forwarded-Host", "komspot.local")];
        let (theirs, ours) = (arm.get_with(page, &asked), here.get_with(page, &asked));
        if ours.status != 200 {
            faults.push(format!("{page}: {}", ours.status));
        } else if let Some(fault) = difference(&theirs, &ours) {
            faults.push(format!("{page}: {fault}"));
        }
    }
    faults
}

fn difference(theirs: &Response, ours: &Response) -> Option<String> {
    let header = |name| {
        let (theirs, ours) = (theirs.header(name), ours.header(name));
        (theirs != ours).then(|| format!("{name} {theirs:?}, here {ours:?}"))
    };
    unlike(&theirs.body, &ours.body).or_else(|| header("content-type")).or_else(|| header("etag"))
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
fn arm_serves_the_same_bytes() {
    let Some(arm) = arm() else { return };
    let folder = TempDir::new().unwrap();
    let (arm, here) = (serve(arm, &folder.path().join("arm")), serve(program(), &folder.path().join("here")));
    let faults = differences(PAGES, &arm, &here);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn arm_serves_the_same_maps_of_very_many_areas() {
    let Some(arm) = arm() else { return };
    let folder = TempDir::new().unwrap();
    let [theirs, ours, bundle] = ["arm", "here", "bundle"].map(|name| folder.path().join(name));
    fs::create_dir(&bundle).unwrap();
    grid(&bundle);
    run(program(), &ours, &["import", "--unsigned", bundle.to_str().unwrap()]);
    copy_tree(&ours, &theirs);
    let (arm, here) = (serve(arm, &theirs), serve(program(), &ours));
    let faults = differences(MANY, &arm, &here);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A device on which a bundle waits for a confirmation, and the name under which it waits.
fn waiting(data: &Path) -> String {
    let bundle = data.with_extension("bundle");
    copy_tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bundles/good"), &bundle);
    let import = ["import", "--unsigned", bundle.to_str().unwrap()];
    run(program(), data, &import);
    let append = |table: &str, lines: &str| {
        let table = bundle.join(table);
        fs::write(&table, fs::read_to_string(&table).unwrap() + lines).unwrap();
    };
    // 540 where there were 37, for as many people.
    let population = fs::read_to_string(bundle.join("population.csv")).unwrap();
    let newest = population.lines().filter(|line| line.contains(",2025,"));
    append("population.csv", &newest.map(|line| line.replace(",2025,", ",2026,") + "\n").collect::<String>());
    let counts = [("nord", 280), ("syd", 170), ("øst", 90)];
    let rows = counts.map(|(area, count)| format!("anmeldelser,{area},2026,all,{count},,\n"));
    append("observations.csv", &rows.concat());
    let said = run(program(), data, &import);
    let (_, name) = said.split_once("held confirm ").unwrap_or_else(|| panic!("nothing waits: {said}"));
    name.chars().take_while(|sign| sign.is_ascii_alphanumeric() || *sign == '-').collect()
}

#[test]
fn each_reads_what_the_other_published() {
    let Some(qemu) = arm() else { return };
    let folder = TempDir::new().unwrap();
    let (theirs, ours) = (folder.path().join("arm"), folder.path().join("here"));
    let name = waiting(&ours);
    copy_tree(&ours, &theirs);
    run(qemu, &theirs, &["held", "confirm", &name]);
    run(program(), &ours, &["held", "confirm", &name]);

    let (by_arm, by_us) = (theirs.join("current"), ours.join("current"));
    assert_eq!(fs::read_link(&by_arm).unwrap(), fs::read_link(&by_us).unwrap());
    let (written_by_arm, written_by_us) = (files(&by_arm), files(&by_us));
    assert!(written_by_arm.keys().eq(written_by_us.keys()), "{:?}", written_by_arm.keys());
    for (file, bytes) in &written_by_us {
        match file.to_str().unwrap() {
            // The same tables in pages of its own liking, which are read below; and how far the log had
            // come, whose lines tell the time.
            "snapshot.duckdb" | "log.json" => {}
            "manifest.json" => assert_eq!(timeless(&written_by_arm[file]), timeless(bytes)),
            name => assert_eq!(unlike(&written_by_arm[file], bytes), None, "{name}"),
        }
    }

    // Without the text the tables in DuckDB's file are read, whoever has written them.
    for written in [&theirs, &ours] {
        fs::remove_file(written.join("current/figures.txt")).unwrap();
        let copy = written.with_extension("copy");
        copy_tree(written, &copy);
        let Some(arm) = self::arm() else { return };
        let (arm, here) = (serve(arm, written), serve(program(), &copy));
        // A server answers before it has held its snapshot against the one before.
        for server in [&arm, &here] {
            until("what is new to be told", || {
                server.get("/").text().contains("id=\"teaser\"").then_some(())
            });
        }
        let faults = differences(SMALL, &arm, &here);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

/// What a manifest says, but when it was written.
fn timeless(manifest: &[u8]) -> serde_json::Value {
    let mut manifest: serde_json::Value = serde_json::from_slice(manifest).unwrap();
    assert!(manifest.as_object_mut().unwrap().remove("made").is_some());
    manifest
}

/// All files of a folder by name.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.map(|file| (file.file_name().unwrap().into(), fs::read(file).unwrap())).collect()
}

/// Copies a folder with all that is in it, links as links.
fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (kind, to) = (entry.file_type().unwrap(), to.join(entry.file_name()));
        if kind.is_dir() {
            copy_tree(&entry.path(), &to);
        } else if kind.is_symlink() {
            std::os::unix::fs::symlink(fs::read_link(entry.path()).unwrap(), to).unwrap();
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[test]
fn the_gate_hides_the_same_cells_on_arm() {
    let Some(arm) = arm() else { return };
    let folder = TempDir::new().unwrap();
    let demo = concat!(env!("CARGO_MANIFEST_DIR"), "/data/demo");
    let protect = |command: Command, name: &str| {
        let out = folder.path().join(name).join("out");
        fs::create_dir_all(&out).unwrap();
        run(
            command,
            &folder.path().join(name).join("data"),
            &["protect", demo, "--out", out.to_str().unwrap()],
        );
        files(&out)
    };
    let (theirs, ours) = (protect(arm, "arm"), protect(program(), "here"));
    assert!(ours.keys().eq(theirs.keys()) && ours.len() >= 5, "{:?}", theirs.keys());
    for (file, bytes) in &ours {
        assert_eq!(unlike(&theirs[file], bytes), None, "{}", file.display());
    }
}
