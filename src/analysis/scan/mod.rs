//! Clusters across borders: groups of neighbouring areas with too many cases.

mod chance;
mod zones;

use zones::{Step, Zones};

use super::insufficient::Insufficient;
use super::number::{is_base, is_count, is_size, real};

/// What the scan is run on.
#[derive(Clone, Copy, Debug)]
pub struct Scan<'a> {
    /// Published count of every area.
    pub cases: &'a [Option<f64>],
    /// Inhabitants of every area.
    pub population: &'a [f64],
    /// Centre of every area in planar metres; weighted by population where possible.
    pub centres: &'a [[f64; 2]],
    /// Dispersion of the counts; above 1.2, ratios are divided by it.
    pub phi: f64,
    /// Random data sets; 999 unless told.
    pub replicates: u32,
    /// Largest p-value that matters. As soon as no cluster can reach it no
    /// more data sets are drawn, and the p-values told are at least as large
    /// as this, but not exact; 1 for exact ones throughout.
    pub relevant: f64,
    /// Seed of the random data sets, to be told beside the result.
    pub seed: u64,
}

/// The clusters of a scan.
#[derive(Clone, Debug, PartialEq)]
pub struct Scanned {
    /// Different zones looked at.
    pub zones: usize,
    /// Zones with more cases than expected that do not overlap, strongest
    /// first. Only those with p ≤ 0.05 are findings.
    pub clusters: Vec<Cluster>,
}

/// A zone with more cases than expected.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Positions of its areas, ascending.
    pub areas: Vec<usize>,
    /// Cases in it.
    pub observed: f64,
    /// Cases expected in it at the municipality's rate.
    pub expected: f64,
    /// Log likelihood ratio, divided by φ where that is above 1.2.
    pub llr: f64,
    /// (1 + random data sets with as large a ratio anywhere)/(1 + data sets).
    pub p: f64,
}

/// Dispersion from which ratios are divided by it.
const DISPERSED: f64 = 1.2;

/// Kulldorff's circular scan for high clusters, Poisson model.
///
/// Zones are the nearest areas around every centre, in the order of their
/// distance (the lower position first among equals), while they hold at most
/// half the population. LLR = O ln(O/E) + (C − O) ln((C − O)/(C − E)) where
/// O > E, else 0; `E = C · N_Z/N`. The largest LLR of each random data set, the
/// cases dealt by population, gives the p-values. Counts that vary more than
/// chance makes them give too small p-values: hence the division by φ.
///
/// Needs two areas, every count ([`Insufficient::HiddenCells`]), a case and
/// inhabitants. Areas without inhabitants belong to zones but expect nothing.
///
/// Source: Kulldorff (1997), *Communications in Statistics* 26, "A spatial
/// scan statistic". No program has confirmed this one independently; centres
/// matter, the example of North Carolina comes out larger with polygon
/// centroids than as published.
pub fn scan(of: &Scan<'_>) -> Result<Scanned, Insufficient> {
    let cases: Vec<f64> = of.cases.iter().copied().collect::<Option<_>>().ok_or(Insufficient::HiddenCells)?;
    let usable = cases.iter().all(|o| is_count(*o))
        && of.population.iter().all(|n| is_size(*n))
        && of.centres.iter().flatten().all(|at| at.is_finite())
        && [of.population.len(), of.centres.len()] == [cases.len(); 2]
        && of.phi.is_finite();
    if !usable {
        return Err(Insufficient::Unusable);
    }
    if cases.len() < 2 {
        return Err(Insufficient::TooFewAreas);
    }
    let persons: f64 = of.population.iter().sum();
    let all: f64 = cases.iter().sum();
    if !is_base(persons) {
        return Err(Insufficient::ZeroPopulation);
    }
    if all <= 0.0 {
        return Err(Insufficient::NoCases);
    }
    let zones = Zones::new(of.centres, of.population);
    let mut apart = apart(&strongest_first(of, &zones, &cases, (all, persons)), cases.len());
    if let Some(strongest) = apart.first().map(|cluster| cluster.llr) {
        let largest = chance::largest_ratios(of, &zones, (all, persons), strongest);
        for cluster in &mut apart {
            let as_large = largest.iter().filter(|llr| is_as_large(**llr, cluster.llr)).count();
            cluster.p = (1.0 + real(as_large)) / (1.0 + f64::from(of.replicates));
        }
    }
    Ok(Scanned { zones: zones.different().len(), clusters: apart })
}

/// A zone with more cases than expected.
struct Found<'a> {
    steps: &'a [Step],
    observed: f64,
    expected: f64,
    llr: f64,
}

fn strongest_first<'a>(
    of: &Scan<'_>,
    zones: &'a Zones,
    cases: &[f64],
    (all, persons): (f64, f64),
) -> Vec<Found<'a>> {
    let scale = if of.phi > DISPERSED { of.phi } else { 1.0 };
    let found = |steps: &'a [Step]| {
        let observed = steps.iter().filter_map(|step| cases.get(step.area)).sum();
        let expected = all * steps.last()?.persons / persons;
        let llr = ratio(observed, expected, all) / scale;
        (llr > 0.0).then_some(Found { steps, observed, expected, llr })
    };
    let mut found: Vec<Found<'_>> = zones.different().filter_map(found).collect();
    found.sort_by(|a, b| b.llr.total_cmp(&a.llr));
    found
}

/// The strongest of those that overlap.
fn apart(found: &[Found<'_>], areas: usize) -> Vec<Cluster> {
    let mut taken = vec![false; areas];
    let mut apart = Vec::new();
    for Found { steps, observed, expected, llr } in found {
        let mut areas: Vec<usize> = steps.iter().map(|step| step.area).collect();
        if areas.iter().any(|&area| taken.get(area).is_none_or(|taken| *taken)) {
            continue;
        }
        for &area in &areas {
            if let Some(taken) = taken.get_mut(area) {
                *taken = true;
            }
        }
        areas.sort_unstable();
        apart.push(Cluster { areas, observed: *observed, expected: *expected, llr: *llr, p: 1.0 });
    }
    apart
}

/// Kulldorff's log likelihood ratio of a zone, 0 unless it is high.
fn ratio(observed: f64, expected: f64, all: f64) -> f64 {
    if observed <= expected || expected <= 0.0 && observed <= 0.0 {
        return 0.0;
    }
    let rest =
        if observed < all { (all - observed) * ((all - observed) / (all - expected)).ln() } else { 0.0 };
    // Cases where nobody lives would make the ratio infinite.
    let llr = observed * (observed / expected.max(f64::MIN_POSITIVE)).ln() + rest;
    if llr.is_finite() { llr.max(0.0) } else { 0.0 }
}

/// True of a ratio that is no smaller, but for rounding.
fn is_as_large(llr: f64, found: f64) -> bool {
    llr >= found * (1.0 - 1e-9)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: [[f64; 2]; 4] = [[0.0, 0.0], [1.0, 0.0], [10.0, 0.0], [11.5, 0.0]];

    fn run(cases: &[Option<f64>], population: &[f64], centres: &[[f64; 2]]) -> Result<Scanned, Insufficient> {
        scan(&Scan { cases, population, centres, phi: 1.0, replicates: 99, relevant: 1.0, seed: 1 })
    }

    #[test]
    fn by_hand() {
        // Zones of up to half of 400: four single areas, {0, 1} and {2, 3}.
        let found = run(&[40.0, 35.0, 10.0, 15.0].map(Some), &[100.0; 4], &LINE).unwrap();
        assert_eq!(found.zones, 6);
        let first = &found.clusters[0];
        assert_eq!((first.areas.as_slice(), first.observed, first.expected), ([0, 1].as_slice(), 75.0, 50.0));
        assert!((first.llr - (75.0 * 1.5_f64.ln() + 25.0 * 0.5_f64.ln())).abs() < 1e-12);
        assert!((first.p - 0.01).abs() < 1e-12, "no random data set comes near");
    }

    #[test]
    fn what_cannot_matter_is_not_simulated_to_the_end() {
        let cases = [12.0, 9.0, 10.0, 9.0].map(Some);
        let of = |relevant| Scan {
            cases: &cases,
            population: &[100.0; 4],
            centres: &LINE,
            phi: 1.0,
            replicates: 999,
            relevant,
            seed: 1,
        };
        let (exact, early) = (scan(&of(1.0)).unwrap(), scan(&of(0.05)).unwrap());
        let (exact, early) = (exact.clusters[0].p, early.clusters[0].p);
        assert!((early - 0.051).abs() < 1e-12 && exact > 0.3, "{early} {exact}");
    }

    #[test]
    fn dispersion_weakens_what_is_found() {
        let cases = [40.0, 35.0, 10.0, 15.0].map(Some);
        let of = |phi| Scan {
            cases: &cases,
            population: &[100.0; 4],
            centres: &LINE,
            phi,
            replicates: 9,
            relevant: 1.0,
            seed: 1,
        };
        let llr = |phi| scan(&of(phi)).unwrap().clusters[0].llr;
        assert!((llr(1.2) - llr(1.0)).abs() < 1e-12 && (llr(2.0) - llr(1.0) / 2.0).abs() < 1e-12);
    }

    #[test]
    fn too_little() {
        assert_eq!(run(&[Some(1.0)], &[9.0], &[[0.0; 2]]), Err(Insufficient::TooFewAreas));
        assert_eq!(run(&[Some(1.0), None], &[9.0; 2], &[[0.0; 2]; 2]), Err(Insufficient::HiddenCells));
        assert_eq!(run(&[Some(0.0); 2], &[9.0; 2], &[[0.0; 2]; 2]), Err(Insufficient::NoCases));
        assert_eq!(run(&[Some(1.0); 2], &[0.0; 2], &[[0.0; 2]; 2]), Err(Insufficient::ZeroPopulation));
        assert_eq!(run(&[Some(1.0); 2], &[9.0; 2], &[[f64::NAN; 2]; 2]), Err(Insufficient::Unusable));
        let alike = run(&[Some(4.0); 4], &[9.0; 4], &LINE).unwrap();
        assert_eq!(alike.clusters, []);
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(40))]
        #[test]
        fn clusters_do_not_overlap(
            areas in proptest::collection::vec((0_u32..=1_000_000_000, 0_u32..9_000, 0_i8..9, 0_i8..9), 2..9),
        ) {
            let cases: Vec<Option<f64>> = areas.iter().map(|area| Some(area.0.into())).collect();
            let population: Vec<f64> = areas.iter().map(|area| area.1.into()).collect();
            let centres: Vec<[f64; 2]> = areas.iter().map(|area| [area.2.into(), area.3.into()]).collect();
            if let Ok(found) = run(&cases, &population, &centres) {
                let mut seen = std::collections::BTreeSet::new();
                for cluster in found.clusters {
                    proptest::prop_assert!(cluster.llr.is_finite() && cluster.p > 0.0 && cluster.p <= 1.0);
                    proptest::prop_assert!(cluster.areas.iter().all(|area| seen.insert(*area)));
                }
            }
        }
    }
}
