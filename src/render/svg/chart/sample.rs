//! The looks of a chart by themselves, for its legend.

use std::fmt::Write as _;

use super::class;
use crate::render::svg::number::text;
use crate::view::chart::{Look, Sample};

/// A sample of a look. `key` makes its names unique on the page.
#[must_use]
pub fn sample(sample: Sample, key: &str) -> String {
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart-sample\" viewBox=\"0 0 36 16\" aria-hidden=\"true\">",
    );
    match sample {
        Sample::Line(look) => {
            let _ = write!(svg, "<path class=\"t-line {}\" d=\"M2 8H34\"/>", class(look));
            mark(&mut svg, look, 18.0, 8.0);
        }
        Sample::Provisional => svg.push_str("<path class=\"t-line t-a t-open\" d=\"M2 8H34\"/>"),
        Sample::Hidden => {
            let _ = write!(
                svg,
                "<defs><pattern id=\"{key}\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" \
                 patternTransform=\"rotate(45)\"><rect class=\"t-veil\" width=\"7\" height=\"7\"/>\
                 <path class=\"t-hatch\" d=\"M0 0V7\" stroke-width=\"2.4\"/></pattern></defs>\
                 <rect class=\"t-hidden\" fill=\"url(#{key})\" x=\"2\" y=\"1\" width=\"32\" height=\"14\"/>"
            );
        }
        Sample::Usual => svg.push_str("<path class=\"t-usual\" d=\"M2 2H34V14H2Z\"/>"),
    }
    svg.push_str("</svg>");
    svg
}

/// The mark of a line's end: each of the four has a form of its own.
pub(super) fn mark(svg: &mut String, look: Look, x: f64, y: f64) {
    let Look::Own(nth) = look else { return };
    let class = class(look);
    let at = |dx: f64, dy: f64| format!("{} {}", text(x + dx), text(y + dy));
    let _ = match nth {
        0 => write!(svg, "<circle class=\"t-end {class}\" cx=\"{}\" cy=\"{}\" r=\"4.2\"/>", text(x), text(y)),
        1 => write!(
            svg,
            "<path class=\"t-end {class}\" d=\"M{}L{}L{}L{}Z\"/>",
            at(-3.8, -3.8),
            at(3.8, -3.8),
            at(3.8, 3.8),
            at(-3.8, 3.8)
        ),
        2 => write!(
            svg,
            "<path class=\"t-end {class}\" d=\"M{}L{}L{}Z\"/>",
            at(0.0, -5.2),
            at(4.8, 3.6),
            at(-4.8, 3.6)
        ),
        _ => write!(
            svg,
            "<path class=\"t-end {class}\" d=\"M{}L{}L{}L{}Z\"/>",
            at(0.0, -5.4),
            at(5.4, 0.0),
            at(0.0, 5.4),
            at(-5.4, 0.0)
        ),
    };
}
