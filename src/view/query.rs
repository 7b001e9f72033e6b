//! What a page was asked to show: the state in the address.

use crate::analysis::Window;
use crate::domain::{AgeGroup, Granularity, Period};
use crate::finding::Quoted;
use crate::locale::Lang;

use super::address;
use super::theme::Theme;

/// The shape of the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Projection {
    /// As the land lies.
    #[default]
    Plain,
    /// The dense inner areas given room.
    Lens,
}

/// Which number stands on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Show {
    /// The comparable number.
    Rate,
    /// The number of cases.
    Count,
}

/// What an area's colour on the map tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Colour {
    /// Its level against what the map compares with.
    #[default]
    Level,
    /// Its change on a year.
    Change,
    /// Its history as a hotspot.
    Hotspot,
}

/// What areas are held against.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Against {
    /// The municipality and its other areas.
    #[default]
    City,
    /// Themselves in the same stretch of time a year earlier.
    LastYear,
    /// The area with this id.
    Area(String),
}

impl Against {
    /// The words that stand for what is no area.
    pub const WORDS: [&str; 2] = ["city", "last-year"];

    fn read(value: &str) -> Self {
        match value {
            "city" => Self::City,
            "last-year" => Self::LastYear,
            id => Self::Area(id.to_owned()),
        }
    }

    /// As addresses spell it.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::City => "city",
            Self::LastYear => "last-year",
            Self::Area(id) => id,
        }
    }
}

/// What was asked for, as far as it can be read without data.
///
/// A parameter that is absent or empty is `None`, or its default. Periods are
/// spelt as in the contract (`2026-10`, `2026-Q3`, `2026-H1`, `2026`,
/// `2025/2026`), four quarters together as `2025-Q4..2026-Q3`; `latest` is the
/// same as no period. Parameters that no page knows are ignored; of one given
/// twice the last holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// Id of the indicator.
    pub indicator: Option<String>,
    /// The stretch of time.
    pub period: Option<Window>,
    /// The persons meant.
    pub age_group: Option<AgeGroup>,
    /// Which number stands on the map.
    pub show: Option<Show>,
    /// What colour tells.
    pub colour: Colour,
    /// What areas are held against.
    pub compare: Against,
    /// The shape of the map.
    pub projection: Projection,
    /// Id of the area that is pointed out.
    pub area: Option<String>,
    /// The colour theme; without one the system's setting holds.
    pub theme: Option<Theme>,
    /// The language.
    pub lang: Option<Lang>,
    /// The indicator that the form was drawn for (`from`): where it is not the
    /// one asked for, period and age group are wishes and not demands.
    pub from: Option<String>,
}

/// A parameter that cannot be understood, or that the data do not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("bad value {value:?} for parameter {name}; allowed: {}", allowed.join(", "))]
pub struct BadParameter {
    /// Which parameter.
    pub name: &'static str,
    /// The value given: shortened, safe to show, still to be escaped.
    pub value: String,
    /// Values that are allowed; of a long list the first, an ellipsis and the last.
    pub allowed: Vec<String>,
}

impl BadParameter {
    /// Values of a long list that are named.
    const NAMED: usize = 12;

    /// Says which value was bad and which would do.
    #[must_use]
    pub fn new(name: &'static str, value: &str, allowed: impl IntoIterator<Item = String>) -> Self {
        let mut allowed: Vec<String> =
            allowed.into_iter().map(|text| Quoted::new(&text).as_str().to_owned()).collect();
        if allowed.len() > Self::NAMED {
            let last = allowed.pop();
            allowed.truncate(Self::NAMED - 2);
            allowed.push("…".to_owned());
            allowed.extend(last);
        }
        Self { name, value: Quoted::new(value).as_str().to_owned(), allowed }
    }
}

/// A parameter's words with what they stand for.
type Words<T> = [(&'static str, T)];

const SHOW: &Words<Show> = &[("rate", Show::Rate), ("count", Show::Count)];
const COLOUR: &Words<Colour> =
    &[("level", Colour::Level), ("change", Colour::Change), ("hotspot", Colour::Hotspot)];
const PROJECTION: &Words<Projection> = &[("plain", Projection::Plain), ("lens", Projection::Lens)];
const THEME: &Words<Theme> = &[("dark", Theme::Dark), ("light", Theme::Light)];
const LANG: &Words<Lang> = &[("da", Lang::Da), ("en", Lang::En)];

impl Query {
    /// Reads the decoded parameters of an address.
    ///
    /// # Errors
    /// If a known parameter has a value that no data could give a meaning.
    pub fn parse(pairs: &[(String, String)]) -> Result<Self, BadParameter> {
        let mut query = Self::default();
        for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
            match name.as_str() {
                "indicator" => query.indicator = Some(value.clone()),
                "from" => query.from = Some(value.clone()),
                "period" => query.period = period(value)?,
                "age_group" => query.age_group = Some(age_group(value)?),
                "show" => query.show = Some(word("show", value, SHOW)?),
                "colour" => query.colour = word("colour", value, COLOUR)?,
                "compare" => query.compare = Against::read(value),
                "area" => query.area = Some(value.clone()),
                "projection" => query.projection = word("projection", value, PROJECTION)?,
                "theme" => query.theme = Some(word("theme", value, THEME)?),
                "lang" => query.lang = Some(word("lang", value, LANG)?),
                _ => {}
            }
        }
        Ok(query)
    }

    /// The address of the explorer with this state: parameters in a fixed
    /// order, what is as by default left out.
    #[must_use]
    pub fn href(&self) -> String {
        self.address("/")
    }

    /// As [`Self::href`], under another path.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        address::with_parameters(path, &self.parameters())
    }

    /// The parameters, in a fixed order; what is as by default is left out.
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut pairs: Vec<(&'static str, String)> = Vec::new();
        pairs.extend(self.indicator.clone().map(|id| ("indicator", id)));
        pairs.extend(self.period.map(|window| ("period", spell(window))));
        pairs.extend(self.age_group.map(|age| ("age_group", age.to_string())));
        pairs.extend(self.show.and_then(|show| spelt(SHOW, show)).map(|word| ("show", word)));
        if self.colour != Colour::default() {
            pairs.extend(spelt(COLOUR, self.colour).map(|word| ("colour", word)));
        }
        if self.compare != Against::default() {
            pairs.push(("compare", self.compare.word().to_owned()));
        }
        if self.projection != Projection::default() {
            pairs.extend(spelt(PROJECTION, self.projection).map(|word| ("projection", word)));
        }
        pairs.extend(self.area.clone().map(|id| ("area", id)));
        pairs.extend(self.theme.and_then(|theme| spelt(THEME, theme)).map(|word| ("theme", word)));
        pairs.extend(self.lang.map(|lang| ("lang", lang.tag().to_owned())));
        pairs
    }
}

/// A window as addresses spell it.
#[must_use]
pub fn spell(window: Window) -> String {
    match window {
        Window::One(period) => period.to_string(),
        Window::FourQuarters(last) => format!("{}..{last}", window.first()),
    }
}

/// A stretch of time as addresses spell it; `latest` is none.
pub(super) fn period(value: &str) -> Result<Option<Window>, BadParameter> {
    if value == "latest" {
        return Ok(None);
    }
    let window = match value.split_once("..") {
        None => value.parse().ok().map(Window::One),
        Some((first, last)) => four_quarters(first, last),
    };
    let forms = ["latest", "2026-10", "2026-Q3", "2026-H1", "2026", "2025/2026", "2025-Q4..2026-Q3"];
    window.map(Some).ok_or_else(|| BadParameter::new("period", value, forms.map(str::to_owned)))
}

fn four_quarters(first: &str, last: &str) -> Option<Window> {
    let (first, last): (Period, Period) = (first.parse().ok()?, last.parse().ok()?);
    let window = Window::FourQuarters(last);
    (last.level() == Granularity::Quarter && window.first() == first).then_some(window)
}

fn age_group(value: &str) -> Result<AgeGroup, BadParameter> {
    let forms = ["all", "10-17", "18", "65+"];
    value.parse().map_err(|_| BadParameter::new("age_group", value, forms.map(str::to_owned)))
}

fn word<T: Copy>(name: &'static str, value: &str, words: &Words<T>) -> Result<T, BadParameter> {
    let found = words.iter().find(|(word, _)| *word == value).map(|&(_, meaning)| meaning);
    found.ok_or_else(|| BadParameter::new(name, value, words.iter().map(|(word, _)| (*word).to_owned())))
}

fn spelt<T: Copy + PartialEq>(words: &Words<T>, meaning: T) -> Option<String> {
    words.iter().find(|(_, m)| *m == meaning).map(|(word, _)| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(pairs: &[(&str, &str)]) -> Result<Query, BadParameter> {
        let pairs: Vec<_> = pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        Query::parse(&pairs)
    }

    #[test]
    fn reads_and_writes_the_whole_state_in_one_order() {
        let query = parse(&[
            ("lang", "en"),
            ("theme", "dark"),
            ("period", "2025K4..2026-Q3"),
            ("show", "count"),
            ("age_group", "10-17"),
            ("indicator", "a b"),
            ("projection", "lens"),
            ("area", "03"),
            ("compare", "last-year"),
            ("colour", "change"),
            ("utm_source", "x"),
        ])
        .unwrap();
        assert_eq!(
            query.href(),
            "/?indicator=a%20b&period=2025-Q4..2026-Q3&age_group=10-17&show=count\
             &colour=change&compare=last-year&projection=lens&area=03&theme=dark&lang=en"
        );
    }

    #[test]
    fn absent_and_empty_parameters_are_defaults() {
        assert_eq!(parse(&[("indicator", ""), ("period", ""), ("age_group", "")]).unwrap(), Query::default());
        assert_eq!(
            parse(&[("period", "latest"), ("projection", "plain"), ("lang", "")]).unwrap().href(),
            "/"
        );
    }

    #[test]
    fn every_bad_parameter_is_named_with_what_is_allowed() {
        for (name, value, allowed) in [
            ("period", "2026-13", "2026-Q3"),
            ("period", "2025-Q4..2026-Q2", "2025-Q4..2026-Q3"),
            ("period", "2025..2026", "2026"),
            ("period", "..", "latest"),
            ("age_group", "17-10", "10-17"),
            ("projection", "globe", "lens"),
            ("theme", "blue", "dark"),
            ("lang", "de", "da"),
            ("show", "RATE", "rate"),
            ("colour", "red", "hotspot"),
        ] {
            let bad = parse(&[(name, value)]).unwrap_err();
            assert_eq!((bad.name, bad.value.as_str()), (name, value));
            assert!(bad.allowed.iter().any(|word| word == allowed), "{bad:?}");
        }
    }

    #[test]
    fn hostile_values_are_cut_and_made_visible() {
        let bad = parse(&[("theme", &format!("\0{}", "x".repeat(10_000)))]).unwrap_err();
        assert!(bad.value.starts_with('\u{fffd}') && bad.value.chars().count() <= 41);
        assert_eq!(parse(&[("theme", "010190-1234")]).unwrap_err().value, "••••••-••••");
    }

    #[test]
    fn long_lists_are_shortened() {
        let bad = BadParameter::new("period", "x", (1..=200).map(|n| n.to_string()));
        assert_eq!(bad.allowed.len(), 12);
        assert_eq!(bad.allowed.last().unwrap(), "200");
    }

    proptest::proptest! {
        #[test]
        fn no_address_makes_it_panic(pairs in proptest::collection::vec((".{0,20}", ".{0,40}"), 0..6)) {
            let _ = Query::parse(&pairs);
        }

        #[test]
        fn what_was_written_is_read_again(query in any_query()) {
            let address = query.href();
            let read: Vec<(String, String)> = parameters(&address);
            proptest::prop_assert_eq!(Query::parse(&read).unwrap(), query, "{}", address);
        }
    }

    /// The parameters of an address by another program's rules.
    fn parameters(address: &str) -> Vec<(String, String)> {
        let (_, query) = address.split_once('?').unwrap_or((address, ""));
        actix_web::web::Query::<Vec<(String, String)>>::from_query(query).unwrap().into_inner()
    }

    /// Any state: ids are hostile text, but never empty and never a word of their parameter.
    fn any_query() -> impl proptest::strategy::Strategy<Value = Query> {
        use proptest::option::of;
        use proptest::prelude::*;
        let id = || "\\PC{1,12}".prop_filter("a word", |id| !Against::WORDS.contains(&id.as_str()));
        let window = prop_oneof![
            (1900_i16..2900, 1_u8..=4)
                .prop_map(|(year, at)| Window::FourQuarters(Period::quarter(year, at).unwrap())),
            (1900_i16..2900, 1_u8..=12).prop_map(|(year, at)| Window::One(Period::month(year, at).unwrap())),
            (1900_i16..2900).prop_map(|year| Window::One(Period::school_year(year))),
        ];
        let age =
            prop_oneof![Just(AgeGroup::All), (0_u8..99).prop_map(|from| AgeGroup::Years { from, to: None }),];
        let compare =
            prop_oneof![Just(Against::City), Just(Against::LastYear), id().prop_map(Against::Area),];
        let looks = (
            of(prop_oneof![Just(Show::Rate), Just(Show::Count)]),
            prop_oneof![Just(Colour::Level), Just(Colour::Change), Just(Colour::Hotspot)],
            prop_oneof![Just(Projection::Plain), Just(Projection::Lens)],
            of(prop_oneof![Just(Theme::Dark), Just(Theme::Light)]),
            of(prop_oneof![Just(Lang::Da), Just(Lang::En)]),
        );
        (of(id()), of(window), of(age), compare, of(id()), looks).prop_map(
            |(indicator, period, age_group, compare, area, (show, colour, projection, theme, lang))| Query {
                indicator,
                period,
                age_group,
                show,
                colour,
                compare,
                projection,
                area,
                theme,
                lang,
                from: None,
            },
        )
    }
}
