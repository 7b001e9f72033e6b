//! How large type must be for a screen at its distance, and what room that leaves.

use std::fmt::Write;

use super::{Room, indicator};
use crate::render::svg::CAPITAL;

/// Least capital height that can be read, in arc minutes.
pub const LEAST_ARC_MINUTES: f64 = 16.0;

/// At most so many times the size of the text are as wide as the screen: on a
/// huge screen close by, type grows beyond what the distance asks for.
const WIDEST: f64 = 64.0;

/// A screen, and how far from it people stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screen {
    /// Its diagonal in inches.
    pub inches: f64,
    /// From the eye to the screen, in metres.
    pub distance_m: f64,
    /// Height of a capital letter of ordinary text, in arc minutes.
    pub arc_minutes: f64,
}

impl Default for Screen {
    fn default() -> Self {
        Self { inches: 55.0, distance_m: 3.0, arc_minutes: 20.0 }
    }
}

impl Screen {
    /// The size of ordinary text over the screen's diagonal. Of resolution it
    /// is independent: the same screen shows the same angle in any.
    #[must_use]
    pub fn text(&self) -> f64 {
        self.share(self.arc_minutes).max(1.0 / (WIDEST * 1.147))
    }

    /// The smallest size over that of ordinary text: a fifth less where that
    /// can still be read.
    #[must_use]
    pub fn small(&self) -> f64 {
        (self.share(LEAST_ARC_MINUTES) / self.text()).clamp(0.8, 1.0)
    }

    /// The font size whose capitals stand under that angle, over the diagonal.
    fn share(&self, arc_minutes: f64) -> f64 {
        const INCH_M: f64 = 0.0254;
        let angle = (arc_minutes / 60.0).to_radians();
        let capital_m = 2.0 * self.distance_m * (angle / 2.0).tan();
        capital_m / (self.inches * INCH_M) / CAPITAL
    }

    /// The whole screen of that form, in sizes of ordinary text.
    #[must_use]
    pub fn room(&self, form: Form) -> (f64, f64) {
        let (width, height) = form.proportions();
        let diagonal = width.hypot(height) * self.text();
        (width / diagonal, height / diagonal)
    }

    /// The style sheet that sets every size: `--m` is ordinary text, `--s` the
    /// smallest, all other lengths follow from them.
    #[must_use]
    pub fn stylesheet(&self) -> String {
        let mut css = String::new();
        let text = self.text();
        // Browsers that know no hypotenuse take that of 16 by 9.
        let _ = writeln!(
            css,
            "html{{font-size:calc(max(100vw,100vh)*{:.6});font-size:calc(hypot(100vw,100vh)*{text:.6})}}",
            text * 1.147_37
        );
        let _ = writeln!(css, ":root{{--m:1rem;--s:{:.4}rem}}", self.small());
        // Alone a form is shown whatever the screen is.
        css.push_str(".scene>.form:not(:only-child),.other>.form{display:none}\n");
        for form in Form::ALL {
            let (word, media) = (form.word(), form.media());
            let _ = writeln!(
                css,
                "@media {media}{{:root{{--form:{word}}}.scene>.form-{word}:not(:only-child),.other>.form-{word}{{display:grid}}}}"
            );
            let room = Room::new(self, form);
            if let Some((top, size)) = room.low_clock() {
                let _ = writeln!(
                    css,
                    "@media {media}{{:root{{--clock-top:{top:.3}rem;--clock-size:{size}rem}}}}"
                );
            }
            css.push_str(&room.stylesheet(&indicator::lengths(&room)));
        }
        css
    }
}

/// The proportions that the wall is laid out for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// Twice as wide as high and wider: 21 by 9.
    Wide,
    /// 16 by 9.
    #[default]
    Landscape,
    /// Less wide than 17 by 10: 5 by 3.
    Compact,
    /// Higher than wide: 9 by 16.
    Portrait,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Wide, Self::Landscape, Self::Compact, Self::Portrait];

    /// Every word that `?form=` may take.
    pub const WORDS: [&str; 4] = ["wide", "landscape", "compact", "portrait"];

    /// The word in addresses and styles.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Landscape => "landscape",
            Self::Compact => "compact",
            Self::Portrait => "portrait",
        }
    }

    /// Reads the word of an address.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.word() == word)
    }

    /// Width and height of the screen it is drawn for; on others of its kind
    /// it is stretched.
    #[must_use]
    pub fn proportions(self) -> (f64, f64) {
        match self {
            Self::Wide => (64.0, 27.0),
            Self::Landscape => (16.0, 9.0),
            Self::Compact => (5.0, 3.0),
            Self::Portrait => (9.0, 16.0),
        }
    }

    /// The screens that it is for: each screen has one form.
    fn media(self) -> &'static str {
        match self {
            Self::Wide => "(aspect-ratio >= 2/1)",
            Self::Landscape => "(17/10 <= aspect-ratio < 2/1)",
            Self::Compact => "(1/1 <= aspect-ratio < 17/10)",
            Self::Portrait => "(aspect-ratio < 1/1)",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_letter_stands_under_its_angle() {
        // By hand: 3 m · 2 · tan 10′ = 17.45 mm; the diagonal of 55 inches is 1397 mm, and of
        // 1920 by 1080 pixels 2202.9: 27.5 pixels. Inter's capitals are 0.7275 of its size.
        let pixels = Screen::default().text() * 2202.9;
        assert!((pixels * 0.7275 - 27.5).abs() < 0.1, "{pixels}");
        assert!((Screen::default().small() - 0.8).abs() < 1e-9);
        let least = Screen { arc_minutes: 16.0, ..Screen::default() };
        assert!((least.small() - 1.0).abs() < 1e-9, "nothing is smaller than what can be read");
    }

    #[test]
    fn every_form_has_its_word() {
        assert_eq!(Form::ALL.map(Form::word), Form::WORDS);
        assert!(Form::ALL.into_iter().all(|form| Form::from_word(form.word()) == Some(form)));
    }
}
