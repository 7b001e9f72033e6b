//! Clubs and associations.

use super::{Ages, Asked, Direction, Entry, Granularity, Kind, PlaceBasis};

const SOURCE: &str = "Odense Kommune (opdigtede tal)";

pub(super) fn entries() -> Vec<Entry> {
    vec![clubs(), associations()]
}

fn clubs() -> Entry {
    Entry {
        id: "klubmedlemmer",
        name: ["Medlemmer af ungdomsklub 10–17 år", "Youth-club members aged 10–17"],
        short: ["Klubmedlemmer 10–17 år", "Club members aged 10–17"],
        definition: [
            "Andel af de 10–17-årige, der var meldt ind i en kommunal klub ved halvårets udgang.",
            "Share of those aged 10–17 who were members of a municipal youth club at the end of the half-year.",
        ],
        domain: "leisure",
        source: SOURCE,
        direction: Direction::Protective,
        granularity: Granularity::HalfYear,
        place: PlaceBasis::Residence,
        protect: true,
        ages: &[Ages { from: 10, to: 17, rate: 0.0 }],
        kind: Kind::Share(Asked::Known(1000)),
        levels: [255, 325, 385, 285, 262, 305, 278, 270, 342, 300, 268, 288, 262, 338, 318],
        reported: &[],
    }
}

fn associations() -> Entry {
    Entry {
        id: "foreningsmedlemmer",
        name: ["Foreningsmedlemmer 6–17 år", "Association members aged 6–17"],
        short: ["I forening 6–17 år", "In associations aged 6–17"],
        definition: [
            "Andel af de 6–17-årige, der var medlem af mindst én folkeoplysende forening i løbet af året.",
            "Share of those aged 6–17 who were members of at least one association during the year.",
        ],
        domain: "leisure",
        source: SOURCE,
        direction: Direction::Protective,
        granularity: Granularity::Year,
        place: PlaceBasis::Residence,
        protect: true,
        ages: &[Ages { from: 6, to: 17, rate: 0.0 }],
        kind: Kind::Share(Asked::Known(1000)),
        levels: [575, 588, 438, 712, 695, 648, 735, 724, 548, 672, 728, 690, 684, 540, 622],
        reported: &[],
    }
}
