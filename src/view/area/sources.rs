//! Where an area's figures come from, how they are made, and how old they are.

use jiff::civil::Date;

use crate::domain::{Indicator, PlaceBasis};
use crate::locale::{self, Lang};
use crate::snapshot::Snapshot;
use crate::view::explorer::name;
use crate::view::freshness::freshness;

/// What is said of the sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    /// What introduces them.
    pub heading: String,
    /// Headings: indicator, source, how it is made, newest figures.
    pub columns: [String; 4],
    /// One row for each indicator.
    pub rows: Vec<Source>,
}

/// One indicator's source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The indicator's name.
    pub name: String,
    /// Who supplied it: hostile text.
    pub source: String,
    /// How the figure is made: hostile text, or what is said where nobody told.
    pub definition: String,
    /// What places it in an area.
    pub place: String,
    /// How far it reaches.
    pub through: String,
    /// How old that is; `None` as long as nobody knows what day it is.
    pub age: Option<String>,
    /// True if newer figures are late.
    pub late: bool,
}

impl Sources {
    pub(super) fn new(snapshot: &Snapshot, lang: Lang, today: Option<Date>) -> Self {
        let rows = snapshot.release.indicators.iter().map(|of| {
            let indicator = &*of.indicator;
            let fresh = freshness(of, today);
            let definition = match lang {
                Lang::Da => &indicator.definition_da,
                Lang::En => &indicator.definition_en,
            };
            Source {
                name: name(lang, indicator).to_owned(),
                source: or(&indicator.source, || lang.text("scene-no-source")),
                definition: or(definition, || lang.text("note-definition.none")),
                place: lang.text(&format!("note-place.{}", basis(indicator))),
                through: match of.data_through() {
                    Some(at) => {
                        lang.text_with("scene-through", &[("period", locale::period(lang, at).into())])
                    }
                    None => lang.text("scene-no-figures"),
                },
                age: fresh.words(lang),
                late: fresh.is_late(),
            }
        });
        Self {
            heading: lang.text("area-sources"),
            columns: ["table-indicator", "note-source", "note-definition", "area-newest"]
                .map(|key| lang.text(key)),
            rows: rows.collect(),
        }
    }
}

fn or(text: &str, other: impl Fn() -> String) -> String {
    if text.is_empty() { other() } else { text.to_owned() }
}

/// The message about what places a case.
fn basis(indicator: &Indicator) -> &'static str {
    match indicator.place_basis {
        PlaceBasis::Offence => "offence",
        PlaceBasis::Residence => "residence",
        PlaceBasis::School => "school",
        PlaceBasis::None => "none",
    }
}
