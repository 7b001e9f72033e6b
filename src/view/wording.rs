//! A standing in words and numbers: figure, rate, level and change.

use super::map::{Arrow, Shade};
use super::measure::{Style, joined};
use crate::analysis::{Hotspot, Insufficient, Standing, Survey, YearChange};
use crate::domain::{AgeGroup, Figure, Indicator, Mark, Measure};
use crate::locale::{self, Lang};
use crate::release::ReleaseTable;

/// What kind of thing stands where a number could.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A number.
    Number,
    /// Something exists that may not be shown.
    Hidden,
    /// There is nothing to show.
    Absent,
}

/// A number, or the words in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The text.
    pub text: String,
    /// What it is.
    pub tone: Tone,
    /// A remark: that it is provisional.
    pub note: Option<String>,
}

/// How an area stands against the municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// The ratio, `1,4 ×`; absent where there is none.
    pub ratio: Option<String>,
    /// How sure it is that the area stands out from the rest of the
    /// municipality, in words; or why nothing is said.
    pub word: String,
    /// Its look on the map; absent where it stands for itself.
    pub shade: Option<Shade>,
}

/// Which way a change that is more than chance goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// Upwards.
    Rising,
    /// Downwards.
    Falling,
}

/// The change on the same stretch a year earlier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeSaid {
    /// Its size with its sign, `+18 %`; absent where there is none.
    pub size: Option<String>,
    /// How sure it is, in words, or why that cannot be told.
    pub word: String,
    /// Its direction, only if it is more than chance.
    pub course: Option<Course>,
}

/// Puts the standings of one indicator into words.
#[derive(Clone, Copy, Debug)]
pub struct Wording<'a> {
    lang: Lang,
    indicator: &'a Indicator,
    k: u64,
    style: Style,
}

impl<'a> Wording<'a> {
    /// Words for an indicator; all rates get the decimals that suit the survey.
    #[must_use]
    pub fn new(lang: Lang, indicator: &'a Indicator, k: u64, survey: &Survey) -> Self {
        Self { lang, indicator, k, style: Style::of(indicator, survey, lang, k) }
    }

    /// The number of cases, or the words in its place. For a mean it is the
    /// number of persons behind it.
    #[must_use]
    pub fn count(&self, standing: &Standing) -> Said {
        let note = standing.provisional.then(|| self.lang.text("figure-provisional"));
        match standing.figure {
            Figure::Known(known) => {
                let number =
                    if self.indicator.measure == Measure::Mean { standing.base } else { Some(known.value) };
                match number {
                    Some(number) => Said { text: locale::whole(self.lang, number), tone: Tone::Number, note },
                    None => Said { note, ..self.absent("pages-not-told") },
                }
            }
            Figure::Suppressed(mark) => Said { text: self.hidden(mark), tone: Tone::Hidden, note },
            Figure::Missing => self.absent("figure-missing"),
        }
    }

    /// The comparable number, or the words in its place.
    #[must_use]
    pub fn rate(&self, standing: &Standing) -> Said {
        match (standing.figure, standing.rate) {
            (Figure::Known(_), Some(rate)) => {
                Said { text: self.rate_text(rate), tone: Tone::Number, note: None }
            }
            (Figure::Known(_), None) => self.absent("pages-no-rate"),
            (Figure::Suppressed(_), _) => {
                Said { text: self.lang.text("figure-hidden"), tone: Tone::Hidden, note: None }
            }
            (Figure::Missing, _) => self.absent("figure-missing"),
        }
    }

    /// A comparable number by itself.
    #[must_use]
    pub fn rate_text(&self, rate: f64) -> String {
        let number = self.style.write(rate);
        match self.lang {
            _ if !self.is_percent() => number,
            Lang::Da => format!("{number}\u{a0}%"),
            Lang::En => format!("{number}%"),
        }
    }

    /// The level against the municipality, and what a test says of it.
    #[must_use]
    pub fn level(&self, standing: &Standing, hotspot: &Result<Hotspot, Insufficient>) -> Level {
        let tested = hotspot.as_ref().map_err(|why| *why);
        let word = self.lang.text(Shade::degree_key(standing, tested));
        Level { ratio: self.ratio(standing), word, shade: Some(Shade::of(standing, tested)) }
    }

    /// Cases without an area: nobody lives there, and nothing is tested.
    #[must_use]
    pub fn unplaced(&self, standing: &Standing) -> Level {
        Level { ratio: self.ratio(standing), word: self.why_no_level(standing), shade: None }
    }

    fn ratio(&self, standing: &Standing) -> Option<String> {
        standing.ratio.map(|ratio| format!("{}\u{a0}×", locale::decimal(self.lang, ratio, 1)))
    }

    /// The municipality's own row: what the others are held against.
    #[must_use]
    pub fn yardstick(&self) -> Level {
        Level { ratio: None, word: self.lang.text("against-yardstick"), shade: None }
    }

    fn why_no_level(&self, standing: &Standing) -> String {
        let key = match standing.figure {
            Figure::Suppressed(_) => "against-hidden",
            Figure::Missing => "against-missing",
            Figure::Known(_) => "against-none",
        };
        self.lang.text(key)
    }

    /// The change on the year, as sure as its test makes it with all areas in
    /// mind.
    #[must_use]
    pub fn change(&self, standing: &Standing, tested: &Result<YearChange, Insufficient>) -> ChangeSaid {
        let size = self.change_size(standing);
        let Ok(change) = tested else {
            return ChangeSaid { size, word: self.why_no_test(standing), course: None };
        };
        let arrow = Arrow::of(change);
        let course = arrow.map(|arrow| if arrow.rising { Course::Rising } else { Course::Falling });
        ChangeSaid { size, word: self.lang.text(arrow.map_or("change-none", Arrow::key)), course }
    }
    /// Counts change by per cent, shares and means by what they differ: ten
    /// per cent fewer of eighty per cent would be read as seventy.
    fn change_size(&self, standing: &Standing) -> Option<String> {
        let (now, before) = (standing.figure.known()?, standing.figure_before.known()?);
        if self.indicator.measure != Measure::Count {
            let difference = self.signed(standing.rate? - standing.rate_before?);
            return Some(if self.is_percent() {
                self.lang.text_with("change-points", &[("points", difference.into())])
            } else {
                difference
            });
        }
        let ratio = match (standing.rate, standing.rate_before) {
            (Some(now), Some(before)) if before > 0.0 => now / before,
            (None, _) | (_, None) if before.value > 0.0 => now.value / before.value,
            _ if now.value > 0.0 => return Some(self.lang.text("change-from-zero")),
            _ => return None,
        };
        Some(locale::signed_percent(self.lang, ratio - 1.0, 0))
    }

    fn signed(&self, difference: f64) -> String {
        let text = self.style.write(difference);
        let shown = text.chars().any(|c| ('1'..='9').contains(&c));
        if difference > 0.0 && shown { format!("+{text}") } else { text }
    }

    fn why_no_test(&self, standing: &Standing) -> String {
        let key = match (standing.figure, standing.figure_before) {
            (Figure::Missing, _) => "change-missing-now",
            (Figure::Suppressed(_), _) => "change-hidden-now",
            (_, Figure::Missing) => "change-missing-before",
            (_, Figure::Suppressed(_)) => "change-hidden-before",
            _ if self.indicator.measure == Measure::Mean => "change-not-tested",
            _ => "change-short-history",
        };
        self.lang.text(key)
    }

    fn hidden(&self, mark: Mark) -> String {
        match mark {
            Mark::BelowK => self.lang.text_with("figure-below-k", &[("k", self.k.to_string().into())]),
            Mark::AtLeastK | Mark::Hidden | Mark::Unlisted => self.lang.text("figure-hidden"),
        }
    }

    fn absent(&self, key: &str) -> Said {
        Said { text: self.lang.text(key), tone: Tone::Absent, note: None }
    }

    fn is_percent(&self) -> bool {
        self.indicator.measure == Measure::Share && self.indicator.per == 100
    }

    /// Counts below this are hidden.
    #[must_use]
    pub fn k(&self) -> String {
        self.k.to_string()
    }

    /// The name of the count column.
    #[must_use]
    pub fn count_label(&self) -> String {
        self.lang.text(if self.indicator.measure == Measure::Mean { "pages-persons" } else { "pages-count" })
    }

    /// What the comparable number is, as short as it can be said: `pr. 1.000`, `procent`.
    #[must_use]
    pub fn scale(&self) -> String {
        match self.indicator.measure {
            Measure::Mean => self.lang.text("unit-mean"),
            Measure::Share if self.is_percent() => self.lang.text("unit-percent"),
            Measure::Share | Measure::Count => {
                let per = locale::whole(self.lang, f64::from(self.indicator.per));
                self.lang.text_with("unit-per", &[("per", per.into())])
            }
        }
    }
}

/// The ages that a choice of ages comes to: `all` is the span of the groups
/// that it adds up, where they follow one another without a gap.
#[must_use]
pub fn meant(table: &ReleaseTable, age: AgeGroup) -> AgeGroup {
    let span = if age == AgeGroup::All { joined(table.covered_ages()) } else { None };
    span.unwrap_or(age)
}

/// A probability as people say it, so many times in so many; `messages` are the one for that and the one
/// for less than can be counted.
#[must_use]
pub(super) fn chance(lang: Lang, messages: [&str; 2], p: f64) -> String {
    let [usual, least] = messages;
    if p < 0.001 {
        return lang.text(least);
    }
    let (count, of) = if p < 0.0095 { (p * 1000.0, 1000.0) } else { (p * 100.0, 100.0) };
    let arguments =
        [("count", locale::whole(lang, count.max(1.0)).into()), ("of", locale::whole(lang, of).into())];
    lang.text_with(usual, &arguments)
}
