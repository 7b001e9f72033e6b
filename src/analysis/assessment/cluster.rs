//! Clusters across borders.

use sha2::{Digest, Sha256};

use super::Terms;
use super::reader::Reader;
use crate::analysis::insufficient::Insufficient;
use crate::analysis::number::real;
use crate::analysis::scan::{Scan, scan};
use crate::analysis::survey::Survey;
use crate::analysis::window::Window;
use crate::domain::{AreaId, Base, Measure};
use crate::release::Published;

/// A group of areas with more cases together than the whole leads to expect.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    /// Its areas, in the coverage's order.
    pub areas: Vec<AreaId>,
    /// Cases in it.
    pub observed: f64,
    /// Cases expected in it at the municipality's rate.
    pub expected: f64,
    /// Log likelihood ratio.
    pub llr: f64,
    /// Share of random data sets with as strong a group anywhere.
    pub p: f64,
    /// The stretch of time.
    pub window: Window,
}

impl Joined {
    /// Random data sets that a group is held against.
    pub const REPLICATES: u32 = 999;
}

/// Largest p-value of a finding.
const SIGNIFICANT: f64 = 0.05;

/// Scans a survey; only what is significant is given. Counts per inhabitant only.
pub(super) fn judge(reader: &Reader<'_>, survey: &Survey, seed: u64) -> Result<Vec<Joined>, Insufficient> {
    let indicator = &reader.of.indicator;
    if indicator.measure != Measure::Count || indicator.base != Base::Population {
        return Err(Insufficient::Unsuited);
    }
    let history = survey.history.ok_or(Insufficient::TooFewPeriods)?;
    let places = reader.release.coverage.places();
    // Taken as known it would let clusters come more often than stated. The strongest
    // of many zones is looked at: one for every centre, roughly, since they overlap.
    let phi = history.cautious(SIGNIFICANT / real(places.len().max(1)));
    let cases: Vec<Option<f64>> =
        survey.areas.iter().map(|standing| standing.figure.known().map(|known| known.value)).collect();
    let population: Option<Vec<f64>> = survey.areas.iter().map(|standing| standing.base).collect();
    let population = population.ok_or(Insufficient::ZeroPopulation)?;
    // The label's point lies well inside an area; where in it people live is not known.
    let centres: Vec<[f64; 2]> = places.iter().map(|place| [place.label.x, place.label.y]).collect();
    let of = Scan {
        cases: &cases,
        population: &population,
        centres: &centres,
        phi,
        replicates: Joined::REPLICATES,
        relevant: SIGNIFICANT,
        seed,
    };
    let found = scan(&of)?.clusters.into_iter().filter(|cluster| cluster.p <= SIGNIFICANT);
    let joined = found.map(|cluster| Joined {
        areas: cluster
            .areas
            .iter()
            .filter_map(|&at| places.get(at).map(|place| place.area.id.clone()))
            .collect(),
        observed: cluster.observed,
        expected: cluster.expected,
        llr: cluster.llr,
        p: cluster.p,
        window: survey.window,
    });
    Ok(joined.collect())
}

/// The seed of an indicator's random data sets: the first digits of a digest of
/// release, indicator and window, so that whoever has them can repeat it.
pub(super) fn seed(of: &Published, window: Window, terms: &Terms<'_>) -> u64 {
    let text = format!("{}\n{}\n{}–{}", terms.release, of.indicator.id, window.first(), window.last());
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(8).fold(0, |seed, &byte| seed << 8 | u64::from(byte))
}
