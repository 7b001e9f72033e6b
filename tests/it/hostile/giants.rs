//! Too large, too many, too deep.

use std::fs::{self, File};
use std::io::{BufWriter, Cursor, Write as _};
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use zip::write::SimpleFileOptions;

use super::child::assert_refused;

pub(super) const DESCRIPTOR: &str = r#"{"name": "x", "resources": [
    {"name": "areas", "path": "areas.geojson"}, {"name": "observations", "path": "observations.csv"}]}"#;

/// A folder with a descriptor, in which the rest is still to be put.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fill(folder.path());
    folder
}

/// Lays a descriptor and what it names into a folder, which is made where it is not there.
pub(super) fn fill(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("datapackage.json"), DESCRIPTOR).unwrap();
    fs::write(folder.join("areas.geojson"), "{}").unwrap();
    fs::write(folder.join("observations.csv"), "indicator,area,period,value\n").unwrap();
}

/// A file of that many bytes, of which the first are written and the others a hole.
pub(super) fn sparse(path: &Path, first: &[u8], bytes: u64) {
    let mut file = File::create(path).unwrap();
    file.write_all(first).unwrap();
    file.set_len(bytes).unwrap();
}

/// A file of one text again and again, up to so many bytes.
pub(super) fn repeated(path: &Path, begin: &str, again: &str, end: &str, bytes: usize) {
    let mut file = BufWriter::new(File::create(path).unwrap());
    file.write_all(begin.as_bytes()).unwrap();
    for _ in 0..bytes / again.len() {
        file.write_all(again.as_bytes()).unwrap();
    }
    file.write_all(end.as_bytes()).unwrap();
}

#[test]
fn five_gigabytes_of_nothing() {
    let place = folder();
    let at = |name: &str| place.path().join(name);
    sparse(&at("observations.csv"), b"indicator,area,period,value\n", 5 << 30);
    assert_refused(place.path(), "too-large");
    fs::write(at("observations.csv"), "x\n").unwrap();
    sparse(&at("areas.geojson"), b"{", 5 << 30);
    assert_refused(place.path(), "too-large");
    sparse(&at("datapackage.json"), DESCRIPTOR.as_bytes(), 5 << 30);
    assert_refused(place.path(), "too-large");
    sparse(&at("a.zip"), b"PK\x03\x04", 5 << 30);
    assert_refused(&at("a.zip"), "too-large");
    sparse(&at("a.duckdb"), b"12345678DUCK", 5 << 30);
    assert_refused(&at("a.duckdb"), "too-large");
    sparse(&at("a.tar"), &[], 5 << 30);
    assert_refused(&at("a.tar"), "too-large");
}

#[test]
fn the_largest_table_that_is_read_fits_into_memory() {
    let place = folder();
    let largest = 96 << 20;
    // One row that never ends.
    sparse(&place.path().join("observations.csv"), b"indicator,area,period,value\n", largest);
    assert_refused(place.path(), "nul-byte");
}

#[test]
fn two_hundred_megabytes_of_areas() {
    let place = folder();
    let path = place.path().join("areas.geojson");
    let feature =
        r#"{"type":"Feature","properties":{"id":"a"},"geometry":{"type":"Point","coordinates":[10,55]}},"#;
    repeated(&path, r#"{"type":"FeatureCollection","features":["#, feature, "null]}", 200_000_000);
    assert_refused(place.path(), "too-large");
}

#[test]
fn the_largest_areas_that_are_read_fit_into_memory() {
    let place = folder();
    // What takes the most memory for its length once it is read.
    for again in ["[0],", "{},", "0,", "[[0]],", r#"{"":{}},"#] {
        let path = place.path().join("areas.geojson");
        repeated(&path, r#"{"type":"FeatureCollection","features":["#, again, "0]}", (4 << 20) - 64);
        assert_refused(place.path(), "area-feature-unreadable");
    }
}

#[test]
fn borders_like_a_saw() {
    let place = folder();
    // 140,000 teeth of eleven kilometres side by side; aslant; and so that the last line crosses them all.
    let tooth = |n: i32| (f64::from(n) / 1e6, f64::from(n % 2) / 10.0);
    for (slant, based) in [(0.0, true), (1.0, true), (0.0, false)] {
        let turned = |(along, up): (f64, f64)| [10.0 + along + slant * up, 55.0 - slant * along + up];
        let mut ring: Vec<[f64; 2]> = (0..140_000).map(tooth).map(turned).collect();
        if based {
            ring.extend([[10.3, 54.5], [9.9, 54.5]]);
        }
        ring.push(ring[0]);
        let shape = serde_json::json!({"type": "Polygon", "coordinates": [ring]});
        let feature =
            serde_json::json!({"type": "Feature", "properties": {"id": "a", "name": "A"}, "geometry": shape});
        let areas = serde_json::json!({"type": "FeatureCollection", "features": [feature]});
        fs::write(place.path().join("areas.geojson"), areas.to_string()).unwrap();
        assert_refused(place.path(), "area-too-intricate");
    }
}

#[test]
fn descriptors_without_end() {
    let place = folder();
    let path = place.path().join("datapackage.json");
    repeated(&path, r#"{"name": "x", "resources": ["#, "[0],", "0]}", 200_000_000);
    assert_refused(place.path(), "too-large");
    for again in ["[0],", "{},", r#"{"name":"observations","path":"observations.csv"},"#] {
        repeated(&path, r#"{"name": "x", "resources": ["#, again, "0]}", (1 << 20) - 64);
        assert_refused(place.path(), "resource-unnamed");
    }
}

#[test]
fn what_lies_in_itself_a_hundred_thousand_times() {
    let place = folder();
    let (descriptor, areas) = (place.path().join("datapackage.json"), place.path().join("areas.geojson"));
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        let deep = |depth: usize| format!("{}0{}", open.repeat(depth), close.repeat(depth));
        fs::write(&areas, deep(100_000)).unwrap();
        assert_refused(place.path(), "area-no-json");
        // As deep as is read at all.
        let coordinates = format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"id":"a"}},
                "geometry":{{"type":"Polygon","coordinates":{}}}}}]}}"#,
            deep(110)
        );
        fs::write(&areas, coordinates).unwrap();
        assert_refused(place.path(), "area-feature-unreadable");
    }
    for open in ["[", r#"{"a":"#] {
        fs::write(&descriptor, open.repeat(100_000)).unwrap();
        assert_refused(place.path(), "json-broken");
    }
}

/// A zip archive whose table of contents names one member so many times, under names of their own.
pub(super) fn crowded(members: usize, unpacked: usize) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("0000000", SimpleFileOptions::default()).unwrap();
    zip.write_all(&vec![0; unpacked]).unwrap();
    let whole = zip.finish().unwrap().into_inner();
    let at = whole.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").unwrap();
    let end = whole.windows(4).rposition(|bytes| bytes == b"PK\x05\x06").unwrap();
    let (mut bytes, entry) = (whole[..at].to_vec(), &whole[at..end]);
    for number in 0..members {
        let begin = bytes.len();
        bytes.extend_from_slice(entry);
        bytes[begin + 46..begin + 53].copy_from_slice(format!("{number:07}").as_bytes());
    }
    let (count, size) = (members as u64, (bytes.len() - at) as u64);
    let end_at = bytes.len() as u64;
    if members > 65_534 {
        // The end of an archive with more members than 16 bits count.
        bytes.extend_from_slice(b"PK\x06\x06");
        bytes.extend_from_slice(&44_u64.to_le_bytes());
        bytes.extend_from_slice(&[45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        for number in [count, count, size, at as u64] {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        bytes.extend_from_slice(b"PK\x06\x07\0\0\0\0");
        bytes.extend_from_slice(&end_at.to_le_bytes());
        bytes.extend_from_slice(&1_u32.to_le_bytes());
    }
    let short = u16::try_from(count).unwrap_or(u16::MAX);
    bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    bytes.extend_from_slice(&short.to_le_bytes());
    bytes.extend_from_slice(&short.to_le_bytes());
    bytes.extend_from_slice(&u32::try_from(size).unwrap().to_le_bytes());
    bytes.extend_from_slice(&u32::try_from(at).unwrap().to_le_bytes());
    bytes.extend_from_slice(&[0, 0]);
    bytes
}

fn written(place: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = place.path().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_million_files() {
    let place = TempDir::new().unwrap();
    assert_refused(&written(&place, "a.zip", &crowded(1_000_000, 1)), "too-many-members");
    let mut tar = tar::Builder::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast()));
    let mut header = tar::Header::new_gnu();
    header.set_size(0);
    for number in 0..1_000_000 {
        tar.append_data(&mut header, number.to_string(), std::io::empty()).unwrap();
    }
    let bytes = tar.into_inner().unwrap().finish().unwrap();
    assert_refused(&written(&place, "a.tar.gz", &bytes), "too-many-members");
    let folder = place.path().join("folder");
    fs::create_dir(&folder).unwrap();
    for number in 0..30_000 {
        File::create(folder.join(number.to_string())).unwrap();
    }
    assert_refused(&folder, "descriptor-missing");
}

#[test]
fn bombs_whose_members_lie_over_each_other() {
    let place = TempDir::new().unwrap();
    // 9,000 times the same 15 MiB, each too small to be called a bomb: 135 GiB in an archive of 500 kB.
    let bytes = crowded(9_000, 15 << 20);
    assert!(bytes.len() < 1_000_000);
    assert_refused(&written(&place, "a.zip", &bytes), "too-large");
}

#[test]
fn bombs_in_bombs() {
    let place = TempDir::new().unwrap();
    let packed = |name: &str, bytes: &[u8], descriptor: bool| {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        if descriptor {
            zip.start_file("datapackage.json", SimpleFileOptions::default()).unwrap();
            zip.write_all(DESCRIPTOR.replace("observations.csv", name).as_bytes()).unwrap();
            zip.start_file("areas.geojson", SimpleFileOptions::default()).unwrap();
        }
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
        zip.finish().unwrap().into_inner()
    };
    let mut bytes = vec![0; 15 << 20];
    for _ in 0..6 {
        bytes = packed("a.zip", &bytes, false);
    }
    // It is not unpacked a second time, also if it is named as a table.
    assert_refused(&written(&place, "a.zip", &packed("a.zip", &bytes, true)), "format-unsupported");
}
