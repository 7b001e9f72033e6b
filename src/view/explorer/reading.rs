//! A state worked out: what is shown, what was found, and the looks of it.

use super::looks;
use crate::analysis::{Assessment, Insufficient, Spot, Survey, Verdict, survey};
use crate::domain::{AgeGroup, AreaId};
use crate::locale::Lang;
use crate::snapshot::Snapshot;
use crate::view::error::Problem;
use crate::view::query::{Colour, Query};
use crate::view::selection::{Selection, Yardstick, shows};
use crate::view::wording::{Level, Wording};

/// Everything that map and table are made of.
pub(super) struct Reading<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) lang: Lang,
    pub(super) selection: Selection<'a>,
    pub(super) survey: Survey,
    pub(super) verdict: Verdict,
    pub(super) wording: Wording<'a>,
    /// Every area's history as a hotspot, where it was looked for.
    pub(super) spots: Option<Vec<Result<Spot, Insufficient>>>,
    /// How every area stands against the yardstick.
    pub(super) levels: Vec<Level>,
    /// What colour tells of every area.
    pub(super) looks: Vec<Level>,
    /// The state as its address is written.
    pub(super) state: Query,
}

impl<'a> Reading<'a> {
    pub(super) fn new(
        snapshot: &'a Snapshot,
        assessment: &Assessment,
        lang: Lang,
        query: &Query,
    ) -> Result<Self, Problem> {
        let selection = Selection::new(snapshot, assessment, query)?;
        let Selection { published, window, age, .. } = selection;
        let release = &snapshot.release;
        let survey = survey(release, published, window, age);
        let k = snapshot.threshold(published, &window.periods());
        let assessed = assessment.of(published.indicator.id.as_str());
        let verdict = Verdict::of(assessed, release, published, &survey, k);
        let wording = Wording::new(lang, &published.indicator, k, &survey);
        // Histories end with the newest figures, and are of everybody.
        let has_history = window == selection.latest && age == AgeGroup::All;
        let spots = assessed
            .filter(|_| has_history)
            .map(|assessed| assessed.areas.iter().map(|judged| judged.emerging).collect());
        let mut reading = Self {
            state: state(&selection, query),
            snapshot,
            lang,
            selection,
            survey,
            verdict,
            wording,
            spots,
            levels: Vec::new(),
            looks: Vec::new(),
        };
        reading.levels = looks::against(&reading, selection.yardstick);
        reading.looks = match selection.colour {
            Colour::Level => reading.levels.clone(),
            Colour::Change => looks::against(&reading, Yardstick::LastYear),
            Colour::Hotspot => looks::histories(&reading),
        };
        Ok(reading)
    }

    /// The address of another state that differs as `change` makes it.
    pub(super) fn href(&self, change: impl FnOnce(&mut Query)) -> String {
        let mut other = self.state.clone();
        change(&mut other);
        other.href()
    }

    /// Id and name of the area at a position; nothing where there is none.
    pub(super) fn place(&self, at: usize) -> Option<(&AreaId, &str)> {
        let place = self.snapshot.release.coverage.places().get(at)?;
        Some((&place.area.id, place.area.name.as_str()))
    }

    /// The municipality's name.
    pub(super) fn municipality(&self) -> &str {
        &self.snapshot.release.municipality
    }
}

/// The state that is shown, as its address is written: what was decided for
/// the reader stays open, so that a bookmark follows the newest figures.
fn state(selection: &Selection<'_>, query: &Query) -> Query {
    Query {
        indicator: Some(selection.published.indicator.id.as_str().to_owned()),
        period: (selection.window != selection.latest).then_some(selection.window),
        age_group: Some(selection.age).filter(|&age| age != AgeGroup::All),
        show: Some(selection.show).filter(|show| shows(&selection.published.indicator).first() != Some(show)),
        from: None,
        ..query.clone()
    }
}
