//! What a comparison was asked to show: the state in the address.

use crate::analysis::Window;
use crate::domain::{AgeGroup, Granularity};
use crate::locale::Lang;
use crate::view::address;
use crate::view::query::{BadParameter, Query, period, spell};
use crate::view::theme::Theme;

/// Most areas on one chart.
pub const MOST_AREAS: usize = 4;

/// What a comparison shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum By {
    /// Lines over time.
    #[default]
    Time,
    /// Of these the seasons: the same months in earlier years.
    Seasons,
    /// A small map for each year.
    Years,
}

impl By {
    /// As addresses spell it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Seasons => "seasons",
            Self::Years => "years",
        }
    }
}

/// What was asked for, as far as it can be read without data.
///
/// `areas` holds up to four ids with commas between them, or is given several
/// times, as a form sends it; `periods` likewise holds an earlier and a later
/// period of the same length. What is empty was not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct CompareQuery {
    /// Id of the indicator.
    pub indicator: Option<String>,
    /// Ids of the areas, in the order given.
    pub areas: Vec<String>,
    /// The length of the periods.
    pub level: Option<Granularity>,
    /// The earlier and the later of two periods that are held against each other.
    pub periods: Option<(Window, Window)>,
    /// What is shown where no periods are.
    pub by: By,
    /// The persons meant.
    pub age_group: Option<AgeGroup>,
    /// The colour theme.
    pub theme: Option<Theme>,
    /// The language.
    pub lang: Option<Lang>,
    /// The indicator that the form was drawn for: of another one, length and
    /// ages are wishes and not demands.
    pub from: Option<String>,
}

impl CompareQuery {
    /// Reads the decoded parameters of an address.
    ///
    /// # Errors
    /// If a known parameter has a value that no data could give a meaning: more
    /// than four areas or one of them twice; not two periods, not of one
    /// length, or the later one first.
    pub fn parse(pairs: &[(String, String)]) -> Result<Self, BadParameter> {
        let shared = |(name, _): &&(String, String)| name != "period";
        let shared: Vec<_> = pairs.iter().filter(shared).cloned().collect();
        let common = Query::parse(&shared)?;
        let values = |name: &'static str| {
            pairs.iter().filter(move |(other, _)| other == name).map(|(_, value)| value.as_str())
        };
        Ok(Self {
            indicator: common.indicator,
            areas: areas(values("areas"))?,
            level: level(values("level"))?,
            periods: periods(values("periods"))?,
            by: by(values("by"))?,
            age_group: common.age_group,
            theme: common.theme,
            lang: common.lang,
            from: common.from,
        })
    }

    /// The same in a language.
    #[must_use]
    pub(super) fn said_in(self, lang: Lang) -> Self {
        Self { lang: Some(lang), from: None, ..self }
    }

    /// The address of this state: parameters in a fixed order, what is as by
    /// default left out.
    #[must_use]
    pub fn href(&self) -> String {
        self.address("/compare")
    }

    /// As [`Self::href`], under another path.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        pairs.extend(self.indicator.clone().map(|id| ("indicator", id)));
        pairs.extend((!self.areas.is_empty()).then(|| ("areas", self.areas.join(","))));
        pairs.extend(self.level.map(|level| ("level", level.word().to_owned())));
        pairs.extend(
            self.periods.map(|(earlier, later)| ("periods", format!("{},{}", spell(earlier), spell(later)))),
        );
        pairs.extend((self.by != By::default()).then(|| ("by", self.by.word().to_owned())));
        pairs.extend(self.age_group.map(|age| ("age_group", age.to_string())));
        pairs.extend(self.theme.map(|theme| ("theme", theme.word().to_owned())));
        pairs.extend(self.lang.map(|lang| ("lang", lang.tag().to_owned())));
        address::with_parameters(path, &pairs)
    }
}

fn areas<'a>(values: impl Iterator<Item = &'a str>) -> Result<Vec<String>, BadParameter> {
    let mut areas: Vec<String> = Vec::new();
    for id in values.flat_map(|value| value.split(',')).filter(|id| !id.is_empty()) {
        if areas.len() == MOST_AREAS {
            let given = format!("{},{id}…", areas.join(","));
            return Err(BadParameter::new(
                "areas",
                &given,
                ["01", "01,05", "01,02,05,09"].map(str::to_owned),
            ));
        }
        if areas.iter().any(|other| other == id) {
            return Err(BadParameter::new("areas", &format!("{id},{id}"), [id.to_owned()]));
        }
        areas.push(id.to_owned());
    }
    Ok(areas)
}

/// The last value that is not empty.
fn last<'a>(values: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    values.filter(|value| !value.is_empty()).last()
}

fn level<'a>(values: impl Iterator<Item = &'a str>) -> Result<Option<Granularity>, BadParameter> {
    let Some(word) = last(values) else { return Ok(None) };
    let known = Granularity::from_word(word);
    let words = Granularity::WORDS.iter().map(|word| (*word).to_owned());
    known.map(Some).ok_or_else(|| BadParameter::new("level", word, words))
}

fn by<'a>(values: impl Iterator<Item = &'a str>) -> Result<By, BadParameter> {
    let all = [By::Time, By::Seasons, By::Years];
    let Some(word) = last(values) else { return Ok(By::default()) };
    let known = all.into_iter().find(|by| by.word() == word);
    known.ok_or_else(|| BadParameter::new("by", word, all.map(|by| by.word().to_owned())))
}

fn periods<'a>(values: impl Iterator<Item = &'a str>) -> Result<Option<(Window, Window)>, BadParameter> {
    let given: Vec<&str> =
        values.flat_map(|value| value.split(',')).filter(|value| !value.is_empty()).collect();
    let bad = || {
        let shown = given.iter().take(3).copied().collect::<Vec<_>>().join(",");
        let forms = ["2025-Q3,2026-Q3", "2024,2025", "2025-10,2026-10", "2024/2025,2025/2026"];
        BadParameter::new("periods", &shown, forms.map(str::to_owned))
    };
    match given.as_slice() {
        [] => Ok(None),
        [earlier, later] => {
            let read = |value: &str| period(value).ok().flatten().ok_or_else(bad);
            let (earlier, later) = (read(earlier)?, read(later)?);
            // The test is for counts that have no case in common.
            let fits = is_alike(earlier, later) && earlier.last().end() <= later.first().start();
            if fits { Ok(Some((earlier, later))) } else { Err(bad()) }
        }
        _ => Err(bad()),
    }
}

/// True for stretches of the same length.
fn is_alike(a: Window, b: Window) -> bool {
    match (a, b) {
        (Window::One(a), Window::One(b)) => a.level() == b.level(),
        (Window::FourQuarters(_), Window::FourQuarters(_)) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(pairs: &[(&str, &str)]) -> Result<CompareQuery, BadParameter> {
        let pairs: Vec<_> = pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        CompareQuery::parse(&pairs)
    }

    #[test]
    fn a_form_and_an_address_say_the_same() {
        let form = parse(&[
            ("lang", "da"),
            ("indicator", "haervaerk"),
            ("areas", "01"),
            ("areas", ""),
            ("areas", "05"),
            ("level", "quarter"),
            ("periods", ""),
            ("utm_source", "x"),
        ]);
        let address =
            parse(&[("indicator", "haervaerk"), ("areas", "01,05"), ("level", "quarter"), ("lang", "da")]);
        assert_eq!(form, address);
        assert_eq!(form.unwrap().href(), "/compare?indicator=haervaerk&areas=01%2C05&level=quarter&lang=da");
    }

    #[test]
    fn periods_come_in_pairs_of_one_length_the_earlier_first() {
        let query = parse(&[("periods", "2025K3"), ("periods", "2026-Q3")]).unwrap();
        assert_eq!(query.href(), "/compare?periods=2025-Q3%2C2026-Q3");
        assert!(parse(&[("periods", "2024-Q4..2025-Q3,2025-Q4..2026-Q3")]).unwrap().periods.is_some());
        for bad in [
            "2026-Q3",
            "2026-Q3,2025-Q3",
            "2026-Q3,2026-Q3",
            "2025,2026-Q3",
            "2025-Q3,x",
            "1,2,3",
            "latest,2026",
            // Three quarters are in both.
            "2024-Q4..2025-Q3,2025-Q1..2025-Q4",
        ] {
            let found = parse(&[("periods", bad)]).unwrap_err();
            assert_eq!(found.name, "periods", "{bad}");
            assert!(found.allowed.contains(&"2024,2025".to_owned()));
        }
    }

    #[test]
    fn more_than_four_areas_or_one_of_them_twice_are_refused() {
        let thousands = (0..5000).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
        for bad in ["1,2,3,4,5", "1,2,1", &thousands] {
            let found = parse(&[("areas", bad)]).unwrap_err();
            assert_eq!(found.name, "areas");
            assert!(found.value.chars().count() <= 41);
        }
        assert_eq!(parse(&[("areas", "4,3,2,1")]).unwrap().areas, ["4", "3", "2", "1"]);
    }

    #[test]
    fn other_words_are_named_with_what_is_allowed() {
        for (name, value, allowed) in
            [("level", "week", "quarter"), ("by", "month", "years"), ("lang", "de", "da")]
        {
            let bad = parse(&[(name, value)]).unwrap_err();
            assert_eq!((bad.name, bad.value.as_str()), (name, value));
            assert!(bad.allowed.iter().any(|word| word == allowed), "{bad:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_was_written_is_read_again(areas in proptest::collection::hash_set("[a-z0-9]{1,6}", 0..=4), years in 0_i16..40) {
            let (earlier, later) = (crate::domain::Period::year(1980), crate::domain::Period::year(1981 + years));
            let query = CompareQuery {
                areas: areas.into_iter().collect(),
                periods: Some((Window::One(earlier), Window::One(later))),
                level: Some(Granularity::Quarter),
                by: By::Years,
                ..CompareQuery::default()
            };
            let href = query.href();
            let pairs: Vec<(&str, String)> = href.split_once('?').unwrap().1.split('&')
                .filter_map(|pair| pair.split_once('=')).map(|(n, v)| (n, v.replace("%2C", ","))).collect();
            let pairs: Vec<(&str, &str)> = pairs.iter().map(|(n, v)| (*n, v.as_str())).collect();
            proptest::prop_assert_eq!(parse(&pairs).unwrap(), query);
        }

        #[test]
        fn no_address_makes_it_panic(pairs in proptest::collection::vec((".{0,20}", ".{0,40}"), 0..6)) {
            let _ = CompareQuery::parse(&pairs);
        }
    }
}
