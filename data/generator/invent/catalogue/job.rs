//! Jobs and education after school.

use super::{Ages, Asked, Direction, Entry, Granularity, Kind, PlaceBasis};

const SOURCE: &str = "Odense Kommune (opdigtede tal)";

pub(super) fn entries() -> Vec<Entry> {
    vec![neither(), part_time()]
}

fn neither() -> Entry {
    Entry {
        id: "hverken-job-uddannelse",
        name: [
            "Unge 16–24 år hverken i job eller uddannelse",
            "Young people aged 16–24 in neither work nor education",
        ],
        short: ["Hverken job eller udd.", "Neither job nor education"],
        definition: [
            "Andel af de 16–24-årige, der ved kvartalets udgang hverken var i job eller i gang med en uddannelse.",
            "Share of those aged 16–24 who were neither in work nor in education at the end of the quarter.",
        ],
        domain: "job",
        source: SOURCE,
        direction: Direction::Risk,
        granularity: Granularity::Quarter,
        place: PlaceBasis::Residence,
        protect: true,
        ages: &[Ages { from: 16, to: 24, rate: 0.0 }],
        kind: Kind::Share(Asked::Known(990)),
        levels: [68, 88, 172, 74, 76, 94, 66, 70, 108, 82, 68, 78, 62, 112, 98],
        reported: &[],
    }
}

fn part_time() -> Entry {
    Entry {
        id: "fritidsjob",
        name: ["Unge 13–17 år med fritidsjob", "Young people aged 13–17 with a part-time job"],
        short: ["Fritidsjob 13–17 år", "Part-time jobs aged 13–17"],
        definition: [
            "Andel af de 13–17-årige, der har haft lønnet fritidsjob i løbet af halvåret.",
            "Share of those aged 13–17 who had a paid part-time job during the half-year.",
        ],
        domain: "job",
        source: SOURCE,
        direction: Direction::Protective,
        granularity: Granularity::HalfYear,
        place: PlaceBasis::Residence,
        protect: true,
        ages: &[Ages { from: 13, to: 17, rate: 0.0 }],
        kind: Kind::Share(Asked::Known(1000)),
        levels: [305, 292, 168, 392, 380, 338, 412, 404, 262, 352, 408, 372, 366, 258, 314],
        reported: &[],
    }
}
