//! Tables on sheets: the head again on each, no row cut through.

use super::paper::{Grid, Leaf, MARGIN, Mark, Paper, Part, Style, WIDTH, wrapped};
use crate::render::svg::swatch;
use crate::render::table::spark;
use crate::view::series::Spark;
use crate::view::table::{Cell, Course, Name, RowKind, Table};

/// How cells are set, and names and sums.
const CELL: Style = Style { size: 8.0, ..Style::BODY };
const NAME: Style = Style { size: 8.0, ..Style::STRONG };
/// Between two columns.
const GAP: f64 = 7.0;
/// No column gets narrower than this.
const NARROWEST: f64 = 40.0;
/// Above and below a row's words.
const PAD: f64 = 2.4;
/// Width and height of a course.
const COURSE: (f64, f64) = (46.0, 11.0);
/// Width and height of a sample of a map's look.
const SWATCH: (f64, f64) = (13.0, 8.5);

/// What stands in a cell.
#[derive(Default)]
struct Content {
    text: String,
    /// A drawing before the words, with its width and height.
    drawing: Option<(String, (f64, f64))>,
}

/// Sets a table.
pub(super) fn set(paper: &mut Paper, table: &Table) {
    let rows: Vec<(RowKind, Vec<Content>)> = table
        .groups
        .iter()
        .flat_map(|group| &group.rows)
        .map(|row| {
            let name = match &row.name {
                Name::Plain(name) => name.clone(),
                Name::Link(link) | Name::Anchored { link, .. } => link.text.clone(),
            };
            let name = row.note.iter().fold(name, |name, note| format!("{name} ({note})"));
            let cells = row.cells.iter().enumerate().map(|(at, cell)| content(cell, at));
            (row.kind, std::iter::once(Content { text: name, drawing: None }).chain(cells).collect())
        })
        .collect();
    let numeric: Vec<bool> = table.columns.iter().map(|column| column.numeric).collect();
    let heads: Vec<&str> = table.columns.iter().map(|column| column.text.as_str()).collect();
    let columns = columns(&heads, &rows, &numeric);

    let caption = paper.leaf();
    paper.reserve(80.0);
    paper.lines(Some(caption), &table.caption, Style::SMALL, (MARGIN, WIDTH));
    let head: Vec<Leaf> = heads.iter().map(|_| paper.leaf()).collect();
    set_head(paper, &heads, &columns, &numeric, Some(&head));
    let mut grid = Grid { caption, head, rows: Vec::new() };
    for (kind, row) in &rows {
        let strong = *kind == RowKind::Total;
        let style = if strong { NAME } else { CELL };
        let lines: Vec<Vec<String>> = row
            .iter()
            .zip(&columns)
            .enumerate()
            .map(|(at, (content, (_, width)))| {
                let style = if at == 0 { NAME } else { style };
                wrapped(&content.text, style, width - indent(content))
            })
            .collect();
        let most = lines.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let height = style.line() * f64::from(u32::try_from(most).unwrap_or(1)) + 2.0 * PAD;
        if paper.reserve(height) {
            // Who listens has heard the head already.
            set_head(paper, &heads, &columns, &numeric, None);
        }
        let top = paper.y;
        let leaves: Vec<Leaf> = row.iter().map(|_| paper.leaf()).collect();
        for (at, ((content, lines), ((x, width), leaf))) in
            row.iter().zip(&lines).zip(columns.iter().zip(&leaves)).enumerate()
        {
            let style = if at == 0 { NAME } else { style };
            let is_numeric = numeric.get(at).copied().unwrap_or(false);
            put(paper, content, lines, (*x, *width, top), (style, is_numeric, *leaf));
        }
        paper.y = top + height;
        paper.rule(strong);
        grid.rows.push(leaves);
    }
    paper.parts.push(Part::Table(Box::new(grid)));
}

/// Sets one cell, given by left, width and top.
fn put(
    paper: &mut Paper,
    content: &Content,
    lines: &[String],
    (x, width, top): (f64, f64, f64),
    (style, is_numeric, leaf): (Style, bool, Leaf),
) {
    if let Some((svg, (wide, high))) = &content.drawing {
        // Where the cell has words they say the same; else the drawing is all there is.
        let leaf = content.text.is_empty().then_some(leaf);
        let place = [x, top + PAD, *wide, *high];
        paper.put(Mark::Drawing { leaf, svg: svg.clone(), place });
    }
    let mut y = top + PAD + style.size;
    for line in lines {
        let x = if is_numeric { x + width - style.width(line) } else { x + indent(content) };
        paper.put(Mark::Text { leaf: Some(leaf), x, y, text: line.clone(), style });
        y += style.line();
    }
}

/// What a drawing takes of its cell's width.
fn indent(content: &Content) -> f64 {
    content.drawing.as_ref().map_or(0.0, |(_, (width, _))| width + 4.0)
}

fn set_head(
    paper: &mut Paper,
    heads: &[&str],
    columns: &[(f64, f64)],
    numeric: &[bool],
    leaves: Option<&[Leaf]>,
) {
    let style = Style::SMALL;
    let lines: Vec<Vec<String>> =
        heads.iter().zip(columns).map(|(head, (_, width))| wrapped(head, style, *width)).collect();
    let most = lines.iter().map(Vec::len).max().unwrap_or(1);
    let of = |number: usize| f64::from(u32::try_from(number).unwrap_or(0)) * style.line();
    let top = paper.y + PAD;
    for (at, (lines, (x, width))) in lines.iter().zip(columns).enumerate() {
        // Heads stand on the rule below them.
        let mut y = top + of(most - lines.len()) + style.size;
        for line in lines {
            let end = numeric.get(at).copied().unwrap_or(false);
            let x = if end { x + width - style.width(line) } else { *x };
            let leaf = leaves.and_then(|leaves| leaves.get(at).copied());
            paper.put(Mark::Text { leaf, x, y, text: line.clone(), style });
            y += style.line();
        }
    }
    paper.y = top + of(most) + PAD / 2.0;
    paper.rule(true);
}

/// Left edge and width of each column: what its words need, and where that is too much, less for the
/// widest.
fn columns(heads: &[&str], rows: &[(RowKind, Vec<Content>)], numeric: &[bool]) -> Vec<(f64, f64)> {
    let longest_word =
        |text: &str, style: Style| text.split(' ').map(|word| style.width(word)).fold(0.0, f64::max);
    let mut widths: Vec<f64> = heads
        .iter()
        .enumerate()
        .map(|(at, head)| {
            let cells = rows.iter().filter_map(|(_, row)| row.get(at));
            let needed = cells.map(|content| {
                // Words in the place of a number may take two lines.
                let may_break = numeric.get(at).copied().unwrap_or(false);
                let style = if at == 0 { NAME } else { CELL };
                let words =
                    if may_break { longest_word(&content.text, NAME) } else { style.width(&content.text) };
                indent(content) + words + 0.5
            });
            needed.fold(longest_word(head, Style::SMALL), f64::max)
        })
        .collect();
    let count = f64::from(u32::try_from(widths.len()).unwrap_or(1));
    let room = WIDTH - GAP * (count - 1.0);
    let total: f64 = widths.iter().sum();
    let mut over = total - room;
    while over > 0.0 {
        // Names stay whole as long as something else can give way.
        let others = widths.iter_mut().skip(1).filter(|width| **width > NARROWEST);
        let Some(widest) = others.max_by(|a, b| a.total_cmp(b)) else { break };
        *widest -= 1.0;
        over -= 1.0;
    }
    if over > 0.0
        && let Some(names) = widths.first_mut()
    {
        *names = (*names - over).max(NARROWEST);
        over = 0.0;
    }
    // What is left over goes between the columns.
    let gap = GAP + (-over).max(0.0) / (count - 1.0).max(1.0);
    let mut x = MARGIN;
    widths
        .into_iter()
        .map(|width| {
            let at = x;
            x += width + gap;
            (at, width)
        })
        .collect()
}

fn content(cell: &Cell, at: usize) -> Content {
    match cell {
        Cell::Figure(said) | Cell::Main(said) => {
            let note = said.note.iter().fold(said.text.clone(), |text, note| format!("{text} {note}"));
            Content { text: note, drawing: None }
        }
        Cell::Level(level) => {
            let text = level.ratio.iter().fold(String::new(), |_, ratio| format!("{ratio} ")) + &level.word;
            let drawing = level.shade.map(|shade| (swatch(shade, &format!("r{at}")), SWATCH));
            Content { text, drawing }
        }
        Cell::Change(change) => {
            let text = change.size.iter().fold(String::new(), |_, size| format!("{size} ")) + &change.word;
            Content { text, drawing: None }
        }
        Cell::Spark(Ok(course)) => course_of(course),
        Cell::Course(Course { spark: Ok(course), trend, .. }) => {
            Content { text: trend.clone().unwrap_or_default(), ..course_of(course) }
        }
        Cell::Spark(Err(none)) | Cell::Course(Course { spark: Err(none), .. }) => {
            Content { text: none.clone(), drawing: None }
        }
        Cell::Link(link) => Content { text: link.text.clone(), drawing: None },
    }
}

fn course_of(course: &Spark) -> Content {
    // Within a page nobody has to say that it is SVG.
    let alone = "<svg xmlns=\"http://www.w3.org/2000/svg\" ";
    let drawing = spark(course).into_string().replacen("<svg ", alone, 1);
    Content { text: String::new(), drawing: Some((drawing, COURSE)) }
}
