//! A drawing of ours on a sheet of PDF: its paths, colours and patterns. Texts become outlines; what
//! they say stands in the sheet's own words.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Rect, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Paint, Pattern, Stroke, StrokeDash};
use krilla::surface::Surface;
use resvg::tiny_skia::PathSegment;
use resvg::usvg::{self, Node, PaintOrder, Tree};

/// Where a drawing stands, in points from the sheet's upper left corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// Draws a tree into a place, as large as fits, in its middle.
pub(super) fn draw(surface: &mut Surface<'_>, tree: &Tree, place: Place) {
    let size = tree.size();
    let scale = (place.width / size.width()).min(place.height / size.height());
    let (left, top) = (
        place.x + (place.width - scale * size.width()) / 2.0,
        place.y + (place.height - scale * size.height()) / 2.0,
    );
    surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, left, top));
    let clip = Rect::from_xywh(0.0, 0.0, size.width(), size.height()).map(|rect| {
        let mut path = PathBuilder::new();
        path.push_rect(rect);
        path.finish()
    });
    let clip = clip.flatten();
    if let Some(clip) = &clip {
        surface.push_clip_path(clip, &FillRule::NonZero);
    }
    group(surface, tree.root());
    if clip.is_some() {
        surface.pop();
    }
    surface.pop();
}

fn group(surface: &mut Surface<'_>, group: &usvg::Group) {
    surface.push_transform(&transform(group.transform()));
    let is_veiled = group.opacity() != usvg::Opacity::ONE;
    if is_veiled {
        surface.push_opacity(share(group.opacity().get()));
    }
    for node in group.children() {
        match node {
            Node::Group(inner) => self::group(surface, inner),
            Node::Path(path) => self::path(surface, path),
            Node::Text(text) => self::group(surface, text.flattened()),
            // Our drawings hold no pictures.
            Node::Image(_) => {}
        }
    }
    if is_veiled {
        surface.pop();
    }
    surface.pop();
}

fn path(surface: &mut Surface<'_>, path: &usvg::Path) {
    if !path.is_visible() {
        return;
    }
    let Some(outline) = outline(path.data()) else { return };
    let fill = path.fill().map(|fill| self::fill(surface, fill));
    let stroke = path.stroke().map(|stroke| self::stroke(surface, stroke));
    let steps = match (path.paint_order(), fill, stroke) {
        (PaintOrder::StrokeAndFill, Some(fill), Some(stroke)) => {
            vec![(None, Some(stroke)), (Some(fill), None)]
        }
        (_, None, None) => Vec::new(),
        (_, fill, stroke) => vec![(fill, stroke)],
    };
    for (fill, stroke) in steps {
        surface.set_fill(fill);
        surface.set_stroke(stroke);
        surface.draw_path(&outline);
    }
    surface.set_fill(None);
    surface.set_stroke(None);
}

fn outline(data: &resvg::tiny_skia::Path) -> Option<Path> {
    let mut path = PathBuilder::new();
    for segment in data.segments() {
        match segment {
            PathSegment::MoveTo(to) => path.move_to(to.x, to.y),
            PathSegment::LineTo(to) => path.line_to(to.x, to.y),
            PathSegment::QuadTo(by, to) => path.quad_to(by.x, by.y, to.x, to.y),
            PathSegment::CubicTo(by, then, to) => path.cubic_to(by.x, by.y, then.x, then.y, to.x, to.y),
            PathSegment::Close => path.close(),
        }
    }
    path.finish()
}

fn fill(surface: &mut Surface<'_>, fill: &usvg::Fill) -> Fill {
    let rule = match fill.rule() {
        usvg::FillRule::NonZero => FillRule::NonZero,
        usvg::FillRule::EvenOdd => FillRule::EvenOdd,
    };
    Fill { paint: paint(surface, fill.paint()), opacity: share(fill.opacity().get()), rule }
}

fn stroke(surface: &mut Surface<'_>, stroke: &usvg::Stroke) -> Stroke {
    Stroke {
        paint: paint(surface, stroke.paint()),
        width: stroke.width().get(),
        miter_limit: stroke.miterlimit().get(),
        line_cap: match stroke.linecap() {
            usvg::LineCap::Butt => LineCap::Butt,
            usvg::LineCap::Round => LineCap::Round,
            usvg::LineCap::Square => LineCap::Square,
        },
        line_join: match stroke.linejoin() {
            usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => LineJoin::Miter,
            usvg::LineJoin::Round => LineJoin::Round,
            usvg::LineJoin::Bevel => LineJoin::Bevel,
        },
        opacity: share(stroke.opacity().get()),
        dash: stroke
            .dasharray()
            .map(|array| StrokeDash { array: array.to_vec(), offset: stroke.dashoffset() }),
    }
}

fn paint(surface: &mut Surface<'_>, paint: &usvg::Paint) -> Paint {
    match paint {
        usvg::Paint::Color(colour) => rgb::Color::new(colour.red, colour.green, colour.blue).into(),
        usvg::Paint::Pattern(pattern) => {
            let mut builder = surface.stream_builder();
            let mut tile = builder.surface();
            group(&mut tile, pattern.root());
            tile.finish();
            let rect = pattern.rect();
            let at = pattern.transform().pre_translate(rect.x(), rect.y());
            let stream = builder.finish();
            Pattern { stream, transform: transform(at), width: rect.width(), height: rect.height() }.into()
        }
        // Our drawings have no gradients.
        usvg::Paint::LinearGradient(_) | usvg::Paint::RadialGradient(_) => {
            rgb::Color::new(128, 128, 128).into()
        }
    }
}

fn transform(of: usvg::Transform) -> Transform {
    Transform::from_row(of.sx, of.ky, of.kx, of.sy, of.tx, of.ty)
}

fn share(opacity: f32) -> NormalizedF32 {
    NormalizedF32::new(opacity).unwrap_or(NormalizedF32::ONE)
}
