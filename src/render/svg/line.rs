//! A line of text in a drawing, cut where it would leave its room.

use std::fmt::Write as _;

use super::markup::escape;
use super::number;
use super::text::{Weight, fitting, trimmed};

/// How a line of text looks: its class, its weight and its size.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub(super) class: &'static str,
    pub(super) weight: Weight,
    pub(super) size: f64,
}

/// Writes a line from a point, no longer than `room`.
pub(super) fn line(svg: &mut String, of: Type, (x, y): (f64, f64), words: &str, room: f64) {
    let words = fitting(&[trimmed(words, usize::from(u8::MAX))], of.weight, of.size, room);
    // Writing to a string cannot fail.
    let _ = write!(
        svg,
        "<text class=\"{}\" x=\"{}\" y=\"{}\" font-size=\"{}\">{}</text>",
        of.class,
        number::text(x),
        number::text(y),
        number::text(of.size),
        escape(&words)
    );
}

/// A text in as many lines as it needs.
pub(super) fn broken(words: &str, of: Type, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if super::text::width(&format!("{line} {word}"), of.weight, of.size) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::svg::text::width;

    const PLAIN: Type = Type { class: "on-quiet", weight: Weight::Regular, size: 14.0 };

    #[test]
    fn no_line_leaves_its_room() {
        let words = "Anmeldt hærværk pr. 1.000: Næsby–Næsbyhoved-Broby, Skibhuskvarteret, Vollsmose";
        let mut svg = String::new();
        line(&mut svg, PLAIN, (0.0, 10.0), words, 200.0);
        let shown = svg.split(['<', '>']).nth(2).unwrap();
        assert!(shown.ends_with('…') && width(shown, PLAIN.weight, PLAIN.size) <= 200.0, "{shown}");
        let lines = broken(words, PLAIN, 200.0);
        assert!(lines.len() > 1 && lines.join(" ") == words);
        assert!(lines.iter().all(|line| width(line, PLAIN.weight, PLAIN.size) <= 200.0));
    }
}
