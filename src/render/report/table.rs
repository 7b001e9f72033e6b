//! Tables on sheets: the head again on each, no row cut through, no word broken.

mod columns;
mod content;
mod head;
mod row;

use columns::Columns;
pub(super) use content::{Content, Line, Sheet};
use head::Head;
use row::Row;

use super::paper::{Grid, GridRow, Leaf, MARGIN, Mark, Paper, Part, Style, WIDTH, wrapped};
use crate::render::svg::count;

/// Above and below a row's words.
const PAD: f64 = 2.4;

/// Lays a table out on the paper, from where it is filled.
pub(super) fn lay_out(paper: &mut Paper, sheet: &Sheet) {
    let columns = Columns::new(sheet);
    let caption = paper.leaf();
    paper.reserve(80.0);
    if !sheet.caption.is_empty() {
        paper.lines(Some(caption), &sheet.caption, Style::SMALL, (MARGIN, WIDTH));
    }
    let head = Head::new(sheet, &columns);
    let leaves: Vec<Leaf> = sheet.columns.iter().map(|_| paper.leaf()).collect();
    head.put(paper, Some(&leaves));
    let row = |line: &Line| match line {
        Line::Group(heading) => GridRow::Group(group(paper, &columns, &head, heading)),
        Line::Cells { strong, cells } => {
            GridRow::Cells(Row::new(sheet, &columns, cells, *strong).put(paper, &head))
        }
    };
    let rows = sheet.lines.iter().map(row).collect();
    paper.parts.push(Part::Table(Box::new(Grid { caption, head: leaves, rows })));
}

/// Puts down what the rows below have in common; its leaf.
fn group(paper: &mut Paper, columns: &Columns, head: &Head, heading: &str) -> Leaf {
    let style = columns.head();
    let words = wrapped(heading, style, WIDTH);
    // Kept together with the first of its rows.
    let height = count(words.len()) * style.line() + 4.0 * PAD + 3.0 * columns.cell().line();
    if paper.reserve(height) {
        head.put(paper, None);
    }
    let leaf = paper.leaf();
    paper.y += 2.0 * PAD;
    for text in words {
        let y = paper.y + style.size;
        paper.put(Mark::Text { leaf: Some(leaf), x: MARGIN, y, text, style });
        paper.y += style.line();
    }
    paper.y += PAD / 2.0;
    paper.rule(false);
    leaf
}
