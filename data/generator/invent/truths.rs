//! What really happens in the invented city, for analyses to be held against.
//!
//! Nothing else happens: outside these rows every series keeps its level and
//! season, and what looks like a change is chance.

use std::fmt::Write as _;

use komspot::domain::Period;

use super::timeline;

/// Something that changes a series.
pub(crate) struct Truth {
    /// What kind of change it is, in a few words.
    pub(crate) what: &'static str,
    /// The indicator.
    pub(crate) indicator: &'static str,
    /// The area; `None` for every area.
    pub(crate) area: Option<&'static str>,
    /// First month of the change: year, month.
    pub(crate) from: (i16, u8),
    /// How it goes on from there.
    pub(crate) course: Course,
    /// How large it is.
    pub(crate) size: Size,
}

/// How a change goes on.
#[derive(Clone, Copy)]
pub(crate) enum Course {
    /// At once, and it stays.
    Stays,
    /// Evenly until this month, when it is complete and stays.
    GrowsUntil(i16, u8),
    /// At once, and over by this month.
    EndsBefore(i16, u8),
}

/// How large a change is when complete.
#[derive(Clone, Copy)]
pub(crate) enum Size {
    /// The expected count is multiplied.
    Times(f64),
    /// So many percentage points are added to a share, or marks to a mean.
    Points(f64),
}

/// Every planted change.
pub(crate) const CHANGES: [Truth; 17] = [
    Truth {
        what: "rise from a date",
        indicator: "haervaerk",
        area: Some("06"),
        from: (2025, 3),
        course: Course::Stays,
        size: Size::Times(2.2),
    },
    Truth {
        what: "fall from a date",
        indicator: "indbrud",
        area: Some("15"),
        from: (2022, 1),
        course: Course::Stays,
        size: Size::Times(0.5),
    },
    Truth {
        what: "jump in the newest quarter",
        indicator: "ssp-bekymringer",
        area: Some("13"),
        from: (2026, 7),
        course: Course::Stays,
        size: Size::Times(4.0),
    },
    Truth {
        what: "gradual rise",
        indicator: "underretninger",
        area: Some("09"),
        from: (2023, 1),
        course: Course::GrowsUntil(2026, 1),
        size: Size::Times(1.6),
    },
    Truth {
        what: "gradual fall in the leading area",
        indicator: "sigtelser-15-24",
        area: Some("03"),
        from: (2021, 1),
        course: Course::GrowsUntil(2025, 1),
        size: Size::Times(0.75),
    },
    Truth {
        what: "a time of its own, over again",
        indicator: "fraflytninger",
        area: Some("03"),
        from: (2020, 1),
        course: Course::EndsBefore(2023, 1),
        size: Size::Times(1.8),
    },
    Truth {
        what: "protective rise",
        indicator: "fritidsjob",
        area: Some("03"),
        from: (2022, 7),
        course: Course::GrowsUntil(2026, 1),
        size: Size::Points(11.0),
    },
    Truth {
        what: "protective fall",
        indicator: "klubmedlemmer",
        area: Some("02"),
        from: (2023, 7),
        course: Course::GrowsUntil(2026, 1),
        size: Size::Points(-10.0),
    },
    Truth {
        what: "rise of a share",
        indicator: "hverken-job-uddannelse",
        area: Some("14"),
        from: (2025, 1),
        course: Course::Stays,
        size: Size::Points(5.0),
    },
    Truth {
        what: "slow fall in every area",
        indicator: "indbrud",
        area: None,
        from: (2016, 1),
        course: Course::GrowsUntil(2026, 10),
        size: Size::Times(0.65),
    },
    Truth {
        what: "slow rise in every area",
        indicator: "fravaer-over-10",
        area: None,
        from: (2019, 8),
        course: Course::GrowsUntil(2025, 8),
        size: Size::Points(3.5),
    },
    Truth {
        what: "slow protective fall in every area",
        indicator: "glad-for-skolen",
        area: None,
        from: (2017, 8),
        course: Course::GrowsUntil(2025, 8),
        size: Size::Points(-5.0),
    },
    Truth {
        what: "rise of a mean",
        indicator: "karaktersnit-9-klasse",
        area: Some("15"),
        from: (2020, 8),
        course: Course::GrowsUntil(2024, 8),
        size: Size::Points(0.7),
    },
    Truth {
        what: "slow rise in every area",
        indicator: "underretninger",
        area: None,
        from: (2016, 1),
        course: Course::GrowsUntil(2024, 1),
        size: Size::Times(1.3),
    },
    Truth {
        what: "slow fall in every area",
        indicator: "uden-job-uddannelse-18-64",
        area: None,
        from: (2016, 1),
        course: Course::GrowsUntil(2023, 1),
        size: Size::Points(-2.5),
    },
    Truth {
        what: "two low years in every area",
        indicator: "foreningsmedlemmer",
        area: None,
        from: (2020, 1),
        course: Course::EndsBefore(2022, 1),
        size: Size::Points(-4.0),
    },
    Truth {
        what: "a spring like no other in every area",
        indicator: "vold-offentligt-rum",
        area: None,
        from: (2020, 3),
        course: Course::EndsBefore(2020, 7),
        size: Size::Times(0.5),
    },
];

/// Levels that stay clearly above (risk) or below (protective) the rest of the
/// city through all years: indicator, area.
pub(crate) const LASTING: [(&str, &str); 4] = [
    ("sigtelser-15-24", "03"),
    ("registreringer-10-14", "03"),
    ("vold-offentligt-rum", "01"),
    ("tryg-i-nabolaget", "03"),
];

/// Neighbouring areas that together stay above the rest of the city.
pub(crate) const CLUSTER: (&str, [&str; 3]) = ("indbrud", ["07", "08", "10"]);

/// A season and nothing else: indicator, area.
pub(crate) const SEASONS: [(&str, &str); 4] =
    [("fyrvaerkeri", "01"), ("fyrvaerkeri", "03"), ("haervaerk", "01"), ("ssp-bekymringer", "15")];

/// Neither change nor season: indicator, area.
pub(crate) const QUIET: [(&str, &str); 6] = [
    ("sigtelser-15-24", "15"),
    ("hverken-job-uddannelse", "13"),
    ("fritidsjob", "12"),
    ("karaktersnit-9-klasse", "11"),
    ("skoleskift", "15"),
    ("forebyggende-indsatser", "08"),
];

/// Figures that nobody delivered: indicator, area, first and last period.
pub(crate) const GAPS: [(&str, &str, &str, &str); 4] = [
    ("tryg-i-nabolaget", "05", "2019", "2019"),
    ("glad-for-skolen", "09", "2019/2020", "2019/2020"),
    ("klubmedlemmer", "14", "2018-H2", "2019-H1"),
    ("ssp-bekymringer", "04", "2017-04", "2017-06"),
];

impl Truth {
    /// How much of the change a period has: 0 none, 1 all of it. The mean over
    /// the period's months.
    pub(crate) fn part(&self, period: Period) -> f64 {
        let from = month(self.from.0, self.from.1);
        let one = |at: i32| match self.course {
            Course::Stays => f64::from(u8::from(at >= from)),
            Course::EndsBefore(year, nth) => f64::from(u8::from((from..month(year, nth)).contains(&at))),
            Course::GrowsUntil(year, nth) => {
                (f64::from(at - from) / f64::from(month(year, nth) - from)).clamp(0.0, 1.0)
            }
        };
        let months = timeline::months(period);
        f64::from(period.level().months()).recip() * months.map(one).sum::<f64>()
    }
}

/// Months since January 2016.
fn month(year: i16, nth: u8) -> i32 {
    i32::from(year - timeline::FIRST_YEAR) * 12 + i32::from(nth) - 1
}

/// The truths as the table in `data/README.md`.
pub(crate) fn table() -> String {
    let mut text = String::from(
        "| indicator | area | what happens | from | until | size |\n|---|---|---|---|---|---|\n",
    );
    for truth in &CHANGES {
        let until = match truth.course {
            Course::Stays => "stays".to_owned(),
            Course::GrowsUntil(year, nth) => format!("grows until {year}-{nth:02}"),
            Course::EndsBefore(year, nth) => format!("over by {year}-{nth:02}"),
        };
        let size = match truth.size {
            Size::Times(factor) => format!("× {factor}"),
            Size::Points(points) => format!("{points:+} points"),
        };
        let Truth { what, indicator, area, from: (year, nth), .. } = truth;
        let area = area.unwrap_or("all");
        let _ = writeln!(text, "| `{indicator}` | {area} | {what} | {year}-{nth:02} | {until} | {size} |");
    }
    let mut row = |indicator: &str, area: &str, what: &str| {
        let _ = writeln!(text, "| `{indicator}` | {area} | {what} | | | |");
    };
    for (indicator, area) in LASTING {
        row(indicator, area, "level unlike the rest of the city, lasting");
    }
    row(CLUSTER.0, &CLUSTER.1.join(", "), "neighbours above the rest of the city, lasting");
    for (indicator, area) in SEASONS {
        row(indicator, area, "season, no change");
    }
    for (indicator, area) in QUIET {
        row(indicator, area, "nothing");
    }
    for (indicator, area, first, last) in GAPS {
        let when = if first == last { first.to_owned() } else { format!("{first} to {last}") };
        row(indicator, area, &format!("not delivered: {when}"));
    }
    text
}
