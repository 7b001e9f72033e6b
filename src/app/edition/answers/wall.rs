//! `/wall`: the screen on the wall, and its scenes one by one.

use crate::render::wall::{self as draw, Form, Screen};
use crate::view::error::Problem;
use crate::view::theme::Theme;
use crate::view::wall::{Begin, Note, SceneId, Wall, WallPage};

/// The whole page, its first scene in every form: without script the page cannot know its own.
pub(super) fn page(
    wall: &Wall<'_>,
    screen: &Screen,
    (theme, note): (Option<Theme>, Option<Note>),
    begin: &Begin,
) -> Result<Vec<u8>, Problem> {
    let page = WallPage { note, ..wall.page(begin, theme.unwrap_or_default())? };
    Ok(draw::page(&page, screen).into_string().into_bytes())
}

/// A scene alone.
pub(super) fn scene(wall: &Wall<'_>, screen: &Screen, id: &SceneId, form: Form) -> Result<Vec<u8>, Problem> {
    Ok(draw::fragment(&wall.scene(id)?, screen, &[form]).into_string().into_bytes())
}
