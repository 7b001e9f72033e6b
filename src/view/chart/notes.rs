//! What happened outside the figures: efforts, rules, and breaks in the way of counting.

use super::Track;
use crate::domain::{IndicatorId, Note, NoteKind, Period};
use crate::locale::{Lang, period as named};
use crate::release::Release;
use crate::view::note;

/// A numbered mark in a chart with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// Its number, from 1.
    pub number: usize,
    /// Where it stands across.
    pub at: f64,
    /// What sort of thing it was.
    pub kind: NoteKind,
    /// What it tells in words: `Indsats`.
    pub sort: String,
    /// When: `marts 2025`.
    pub when: String,
    /// Which areas, where not all: hostile text.
    pub whom: Option<String>,
    /// The words of the data: hostile text.
    pub text: String,
}

impl Remark {
    /// True where the way of counting was changed.
    #[must_use]
    pub fn breaks(&self) -> bool {
        self.kind == NoteKind::Break
    }
}

/// The notes about an indicator that concern one of the lines.
pub(super) fn concerning<'a>(
    release: &'a Release,
    indicator: &'a IndicatorId,
    tracks: &'a [Track],
) -> impl Iterator<Item = &'a Note> {
    release.notes.iter().filter(|note| tracks.iter().any(|track| note.is_about(indicator, &track.area)))
}

/// Marks of the notes that lie within the periods, by time.
pub(super) fn remarks(
    release: &Release,
    indicator: &IndicatorId,
    tracks: &[Track],
    periods: &[Period],
    lang: Lang,
) -> Vec<Remark> {
    let mut notes: Vec<(f64, &Note)> = concerning(release, indicator, tracks)
        .filter_map(|note| Some((place(note.period, periods)?, note)))
        .collect();
    notes.sort_by(|(a, left), (b, right)| a.total_cmp(b).then_with(|| left.text_da.cmp(&right.text_da)));
    let remark = |(number, (at, note)): (usize, (f64, &Note))| Remark {
        number: number + 1,
        at,
        kind: note.kind,
        sort: note::sort(lang, note),
        when: named(lang, note.period),
        whom: whom(release, note),
        text: note::text(lang, note).to_owned(),
    };
    notes.into_iter().enumerate().map(remark).collect()
}

/// The areas that a note is about, by their short names; `None` where it is about all.
pub(in crate::view) fn whom(release: &Release, note: &Note) -> Option<String> {
    let name = |place: &crate::geometry::Place| {
        note.areas.contains(&place.area.id).then(|| place.area.short_name.clone())
    };
    let names: Vec<String> = release.coverage.places().iter().filter_map(name).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// Where a point in time stands across; `None` outside the periods.
fn place(at: Period, periods: &[Period]) -> Option<f64> {
    let at = at.start();
    let (slot, within) =
        periods.iter().enumerate().find(|(_, slot)| slot.start() <= at && at < slot.end())?;
    #[allow(clippy::cast_precision_loss)] // a few hundred periods
    let slot = slot as f64;
    Some(slot + f64::from(at - within.start()) / f64::from(within.level().months()))
}

/// The slots that a line must not reach from the one before: where a break
/// lies between the two. A period in whose midst it lies stands alone.
pub(in crate::view) fn breaks(
    release: &Release,
    indicator: &IndicatorId,
    area: &crate::domain::AreaId,
    periods: &[Period],
) -> Vec<usize> {
    let mut slots = Vec::new();
    for note in release.notes.iter().filter(|note| note.breaks(indicator, area)) {
        let at = note.period.start();
        let Some(first) = periods.iter().position(|slot| slot.end() > at) else { continue };
        slots.push(first);
        if periods.get(first).is_some_and(|slot| slot.start() < at) {
            slots.push(first + 1);
        }
    }
    slots
}
