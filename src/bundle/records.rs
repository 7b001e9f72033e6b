//! The records of a CSV text, one after another, with the line on which each begins.
//!
//! Cells are slices of the text wherever that is possible, so that reading
//! allocates nothing per row. Lines end in LF, CRLF or CR; empty lines are left out.

use super::dialect::Dialect;

/// Reads records out of a text.
pub(super) struct Records<'a> {
    text: &'a str,
    at: usize,
    line: u64,
    marks: Marks,
}

/// Characters with a meaning.
#[derive(Clone, Copy)]
struct Marks {
    delimiter: u8,
    quote: Option<u8>,
    double_quote: bool,
    escape: Option<u8>,
    comment: Option<u8>,
    skip_initial_space: bool,
}

/// One record. Kept and filled anew for each row.
#[derive(Default)]
pub(super) struct Record<'a> {
    /// Line on which it begins, from 1.
    pub(super) line: u64,
    /// Its cells as they stand in the text, without quotes.
    pub(super) cells: Vec<&'a str>,
    /// Cells that had to be rewritten, as they held quotes within quotes.
    pub(super) rewritten: Vec<(usize, String)>,
    /// What is wrong with it.
    pub(super) fault: Option<Fault>,
    /// The text ended with it, without a line end.
    pub(super) open_end: bool,
}

/// What is wrong with the quotes of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The text ends within quotes.
    Unclosed,
    /// Something follows a closing quote.
    Misplaced,
}

/// How a cell ended.
enum End {
    Delimiter,
    Line,
    Text,
}

impl<'a> Records<'a> {
    /// Begins at the text's first line.
    pub(super) fn new(text: &'a str, delimiter: u8, dialect: &Dialect) -> Self {
        let marks = Marks {
            delimiter,
            quote: dialect.quote,
            double_quote: dialect.double_quote,
            escape: dialect.escape,
            comment: dialect.comment,
            skip_initial_space: dialect.skip_initial_space,
        };
        Self { text, at: 0, line: 1, marks }
    }

    /// Reads the next record; `false` at the end.
    pub(super) fn next(&mut self, record: &mut Record<'a>) -> bool {
        self.skip_empty();
        if self.at >= self.text.len() {
            return false;
        }
        record.line = self.line;
        record.cells.clear();
        record.rewritten.clear();
        record.fault = None;
        loop {
            match self.cell(record) {
                End::Delimiter => self.at += 1,
                End::Line => {
                    self.end_line();
                    record.open_end = false;
                    return true;
                }
                End::Text => {
                    record.open_end = true;
                    return true;
                }
            }
        }
    }

    /// The number of the line that is read next.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// The line that is read next.
    pub(super) fn peek(&mut self) -> &'a str {
        self.skip_empty();
        let rest = self.text.get(self.at..).unwrap_or_default();
        rest.split(['\n', '\r']).next().unwrap_or_default()
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over empty lines and comments.
    fn skip_empty(&mut self) {
        while let Some(byte) = self.byte() {
            if byte == b'\n' || byte == b'\r' {
                self.end_line();
            } else if Some(byte) == self.marks.comment {
                let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
                self.at += rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
            } else {
                return;
            }
        }
    }

    /// Passes over one line end of any kind.
    fn end_line(&mut self) {
        let pair = self.text.as_bytes().get(self.at..self.at + 2) == Some(b"\r\n");
        self.at += if pair { 2 } else { 1 };
        self.line += 1;
    }

    fn cell(&mut self, record: &mut Record<'a>) -> End {
        if self.marks.skip_initial_space {
            while self.byte() == Some(b' ') {
                self.at += 1;
            }
        }
        match self.byte() {
            Some(byte) if Some(byte) == self.marks.quote => self.quoted(record),
            _ => self.bare(record),
        }
    }

    fn bare(&mut self, record: &mut Record<'a>) -> End {
        let Marks { delimiter, escape, .. } = self.marks;
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let ends =
            |byte: &u8| *byte == delimiter || *byte == b'\n' || *byte == b'\r' || Some(*byte) == escape;
        self.at += rest.iter().position(ends).unwrap_or(rest.len());
        let cell = self.text.get(start..self.at).unwrap_or_default();
        if self.byte().is_some() && self.byte() == escape {
            return self.escaped(record, cell);
        }
        record.cells.push(cell);
        self.end()
    }

    /// Goes on with a bare cell in which something is escaped.
    fn escaped(&mut self, record: &mut Record<'a>, begun: &str) -> End {
        let mut cell = begun.to_owned();
        let rest = self.text.get(self.at..).unwrap_or_default();
        let mut chars = rest.char_indices();
        let mut length = rest.len();
        while let Some((at, c)) = chars.next() {
            if u8::try_from(c).is_ok_and(|byte| Some(byte) == self.marks.escape) {
                let taken = chars.next().map(|(_, c)| c);
                cell.extend(taken);
                if taken == Some('\r') && chars.as_str().starts_with('\n') {
                    cell.extend(chars.next().map(|(_, c)| c));
                }
            } else if c == char::from(self.marks.delimiter) || c == '\n' || c == '\r' {
                length = at;
                break;
            } else {
                cell.push(c);
            }
        }
        self.line += line_ends(rest.get(..length).unwrap_or_default());
        self.at += length;
        record.rewritten.push((record.cells.len(), cell));
        record.cells.push("");
        self.end()
    }

    fn quoted(&mut self, record: &mut Record<'a>) -> End {
        let Marks { quote, double_quote, escape, .. } = self.marks;
        self.at += 1;
        let opened = self.at;
        let mut start = opened;
        let mut begun: Option<String> = None;
        let closed = loop {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let stops = |byte: &u8| Some(*byte) == quote || Some(*byte) == escape;
            let Some(length) = rest.iter().position(stops) else {
                self.at = self.text.len();
                break false;
            };
            self.at += length;
            let next = rest.get(length + 1).copied();
            let escapes = self.byte() == escape && self.byte() != quote && next.is_some();
            let doubled = self.byte() == quote && double_quote && next == quote;
            if !escapes && !doubled {
                if self.byte() == quote {
                    break true;
                }
                self.at += 1;
                continue;
            }
            // What follows the mark is taken as it is; the mark is left out.
            let cell = begun.get_or_insert_default();
            cell.push_str(self.text.get(start..self.at).unwrap_or_default());
            start = self.at + 1;
            let taken = self.text.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            self.at = start + taken;
        };
        let last = self.text.get(start..self.at).unwrap_or_default();
        self.line += line_ends(self.text.get(opened..self.at).unwrap_or_default());
        match begun {
            None => record.cells.push(last),
            Some(cell) => {
                record.rewritten.push((record.cells.len(), cell + last));
                record.cells.push("");
            }
        }
        if !closed {
            record.fault = Some(Fault::Unclosed);
            return End::Text;
        }
        self.at += 1;
        self.after_quotes(record)
    }

    /// Behind a closing quote only the cell's end may stand.
    fn after_quotes(&mut self, record: &mut Record<'a>) -> End {
        let delimiter = self.marks.delimiter;
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let ends = |byte: &u8| *byte == delimiter || *byte == b'\n' || *byte == b'\r';
        let length = rest.iter().position(ends).unwrap_or(rest.len());
        let stray = self.text.get(self.at..self.at + length).unwrap_or_default();
        if !stray.trim_matches(' ').is_empty() {
            record.fault = Some(Fault::Misplaced);
        }
        self.at += length;
        self.end()
    }

    fn end(&self) -> End {
        match self.byte() {
            None => End::Text,
            Some(b'\n' | b'\r') => End::Line,
            Some(_) => End::Delimiter,
        }
    }
}

/// Line ends of any kind within a cell.
fn line_ends(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let ends = bytes
        .iter()
        .enumerate()
        .filter(|&(at, &byte)| byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')));
    ends.count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    type Row = (u64, Vec<String>, Option<Fault>);

    fn rows(text: &str, dialect: &Dialect) -> Vec<Row> {
        let mut records = Records::new(text, dialect.delimiter.unwrap_or(b','), dialect);
        let mut record = Record::default();
        let mut rows = Vec::new();
        while records.next(&mut record) {
            let mut cells: Vec<String> = record.cells.iter().map(|&cell| cell.to_owned()).collect();
            for (column, cell) in &record.rewritten {
                cells[*column].clone_from(cell);
            }
            rows.push((record.line, cells, record.fault));
        }
        rows
    }

    fn good(line: u64, cells: &[&str]) -> Row {
        (line, cells.iter().map(|&cell| cell.to_owned()).collect(), None)
    }

    #[test]
    fn lines_end_in_any_way() {
        for text in ["a,b\n\nc,d\n", "a,b\r\n\r\nc,d\r\n", "a,b\r\rc,d", "\u{61},b\n\r\nc,d\r"] {
            assert_eq!(
                rows(text, &Dialect::default()),
                [good(1, &["a", "b"]), good(3, &["c", "d"])],
                "{text:?}"
            );
        }
    }

    #[test]
    fn quotes_hold_delimiters_quotes_and_lines() {
        let text = "\"a,\"\"x\"\"\",b\n\"c\r\nd\rê\",\"\"\ne,f\"g\n";
        assert_eq!(
            rows(text, &Dialect::default()),
            [good(1, &["a,\"x\"", "b"]), good(2, &["c\r\nd\rê", ""]), good(5, &["e", "f\"g"])]
        );
    }

    #[test]
    fn lines_are_counted_in_rewritten_cells() {
        let text = "\"a\"\"\n\",b\nc,d\n";
        assert_eq!(rows(text, &Dialect::default()), [good(1, &["a\"\n", "b"]), good(3, &["c", "d"])]);
    }

    #[test]
    fn faults_of_quotes_are_told() {
        assert_eq!(rows("a\n\"b\nc\n", &Dialect::default())[1].2, Some(Fault::Unclosed));
        let misplaced = rows("\"a\"b,c\nd,e", &Dialect::default());
        assert_eq!(misplaced[0].2, Some(Fault::Misplaced));
        assert_eq!(misplaced[1], good(2, &["d", "e"]));
        assert_eq!(rows("\"a\" ,c", &Dialect::default()), [good(1, &["a", "c"])]);
    }

    #[test]
    fn escapes_comments_and_spaces() {
        let dialect = Dialect {
            escape: Some(b'\\'),
            comment: Some(b'#'),
            skip_initial_space: true,
            double_quote: false,
            ..Dialect::default()
        };
        let text = "# from\n\"a\\\"b\", c\\,d\n#x\n\\æ,e\n";
        assert_eq!(rows(text, &dialect), [good(2, &["a\"b", "c,d"]), good(4, &["æ", "e"])]);
    }

    #[test]
    fn quotes_can_be_off() {
        let dialect = Dialect { quote: None, delimiter: Some(b'\t'), ..Dialect::default() };
        assert_eq!(rows("\"a\tb\"", &dialect), [good(1, &["\"a", "b\""])]);
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn any_text_is_read_to_its_end(text in "[a\",;\\\\\r\n æ#]{0,60}", escape: bool, double_quote: bool) {
            let dialect = Dialect {
                escape: escape.then_some(b'\\'),
                comment: Some(b'#'),
                double_quote,
                ..Dialect::default()
            };
            let rows = rows(&text, &dialect);
            let last = rows.last().map_or(0, |row| row.0);
            proptest::prop_assert!(last <= line_ends(&text) + 1);
            proptest::prop_assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0));
        }
    }
}
