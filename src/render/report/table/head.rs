//! A table's head, which stands again on every sheet.

use super::PAD;
use super::columns::Columns;
use super::content::Sheet;
use crate::render::report::paper::{Leaf, Mark, Paper, Style, wrapped};
use crate::render::svg::count;

/// The columns' heads in lines.
pub(super) struct Head {
    columns: Vec<Words>,
    style: Style,
    /// The most lines that one has.
    most: usize,
}

/// A column's head.
struct Words {
    lines: Vec<String>,
    left: f64,
    width: f64,
    is_numeric: bool,
}

impl Head {
    pub(super) fn new(sheet: &Sheet, columns: &Columns) -> Self {
        let style = columns.head();
        let words = |((head, is_numeric), &(left, width)): (&(String, bool), &(f64, f64))| Words {
            lines: wrapped(head, style, width),
            left,
            width,
            is_numeric: *is_numeric,
        };
        let columns: Vec<Words> = sheet.columns.iter().zip(&columns.places).map(words).collect();
        let most = columns.iter().map(|words| words.lines.len()).max().unwrap_or(1);
        Self { columns, style, most }
    }

    /// What it takes of the paper.
    pub(super) fn height(&self) -> f64 {
        PAD + count(self.most) * self.style.line() + PAD / 2.0
    }

    /// Puts it down. Without leaves nobody is read it: who listens has heard it already.
    pub(super) fn put(&self, paper: &mut Paper, leaves: Option<&[Leaf]>) {
        let style = self.style;
        let (below, top) = (paper.y + self.height(), paper.y + PAD);
        for (at, words) in self.columns.iter().enumerate() {
            let leaf = leaves.and_then(|leaves| leaves.get(at).copied());
            // Heads stand on the rule below them.
            let mut y = top + count(self.most - words.lines.len()) * style.line() + style.size;
            for line in &words.lines {
                let right = words.left + words.width - style.width(line);
                let x = if words.is_numeric { right } else { words.left };
                paper.put(Mark::Text { leaf, x, y, text: line.clone(), style });
                y += style.line();
            }
        }
        paper.y = below;
        paper.rule(true);
    }
}
