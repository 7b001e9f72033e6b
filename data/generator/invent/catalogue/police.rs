//! What the police register.

use super::{Ages, Base, Direction, EVEN, Entry, Granularity, Kind, PlaceBasis};

const SOURCE: &str = "Fyns Politi (opdigtede tal)";

/// A quarter's cases come in late; so do the last months'.
const QUARTERS: &[f64] = &[0.94];
const MONTHS: &[f64] = &[0.86, 0.94, 0.98];

/// More in the summer half-year, fewest in February.
const SUMMER: [u16; 12] = [80, 70, 84, 98, 116, 126, 122, 128, 112, 96, 82, 86];
/// Dark months.
const DARK: [u16; 12] = [120, 108, 98, 88, 82, 78, 92, 90, 92, 106, 118, 128];
/// Weekends in spring and summer, the town fair, Christmas parties.
const NIGHTLIFE: [u16; 12] = [92, 88, 94, 98, 106, 108, 100, 112, 104, 100, 94, 104];

pub(super) fn entries() -> Vec<Entry> {
    vec![registrations(), charges(), vandalism(), burglary(), violence()]
}

fn registrations() -> Entry {
    Entry {
        id: "registreringer-10-14",
        name: ["Registreringer af børn 10–14 år", "Registrations of children aged 10–14"],
        short: ["Registreringer 10–14 år", "Registrations aged 10–14"],
        definition: [
            "Antal gange i kvartalet, hvor politiet har registreret et barn på 10–14 år i en sag om lovbrud. Børn under 15 år kan ikke sigtes.",
            "Times in the quarter that the police registered a child aged 10–14 in a case. Children under 15 cannot be charged.",
        ],
        domain: "police",
        source: SOURCE,
        direction: Direction::Risk,
        granularity: Granularity::Quarter,
        place: PlaceBasis::Residence,
        protect: true,
        ages: &[Ages { from: 10, to: 14, rate: 14.5 }],
        kind: Kind::Count { base: Base::Population, rate: 0.0, more: 0.2, season: EVEN, unplaced: 0.0 },
        levels: [60, 65, 600, 30, 40, 50, 35, 40, 95, 50, 30, 45, 40, 90, 70],
        reported: QUARTERS,
    }
}

fn charges() -> Entry {
    Entry {
        id: "sigtelser-15-24",
        name: ["Sigtelser mod unge 15–24 år", "Charges against young people aged 15–24"],
        short: ["Sigtelser 15–24 år", "Charges aged 15–24"],
        definition: [
            "Antal sigtelser i kvartalet mod unge på 15–24 år, opgjort efter hvor den unge bor. Den samme unge kan være sigtet flere gange.",
            "Charges in the quarter against young people aged 15–24, by where they live. One person may be charged several times.",
        ],
        domain: "police",
        source: SOURCE,
        direction: Direction::Risk,
        granularity: Granularity::Quarter,
        place: PlaceBasis::Residence,
        protect: true,
        ages: &[Ages { from: 15, to: 17, rate: 46.0 }, Ages { from: 18, to: 24, rate: 38.5 }],
        kind: Kind::Count { base: Base::Population, rate: 0.0, more: 0.2, season: EVEN, unplaced: 0.02 },
        levels: [85, 88, 480, 45, 52, 66, 42, 48, 112, 64, 45, 58, 52, 106, 84],
        reported: QUARTERS,
    }
}

fn vandalism() -> Entry {
    Entry {
        id: "haervaerk",
        name: ["Anmeldt hærværk", "Reported vandalism"],
        short: ["Anmeldt hærværk", "Reported vandalism"],
        definition: [
            "Antal anmeldelser om hærværk i måneden, opgjort efter gerningsstedet. Den, der har gjort det, kan bo et andet sted.",
            "Reports of vandalism in the month, by where it happened. Whoever did it may live elsewhere.",
        ],
        domain: "police",
        source: SOURCE,
        direction: Direction::Risk,
        granularity: Granularity::Month,
        place: PlaceBasis::Offence,
        protect: true,
        ages: &[],
        kind: Kind::Count { base: Base::Population, rate: 4.2, more: 0.25, season: SUMMER, unplaced: 0.03 },
        levels: [210, 110, 165, 50, 55, 95, 60, 45, 105, 70, 45, 80, 75, 120, 90],
        reported: MONTHS,
    }
}

fn burglary() -> Entry {
    Entry {
        id: "indbrud",
        name: ["Anmeldt indbrud i beboelse", "Reported residential burglary"],
        short: ["Indbrud i beboelse", "Residential burglary"],
        definition: [
            "Antal anmeldte indbrud i boliger i kvartalet, opgjort efter gerningsstedet.",
            "Reported burglaries in homes in the quarter, by where they happened.",
        ],
        domain: "police",
        source: SOURCE,
        direction: Direction::Context,
        granularity: Granularity::Quarter,
        place: PlaceBasis::Offence,
        protect: true,
        ages: &[],
        kind: Kind::Count { base: Base::Population, rate: 5.2, more: 0.1, season: DARK, unplaced: 0.0 },
        levels: [60, 80, 65, 110, 120, 100, 150, 155, 95, 145, 120, 110, 85, 75, 120],
        reported: QUARTERS,
    }
}

fn violence() -> Entry {
    Entry {
        id: "vold-offentligt-rum",
        name: ["Anmeldt vold i det offentlige rum", "Reported violence in public places"],
        short: ["Vold i offentligt rum", "Violence in public"],
        definition: [
            "Antal anmeldelser om vold på gader, pladser og i nattelivet i måneden, opgjort efter gerningsstedet. Tallet sættes ikke i forhold til beboerne, for mange af de berørte bor et andet sted.",
            "Reports of violence in streets, squares and nightlife in the month, by where it happened. Not set against residents, because many of those involved live elsewhere.",
        ],
        domain: "police",
        source: SOURCE,
        direction: Direction::Risk,
        granularity: Granularity::Month,
        place: PlaceBasis::Offence,
        protect: true,
        ages: &[],
        kind: Kind::Count { base: Base::None, rate: 2.3, more: 0.15, season: NIGHTLIFE, unplaced: 0.02 },
        levels: [420, 85, 150, 25, 25, 45, 30, 22, 70, 35, 22, 45, 65, 75, 60],
        reported: MONTHS,
    }
}
