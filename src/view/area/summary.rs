//! An area in a few sentences, each number of which can be found in a cell.

use crate::analysis::{
    Assessed, Assessment, Certainty, Hotspot, Level, Standing, Verdict, Window, YearChange,
};
use crate::domain::{AreaId, Figure, Measure};
use crate::geometry::Place;
use crate::locale::Lang;
use crate::release::{Published, ReleaseTable};
use crate::snapshot::Snapshot;
use crate::view::explorer::{name, stretch};
use crate::view::query::{Query, Show, spell};
use crate::view::selection::shows;
use crate::view::wording::Wording;

/// Most indicators that one sentence names.
const MOST: usize = 4;

/// The sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// What introduces them.
    pub heading: String,
    /// The sentences, in a fixed order.
    pub sentences: Vec<Vec<Span>>,
    /// How its numbers can be traced.
    pub how: String,
}

impl Span {
    /// As it is read.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Words(text) | Self::Number { text, .. } => text,
        }
    }
}

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Words.
    Words(String),
    /// A number that stands in a cell.
    Number {
        /// As it is written.
        text: String,
        /// Where its cell is shown.
        href: String,
        /// Which cells it is made of: indicator, area and stretch of time, `haervaerk/06/2025-Q4..2026-Q3`.
        cells: String,
        /// Indicator, period and unit in words.
        title: String,
    },
}

/// What an indicator has to say of the area.
struct Said<'a> {
    of: &'a Published,
    standing: &'a Standing,
    total: &'a Standing,
    wording: Wording<'a>,
    rated: bool,
    area: &'a AreaId,
    window: Window,
    /// False where no test could say whether it has changed.
    change_tested: bool,
    hotspot: Option<Level>,
    /// True for a rise that is more than chance.
    change: Option<bool>,
}

impl Summary {
    pub(super) fn new(
        snapshot: &Snapshot,
        assessment: &Assessment,
        lang: Lang,
        (place, position): (&Place, usize),
    ) -> Self {
        let release = &snapshot.release;
        let said: Vec<Said<'_>> = release
            .indicators
            .iter()
            .filter_map(|of| {
                let assessed = assessment.of(of.indicator.id.as_str())?;
                Said::new(snapshot, (of, assessed), lang, (place, position))
            })
            .collect();
        let pick = |test: &dyn Fn(&Said<'_>) -> bool| -> Vec<&Said<'_>> {
            said.iter().filter(|one| one.standing.figure.known().is_some() && test(one)).collect()
        };
        let higher = pick(&|one| one.hotspot == Some(Level::ClearlyHigher));
        let lower = pick(&|one| one.hotspot == Some(Level::ClearlyLower));
        let risen = pick(&|one| one.change == Some(true));
        let fallen = pick(&|one| one.change == Some(false));
        let municipality = release.municipality.as_str();
        let opening = |key: &str| lang.text_with(key, &[("place", municipality.into())]);
        let mut sentences = Vec::new();
        for (key, found) in [("summary-higher", &higher), ("summary-lower", &lower)] {
            sentences.extend(sentence(lang, &opening(key), found, |one| one.level(lang)));
        }
        for (key, found) in [("summary-risen", &risen), ("summary-fallen", &fallen)] {
            sentences.extend(sentence(lang, &opening(key), found, |one| one.course(lang)));
        }
        if sentences.is_empty() {
            let levels = said.iter().filter(|one| one.hotspot.is_some()).count();
            let changes = said.iter().filter(|one| one.change_tested).count();
            sentences.extend(nothing(lang, municipality, levels, changes));
        }
        let unseen = said.iter().filter(|one| one.standing.figure.known().is_none()).count();
        if unseen > 0 {
            let text =
                lang.text_with("summary-unseen", &[("count", unseen.into()), ("all", said.len().into())]);
            sentences.push(vec![Span::Words(text)]);
        }
        Self { heading: lang.text("summary-heading"), sentences, how: lang.text("summary-how") }
    }
}

/// That nothing stands out, of so many indicators whose level and whose change a test could judge: what none
/// could judge is no all-clear.
fn nothing(lang: Lang, municipality: &str, levels: usize, changes: usize) -> Vec<Vec<Span>> {
    let said = |key: &str, count: usize| {
        let words = lang.text_with(key, &[("place", municipality.into()), ("count", count.into())]);
        vec![Span::Words(words)]
    };
    if levels == 0 && changes == 0 {
        return vec![said("summary-untested", 0)];
    }
    let level = if levels > 0 { "summary-no-level" } else { "summary-untested-level" };
    let change = if changes > 0 { "summary-no-change" } else { "summary-untested-change" };
    vec![said(level, levels), said(change, changes)]
}

/// An opening and what it is true of, in the catalogue's order; `None` if it is true of nothing.
fn sentence(
    lang: Lang,
    opening: &str,
    found: &[&Said<'_>],
    tell: impl Fn(&Said<'_>) -> Vec<Span>,
) -> Option<Vec<Span>> {
    if found.is_empty() {
        return None;
    }
    let mut spans = vec![Span::Words(format!("{opening} "))];
    let last = found.len().min(MOST) - 1;
    let more = found.len().saturating_sub(MOST);
    for (nth, one) in found.iter().take(MOST).enumerate() {
        if nth > 0 {
            let and = nth == last && more == 0;
            spans.push(Span::Words(if and { lang.text("summary-and") } else { "; ".to_owned() }));
        }
        spans.extend(tell(one));
    }
    if more > 0 {
        spans.push(Span::Words(lang.text_with("summary-more", &[("count", more.into())])));
    }
    spans.push(Span::Words(".".to_owned()));
    Some(spans)
}

impl<'a> Said<'a> {
    fn new(
        snapshot: &'a Snapshot,
        (of, assessed): (&'a Published, &'a Assessed),
        lang: Lang,
        (place, position): (&'a Place, usize),
    ) -> Option<Self> {
        let survey = assessed.survey.as_ref()?;
        let standing = survey.areas.get(position)?;
        let k = snapshot.threshold(of, &survey.window.periods());
        let verdict = Verdict::latest(assessed);
        let hotspot = verdict.hotspots.get(position).and_then(|one: &Result<Hotspot, _>| one.as_ref().ok());
        let change = verdict.changes.get(position).and_then(|one| one.as_ref().ok());
        Some(Self {
            of,
            standing,
            total: &survey.total,
            wording: Wording::new(lang, &of.indicator, k, survey),
            rated: shows(&of.indicator).contains(&Show::Rate),
            area: &place.area.id,
            window: survey.window,
            change_tested: change.is_some(),
            hotspot: hotspot.map(|hotspot| hotspot.level),
            // Only what holds with all areas in mind.
            change: change
                .filter(|change| change.certainty().is_some_and(|sure| sure > Certainty::Possible))
                .map(YearChange::is_rise),
        })
    }

    fn name(&self, lang: Lang) -> Span {
        Span::Words(format!("{} ", name(lang, &self.of.indicator)))
    }

    /// `Anmeldt hærværk 9,6 pr. 1.000 mod 4,9`
    fn level(&self, lang: Lang) -> Vec<Span> {
        let mut spans = vec![self.name(lang), Span::Words("(".to_owned())];
        spans.extend(self.number(lang, self.standing, self.area, self.window));
        if let Some(total) = self.number(lang, self.total, &ReleaseTable::total(), self.window) {
            spans.push(Span::Words(lang.text("summary-against")));
            spans.push(total);
        }
        spans.push(Span::Words(format!(", {})", stretch(lang, self.window))));
        spans
    }

    /// `Anmeldt hærværk fra 4,4 til 9,6 pr. 1.000`
    fn course(&self, lang: Lang) -> Vec<Span> {
        let before = Standing {
            figure: self.standing.figure_before,
            rate: self.standing.rate_before,
            ..self.standing.clone()
        };
        let mut spans = vec![self.name(lang)];
        if let (Some(before), Some(now)) = (
            self.number(lang, &before, self.area, self.window.year_before()),
            self.number(lang, self.standing, self.area, self.window),
        ) {
            spans.push(Span::Words(lang.text("summary-from")));
            spans.push(before);
            spans.push(Span::Words(lang.text("summary-to")));
            spans.push(now);
        }
        spans.push(Span::Words(format!(" ({})", stretch(lang, self.window))));
        spans
    }

    /// The area's number leads to its row on this page, the municipality's and
    /// that of a year before to the table of the indicator.
    fn number(&self, lang: Lang, standing: &Standing, area: &AreaId, window: Window) -> Option<Span> {
        let text = match (standing.figure, standing.rate) {
            (Figure::Known(_), Some(rate)) if self.rated => self.wording.rate_text(rate),
            (Figure::Known(_), _) if !self.rated => self.wording.count(standing).text,
            _ => return None,
        };
        let unit = match self.of.indicator.measure {
            Measure::Share => String::new(),
            _ => format!(", {}", self.wording.scale()),
        };
        let id = self.of.indicator.id.as_str();
        let here = area == self.area && window == self.window;
        let table = Query {
            indicator: Some(id.to_owned()),
            period: (window != self.window).then_some(window),
            lang: Some(lang),
            ..Query::default()
        };
        Some(Span::Number {
            text,
            href: if here { format!("#{}", super::anchor(id)) } else { table.href() },
            cells: format!("{id}/{area}/{}", spell(window)),
            title: format!("{}{unit}, {}", name(lang, &self.of.indicator), stretch(lang, window)),
        })
    }
}
