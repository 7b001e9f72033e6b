//! A row of a table in lines, and how it comes onto paper.

use super::PAD;
use super::columns::{Columns, Slot};
use super::content::{Content, Sheet};
use super::head::Head;
use crate::render::report::paper::{Leaf, Mark, Paper, Style, wrapped};

/// A row's cells side by side.
pub(super) struct Row<'a> {
    cells: Vec<Laid<'a>>,
    is_sum: bool,
    /// What it takes of the paper.
    height: f64,
}

impl<'a> Row<'a> {
    pub(super) fn new(sheet: &Sheet, columns: &Columns, cells: &'a [Content], is_sum: bool) -> Self {
        debug_assert!(cells.len() <= sheet.columns.len());
        let slots = columns.slots(sheet, is_sum);
        let cells: Vec<Laid> =
            cells.iter().zip(slots).map(|(content, slot)| Laid::new(content, &slot)).collect();
        // A line's height even where nothing is said.
        let height = cells.iter().map(Laid::height).fold(columns.name().line(), f64::max) + 2.0 * PAD;
        Self { cells, is_sum, height }
    }

    /// Puts it down, on a new sheet where it needs one; its leaves.
    pub(super) fn put(self, paper: &mut Paper, head: &Head) -> Vec<Leaf> {
        if paper.reserve(self.height) {
            head.put(paper, None);
        }
        let top = paper.y;
        let leaves = self.cells.iter().map(|cell| cell.put(paper, top + PAD)).collect();
        paper.y = top + self.height;
        paper.rule(self.is_sum);
        leaves
    }
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

    /// Puts it down from a height on; its leaf.
    fn put(&self, paper: &mut Paper, top: f64) -> Leaf {
        let leaf = paper.leaf();
        if let Some((svg, (width, height))) = &self.content.drawing {
            // Where the cell has words they say the same; else the drawing is all there is.
            let leaf = self.content.text.is_empty().then_some(leaf);
            let place = [self.left, top, *width, *height];
            paper.put(Mark::Drawing { leaf, svg: svg.clone(), place });
        }
        let mut y = top;
        for Words { x, text, style } in &self.lines {
            let (x, style) = (*x, *style);
            paper.put(Mark::Text { leaf: Some(leaf), x, y: y + style.size, text: text.clone(), style });
            y += style.line();
        }
        leaf
    }
}
