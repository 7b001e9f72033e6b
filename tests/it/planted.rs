//! Nothing hidden is in any byte that the program writes or serves.
//!
//! Two ways of looking. Distinctive numbers are planted where they have to be
//! hidden, and searched for. And two bundles are imported that differ in
//! hidden counts only: whoever could tell one store or one answer from the
//! other would know something about a hidden count.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use duckdb::Connection;
use tempfile::TempDir;

use crate::harness::{Komspot, komspot};

const AREAS: usize = 15;
const MONTHS: [&str; 12] = [
    "2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06", "2025-07", "2025-08", "2025-09",
    "2025-10", "2025-11", "2025-12",
];

/// Numbers that occur nowhere else: the base and the value of shares whose
/// numerators are under five, and means over fewer than five.
const BASES: [u32; 2] = [79_193, 64_217];
const MEANS: [&str; 2] = ["7.318294", "9.627183"];

const INDICATORS: &str = "\
id,name_da,name_en,domain,source,definition_da,definition_en,measure,per,base,direction,granularity,place_basis,protect
tyveri,Tyverier,Thefts,police,Eksempel,,,count,1000,population,risk,month,offence,true
fravaer,Fravær,Absence,school,Eksempel,,,share,100,,risk,year,school,true
karakter,Karaktersnit,Mean mark,school,Eksempel,,,mean,1,,protective,year,school,true
";

/// Counts of thefts by area and month, most of them small.
type Counts = [[u32; 12]; AREAS];

fn counts() -> Counts {
    let mut state = 2025_u32;
    let mut counts = [[0; 12]; AREAS];
    for (area, months) in counts.iter_mut().enumerate() {
        for count in months {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *count = (state >> 16) % 6 + if area < 4 { 8 } else { 0 };
        }
    }
    counts
}

/// The same sums by area and quarter, by month, and so by everything coarser,
/// from other small counts: a case moves around a rectangle of hidden cells.
fn moved(counts: &Counts) -> Counts {
    let mut moved = *counts;
    for areas in (4..AREAS - 1).step_by(2) {
        for quarter in 0..4 {
            let (a, b) = (areas, areas + 1);
            let (m, n) = (3 * quarter, 3 * quarter + 1);
            let stays_small = |count: u32| count < 5;
            if stays_small(moved[a][m] + 1)
                && stays_small(moved[b][n] + 1)
                && (1..5).contains(&moved[a][n])
                && (1..5).contains(&moved[b][m])
            {
                moved[a][m] += 1;
                moved[b][n] += 1;
                moved[a][n] -= 1;
                moved[b][m] -= 1;
            }
        }
    }
    moved
}

fn bundle(counts: &Counts) -> TempDir {
    let folder = TempDir::new().unwrap();
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo");
    fs::copy(demo.join("areas.geojson"), folder.path().join("areas.geojson")).unwrap();
    let mut observations = "indicator,area,period,age_group,value,base\n".to_owned();
    let mut population = "area,year,age_group,persons\n".to_owned();
    for (area, months) in counts.iter().enumerate() {
        let id = format!("{:02}", area + 1);
        writeln!(population, "{id},2025,all,{}", 3_000 + 100 * area).unwrap();
        for (month, count) in MONTHS.iter().zip(months) {
            writeln!(observations, "tyveri,{id},{month},all,{count},").unwrap();
        }
        let (numerator, base) = if area < 2 { (2, BASES[area]) } else { (40, 200) };
        writeln!(observations, "fravaer,{id},2025,all,{numerator},{base}").unwrap();
        let (mean, persons) = if area < 2 { (MEANS[area], 3) } else { ("6.5", 30) };
        writeln!(observations, "karakter,{id},2025,all,{mean},{persons}").unwrap();
    }
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("indicators.csv", INDICATORS);
    write("population.csv", &population);
    write("observations.csv", &observations);
    write(
        "datapackage.json",
        r#"{"name":"plantet","version":"1","resources":[
            {"name":"areas","path":"areas.geojson"},{"name":"indicators","path":"indicators.csv"},
            {"name":"population","path":"population.csv"},{"name":"observations","path":"observations.csv"}]}"#,
    );
    folder
}

/// A store that a bundle was imported into, and what the import said.
fn imported(counts: &Counts) -> (TempDir, String) {
    let bundle = bundle(counts);
    let store = TempDir::new().unwrap();
    let path = |folder: &TempDir| folder.path().to_str().unwrap().to_owned();
    let ran = komspot(&["--data-dir", &path(&store), "import", "--unsigned", &path(&bundle)]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    (store, ran.stdout + &ran.stderr)
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_symlink() {
            continue;
        }
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// Everything that can be asked for, with the answers.
fn served(store: &Path) -> BTreeMap<String, Vec<u8>> {
    let server = Komspot::on(store);
    let mut paths: Vec<String> = [
        "/",
        "/?lang=en",
        "/wall",
        "/api/v1/status",
        "/api/v1/areas",
        "/api/v1/indicators",
        "/about/privacy",
        "/about/methods",
        "/api/v1/release.zip",
    ]
    .map(str::to_owned)
    .into();
    for id in ["tyveri", "fravaer", "karakter"] {
        paths.extend([
            format!("/wall/scenes/{id}"),
            format!("/api/v1/observations?indicator={id}"),
            format!("/api/v1/observations?indicator={id}&format=csv"),
            format!("/api/v1/signals?indicator={id}"),
        ]);
        let periods = if id == "tyveri" { &MONTHS[..] } else { &[] };
        for period in periods.iter().copied().chain(["2025-Q1", "2025-Q4", "2025"]) {
            paths.push(format!("/map.svg?indicator={id}&period={period}"));
            paths.push(format!("/?indicator={id}&period={period}"));
        }
        paths.push(format!("/map.png?indicator={id}&period=2025"));
    }
    paths.extend((1..=AREAS).map(|area| format!("/areas/{area:02}")));
    paths.into_iter().map(|path| (path.clone(), server.get(&path).body)).collect()
}

/// The tables of the snapshot that is shown, row by row.
fn tables(store: &Path) -> Vec<String> {
    let file = store.join("current/snapshot.duckdb");
    let connection = Connection::open(file).unwrap();
    let mut rows = connection.prepare("SELECT to_json(o)::VARCHAR FROM observations o ORDER BY ALL").unwrap();
    rows.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// A planted number in every form that it could be written in.
fn forms() -> Vec<(String, Vec<u8>)> {
    let mut forms = Vec::new();
    for base in BASES {
        let text = base.to_string();
        forms.push((text.clone(), text.clone().into_bytes()));
        forms.push((text.clone(), format!("{}.{}", &text[..2], &text[2..]).into_bytes()));
        forms.push((text.clone(), format!("{}\u{a0}{}", &text[..2], &text[2..]).into_bytes()));
        forms.push((text.clone(), u64::from(base).to_le_bytes().into()));
        forms.push((text, f64::from(base).to_le_bytes().into()));
    }
    for mean in MEANS {
        forms.push((mean.to_owned(), mean.into()));
        forms.push((mean.to_owned(), mean.replace('.', ",").into()));
        let number: f64 = mean.parse().unwrap();
        forms.push((mean.to_owned(), number.to_le_bytes().into()));
    }
    forms
}

#[test]
fn planted_numbers_are_in_no_file_and_no_answer() {
    let (store, said) = imported(&counts());
    let mut looked: Vec<(String, Vec<u8>)> = vec![("what import said".to_owned(), said.into_bytes())];
    looked.extend(
        files(store.path()).into_iter().map(|path| (path.display().to_string(), fs::read(&path).unwrap())),
    );
    looked.extend(served(store.path()));
    looked.extend(tables(store.path()).into_iter().map(|row| ("the tables".to_owned(), row.into_bytes())));
    // Files again: a server may have written something.
    looked.extend(
        files(store.path()).into_iter().map(|path| (path.display().to_string(), fs::read(&path).unwrap())),
    );
    assert!(looked.len() > 100, "there was little to look at");
    for (number, form) in forms() {
        for (place, bytes) in &looked {
            assert!(!contains(bytes, &form), "{number} is in {place}");
        }
    }
    // The search would have found a number that is published.
    assert!(looked.iter().any(|(_, bytes)| contains(bytes, b"6.5")));
}

#[test]
fn hidden_counts_make_no_difference_to_anything() {
    let one = counts();
    let other = moved(&one);
    assert_ne!(one, other, "the other bundle is no other");
    let ((one, one_said), (other, other_said)) = (imported(&one), imported(&other));
    let unnamed = |text: String, store: &TempDir| text.replace(store.path().to_str().unwrap(), "STORE");
    assert_eq!(unnamed(one_said, &one), unnamed(other_said, &other));
    assert_eq!(tables(one.path()), tables(other.path()));
    for name in ["areas.geojson", "ledger.jsonl"] {
        let read = |store: &TempDir| fs::read_to_string(store.path().join("current").join(name)).unwrap();
        assert_eq!(read(&one), read(&other), "{name}");
    }
    let (one, other) = (served(one.path()), served(other.path()));
    assert!(one.contains_key("/about/privacy"), "which tells of the proof");
    for ((path, one), (_, other)) in one.into_iter().zip(other) {
        assert!(one == other, "{path} differs");
    }
}
