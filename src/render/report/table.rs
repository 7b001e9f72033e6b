//! Tables on sheets: the head again on each, no word broken, no row cut through but one that no sheet holds.

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::report::paper::BOTTOM;

    fn sheet(columns: usize, rows: &[&[&str]]) -> Sheet {
        let cells = |row: &&[&str]| Line::Cells {
            strong: false,
            cells: row.iter().map(|text| Content::words(text)).collect(),
        };
        Sheet {
            caption: String::new(),
            columns: (0..columns).map(|at| (format!("Hoved {at}"), false)).collect(),
            lines: rows.iter().map(cells).collect(),
        }
    }

    /// The texts of each sheet with their left edges and baselines.
    fn texts(paper: &Paper) -> Vec<Vec<(f64, f64, &str)>> {
        let text = |mark| match mark {
            &Mark::Text { x, y, ref text, .. } => Some((x, y, text.as_str())),
            _ => None,
        };
        paper.sheets.iter().map(|sheet| sheet.iter().filter_map(text).collect()).collect()
    }

    #[test]
    fn a_row_that_no_sheet_holds_goes_on_line_by_line() {
        // A source and a definition as long as the check lets them be.
        let words = |word: &str| -> Vec<String> {
            (100..100 + 4_000 / (word.len() + 4)).map(|nth| format!("{word}{nth}")).collect()
        };
        let (source, definition) = (words("kilde"), words("ord"));
        let row: &[&str] = &["Hærværk", &source.join(" "), &definition.join(" ")];
        let sheet = sheet(3, &[&["Tyveri", "Kilde", "Ord"], row, &["Vold", "Kilde", "Ord"]]);
        let mut paper = Paper::new();
        lay_out(&mut paper, &sheet);
        let sheets = texts(&paper);
        assert!((2..=4).contains(&sheets.len()), "{} sheets", sheets.len());
        for sheet in &sheets {
            assert_eq!(sheet.first().map(|text| text.2), Some("Hoved 0"), "the head again");
            let lowest = sheet.iter().map(|text| text.1).fold(0.0, f64::max);
            assert!(lowest <= BOTTOM, "a line at {lowest}");
            // Not one line upon another.
            for (nth, (x, y, one)) in sheet.iter().enumerate() {
                let upon = sheet.iter().skip(nth + 1).find(|other| (other.0, other.1) == (*x, *y));
                assert!(upon.is_none(), "{one} and {upon:?}");
            }
        }
        // Each word once, in its order.
        let said = sheets.concat().iter().map(|text| text.2).collect::<Vec<_>>().join(" ");
        let said = |word: &str| -> Vec<String> {
            let words = said.split(' ').filter(|said| said.starts_with(word));
            words.map(str::to_owned).collect()
        };
        assert_eq!((said("kilde"), said("ord")), (source, definition));
        assert_eq!(said("Vold"), ["Vold"]);
    }

    #[test]
    fn a_row_that_a_sheet_holds_stays_whole() {
        let long = "ord ".repeat(300);
        let row: &[&str] = &["Navn", &long];
        let mut paper = Paper::new();
        lay_out(&mut paper, &sheet(2, &vec![row; 40]));
        let sheets = texts(&paper);
        assert!(sheets.len() > 2, "{} sheets", sheets.len());
        let rows = |sheet: &Vec<(f64, f64, &str)>| sheet.iter().filter(|text| text.2 == "Navn").count();
        let words = |sheet: &Vec<(f64, f64, &str)>| {
            sheet.iter().map(|text| text.2.split(' ').filter(|word| *word == "ord").count()).sum::<usize>()
        };
        assert_eq!(sheets.iter().map(rows).sum::<usize>(), 40);
        for sheet in &sheets {
            assert_eq!(words(sheet), rows(sheet) * 300);
            assert!(sheet.iter().all(|text| text.1 <= BOTTOM));
        }
    }
}
