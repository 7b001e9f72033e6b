//! Which program this is.

use super::line::{Light, Line, Subject, Words};
use crate::app::edition::Edition;

pub(super) fn look() -> Line {
    let words = Words::new("doctor-program-is")
        .open("version", Edition::VERSION)
        .open("architecture", std::env::consts::ARCH);
    Line::new(Subject::Program, Light::Green, words)
}
