//! The same bundle in every wrapping gives the same rows.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use komspot::bundle::{Bundle, Limits, TableName};
use komspot::finding::Findings;
use zip::write::SimpleFileOptions;

use super::{Files, Table, folder, small, table};

pub fn zipped(files: &Files) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub(super) fn tarred(files: &Files) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, bytes.as_slice()).unwrap();
    }
    builder.into_inner().unwrap()
}

pub(super) fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(super) fn zstandard(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

pub(super) fn written(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// The files below a folder of their own.
fn nested(files: &Files) -> Files {
    files.iter().map(|(name, bytes)| (format!("odense 2026/{name}"), bytes.clone())).collect()
}

fn everything(path: &Path) -> (Vec<Table>, Vec<u8>, String) {
    let bundle = Bundle::open(path, &Limits::default())
        .unwrap_or_else(|faults| panic!("{}: {faults:?}", path.display()));
    assert_eq!(bundle.descriptor().name, "small", "{}", path.display());
    assert_eq!(bundle.remarks(), []);
    let read = |name| {
        let (table, findings) = table(&bundle, name);
        assert_eq!(findings, [], "{}", path.display());
        table
    };
    let tables = [TableName::Indicators, TableName::Population, TableName::Observations].map(read);
    (tables.into(), bundle.areas(&mut Findings::default()).unwrap(), bundle.digest())
}

#[test]
fn archives_give_what_their_folder_gives() {
    let files = small();
    let folder = folder(&files);
    let expected = everything(folder.path());
    assert_eq!(expected.0[2].rows.len(), 5);
    assert_eq!(expected.0[2].column("value"), ["31", "28", "7", "-", "3"]);
    assert_eq!(expected.0[0].column("name_da"), ["Anmeldelser, alle"]);

    let place = tempfile::tempdir().unwrap();
    for files in [files.clone(), nested(&files)] {
        let tar = tarred(&files);
        let two_frames = [zstandard(&tar[..700]), zstandard(&tar[700..])].concat();
        // The names' endings are wrong on purpose: the content tells.
        for (name, bytes) in [
            ("a.zip", zipped(&files)),
            ("b.tar", tar.clone()),
            ("c.tgz", gzipped(&tar)),
            ("d.zip", gzipped(&tar)),
            ("e.tar.zst", zstandard(&tar)),
            ("f", two_frames),
        ] {
            let path = written(place.path(), name, &bytes);
            assert_eq!(everything(&path), expected, "{name}");
        }
    }
}

#[test]
fn a_folder_may_lie_in_a_folder_and_be_meant_by_its_descriptor() {
    let files = small();
    let outer = folder(&nested(&files));
    let expected = everything(folder(&files).path());
    assert_eq!(everything(outer.path()), expected);
    assert_eq!(everything(&outer.path().join("odense 2026/datapackage.json")), expected);
}

#[test]
fn what_ships_in_the_program_is_read_as_files_are() {
    let files = small();
    let members: Vec<(&str, &'static [u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), &*bytes.clone().leak())).collect();
    let bundle = Bundle::embedded(&members, &Limits::default()).unwrap();
    let (rows, findings) = table(&bundle, TableName::Observations);
    assert_eq!(findings, []);
    let folder = folder(&files);
    let expected = everything(folder.path());
    assert_eq!((rows, bundle.digest()), (expected.0.into_iter().nth(2).unwrap(), expected.2));
}

/// Writes the small bundle as a DuckDB file.
pub(super) fn duckdb_file(path: &Path, sql: &str) {
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bundles/small");
    let connection = duckdb::Connection::open(path).unwrap();
    for name in ["indicators", "population", "observations"] {
        let sql = format!("CREATE TABLE {name} AS FROM read_csv('{fixtures}/{name}.csv', header = true)");
        connection.execute_batch(&sql).unwrap();
    }
    connection.execute_batch(sql).unwrap();
    connection.execute_batch("CHECKPOINT").unwrap();
}

const AREAS: &str = r#"CREATE TABLE areas (id VARCHAR, name VARCHAR, geojson VARCHAR);
INSERT INTO areas VALUES ('a', 'Ørbæk', '{"type": "Polygon", "coordinates": [[[10, 55], [10.1, 55], [10, 55.1], [10, 55]]]}'),
                         ('b', 'Ålum', '{"type": "Point", "coordinates": [10, 55]}')"#;

#[test]
fn a_duckdb_file_gives_the_same_cells() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("small.duckdb");
    duckdb_file(&path, AREAS);
    let bundle = Bundle::open(&path, &Limits::default()).unwrap();
    assert_eq!(bundle.descriptor().name, "small");
    assert_eq!(bundle.table_resource(TableName::Observations), Some("observations"));
    let expected = everything(folder(&small()).path()).0;
    for (name, expected) in
        [TableName::Indicators, TableName::Population, TableName::Observations].into_iter().zip(&expected)
    {
        let (table, findings) = table(&bundle, name);
        assert_eq!(findings, []);
        assert_eq!(table.names, expected.names);
        assert_eq!(table.rows.first().map(|row| row.0), Some(1));
        if name == TableName::Indicators {
            // DuckDB's own reading makes a truth value of the last column.
            assert_eq!(table.column("protect"), ["true"]);
        }
        assert_eq!(table.cells(), expected.cells());
    }
    let areas: serde_json::Value =
        serde_json::from_slice(&bundle.areas(&mut Findings::default()).unwrap()).unwrap();
    assert_eq!(areas["features"][0]["properties"]["name"], "Ørbæk");
    assert_eq!(areas["features"][0]["geometry"]["type"], "Polygon");
    assert_eq!(areas["features"][1]["properties"], serde_json::json!({"id": "b", "name": "Ålum"}));
}

#[test]
fn a_duckdb_file_may_hold_a_descriptor_and_areas_as_one_text() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("any.duckdb");
    duckdb_file(
        &path,
        r#"CREATE TABLE datapackage AS SELECT '{"name": "odense", "version": "7", "komspot": {"demo": true}}' AS json;
           CREATE TABLE areas AS SELECT '{"type": "FeatureCollection", "features": []}' AS geojson"#,
    );
    let bundle = Bundle::open(&path, &Limits::default()).unwrap();
    assert_eq!((bundle.descriptor().name.as_str(), bundle.descriptor().demo), ("odense", true));
    assert_eq!(
        bundle.areas(&mut Findings::default()).unwrap(),
        br#"{"type": "FeatureCollection", "features": []}"#
    );
}

#[test]
fn a_parquet_file_gives_the_same_cells() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("observations.parquet");
    let connection = duckdb::Connection::open_in_memory().unwrap();
    let sql = format!(
        "COPY (SELECT * FROM (VALUES ('reports', 'a', '2024', 'all', 31.5::DOUBLE), \
         ('reports', 'b', '2024', 'all', NULL), ('reports', 'b', '2025', 'all', 1e20), \
         ('reports', 'b', '..', 'all', 0.00001)) AS t(indicator, area, period, age_group, value)) TO '{}'",
        path.display()
    );
    connection.execute_batch(&sql).unwrap();
    let files = super::observations("", "observations.parquet", &std::fs::read(&path).unwrap());
    let (table, findings) = super::read_observations(&files);
    assert_eq!(findings, []);
    assert_eq!(table.names, ["indicator", "area", "period", "age_group", "value"]);
    assert_eq!(table.column("value"), ["31.5", "-", "100000000000000000000", "0.00001"]);
    assert_eq!(table.column("period"), ["2024", "2024", "2025", "-"]);
    assert_eq!(table.rows.iter().map(|row| row.0).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[test]
fn the_real_bundle_is_read_whole() {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/bundles/dk-kommuner"));
    if !path.exists() {
        eprintln!("skipped: the real bundle is not here");
        return;
    }
    let bundle = Bundle::open(path, &Limits::default()).unwrap();
    assert_eq!(bundle.remarks(), []);
    let descriptor = bundle.descriptor();
    assert_eq!(descriptor.name, "dk-kommuner");
    assert_eq!(descriptor.version.as_deref(), Some("2025.1"));
    assert_eq!(descriptor.municipality.as_deref(), Some("Danmark"));
    assert_eq!(descriptor.areas.id.as_deref(), Some("lau_1"));
    assert_eq!(descriptor.areas.resource, "areas.geojson");
    assert_eq!(descriptor.sources.len(), 2);
    let (observations, findings) = table(&bundle, TableName::Observations);
    assert_eq!(findings, []);
    assert_eq!(observations.names, ["indicator", "area", "period", "age_group", "value"]);
    assert_eq!(observations.rows.len(), 22_416);
    assert_eq!(observations.rows.last().map(|row| row.0), Some(22_417));
    assert_eq!(observations.column("value").first(), Some(&"98887"));
    assert_eq!(table(&bundle, TableName::Indicators).1, []);
    assert_eq!(table(&bundle, TableName::Population).1, []);
    assert_eq!(bundle.areas(&mut Findings::default()).unwrap().len(), 1_928_858);
}
