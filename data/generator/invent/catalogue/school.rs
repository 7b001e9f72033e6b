//! School life.

use super::{Ages, Asked, Base, Direction, EVEN, Entry, Granularity, Kind, PlaceBasis};

const SOURCE: &str = "Odense Kommune (opdigtede tal)";

pub(super) fn entries() -> Vec<Entry> {
    vec![absence(), happy(), marks(), changes()]
}

fn absence() -> Entry {
    Entry {
        id: "fravaer-over-10",
        name: ["Elever med over 10 % fravær", "Pupils with more than 10% absence"],
        short: ["Over 10 % fravær", "Over 10% absence"],
        definition: [
            "Andel af eleverne i 0.–9. klasse, der har været fraværende mere end hver tiende skoledag i skoleåret.",
            "Share of pupils in forms 0–9 who were absent on more than one school day in ten.",
        ],
        domain: "school",
        source: SOURCE,
        direction: Direction::Risk,
        granularity: Granularity::SchoolYear,
        place: PlaceBasis::School,
        protect: true,
        ages: &[Ages { from: 6, to: 15, rate: 0.0 }],
        kind: Kind::Share(Asked::Known(840)),
        levels: [118, 122, 215, 82, 88, 108, 78, 84, 150, 98, 80, 88, 92, 152, 120],
        reported: &[],
    }
}

fn happy() -> Entry {
    Entry {
        id: "glad-for-skolen",
        name: ["Elever, der er glade for skolen", "Pupils who are happy at school"],
        short: ["Glad for skolen", "Happy at school"],
        definition: [
            "Andel af eleverne i 4.–9. klasse, der i trivselsmålingen svarer, at de tit eller altid er glade for deres skole.",
            "Share of pupils in forms 4–9 who answer in the well-being survey that they often or always like their school.",
        ],
        domain: "school",
        source: SOURCE,
        direction: Direction::Protective,
        granularity: Granularity::SchoolYear,
        place: PlaceBasis::School,
        protect: true,
        ages: &[Ages { from: 10, to: 15, rate: 0.0 }],
        kind: Kind::Share(Asked::Known(780)),
        levels: [775, 770, 745, 815, 810, 785, 822, 812, 758, 792, 818, 802, 800, 752, 780],
        reported: &[],
    }
}

fn marks() -> Entry {
    Entry {
        id: "karaktersnit-9-klasse",
        name: ["Karaktersnit i 9. klasse", "Mean mark in the 9th form"],
        short: ["Karaktersnit 9. klasse", "Mean mark, 9th form"],
        definition: [
            "Gennemsnit af karaktererne ved de bundne prøver i 9. klasse. Kun elever med karakter i alle prøver tæller med.",
            "Mean of the marks in the compulsory exams of the 9th form, over pupils with a mark in all of them.",
        ],
        domain: "school",
        source: SOURCE,
        direction: Direction::Protective,
        granularity: Granularity::SchoolYear,
        place: PlaceBasis::School,
        protect: true,
        ages: &[Ages { from: 15, to: 15, rate: 0.0 }],
        kind: Kind::Mean { spread: 2.4, asked: Asked::Known(900) },
        levels: [722, 705, 572, 738, 728, 700, 768, 752, 648, 722, 758, 746, 772, 652, 694],
        reported: &[],
    }
}

fn changes() -> Entry {
    Entry {
        id: "skoleskift",
        name: ["Elever, der skifter skole", "Pupils who change school"],
        short: ["Skoleskift", "Changes of school"],
        definition: [
            "Antal elever på 6–15 år, der har skiftet skole i løbet af skoleåret, opgjort efter den skole, de forlod.",
            "Pupils aged 6–15 who changed school during the school year, by the school that they left.",
        ],
        domain: "school",
        source: SOURCE,
        direction: Direction::Context,
        granularity: Granularity::SchoolYear,
        place: PlaceBasis::School,
        protect: true,
        ages: &[Ages { from: 6, to: 12, rate: 62.0 }, Ages { from: 13, to: 15, rate: 48.0 }],
        kind: Kind::Count { base: Base::Population, rate: 0.0, more: 0.1, season: EVEN, unplaced: 0.0 },
        levels: [118, 112, 152, 84, 88, 98, 80, 86, 126, 96, 82, 90, 92, 128, 104],
        reported: &[],
    }
}
