//! The labels of a map that a script shows as it is zoomed in on.

use std::fmt::Write;

use super::label::{FARTHEST, Far, Label, Near, near};
use super::map::{line_to, name};
use super::number::text;
use super::outline::Ring;
use crate::view::map::MapView;

/// Draws the labels of the whole map, and unseen ones, each of which appears from some zoom on; true unless
/// there are none of those, and nothing was drawn. Each says where it stays as large as it is, and from and
/// until which zoom it is seen.
pub(super) fn draw(
    svg: &mut String,
    view: &MapView,
    (rings, labels): (&[Vec<Ring>], &[Label]),
    size: f64,
) -> bool {
    let (near, far) = near(&view.areas, rings, size, labels);
    if near.is_empty() {
        return false;
    }
    svg.push_str("<g class=\"far\">");
    let labels = || labels.iter().zip(&far);
    for (label, far) in labels() {
        let Some(leader) = label.leader else { continue };
        svg.push_str("<g");
        until(svg, far);
        line_to(svg, leader);
        svg.push_str("</g>");
    }
    for (label, far) in labels() {
        svg.push_str("<g");
        around(svg, far.at);
        until(svg, far);
        name(svg, view, label);
        svg.push_str("</g>");
    }
    let _ = write!(svg, "</g><g class=\"near\" data-farthest=\"{FARTHEST}\">");
    for Near { label, at, zoom } in &near {
        let _ = write!(svg, "<g display=\"none\" data-from=\"{zoom}\"");
        around(svg, *at);
        svg.push('>');
        name(svg, view, label);
        svg.push_str("</g>");
    }
    svg.push_str("</g>");
    true
}

/// The point around which a label stays as large as it is.
fn around(svg: &mut String, (x, y): (f64, f64)) {
    let _ = write!(svg, " data-x=\"{}\" data-y=\"{}\"", text(x), text(y));
}

/// The zoom from which on a label of the whole map is no more seen, at the end of its tag.
fn until(svg: &mut String, far: &Far) {
    if let Some(zoom) = far.until {
        let _ = write!(svg, " data-until=\"{zoom}\"");
    }
    svg.push('>');
}
