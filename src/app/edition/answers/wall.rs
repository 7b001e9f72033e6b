//! `/wall`: the screen on the wall, and its scenes one by one.

use super::Begin;
use crate::analysis::Assessment;
use crate::locale::Lang;
use crate::render;
use crate::snapshot::Snapshot;
use crate::view::error::Problem;
use crate::view::theme::Theme;
use crate::view::wall::{self, Pick, WallPage};

/// The whole page; `scene_seconds` is how long each scene stays.
pub(super) fn page(
    (snapshot, assessment): (&Snapshot, &Assessment),
    lang: Lang,
    theme: Option<Theme>,
    begin: &Begin,
    scene_seconds: u32,
) -> Result<Vec<u8>, Problem> {
    let pick = match begin {
        Begin::First => Pick::First,
        Begin::Pinned(id) => Pick::Pinned(id),
        Begin::After(id) => Pick::After(id),
    };
    // Only a pinned scene can be missing.
    let page = WallPage::new(snapshot, assessment, lang, pick, theme.unwrap_or_default(), scene_seconds)
        .ok_or_else(|| {
            Problem::UnknownIndicator(match begin {
                Begin::Pinned(id) | Begin::After(id) => id.clone(),
                Begin::First => String::new(),
            })
        })?;
    Ok(render::wall::page(&page).into_string().into_bytes())
}

/// A scene alone.
pub(super) fn scene(
    (snapshot, assessment): (&Snapshot, &Assessment),
    lang: Lang,
    id: &str,
) -> Result<Vec<u8>, Problem> {
    let scene = wall::scene(snapshot, assessment, lang, id)
        .ok_or_else(|| Problem::UnknownIndicator(id.to_owned()))?;
    Ok(render::wall::fragment(&scene).into_string().into_bytes())
}
