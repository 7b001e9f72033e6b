//! A row of a table in lines, and how it comes onto paper.

use super::PAD;
use super::columns::{Columns, Slot};
use super::content::{Content, Sheet};
use super::head::Head;
use crate::render::report::paper::{BOTTOM, Leaf, MARGIN, Mark, Paper, Style, wrapped};

/// A row's cells side by side.
pub(super) struct Row<'a> {
    cells: Vec<Laid<'a>>,
    is_sum: bool,
    /// Height of a line, which it takes even where nothing is said.
    line: f64,
}

impl<'a> Row<'a> {
    pub(super) fn new(sheet: &Sheet, columns: &Columns, cells: &'a [Content], is_sum: bool) -> Self {
        debug_assert!(cells.len() <= sheet.columns.len());
        let slots = columns.slots(sheet, is_sum);
        let cells = cells.iter().zip(slots).map(|(content, slot)| Laid::new(content, &slot)).collect();
        Self { cells, is_sum, line: columns.name().line() }
    }

    /// Puts it down, on a new sheet where it needs one; line by line over several where none holds it.
    /// Its leaves.
    pub(super) fn put(self, paper: &mut Paper, head: &Head) -> Vec<Leaf> {
        let height = self.cells.iter().map(Laid::height).fold(self.line, f64::max) + 2.0 * PAD;
        let is_whole = height <= BOTTOM - MARGIN - head.height();
        let (needed, foot) =
            if is_whole { (height, f64::INFINITY) } else { (self.line + 2.0 * PAD, BOTTOM - PAD) };
        if paper.reserve(needed) {
            head.put(paper, None);
        }
        let leaves: Vec<Leaf> = self.cells.iter().map(|_| paper.leaf()).collect();
        for (cell, leaf) in self.cells.iter().zip(&leaves) {
            cell.draw(paper, *leaf);
        }
        let mut left: Vec<&[Words]> = self.cells.iter().map(|cell| cell.lines.as_slice()).collect();
        loop {
            let top = paper.y + PAD;
            let mut end = top + self.line;
            for (lines, leaf) in left.iter_mut().zip(&leaves) {
                let (y, rest) = set(paper, *leaf, lines, (top, foot));
                (end, *lines) = (end.max(y), rest);
            }
            paper.y = end + PAD;
            if left.iter().all(|lines| lines.is_empty()) {
                break;
            }
            paper.turn();
            head.put(paper, None);
        }
        paper.rule(self.is_sum);
        leaves
    }
}

/// Sets a cell's lines from a height on, as many as end above `foot` but at least one: where the last
/// ends, and the lines that are left.
fn set<'a>(paper: &mut Paper, leaf: Leaf, lines: &'a [Words], (top, foot): (f64, f64)) -> (f64, &'a [Words]) {
    let (mut y, mut left) = (top, lines);
    while let Some((Words { x, text, style }, after)) = left.split_first() {
        let (x, style) = (*x, *style);
        if y > top && y + style.line() > foot {
            break;
        }
        paper.put(Mark::Text { leaf: Some(leaf), x, y: y + style.size, text: text.clone(), style });
        (y, left) = (y + style.line(), after);
    }
    (y, left)
}

/// A cell in lines.
struct Laid<'a> {
    content: &'a Content,
    left: f64,
    lines: Vec<Words>,
}

/// A line of a cell.
struct Words {
    x: f64,
    text: String,
    style: Style,
}

impl<'a> Laid<'a> {
    /// The cell's words, and the smaller ones below them.
    fn new(content: &'a Content, slot: &Slot) -> Self {
        let words = wrapped(&content.text, slot.style, slot.width - content.indent());
        let words = words.into_iter().map(|text| {
            let right = slot.left + slot.width - slot.style.width(&text);
            let x = if slot.is_numeric { right } else { slot.left + content.indent() };
            Words { x, text, style: slot.style }
        });
        let note = wrapped(content.note.as_deref().unwrap_or_default(), slot.small, slot.width);
        let note = note.into_iter().map(|text| Words { x: slot.left, text, style: slot.small });
        Self { content, left: slot.left, lines: words.chain(note).collect() }
    }

    fn height(&self) -> f64 {
        self.lines.iter().map(|words| words.style.line()).sum()
    }

    /// Its drawing, in the upper left corner.
    fn draw(&self, paper: &mut Paper, leaf: Leaf) {
        if let Some((svg, (width, height))) = &self.content.drawing {
            // Where the cell has words they say the same; else the drawing is all there is.
            let leaf = self.content.text.is_empty().then_some(leaf);
            let place = [self.left, paper.y + PAD, *width, *height];
            paper.put(Mark::Drawing { leaf, svg: svg.clone(), place });
        }
    }
}
