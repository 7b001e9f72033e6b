//! Invents a city's figures: believable in size, true of nobody.
//!
//! A [`catalogue`] says what each indicator normally is in each area,
//! [`truths`] what happens there, [`figures`] draws lots accordingly, and
//! [`tables`] and [`descriptor`] write the bundle. What is not among the truths
//! does not happen: a change found elsewhere is chance.

pub(crate) mod catalogue;
mod chance;
pub(crate) mod city;
mod descriptor;
mod exact;
mod figures;
mod tables;
pub(crate) mod timeline;
pub(crate) mod truths;

/// A file of the bundle.
pub(crate) struct File {
    /// Its name within the bundle.
    pub(crate) name: &'static str,
    /// Its content.
    pub(crate) bytes: Vec<u8>,
}

/// The schematic map. It is drawn by hand, so the bundle's copy is the original.
const AREAS: &str = include_str!("../../../maps/odense-15-skematisk.geojson");

/// Makes the whole bundle, the descriptor last.
///
/// # Errors
/// If a table or the descriptor cannot be written.
pub(crate) fn bundle() -> Result<Vec<File>, Box<dyn std::error::Error>> {
    let indicators = catalogue::all();
    let people = city::population();
    let mut files = vec![
        File { name: "areas.geojson", bytes: AREAS.into() },
        File { name: "indicators.csv", bytes: tables::indicators(&indicators)? },
        File { name: "population.csv", bytes: tables::population(&people)? },
        File { name: "observations.csv", bytes: tables::observations(&figures::draw(&indicators, &people))? },
    ];
    files.push(File { name: "datapackage.json", bytes: descriptor::write(&files)? });
    Ok(files)
}
