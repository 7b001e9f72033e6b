//! What has become better: protection that grows beside risk that falls.

use super::signals::{Column, Lists, more, sayings};
use crate::analysis::{Assessment, News};
use crate::locale::Lang;
use crate::snapshot::Snapshot;

/// Good news alone, in two lists of equal room.
pub(super) fn lists(snapshot: &Snapshot, assessment: &Assessment, lang: Lang) -> Lists {
    // Good news goes up where it protects, and down where it is a risk.
    let column = |key: &str, upward: bool| Column {
        heading: lang.text(&format!("scene-{key}")),
        rows: sayings(snapshot, assessment, lang, &|signal| {
            signal.news == News::Good && signal.kind.is_upward() == upward
        }),
        none: lang.text(&format!("scene-{key}.none")),
    };
    Lists { columns: [column("protection-grows", true), column("risk-falls", false)], more: more(lang) }
}
