//! The map as SVG.

use std::fmt::Write;

use super::frame::Frame;
use super::label::{Label, Line};
use super::layout::Layout;
use super::legend;
use super::markup::escape;
use super::number::{text, write};
use super::outline::{GRID, Node, Ring};
use super::{arrow, sign, theme, zoomed};
use crate::view::map::{MapArea, MapView, Outline, Shade};

/// Side of a triangle that stands alone, over the size of the text.
const MARK: f64 = 0.6;

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
        body(&mut svg, view, &Frame { width: inner.width, height: inner.height, text: names, ..*frame });
        svg.push_str("</g>");
    } else {
        body(&mut svg, view, frame);
    }
    svg.push_str("</svg>");
    svg
}

/// Areas, outlines and labels within a rectangle at the origin.
fn body(svg: &mut String, view: &MapView, frame: &Frame) {
    let Layout { rings, labels, marks } = Layout::new(view, (frame.width, frame.height), frame);
    // Lines are as strong as the text is large: their widths are in em.
    let _ = write!(svg, "<g font-size=\"{}\">", text(frame.text));
    // The same map may stand on a page in several sizes, all but one of them unseen.
    let key = format!("{}-{}x{}", view.key, frame.width.round(), frame.height.round());
    let key = key.as_str();
    legend::patterns(svg, key, &view.areas, frame.text);
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
    let _ = write!(svg, "<path class=\"border\" d=\"{}\"/>", borders(&rings));
    for (area, rings) in view.areas.iter().zip(&rings) {
        if let Some(class) = edge(area.shade) {
            let _ = write!(svg, "<path class=\"{class}\" d=\"{}\"/>", path(rings));
        }
    }
    for (area, rings) in view.areas.iter().zip(&rings) {
        let class = match area.outline {
            Outline::None => continue,
            Outline::Yardstick => "rim-thin",
            Outline::Chosen => "rim-thin pointed",
        };
        // On a broader line of the ground's colour, so that it stands out from every filling.
        let d = path(rings);
        let _ =
            write!(svg, "<path class=\"leader-bed under\" d=\"{d}\"/><path class=\"{class}\" d=\"{d}\"/>");
    }
    // Whoever can zoom in finds more names there.
    let named = labels.iter().filter(|label| label.has_name()).count();
    let can_tell_more = frame.linked && named < view.areas.len();
    if !(can_tell_more && zoomed::draw(svg, view, (&rings, &labels), frame.text)) {
        for leader in labels.iter().filter_map(|label| label.leader) {
            line_to(svg, leader);
        }
        for label in &labels {
            name(svg, view, label);
        }
    }
    for (at, (x, y)) in marks {
        let Some(area) = view.areas.get(at) else { continue };
        let Some(contrast) = area.shade.sign() else { continue };
        let on = area.shade.class().trim_start_matches("c-");
        let side = frame.text * MARK;
        let drawing = sign(contrast, x - side / 2.0, y - side / 2.0, side);
        let _ = write!(svg, "<g class=\"on-{on}\">{drawing}</g>");
    }
    svg.push_str("</g>");
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

/// The lines between areas, each once.
fn borders(areas: &[Vec<Ring>]) -> String {
    let mut seen = std::collections::HashSet::new();
    let mut d = String::new();
    let mut open: Vec<Node> = Vec::new();
    let shared: std::collections::HashSet<(Node, Node)> = areas.iter().flatten().flat_map(edges).collect();
    for ring in areas.iter().flatten() {
        for (a, b) in edges(ring) {
            let is_border = shared.contains(&(b, a)) && seen.insert((a.min(b), a.max(b)));
            if is_border && open.last() == Some(&a) {
                open.push(b);
            } else {
                line(&mut d, &open);
                open = if is_border { vec![a, b] } else { Vec::new() };
            }
        }
        line(&mut d, &open);
        open.clear();
    }
    d
}

fn edges(ring: &Ring) -> impl Iterator<Item = (Node, Node)> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

/// Path data in whole grid steps, each point from the one before.
pub(super) fn path(rings: &[Ring]) -> String {
    let mut d = String::new();
    for ring in rings {
        line(&mut d, ring);
        d.push('z');
    }
    d
}

/// Adds an open line; nothing of no nodes.
fn line(d: &mut String, nodes: &[Node]) {
    let mut before: Option<Node> = None;
    for &(x, y) in nodes {
        match before {
            None => {
                d.push('M');
                pair(d, (x, y));
                d.push('l');
            }
            Some((bx, by)) => pair(d, (x - bx, y - by)),
        }
        before = Some((x, y));
    }
    if d.ends_with('l') {
        d.pop();
    }
}

fn pair(d: &mut String, (x, y): Node) {
    for step in [x, y] {
        if step >= 0 && d.ends_with(|c: char| c.is_ascii_digit()) {
            d.push(' ');
        }
        write(d, f64::from(step) / GRID);
    }
}

/// A leader line: on a broader one of the ground's colour, so that it stands
/// out from every filling that it passes.
pub(super) fn line_to(svg: &mut String, (from, to): ((f64, f64), (f64, f64))) {
    let d = format!("M{} {}L{} {}", text(from.0), text(from.1), text(to.0), text(to.1));
    let _ = write!(
        svg,
        "<path class=\"leader-bed\" d=\"{d}\"/><circle class=\"leader-bed\" cx=\"{x}\" cy=\"{y}\" r=\".15em\"/>\
         <path class=\"leader\" d=\"{d}\"/><circle class=\"leader-end\" cx=\"{x}\" cy=\"{y}\" r=\".15em\"/>",
        x = text(to.0),
        y = text(to.1),
    );
}

/// A label at its place.
pub(super) fn name(svg: &mut String, view: &MapView, label: &Label) {
    let Some(area) = view.areas.get(label.area) else { return };
    let on = if label.leader.is_some() { "ground" } else { area.shade.class().trim_start_matches("c-") };
    // A halo where other things than the area's one colour lie below.
    let halo = label.across || (label.leader.is_none() && legend::pattern(area.shade).is_some());
    let halo = if halo { format!(" over-{on}") } else { String::new() };
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
fn provisional(svg: &mut String, line: &Line) {
    // Below the number alone, not below its triangle.
    let half = super::text::width(&line.text, super::text::Weight::Bold, line.size) / 2.0;
    let y = line.baseline + line.size * 0.19;
    svg.push_str(&legend::dotted((line.x - half, line.x + half), y, line.size * 0.07));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;
    use crate::view::sample;
    use crate::view::theme::Theme;
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
