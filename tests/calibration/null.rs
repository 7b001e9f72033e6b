//! How often signals fire where nothing happens.

use komspot::analysis::Random;

use super::city::{City, MONTHS};
use super::crew::on_all_cores;
use super::signal::{Signal, Sort, Stated, judge};
use super::world::{Urn, World};

/// What data sets without events set off.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    /// Data sets drawn.
    pub(crate) sets: u32,
    /// Data sets in which something was judged.
    pub(crate) judged_sets: u32,
    /// Data sets in which it fired somewhere.
    pub(crate) with_any: u32,
    /// Series (areas of data sets), judged or not.
    pub(crate) series: u64,
    /// Series judged.
    pub(crate) judged: u64,
    /// Series that set it off.
    pub(crate) fired: u64,
    /// Sums of squares and products over data sets, for the error.
    fired_squared: u64,
    fired_judged: u64,
    judged_squared: u64,
}

impl Tally {
    fn add(&mut self, areas: &[Option<bool>]) {
        let judged = areas.iter().flatten().count() as u64;
        let fired = areas.iter().flatten().filter(|fired| **fired).count() as u64;
        self.sets += 1;
        self.judged_sets += u32::from(judged > 0);
        self.with_any += u32::from(fired > 0);
        self.series += areas.len() as u64;
        self.judged += judged;
        self.fired += fired;
        self.fired_squared += fired * fired;
        self.fired_judged += fired * judged;
        self.judged_squared += judged * judged;
    }

    /// Share of judged series that set it off, with its standard error: that
    /// of a ratio, since the areas of a data set hang together.
    pub(crate) fn per_series(&self) -> Option<(f64, f64)> {
        let (fired, judged) = (self.fired as f64, self.judged as f64);
        let rate = fired / judged;
        let squares = self.fired_squared as f64 - 2.0 * rate * self.fired_judged as f64
            + rate * rate * self.judged_squared as f64;
        (self.judged > 0).then(|| (rate, squares.max(0.0).sqrt() / judged))
    }

    /// Share of judged data sets in which it fired, with its standard error.
    pub(crate) fn per_set(&self) -> Option<(f64, f64)> {
        let sets = f64::from(self.judged_sets);
        let rate = f64::from(self.with_any) / sets;
        (self.judged_sets > 0).then(|| (rate, (rate * (1.0 - rate) / sets).sqrt()))
    }
}

/// What was measured in one world.
pub(crate) struct Measured {
    world: World,
    tallies: Vec<(Signal, Tally)>,
}

impl Measured {
    /// The tally of a signal.
    pub(crate) fn tally(&self, of: Signal) -> Option<&Tally> {
        self.tallies.iter().find(|(signal, _)| *signal == of).map(|(_, tally)| tally)
    }
}

/// Measures every signal in a world.
pub(crate) fn measure(city: &City, world: World, sets: u32, seed: u64) -> Measured {
    let mut tallies = run(city, world, Sort::Time, sets, world.seed(seed));
    tallies.extend(run(city, world, Sort::Place, sets, world.seed(!seed)));
    Measured { world, tallies }
}

/// Standard errors that a rate may lie above what is stated before that is
/// called more: some hundred rates are looked at.
const MARGIN: f64 = 3.0;

/// The signals that fire more often than they state, and where.
pub(crate) fn over(measured: &[Measured]) -> Vec<String> {
    let mut over = Vec::new();
    for of in measured {
        for (signal, tally) in &of.tallies {
            let (found, trials) = match signal.stated() {
                Stated::PerSeries(_) => (tally.per_series(), tally.judged as f64),
                Stated::PerSet(_) => (tally.per_set(), f64::from(tally.judged_sets)),
            };
            let Some((rate, error)) = found else { continue };
            let level = signal.stated().level();
            // Where next to nothing was judged the measured error may be nothing.
            let error = error.max((level * (1.0 - level) / trials).sqrt());
            if rate > level + MARGIN * error {
                over.push(format!("{} in {}: {rate:.4} ± {error:.4}", signal.name(), of.world.name()));
            }
        }
    }
    over
}

/// Draws `sets` data sets of a sort in a world and judges them. The same seed
/// gives the same tallies on any number of cores.
fn run(city: &City, world: World, sort: Sort, sets: u32, seed: u64) -> Vec<(Signal, Tally)> {
    let urn = Urn::new(city, world, sort == Sort::Place);
    let signals = || Signal::ALL.into_iter().filter(|signal| signal.sort() == sort);
    let fired = on_all_cores(sets, |set| {
        let mut random = Random::new(seed ^ (u64::from(set) << 20));
        let release = city.release(&urn.draw(&mut random), MONTHS);
        let assessment = judge(&release, &format!("{seed} {set}"));
        signals().map(|signal| signal.fired(&assessment)).collect::<Vec<_>>()
    });
    let mut tallies: Vec<(Signal, Tally)> = signals().map(|signal| (signal, Tally::default())).collect();
    for set in &fired {
        for ((_, tally), areas) in tallies.iter_mut().zip(set) {
            tally.add(areas);
        }
    }
    tallies
}
