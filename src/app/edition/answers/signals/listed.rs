//! A signal of the list, with the cells that it rests on.

use serde::Serialize;

use super::cells::Cell;
use super::words::{certainty_word, kind_word, news_word};
use crate::analysis::Signal;
use crate::view::sentence::Teller;

#[derive(Serialize)]
pub(super) struct Listed<'a> {
    kind: &'static str,
    indicator: &'a str,
    areas: Vec<&'a str>,
    first: String,
    last: String,
    certainty: &'static str,
    news: &'static str,
    provisional: bool,
    sentence: String,
    /// Cells of the release table, as `/api/v1/observations` lists them.
    cells: Vec<Cell<'a>>,
}

impl<'a> Listed<'a> {
    pub(super) fn new(signal: &'a Signal, teller: &Teller<'_>) -> Self {
        Self {
            kind: kind_word(signal.kind),
            indicator: signal.indicator.as_str(),
            areas: signal.areas.iter().map(crate::domain::AreaId::as_str).collect(),
            first: signal.span.0.to_string(),
            last: signal.span.1.to_string(),
            certainty: certainty_word(signal.certainty),
            news: news_word(signal.news),
            provisional: signal.provisional,
            sentence: teller.signal(signal),
            cells: signal.grounds.iter().map(Cell::new).collect(),
        }
    }
}
