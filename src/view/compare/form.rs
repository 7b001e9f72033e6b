//! What can be chosen in a comparison; it works without script.

use super::{Asked, Body, MOST_AREAS};
use crate::analysis::Window;
use crate::domain::{Figure, Granularity, Period};
use crate::locale::{self, Lang};
use crate::release::ReleaseTable;
use crate::snapshot::Snapshot;
use crate::view::explorer::{Choice, Options, Select, by_name, level_key, stretch};
use crate::view::query::spell;

/// The form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Where it leads.
    pub action: &'static str,
    /// Its name, for those who do not see it.
    pub label: String,
    /// The lists.
    pub selects: Vec<Select>,
    /// State that the form carries along unseen.
    pub carried: Vec<(&'static str, String)>,
    /// The button.
    pub submit: String,
}

impl Form {
    pub(super) fn new(snapshot: &Snapshot, asked: &Asked<'_>, lang: Lang, body: &Body) -> Self {
        let mut selects = vec![Select::indicators(&snapshot.release, lang, &asked.of.indicator.id)];
        let mut carried = vec![("from", asked.of.indicator.id.as_str().to_owned())];
        match body {
            Body::OverTime(lines) => {
                selects.extend((0..MOST_AREAS).map(|nth| areas(snapshot, asked, lang, nth)));
                if lines.levels.len() > 1 {
                    selects.push(levels(lang, &lines.levels, lines.level));
                }
            }
            Body::TwoPeriods(compared) => {
                let (earlier, later) = compared.windows;
                selects.push(periods(asked, lang, "compare-earlier", earlier));
                selects.push(periods(asked, lang, "compare-later", later));
            }
            Body::Years(_) => carried.push(("by", "years".to_owned())),
        }
        carried.extend(asked.query.age_group.map(|age| ("age_group", age.to_string())));
        carried.extend(asked.query.theme.map(|theme| ("theme", theme.word().to_owned())));
        carried.push(("lang", lang.tag().to_owned()));
        let label = lang.text("form-label");
        Self { action: "/compare", label, selects, carried, submit: lang.text("form-submit") }
    }
}

/// One of the four lists of areas.
fn areas(snapshot: &Snapshot, asked: &Asked<'_>, lang: Lang, nth: usize) -> Select {
    let chosen = asked.places.get(nth).map(|place| &place.area.id);
    let none = Choice { value: String::new(), text: lang.text("compare-no-area"), chosen: chosen.is_none() };
    let area = |(id, name): (&str, &str)| Choice {
        value: id.to_owned(),
        text: name.to_owned(),
        chosen: chosen.is_some_and(|chosen| chosen.as_str() == id),
    };
    let choices = std::iter::once(none).chain(by_name(&snapshot.release).map(area)).collect();
    let label = lang.text_with("compare-area", &[("number", (nth + 1).into())]);
    Select { name: "areas", label, groups: vec![Options { label: None, choices }] }
}

fn levels(lang: Lang, levels: &[Granularity], shown: Option<Granularity>) -> Select {
    let choice = |&level: &Granularity| Choice {
        value: level.word().to_owned(),
        text: lang.text(level_key(level)),
        chosen: shown == Some(level),
    };
    let choices = levels.iter().map(choice).collect();
    Select {
        name: "level",
        label: lang.text("compare-level"),
        groups: vec![Options { label: None, choices }],
    }
}

/// The periods that the municipality has figures of, by length, newest first.
fn periods(asked: &Asked<'_>, lang: Lang, label: &str, shown: Window) -> Select {
    let table = &*asked.of.table;
    let total = ReleaseTable::total();
    let mut groups: Vec<Options> = Vec::new();
    if let Window::FourQuarters(_) = shown {
        let choice = Choice { value: spell(shown), text: stretch(lang, shown), chosen: true };
        groups.push(Options { label: Some(lang.text("compare-four-quarters")), choices: vec![choice] });
    }
    for level in asked.of.indicator.granularity.levels() {
        let told =
            |at: &&Period| at.level() == level && table.figure(&total, **at, asked.age) != Figure::Missing;
        let choice = |&at: &Period| Choice {
            value: at.to_string(),
            text: locale::period(lang, at),
            chosen: shown == Window::One(at),
        };
        let choices: Vec<Choice> = table.periods().iter().rev().filter(told).map(choice).collect();
        if !choices.is_empty() {
            groups.push(Options { label: Some(lang.text(level_key(level))), choices });
        }
    }
    Select { name: "periods", label: lang.text(label), groups }
}
