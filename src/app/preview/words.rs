//! What would change, told to people.

use super::{Beyond, IndicatorChange, Kind, Preview};
use crate::domain::Period;
use crate::locale::{Arg, Lang, decimal, period};

impl Preview {
    /// What would change, one line for each thing, the most general first.
    #[must_use]
    pub fn told(&self, lang: Lang) -> Vec<String> {
        if self.is_empty() {
            return vec![lang.text("preview-nothing")];
        }
        let mut lines = Vec::new();
        if self.first {
            lines.push(lang.text("preview-first"));
        }
        let areas = &self.areas;
        for (key, areas) in [
            ("preview-areas-added", &areas.added),
            ("preview-areas-removed", &areas.removed),
            ("preview-areas-altered", &areas.altered),
        ] {
            if !areas.is_empty() {
                lines.push(lang.text_with(key, &[("count", areas.len().into())]));
            }
        }
        lines.extend(self.indicators.iter().map(|change| change.told(lang)));
        if let Some(after) = &self.through_after {
            let args = [
                ("after", said(lang, after).into()),
                (
                    "before",
                    self.through_before.as_deref().map_or_else(String::new, |at| said(lang, at)).into(),
                ),
            ];
            let key = match &self.through_before {
                None => "preview-through-first",
                Some(before) if before == after => "preview-through-same",
                Some(_) => "preview-through",
            };
            lines.push(lang.text_with(key, &args));
        }
        lines
    }

    /// Why something should be looked at, or waits, as a sentence.
    #[must_use]
    pub fn told_beyond(&self, lang: Lang, beyond: &Beyond) -> String {
        let of = |id: &str| self.indicators.iter().find(|change| change.id == id);
        let name = |id: &str| of(id).map_or(id, |change| change.name(lang)).to_owned();
        match beyond {
            Beyond::Jump { indicator, .. } => match of(indicator).and_then(|change| change.jump.as_ref()) {
                Some(jump) => {
                    let key = if jump.below { "beyond-jump-below" } else { "beyond-jump" };
                    let args = [
                        ("name", name(indicator).into()),
                        ("before", number(lang, jump.before).into()),
                        ("after", number(lang, jump.after).into()),
                        ("from", said(lang, &jump.period_before).into()),
                        ("to", said(lang, &jump.period_after).into()),
                    ];
                    lang.text_with(key, &args)
                }
                None => name(indicator),
            },
            Beyond::EmptiedAreas { indicator, areas } => lang.text_with(
                "beyond-emptied",
                &[
                    ("name", name(indicator).into()),
                    ("count", areas.len().into()),
                    ("areas", areas.join(", ").into()),
                ],
            ),
            Beyond::RemovedIndicator { indicator } => {
                lang.text_with("beyond-removed-indicator", &[("name", name(indicator).into())])
            }
            Beyond::RemovedAreas { areas } => lang.text_with(
                "beyond-removed-areas",
                &[("count", areas.len().into()), ("areas", areas.join(", ").into())],
            ),
            Beyond::Rewritten { indicator, figures } => lang.text_with(
                "beyond-rewritten",
                &[("name", name(indicator).into()), ("count", (*figures).into())],
            ),
            Beyond::Hidden { figures } => lang.text_with("beyond-hidden", &[("count", (*figures).into())]),
            Beyond::EarlierEnd { indicator, before, after } => lang.text_with(
                "beyond-earlier-end",
                &[
                    ("name", name(indicator).into()),
                    ("before", said(lang, before).into()),
                    ("after", after.as_deref().map_or_else(|| "–".to_owned(), |at| said(lang, at)).into()),
                ],
            ),
        }
    }
}

impl IndicatorChange {
    /// Its name.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Da => &self.name_da,
            Lang::En => &self.name_en,
        }
    }

    /// `Hærværk: 1 ny periode (marts 2025), 12 nye tal, 1 tal skjules.`
    #[must_use]
    pub fn told(&self, lang: Lang) -> String {
        let mut parts = Vec::new();
        match self.kind {
            Kind::Added => parts.push(lang.text("preview-added")),
            Kind::Removed => parts.push(lang.text("preview-removed")),
            Kind::Altered if self.catalogue => parts.push(lang.text("preview-catalogue")),
            Kind::Altered => {}
        }
        for (key, periods) in [
            ("preview-periods-added", &self.periods.added),
            ("preview-periods-removed", &self.periods.removed),
            ("preview-periods-altered", &self.periods.altered),
        ] {
            if let Some((first, last)) = periods.first().zip(periods.last()) {
                let args = [
                    ("count", periods.len().into()),
                    ("first", said(lang, first).into()),
                    ("last", said(lang, last).into()),
                ];
                parts.push(lang.text_with(key, &args));
            }
        }
        let figures = &self.figures;
        for (key, count) in [
            ("preview-figures-added", figures.added),
            ("preview-figures-withdrawn", figures.withdrawn),
            ("preview-figures-hidden", figures.hidden),
            ("preview-figures-shown", figures.shown),
            ("preview-figures-revised", figures.revised),
            ("preview-figures-rewritten", figures.rewritten),
        ] {
            if count > 0 {
                parts.push(lang.text_with(key, &[("count", count.into())]));
            }
        }
        let args: [Arg<'_>; 2] = [("name", self.name(lang).into()), ("what", parts.join(", ").into())];
        lang.text_with("preview-indicator", &args)
    }
}

/// A period in words; what is none, as it is written.
fn said(lang: Lang, at: &str) -> String {
    at.parse::<Period>().map_or_else(|_| at.to_owned(), |at| period(lang, at))
}

/// Whole where it is whole.
fn number(lang: Lang, value: f64) -> String {
    decimal(lang, value, if value.fract() == 0.0 { 0 } else { 2 })
}
