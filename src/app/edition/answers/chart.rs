//! `/chart.svg`, `/map.svg?by=years`, `/overview.svg` and their pixels: what pages show, as pictures.

use super::Picture;
use crate::analysis::Assessment;
use crate::locale::Lang;
use crate::render::svg::picture;
use crate::snapshot::Snapshot;
use crate::view::compare::{CompareQuery, Drawing, Drawn};
use crate::view::error::Problem;
use crate::view::heat::{HeatPage, HeatQuery};

/// The pictures that a comparison is made of: its lines over time, their seasons, or small maps.
///
/// # Errors
/// If the comparison is one of two periods, or there is nothing to draw.
pub(super) fn draw(
    (snapshot, assessment): (&Snapshot, &Assessment),
    picture: Picture,
    lang: Lang,
    query: &CompareQuery,
) -> Result<Vec<u8>, Problem> {
    let drawn = Drawn::new(snapshot, assessment, lang, query)?;
    let theme = query.theme.unwrap_or_default();
    let drawing = match &drawn.body {
        Drawing::Charts(charts) => picture::charts(&drawn.heading, charts, &drawn.page, theme),
        Drawing::Years(years) => picture::years(&drawn.heading, years, &drawn.page, theme),
    };
    super::map::drawn(drawing, picture)
}

/// The table of all areas and all indicators.
///
/// # Errors
/// If no indicator belongs to the domain, or there is none at all.
pub(super) fn overview(
    (snapshot, assessment): (&Snapshot, &Assessment),
    picture: Picture,
    lang: Lang,
    query: &HeatQuery,
) -> Result<Vec<u8>, Problem> {
    let heat = HeatPage::new(snapshot, assessment, lang, query)?;
    super::map::drawn(picture::heat(&heat, query.theme.unwrap_or_default()), picture)
}
