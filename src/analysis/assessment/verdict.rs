//! What the methods say of one window: all that a map of it has to know.

use super::Assessed;
use super::change::{self, YearChange};
use super::cluster::Joined;
use super::hotspot::{self, Hotspot};
use super::reader::Reader;
use crate::analysis::insufficient::Insufficient;
use crate::analysis::survey::Survey;
use crate::release::{Published, Release};

/// The verdict on every area in one window.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Against the rest of the municipality, in the coverage's order.
    pub hotspots: Vec<Result<Hotspot, Insufficient>>,
    /// On the same window a year earlier, in the coverage's order.
    pub changes: Vec<Result<YearChange, Insufficient>>,
    /// The municipality's change.
    pub total: Result<YearChange, Insufficient>,
    /// Clusters; [`Insufficient::Unsuited`] where they were not looked for.
    pub clusters: Result<Vec<Joined>, Insufficient>,
}

impl Verdict {
    /// Judges any survey. Clusters take a thousand random data sets, and are
    /// only looked for in an indicator's latest window, once for a release.
    #[must_use]
    pub fn new(release: &Release, of: &Published, survey: &Survey, k: u64) -> Self {
        let areas = survey.areas.len();
        let hotspots = match hotspot::judge(&Reader::new(release, of, k), survey) {
            Ok(found) => found,
            Err(reason) => vec![Err(reason); areas],
        };
        Self {
            hotspots,
            changes: change::judge(of, survey),
            total: change::one(of, survey, &survey.total),
            clusters: Err(Insufficient::Unsuited),
        }
    }

    /// The verdict that an assessment holds on its latest window.
    #[must_use]
    pub fn latest(assessed: &Assessed) -> Self {
        Self {
            hotspots: assessed.areas.iter().map(|judged| judged.hotspot).collect(),
            changes: assessed.areas.iter().map(|judged| judged.change).collect(),
            total: assessed.total.change,
            clusters: assessed.clusters.clone(),
        }
    }

    /// The assessment's verdict where it is about the same survey, else a new one.
    #[must_use]
    pub fn of(
        assessed: Option<&Assessed>,
        release: &Release,
        of: &Published,
        survey: &Survey,
        k: u64,
    ) -> Self {
        match assessed.filter(|assessed| assessed.survey_of(survey.window, survey.age).is_some()) {
            Some(assessed) => Self::latest(assessed),
            None => Self::new(release, of, survey, k),
        }
    }

    /// True if some area was held against the rest of the municipality.
    #[must_use]
    pub fn is_contrasted(&self) -> bool {
        self.hotspots.iter().any(Result::is_ok)
    }
}
