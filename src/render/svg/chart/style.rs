//! The looks of everything in a chart, by a way to name colours.

use std::fmt::Write as _;

/// Colours of the four lines: told apart by lightness and the form of their
/// ends as well.
const OWN: [(&str, &str); 4] = [("a", "text"), ("b", "edge-lower"), ("c", "edge-higher"), ("d", "rim")];

/// The rules. Pages name colours as custom properties, pictures by value.
#[must_use]
pub fn rules(colour: impl Fn(&str) -> String) -> String {
    let mut css = String::new();
    let (ground, quiet, line, rim) = (colour("ground"), colour("quiet"), colour("line"), colour("rim"));
    let _ = write!(
        css,
        ".chart text{{font-family:Inter,sans-serif;fill:{quiet};font-variant-numeric:tabular-nums}}\
         .t-figure{{text-anchor:end}}.t-when,.t-number{{text-anchor:middle}}\
         .t-grid,.t-tick{{fill:none;stroke:{line};stroke-width:1}}\
         .t-base{{fill:none;stroke:{rim};stroke-width:1.2}}\
         .t-usual{{fill:{};stroke:none}}\
         .t-veil{{fill:{}}}.t-hatch{{stroke:{}}}\
         .t-hidden{{stroke:{};stroke-width:.8}}\
         .t-line{{fill:none;stroke-width:2.4;stroke-linejoin:round;stroke-linecap:round}}\
         .t-open{{stroke-dasharray:5 5;stroke-linecap:butt}}\
         .chart .t-name{{font-weight:600}}\
         .t-end{{stroke:{ground};stroke-width:1.4}}\
         .t-note{{fill:none;stroke:{rim};stroke-width:1.4;stroke-dasharray:1.5 4;stroke-linecap:round}}\
         .t-break{{fill:none;stroke:{};stroke-width:2}}\
         .t-pin{{fill:{ground};stroke:{rim};stroke-width:1.2}}\
         .chart .t-number{{font-size:.85em;font-weight:600;fill:{}}}\
         .t-touch rect{{fill:transparent}}",
        colour("below"),
        colour("hidden"),
        colour("hidden-mark"),
        colour("hidden-mark"),
        colour("text"),
        colour("text"),
    );
    for (nth, name) in OWN {
        let own = colour(name);
        let _ = write!(
            css,
            ".t-line.t-{nth}{{stroke:{own}}}.t-dot.t-{nth},.t-end.t-{nth},.chart .t-name.t-{nth}{{fill:{own}}}"
        );
    }
    for (class, name, width) in
        [("yardstick", "quiet", "1.6"), ("before", "quiet", "1.8"), ("earlier", "rim", "1.1")]
    {
        let own = colour(name);
        let _ = write!(
            css,
            ".t-line.t-{class}{{stroke:{own};stroke-width:{width}}}.t-dot.t-{class},.chart .t-name.t-{class}{{fill:{own}}}"
        );
    }
    css.push_str(
        ".t-line.t-earlier{opacity:.55}.chart .t-name.t-yardstick,.chart .t-name.t-before{font-weight:400}\n",
    );
    css
}
