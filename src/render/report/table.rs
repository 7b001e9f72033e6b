//! Tables on sheets: the head again on each, no row cut through, no word broken.

mod columns;
mod content;

use columns::Columns;
pub(super) use content::{Content, Line, Sheet};

use super::paper::{Grid, GridRow, Leaf, MARGIN, Mark, Paper, Part, Style, WIDTH, wrapped};

/// Above and below a row's words.
const PAD: f64 = 2.4;

/// Sets a table.
pub(super) fn set(paper: &mut Paper, sheet: &Sheet) {
    let columns = Columns::new(sheet);
    let caption = paper.leaf();
    paper.reserve(80.0);
    if !sheet.caption.is_empty() {
        paper.lines(Some(caption), &sheet.caption, Style::SMALL, (MARGIN, WIDTH));
    }
    let head: Vec<Leaf> = sheet.columns.iter().map(|_| paper.leaf()).collect();
    set_head(paper, sheet, &columns, Some(&head));
    let mut grid = Grid { caption, head, rows: Vec::new() };
    for line in &sheet.lines {
        let set = Set::new(sheet, &columns, line);
        if paper.reserve(set.height) {
            // Who listens has heard the head already.
            set_head(paper, sheet, &columns, None);
        }
        grid.rows.push(set.put(paper, sheet, &columns));
    }
    paper.parts.push(Part::Table(Box::new(grid)));
}

/// A row in lines.
struct Set<'a> {
    line: &'a Line,
    /// Of each cell: its words, and the smaller ones below.
    cells: Vec<(Vec<String>, Vec<String>)>,
    /// What it takes of the paper.
    height: f64,
}

impl<'a> Set<'a> {
    fn new(sheet: &Sheet, columns: &Columns, line: &'a Line) -> Self {
        let of = |number: usize, style: Style| style.line() * f64::from(u32::try_from(number).unwrap_or(0));
        match line {
            Line::Group(heading) => {
                let words = wrapped(heading, columns.head(), WIDTH);
                // Kept together with the first of its rows.
                let height = of(words.len(), columns.head()) + 4.0 * PAD + of(3, columns.cell());
                Self { line, cells: vec![(words, Vec::new())], height }
            }
            Line::Cells { strong, cells } => {
                let cells: Vec<(Vec<String>, Vec<String>)> = cells
                    .iter()
                    .zip(&columns.places)
                    .enumerate()
                    .map(|(at, (content, (_, width)))| {
                        let words =
                            wrapped(&content.text, style(columns, at, *strong), width - content.indent());
                        let note = content.note.as_deref().unwrap_or_default();
                        (words, wrapped(note, columns.note(), *width))
                    })
                    .collect();
                debug_assert!(cells.len() <= sheet.columns.len());
                let high = |(words, note): &(Vec<String>, Vec<String>)| {
                    of(words.len().max(1), columns.name()) + of(note.len(), columns.note())
                };
                let height = cells.iter().map(high).fold(0.0, f64::max) + 2.0 * PAD;
                Self { line, cells, height }
            }
        }
    }

    /// Puts it down; its leaves.
    fn put(&self, paper: &mut Paper, sheet: &Sheet, columns: &Columns) -> GridRow {
        let top = paper.y;
        match self.line {
            Line::Group(_) => {
                let leaf = paper.leaf();
                paper.y += 2.0 * PAD;
                for words in self.cells.iter().flat_map(|(words, _)| words) {
                    text(paper, leaf, words, (MARGIN, paper.y), columns.head());
                    paper.y += columns.head().line();
                }
                paper.y += PAD / 2.0;
                paper.rule(false);
                GridRow::Group(leaf)
            }
            Line::Cells { strong, cells } => {
                let leaves: Vec<Leaf> = cells.iter().map(|_| paper.leaf()).collect();
                let places = columns.places.iter().zip(&sheet.columns);
                for (at, (((content, set), ((x, width), (_, is_numeric))), leaf)) in
                    cells.iter().zip(&self.cells).zip(places).zip(&leaves).enumerate()
                {
                    let style = style(columns, at, *strong);
                    put(
                        paper,
                        content,
                        set,
                        (*x, *width, top + PAD),
                        (style, columns.note(), *is_numeric, *leaf),
                    );
                }
                paper.y = top + self.height;
                paper.rule(*strong);
                GridRow::Cells(leaves)
            }
        }
    }
}

fn style(columns: &Columns, at: usize, strong: bool) -> Style {
    if strong || at == 0 { columns.name() } else { columns.cell() }
}

/// Sets one cell, given by left, width and top.
fn put(
    paper: &mut Paper,
    content: &Content,
    (words, note): &(Vec<String>, Vec<String>),
    (x, width, top): (f64, f64, f64),
    (style, small, is_numeric, leaf): (Style, Style, bool, Leaf),
) {
    if let Some((svg, (wide, high))) = &content.drawing {
        // Where the cell has words they say the same; else the drawing is all there is.
        let leaf = content.text.is_empty().then_some(leaf);
        paper.put(Mark::Drawing { leaf, svg: svg.clone(), place: [x, top, *wide, *high] });
    }
    let mut y = top;
    for line in words {
        let x = if is_numeric { x + width - style.width(line) } else { x + content.indent() };
        text(paper, leaf, line, (x, y), style);
        y += style.line();
    }
    for line in note {
        text(paper, leaf, line, (x, y), small);
        y += small.line();
    }
}

/// A line of text below a height.
fn text(paper: &mut Paper, leaf: Leaf, words: &str, (x, top): (f64, f64), style: Style) {
    paper.put(Mark::Text { leaf: Some(leaf), x, y: top + style.size, text: words.to_owned(), style });
}

fn set_head(paper: &mut Paper, sheet: &Sheet, columns: &Columns, leaves: Option<&[Leaf]>) {
    let style = columns.head();
    let heads = sheet.columns.iter().zip(&columns.places);
    let lines: Vec<Vec<String>> =
        heads.clone().map(|((head, _), (_, width))| wrapped(head, style, *width)).collect();
    let most = lines.iter().map(Vec::len).max().unwrap_or(1);
    let of = |number: usize| f64::from(u32::try_from(number).unwrap_or(0)) * style.line();
    let top = paper.y + PAD;
    for (at, (lines, ((_, is_numeric), (x, width)))) in lines.iter().zip(heads).enumerate() {
        // Heads stand on the rule below them.
        let mut y = top + of(most - lines.len()) + style.size;
        for line in lines {
            let x = if *is_numeric { x + width - style.width(line) } else { *x };
            let leaf = leaves.and_then(|leaves| leaves.get(at).copied());
            paper.put(Mark::Text { leaf, x, y, text: line.clone(), style });
            y += style.line();
        }
    }
    paper.y = top + of(most) + PAD / 2.0;
    paper.rule(true);
}
