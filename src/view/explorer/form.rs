//! What can be chosen in the explorer.

use super::{domain, name, newest_first, stretch};
use crate::domain::Granularity;
use crate::locale::{self, Lang};
use crate::snapshot::Snapshot;
use crate::view::query::{Projection, Query, Show, spell};
use crate::view::selection::{Selection, shows};
use crate::view::wording::meant;

/// The form: it works by itself, without script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Its name, for those who do not see it.
    pub label: String,
    /// The choices.
    pub selects: Vec<Select>,
    /// State that the form carries along unseen.
    pub carried: Vec<(&'static str, String)>,
    /// The button.
    pub submit: String,
}

/// One list to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Select {
    /// The parameter's name.
    pub name: &'static str,
    /// What is chosen.
    pub label: String,
    /// The choices in groups.
    pub groups: Vec<Options>,
}

/// Choices that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// What they have in common, where the list has several groups.
    pub label: Option<String>,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The parameter's value.
    pub value: String,
    /// Its words.
    pub text: String,
    /// True if it is the one shown.
    pub chosen: bool,
}

impl Form {
    pub(super) fn new(
        snapshot: &Snapshot,
        lang: Lang,
        query: &Query,
        selection: &Selection<'_>,
        scale: &str,
    ) -> Self {
        let mut selects = vec![indicators(snapshot, lang, selection), periods(lang, selection)];
        // A list with one entry is no choice.
        let optional = [ages(lang, selection), numbers(lang, selection, scale)];
        selects.extend(optional.into_iter().filter(Select::is_choice));
        selects.push(projections(lang, query));

        let mut carried = vec![("from", selection.published.indicator.id.as_str().to_owned())];
        carried.extend(query.theme.map(|theme| ("theme", theme.word().to_owned())));
        carried.push(("lang", lang.tag().to_owned()));
        Self { label: lang.text("form-label"), selects, carried, submit: lang.text("form-submit") }
    }
}

impl Select {
    fn is_choice(&self) -> bool {
        self.groups.iter().map(|group| group.choices.len()).sum::<usize>() > 1
    }
}

fn indicators(snapshot: &Snapshot, lang: Lang, selection: &Selection<'_>) -> Select {
    let mut groups: Vec<Options> = Vec::new();
    for published in &snapshot.release.indicators {
        let label = domain(lang, &published.indicator);
        let choice = Choice {
            value: published.indicator.id.as_str().to_owned(),
            text: name(lang, &published.indicator).to_owned(),
            chosen: published.indicator.id == selection.published.indicator.id,
        };
        match groups.iter_mut().find(|group| group.label.as_ref() == Some(&label)) {
            Some(group) => group.choices.push(choice),
            None => groups.push(Options { label: Some(label), choices: vec![choice] }),
        }
    }
    Select { name: "indicator", label: lang.text("form-indicator"), groups }
}

fn periods(lang: Lang, selection: &Selection<'_>) -> Select {
    let text = lang.text_with("form-latest", &[("period", stretch(lang, selection.latest).into())]);
    let latest = Choice { value: "latest".to_owned(), text, chosen: selection.window == selection.latest };
    let mut groups = vec![Options { label: None, choices: vec![latest] }];
    let levels = [
        (Granularity::Year, "form-years"),
        (Granularity::SchoolYear, "form-school-years"),
        (Granularity::HalfYear, "form-half-years"),
        (Granularity::Quarter, "form-quarters"),
        (Granularity::Month, "form-months"),
    ];
    for (level, key) in levels {
        let choice = |period| {
            let window = crate::analysis::Window::One(period);
            let chosen = window == selection.window && selection.window != selection.latest;
            Choice { value: period.to_string(), text: locale::period(lang, period), chosen }
        };
        let choices: Vec<Choice> = newest_first(selection, level).into_iter().map(choice).collect();
        if !choices.is_empty() {
            groups.push(Options { label: Some(lang.text(key)), choices });
        }
    }
    // A window out of a bookmark that the lists do not have is listed where it is shown.
    if !groups.iter().flat_map(|group| &group.choices).any(|choice| choice.chosen) {
        let window = selection.window;
        let choice = Choice { value: spell(window), text: stretch(lang, window), chosen: true };
        if let Some(first) = groups.first_mut() {
            first.choices.push(choice);
        }
    }
    Select { name: "period", label: lang.text("form-period"), groups }
}

fn ages(lang: Lang, selection: &Selection<'_>) -> Select {
    let table = &*selection.published.table;
    let mut choices: Vec<Choice> = Vec::new();
    for &age in table.ages() {
        let text = locale::age_group(lang, meant(table, age));
        let chosen = age == selection.age;
        // Where `all` is one group only, both are the same choice.
        match choices.iter_mut().find(|choice| choice.text == text) {
            Some(same) => same.chosen |= chosen,
            None => choices.push(Choice { value: age.to_string(), text, chosen }),
        }
    }
    Select { name: "age_group", label: lang.text("form-age"), groups: vec![Options { label: None, choices }] }
}

fn numbers(lang: Lang, selection: &Selection<'_>, scale: &str) -> Select {
    let choice = |&show: &Show| {
        let (value, text) = match show {
            Show::Rate => ("rate", scale.to_owned()),
            Show::Count => ("count", lang.text("form-count")),
        };
        Choice { value: value.to_owned(), text, chosen: show == selection.show }
    };
    let choices = shows(&selection.published.indicator).iter().map(choice).collect();
    Select { name: "show", label: lang.text("form-show"), groups: vec![Options { label: None, choices }] }
}

fn projections(lang: Lang, query: &Query) -> Select {
    let choice = |(projection, value, key): (Projection, &str, &str)| Choice {
        value: value.to_owned(),
        text: lang.text(key),
        chosen: query.projection == projection,
    };
    let choices = [(Projection::Plain, "plain", "form-plain"), (Projection::Lens, "lens", "form-lens")];
    let choices = choices.into_iter().map(choice).collect();
    Select {
        name: "projection",
        label: lang.text("form-projection"),
        groups: vec![Options { label: None, choices }],
    }
}
