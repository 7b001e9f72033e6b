//! How wide a text is, by the type's own metrics.

use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use crate::render::assets::{INTER_400, INTER_600, INTER_700};

/// Height of a capital letter over the font size, by Inter's `OS/2` table.
pub const CAPITAL: f64 = 1490.0 / 2048.0;

/// Room for what the tables do not tell: kerning and rounding.
const SLACK: f64 = 1.02;

/// A weight that labels are set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Words.
    Regular,
    /// Names.
    SemiBold,
    /// Numbers.
    Bold,
}

/// Advance widths in em of U+0020 to U+017F, and of the rest.
struct Advances {
    latin: Vec<f64>,
    other: f64,
    punctuation: Vec<(char, f64)>,
}

static REGULAR: LazyLock<Advances> = LazyLock::new(|| Advances::read(INTER_400));
static SEMI_BOLD: LazyLock<Advances> = LazyLock::new(|| Advances::read(INTER_600));
static BOLD: LazyLock<Advances> = LazyLock::new(|| Advances::read(INTER_700));

impl Advances {
    fn read(font: &[u8]) -> Self {
        // A whole em for what the type does not hold: another type will draw it.
        let Ok(font) = FontRef::new(font) else {
            return Self { latin: Vec::new(), other: 1.0, punctuation: Vec::new() };
        };
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        let map = font.charmap();
        let advance =
            |c: char| map.map(c).and_then(|glyph| metrics.advance_width(glyph)).map_or(1.0, f64::from);
        Self {
            latin: ('\u{20}'..='\u{17f}').map(advance).collect(),
            other: 1.0,
            punctuation: ['–', '−', '…', '’', '“', '”'].into_iter().map(|c| (c, advance(c))).collect(),
        }
    }

    fn of(&self, c: char) -> f64 {
        let latin = u32::from(c).checked_sub(0x20).and_then(|at| usize::try_from(at).ok());
        if let Some(&advance) = latin.and_then(|at| self.latin.get(at)) {
            return advance;
        }
        self.punctuation.iter().find(|(other, _)| *other == c).map_or(self.other, |(_, advance)| *advance)
    }
}

/// Width of a text set at `size`, in the units of `size`.
#[must_use]
pub fn width(text: &str, weight: Weight, size: f64) -> f64 {
    let advances: &Advances = match weight {
        Weight::Regular => &REGULAR,
        Weight::SemiBold => &SEMI_BOLD,
        Weight::Bold => &BOLD,
    };
    text.chars().map(|c| advances.of(c)).sum::<f64>() * size * SLACK
}

/// The first of some texts that is no wider than `room`, in the units of `size`; where all are, the
/// last, cut with an ellipsis.
#[must_use]
pub fn fitting(ways: &[String], weight: Weight, size: f64, room: f64) -> String {
    let fits = |text: &str| width(text, weight, size) <= room;
    if let Some(way) = ways.iter().find(|way| fits(way)) {
        return way.clone();
    }
    let last = ways.last().map_or("", String::as_str);
    let ends = last.char_indices().map(|(at, _)| at).rev();
    let cut = ends.filter_map(|at| last.get(..at)).map(|head| format!("{}…", head.trim_end()));
    cut.into_iter().find(|cut| fits(cut)).unwrap_or_default()
}

/// A text without marks that change the direction or break the line, and not
/// longer than `most` characters; what is cut off leaves an ellipsis.
pub(super) fn trimmed(text: &str, most: usize) -> String {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
        .collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.chars().count() <= most {
        return plain;
    }
    let kept: String = plain.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_come_from_the_type() {
        // Inter's own table: the bold figure 1 is 871 of 2048 units, the space 546? See README of the fonts.
        let one = width("0", Weight::Bold, 100.0);
        assert!((50.0..80.0).contains(&one), "{one}");
        assert!(width("Wm", Weight::SemiBold, 10.0) > 2.0 * width("il", Weight::SemiBold, 10.0));
        assert!(
            (width("æøå", Weight::SemiBold, 20.0) / width("æøå", Weight::SemiBold, 10.0) - 2.0).abs() < 1e-9
        );
    }

    #[test]
    fn long_and_twisted_names_are_tamed() {
        let long = trimmed(&"navn".repeat(75), 22);
        assert_eq!(long.chars().count(), 22);
        assert!(long.ends_with('…'));
        assert_eq!(trimmed("a\u{202e}b\u{200f}\n c", 20), "ab c");
        assert_eq!(trimmed("Rosengård", 22), "Rosengård");
    }
}
