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
}

impl Room {
    /// Left and right of everything.
    const ASIDE: f64 = 1.35;
    /// Above and below everything.
    const ABOVE: f64 = 0.9;
    /// Between scene and heading, and between scene and foot.
    const BETWEEN: f64 = 0.5;

    /// The room on a screen.
    #[must_use]
    pub fn new(screen: &Screen, form: Form) -> Self {
        let (width, height) = screen.room(form);
        let small = screen.small();
        let mut room = Self { form, width: width - 2.0 * Self::ASIDE, height: 0.0, small };
        room.height = height - 2.0 * (Self::ABOVE + Self::BETWEEN) - room.head() - room.foot();
        room
    }

    /// True where there is little room: a small screen, or one far away.
    #[must_use]
    pub fn is_tight(&self) -> bool {
        self.width.min(self.height / 0.66) < 26.0
    }

    /// Height of the heading: one line, or two where the screen is narrow.
    #[must_use]
    pub fn head(&self) -> f64 {
        if self.has_two_lines() { 3.3 } else { 2.0 }
    }

    /// True if what is said beside the title stands below it.
    #[must_use]
    pub fn has_two_lines(&self) -> bool {
        self.width < 40.0
    }

    /// Height of the foot.
    #[must_use]
    pub fn foot(&self) -> f64 {
        match self.form {
            _ if self.is_narrow() => 2.0 * self.line(),
            Form::Portrait => 6.6,
            _ => self.line() * 3.0 + 0.1,
        }
    }

    fn is_narrow(&self) -> bool {
        self.width < 36.0 && self.form != Form::Portrait
    }

    /// Height of a line of the smallest text, with what is between two.
    #[must_use]
    pub fn line(&self) -> f64 {
        self.small * 1.35
    }

    /// Width of a text.
    #[must_use]
    pub fn measure(text: &str, weight: Weight, size: f64) -> f64 {
        width(text, weight, size)
    }

    /// The paper of a map of that width and height.
    #[must_use]
    pub fn frame(&self, width: f64, height: f64) -> Frame {
        Frame { width: width * UNITS, height: height * UNITS, text: UNITS, ..Frame::WALL }
    }

    /// The lengths that styles need, as custom properties of the form.
    pub(super) fn stylesheet(&self) -> String {
        format!(
            ".form-{}{{--aside:{:.3}rem;--above:{:.3}rem;--between:{:.3}rem;--head:{:.3}rem;--foot:{:.3}rem;--line-s:{:.3}rem}}\n",
            self.form.word(),
            Self::ASIDE,
            Self::ABOVE,
            Self::BETWEEN,
            self.head(),
            self.foot(),
            self.line(),
        )
    }
}
