//! The whole release as a protected bundle: what `komspot import` takes in on another device.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read, Write};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::app::desk::descriptor::{self, Sealed};
use crate::app::desk::tables;
use crate::app::edition::Media;
use crate::app::edition::ledger::Packed;
use crate::bundle::columns::names;
use crate::bundle::{Descriptor, NoteText};
use crate::domain::{Figure, Mark, Note, Period};
use crate::finding::Findings;
use crate::geometry::{Coverage, Reading};
use crate::ledger::{Broken, Ledger};
use crate::protect::Rule;
use crate::release::Published;
use crate::snapshot::Snapshot;
use crate::view::error::Problem;

/// Its media type.
pub(in crate::app::edition::answers) const MEDIA: Media = Media::File("application/zip");

/// Why the package could not be written.
#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error(transparent)]
    Zip(#[from] zip::result::ZipError),
    #[error(transparent)]
    Table(#[from] csv::Error),
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error(transparent)]
    Ledger(#[from] Broken),
}

/// The package. The same snapshot gives the same bytes.
///
/// Members are packed while they are written, so that never more than the package itself lies in memory;
/// the descriptor, which tells their digests, comes last.
///
/// # Errors
/// If the ledger is not at hand, without which nobody could go on from protected figures.
pub(in crate::app::edition::answers) fn write(
    snapshot: &Snapshot,
    ledger: Option<&Packed>,
) -> Result<Vec<u8>, Problem> {
    let is_guarded = snapshot.release.indicators.iter().any(|of| of.indicator.protect);
    if is_guarded && ledger.is_none() {
        return Err(Problem::NoSuchPage);
    }
    written(snapshot, ledger).map_err(|error| {
        tracing::error!(%error, "the release could not be written as a package");
        Problem::Internal
    })
}

fn written(snapshot: &Snapshot, ledger: Option<&Packed>) -> Result<Vec<u8>, Fault> {
    let release = &snapshot.release;
    let mut package = Package { zip: ZipWriter::new(Cursor::new(Vec::new())), sealed: Vec::new() };
    let areas = release.coverage.to_geojson();
    package.add("areas", |to| Ok(to.write_all(areas.as_bytes())?))?;
    for file in [tables::indicators(&release.indicators), tables::population(&release.population)] {
        package.add(file.name, |to| Ok(to.write_all(file.text.as_bytes())?))?;
    }
    package.add("observations", |to| Ok(tables::write_observations(&release.indicators, to)?))?;
    if let Some(ledger) = ledger {
        let ledger = public(ledger)?;
        package.add("ledger", |to| Ok(to.write_all(ledger.text().as_bytes())?))?;
    }
    package.add("hidden", |to| hidden(&release.indicators, to))?;

    let rule = Rule::new(snapshot.origin.k).unwrap_or_default();
    let described = described(snapshot, &areas);
    let text =
        descriptor::write(&described, &release.indicators, rule, snapshot.origin.audit, &package.sealed);
    package.zip.start_file("datapackage.json", options())?;
    package.zip.write_all(text.as_bytes())?;
    Ok(package.zip.finish()?.into_inner())
}

/// The ledger as far as it is anybody's business. The device's own also names age groups that were counted
/// and that no view lists; whether anybody of such an age is in the figures is nothing that was published.
fn public(ledger: &Packed) -> Result<Ledger, Fault> {
    let mut text = String::new();
    ledger.unpacked().read_to_string(&mut text)?;
    Ok(Ledger::read(&text)?.of_listed_ages())
}

/// What the release says of itself as a bundle.
fn described(snapshot: &Snapshot, areas: &str) -> Descriptor {
    let origin = &snapshot.origin;
    let mut described = Descriptor::default();
    described.name.clone_from(&origin.bundle);
    described.title.clone_from(&origin.title);
    described.version.clone_from(&origin.version);
    described.sources.clone_from(&origin.sources);
    described.municipality = Some(snapshot.release.municipality.clone());
    described.demo = origin.demo;
    described.notes =
        Some(snapshot.release.notes.iter().map(note).collect()).filter(|notes: &Vec<_>| !notes.is_empty());
    (described.areas.link, described.areas.unlink) = adjacency(&snapshot.release.coverage, areas);
    described
}

/// What happened outside the figures, as descriptors write it.
fn note(note: &Note) -> NoteText {
    NoteText {
        period: note.period.to_string(),
        indicator: note.indicator.as_ref().map(ToString::to_string),
        areas: note.areas.iter().map(ToString::to_string).collect(),
        kind: note.kind.word().to_owned(),
        text_da: note.text_da.clone(),
        text_en: note.text_en.clone(),
    }
}

/// Ids of two areas.
type Pair = (String, String);

/// Links that the shapes alone do not have, and links that they have and the coverage does not.
fn adjacency(coverage: &Coverage, areas: &str) -> (Vec<Pair>, Vec<Pair>) {
    let again = Coverage::read(areas.as_bytes(), &Reading::default(), &mut Findings::default());
    let Some(again) = again.filter(|again| again.places().len() == coverage.places().len()) else {
        return (Vec::new(), Vec::new());
    };
    let beyond = |one: &Coverage, other: &Coverage| -> Vec<Pair> {
        let id = |at: usize| one.places().get(at).map(|place| place.area.id.to_string());
        let of = |at: usize| {
            let more = one
                .neighbours(at)
                .iter()
                .filter(move |next| **next > at && !other.neighbours(at).contains(next));
            more.filter_map(move |&next| Some((id(at)?, id(next)?)))
        };
        (0..one.places().len()).flat_map(of).collect()
    };
    (beyond(coverage, &again), beyond(&again, coverage))
}

/// What is hidden: how many cells of each kind an indicator has in a year.
fn hidden(indicators: &[Published], to: &mut dyn Write) -> Result<(), Fault> {
    let mut table = csv::Writer::from_writer(to);
    table.write_record(names(tables::columns("hidden")))?;
    for of in indicators {
        let mut years: BTreeMap<Period, [u64; 5]> = BTreeMap::new();
        for (_, _, period, cell) in of.table.iter() {
            let kind = match cell.figure {
                Figure::Known(_) => 0,
                Figure::Suppressed(Mark::BelowK) => 1,
                Figure::Suppressed(Mark::AtLeastK) => 2,
                Figure::Suppressed(Mark::Hidden) => 3,
                Figure::Missing => 4,
                Figure::Suppressed(Mark::Unlisted) => continue,
            };
            if let Some(number) = years.entry(period.whole_year()).or_default().get_mut(kind) {
                *number += 1;
            }
        }
        for (year, numbers) in years {
            let names = [of.indicator.id.to_string(), year.to_string()];
            table.write_record(names.into_iter().chain(numbers.map(|number| number.to_string())))?;
        }
    }
    Ok(table.flush()?)
}

/// A package that is being written.
struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    sealed: Vec<Sealed>,
}

impl Package {
    fn add(
        &mut self,
        name: &'static str,
        fill: impl FnOnce(&mut dyn Write) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.zip.start_file(tables::path(name), options())?;
        let mut sealing = Sealing { to: &mut self.zip, hash: Sha256::new(), bytes: 0 };
        fill(&mut sealing)?;
        let Sealing { hash, bytes, .. } = sealing;
        self.sealed.push(Sealed { name, bytes, hash: hash.finalize().into() });
        Ok(())
    }
}

/// Without a time, which nobody here knows: the same release gives the same bytes.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
        .large_file(true)
}

/// Counts and digests what passes.
struct Sealing<W> {
    to: W,
    hash: Sha256,
    bytes: u64,
}

impl<W: Write> Write for Sealing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or_default());
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
