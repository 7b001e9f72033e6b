//! SSP, the social service, and housing.

use super::{Ages, Asked, Base, Direction, EVEN, Entry, Granularity, Kind, PlaceBasis};

const MUNICIPALITY: &str = "Odense Kommune (opdigtede tal)";

/// Schools and day care write most; in July they are closed.
const TERM: [u16; 12] = [106, 98, 112, 96, 110, 112, 44, 96, 112, 104, 114, 96];
/// Leases end at the turn of the half-year and after the summer.
const MOVES: [u16; 12] = [92, 84, 92, 94, 98, 118, 116, 124, 108, 98, 88, 88];

pub(super) fn entries() -> Vec<Entry> {
    vec![concerns(), notifications(), placements(), support(), moves_out(), outside()]
}

fn concerns() -> Entry {
    Entry {
        id: "ssp-bekymringer",
        name: ["SSP-bekymringer om børn og unge 10–17 år", "SSP concerns about young people aged 10–17"],
        short: ["SSP-bekymringer 10–17 år", "SSP concerns aged 10–17"],
        definition: [
            "Antal nye bekymringer, som SSP har modtaget i måneden om børn og unge på 10–17 år, opgjort efter hvor den unge bor.",
            "New concerns about young people aged 10–17 that SSP received in the month, by where they live.",
        ],
        domain: "social",
        source: "SSP Odense (opdigtede tal)",
        direction: Direction::Risk,
        granularity: Granularity::Month,
        place: PlaceBasis::Residence,
        protect: true,
        ages: &[Ages { from: 10, to: 14, rate: 26.0 }, Ages { from: 15, to: 17, rate: 44.0 }],
        kind: Kind::Count { base: Base::Population, rate: 0.0, more: 0.15, season: TERM, unplaced: 0.0 },
        levels: [95, 100, 260, 60, 65, 85, 62, 64, 120, 80, 60, 75, 70, 122, 105],
        reported: &[0.93],
    }
}

fn notifications() -> Entry {
    Entry {
        id: "underretninger",
        name: ["Underretninger om børn 0–17 år", "Notifications of concern, children aged 0–17"],
        short: ["Underretninger 0–17 år", "Notifications aged 0–17"],
        definition: [
            "Antal underretninger, som kommunen har modtaget i måneden om børn på 0–17 år. Flere underretninger kan handle om det samme barn.",
            "Notifications that the municipality received in the month about children aged 0–17. Several may concern one child.",
        ],
        domain: "social",
        source: MUNICIPALITY,
        direction: Direction::Risk,
        granularity: Granularity::Month,
        place: PlaceBasis::Residence,
        protect: true,
        ages: &[
            Ages { from: 0, to: 5, rate: 70.0 },
            Ages { from: 6, to: 12, rate: 98.0 },
            Ages { from: 13, to: 17, rate: 112.0 },
        ],
        kind: Kind::Count { base: Base::Population, rate: 0.0, more: 0.2, season: TERM, unplaced: 0.0 },
        levels: [100, 110, 190, 66, 70, 92, 64, 66, 138, 84, 62, 76, 72, 140, 108],
        reported: &[0.9, 0.97],
    }
}

fn placements() -> Entry {
    Entry {
        id: "anbringelser",
        name: ["Anbragte børn og unge 0–17 år", "Children and young people aged 0–17 in care"],
        short: ["Anbragte 0–17 år", "In care aged 0–17"],
        definition: [
            "Antal børn og unge på 0–17 år, der var anbragt uden for hjemmet ved årets udgang, opgjort efter forældrenes adresse.",
            "Children and young people aged 0–17 placed outside their home at the end of the year, by their parents' address.",
        ],
        domain: "social",
        source: MUNICIPALITY,
        direction: Direction::Risk,
        granularity: Granularity::Year,
        place: PlaceBasis::Residence,
        protect: true,
        ages: &[Ages { from: 0, to: 17, rate: 8.2 }],
        kind: Kind::Count { base: Base::Population, rate: 0.0, more: 0.0, season: EVEN, unplaced: 0.0 },
        levels: [100, 118, 175, 66, 72, 96, 64, 70, 150, 88, 60, 74, 72, 150, 108],
        reported: &[],
    }
}

fn support() -> Entry {
    Entry {
        id: "forebyggende-indsatser",
        name: ["Børn og unge med forebyggende indsats 0–17 år", "Children aged 0–17 with preventive support"],
        short: ["Forebyggende indsatser", "Preventive support"],
        definition: [
            "Antal børn og unge på 0–17 år, der var i gang med en forebyggende indsats ved halvårets udgang.",
            "Children and young people aged 0–17 receiving preventive support at the end of the half-year.",
        ],
        domain: "social",
        source: MUNICIPALITY,
        direction: Direction::Context,
        granularity: Granularity::HalfYear,
        place: PlaceBasis::Residence,
        protect: true,
        // A stock at each half-year's end: twice the stock a year.
        ages: &[Ages { from: 0, to: 12, rate: 34.0 }, Ages { from: 13, to: 17, rate: 62.0 }],
        kind: Kind::Count { base: Base::Population, rate: 0.0, more: 0.0, season: EVEN, unplaced: 0.0 },
        levels: [96, 108, 185, 70, 74, 94, 66, 70, 132, 86, 64, 78, 74, 134, 106],
        reported: &[0.97],
    }
}

fn moves_out() -> Entry {
    Entry {
        id: "fraflytninger",
        name: ["Fraflytninger fra almene boliger", "Moves out of social housing"],
        short: ["Fraflytninger", "Moves out"],
        definition: [
            "Antal lejemål i almene boliger, som beboerne er flyttet fra i kvartalet. Flytninger inden for samme afdeling tæller med.",
            "Leases in social housing that residents left in the quarter, moves within a department included.",
        ],
        domain: "housing",
        source: "Boligorganisationerne (opdigtede tal)",
        direction: Direction::Context,
        granularity: Granularity::Quarter,
        place: PlaceBasis::Residence,
        protect: true,
        ages: &[],
        kind: Kind::Count { base: Base::None, rate: 15.0, more: 0.0, season: MOVES, unplaced: 0.0 },
        levels: [95, 125, 260, 50, 35, 90, 55, 40, 165, 95, 40, 80, 75, 190, 120],
        reported: &[],
    }
}

fn outside() -> Entry {
    Entry {
        id: "uden-job-uddannelse-18-64",
        name: ["Beboere 18–64 år uden job og uddannelse", "Residents aged 18–64 without work or education"],
        short: ["Uden job/udd. 18–64 år", "No job/education 18–64"],
        definition: [
            "Andel af beboerne på 18–64 år, der hverken var i job eller uddannelse i november.",
            "Share of residents aged 18–64 who were neither in work nor in education in November.",
        ],
        domain: "housing",
        source: MUNICIPALITY,
        direction: Direction::Risk,
        granularity: Granularity::Year,
        place: PlaceBasis::Residence,
        protect: true,
        ages: &[Ages { from: 18, to: 64, rate: 0.0 }],
        kind: Kind::Share(Asked::Known(985)),
        levels: [220, 260, 483, 180, 187, 230, 165, 170, 293, 213, 163, 197, 205, 297, 241],
        reported: &[],
    }
}
