//! What a process can still do within the walls: each attempt is made by the real program.

use std::fs;
use std::net::{TcpListener, UdpSocket};
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::Output;

use tempfile::TempDir;

use crate::harness::program;

/// A folder in reach, and one beside it that is not.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        for name in ["read", "write", "other"] {
            fs::create_dir(place.at(name)).unwrap();
            fs::write(place.at(name).join("x"), "x").unwrap();
        }
        place
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn tries(&self, limits: &[&str], probe: &[&str]) -> Output {
        let mut command = program();
        command.arg("--data-dir").arg(self.at("write")).arg("confined");
        command.arg("--read").arg(self.at("read")).arg("--write").arg(self.at("write"));
        command.args(limits).args(probe).env("TMPDIR", self.at("write")).output().unwrap()
    }

    fn can(&self, probe: &[&str]) {
        let tried = self.tries(&[], probe);
        assert!(tried.status.success(), "{probe:?}: {}", said(&tried));
    }

    fn cannot(&self, probe: &[&str], why: &str) {
        let tried = self.tries(&[], probe);
        assert_eq!(tried.status.code(), Some(1), "{probe:?}: {}", said(&tried));
        assert!(said(&tried).contains(why), "{probe:?}: {}", said(&tried));
    }

    /// Whether this kernel shuts files off.
    fn shuts_files(&self) -> bool {
        let told = said(&self.tries(&[], &["nothing"]));
        assert!(told.contains("calls whole, limits whole"), "{told}");
        if told.contains("files absent") {
            println!("skipped in part: this kernel has no Landlock");
        }
        !told.contains("files absent")
    }
}

fn said(output: &Output) -> String {
    format!(
        "{:?}\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn only_what_is_in_reach_can_be_read_and_written() {
    let place = Place::new();
    let x = |name: &str| place.at(name).join("x");
    place.can(&["read", text(&x("read"))]);
    place.can(&["read", text(&x("write"))]);
    place.can(&["write", text(&place.at("write").join("new"))]);
    place.can(&["thread"]);
    if !place.shuts_files() {
        return;
    }
    std::os::unix::fs::symlink("/etc/passwd", place.at("read").join("link")).unwrap();
    for outside in ["/etc/passwd", "/proc/1/environ", text(&x("other")), text(&place.at("read").join("link"))]
    {
        place.cannot(&["read", outside], "Permission denied");
    }
    place.cannot(&["read", text(&place.at("read").join("../other/x"))], "Permission denied");
    for outside in [x("read"), place.at("read").join("new"), x("other"), place.at("other").join("new")] {
        place.cannot(&["write", text(&outside)], "Permission denied");
    }
    for outside in [x("read"), x("other")] {
        place.cannot(&["remove", text(&outside)], "Permission denied");
        assert!(outside.exists());
    }
}

#[test]
fn there_is_no_network_and_no_other_program() {
    let place = Place::new();
    let (listener, receiver) =
        (TcpListener::bind("127.0.0.1:0").unwrap(), UdpSocket::bind("127.0.0.1:0").unwrap());
    listener.set_nonblocking(true).unwrap();
    let refused = "Operation not permitted";
    place.cannot(&["connect", &listener.local_addr().unwrap().to_string()], refused);
    place.cannot(&["send", &receiver.local_addr().unwrap().to_string()], refused);
    place.cannot(&["listen"], refused);
    place.cannot(&["run", "/bin/true"], refused);
    assert!(listener.accept().is_err(), "nobody has called");
}

#[test]
fn memory_time_and_files_are_bounded() {
    let place = Place::new();
    place.can(&["allocate", "64"]);
    place.cannot(&["allocate", "600"], "allocate");
    // By SIGXCPU or, at the latest, SIGKILL; a file that is too large by SIGXFSZ.
    let spun = place.tries(&["--seconds", "1"], &["spin"]);
    assert!(matches!(spun.status.signal(), Some(24 | 9)), "{}", said(&spun));
    let new = place.at("write").join("new");
    let wrote = place.tries(&["--file-mb", "1"], &["write", text(&new)]);
    assert!(!wrote.status.success(), "{}", said(&wrote));
    assert!(fs::metadata(new).unwrap().len() <= 1 << 20);
}

#[test]
fn what_is_to_be_in_reach_must_be_there() {
    let place = Place::new();
    let tried = place.tries(&["--read", "/nowhere"], &["nothing"]);
    assert_eq!(tried.status.code(), Some(1));
    assert!(said(&tried).contains("/nowhere"), "{}", said(&tried));
}

#[test]
fn every_kind_of_bundle_is_prepared_within_the_walls() {
    let place = Place::new();
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bundles/good");
    let bundles = place.at("read");
    komspot::disk::power::copy_tree(Path::new(fixture), &bundles.join("folder")).unwrap();
    tarred(&bundles);
    parquet(&bundles);
    database(&bundles);
    for name in ["folder", "bundle.tar", "parquet", "bundle.duckdb"] {
        place.can(&["prepare", text(&bundles.join(name))]);
        let staged = place.at("write").join("staged/probe");
        for file in komspot::snapshot::folder::DRAFT {
            assert!(staged.join(file).is_file(), "{name} has no {file}");
        }
        fs::remove_dir_all(staged).unwrap();
    }
}

pub fn tarred(bundles: &Path) {
    let mut tar = tar::Builder::new(fs::File::create(bundles.join("bundle.tar")).unwrap());
    tar.append_dir_all("", bundles.join("folder")).unwrap();
    tar.finish().unwrap();
}

/// The same bundle with its figures as Parquet.
pub fn parquet(bundles: &Path) {
    let folder = bundles.join("parquet");
    komspot::disk::power::copy_tree(&bundles.join("folder"), &folder).unwrap();
    let connection = duckdb::Connection::open_in_memory().unwrap();
    let table = folder.join("observations");
    let sql = format!(
        "COPY (FROM read_csv('{0}.csv', all_varchar = true)) TO '{0}.parquet' (FORMAT parquet)",
        table.display()
    );
    connection.execute_batch(&sql).unwrap();
    let descriptor = folder.join("datapackage.json");
    let named = fs::read_to_string(&descriptor).unwrap().replace("observations.csv", "observations.parquet");
    fs::write(descriptor, named).unwrap();
}

/// The same bundle as a DuckDB file.
pub fn database(bundles: &Path) {
    let connection = duckdb::Connection::open(bundles.join("bundle.duckdb")).unwrap();
    let file = |name: &str| bundles.join("folder").join(name).display().to_string();
    for table in ["indicators", "population", "observations"] {
        let csv = file(&format!("{table}.csv"));
        let sql = format!("CREATE TABLE {table} AS FROM read_csv('{csv}', all_varchar = true)");
        connection.execute_batch(&sql).unwrap();
    }
    let areas = fs::read_to_string(file("areas.geojson")).unwrap();
    connection.execute("CREATE TABLE areas AS SELECT ? AS geojson", [areas]).unwrap();
    connection
        .execute_batch(
            "CREATE TABLE datapackage AS SELECT '{\"name\": \"good\", \"version\": \"1\"}' AS text",
        )
        .unwrap();
}
