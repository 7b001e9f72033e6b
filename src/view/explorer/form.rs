//! What can be chosen in the explorer.

use super::reading::Reading;
use super::{COARSE_FIRST, domain, name, newest_first, stretch};
use crate::domain::{Granularity, IndicatorId};
use crate::locale::{self, Lang};
use crate::release::{Published, Release};
use crate::view::collation;
use crate::view::query::{Against, Query, spell};
use crate::view::selection::Selection;
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
    /// What is said of the search that a script adds: its hint, and what it says where nothing fits.
    pub search: [String; 2],
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
    pub(super) fn new(reading: &Reading<'_>) -> Self {
        let Reading { snapshot, lang, selection, state, .. } = reading;
        let (lang, release) = (*lang, &snapshot.release);
        let mut selects = vec![
            Select::indicators(release, lang, &selection.published.indicator.id),
            periods(lang, selection),
        ];
        // A list with one entry is no choice.
        selects.extend(Some(ages(lang, selection)).filter(Select::is_choice));
        selects.extend([yardsticks(reading), areas(reading)]);

        // What has a switch of its own stays as it is.
        let carried = state.clone();
        let carried = Query {
            indicator: None,
            period: None,
            age_group: None,
            compare: Against::City,
            area: None,
            from: None,
            ..carried
        };
        let mut carried = carried.parameters();
        carried.push(("from", selection.published.indicator.id.as_str().to_owned()));
        Self {
            label: lang.text("form-label"),
            selects,
            carried,
            submit: lang.text("form-submit"),
            search: [lang.text("form-search"), lang.text("form-search-none")],
        }
    }
}

impl Select {
    /// Every indicator, by domain.
    pub(in crate::view) fn indicators(release: &Release, lang: Lang, chosen: &IndicatorId) -> Self {
        let mut groups: Vec<Options> = Vec::new();
        for Published { indicator, .. } in &release.indicators {
            let label = domain(lang, indicator);
            let choice = Choice {
                value: indicator.id.as_str().to_owned(),
                text: name(lang, indicator).to_owned(),
                chosen: indicator.id == *chosen,
            };
            match groups.iter_mut().find(|group| group.label.as_ref() == Some(&label)) {
                Some(group) => group.choices.push(choice),
                None => groups.push(Options { label: Some(label), choices: vec![choice] }),
            }
        }
        Self { name: "indicator", label: lang.text("form-indicator"), groups }
    }

    fn is_choice(&self) -> bool {
        self.groups.iter().map(|group| group.choices.len()).sum::<usize>() > 1
    }
}

fn periods(lang: Lang, selection: &Selection<'_>) -> Select {
    let text = lang.text_with("form-latest", &[("period", stretch(lang, selection.latest).into())]);
    let latest = Choice { value: "latest".to_owned(), text, chosen: selection.window == selection.latest };
    let mut groups = vec![Options { label: None, choices: vec![latest] }];
    for level in COARSE_FIRST {
        let choice = |period| {
            let window = crate::analysis::Window::One(period);
            let chosen = window == selection.window && selection.window != selection.latest;
            Choice { value: period.to_string(), text: locale::period(lang, period), chosen }
        };
        let choices: Vec<Choice> = newest_first(selection, level).into_iter().map(choice).collect();
        if !choices.is_empty() {
            groups.push(Options { label: Some(lang.text(level_key(level))), choices });
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

fn yardsticks(reading: &Reading<'_>) -> Select {
    let lang = reading.lang;
    let word = reading.state.compare.word();
    let choice = |value: &str, text: String| Choice { chosen: value == word, value: value.to_owned(), text };
    let city = lang.text_with("compare-city", &[("name", reading.municipality().into())]);
    let [whole, before] = Against::WORDS;
    let first = vec![choice(whole, city), choice(before, lang.text("compare-last-year"))];
    let areas = by_name(&reading.snapshot.release).map(|(id, name)| choice(id, name.to_owned())).collect();
    let groups = vec![
        Options { label: None, choices: first },
        Options { label: Some(lang.text("compare-areas")), choices: areas },
    ];
    Select { name: "compare", label: lang.text("form-compare"), groups }
}

fn areas(reading: &Reading<'_>) -> Select {
    let chosen = reading.state.area.as_deref();
    let none =
        Choice { value: String::new(), text: reading.lang.text("form-area-none"), chosen: chosen.is_none() };
    let area = |(id, name): (&str, &str)| Choice {
        value: id.to_owned(),
        text: name.to_owned(),
        chosen: chosen == Some(id),
    };
    let choices = std::iter::once(none).chain(by_name(&reading.snapshot.release).map(area)).collect();
    let groups = vec![Options { label: None, choices }];
    Select { name: "area", label: reading.lang.text("form-area"), groups }
}

/// The message that names periods of a length.
pub(in crate::view) fn level_key(level: Granularity) -> &'static str {
    match level {
        Granularity::Month => "form-months",
        Granularity::Quarter => "form-quarters",
        Granularity::HalfYear => "form-half-years",
        Granularity::Year => "form-years",
        Granularity::SchoolYear => "form-school-years",
    }
}

/// Ids and names of all areas, by name.
pub(in crate::view) fn by_name(release: &Release) -> impl Iterator<Item = (&str, &str)> {
    let places = release.coverage.places().iter();
    let mut named: Vec<(&str, &str)> =
        places.map(|place| (place.area.id.as_str(), place.area.name.as_str())).collect();
    named.sort_by(|(a, name), (b, other)| collation::compare(name, other).then_with(|| a.cmp(b)));
    named.into_iter()
}
