//! One line's figures as they are published, and the stretches they make.

use super::{Piece, Stretch};
use crate::domain::{AgeGroup, AreaId, Base, Figure, Mark, Measure, Period};
use crate::locale::{Lang, decimal, period as named, whole};
use crate::release::{Published, Release};
use crate::view::wording::{Said, Tone};

/// Reads an indicator's figures in the form that charts compare: the rate,
/// or the count where it stands for itself.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub(super) release: &'a Release,
    pub(super) of: &'a Published,
    pub(super) age: AgeGroup,
    pub(super) lang: Lang,
    /// Counts below this were hidden, where the year's own threshold is not known.
    pub(super) k: u64,
}

impl<'a> Reading<'a> {
    /// The figures of an area at these periods.
    pub(super) fn course(self, area: &'a AreaId, periods: &[Period]) -> Course<'a> {
        let cells = periods.iter().map(|&at| self.cell(area, at)).collect();
        Course { area, cells }
    }

    fn cell(self, area: &AreaId, at: Period) -> Cell {
        let cell = self.of.table.cell(area, at, self.age);
        let figure = cell.map_or(Figure::Missing, |cell| cell.figure);
        let value = if self.stands_for_itself() {
            figure.known().map(|known| known.value)
        } else {
            self.release.rate(self.of, area, at, self.age)
        };
        Cell { at, figure, value, provisional: cell.is_some_and(|cell| cell.provisional) }
    }

    /// True for counts without a base.
    pub(super) fn stands_for_itself(self) -> bool {
        self.of.indicator.measure == Measure::Count && self.of.indicator.base == Base::None
    }

    /// True where nought means that there is nothing of it.
    pub(super) fn has_zero(self) -> bool {
        self.of.indicator.measure != Measure::Mean
    }

    fn is_percent(self) -> bool {
        self.of.indicator.measure == Measure::Share && self.of.indicator.per == 100
    }

    /// A figure in words with so many decimals.
    pub(super) fn write(self, value: f64, decimals: usize) -> String {
        let number = decimal(self.lang, value, decimals);
        match self.lang {
            _ if !self.is_percent() => number,
            Lang::Da => format!("{number}\u{a0}%"),
            Lang::En => format!("{number}%"),
        }
    }

    /// A cell in words; what was counted stands beside its rate.
    pub(super) fn said(self, cell: &Cell, decimals: usize) -> Said {
        let lang = self.lang;
        let provisional = cell.provisional.then(|| lang.text("figure-provisional"));
        match (cell.figure, cell.value) {
            (Figure::Known(known), Some(value)) => {
                let counted = match self.of.indicator.measure {
                    Measure::Count if !self.stands_for_itself() => {
                        Some(lang.text_with("chart-counted", &[("count", whole(lang, known.value).into())]))
                    }
                    _ => None,
                };
                let notes: Vec<String> = counted.into_iter().chain(provisional).collect();
                let note = (!notes.is_empty()).then(|| notes.join(", "));
                Said { text: self.write(value, decimals), tone: Tone::Number, note }
            }
            (Figure::Known(_), None) => {
                Said { text: lang.text("pages-no-rate"), tone: Tone::Absent, note: None }
            }
            (Figure::Suppressed(mark), _) => {
                Said { text: self.hidden(mark, cell.at), tone: Tone::Hidden, note: provisional }
            }
            (Figure::Missing, _) => {
                Said { text: lang.text("figure-missing"), tone: Tone::Absent, note: None }
            }
        }
    }

    fn hidden(self, mark: Mark, at: Period) -> String {
        match mark {
            Mark::BelowK => {
                let k = self.of.table.threshold(at, self.k);
                self.lang.text_with("figure-below-k", &[("k", k.to_string().into())])
            }
            Mark::AtLeastK | Mark::Hidden => self.lang.text("figure-hidden"),
            Mark::Unlisted => self.lang.text("chart-unlisted"),
        }
    }
}

/// A published cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) at: Period,
    pub(super) figure: Figure,
    /// The number that is drawn.
    pub(super) value: Option<f64>,
    pub(super) provisional: bool,
}

/// One line's cells in order of time.
pub(super) struct Course<'a> {
    pub(super) area: &'a AreaId,
    pub(super) cells: Vec<Cell>,
}

impl Course<'_> {
    /// Figures that are drawn.
    pub(super) fn known(&self) -> impl Iterator<Item = f64> {
        self.cells.iter().filter_map(|cell| cell.value)
    }

    /// The newest figure with its slot.
    pub(super) fn end(&self) -> Option<(usize, f64)> {
        self.cells.iter().enumerate().rev().find_map(|(slot, cell)| Some((slot, cell.value?)))
    }

    /// The line in pieces: it ends at every cell without a figure and before
    /// every slot in `breaks`. A step belongs to its newer end: it is
    /// provisional if that end is.
    pub(super) fn pieces(&self, breaks: &[usize]) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut before: Option<(usize, f64)> = None;
        for (slot, cell) in self.cells.iter().enumerate() {
            let Some(value) = cell.value else {
                before = None;
                continue;
            };
            let from = before.filter(|_| !breaks.contains(&slot));
            before = Some((slot, value));
            let goes_on = |piece: &&mut Piece| {
                from.is_some() && (piece.provisional == cell.provisional || piece.points.len() == 1)
            };
            match (pieces.last_mut().filter(goes_on), from) {
                (Some(piece), _) => {
                    piece.points.push((slot, value));
                    piece.provisional = cell.provisional;
                }
                (None, Some(from)) => {
                    pieces.push(Piece { points: vec![from, (slot, value)], provisional: cell.provisional });
                }
                (None, None) => {
                    pieces.push(Piece { points: vec![(slot, value)], provisional: cell.provisional });
                }
            }
        }
        pieces
    }

    /// Stretches whose figures exist and are not shown.
    pub(super) fn hidden(&self, reading: Reading<'_>) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        let is_hidden = |cell: &Cell| cell.figure.is_suppressed();
        let mut slot = 0;
        while let Some(cell) = self.cells.get(slot) {
            let run = self.cells.iter().skip(slot).take_while(|cell| is_hidden(cell));
            let cells: Vec<&Cell> = run.collect();
            let (Some(first), Some(last)) = (cells.first(), cells.last()) else {
                slot += 1;
                continue;
            };
            let to = slot + cells.len() - 1;
            let lang = reading.lang;
            let when = if cells.len() == 1 {
                named(lang, cell.at)
            } else {
                format!("{} – {}", named(lang, first.at), named(lang, last.at))
            };
            let same = cells.iter().all(|other| other.figure == first.figure);
            let why = match first.figure {
                Figure::Suppressed(mark) if same => reading.hidden(mark, first.at),
                _ => lang.text("figure-hidden"),
            };
            stretches.push(Stretch { from: slot, to, text: format!("{when}: {why}") });
            slot = to + 1;
        }
        stretches
    }
}

/// Decimals that tell the figures of a chart apart: two below 1, none from 100.
pub(super) fn decimals(reading: Reading<'_>, highest: f64) -> usize {
    match highest {
        _ if reading.stands_for_itself() => 0,
        highest if highest >= 100.0 && reading.of.indicator.measure == Measure::Count => 0,
        highest if highest < 1.0 || reading.of.indicator.measure == Measure::Mean => 2,
        _ => 1,
    }
}
