//! `/map.svg`, `/map.png`: one map by itself.

use super::Picture;
use crate::analysis::Assessment;
use crate::locale::Lang;
use crate::render::{png, svg};
use crate::snapshot::Snapshot;
use crate::view::error::Problem;
use crate::view::explorer;
use crate::view::query::Query;

/// The map of what a query asks for, `size` being width and height in pixels.
pub(super) fn draw(
    (snapshot, assessment): (&Snapshot, &Assessment),
    picture: Picture,
    lang: Lang,
    query: &Query,
    size: (u16, u16),
) -> Result<Vec<u8>, Problem> {
    let view = explorer::map(snapshot, assessment, lang, query)?;
    let frame = svg::Frame::picture(f64::from(size.0), f64::from(size.1), query.theme.unwrap_or_default());
    let drawing = svg::map(&view, &frame);
    drawn(drawing, picture)
}

/// A drawing in the form that is asked for.
pub(super) fn drawn(drawing: String, picture: Picture) -> Result<Vec<u8>, Problem> {
    match picture {
        Picture::Svg => Ok(drawing.into_bytes()),
        Picture::Png => png::png(&drawing).map_err(|error| {
            tracing::error!(%error, "a picture could not be drawn");
            Problem::Internal
        }),
    }
}
