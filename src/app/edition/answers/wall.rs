//! `/wall`: the screen on the wall, and its scenes one by one.

use crate::render;
use crate::view::error::Problem;
use crate::view::theme::Theme;
use crate::view::wall::{Begin, SceneId, Wall};

/// The whole page.
pub(super) fn page(wall: &Wall<'_>, theme: Option<Theme>, begin: &Begin) -> Result<Vec<u8>, Problem> {
    let page = wall.page(begin, theme.unwrap_or_default())?;
    Ok(render::wall::page(&page).into_string().into_bytes())
}

/// A scene alone.
pub(super) fn scene(wall: &Wall<'_>, id: &SceneId) -> Result<Vec<u8>, Problem> {
    Ok(render::wall::fragment(&wall.scene(id)?).into_string().into_bytes())
}
