//! `/wall`: the screen on the wall, and its scenes one by one.

use super::{Begin, Settings};
use crate::analysis::Assessment;
use crate::locale::Lang;
use crate::render::wall::{self as draw, Form};
use crate::snapshot::Snapshot;
use crate::view::error::Problem;
use crate::view::theme::Theme;
use crate::view::wall::{self, Note, Pick, WallPage};

/// The whole page, its first scene in every form: without script the page cannot know its own.
pub(super) fn page(
    (snapshot, assessment): (&Snapshot, &Assessment),
    settings: &Settings,
    (lang, theme): (Lang, Option<Theme>),
    begin: &Begin,
    note: Option<Note>,
) -> Result<Vec<u8>, Problem> {
    let pick = match begin {
        Begin::First => Pick::First,
        Begin::Pinned(id) => Pick::Pinned(id),
        Begin::After(id) => Pick::After(id),
    };
    // Only a pinned scene can be missing.
    let theme = theme.unwrap_or_default();
    let mut page = WallPage::new(snapshot, assessment, lang, pick, theme, settings.scene_seconds)
        .ok_or_else(|| {
            Problem::UnknownIndicator(match begin {
                Begin::Pinned(id) | Begin::After(id) => id.clone(),
                Begin::First => String::new(),
            })
        })?;
    page.scene.date(snapshot, settings.today);
    page.note = note;
    Ok(draw::page(&page, &settings.screen).into_string().into_bytes())
}

/// A scene alone.
pub(super) fn scene(
    (snapshot, assessment): (&Snapshot, &Assessment),
    settings: &Settings,
    lang: Lang,
    id: &str,
    form: Form,
) -> Result<Vec<u8>, Problem> {
    let mut scene = wall::scene(snapshot, assessment, lang, id)
        .ok_or_else(|| Problem::UnknownIndicator(id.to_owned()))?;
    scene.date(snapshot, settings.today);
    Ok(draw::fragment(&scene, &settings.screen, &[form]).into_string().into_bytes())
}
