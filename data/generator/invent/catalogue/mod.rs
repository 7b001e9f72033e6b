//! The indicators, and what they normally are in each area.
//!
//! Sizes follow what is publicly known of Odense; the areas' levels are made up.

mod job;
mod leisure;
mod police;
mod safety;
mod school;
mod social;

pub(crate) use komspot::domain::{Base, Direction, Granularity, Measure, PlaceBasis};

/// One indicator.
pub(crate) struct Entry {
    /// Its id in the tables.
    pub(crate) id: &'static str,
    /// Danish and English names.
    pub(crate) name: [&'static str; 2],
    /// The same, short enough for the wall: at most 26 characters.
    pub(crate) short: [&'static str; 2],
    /// How the figure is made, in Danish and English.
    pub(crate) definition: [&'static str; 2],
    /// `police`, `school`, `social`, `housing`, `job`, `leisure` or `safety`.
    pub(crate) domain: &'static str,
    /// Who would supply the figures.
    pub(crate) source: &'static str,
    /// How a rise is to be read.
    pub(crate) direction: Direction,
    /// The periods that the figures come in.
    pub(crate) granularity: Granularity,
    /// What places a case in an area.
    pub(crate) place: PlaceBasis,
    /// False only for figures that are public already.
    pub(crate) protect: bool,
    /// Age groups; none for `all`.
    pub(crate) ages: &'static [Ages],
    /// What kind of number it is.
    pub(crate) kind: Kind,
    /// What is usual in each area, in the map's order; the unit is the kind's.
    pub(crate) levels: [u16; 15],
    /// How much of the newest periods' cases has been reported so far, the
    /// newest first. These periods are provisional.
    pub(crate) reported: &'static [f64],
}

/// An age group of an indicator.
pub(crate) struct Ages {
    /// Youngest.
    pub(crate) from: u8,
    /// Oldest.
    pub(crate) to: u8,
    /// Cases a year per 1,000 inhabitants of these ages at level 100.
    pub(crate) rate: f64,
}

/// What kind of number an indicator is.
pub(crate) enum Kind {
    /// Cases. Levels are in per cent of the usual rate.
    Count {
        /// What they are set against in print; lots are drawn by inhabitants either way.
        base: Base,
        /// Cases a year per 1,000 inhabitants at level 100, without age groups.
        rate: f64,
        /// Probability that another case belongs to the same incident.
        more: f64,
        /// The year's course in per cent of an even one, January first; adds up to 1,200.
        season: [u16; 12],
        /// Cases that cannot be placed, as a part of all.
        unplaced: f64,
    },
    /// Persons with something, out of those asked or known. Levels are per mille.
    Share(Asked),
    /// A mean over persons. Levels are hundredths.
    Mean {
        /// Standard deviation between persons.
        spread: f64,
        /// How many persons.
        asked: Asked,
    },
}

/// The persons behind a share or mean.
pub(crate) enum Asked {
    /// A part, per mille, of the inhabitants of the indicator's ages.
    Known(u16),
    /// A sample: this many, and one more for each hundred inhabitants.
    Sample(u16),
}

/// No season.
pub(crate) const EVEN: [u16; 12] = [100; 12];

/// Every indicator in the order of the catalogue.
pub(crate) fn all() -> Vec<Entry> {
    let mut all = police::entries();
    all.extend(social::entries());
    all.extend(school::entries());
    all.extend(job::entries());
    all.extend(leisure::entries());
    all.extend(safety::entries());
    all
}

impl Entry {
    /// What a value is.
    pub(crate) fn measure(&self) -> Measure {
        match self.kind {
            Kind::Count { .. } => Measure::Count,
            Kind::Share(_) => Measure::Share,
            Kind::Mean { .. } => Measure::Mean,
        }
    }

    /// What a count is set against.
    pub(crate) fn base(&self) -> Base {
        match self.kind {
            Kind::Count { base, .. } => base,
            Kind::Share(_) | Kind::Mean { .. } => Base::None,
        }
    }

    /// The scale of rates and shares.
    pub(crate) fn per(&self) -> u32 {
        match self.kind {
            Kind::Count { .. } => 1000,
            Kind::Share(_) => 100,
            Kind::Mean { .. } => 1,
        }
    }

    /// Days between deliveries.
    pub(crate) fn rhythm_days(&self) -> u32 {
        match self.granularity {
            Granularity::Month => 31,
            Granularity::Quarter => 92,
            Granularity::HalfYear => 184,
            Granularity::Year | Granularity::SchoolYear => 366,
        }
    }
}
