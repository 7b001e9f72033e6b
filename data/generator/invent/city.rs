//! The people: how many live where, and how old they are.

use std::collections::BTreeMap;

use super::exact::share_out;
use super::timeline::{FIRST_YEAR, LAST_YEAR};

/// The age groups of the population table, youngest first: from, to.
pub(crate) const AGES: [(u8, Option<u8>); 12] = [
    (0, Some(2)),
    (3, Some(5)),
    (6, Some(9)),
    (10, Some(12)),
    (13, Some(14)),
    (15, Some(15)),
    (16, Some(17)),
    (18, Some(24)),
    (25, Some(39)),
    (40, Some(64)),
    (65, Some(79)),
    (80, None),
];

/// How many of a thousand belong to each of [`AGES`].
type Profile = [u32; 12];

/// The centre: students and young adults.
const CENTRE: Profile = [24, 18, 20, 14, 9, 5, 12, 260, 340, 195, 80, 23];
/// Blocks of flats and town houses near the centre.
const TOWN: Profile = [28, 24, 32, 24, 16, 8, 17, 190, 265, 250, 112, 34];
/// Flats, houses and older suburbs side by side.
const MIXED: Profile = [32, 30, 40, 30, 20, 10, 21, 125, 220, 290, 140, 42];
/// Houses with gardens, and villages.
const SUBURB: Profile = [34, 36, 54, 42, 29, 14, 28, 65, 165, 335, 155, 43];
/// Large families.
const YOUNG: Profile = [52, 50, 70, 52, 36, 18, 34, 125, 210, 240, 90, 23];

/// One area: id on the map, inhabitants in 2023, growth a year, ages.
struct Place(&'static str, i32, i32, Profile);

const PLACES: [Place; 15] = [
    Place("01", 27_500, 420, CENTRE),
    Place("02", 12_000, 90, TOWN),
    Place("03", 11_000, -110, YOUNG),
    Place("04", 9_500, 60, SUBURB),
    Place("05", 4_500, 10, SUBURB),
    Place("06", 14_500, 90, MIXED),
    Place("07", 13_500, 130, SUBURB),
    Place("08", 11_000, 80, SUBURB),
    Place("09", 8_500, 30, TOWN),
    Place("10", 10_500, 60, MIXED),
    Place("11", 16_000, 100, SUBURB),
    Place("12", 17_500, 70, MIXED),
    Place("13", 22_500, 110, TOWN),
    Place("14", 8_000, 50, TOWN),
    Place("15", 21_500, 120, MIXED),
];

/// Inhabitants of the municipality on 1 January 2016 to 2026. The figure for
/// 2023 is the public one; the others are a smooth growth around it.
const CITY: [u32; 11] =
    [198_900, 200_500, 202_200, 203_800, 204_900, 205_900, 206_800, 207_762, 208_900, 210_100, 211_300];

/// Inhabitants by area, year and age group.
pub(crate) struct People(BTreeMap<(usize, i16), Vec<u32>>);

/// The areas' ids, in the map's order.
pub(crate) fn area_ids() -> impl Iterator<Item = &'static str> {
    PLACES.iter().map(|place| place.0)
}

/// Shares the city's inhabitants out to areas, and each area's to ages.
pub(crate) fn population() -> People {
    let mut people = BTreeMap::new();
    for (year, total) in (FIRST_YEAR..=LAST_YEAR).zip(CITY) {
        let sizes = PLACES.map(|Place(_, size, growth, _)| {
            u32::try_from(size + growth * i32::from(year - 2023)).unwrap_or_default()
        });
        for (at, (persons, place)) in share_out(total, &sizes).into_iter().zip(&PLACES).enumerate() {
            people.insert((at, year), share_out(persons, &place.3));
        }
    }
    People(people)
}

impl People {
    /// Inhabitants of the `at`-th area from `from` to `to` years of age, whose
    /// borders must be borders of [`AGES`].
    pub(crate) fn between(&self, at: usize, year: i16, from: u8, to: Option<u8>) -> u32 {
        let within = |&(&(f, t), _): &(&(u8, Option<u8>), &u32)| {
            f >= from && t.unwrap_or(u8::MAX) <= to.unwrap_or(u8::MAX)
        };
        self.0
            .get(&(at, year))
            .map_or(0, |groups| AGES.iter().zip(groups).filter(within).map(|(_, &persons)| persons).sum())
    }

    /// Every figure: area, year, age group, persons.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&'static str, i16, String, u32)> {
        self.0.iter().flat_map(|(&(at, year), groups)| {
            let area = PLACES.get(at).map_or("", |place| place.0);
            AGES.iter().zip(groups).map(move |(&(from, to), &persons)| (area, year, group(from, to), persons))
        })
    }
}

/// An age group as the contract writes it.
fn group(from: u8, to: Option<u8>) -> String {
    match to {
        None => format!("{from}+"),
        Some(to) if to == from => format!("{from}"),
        Some(to) => format!("{from}-{to}"),
    }
}
