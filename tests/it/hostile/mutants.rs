//! Parquet and DuckDB files with flipped bytes: what reads them is not ours, and may fail, but alone.
//!
//! DuckDB's blocks carry checksums, at which almost every flipped byte ends. For every second mutant
//! they are made right again, so that what lies behind them is tried too.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::child::{Judged, assert_refused, judge};
use crate::harness::{Chance, each, fast_folder, tries};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bundles/good");

/// The first seed; mutant number n has the n-th after it.
const SEED: u64 = 20_261_123;

/// Where a DuckDB file's checksums stand, and over how many bytes after them.
const HEADER: usize = 4096;
const BLOCK: usize = 262_144;

/// Changes some bytes; gives where.
fn mutate(bytes: &mut Vec<u8>, used: &[usize], chance: &mut Chance) {
    match chance.below(10) {
        0 => {
            let at = *chance.one_of(used);
            bytes.truncate(at);
        }
        1 => {
            // A piece of it somewhere else.
            let (from, to) = (*chance.one_of(used), *chance.one_of(used));
            let length = (1 + chance.below(64)).min(bytes.len() - from.max(to));
            bytes.copy_within(from..from + length, to);
        }
        2 | 3 => {
            // A number that is the smallest or the largest of its kind.
            let at = *chance.one_of(used);
            let length = (*chance.one_of(&[1_usize, 2, 4, 8])).min(bytes.len() - at);
            let byte = *chance.one_of(&[0, 0xff, 0x7f, 0x80]);
            bytes[at..at + length].fill(byte);
        }
        _ => {
            for _ in 0..=chance.below(6) {
                let at = *chance.one_of(used);
                bytes[at] ^= 1 << chance.below(8);
            }
        }
    }
}

/// DuckDB's checksum of a block or header.
fn checksum(bytes: &[u8]) -> u64 {
    let words = bytes.chunks_exact(8).map(|word| u64::from_le_bytes(word.try_into().unwrap()));
    words.fold(5381, |sum, word| sum ^ word.wrapping_mul(0xbf58_476d_1ce4_e5b9))
}

/// The checksums' places in a file of so many bytes, with the ends of what they are over.
fn sums(length: usize) -> Vec<(usize, usize)> {
    let headers = (0..3).map(|number| (number * HEADER, (number + 1) * HEADER));
    let blocks = (3 * HEADER..).step_by(BLOCK).map(|at| (at, at + BLOCK));
    headers.chain(blocks).take_while(|(_, end)| *end <= length).collect()
}

fn mend(bytes: &mut [u8]) {
    for (at, end) in sums(bytes.len()) {
        if bytes[at + 8..end].iter().any(|&byte| byte != 0) {
            let sum = checksum(&bytes[at + 8..end]);
            bytes[at..at + 8].copy_from_slice(&sum.to_le_bytes());
        }
    }
}

/// What came of all mutants, printed.
#[derive(Default)]
struct Tally {
    accepted: usize,
    refused: BTreeMap<String, usize>,
    died: Vec<(usize, String)>,
    worst: Duration,
}

/// Tries mutants of a file: `lay` makes a bundle of a mutant's bytes in a folder.
fn try_mutants(name: &str, whole: &[u8], mended: bool, lay: impl Fn(&Path, &[u8]) -> PathBuf + Sync) {
    // Empty space is the larger part, and nobody reads it.
    let used: Vec<usize> = (0..whole.len()).filter(|&at| whole[at] != 0).collect();
    let (count, tally) = (tries(25) * 4, Mutex::new(Tally::default()));
    each(0..count, |number| {
        let mut chance = Chance::new(SEED + number as u64);
        let mut bytes = whole.to_vec();
        mutate(&mut bytes, &used, &mut chance);
        if mended && number % 2 == 0 {
            mend(&mut bytes);
        }
        let place = fast_folder();
        let bundle = lay(place.path(), &bytes);
        let begun = Instant::now();
        let judged = judge(&bundle);
        let mut tally = tally.lock().unwrap();
        tally.worst = tally.worst.max(begun.elapsed());
        match judged {
            Judged::Accepted => tally.accepted += 1,
            Judged::Refused(codes) => *tally.refused.entry(codes.join(" ")).or_default() += 1,
            Judged::Died(how) => tally.died.push((number, how)),
        }
    });
    let Tally { accepted, refused, died, worst } = tally.into_inner().unwrap();
    let all: usize = refused.values().sum();
    println!(
        "{name}: {count} mutants from seed {SEED}, {all} refused, {accepted} harmless, {} ended the process \
         that judged them; the slowest took {worst:.1?}",
        died.len()
    );
    for (codes, count) in &refused {
        println!("  {count} {codes}");
    }
    for (number, how) in &died {
        println!("  number {number}: {how}");
    }
    assert!(all + died.len() > count / 4, "hardly any was noticed");
}

/// The good bundle as a DuckDB file in a folder.
fn database(place: &Path) -> PathBuf {
    let path = place.join("whole.duckdb");
    let connection = duckdb::Connection::open(&path).unwrap();
    for table in ["indicators", "population", "observations"] {
        let sql =
            format!("CREATE TABLE {table} AS FROM read_csv('{FIXTURES}/{table}.csv', all_varchar = true);");
        connection.execute_batch(&sql).unwrap();
    }
    let areas = fs::read_to_string(format!("{FIXTURES}/areas.geojson")).unwrap().replace('\'', "''");
    connection
        .execute_batch(&format!("CREATE TABLE areas AS SELECT '{areas}' AS geojson; CHECKPOINT;"))
        .unwrap();
    path
}

#[test]
fn text_that_is_none_is_refused() {
    let place = TempDir::new().unwrap();
    let path = database(place.path());
    let mut bytes = fs::read(&path).unwrap();
    let name = b"haervaerk";
    let at = bytes.windows(name.len()).position(|text| text == name).expect("names are not compressed");
    bytes[at + 2] = 0xff;
    mend(&mut bytes);
    fs::write(&path, bytes).unwrap();
    assert_refused(&path, "duckdb-unreadable");
}

#[test]
fn duckdb_files_with_flipped_bytes_at_worst_fail() {
    let place = TempDir::new().unwrap();
    let path = database(place.path());
    let whole = fs::read(&path).unwrap();
    assert_eq!(judge(&path), Judged::Accepted);
    let mut again = whole.clone();
    mend(&mut again);
    assert!(again == whole, "these are the checksums that DuckDB writes");
    try_mutants("DuckDB", &whole, true, |place, bytes| {
        let path = place.join("a.duckdb");
        fs::write(&path, bytes).unwrap();
        path
    });
}

#[test]
fn parquet_files_with_flipped_bytes_at_worst_fail() {
    let place = TempDir::new().unwrap();
    let path = place.path().join("whole.parquet");
    let connection = duckdb::Connection::open_in_memory().unwrap();
    let sql = format!(
        "COPY (FROM read_csv('{FIXTURES}/observations.csv')) TO '{}' (FORMAT parquet, COMPRESSION uncompressed)",
        path.display()
    );
    connection.execute_batch(&sql).unwrap();
    let whole = fs::read(&path).unwrap();
    let lay = |place: &Path, bytes: &[u8]| {
        let bundle = place.join("bundle");
        fs::create_dir(&bundle).unwrap();
        for name in ["datapackage.json", "areas.geojson", "indicators.csv", "population.csv"] {
            let text = fs::read_to_string(format!("{FIXTURES}/{name}")).unwrap();
            fs::write(bundle.join(name), text.replace("observations.csv", "observations.parquet")).unwrap();
        }
        fs::write(bundle.join("observations.parquet"), bytes).unwrap();
        bundle
    };
    assert_eq!(judge(&lay(place.path(), &whole)), Judged::Accepted);
    try_mutants("Parquet", &whole, false, lay);
}
