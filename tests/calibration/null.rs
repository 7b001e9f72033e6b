//! How often signals fire where nothing happens.

use komspot::analysis::Random;

use super::city::City;
use super::crew::on_all_cores;
use super::signal::{Fired, Signal, Sort, fired};
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

    fn join(&mut self, other: &Self) {
        self.sets += other.sets;
        self.judged_sets += other.judged_sets;
        self.with_any += other.with_any;
        self.series += other.series;
        self.judged += other.judged;
        self.fired += other.fired;
        self.fired_squared += other.fired_squared;
        self.fired_judged += other.fired_judged;
        self.judged_squared += other.judged_squared;
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

/// Every signal's tally in one world.
pub(crate) type Tallies = Vec<(Signal, Tally)>;

/// Draws `sets` data sets of a sort in a world and judges them. The same seed
/// gives the same tallies on any number of cores.
pub(crate) fn run(city: &City, world: World, sort: Sort, sets: u32, seed: u64) -> Tallies {
    let urn = Urn::new(city, world, sort != Sort::Time);
    let parts = on_all_cores(sets, |set| {
        let mut random = Random::new(seed ^ (u64::from(set) << 20));
        let release = city.release(&urn.draw(&mut random));
        fired(&release, sort, random.bits())
    });
    let mut tallies: Tallies = Vec::new();
    for set in parts {
        count(&set, &mut tallies);
    }
    tallies
}

fn count(set: &Fired, tallies: &mut Tallies) {
    for (signal, areas) in set {
        match tallies.iter_mut().find(|(known, _)| known == signal) {
            Some((_, tally)) => tally.add(areas),
            None => {
                let mut tally = Tally::default();
                tally.add(areas);
                tallies.push((*signal, tally));
            }
        }
    }
}

/// A signal's tallies of several worlds taken together.
pub(crate) fn joined<'a>(tallies: impl IntoIterator<Item = &'a Tally>) -> Tally {
    let mut all = Tally::default();
    for tally in tallies {
        all.join(tally);
    }
    all
}
