//! Where a figure comes from and how it is to be read.

use crate::domain::{Base, Indicator, Measure, Period, PlaceBasis, Zeros};
use crate::locale::{Lang, whole};
use crate::release::Published;
use crate::snapshot::Snapshot;
use crate::view::happened::Happened;

/// One note under its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub heading: String,
    /// What it says.
    pub text: String,
}

pub(super) fn notes(snapshot: &Snapshot, lang: Lang, of: &Published) -> Vec<Note> {
    let indicator = &*of.indicator;
    let note = |heading: &str, text: String| Note { heading: lang.text(heading), text };
    let mut notes = vec![
        note("note-definition", definition(lang, indicator)),
        note("note-source", indicator.source.clone()),
        note("note-place", lang.text(place(indicator))),
    ];
    if indicator.protect {
        let key = match indicator.zeros {
            Zeros::Hidden => "note-small-counts.zeros-hidden",
            Zeros::Published => "note-small-counts.zeros-published",
        };
        let k = snapshot.threshold(of, of.table.periods());
        let k = k.to_string();
        notes.push(note("note-small-counts", lang.text_with(key, &[("k", k.into())])));
    } else {
        notes.push(note("note-small-counts", lang.text("note-small-counts.public")));
    }
    let happened =
        Happened::new(snapshot, lang, |note| note.indicator.as_ref().is_none_or(|id| *id == indicator.id));
    notes.push(Note { text: happened.text(), heading: happened.heading });
    notes.extend(reading(lang, changes(indicator.measure)));
    if !of.table.revised().is_empty() {
        notes.push(note("note-revised", revised(lang, of)));
    }
    notes
}

/// How levels, changes and provisional figures of many indicators are to be read.
#[must_use]
pub fn how_to_read(lang: Lang) -> Vec<Note> {
    reading(lang, changes(Measure::Count)).into()
}

fn reading(lang: Lang, changes: &str) -> [Note; 3] {
    [
        ("note-levels", "note-levels.text"),
        ("note-changes", changes),
        ("note-provisional", "note-provisional.text"),
    ]
    .map(|(heading, text)| Note { heading: lang.text(heading), text: lang.text(text) })
}

/// The municipality's totals with reports that came late, year by year.
fn revised(lang: Lang, of: &Published) -> String {
    let told = |&(year, total): &(Period, u64)| {
        #[allow(clippy::cast_precision_loss)] // far below 2⁵³
        let total = whole(lang, total as f64);
        lang.text_with("note-revised.year", &[("year", year.to_string().into()), ("total", total.into())])
    };
    let totals: Vec<String> = of.table.revised().iter().map(told).collect();
    lang.text_with("note-revised.text", &[("totals", totals.join(", ").into())])
}

fn definition(lang: Lang, indicator: &Indicator) -> String {
    let text = match lang {
        Lang::Da => &indicator.definition_da,
        Lang::En => &indicator.definition_en,
    };
    if text.is_empty() { lang.text("note-definition.none") } else { text.clone() }
}

fn place(indicator: &Indicator) -> &'static str {
    match (indicator.place_basis, indicator.base) {
        (PlaceBasis::Offence, Base::Population) => "note-place.offence-rate",
        (PlaceBasis::Offence, Base::None) => "note-place.offence",
        (PlaceBasis::Residence, _) => "note-place.residence",
        (PlaceBasis::School, _) => "note-place.school",
        (PlaceBasis::None, _) => "note-place.none",
    }
}

fn changes(measure: Measure) -> &'static str {
    match measure {
        Measure::Count | Measure::Share => "note-changes.tested",
        Measure::Mean => "note-changes.untested",
    }
}
