//! Sheets of A4 that fill up from top to bottom, and what stands on them in reading order.

use crate::render::svg::{Weight, width};

/// Points in a millimetre.
pub(super) const MM: f64 = 72.0 / 25.4;
/// A4 upright, in points.
pub(super) const SHEET: (f64, f64) = (210.0 * MM, 297.0 * MM);
/// Room at the edges.
pub(super) const MARGIN: f64 = 14.0 * MM;
/// Width that is written on.
pub(super) const WIDTH: f64 = SHEET.0 - 2.0 * MARGIN;
/// Where a sheet is full.
pub(super) const BOTTOM: f64 = SHEET.1 - 16.0 * MM;
/// From one line to the next, over the type's size.
pub(super) const LEADING: f64 = 1.38;

/// A piece of content that readers of the document's structure come to.
pub(super) type Leaf = usize;

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// In points.
    pub(super) size: f64,
    pub(super) weight: Weight,
    /// True for what steps back.
    pub(super) quiet: bool,
}

impl Style {
    pub(super) const BODY: Self = Self { size: 8.5, weight: Weight::Regular, quiet: false };
    pub(super) const QUIET: Self = Self { quiet: true, ..Self::BODY };
    pub(super) const STRONG: Self = Self { weight: Weight::SemiBold, ..Self::BODY };
    pub(super) const SMALL: Self = Self { size: 7.5, ..Self::QUIET };

    /// Height of one line.
    pub(super) fn line(self) -> f64 {
        self.size * LEADING
    }

    /// Width of a text on one line.
    pub(super) fn width(self, text: &str) -> f64 {
        width(text, self.weight, self.size)
    }
}

/// Something on a sheet. Without a leaf it is an ornament, which nobody reads.
pub(super) enum Mark {
    /// A line of text, whose baseline begins at a point.
    Text { leaf: Option<Leaf>, x: f64, y: f64, text: String, style: Style },
    /// A hairline from one point to another, strong or faint.
    Rule { from: (f64, f64), to: (f64, f64), strong: bool },
    /// A drawing, as SVG, in a place: left, top, width, height.
    Drawing { leaf: Option<Leaf>, svg: String, place: [f64; 4] },
}

/// A part of the document, in reading order.
pub(super) enum Part {
    /// A heading of a level, with its place: sheet and height.
    Heading { level: u16, text: String, leaf: Leaf, at: (usize, f64) },
    /// A paragraph.
    Paragraph(Leaf),
    /// A drawing and what it shows.
    Figure { shows: String, leaf: Leaf },
    /// Entries one by one.
    List(Vec<Leaf>),
    /// A table.
    Table(Box<Grid>),
}

/// A table's leaves.
pub(super) struct Grid {
    pub(super) caption: Leaf,
    pub(super) head: Vec<Leaf>,
    pub(super) rows: Vec<GridRow>,
}

/// A row's leaves.
pub(super) enum GridRow {
    /// What the rows below have in common.
    Group(Leaf),
    /// Cells, the name first.
    Cells(Vec<Leaf>),
}

/// The sheets so far.
#[derive(Default)]
pub(super) struct Paper {
    pub(super) sheets: Vec<Vec<Mark>>,
    pub(super) parts: Vec<Part>,
    leaves: usize,
    /// How far down the last sheet is filled.
    pub(super) y: f64,
}

impl Paper {
    pub(super) fn new() -> Self {
        Self { sheets: vec![Vec::new()], y: MARGIN, ..Self::default() }
    }

    /// A leaf for what comes next.
    pub(super) fn leaf(&mut self) -> Leaf {
        self.leaves += 1;
        self.leaves - 1
    }

    /// How many leaves there are.
    pub(super) fn leaves(&self) -> usize {
        self.leaves
    }

    pub(super) fn put(&mut self, mark: Mark) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.push(mark);
        }
    }

    /// Makes sure that there is so much room below; a new sheet where there is not. True if so.
    pub(super) fn reserve(&mut self, height: f64) -> bool {
        let is_full = self.y + height > BOTTOM && self.y > MARGIN;
        if is_full {
            self.turn();
        }
        is_full
    }

    /// Goes on at the head of a new sheet.
    pub(super) fn turn(&mut self) {
        self.sheets.push(Vec::new());
        self.y = MARGIN;
    }

    /// Number of the sheet that is being written on.
    pub(super) fn sheet(&self) -> usize {
        self.sheets.len() - 1
    }

    pub(super) fn rule(&mut self, strong: bool) {
        let y = self.y;
        self.put(Mark::Rule { from: (MARGIN, y), to: (MARGIN + WIDTH, y), strong });
    }

    /// A heading, kept together with what follows it.
    pub(super) fn heading(&mut self, level: u16, text: &str, style: Style) {
        self.heading_within(level, text, style, WIDTH);
    }

    /// The same in a column from the left edge.
    pub(super) fn heading_within(&mut self, level: u16, text: &str, style: Style, width: f64) {
        self.reserve(style.line() + 40.0);
        let (leaf, at) = (self.leaf(), (self.sheet(), self.y));
        self.lines(Some(leaf), text, style, (MARGIN, width));
        self.parts.push(Part::Heading { level, text: text.to_owned(), leaf, at });
    }

    /// A paragraph over the whole width.
    pub(super) fn paragraph(&mut self, text: &str, style: Style) {
        self.paragraph_within(text, style, WIDTH);
    }

    /// The same in a column from the left edge.
    pub(super) fn paragraph_within(&mut self, text: &str, style: Style, width: f64) {
        let leaf = self.leaf();
        self.lines(Some(leaf), text, style, (MARGIN, width));
        self.parts.push(Part::Paragraph(leaf));
    }

    /// A text in a column, given by its left edge and its width, from here downwards.
    pub(super) fn lines(&mut self, leaf: Option<Leaf>, text: &str, style: Style, (x, width): (f64, f64)) {
        for text in wrapped(text, style, width) {
            self.reserve(style.line());
            let y = self.y + style.size;
            self.put(Mark::Text { leaf, x, y, text, style });
            self.y += style.line();
        }
    }
}

/// A text in lines that are no wider than `room`; only words that are get broken.
pub(super) fn wrapped(text: &str, style: Style, room: f64) -> Vec<String> {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut lines = Vec::new();
    let mut line = String::new();
    for (is_spaced, piece) in pieces(&text) {
        let space = if is_spaced && !line.is_empty() { " " } else { "" };
        let longer = format!("{line}{space}{piece}");
        if style.width(&longer) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in piece.chars() {
            line.push(letter);
            if style.width(&line) > room && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The pieces of a text that stay whole, each with whether a space comes before it: words, and of words
/// with a hyphen or dash between letters their parts. A space that may not break holds words together.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = (bool, &str)> {
    text.split(' ').filter(|word| !word.is_empty()).flat_map(|word| {
        let mut parts = Vec::new();
        let (mut from, mut before) = (0, ' ');
        let mut letters = word.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let after = letters.peek().map_or(' ', |(_, letter)| *letter);
            if matches!(letter, '-' | '–' | '/') && before.is_alphabetic() && after.is_alphabetic() {
                let end = at + letter.len_utf8();
                parts.extend(word.get(from..end).map(|part| (from == 0, part)));
                from = end;
            }
            before = letter;
        }
        parts.extend(word.get(from..).map(|part| (from == 0, part)));
        parts
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_its_column_and_nothing_is_lost() {
        let text = "Antal anmeldelser om hærværk i måneden, opgjort efter gerningsstedet";
        for room in [20.0, 60.0, 200.0, 1000.0] {
            let lines = wrapped(text, Style::BODY, room);
            assert!(lines.iter().all(|line| Style::BODY.width(line) <= room), "{lines:?}");
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            assert_eq!(letters(&lines.concat()), letters(text));
        }
        assert_eq!(wrapped("1\u{a0}000 kr.", Style::BODY, 1000.0), ["1\u{a0}000 kr."]);
        assert_eq!(wrapped("", Style::BODY, 10.0), [""; 0]);
    }

    #[test]
    fn words_end_at_spaces_and_behind_hyphens_between_letters() {
        let found: Vec<_> = pieces("Næsby–Broby, 10–17-årige  pr. 1\u{a0}000").collect();
        let expected =
            [(true, "Næsby–"), (false, "Broby,"), (true, "10–17-årige"), (true, "pr."), (true, "1\u{a0}000")];
        assert_eq!(found, expected);
        assert_eq!(pieces(" - – ").collect::<Vec<_>>(), [(true, "-"), (true, "–")]);
    }

    #[test]
    fn a_full_sheet_is_followed_by_another() {
        let mut paper = Paper::new();
        for _ in 0..200 {
            paper.paragraph("linje", Style::BODY);
        }
        assert!(paper.sheets.len() > 2);
        let lowest = paper.sheets.iter().flatten().map(|mark| match mark {
            Mark::Text { y, .. } => *y,
            _ => 0.0,
        });
        assert!(lowest.fold(0.0, f64::max) <= BOTTOM);
    }
}
