//! The map as SVG.

use std::fmt::Write;

use geo::{Coord, LineString};

use super::label::{Label, place};
use super::legend;
use super::markup::escape;
use super::number::{text, write};
use super::outline::{GRID, Node, Ring, simplify};
use super::raster::Raster;
use super::{arrow, sign, theme};
use crate::view::map::{MapArea, MapView, Shade};
use crate::view::theme::Theme;

/// The paper that a map is drawn on.
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
    /// Size of the names on the map, in drawing units.
    pub text: f64,
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
    };

    /// A map within a page, coloured by the page's own theme.
    #[must_use]
    pub fn page(width: f64, height: f64) -> Self {
        let text = (width.min(height) / 34.0).clamp(12.0, 35.0);
        Self { width, height, theme: Theme::Dark, standalone: false, linked: false, text }
    }

    /// The same, every area leading to its page.
    #[must_use]
    pub fn linked(self) -> Self {
        Self { linked: true, ..self }
    }

    /// A picture by itself.
    #[must_use]
    pub fn picture(width: f64, height: f64, theme: Theme) -> Self {
        Self { standalone: true, theme, ..Self::page(width, height) }
    }
}

/// Draws a map. The same view and frame give the same text.
#[must_use]
pub fn map(view: &MapView, frame: &Frame) -> String {
    let mut svg = String::with_capacity(32 * 1024);
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\"",
        text(frame.width),
        text(frame.height),
    );
    if frame.standalone {
        let _ = write!(svg, " width=\"{}\" height=\"{}\"", text(frame.width), text(frame.height));
    }
    let label = escape(&format!("{}, {}", view.title, view.window));
    let _ = write!(
        svg,
        " class=\"map\" role=\"{}\" aria-label=\"{label}\" lang=\"{}\"><title>{label}</title><desc>{}</desc>",
        // What leads somewhere is more than a picture.
        if frame.linked { "group" } else { "img" },
        view.lang,
        escape(&view.description),
    );
    if frame.standalone {
        let _ = write!(
            svg,
            "<style>{}</style><rect class=\"ground\" width=\"100%\" height=\"100%\"/>",
            theme::standalone(frame.theme)
        );
        let inner = legend::around(&mut svg, view, frame);
        let _ = write!(svg, "<g transform=\"translate({} {})\">", text(inner.x), text(inner.y));
        // What stands around the map leaves it less room, and its names with it.
        let names = (inner.width.min(inner.height) / 30.0).max(12.0).min(frame.text);
        body(&mut svg, view, (inner.width, inner.height), &Frame { text: names, ..*frame });
        svg.push_str("</g>");
    } else {
        body(&mut svg, view, (frame.width, frame.height), frame);
    }
    svg.push_str("</svg>");
    svg
}

/// Areas, outlines and labels within a rectangle at the origin.
fn body(svg: &mut String, view: &MapView, size: (f64, f64), frame: &Frame) {
    let rings = simplify(&fitted(view, size));
    let raster = Raster::paint(size.0, size.1, &rings, GRID);
    let labels = place(&view.areas, &raster, size, frame.text);
    let key = view.key.as_str();
    legend::patterns(svg, key, &view.areas);
    // A cluster's areas are laid over broad lines around each of them: what can
    // be seen of the lines is the outline of them all.
    let clustered = |at: usize| view.clusters.iter().any(|cluster| cluster.contains(&at));
    for over in [false, true] {
        if over {
            for (_, rings) in rings.iter().enumerate().filter(|&(at, _)| clustered(at)) {
                let _ = write!(svg, "<path class=\"rim\" d=\"{}\"/>", path(rings));
            }
        }
        for (at, (area, rings)) in view.areas.iter().zip(&rings).enumerate() {
            if clustered(at) == over {
                area_within(svg, area, rings, (key, frame.linked));
            }
        }
    }
    for (area, rings) in view.areas.iter().zip(&rings) {
        if let Some(class) = edge(area.shade) {
            let _ = write!(svg, "<path class=\"{class}\" d=\"{}\"/>", path(rings));
        }
    }
    for label in &labels {
        if let Some(area) = view.areas.get(label.area) {
            draw(svg, label, area);
        }
    }
}

/// The edge that a filling has beside its colour.
pub(super) fn edge(shade: Shade) -> Option<&'static str> {
    match shade {
        Shade::PossiblyHigher => Some("edge-higher"),
        Shade::PossiblyLower => Some("edge-lower"),
        Shade::Zero => Some("edge"),
        Shade::Missing | Shade::Unlisted => Some("edge-open"),
        _ => None,
    }
}

/// The shapes on the grid of the drawing, as large as they fit.
fn fitted(view: &MapView, (width, height): (f64, f64)) -> Vec<Vec<Ring>> {
    // Half of the widest line, so that nothing is cut off.
    const EDGE: f64 = 7.0;
    let (least, most) = view.extent();
    let span = Coord { x: (most.x - least.x).max(1e-9), y: (most.y - least.y).max(1e-9) };
    let scale = ((width - 2.0 * EDGE) / span.x).min((height - 2.0 * EDGE) / span.y).max(0.0);
    let shift = Coord { x: (width - span.x * scale) / 2.0, y: (height - span.y * scale) / 2.0 };
    let node = |c: &Coord<f64>| -> Node {
        let on_paper = (*c - least) * scale + shift;
        (grid(on_paper.x), grid(on_paper.y))
    };
    let ring = |line: &LineString<f64>| -> Ring { line.coords().map(node).collect() };
    view.areas
        .iter()
        .map(|area| {
            let rings = area
                .shape
                .iter()
                .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(ring));
            rings.collect()
        })
        .collect()
}

#[allow(clippy::cast_possible_truncation)] // bounded by the paper's size
fn grid(units: f64) -> i32 {
    (units * GRID).round().clamp(-1e8, 1e8) as i32
}

/// An area, within a link to its page where that is wanted.
fn area_within(svg: &mut String, area: &MapArea, rings: &[Ring], (key, linked): (&str, bool)) {
    if linked {
        let _ = write!(svg, "<a href=\"{}\" aria-label=\"{}\">", escape(&area.href), escape(&area.summary));
    }
    area_path(svg, area, rings, key);
    if linked {
        svg.push_str("</a>");
    }
}

fn area_path(svg: &mut String, area: &MapArea, rings: &[Ring], key: &str) {
    let _ = write!(svg, "<path class=\"area {}\"", area.shade.class());
    if let Some(pattern) = legend::pattern(area.shade) {
        let _ = write!(svg, " fill=\"url(#{key}-{pattern})\"");
    }
    let _ = write!(
        svg,
        " fill-rule=\"evenodd\" d=\"{}\"><title>{}</title></path>",
        path(rings),
        escape(&area.summary)
    );
}

/// Path data in whole grid steps, each point from the one before.
fn path(rings: &[Ring]) -> String {
    let mut d = String::new();
    for ring in rings {
        let mut before: Option<Node> = None;
        for &(x, y) in ring {
            match before {
                None => {
                    d.push('M');
                    pair(&mut d, (x, y));
                    d.push('l');
                }
                Some((bx, by)) => pair(&mut d, (x - bx, y - by)),
            }
            before = Some((x, y));
        }
        if d.ends_with('l') {
            d.pop();
        }
        d.push('z');
    }
    d
}

fn pair(d: &mut String, (x, y): Node) {
    for step in [x, y] {
        if step >= 0 && d.ends_with(|c: char| c.is_ascii_digit()) {
            d.push(' ');
        }
        write(d, f64::from(step) / GRID);
    }
}

fn draw(svg: &mut String, label: &Label, area: &MapArea) {
    if let Some((from, to)) = label.leader {
        let _ = write!(
            svg,
            "<path class=\"leader\" d=\"M{} {}L{} {}\"/><circle class=\"leader-end\" cx=\"{}\" cy=\"{}\" r=\"5\"/>",
            text(from.0),
            text(from.1),
            text(to.0),
            text(to.1),
            text(to.0),
            text(to.1),
        );
    }
    let on = if label.leader.is_some() { "ground" } else { area.shade.class().trim_start_matches("c-") };
    let halo = if label.across { format!(" over-{on}") } else { String::new() };
    let _ = write!(svg, "<g class=\"on-{on}{halo}\" text-anchor=\"middle\">");
    for line in &label.lines {
        let _ = write!(
            svg,
            "<text class=\"{}\" x=\"{}\" y=\"{}\" font-size=\"{}\">{}</text>",
            if line.is_value { "l-value" } else { "l-name" },
            text(line.x),
            text(line.baseline),
            text(line.size),
            escape(&line.text),
        );
        if line.is_value && area.provisional {
            provisional(svg, line);
        }
    }
    if let (Some((x, y, side)), Some(contrast)) = (label.sign, area.shade.sign()) {
        svg.push_str(&sign(contrast, x, y, side));
    }
    if let (Some((x, y, side)), Some(change)) = (label.arrow, area.arrow) {
        svg.push_str(&arrow(change, x, y, side));
    }
    svg.push_str("</g>");
}

/// A dotted line below a figure that late reports may still change.
fn provisional(svg: &mut String, line: &super::label::Line) {
    // Below the number alone, not below its triangle.
    let half = super::text::width(&line.text, super::text::Weight::Bold, line.size) / 2.0;
    let y = line.baseline + line.size * 0.19;
    let dot = line.size * 0.07;
    let _ = write!(
        svg,
        "<path class=\"p-mark\" stroke-width=\"{}\" stroke-dasharray=\"0 {}\" d=\"M{} {}H{}\"/>",
        text(dot),
        text(dot * 2.4),
        text(line.x - half + dot),
        text(y),
        text(line.x + half - dot),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;
    use crate::view::sample;
    use crate::view::wall::{Body, Programme, Scene, SceneId, Shift, Wall};

    fn view(scene: Scene) -> Option<MapView> {
        match scene.body {
            Body::Figures(figures) => Some(figures.map),
            _ => None,
        }
    }

    fn views(coverage: crate::geometry::Coverage) -> Vec<MapView> {
        let snapshot = sample::snapshot(coverage);
        let assessment = sample::assessment(&snapshot);
        let programme = Programme::usual(20);
        let wall = Wall::new((&snapshot, &assessment), Lang::Da, &programme, Shift::default());
        let ids = snapshot.release.indicators.iter().map(|of| SceneId::Map(of.indicator.id.to_string()));
        ids.filter_map(|id| view(wall.scene(&id).ok()?)).collect()
    }

    #[test]
    fn labels_never_overlap_nor_leave_the_frame() {
        let mut coverages: Vec<_> =
            sample::MAPS.iter().filter_map(|(name, file)| Some((*name, sample::coverage(file)?))).collect();
        coverages.push(("square", sample::square(&"Lange navne ".repeat(25))));
        for (name, coverage) in coverages {
            for view in views(coverage) {
                let size = (Frame::WALL.width, Frame::WALL.height);
                let rings = simplify(&fitted(&view, size));
                assert!(rings.iter().all(|rings| !rings.is_empty()), "{name}: an area vanished");
                let raster = Raster::paint(size.0, size.1, &rings, GRID);
                let labels = place(&view.areas, &raster, size, Frame::WALL.text);
                assert!(view.areas.len() > 24 || !labels.is_empty(), "{name}");
                for (at, label) in labels.iter().enumerate() {
                    let b = label.bounds();
                    assert!(b.left >= 0.0 && b.top >= 0.0, "{name}: {b:?}");
                    assert!(b.right <= size.0 && b.bottom <= size.1, "{name}: {b:?}");
                    // Line by line: a short value leaves room beside it that a neighbour may use.
                    for other in labels.iter().skip(at + 1) {
                        let clash = label
                            .lines
                            .iter()
                            .any(|line| other.lines.iter().any(|beside| line.bounds.overlaps(beside.bounds)));
                        assert!(!clash, "{name}: {label:?} {other:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn hostile_names_stay_text() {
        let name = format!("<script>alert(\"1\")</script>&'\u{202e}{}", "x".repeat(300));
        for mut view in views(sample::square("A")) {
            for area in &mut view.areas {
                area.label.clone_from(&name);
                area.summary.clone_from(&name);
            }
            let svg = map(&view, &Frame::picture(800.0, 600.0, Theme::Light));
            assert!(!svg.contains("<script") && !svg.contains("\"1\""));
            assert!(svg.contains("&lt;script&gt;") && svg.contains("…</text>"), "cut with an ellipsis");
            assert!(crate::render::png::png(&svg).is_ok());
        }
    }
}
