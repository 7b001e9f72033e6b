//! CSV as the world writes it, and what is wrong with it when it is not.

use komspot::bundle::NumberFormat;
use komspot::finding::Severity;
use proptest::prelude::*;

use super::{codes, detail, faults_of, observations, read_observations, value};

const HEADER: &str = "indicator;area;period;age_group;value\n";

fn csv(resource: &str, text: &str) -> (super::Table, Vec<komspot::finding::Finding>) {
    read_observations(&observations(resource, "tal.csv", text.as_bytes()))
}

#[test]
fn windows_1252_is_read_where_it_is_declared() {
    let bytes = b"area,name\n1,R\xf8dovre\n2,\xc5rhus \x80\n";
    let (table, findings) =
        read_observations(&observations(r#", "encoding": "windows-1252""#, "tal.csv", bytes));
    assert_eq!(findings, []);
    assert_eq!(table.column("name"), ["Rødovre", "Århus €"]);
}

#[test]
fn text_that_is_not_utf8_is_told_with_its_line() {
    let (table, findings) =
        read_observations(&observations("", "tal.csv", b"area,name\n1,a\n2,\xc5rhus\n3,x,y\n"));
    assert_eq!(codes(&findings), ["not-utf8", "row-too-long"]);
    assert_eq!(findings[0].place.line, Some(3));
    assert_eq!(findings[0].place.resource.as_deref(), Some("tal.csv"));
    assert_eq!(table.column("name"), ["a", "Århus"]);
}

#[test]
fn byte_order_marks_and_utf_16() {
    let text = "område,value\nØrbæk,1\n";
    let expected = csv("", text).0;
    assert_eq!(csv("", &format!("\u{feff}{text}")).0, expected);
    for to_bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        let bytes: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(to_bytes).collect();
        let (table, findings) = read_observations(&observations("", "tal.csv", &bytes));
        assert_eq!((table, findings), (super::Table { ..copy(&expected) }, vec![]));
    }
}

fn copy(table: &super::Table) -> super::Table {
    super::Table { names: table.names.clone(), numbers: table.numbers.clone(), rows: table.rows.clone() }
}

#[test]
fn numbers_are_written_as_the_schema_says() {
    let resource = r#", "dialect": {"delimiter": ";"}, "schema": {"fields": [
        {"name": "value", "type": "number", "decimalChar": ",", "groupChar": "."}]}"#;
    let (table, findings) = csv(resource, "area;value\na;1.234,5\n");
    assert_eq!(findings, []);
    assert_eq!(table.numbers, [NumberFormat::PLAIN, NumberFormat { decimal: ',', group: Some('.') }]);
    assert_eq!(table.numbers[1].parse(table.column("value")[0]), Some(1234.5));
}

#[test]
fn missing_values_are_declared_or_known() {
    let text = "area,value\na,..\nb,\nc,NA\nd,\"..\"\n";
    let (table, findings) = csv("", text);
    assert_eq!(table.column("value"), ["-", "-", "NA", "-"]);
    assert_eq!(codes(&findings), ["missing-by-habit"]);
    let (table, findings) = csv(r#", "schema": {"missingValues": ["", "NA"]}"#, text);
    assert_eq!(table.column("value"), ["..", "-", "-", ".."]);
    assert_eq!(findings, []);
}

#[test]
fn a_delimiter_that_is_not_declared_is_seen() {
    for (delimiter, told) in [(';', ";"), ('\t', "tab"), ('|', "|")] {
        let text = HEADER.replace(';', &delimiter.to_string());
        let (table, findings) =
            csv("", &format!("{text}{}\n", "x;a;2024;all;3".replace(';', &delimiter.to_string())));
        assert_eq!(table.column("value"), ["3"]);
        assert_eq!(codes(&findings), ["delimiter-guessed"]);
        assert_eq!(findings[0].severity, Severity::Note);
        assert_eq!(detail(&findings[0], "delimiter"), told);
    }
}

#[test]
fn a_wrong_delimiter_is_told_with_the_right_one() {
    let (table, findings) =
        csv(r#", "dialect": {"delimiter": ","}"#, &format!("{HEADER}x;a;2024;all;3\ny;a\n"));
    assert_eq!(codes(&findings), ["wrong-delimiter", "row-too-short"]);
    assert_eq!((detail(&findings[0], "declared"), detail(&findings[0], "seen")), (",", ";"));
    // Read on with the right one, so that other faults are found in the same go.
    assert_eq!(table.column("value"), ["3"]);
}

#[test]
fn rows_of_another_length_are_told_each() {
    let (table, findings) = csv("", "a,b\n1,2\n3\n\n4,5,6\n\"7\n7\",8\n9\n10,11\n");
    assert_eq!(table.rows.iter().map(|row| row.0).collect::<Vec<_>>(), [2, 6, 9]);
    assert_eq!(codes(&findings), ["row-too-short", "row-too-long", "row-too-short"]);
    let lines: Vec<_> = findings.iter().map(|finding| finding.place.line.unwrap()).collect();
    assert_eq!(lines, [3, 5, 8]);
}

#[test]
fn a_cut_file_is_told() {
    let (table, findings) = csv("", "a,b,c\n1,2,3\n4,5");
    assert_eq!(table.rows.len(), 1);
    assert_eq!(codes(&findings), ["file-truncated"]);
    assert_eq!(findings[0].place.line, Some(3));
    let (_, findings) = csv("", "a,b\n1,2\n3,\"4\n5,6\n7,8\n");
    assert_eq!(codes(&findings), ["quote-unclosed"]);
    assert_eq!(findings[0].place.line, Some(3));
    // Cut within the last value: only a size or hash could tell for certain.
    assert_eq!(codes(&csv("", "a,b\n1,2").1), ["last-line-open"]);
    assert_eq!(codes(&csv(r#", "bytes": 7"#, "a,b\n1,2").1), [] as [&str; 0]);
}

#[test]
fn faults_of_the_header_are_told() {
    for (text, code) in [
        ("", "file-empty"),
        ("\n\n", "file-empty"),
        ("a,b,a\n1,2,3\n", "header-twice"),
        ("a,,c\n1,2,3\n", "header-empty"),
        ("\"a,b\n", "quote-unclosed"),
        ("a,b\n1,\0\n", "nul-byte"),
        ("a,b\n\"1\"x,2\n", "quote-misplaced"),
    ] {
        assert_eq!(codes(&csv("", text).1), [code], "{text:?}");
    }
}

#[test]
fn a_header_may_be_absent_or_lower_down() {
    let fields = r#""schema": {"fields": [{"name": "area"}, {"name": "value"}]}"#;
    let (table, _) = csv(&format!(r#", "dialect": {{"header": false}}, {fields}"#), "a,1\nb,2\n");
    assert_eq!(table.column("value"), ["1", "2"]);
    assert_eq!(table.rows[0].0, 1);
    let (table, _) = csv(r#", "dialect": {"headerRows": [2]}"#, "Udtræk af,12. november\narea;value\na;1\n");
    assert_eq!((table.column("value"), table.rows[0].0), (vec!["1"], 3));
}

#[test]
fn dialect_and_schema_may_lie_in_files() {
    let resource = r#", "dialect": "dialect.json", "schema": "schema.json""#;
    let mut files = observations(resource, "tal.csv", b"area;value\na;1,5\n");
    files.push(("dialect.json".to_owned(), br#"{"delimiter": ";"}"#.to_vec()));
    files
        .push(("schema.json".to_owned(), br#"{"fields": [{"name": "value", "decimalChar": ","}]}"#.to_vec()));
    let (table, findings) = read_observations(&files);
    assert_eq!((table.numbers[1].decimal, findings), (',', vec![]));
    files.pop();
    assert_eq!(codes(&faults_of(&files)), ["resource-missing"]);
}

#[test]
fn names_that_look_like_markup_are_text() {
    let long = "å".repeat(300);
    let text =
        format!("area,value\n<script>alert(1)</script>,1\nA & B,2\n\"x\"\"y\",3\n\u{202e}abc,4\n{long},5\n");
    let (table, findings) = csv("", &text);
    assert_eq!(findings, []);
    assert_eq!(table.column("area"), ["<script>alert(1)</script>", "A & B", "x\"y", "\u{202e}abc", &long]);
}

#[test]
fn unknown_encodings_and_formats_are_told() {
    let found = faults_of(&observations(r#", "encoding": "ebcdic-da""#, "tal.csv", b"a\n1\n"));
    assert_eq!((codes(&found), value(&found[0])), (vec!["encoding-unknown"], "ebcdic-da"));
    let found = faults_of(&observations("", "tal.xlsx", b"PK"));
    assert_eq!((codes(&found), value(&found[0])), (vec!["format-unsupported"], "xlsx"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_as_csv_give_rows_or_findings(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let members = observations("", "tal.csv", &bytes);
        let (table, findings) = read_observations(&members);
        prop_assert!(!table.names.is_empty() || !findings.is_empty());
    }

    #[test]
    fn what_is_written_is_read_again(rows in proptest::collection::vec(("[a-zæ,;\"\r\n ]{1,8}", "[0-9]{1,5}"), 1..20)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["area", "value"]).unwrap();
        for (area, value) in &rows {
            writer.write_record([area, value]).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let (table, findings) = read_observations(&observations("", "tal.csv", &bytes));
        prop_assert_eq!(findings, vec![]);
        let expected: Vec<&str> = rows.iter().map(|row| row.0.as_str()).collect();
        prop_assert_eq!(table.column("area"), expected);
    }
}
