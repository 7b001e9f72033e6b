//! What `data/README.md` says of a bundle is what the program reads.

use komspot::bundle::columns::{Column, INDICATORS, OBSERVATIONS, POPULATION, PUBLISHED};
use komspot::bundle::{Bundle, DESCRIPTOR, Limits};
use komspot::domain::{
    AgeGroup, Base, Direction, Figure, Granularity, Known, Mark, Measure, Period, PlaceBasis, View, Zeros,
};
use komspot::finding::Finding;

use super::{read, root};

/// The part of the document that is about the format.
fn section() -> String {
    let text = read(&root().join("data/README.md"));
    let (_, rest) = text.split_once("\n## A bundle\n").expect("a section on the format");
    rest.split("\n## ").next().unwrap_or_default().to_owned()
}

/// The cells of the first table under a heading, without its head.
fn table(heading: &str) -> Vec<Vec<String>> {
    let section = section();
    let (_, rest) = section.split_once(&format!("\n### {heading}\n")).expect("a heading");
    let rows =
        rest.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let cells = |row: &str| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    rows.skip(2).map(cells).collect()
}

/// What stands in code in a text.
fn code(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// A column as the document writes it: its name, whether it must be there, what it holds.
fn written(column: &Column) -> [String; 3] {
    let kind = match column.kind {
        "string" => "text",
        "integer" => "whole number",
        "boolean" => "true or false",
        kind => kind,
    };
    let must = if column.required { "must" } else { "may" };
    [format!("`{}`", column.name), must.to_owned(), kind.to_owned()]
}

/// The same out of a table of the document; `must` is the column that says whether one must be there.
fn told(rows: &[Vec<String>], must: usize, kind: usize) -> Vec<[String; 3]> {
    let there = rows.iter().filter(|row| row[must] != "–");
    there.map(|row| [row[0].clone(), row[must].clone(), row[kind].clone()]).collect()
}

#[test]
fn every_column_of_a_bundle_is_told_as_it_is_read() {
    let all = |columns: &[Column]| columns.iter().map(written).collect::<Vec<_>>();
    assert_eq!(told(&table("`indicators`"), 1, 2), all(&INDICATORS));
    assert_eq!(told(&table("`population`"), 1, 2), all(&POPULATION));
    let observations = table("`observations`");
    assert_eq!(told(&observations, 1, 3), all(&OBSERVATIONS));
    assert_eq!(told(&observations, 2, 3), all(&PUBLISHED));
}

#[test]
fn every_word_that_a_column_allows_is_told() {
    let suppressed = [Mark::BelowK, Mark::AtLeastK, Mark::Hidden].map(Figure::Suppressed);
    let figures = [Figure::Known(Known { value: 1.0, base: None }), Figure::Missing];
    let marks: Vec<_> = suppressed.iter().chain(&figures).map(|figure| figure.word()).collect();
    let rows: Vec<_> = table("`indicators`").into_iter().chain(table("`observations`")).collect();
    for (column, words) in [
        ("measure", Measure::WORDS),
        ("base", Base::WORDS),
        ("direction", Direction::WORDS),
        ("granularity", Granularity::WORDS),
        ("place_basis", PlaceBasis::WORDS),
        ("zeros", Zeros::WORDS),
        ("mark", &marks),
    ] {
        let row = rows.iter().find(|row| row[0] == format!("`{column}`")).expect("a row");
        let said = code(row.last().expect("a cell"));
        for word in words {
            assert!(said.contains(word), "{column}: {word} is not among {said:?}");
        }
    }
    let views = rows.iter().find(|row| row[0] == "`views`").expect("a row");
    let example = code(&views[3]).into_iter().find(|code| code.contains(' ')).expect("an example");
    assert!(example.split(' ').all(|word| View::from_word(word).is_some()), "{example}");
}

#[test]
fn periods_and_ages_are_written_as_the_document_writes_them() {
    let section = section();
    let examples = |name: &str| {
        let (_, rest) = section.split_once(&format!("\n- **{name}**")).expect("a paragraph");
        let paragraph = rest.split("\n- ").next().unwrap_or_default();
        code(paragraph).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let (periods, ages) = (examples("Periods"), examples("Age groups"));
    assert!(periods.len() > 5 && ages.len() > 2, "{periods:?} {ages:?}");
    for period in periods {
        assert!(period.parse::<Period>().is_ok(), "{period}");
    }
    for ages in ages {
        assert!(ages.parse::<AgeGroup>().is_ok(), "{ages}");
    }
}

#[test]
fn the_limits_are_the_programs() {
    let section = section();
    let Limits { resource_bytes, bundle_bytes, descriptor_bytes, areas_bytes, members } = Limits::default();
    for bytes in [resource_bytes, bundle_bytes, descriptor_bytes, areas_bytes] {
        let limit = format!("{} MiB", bytes >> 20);
        assert!(section.contains(&limit), "{limit}");
    }
    assert!(section.contains(&format!("{},{:03} files", members / 1000, members % 1000)));
}

#[test]
fn the_descriptor_of_the_document_is_understood() {
    let section = section();
    let (_, rest) = section.split_once("```json\n").expect("an example");
    let descriptor: &str = rest.split("```").next().unwrap_or_default().to_owned().leak();
    let files = ["areas.geojson", "indicators.csv", "population.csv", "observations.csv"];
    let mut members: Vec<_> = files.iter().map(|&file| (file, b"x".as_slice())).collect();
    members.push((DESCRIPTOR, descriptor.as_bytes()));
    let bundle = Bundle::embedded(&members, &Limits::default()).unwrap_or_else(|found| panic!("{found:?}"));
    assert_eq!(bundle.remarks(), [] as [Finding; 0]);
    assert_eq!(bundle.descriptor().areas.epsg, Some(25832));
}
