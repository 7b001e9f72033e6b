//! The answers, one file each: pure functions of a snapshot and its assessment.

mod areas;
mod chart;
mod export;
mod features;
mod indicators;
mod map;
mod observations;
mod report;
mod signals;
mod status;
mod wall;

use super::ledger::Packed;
use super::{Ask, Body, Edition, Media, Part, Picture, Settings, TableFormat};
use crate::analysis::Assessment;
use crate::release::Published;
use crate::render;
use crate::snapshot::Snapshot;
use crate::view::about::accessibility;
use crate::view::about::methods::MethodsPage;
use crate::view::about::privacy;
use crate::view::area::AreaPage;
use crate::view::compare::ComparePage;
use crate::view::error::Problem;
use crate::view::explorer::Explorer;
use crate::view::heat::HeatPage;
use crate::view::news::{self, News, Past};
use crate::view::wall::Wall;

/// What answers are made of.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) assessment: &'a Assessment,
    pub(super) settings: &'a Settings,
    /// What has changed since earlier snapshots, once that is known.
    pub(super) past: Option<&'a Past>,
    pub(super) ledger: Option<&'a Packed>,
}

/// Makes an answer.
///
/// # Errors
/// If the snapshot has no such thing.
pub(super) fn make(source: Source<'_>, ask: &Ask) -> Result<Body, Problem> {
    let Source { snapshot, assessment, settings, past, ledger } = source;
    let wall_of = |lang, shift| {
        let wall = Wall::new((snapshot, assessment), lang, &settings.programme, shift);
        wall.laid_out(settings.projection.clone()).on(settings.today)
    };
    let (media, bytes) = match ask {
        Ask::Wall { lang, theme, begin, shift, note } => {
            let wall = wall_of(*lang, *shift);
            (Media::Html, wall::page(&wall, &settings.screen, (*theme, *note), begin)?)
        }
        Ask::Scene { lang, id, form, shift } => {
            let wall = wall_of(*lang, *shift);
            (Media::Html, wall::scene(&wall, &settings.screen, id, *form)?)
        }
        Ask::WallType => (Media::File("text/css; charset=utf-8"), settings.screen.stylesheet().into_bytes()),
        Ask::Map { picture, lang, query, width, height } => {
            (picture.media(), map::draw((snapshot, assessment), *picture, *lang, query, (*width, *height))?)
        }
        Ask::Chart { picture, lang, query } => {
            (picture.media(), chart::draw((snapshot, assessment), *picture, *lang, query)?)
        }
        Ask::Explorer { lang, query } => {
            let explorer = Explorer {
                news: news::teaser(past, *lang),
                ..Explorer::new(snapshot, assessment, *lang, query)?
            };
            (Media::Html, render::explorer::page(&explorer).into_bytes())
        }
        Ask::Report { lang, query } => {
            (Media::Pdf, report::explorer(snapshot, assessment, settings.today, *lang, query)?)
        }
        Ask::News { lang, since } => {
            let news = News::new(snapshot, past, *lang, since.as_deref())?;
            (Media::Html, render::news::page(&news).into_bytes())
        }
        Ask::Area { lang, id } => {
            let area = AreaPage::new(snapshot, assessment, *lang, id)?.on(snapshot, settings.today);
            (Media::Html, render::area::page(&area).into_bytes())
        }
        Ask::AreaReport { lang, id } => {
            (Media::Pdf, report::area(snapshot, assessment, settings.today, *lang, id)?)
        }
        Ask::Compare { lang, query } => {
            let compare = ComparePage::new(snapshot, assessment, *lang, query)?;
            (Media::Html, render::compare::page(&compare).into_bytes())
        }
        Ask::Heat { lang, query } => {
            let heat = HeatPage::new(snapshot, assessment, *lang, query)?;
            (Media::Html, render::heat::page(&heat).into_bytes())
        }
        Ask::Overview { picture, lang, query } => {
            (picture.media(), chart::overview((snapshot, assessment), *picture, *lang, query)?)
        }
        Ask::Methods { lang } => {
            let methods = MethodsPage::new(snapshot, assessment, *lang);
            (Media::Html, render::about::methods::page(&methods).into_bytes())
        }
        Ask::Privacy { lang } => {
            let article = privacy::article(snapshot, *lang);
            (Media::Html, render::about::page(&article).into_bytes())
        }
        Ask::Accessibility { lang } => {
            let article = accessibility::article(snapshot, *lang, settings.contact.as_deref());
            (Media::Html, render::about::page(&article).into_bytes())
        }
        Ask::Status => (Media::Json, status::write(snapshot)),
        Ask::Areas => (Media::GeoJson, areas::write(snapshot)),
        Ask::Indicators => (Media::Json, indicators::write(snapshot)),
        Ask::Observations { indicator, format, part } => {
            let of = find(snapshot, indicator)?;
            let table = observations::Table::new(snapshot, of, *part)?;
            match format {
                TableFormat::Csv => (Media::Csv, table.csv()),
                TableFormat::Json => (Media::Json, table.json()),
                TableFormat::GeoJson => (Media::GeoJson, export::geojson::write(snapshot, &table)),
                TableFormat::Parquet => (export::parquet::MEDIA, export::parquet::write(snapshot, &table)?),
            }
        }
        Ask::Package => (export::package::MEDIA, export::package::write(snapshot, ledger)?),
        Ask::Features(ask) => features::answer(snapshot, assessment, ask)?,
        Ask::Signals { lang, indicator: Some(indicator) } => {
            let of = find(snapshot, indicator)?;
            (Media::Json, signals::of_indicator(snapshot, assessment, of, *lang))
        }
        Ask::Signals { lang, indicator: None } => (Media::Json, signals::all(snapshot, assessment, *lang)),
    };
    Ok(Body::new(media, &basis(snapshot), bytes))
}

/// What an entity tag begins with: another snapshot or another program gives
/// another tag, even where the bytes happen to be the same.
fn basis(snapshot: &Snapshot) -> String {
    format!("{}-{}", snapshot.id, Edition::VERSION)
}

fn find<'a>(snapshot: &'a Snapshot, indicator: &str) -> Result<&'a Published, Problem> {
    snapshot.release.indicator(indicator).ok_or_else(|| Problem::UnknownIndicator(indicator.to_owned()))
}

/// Writes a value that always can be written: no maps with odd keys, no
/// failing `Serialize`.
fn to_json(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
