//! What the colours must be, measured on the very constants.

use super::vision::{VISIONS, apart, contrast, luminance};
use super::*;

const THEMES: [Theme; 2] = [Theme::Dark, Theme::Light];

/// The five classes, from the lowest to the highest.
const CLASSES: &[&str] = &["much-lower", "lower", "even", "higher", "much-higher"];

/// Least distance of two full classes beside each other, in `OKLab`: some five
/// times what people just notice.
const CLEARLY_APART: f64 = 0.095;

/// The same where a dashed edge and an open triangle say it as well.
const APART: f64 = 0.05;

#[test]
fn text_stands_out_on_everything_it_stands_on() {
    for theme in THEMES {
        let pairs = SHADES.iter().map(|shade| (format!("on-{shade}"), (*shade).to_owned()));
        let others = [
            ("text", "ground"),
            ("quiet", "ground"),
            ("accent", "ground"),
            ("text", "raised"),
            ("quiet", "raised"),
            ("on-hidden", "hidden-mark"),
            ("on-few", "few-mark"),
            ("on-unlisted", "unlisted-mark"),
        ];
        let others = others.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned()));
        for (over, under) in pairs.chain(others) {
            let ratio = contrast(colour(&over, theme), colour(&under, theme));
            assert!(ratio >= 4.5, "{over} on {under}, {theme:?}: {ratio:.2}");
        }
    }
}

#[test]
fn lines_stand_out_from_what_they_lie_on() {
    for theme in THEMES {
        let ratio = |a: &str, b: &str| contrast(colour(a, theme), colour(b, theme));
        let lines = [
            // The outline of a cluster, leader lines on their bed, the course over time.
            ("text", "ground"),
            ("quiet", "ground"),
            ("edge-higher", "maybe-higher"),
            ("edge-lower", "maybe-lower"),
            ("rim", "zero"),
            ("rim", "missing"),
            ("rim", "unlisted"),
            ("rim", "ground"),
        ];
        for (line, under) in lines {
            assert!(ratio(line, under) >= 3.0, "{line} on {under}, {theme:?}: {:.2}", ratio(line, under));
        }
        // A border is two lines in one; either may be the one that is seen.
        for shade in SHADES {
            let seen = ratio("ground", shade).max(ratio("rim", shade));
            assert!(seen >= 3.0, "border of {shade}, {theme:?}: {seen:.2}");
        }
    }
}

#[test]
fn patterns_can_be_seen_without_colour() {
    for theme in THEMES {
        for shade in ["hidden", "few", "unlisted"] {
            let ratio = contrast(colour(shade, theme), colour(&format!("{shade}-mark"), theme));
            assert!(ratio >= 1.7, "{shade}, {theme:?}: {ratio:.2}");
        }
    }
}

#[test]
fn neighbouring_classes_stay_apart_in_every_colour_vision() {
    for theme in THEMES {
        let full = CLASSES.windows(2).map(|pair| (pair[0], pair[1], CLEARLY_APART));
        let others = [
            ("lower", "higher", CLEARLY_APART),
            ("much-lower", "maybe-lower", CLEARLY_APART),
            ("lower", "maybe-lower", APART),
            ("maybe-lower", "even", APART),
            ("even", "maybe-higher", APART),
            ("maybe-higher", "higher", APART),
            ("maybe-lower", "maybe-higher", APART),
        ];
        for (one, two, least) in full.chain(others) {
            for (vision, matrix) in VISIONS {
                let distance = apart(colour(one, theme), colour(two, theme), matrix);
                assert!(distance >= least, "{one} {two}, {theme:?}, {vision}: {distance:.3}");
            }
        }
    }
}

#[test]
fn on_the_dark_ground_lightness_follows_the_level() {
    let levels = CLASSES.iter().map(|shade| luminance(colour(shade, Theme::Dark)));
    let levels: Vec<f64> = levels.collect();
    assert!(levels.windows(2).all(|pair| pair[1] + 0.05 > 1.25 * (pair[0] + 0.05)), "{levels:?}");
}

#[test]
fn every_class_has_a_rule() {
    let css = standalone(Theme::Light);
    for shade in SHADES {
        assert!(css.contains(&format!(".on-{shade}{{")));
    }
    assert!(!css.contains("var("), "pictures that stand alone know no variables");
}
