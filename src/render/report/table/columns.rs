//! How wide a table's columns are, and how large its type.

use super::content::{Content, Line, Sheet};
use crate::render::report::paper::{MARGIN, Style, WIDTH, pieces};
use crate::render::svg::count;

/// Share of the paper's width from which a column is prose, which takes the room that others leave.
const PROSE: f64 = 0.5;
/// Shares of it that the names, and each other column, take at most beside prose; and names beside none.
const BESIDE_PROSE: (f64, f64) = (0.2, 0.17);
const NAMES: f64 = 0.3;

/// Between two columns.
const GAP: f64 = 7.0;
/// What is rounded on the way from one program's widths to another's.
const SLACK: f64 = 0.5;
/// Sizes of the type: the first in which nothing takes a second line, else the first in which no word has
/// to be broken.
const SIZES: [f64; 4] = [8.0, 7.5, 7.0, 6.5];
/// The smallest of them that spares second lines: those who read it are at a meeting.
const CALM: f64 = 7.5;

/// How a table is laid out.
pub(super) struct Columns {
    /// Left edge and width of each column.
    pub(super) places: Vec<(f64, f64)>,
    /// Size of the cells' type.
    size: f64,
}

/// Where a cell stands, and how it is set.
pub(super) struct Slot {
    pub(super) left: f64,
    pub(super) width: f64,
    pub(super) is_numeric: bool,
    pub(super) style: Style,
    /// Of what stands below the cell's words.
    pub(super) small: Style,
}

/// What a column needs: so that no word is broken, and so that nothing takes a second line.
#[derive(Clone, Copy, Default)]
struct Needs {
    least: f64,
    most: f64,
}

impl Columns {
    pub(super) fn new(sheet: &Sheet) -> Self {
        let laid = |size: f64| {
            let mut columns = Self { places: Vec::new(), size };
            let needs = columns.needs(sheet);
            let room = WIDTH - GAP * count(needs.len().saturating_sub(1));
            let fits = |need: fn(&Needs) -> f64| needs.iter().map(need).sum::<f64>() <= room;
            let (fits, is_calm) = (fits(|needs| needs.least), fits(|needs| needs.most));
            columns.places = placed(widths(&needs, room), room);
            (columns, fits, is_calm)
        };
        let calm = SIZES.into_iter().take_while(|size| *size >= CALM).map(laid);
        if let Some((columns, ..)) = calm.into_iter().find(|(.., is_calm)| *is_calm) {
            return columns;
        }
        let mut smallest = None;
        for size in SIZES {
            let (columns, fits, _) = laid(size);
            if fits {
                return columns;
            }
            smallest = Some(columns);
        }
        // Only a word wider than paper is broken.
        smallest.unwrap_or(Self { places: Vec::new(), size: SIZES[0] })
    }

    /// The places of a row's cells, the name first; `is_sum` where all of them are strong.
    pub(super) fn slots(&self, sheet: &Sheet, is_sum: bool) -> impl Iterator<Item = Slot> {
        let columns = self.places.iter().zip(&sheet.columns).enumerate();
        columns.map(move |(at, (&(left, width), &(_, is_numeric)))| Slot {
            left,
            width,
            is_numeric,
            style: if is_sum || at == 0 { self.name() } else { self.cell() },
            small: self.note(),
        })
    }

    /// How cells are set.
    pub(super) fn cell(&self) -> Style {
        Style { size: self.size, ..Style::BODY }
    }

    /// How names and sums are set.
    pub(super) fn name(&self) -> Style {
        Style { size: self.size, ..Style::STRONG }
    }

    /// How the lines below names are set.
    pub(super) fn note(&self) -> Style {
        Style { size: self.size - 1.0, ..Style::QUIET }
    }

    /// How the heads are set.
    pub(super) fn head(&self) -> Style {
        Style { size: self.size.min(Style::SMALL.size), ..Style::SMALL }
    }

    fn needs(&self, sheet: &Sheet) -> Vec<Needs> {
        let column = |(at, (head, is_numeric)): (usize, &(String, bool))| {
            // Heads may take two lines.
            let mut needs = Needs { least: longest(head, self.head()), most: self.head().width(head) * 0.6 };
            for line in &sheet.lines {
                let Line::Cells { cells, .. } = line else { continue };
                let Some(content) = cells.get(at) else { continue };
                self.widen(&mut needs, content, *is_numeric);
            }
            needs
        };
        let mut all: Vec<Needs> = sheet.columns.iter().enumerate().map(column).collect();
        let has_prose = all.iter().any(|needs| needs.most > PROSE * WIDTH);
        for (at, needs) in all.iter_mut().enumerate() {
            let share = match (at, has_prose) {
                (0, false) => NAMES,
                (0, true) => BESIDE_PROSE.0,
                (_, true) if needs.most <= PROSE * WIDTH => BESIDE_PROSE.1,
                _ => 1.0,
            };
            needs.most = needs.most.min(share * WIDTH).max(needs.least);
        }
        all
    }

    /// Takes another cell into account. What is set strong is the widest.
    fn widen(&self, needs: &mut Needs, content: &Content, is_numeric: bool) {
        let indent = content.indent() + SLACK;
        let note = content.note.as_deref().unwrap_or_default();
        needs.least = needs.least.max(indent + longest(&content.text, self.name()));
        needs.least = needs.least.max(longest(note, self.note()));
        // Words in the place of a number may take two lines.
        let whole = if is_numeric { 0.0 } else { indent + self.name().width(&content.text) };
        needs.most = needs.most.max(whole.min(WIDTH)).max(self.note().width(note).min(WIDTH / 4.0));
    }
}

/// The width of the longest piece that stays on one line.
fn longest(text: &str, style: Style) -> f64 {
    pieces(text).map(|(_, piece)| style.width(piece)).fold(0.0, f64::max)
}

/// As wide as each needs to be; where that is too much, less for the widest, the names last.
fn widths(needs: &[Needs], room: f64) -> Vec<f64> {
    let mut widths: Vec<f64> = needs.iter().map(|needs| needs.most).collect();
    let mut over = widths.iter().sum::<f64>() - room;
    while over > 0.0 {
        let can_give = |(width, needs): &(&mut f64, &Needs)| **width > needs.least;
        let mut all = widths.iter_mut().zip(needs);
        let names = all.next().filter(can_give);
        let widest = all.filter(can_give).max_by(|a, b| a.0.total_cmp(b.0));
        let Some((width, needs)) = widest.or(names) else { break };
        let step = (*width - needs.least).min(1.0).min(over);
        *width -= step;
        over -= step;
    }
    // Where even whole words do not fit, each gives its share.
    let total: f64 = widths.iter().sum();
    if over > 0.0 && total > 0.0 {
        for width in &mut widths {
            *width *= room / total;
        }
    }
    widths
}

/// Left edges; what is left over goes between the columns.
fn placed(widths: Vec<f64>, room: f64) -> Vec<(f64, f64)> {
    let spare = (room - widths.iter().sum::<f64>()).max(0.0);
    let gap = GAP + spare / count(widths.len().saturating_sub(1)).max(1.0);
    let mut x = MARGIN;
    let place = |width: f64| {
        let at = x;
        x += width + gap;
        (at, width)
    };
    widths.into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::report::paper::wrapped;

    fn sheet(heads: &[&str], names: &[&str]) -> Sheet {
        let cells = |name: &&str| {
            let others = heads.iter().skip(1).map(|_| Content::words("1.234 ikke vurderet"));
            let cells = std::iter::once(Content::words(name)).chain(others).collect();
            Line::Cells { strong: false, cells }
        };
        Sheet {
            caption: String::new(),
            columns: heads.iter().map(|head| ((*head).to_owned(), false)).collect(),
            lines: names.iter().map(cells).collect(),
        }
    }

    /// Every line of every cell and head.
    fn lines(sheet: &Sheet) -> Vec<String> {
        let columns = Columns::new(sheet);
        let mut all = Vec::new();
        for (at, (_, width)) in columns.places.iter().enumerate() {
            all.extend(wrapped(&sheet.columns[at].0, columns.head(), *width));
            for line in &sheet.lines {
                let Line::Cells { cells, .. } = line else { continue };
                all.extend(wrapped(&cells[at].text, columns.name(), width - cells[at].indent()));
            }
        }
        all
    }

    #[test]
    fn a_crowded_table_breaks_between_words_only() {
        let heads =
            ["Byområde", "Tal", "Antal", "Mod hele kommunen", "Mod resten af byen", "På et år", "Forløb"];
        let names = ["Munkebjerg", "Højby", "Næsby–Næsbyhoved-Broby", "Lyngby-Taarbæk"];
        for more in 0..5 {
            let heads: Vec<&str> =
                heads.iter().copied().chain(std::iter::repeat_n("Personer", more)).collect();
            let sheet = sheet(&heads, &names);
            let columns = Columns::new(&sheet);
            let (left, width) = columns.places.last().copied().unwrap();
            assert!(left + width <= MARGIN + WIDTH + 1e-6);
            let words: Vec<String> = names
                .iter()
                .chain(&heads)
                .chain(&["1.234 ikke vurderet"])
                .flat_map(|text| pieces(text).map(|(_, piece)| piece.to_owned()))
                .collect();
            for line in lines(&sheet) {
                for (_, piece) in pieces(&line) {
                    assert!(words.iter().any(|word| word == piece), "{piece:?} is no word, {more} more");
                }
            }
        }
    }

    #[test]
    fn what_is_wider_than_paper_is_broken_and_stays_on_it() {
        let name = "x".repeat(400);
        let sheet = sheet(&["A", "B"], &[&name]);
        let columns = Columns::new(&sheet);
        let (left, width) = columns.places.last().copied().unwrap();
        assert!(left + width <= MARGIN + WIDTH + 1e-6 && width > 0.0);
        assert_eq!(Columns::new(&self::sheet(&[], &[])).places, []);
    }
}
