//! The paper that a map is drawn on.

use crate::view::theme::Theme;

/// How much a map tells besides its shapes and colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Name, figure, triangle and arrow of every area, as far as there is room.
    #[default]
    Full,
    /// The same, of areas only that stand out or have changed.
    Signals,
    /// No labels, only the triangles of areas that stand out: many small maps side by side.
    Signs,
    /// Nothing but shapes and colours.
    Shapes,
}

/// The paper that a map is drawn on. Width, height and text may have any
/// proportion: where there is little room, names are left out before figures
/// lose their decimals, and nothing is ever smaller than `text`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width in drawing units; positive.
    pub width: f64,
    /// Height in drawing units; positive.
    pub height: f64,
    /// The ground.
    pub theme: Theme,
    /// True for a picture by itself: with its own style, heading, legend and caption.
    pub standalone: bool,
    /// True if every area leads to its page.
    pub linked: bool,
    /// Size of the names on the map, in drawing units: the smallest text on
    /// it. All lines of the drawing are as strong as fits this size.
    pub text: f64,
    /// How much is told.
    pub detail: Detail,
    /// True if among very many areas no figure stands without its area's name.
    pub named: bool,
}

impl Frame {
    /// The map of the wall: drawn for a screen 1080 pixels high, and scaled.
    pub const WALL: Self = Self {
        width: 1080.0,
        height: 824.0,
        theme: Theme::Dark,
        standalone: false,
        linked: false,
        text: 35.0,
        detail: Detail::Full,
        named: false,
    };

    /// A map on the wall with names of size `text`, coloured by the page's theme.
    #[must_use]
    pub fn wall(width: f64, height: f64, text: f64) -> Self {
        Self { width, height, text, ..Self::WALL }
    }

    /// A map within a page, coloured by the page's own theme.
    #[must_use]
    pub fn page(width: f64, height: f64) -> Self {
        let text = (width.min(height) / 34.0).clamp(12.0, 35.0);
        Self { named: true, ..Self::wall(width, height, text) }
    }

    /// The same, every area leading to its page.
    #[must_use]
    pub fn linked(self) -> Self {
        Self { linked: true, ..self }
    }

    /// The same, telling more or less.
    #[must_use]
    pub fn telling(self, detail: Detail) -> Self {
        Self { detail, ..self }
    }

    /// A picture by itself.
    #[must_use]
    pub fn picture(width: f64, height: f64, theme: Theme) -> Self {
        Self { standalone: true, theme, ..Self::page(width, height) }
    }
}
