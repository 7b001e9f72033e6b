//! What a wall sends.

use serde::Deserialize;

/// Characters of a scene's id that are taken.
pub(super) const LONGEST_SCENE: usize = 200;

/// What a wall says of itself. Hostile: anybody can send one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::web) struct Report {
    /// The loaded page: a number that it drew at random.
    pub(super) wall: String,
    /// Counts up from report to report.
    pub(super) sequence: u64,
    /// The scene that is shown.
    pub(super) scene: String,
    /// The snapshot that the page follows.
    pub(super) snapshot: String,
    /// The print of what stands in the page; empty if no scene can be seen.
    pub(super) print: String,
    /// The print that the scene came with.
    pub(super) sent: String,
    /// How often another picture was drawn since the page was loaded.
    pub(super) drawn: u64,
    /// True if a frame was composed since the last report.
    pub(super) composed: bool,
    /// Seconds after which another scene is to come; 0 where none is, because one is pinned or
    /// somebody paused them.
    pub(super) stay: u32,
    /// True if the page is about to go: it is not to be missed.
    pub(super) leaving: bool,
}

impl Report {
    /// True if nothing in it is longer or other than a wall would write.
    pub(super) fn is_sound(&self) -> bool {
        let is_hex =
            |text: &str, most: usize| text.len() <= most && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex(&self.wall, 16)
            && !self.wall.is_empty()
            && is_hex(&self.print, 8)
            && is_hex(&self.sent, 8)
            && self.snapshot.len() <= 32
            && self.snapshot.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
            && self.scene.chars().count() <= LONGEST_SCENE
            && !self.scene.contains(char::is_control)
            && self.stay <= 24 * 3600
    }
}
