//! Cases per inhabitants, and ratios to what the municipality leads to expect.

use super::insufficient::Insufficient;
use super::interval::{Interval, garwood};
use super::number::{is_base, is_count, is_size};

/// Crude rate: cases per `per` inhabitants, `per` · O / N.
///
/// Right where 20 cases or more were counted; below that, show it with
/// [`rate_interval`] only. [`Insufficient::ZeroPopulation`] without inhabitants.
///
/// Source: Breslow & Day (1987), IARC 82, section 2.1.
pub fn crude_rate(cases: f64, population: f64, per: f64) -> Result<f64, Insufficient> {
    match () {
        () if !is_count(cases) || !is_size(population) || !is_base(per) => Err(Insufficient::Unusable),
        () if population <= 0.0 => Err(Insufficient::ZeroPopulation),
        () => Some(cases / population * per).filter(|rate| rate.is_finite()).ok_or(Insufficient::Unusable),
    }
}

/// 95 % interval of a crude rate, in cases per `per` inhabitants, by Garwood's method.
pub fn rate_interval(cases: f64, population: f64, per: f64) -> Result<Interval, Insufficient> {
    crude_rate(cases, population, per)?;
    garwood(cases, 0.95)?.over(population / per).ok_or(Insufficient::ZeroPopulation)
}

/// Cases against what is expected from elsewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standardised {
    /// Expected cases at the municipality's rates.
    pub expected: f64,
    /// Observed over expected.
    pub ratio: f64,
    /// 95 % interval of the ratio, by Garwood's method.
    pub interval: Interval,
}

/// Indirect standardisation of one area by age: E = Σₐ Nₐ · O₊ₐ / N₊ₐ and O / E.
///
/// Takes the area's published cases over all ages, its inhabitants of each
/// age, and the municipality's cases and inhabitants of each age: never an
/// area's cases by age. With one age it compares with the crude rate. The
/// ratios of two areas are not comparable with each other, only with 1.
///
/// Ages without inhabitants in the municipality, and cases there, are left
/// out. [`Insufficient::NoCases`] if none are expected,
/// [`Insufficient::ZeroPopulation`] if nobody lives in the area.
///
/// Source: Breslow & Day (1987), IARC 82, section 2.3.
pub fn standardise(
    cases: f64,
    inhabitants: &[f64],
    municipality: &[(f64, f64)],
) -> Result<Standardised, Insufficient> {
    let fits = inhabitants.len() == municipality.len()
        && inhabitants.iter().all(|n| is_size(*n))
        && municipality.iter().all(|(o, n)| is_size(*o) && is_size(*n));
    if !is_count(cases) || !fits {
        return Err(Insufficient::Unusable);
    }
    if inhabitants.iter().all(|n| *n <= 0.0) {
        return Err(Insufficient::ZeroPopulation);
    }
    let of_age =
        |(n, (all_cases, all)): (&f64, &(f64, f64))| if *all > 0.0 { n * all_cases / all } else { 0.0 };
    let expected: f64 = inhabitants.iter().zip(municipality).map(of_age).sum();
    let ratio = cases / expected;
    if expected <= 0.0 || !ratio.is_finite() || !expected.is_finite() {
        return Err(Insufficient::NoCases);
    }
    let interval = garwood(cases, 0.95)?.over(expected).ok_or(Insufficient::NoCases)?;
    Ok(Standardised { expected, ratio, interval })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_by_hand() {
        assert_eq!(crude_rate(12.0, 4_000.0, 1_000.0), Ok(3.0));
        assert_eq!(crude_rate(12.0, 0.0, 1_000.0), Err(Insufficient::ZeroPopulation));
        assert_eq!(crude_rate(1.5, 10.0, 1_000.0), Err(Insufficient::Unusable));
        assert_eq!(crude_rate(1.0, f64::NAN, 1_000.0), Err(Insufficient::Unusable));
        let interval = rate_interval(0.0, 2_000.0, 1_000.0).unwrap();
        assert!((interval.high - 40.0_f64.ln() / 2.0).abs() < 1e-12);
    }

    #[test]
    fn standardising_by_hand() {
        // 100 young at 10 in 1000 and 300 old at 50 in 1000: 1 + 15 expected.
        let found = standardise(24.0, &[100.0, 300.0], &[(20.0, 2_000.0), (50.0, 1_000.0)]).unwrap();
        assert!((found.expected - 16.0).abs() < 1e-12 && (found.ratio - 1.5).abs() < 1e-12);
        assert!(found.interval.low < 1.5 && found.interval.high > 1.5);
    }

    #[test]
    fn nobody_and_nothing() {
        assert_eq!(standardise(0.0, &[0.0], &[(3.0, 9.0)]), Err(Insufficient::ZeroPopulation));
        assert_eq!(standardise(0.0, &[5.0], &[(0.0, 9.0)]), Err(Insufficient::NoCases));
        assert_eq!(standardise(0.0, &[5.0], &[(0.0, 0.0)]), Err(Insufficient::NoCases));
        assert_eq!(standardise(0.0, &[5.0], &[]), Err(Insufficient::Unusable));
    }

    proptest::proptest! {
        #[test]
        fn ratios_are_numbers(
            cases in 0_u32..=1_000_000_000,
            ages in proptest::collection::vec((0_u32..100_000, 0_u32..1000, 0_u32..1_000_000), 0..6),
        ) {
            let inhabitants: Vec<f64> = ages.iter().map(|age| age.0.into()).collect();
            let all: Vec<(f64, f64)> = ages.iter().map(|age| (age.1.into(), age.2.into())).collect();
            if let Ok(found) = standardise(cases.into(), &inhabitants, &all) {
                proptest::prop_assert!(found.expected > 0.0 && found.ratio.is_finite());
                proptest::prop_assert!(found.interval.low <= found.ratio && found.ratio <= found.interval.high);
            }
        }
    }
}
