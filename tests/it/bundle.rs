//! Bundles in every wrapping, whole and broken.

mod hostile;
mod reading;
pub mod wrappings;

use std::path::Path;

use komspot::bundle::{Bundle, Columns, Limits, NumberFormat, Rows, TableName};
use komspot::finding::{Finding, Findings};

/// Files of a bundle by name.
type Files = Vec<(String, Vec<u8>)>;

/// The small bundle of the fixtures.
fn small() -> Files {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bundles/small");
    let mut files: Files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// A bundle whose one table is `observations`, described by `resource`, a JSON
/// object's members after the name.
fn observations(resource: &str, file: &str, bytes: &[u8]) -> Files {
    let descriptor =
        format!(r#"{{"name": "x", "resources": [{{"name": "observations", "path": "{file}"{resource}}}]}}"#);
    vec![("datapackage.json".to_owned(), descriptor.into_bytes()), (file.to_owned(), bytes.to_vec())]
}

/// Writes files into a folder.
fn folder(files: &Files) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

/// A table as it was read.
#[derive(Debug, Default, PartialEq)]
struct Table {
    names: Vec<String>,
    numbers: Vec<NumberFormat>,
    rows: Vec<(u64, Vec<Option<String>>)>,
}

impl Rows for Table {
    fn columns(&mut self, columns: &Columns) -> bool {
        self.names.clone_from(&columns.names);
        self.numbers.clone_from(&columns.numbers);
        true
    }

    fn row(&mut self, line: u64, cells: &[Option<&str>]) {
        self.rows.push((line, cells.iter().map(|cell| cell.map(str::to_owned)).collect()));
    }
}

impl Table {
    /// The cells without their lines.
    fn cells(&self) -> Vec<&[Option<String>]> {
        self.rows.iter().map(|(_, cells)| cells.as_slice()).collect()
    }

    /// One column, `-` for what is missing.
    fn column(&self, name: &str) -> Vec<&str> {
        let at = self.names.iter().position(|known| known == name).unwrap();
        self.rows.iter().map(|(_, cells)| cells[at].as_deref().unwrap_or("-")).collect()
    }
}

fn table(bundle: &Bundle, name: TableName) -> (Table, Vec<Finding>) {
    let (mut table, mut findings) = (Table::default(), Findings::default());
    assert!(bundle.read(name, &mut table, &mut findings));
    (table, findings.into_list())
}

/// The observations of a bundle in a folder, with everything found.
fn read_observations(files: &Files) -> (Table, Vec<Finding>) {
    let folder = folder(files);
    let bundle = Bundle::open(folder.path(), &Limits::default()).unwrap();
    table(&bundle, TableName::Observations)
}

/// Everything found in a bundle, at opening or in its resources.
fn faults(path: &Path, limits: &Limits) -> Vec<Finding> {
    match Bundle::open(path, limits) {
        Err(findings) => findings,
        Ok(bundle) => {
            let mut findings = Findings::default();
            findings.extend(bundle.remarks().iter().cloned());
            bundle.areas(&mut findings);
            for name in [TableName::Indicators, TableName::Population, TableName::Observations] {
                bundle.read(name, &mut Table::default(), &mut findings);
            }
            findings.into_list()
        }
    }
}

fn faults_of(files: &Files) -> Vec<Finding> {
    faults(folder(files).path(), &Limits::default())
}

fn codes(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.code).collect()
}

fn value(finding: &Finding) -> &str {
    finding.value.as_ref().map_or("", |value| value.as_str())
}

fn detail<'f>(finding: &'f Finding, name: &str) -> &'f str {
    finding.details.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
}
