//! `/chart.svg`, `/chart.png`: one chart by itself.

use super::Picture;
use crate::analysis::Assessment;
use crate::locale::Lang;
use crate::render::svg;
use crate::snapshot::Snapshot;
use crate::view::compare::{Body, ComparePage, CompareQuery};
use crate::view::error::Problem;

/// The lines over time that a comparison asks for.
///
/// # Errors
/// If the comparison is none over time, or there is nothing to draw.
pub(super) fn draw(
    (snapshot, assessment): (&Snapshot, &Assessment),
    picture: Picture,
    lang: Lang,
    query: &CompareQuery,
) -> Result<Vec<u8>, Problem> {
    let compare = ComparePage::new(snapshot, assessment, lang, query)?;
    let none = || Problem::NoFigures(query.indicator.clone().unwrap_or_default());
    let Body::OverTime(lines) = &compare.body else { return Err(Problem::NoSuchPage) };
    let chart = lines.chart.as_ref().map_err(|_| none())?;
    let theme = query.theme.unwrap_or_default();
    super::map::drawn(svg::chart_picture(chart, &compare.page, theme), picture)
}
