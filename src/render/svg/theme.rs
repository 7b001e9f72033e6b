//! All colours in one place, for pages and for pictures that stand alone.
//!
//! The scale runs from violet by grey to orange, after `PuOr`: two hues that
//! people with any kind of colour vision tell apart (`vision` holds the
//! colours to that). What is only possible has
//! the same hue in a light wash with a dashed edge; what is not is grey. On the dark ground
//! lightness rises with the level, so that the order holds without any hue.
//! A border is a line of the ground's colour with a hairline in it: one of the
//! two stands out from any filling.

use std::fmt::Write;

use crate::render::assets::Asset;
use crate::view::theme::Theme;

/// A colour's name and its value on the dark and on the light ground.
type Colour = (&'static str, &'static str, &'static str);

/// Every colour that maps and pages use.
pub const COLOURS: &[Colour] = &[
    ("ground", "#101b26", "#f7f6f2"),
    ("raised", "#182735", "#ffffff"),
    ("text", "#f3f7fa", "#15212c"),
    ("quiet", "#aebccb", "#4b5a67"),
    ("line", "#2c3e4f", "#d3d8da"),
    ("accent", "#ffd9a0", "#8a4500"),
    ("much-lower", "#362d72", "#5e3c99"),
    ("on-much-lower", "#ffffff", "#ffffff"),
    ("lower", "#5449bc", "#b2abd2"),
    ("on-lower", "#ffffff", "#15212c"),
    ("even", "#6e7681", "#e6e5e1"),
    ("on-even", "#ffffff", "#15212c"),
    ("higher", "#c98f52", "#fdb863"),
    ("on-higher", "#101b26", "#15212c"),
    ("much-higher", "#ffb347", "#e66101"),
    ("on-much-higher", "#101b26", "#15212c"),
    ("maybe-lower", "#5d6079", "#d0d3ee"),
    ("on-maybe-lower", "#ffffff", "#15212c"),
    ("edge-lower", "#c3bcf5", "#5e3c99"),
    ("maybe-higher", "#86704a", "#ffd9a3"),
    ("on-maybe-higher", "#ffffff", "#15212c"),
    ("edge-higher", "#ffc67a", "#b34700"),
    ("few", "#3c4855", "#eeede9"),
    ("few-mark", "#6a7581", "#a3a8a6"),
    ("on-few", "#ffffff", "#15212c"),
    ("untested", "#2f4759", "#d3dfe7"),
    ("on-untested", "#ffffff", "#15212c"),
    ("zero", "#101b26", "#ffffff"),
    ("on-zero", "#f3f7fa", "#15212c"),
    ("below", "#253849", "#b9c6cf"),
    ("on-below", "#dbe4ec", "#33424f"),
    ("hidden", "#1b2a38", "#ecefef"),
    ("hidden-mark", "#435b72", "#a9b5bd"),
    ("on-hidden", "#dbe4ec", "#33424f"),
    ("unlisted", "#16232f", "#f4f4f0"),
    ("unlisted-mark", "#3d5468", "#b3bdc2"),
    ("on-unlisted", "#dbe4ec", "#33424f"),
    ("missing", "#14212d", "#fbfbf9"),
    ("on-missing", "#dbe4ec", "#33424f"),
    ("rim", "#abbbca", "#525e68"),
];

/// The looks of areas, in the words of their classes.
const SHADES: &[&str] = &[
    "much-lower",
    "lower",
    "even",
    "higher",
    "much-higher",
    "maybe-lower",
    "maybe-higher",
    "few",
    "untested",
    "zero",
    "below",
    "hidden",
    "unlisted",
    "missing",
];

/// A colour by name on a ground; the text colour if there is none.
#[must_use]
pub fn colour(name: &str, theme: Theme) -> &'static str {
    let known = COLOURS.iter().find(|(other, _, _)| *other == name);
    known.map_or("#808080", |&(_, dark, light)| match theme {
        Theme::Dark => dark,
        Theme::Light => light,
    })
}

/// The style sheet of all pages: the type, the colours, the looks of maps.
/// `font` is the type as pages load it.
#[must_use]
pub fn stylesheet(font: &Asset) -> String {
    let mut css = format!(
        "@font-face{{font-family:Inter;font-weight:400 700;font-display:block;\
         src:url({}) format(\"woff2\")}}\n",
        font.href
    );
    let light = values(Theme::Light);
    let _ = write!(css, ":root{{{}}}\n[data-theme=light]{{{light}}}\n", values(Theme::Dark));
    // Pages at a desk follow the system's setting; the wall says which it is.
    let _ = writeln!(css, "@media (prefers-color-scheme:light){{[data-theme=auto]{{{light}}}}}");
    let _ = writeln!(css, "@media print{{[data-theme]{{{light}}}}}");
    css.push_str(&rules(|name| format!("var(--{name})")));
    css
}

/// Every colour of a theme, as custom properties.
fn values(theme: Theme) -> String {
    let mut css = format!("color-scheme:{}", theme.word());
    for (name, _, _) in COLOURS {
        let _ = write!(css, ";--{name}:{}", colour(name, theme));
    }
    css
}

/// The style of a picture that stands alone.
#[must_use]
pub(in crate::render) fn standalone(theme: Theme) -> String {
    let mut css = rules(|name| colour(name, theme).to_owned());
    css.push_str("text{font-family:Inter,sans-serif}\n");
    css
}

/// The looks of everything in a map, by a way to name colours.
fn rules(colour: impl Fn(&str) -> String) -> String {
    let mut css = String::new();
    for shade in SHADES {
        let (fill, on) = (colour(shade), colour(&format!("on-{shade}")));
        // Hatched and dotted looks are filled with patterns.
        if !matches!(*shade, "hidden" | "few" | "unlisted") {
            let _ = write!(css, ".c-{shade}{{fill:{fill}}}");
        }
        let _ = writeln!(css, ".on-{shade}{{fill:{on};color:{on}}}.b-{shade}{{background:{fill}}}");
        let _ = writeln!(
            css,
            ".over-{shade} text{{stroke:{fill};stroke-width:.26em;stroke-linejoin:round;paint-order:stroke}}"
        );
    }
    let (ground, text, quiet, rim) = (colour("ground"), colour("text"), colour("quiet"), colour("rim"));
    let (hidden, few, unlisted) = (colour("hidden-mark"), colour("few-mark"), colour("unlisted-mark"));
    let (edge_higher, edge_lower) = (colour("edge-higher"), colour("edge-lower"));
    let _ = writeln!(
        css,
        ".ground{{fill:{ground}}}\
         .on-ground{{fill:{text};color:{text}}}\
         .on-quiet{{fill:{quiet};color:{quiet}}}\
         .area{{stroke:{ground};stroke-width:.09em;stroke-linejoin:round}}\
         .border{{fill:none;stroke:{rim};stroke-width:.028em;stroke-linejoin:round}}\
         .rim{{fill:none;stroke:{text};stroke-width:.34em;stroke-linejoin:round}}\
         .rim-thin{{fill:none;stroke:{text};stroke-width:.12em}}\
         .edge{{fill:none;stroke:{rim};stroke-width:.05em;stroke-linejoin:round}}\
         .edge-open{{fill:none;stroke:{rim};stroke-width:.055em;stroke-dasharray:.06em .17em;stroke-linecap:round}}\
         .edge-higher,.edge-lower{{fill:none;stroke-width:.09em;stroke-dasharray:.26em .17em}}\
         .edge-higher{{stroke:{edge_higher}}}.edge-lower{{stroke:{edge_lower}}}\
         .h-ground{{fill:{}}}.f-ground{{fill:{}}}.u-ground{{fill:{}}}\
         .h-mark{{stroke:{hidden}}}.f-mark{{fill:{few}}}.u-mark{{stroke:{unlisted}}}\
         .leader{{stroke:{text};stroke-width:.065em;fill:none}}.leader-bed{{stroke:{ground};stroke-width:.2em;fill:none}}.leader-end{{fill:{text}}}\
         .l-name{{font-weight:600}}.l-value{{font-weight:700}}\
         .a-clear{{fill:currentColor}}\
         .a-some{{fill:none;stroke:currentColor;stroke-linejoin:round}}\
         .p-mark{{stroke:currentColor;stroke-linecap:round;fill:none}}\
         .s-line{{fill:none;stroke:{quiet};stroke-linejoin:round;stroke-linecap:round}}\
         .s-dot{{fill:{text}}}",
        colour("hidden"),
        colour("few"),
        colour("unlisted"),
    );
    css
}

#[cfg(test)]
mod looks;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod vision;
