//! What room a scene has, in sizes of ordinary text.
//!
//! The server knows the screen and draws for it: it measures words by the
//! type's own metrics and leaves out what does not fit, so that nothing has to
//! become smaller than can be read.

use super::{Form, Screen};
use crate::render::svg::{Frame, Weight, width};

/// Units of a drawing over the size of ordinary text. Drawings are never
/// scaled: so many of their units are one size of text on the screen.
pub(super) const UNITS: f64 = 35.0;

/// The scene between heading and foot. All lengths are in sizes of ordinary
/// text: what styles call `--m`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// The screen's proportions.
    pub form: Form,
    /// Width of the scene, and of heading and foot.
    pub width: f64,
    /// Height between heading and foot.
    pub height: f64,
    /// Size of the smallest text.
    pub small: f64,
    /// True where the screen is small or far away: what is not needed at a
    /// first glance is left out.
    pub tight: bool,
}

impl Room {
    /// Left and right of everything.
    const ASIDE: f64 = 1.35;
    /// Above and below everything.
    const ABOVE: f64 = 0.85;
    /// Between scene and heading, and between scene and foot.
    const BETWEEN: f64 = 0.5;
    /// Sizes of text that are as wide as the shorter side of a tight screen.
    const TIGHT: f64 = 24.0;

    /// The room on a screen.
    #[must_use]
    pub fn new(screen: &Screen, form: Form) -> Self {
        let (width, height) = screen.room(form);
        // The shorter side of 21 by 9 is the shortest of all.
        let least = if form == Form::Wide { Self::TIGHT * 0.85 } else { Self::TIGHT };
        let room = Self {
            form,
            width: width - 2.0 * Self::ASIDE,
            height: 0.0,
            small: screen.small(),
            tight: width.min(height) < least,
        };
        let taken = 2.0 * (Self::ABOVE + Self::BETWEEN) + room.head() + room.foot();
        Self { height: (height - taken).max(1.0), ..room }
    }

    /// Size of the title.
    #[must_use]
    pub fn title(&self) -> f64 {
        if self.tight { 1.3 } else { 1.6 }
    }

    /// Size of the one figure that is seen first.
    #[must_use]
    pub fn big(&self) -> f64 {
        if self.tight { 2.4 } else { 3.2 }
    }

    /// True if what is said beside the title stands below it.
    #[must_use]
    pub fn has_two_lines(&self) -> bool {
        self.tight || self.form == Form::Portrait
    }

    /// Where a screen is too narrow for title and clock side by side: from above everything to the
    /// clock, and its size.
    #[must_use]
    pub fn low_clock(&self) -> Option<(f64, f64)> {
        let narrow = self.tight && self.form == Form::Portrait;
        narrow.then(|| (Self::ABOVE + self.title() * 1.2 - 0.15, 1.0))
    }

    /// Width of the title, and of what is said below it.
    #[must_use]
    pub fn headings(&self) -> (f64, f64) {
        const CLOCK: f64 = 5.0;
        const SMALL_CLOCK: f64 = 3.3;
        if self.low_clock().is_some() {
            (self.width, self.width - SMALL_CLOCK)
        } else if self.has_two_lines() {
            (self.width - CLOCK, self.width)
        } else {
            (self.width - CLOCK, self.width - CLOCK)
        }
    }

    /// Height of the heading.
    #[must_use]
    pub fn head(&self) -> f64 {
        match (self.has_two_lines(), self.tight) {
            (true, true) => self.title() * 1.2 + self.line(),
            (true, false) => self.title() * 1.2 + 1.3,
            (false, _) => self.title() * 1.2,
        }
    }

    /// Height of the foot.
    #[must_use]
    pub fn foot(&self) -> f64 {
        match (self.form, self.tight) {
            (Form::Portrait, false) => 7.0 * self.line() + 0.35,
            (Form::Portrait, true) => 4.0 * self.line(),
            (_, false) => 3.0 * self.line(),
            (_, true) => 2.0 * self.line(),
        }
    }

    /// The room of a scene that needs no legend: its foot has fewer lines.
    #[must_use]
    pub fn without_legend(&self) -> Self {
        Self { height: self.height + self.foot() - self.plain_foot(), ..*self }
    }

    /// Height of the foot of a scene that needs no legend.
    fn plain_foot(&self) -> f64 {
        if self.has_two_lines() || self.form == Form::Compact { 2.0 * self.line() } else { self.line() }
    }

    /// Height of a line of the smallest text, with what is between two.
    #[must_use]
    pub fn line(&self) -> f64 {
        self.small * 1.35
    }

    /// Width of a line of the smallest text.
    #[must_use]
    pub fn small_width(&self, text: &str) -> f64 {
        width(text, Weight::Regular, self.small)
    }

    /// The paper of a map of that width and height.
    #[must_use]
    pub fn frame(&self, width: f64, height: f64) -> Frame {
        // Where there is little room, and on a very wide screen there is little height, its smallest words can just be read: they
        // have 0.82 of the names' size.
        let text = if self.tight || self.form == Form::Wide {
            self.small / 0.82
        } else {
            1.0_f64.max(self.small / 0.82)
        };
        Frame { width: width * UNITS, height: height * UNITS, text: text * UNITS, ..Frame::WALL }
    }

    /// The lengths that styles need, as custom properties of the form.
    pub(super) fn stylesheet(&self, more: &[(&str, f64)]) -> String {
        let own = [
            ("aside", Self::ASIDE),
            ("above", Self::ABOVE),
            ("between", Self::BETWEEN),
            ("head", self.head()),
            ("foot", self.foot()),
            ("plain-foot", self.plain_foot()),
            ("lead", self.line()),
            ("title", self.title()),
            ("big", self.big()),
        ];
        let lengths: Vec<String> =
            own.iter().chain(more).map(|(name, length)| format!("--{name}:{length:.3}rem")).collect();
        format!(".form-{}{{{}}}\n", self.form.word(), lengths.join(";"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_leaves_room_for_its_scene() {
        let screens = [
            Screen::default(),
            // A small display on a desk, and the least that the settings allow.
            Screen { inches: 7.0, distance_m: 0.6, ..Screen::default() },
            Screen { inches: 7.0, distance_m: 0.64, ..Screen::default() },
        ];
        for screen in screens {
            for form in Form::ALL {
                let room = Room::new(&screen, form);
                let (width, height) = screen.room(form);
                assert!(room.height > 0.4 * height, "{form:?} {screen:?}: {room:?}");
                assert!(room.width > 0.8 * width, "{form:?} {screen:?}: {room:?}");
                assert_eq!(room.tight, screen.inches < 10.0, "{form:?} {screen:?}");
            }
        }
    }
}
