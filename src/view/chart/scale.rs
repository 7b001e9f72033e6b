//! The upward axis: round numbers, from zero where the quantity has one.

use crate::locale::{Lang, decimal};

/// An axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// The figure at its foot.
    pub low: f64,
    /// The figure at its top.
    pub high: f64,
    /// Figures with a line across, the lowest first, as they are written.
    pub ticks: Vec<(f64, String)>,
}

/// Steps between two lines that people count in.
const STEPS: [f64; 4] = [1.0, 2.0, 2.5, 5.0];
/// Most steps on an axis.
const MOST: f64 = 5.0;

impl Scale {
    /// An axis on which all figures have room. `zero` is true where the
    /// quantity has a zero; `whole` where it has no fractions.
    #[must_use]
    pub fn of(figures: impl Iterator<Item = f64>, zero: bool, whole: bool, lang: Lang) -> Self {
        let start = if zero { (0.0, 0.0) } else { (f64::INFINITY, f64::NEG_INFINITY) };
        let (low, high) = figures
            .filter(|figure| figure.is_finite())
            .fold(start, |(low, high), figure| (low.min(figure), high.max(figure)));
        let (low, high) = if low.is_finite() && high.is_finite() { (low, high) } else { (0.0, 1.0) };
        let span = if high > low { high - low } else { low.abs().max(1.0) };
        let (step, decimals) = step(span, whole);
        let first = (low / step).floor();
        let last = (high / step).ceil().max(first + 1.0);
        let ticks = std::iter::successors(Some(first), |at| Some(at + 1.0))
            .take_while(|&at| at <= last)
            .map(|at| {
                (at * step, if at == 0.0 { "0".to_owned() } else { decimal(lang, at * step, decimals) })
            })
            .collect();
        Self { low: first * step, high: last * step, ticks }
    }
}

/// The smallest of the usual steps that does not need too many of them, and
/// the decimals that it is written with.
fn step(span: f64, whole: bool) -> (f64, usize) {
    let least = span / MOST;
    let mut power = 10_f64.powf(least.log10().floor());
    if !power.is_finite() || power <= 0.0 {
        power = 1.0;
    }
    if whole {
        power = power.max(1.0);
    }
    let fits =
        |&&step: &&f64| step * power >= least * (1.0 - 1e-9) && (!whole || (step * power).fract() == 0.0);
    let step = STEPS.iter().find(fits).map_or(10.0 * power, |step| step * power);
    let decimals = (0..6).find(|&places| {
        let scaled = step * 10_f64.powi(places);
        (scaled - scaled.round()).abs() < 1e-6 * scaled
    });
    (step, decimals.and_then(|places| usize::try_from(places).ok()).unwrap_or(6))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(figures: &[f64], zero: bool, whole: bool) -> Vec<String> {
        Scale::of(figures.iter().copied(), zero, whole, Lang::Da)
            .ticks
            .into_iter()
            .map(|tick| tick.1)
            .collect()
    }

    #[test]
    fn steps_are_round_and_written_in_danish() {
        assert_eq!(texts(&[3.2, 14.6], true, false), ["0", "5", "10", "15"]);
        assert_eq!(texts(&[0.3, 1.1], true, false), ["0", "0,25", "0,50", "0,75", "1,00", "1,25"]);
        assert_eq!(texts(&[812.0, 2300.0], true, true), ["0", "500", "1.000", "1.500", "2.000", "2.500"]);
        assert_eq!(texts(&[1.0, 3.0], true, true), ["0", "1", "2", "3"]);
        assert_eq!(
            texts(&[6.1, 7.3], false, false),
            ["6,00", "6,25", "6,50", "6,75", "7,00", "7,25", "7,50"]
        );
    }

    #[test]
    fn nothing_and_equal_figures_have_an_axis_too() {
        assert_eq!(texts(&[], true, false).first().map(String::as_str), Some("0"));
        for figures in [&[0.0][..], &[5.0, 5.0], &[f64::NAN], &[1e300], &[1e-300]] {
            for zero in [true, false] {
                let scale = Scale::of(figures.iter().copied(), zero, false, Lang::Da);
                assert!(scale.low < scale.high && scale.ticks.len() >= 2, "{figures:?}: {scale:?}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn every_figure_has_room(figures in proptest::collection::vec(0.0_f64..1e7, 1..30), zero: bool) {
            let scale = Scale::of(figures.iter().copied(), zero, false, Lang::En);
            proptest::prop_assert!(figures.iter().all(|&f| scale.low <= f + 1e-6 && f <= scale.high * (1.0 + 1e-9) + 1e-6));
            proptest::prop_assert!((2..=8).contains(&scale.ticks.len()), "{:?}", scale);
        }
    }
}
