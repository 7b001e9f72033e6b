//! The state of the data, a row for each rhythm of a source.

use maud::{Markup, html};

use super::rows::{Row, rows, small};
use super::{Form, Room};
use crate::render::svg::{Weight, fitting};
use crate::view::wall::{SourceRow, Sources};

/// Width of the columns that say how many and how far.
const COLUMN: f64 = 13.0;
/// Height of a row of columns, and where not all fit otherwise.
const HEIGHT: f64 = 1.9;
const CLOSE: f64 = 1.5;
/// Height of a source's name where all stands below it, and of a row there.
const NAME: f64 = 2.15;
const STACKED: f64 = 1.35;
/// Height of the words that say that figures are late.
const LATE: f64 = 1.15;
/// Between two columns.
const GAP: f64 = 0.25;

/// How the rows are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Set {
    /// In three columns.
    Columns,
    /// The same, closer to each other.
    Close,
    /// Below their source's name.
    Stacked,
}

impl Set {
    fn class(self) -> &'static str {
        match self {
            Self::Columns => "columns",
            Self::Close => "columns close",
            Self::Stacked => "stacked",
        }
    }

    fn height(self, row: &SourceRow) -> f64 {
        let late = if row.late && row.age.is_some() { LATE } else { 0.0 };
        late + match self {
            Self::Columns => HEIGHT,
            Self::Close => CLOSE,
            Self::Stacked => STACKED + if row.again { 0.0 } else { NAME },
        }
    }
}

/// All rows.
pub(super) fn body(sources: &Sources, room: &Room) -> Markup {
    let needed: f64 = sources.rows.iter().map(|row| Set::Columns.height(row)).sum();
    let set = match room.form {
        Form::Portrait => Set::Stacked,
        _ if room.tight => Set::Stacked,
        _ if needed <= room.height => Set::Columns,
        _ => Set::Close,
    };
    let listed: Vec<_> = sources.rows.iter().map(|one| row(one, room, set)).collect();
    html! {
        div.beside.single {
            section.list { (rows(set.class(), &listed, &sources.more, room, room.height)) }
        }
    }
}

fn row(row: &SourceRow, room: &Room, set: Set) -> Row {
    let through =
        fitting(&row.through, Weight::SemiBold, 1.0, if set == Set::Stacked { room.width } else { COLUMN });
    let (name, left) = match set {
        Set::Stacked => {
            let taken = crate::render::svg::width(&through, Weight::SemiBold, 1.0);
            (room.width, room.width - taken - GAP)
        }
        Set::Columns | Set::Close => (room.width - 2.0 * (COLUMN + GAP), COLUMN),
    };
    let who = fitting(std::slice::from_ref(&row.source), Weight::SemiBold, 1.0, name);
    let both = row.rhythm.as_ref().map(|rhythm| format!("{} · {rhythm}", row.indicators));
    let said: Vec<String> = both.into_iter().chain([row.indicators.clone()]).collect();
    // That nothing is late needs no words.
    let late = row.age.as_ref().filter(|_| row.late);
    let item = html! {
        li.again[row.again] {
            @if !row.again { span.who { bdi { (who) } } }
            span.said { (small(&said, room, left)) }
            b { (through) }
            @if let Some(age) = late { span.age { strong.late { (small(std::slice::from_ref(age), room, room.width - 1.0)) } } }
        }
    };
    Row { item, height: set.height(row) }
}
