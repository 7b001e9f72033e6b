//! Bundles that are broken, and bundles that were made to do harm.

use std::io::{Cursor, Write};
use std::os::unix::fs::symlink;
use std::path::Path;

use komspot::bundle::{Bundle, Limits};
use komspot::finding::{Finding, Severity};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use super::wrappings::{duckdb_file, gzipped, tarred, written, zipped, zstandard};
use super::{Files, codes, detail, faults, faults_of, folder, observations, small, value};

fn faults_of_bytes(bytes: &[u8]) -> Vec<Finding> {
    faults_within(bytes, &Limits::default())
}

fn faults_within(bytes: &[u8], limits: &Limits) -> Vec<Finding> {
    let place = tempfile::tempdir().unwrap();
    let path = written(place.path(), "bundle", bytes);
    let found = faults(&path, limits);
    assert!(found.iter().any(|finding| finding.severity == Severity::Refused), "{found:?}");
    found
}

fn described(descriptor: &str) -> Vec<Finding> {
    faults_of(&vec![("datapackage.json".to_owned(), descriptor.as_bytes().to_vec())])
}

#[test]
fn no_descriptor() {
    let without: Files = small().into_iter().filter(|(name, _)| name != "datapackage.json").collect();
    assert_eq!(codes(&faults_of(&without)), ["descriptor-missing"]);
    assert_eq!(codes(&faults_of_bytes(&zipped(&without))), ["descriptor-missing"]);
    assert_eq!(codes(&faults_of_bytes(&tarred(&without))), ["descriptor-missing"]);
    assert_eq!(codes(&faults(Path::new("not/there"), &Limits::default())), ["bundle-unreadable"]);
}

#[test]
fn descriptors_that_are_none() {
    let found = described("{\n \"name\": \"x\",\n \"resources\" []\n}");
    assert_eq!((codes(&found), found[0].place.line), (vec!["json-broken"], Some(3)));
    assert_eq!(detail(&found[0], "position"), "14");
    assert_eq!(codes(&described("[]")), ["json-not-object"]);
    assert_eq!(codes(&described("")), ["json-broken"]);
    assert_eq!(codes(&described(&"[".repeat(100_000))), ["json-broken"]);
    assert_eq!(codes(&described("{}")), ["descriptor-unnamed", "descriptor-nothing-known"]);
    assert_eq!(
        codes(&described(r#"{"name": "x", "resources": [{"path": "a.csv"}]}"#)),
        ["resource-unnamed", "descriptor-nothing-known"]
    );
}

#[test]
fn every_fault_of_a_descriptor_is_told() {
    let found = described(
        r#"{"resources": [
            {"name": "areas", "path": "/etc/passwd"},
            {"name": "indicators", "path": "../x.csv"},
            {"name": "population", "path": "https://example.org/x.csv"},
            {"name": "observations", "path": ["a.csv", "b.csv"]},
            {"name": "observations", "data": []},
            {"name": "readme", "path": "README"}]}"#,
    );
    assert_eq!(
        codes(&found),
        [
            "descriptor-unnamed",
            "path-leaves-bundle",
            "path-leaves-bundle",
            "path-remote",
            "path-parts",
            "path-missing",
            "resource-unknown"
        ]
    );
    assert_eq!(value(&found[1]), "/etc/passwd");
    assert_eq!(detail(&found[2], "name"), "indicators");
}

#[test]
fn a_named_file_that_is_not_there() {
    let without: Files = small().into_iter().filter(|(name, _)| name != "population.csv").collect();
    let found = faults_of(&without);
    assert_eq!((codes(&found), value(&found[0])), (vec!["resource-missing"], "population.csv"));
}

#[test]
fn a_wrong_hash_or_size_is_told_beside_the_rows_faults() {
    let resource = r#", "hash": "sha256:00112233445566", "bytes": 3"#;
    let found = faults_of(&observations(resource, "tal.csv", b"a,b\n1\n"));
    assert_eq!(codes(&found), ["bytes-differ", "hash-differs", "row-too-short"]);
    assert_eq!((detail(&found[0], "expected"), detail(&found[0], "found")), ("3", "6"));
    let found =
        faults_of(&observations(r#", "hash": "d41d8cd98f00b204e9800998ecf8427e""#, "tal.csv", b"a,b\n1,2\n"));
    assert_eq!((codes(&found), found[0].severity), (vec!["hash-not-compared"], Severity::Warning));
}

#[test]
fn archives_cut_anywhere_are_refused() {
    let files = small();
    let tar = tarred(&files);
    for whole in [zipped(&files), tar.clone(), gzipped(&tar), zstandard(&tar)] {
        // The two empty blocks and the padding at a tar's end carry nothing.
        let last = if whole == tar { tar.len() - 1536 } else { whole.len() };
        for cut in (0..last).step_by(97).chain([last - 1]) {
            faults_of_bytes(&whole[..cut]);
        }
    }
    assert_eq!(codes(&faults_of_bytes(&zipped(&files)[..900])), ["archive-truncated"]);
    assert_eq!(codes(&faults_of_bytes(&tar[..3000])), ["archive-truncated"]);
    assert_eq!(codes(&faults_of_bytes(&gzipped(&tar)[..500])), ["archive-truncated"]);
    assert_eq!(codes(&faults_of_bytes(&zstandard(&tar)[..500])), ["archive-truncated"]);
}

#[test]
fn archives_with_a_changed_byte_are_refused() {
    let tar = tarred(&small());
    let mut gzip = gzipped(&tar);
    let middle = gzip.len() / 2;
    gzip[middle] ^= 0x10;
    faults_of_bytes(&gzip);
    let mut zip = zipped(&small());
    zip[60] ^= 0x10;
    faults_of_bytes(&zip);
}

#[test]
fn what_is_no_archive() {
    assert_eq!(codes(&faults_of_bytes(b"")), ["archive-empty"]);
    assert_eq!(codes(&faults_of_bytes(b"hello")), ["not-a-bundle"]);
    assert_eq!(codes(&faults_of_bytes(&gzipped(b"a,b\n1,2\n"))), ["not-a-bundle"]);
    assert_eq!(codes(&faults_of_bytes(&zipped(&Files::new()))), ["archive-empty"]);
    assert_eq!(codes(&faults_of_bytes(&[0; 1024])), ["archive-empty"]);
    assert_eq!(codes(&faults(Path::new("/dev/null"), &Limits::default())), ["not-a-bundle"]);
}

/// A tar archive with one entry more, of any kind and name.
fn tar_with(name: &str, kind: tar::EntryType, link: &str) -> Vec<u8> {
    let mut header = tar::Header::new_gnu();
    header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
    header.set_entry_type(kind);
    header.set_size(0);
    header.set_mode(0o644);
    if !link.is_empty() {
        header.set_link_name_literal(link).unwrap();
    }
    header.set_cksum();
    let mut bytes = header.as_bytes().to_vec();
    bytes.extend(tarred(&small()));
    bytes
}

#[test]
fn names_and_links_that_lead_out_are_refused() {
    use tar::EntryType;
    for name in ["../x.csv", "/etc/passwd", "a/../../x", "C:/x.csv", "a\\..\\x"] {
        let found = faults_of_bytes(&tar_with(name, EntryType::Regular, ""));
        assert_eq!((codes(&found), value(&found[0])), (vec!["member-unsafe"], name));
        let mut files = small();
        files.push((name.to_owned(), Vec::new()));
        let found = faults_of_bytes(&zipped(&files));
        assert_eq!((codes(&found), value(&found[0])), (vec!["member-unsafe"], name));
    }
    for (kind, code) in [
        (EntryType::Symlink, "member-link"),
        (EntryType::Link, "member-link"),
        (EntryType::Char, "member-special"),
        (EntryType::Fifo, "member-special"),
    ] {
        let found = faults_of_bytes(&tar_with("x.csv", kind, "/etc/passwd"));
        assert_eq!(codes(&found), [code], "{kind:?}");
    }
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_symlink("x.csv", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    let found = faults_of_bytes(&writer.finish().unwrap().into_inner());
    assert_eq!((codes(&found), value(&found[0])), (vec!["member-link"], "x.csv"));
}

#[test]
fn links_in_a_folder_may_stay_but_not_leave() {
    let place = folder(&small());
    let outside = tempfile::tempdir().unwrap();
    let path = place.path().join("observations.csv");
    std::fs::rename(&path, place.path().join("real.csv")).unwrap();
    symlink("real.csv", &path).unwrap();
    assert_eq!(faults(place.path(), &Limits::default()), []);

    let elsewhere = written(outside.path(), "secret.csv", b"a,b\n1,2\n");
    for target in [elsewhere, "../../../../../../../etc/passwd".into(), "/dev/zero".into()] {
        std::fs::remove_file(&path).unwrap();
        symlink(&target, &path).unwrap();
        let found = faults(place.path(), &Limits::default());
        assert_eq!(
            (codes(&found), value(&found[0])),
            (vec!["member-link"], "observations.csv"),
            "{target:?}"
        );
    }
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    assert_eq!(codes(&faults(place.path(), &Limits::default())), ["member-special"]);
}

#[test]
fn encrypted_members_are_refused() {
    let mut zip = zipped(&small());
    // The flag for encryption, in the local header and in the table of contents.
    zip[6] |= 1;
    let entry = zip.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    zip[entry + 8] |= 1;
    let found = faults_of_bytes(&zip);
    assert_eq!((codes(&found), value(&found[0])), (vec!["member-encrypted"], "areas.geojson"));
}

fn zip_of_zeros(length: usize) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in observations("", "tal.csv", b"") {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        if bytes.is_empty() {
            let block = vec![0; 1 << 20];
            (0..length >> 20).for_each(|_| writer.write_all(&block).unwrap());
        } else {
            writer.write_all(&bytes).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn bombs_are_refused_before_they_unfold() {
    let bomb = zip_of_zeros(64 << 20);
    assert!(bomb.len() < 100_000);
    let found = faults_of_bytes(&bomb);
    assert_eq!((codes(&found), value(&found[0])), (vec!["archive-bomb"], "tal.csv"));

    // The same with a table of contents that lies: 100 bytes unpacked.
    let mut lying = bomb;
    let starts: Vec<usize> =
        (0..lying.len() - 4).filter(|&at| lying[at..].starts_with(b"PK\x01\x02")).collect();
    let size = starts.last().unwrap() + 24;
    lying[size..size + 4].copy_from_slice(&100_u32.to_le_bytes());
    assert_eq!(codes(&faults_of_bytes(&lying)), ["archive-damaged"]);

    let zeros = vec![("zeros".to_owned(), vec![0; 64 << 20])];
    assert_eq!(codes(&faults_of_bytes(&gzipped(&tarred(&zeros)))), ["archive-bomb"]);
    assert_eq!(codes(&faults_of_bytes(&zstandard(&tarred(&zeros)))), ["archive-bomb"]);

    // A name that alone would fill the memory.
    let mut header = tar::Header::new_gnu();
    header.set_path("././@LongLink").unwrap();
    header.set_entry_type(tar::EntryType::GNULongName);
    header.set_size(64 << 20);
    header.set_cksum();
    let long_name = [header.as_bytes().as_slice(), &vec![b'a'; 64 << 20]].concat();
    assert_eq!(codes(&faults_of_bytes(&gzipped(&long_name))), ["archive-bomb"]);

    // An archive in an archive is a file like any other and is not unpacked.
    let mut nested = small();
    nested.push(("inner.zip".to_owned(), zip_of_zeros(64 << 20)));
    let place = tempfile::tempdir().unwrap();
    assert_eq!(faults(&written(place.path(), "bundle", &zipped(&nested)), &Limits::default()), []);
}

#[test]
fn limits_hold_in_every_wrapping() {
    let files = small();
    let tar = tarred(&files);
    let resource = Limits { resource_bytes: 400, ..Limits::default() };
    let whole = Limits { bundle_bytes: 1000, ..Limits::default() };
    let members = Limits { members: 3, ..Limits::default() };
    for bytes in [zipped(&files), tar.clone(), gzipped(&tar), zstandard(&tar)] {
        assert!(codes(&faults_within(&bytes, &resource)).contains(&"too-large"));
        assert!(codes(&faults_within(&bytes, &whole)).contains(&"too-large"));
        assert_eq!(codes(&faults_within(&bytes, &members)), ["too-many-members"]);
    }
    let place = folder(&files);
    assert!(codes(&faults(place.path(), &resource)).contains(&"too-large"));
    assert!(codes(&faults(place.path(), &whole)).contains(&"too-large"));
}

#[test]
fn duckdb_files_that_are_cut_or_strange_are_refused() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("whole.duckdb");
    duckdb_file(&path, "CREATE TABLE more AS SELECT i, 'text ' || i AS t FROM range(300000) r(i)");
    let whole = std::fs::read(&path).unwrap();
    for cut in [12, 100, 4096, 9000, 12_288, whole.len() / 2, whole.len() - 1] {
        assert_eq!(codes(&faults_of_bytes(&whole[..cut])), ["duckdb-truncated"], "{cut}");
    }
    assert_eq!(codes(&faults_of_bytes(&duckdb_2_header())), ["duckdb-newer"]);
    let mut damaged = whole;
    damaged[4100] ^= 0xff;
    damaged[8200] ^= 0xff;
    faults_of_bytes(&damaged);
}

/// The beginning of an empty file as DuckDB 2.0.0 writes it, in its own storage version.
fn duckdb_2_header() -> Vec<u8> {
    let mut bytes = vec![0; 3 * 4096];
    let checksum = [0x70, 0x11, 0xc8, 0x85, 0x30, 0x40, 0x5d, 0x93];
    let unique = [220, 228, 9, 103, 116, 58, 17, 53, 47, 40, 44, 90, 49, 154, 36, 64];
    for (at, part) in [
        (0, checksum.as_slice()),
        (8, b"DUCK\xe7\x03"),
        (52, b"v2.0.0"),
        (84, b"d54cbbe3df"),
        (124, unique.as_slice()),
    ] {
        bytes[at..at + part.len()].copy_from_slice(part);
    }
    bytes
}

#[test]
fn sql_in_a_duckdb_file_reaches_nothing() {
    let place = tempfile::tempdir().unwrap();
    let secret = written(place.path(), "secret.csv", b"indicator,area\nx,y\n");
    let path = place.path().join("views.duckdb");
    let connection = duckdb::Connection::open(&path).unwrap();
    let sql = format!("CREATE VIEW observations AS FROM read_csv('{}')", secret.display());
    connection.execute_batch(&sql).unwrap();
    drop(connection);
    assert_eq!(codes(&faults(&path, &Limits::default())), ["duckdb-no-tables"]);
}

#[test]
fn a_parquet_file_that_is_cut_is_refused() {
    let found = faults_of(&observations("", "tal.parquet", b"PAR1 and no more"));
    assert_eq!(codes(&found), ["parquet-unreadable"]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_refused_as_archives(
        magic in prop::sample::select(vec![b"PK\x03\x04".as_slice(), b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"{", b"12345678"]),
        bytes in proptest::collection::vec(any::<u8>(), 0..600),
    ) {
        faults_of_bytes(&[magic, &bytes].concat());
    }

    #[test]
    fn zip_archives_with_changed_bytes_never_panic(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut zip = zipped(&small());
        for (at, byte) in changes {
            let at = at.index(zip.len());
            zip[at] = byte;
        }
        let place = tempfile::tempdir().unwrap();
        faults(&written(place.path(), "bundle", &zip), &Limits::default());
    }

    #[test]
    fn any_text_as_descriptor_gives_findings(text in "[\\[\\]{}\",:a-z0-9. ]{0,80}") {
        prop_assert!(!described(&text).is_empty());
    }

    #[test]
    fn descriptors_of_any_shape_never_panic(value in json()) {
        let text = format!(r#"{{"name": "x", "komspot": {value}, "resources": [{{"name": "observations", "path": "a.csv",
            "dialect": {value}, "schema": {value}, "hash": {value}, "encoding": {value}}}, {value}]}}"#);
        let mut files = observations("", "a.csv", b"a,b\n1,2\n");
        files[0].1 = text.into_bytes();
        faults_of(&files);
    }
}

/// JSON with the names that mean something.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec!["null", "true", "7", "-1.5", "\"\"", "\"x\"", "\"..\"", "\",\""]);
    leaf.prop_map(str::to_owned).prop_recursive(3, 24, 4, |inner| {
        let name = prop::sample::select(vec![
            "delimiter",
            "header",
            "fields",
            "name",
            "missingValues",
            "decimalChar",
            "groupChar",
            "areas",
            "crs",
            "adjacency",
            "add",
            "demo",
            "municipality",
            "headerRows",
            "value",
        ]);
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(","))),
            proptest::collection::vec((name, inner), 0..4).prop_map(|members| {
                let members: Vec<String> =
                    members.into_iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

#[test]
fn words_exist_for_every_code_in_both_languages() {
    let sources = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/bundle")).unwrap();
    let source: String =
        sources.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    let is_code = |text: &&str| {
        text.contains('-')
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    for language in ["da", "en"] {
        let path = format!("{}/src/locale/{language}/faults-bundle.ftl", env!("CARGO_MANIFEST_DIR"));
        let words = std::fs::read_to_string(path).unwrap();
        assert!(fluent_bundle::FluentResource::try_new(words.clone()).is_ok(), "{language}");
        let spoken: Vec<&str> =
            words.lines().filter_map(|line| line.strip_prefix("fault-")?.split(' ').next()).collect();
        for code in &spoken {
            assert!(source.contains(&format!("\"{code}\"")), "{language}: nothing says {code}");
        }
        let started = ["refused(", "warning(", "note(", "fault("];
        for start in started {
            for piece in source.split(start).skip(1) {
                let code = piece.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
                if let Some(code) = code.filter(is_code) {
                    assert!(spoken.contains(&code), "{language}: no words for {code}");
                }
            }
        }
        assert_eq!(words.matches("\n    .do = ").count(), spoken.len());
    }
}

#[test]
fn an_embedded_bundle_is_judged_as_well() {
    let found = Bundle::embedded(&[("x.csv", b"a")], &Limits::default()).err().unwrap();
    assert_eq!(codes(&found), ["descriptor-missing"]);
}
