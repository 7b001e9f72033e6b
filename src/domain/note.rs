//! What happened outside the figures and belongs beside them.

use super::indicator::catalogue_word;
use super::{AreaId, IndicatorId, Period};

catalogue_word! {
    /// What a note tells.
    NoteKind {
        /// An effort began: a project, a campaign, an opening.
        Effort = "effort",
        /// A rule or a practice changed.
        Rule = "rule",
        /// From here on the figure is made in another way: what stands before
        /// and what stands after are not to be compared.
        Break = "break",
    }
}

/// A note to a point in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The period that begins with it.
    pub period: Period,
    /// The indicator that it is about; `None` for all.
    pub indicator: Option<IndicatorId>,
    /// The areas that it is about; empty for all, the municipality among them.
    pub areas: Vec<AreaId>,
    /// What it tells.
    pub kind: NoteKind,
    /// Its Danish words: hostile text, to be escaped wherever it is written.
    pub text_da: String,
    /// Its English words: hostile text.
    pub text_en: String,
}

impl Note {
    /// Most characters of a text.
    pub const LONGEST: usize = 160;
    /// Most notes of a bundle.
    pub const MOST: usize = 100;

    /// True if it belongs beside an indicator's figures of an area, or of [`super::TOTAL_AREA`].
    #[must_use]
    pub fn is_about(&self, indicator: &IndicatorId, area: &AreaId) -> bool {
        self.indicator.as_ref().is_none_or(|id| id == indicator)
            && (self.areas.is_empty() || self.areas.contains(area))
    }

    /// True if an indicator's figures of an area must not be compared across it.
    #[must_use]
    pub fn breaks(&self, indicator: &IndicatorId, area: &AreaId) -> bool {
        self.kind == NoteKind::Break && self.is_about(indicator, area)
    }
}
