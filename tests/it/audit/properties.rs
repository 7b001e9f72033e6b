//! Random small tables against brute force: every table that fits is listed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use komspot::audit::{Evidence, Rule, Verdict, audit};
use komspot::progress::Silent;
use proptest::prelude::*;

const K: u32 = 3;

/// Greatest count in a cell; a table has at most 6 cells, so 4,096 tables are tried.
const MOST: u32 = 3;

/// What is said of a cell.
#[derive(Clone, Copy, Debug)]
enum Said {
    Number,
    Mark,
    Blank,
    Nothing,
}

/// A table of areas × months, all sums included, and what is said of each cell.
#[derive(Clone, Debug)]
struct Published {
    counts: Vec<Vec<u32>>,
    said: Vec<Said>,
}

fn published() -> impl Strategy<Value = Published> {
    let sizes = prop_oneof![Just((2_usize, 2_usize)), Just((2, 3)), Just((3, 2)), Just((1, 3)), Just((2, 1))];
    sizes.prop_flat_map(|(areas, months)| {
        let counts = prop::collection::vec(prop::collection::vec(0..=MOST, months), areas);
        let said = prop_oneof![
            3 => Just(Said::Number), 4 => Just(Said::Mark), 1 => Just(Said::Blank), 1 => Just(Said::Nothing)
        ];
        let said = prop::collection::vec(said, (areas + 1) * months);
        // Every area stands in the table, or nobody would know that there is one.
        let named = move |said: Vec<Said>| -> Vec<Said> {
            let name = |(at, said)| {
                if at % months == 0 && matches!(said, Said::Nothing) { Said::Blank } else { said }
            };
            said.into_iter().enumerate().map(name).collect()
        };
        (counts, said).prop_map(move |(counts, said)| Published { counts, said: named(said) })
    })
}

/// Every cell of a table: areas then the total, month by month.
fn cells(counts: &[Vec<u32>]) -> Vec<u32> {
    let months = counts[0].len();
    let total: Vec<u32> = (0..months).map(|month| counts.iter().map(|area| area[month]).sum()).collect();
    counts.iter().chain([&total]).flatten().copied().collect()
}

impl Published {
    fn fits(&self, cells: &[u32]) -> bool {
        let truth = self::cells(&self.counts);
        self.said.iter().zip(cells.iter().zip(&truth)).all(|(said, (cell, truth))| match said {
            Said::Number => cell == truth,
            Said::Mark => (*cell < K) == (*truth < K),
            Said::Blank | Said::Nothing => true,
        })
    }

    fn csv(&self) -> String {
        let months = self.counts[0].len();
        let mut csv = "indicator,area,period,count\n".to_owned();
        for (at, (said, truth)) in self.said.iter().zip(cells(&self.counts)).enumerate() {
            let area = if at / months == self.counts.len() {
                "total".to_owned()
            } else {
                format!("A{}", at / months)
            };
            let count = match said {
                Said::Number => truth.to_string(),
                Said::Mark if truth < K => format!("<{K}"),
                Said::Mark => format!(">={K}"),
                Said::Blank => String::new(),
                Said::Nothing => continue,
            };
            writeln!(csv, "x,{area},2023-{:02},{count}", at % months + 1).unwrap();
        }
        csv
    }

    /// Least and greatest count of every cell over all tables that fit.
    fn brute_force(&self) -> Vec<(u32, u32)> {
        let (areas, months) = (self.counts.len(), self.counts[0].len());
        let mut ranges = vec![(u32::MAX, 0); (areas + 1) * months];
        let tables = (MOST + 1).pow(u32::try_from(areas * months).unwrap());
        for mut code in 0..tables {
            let mut table = vec![vec![0; months]; areas];
            for cell in table.iter_mut().flatten() {
                *cell = code % (MOST + 1);
                code /= MOST + 1;
            }
            let cells = cells(&table);
            if self.fits(&cells) {
                for (range, cell) in ranges.iter_mut().zip(cells) {
                    *range = (range.0.min(cell), range.1.max(cell));
                }
            }
        }
        ranges
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// Whatever whole table fits, its counts lie within the auditor's ranges.
    #[test]
    fn no_range_is_narrower_than_the_tables_that_fit(published in published()) {
        let months = published.counts[0].len();
        let mut evidence = Evidence::new(Rule { intervals: true, ..Rule::new(K) });
        if evidence.release("x.csv", &published.csv()).is_err() {
            return Ok(());
        }
        let report = audit(&evidence, &Silent);
        prop_assert!(report.verdict() != Verdict::Contradictory, "the true table fits: {}", published.csv());
        let ranges: BTreeMap<(String, String), (f64, f64)> = report
            .intervals
            .iter()
            .chain(report.exposed.iter().map(|exposure| &exposure.range))
            .map(|range| {
                let cell = (range.area.clone(), range.period.clone());
                (cell, (range.low, range.high.unwrap_or(f64::INFINITY)))
            })
            .collect();
        for (at, (least, most)) in published.brute_force().into_iter().enumerate() {
            let area = if at / months == published.counts.len() { "total".to_owned() } else { format!("A{}", at / months) };
            let cell = (area, format!("2023-{:02}", at % months + 1));
            if let Some((low, high)) = ranges.get(&cell) {
                prop_assert!(*low <= f64::from(least) + 1e-6, "{cell:?} {low} > {least}\n{}", published.csv());
                prop_assert!(*high >= f64::from(most) - 1e-6, "{cell:?} {high} < {most}\n{}", published.csv());
            }
        }
    }

    /// A table of one row: what a mark and the row's sum leave open is known
    /// in closed form, and the auditor finds exactly that.
    #[test]
    fn a_row_with_its_sum_is_known_exactly(counts in prop::collection::vec(0_u32..8, 2..6), k in 3_u32..7) {
        let total: u32 = counts.iter().sum();
        let mut csv = "indicator,area,period,count\n".to_owned();
        let told = |count: u32| if count < k { format!("<{k}") } else { count.to_string() };
        for (at, count) in counts.iter().enumerate() {
            writeln!(csv, "x,A{at},2023,{}", told(*count)).unwrap();
        }
        writeln!(csv, "x,total,2023,{}", told(total)).unwrap();
        let mut evidence = Evidence::new(Rule { intervals: true, ..Rule::new(k) });
        evidence.release("x.csv", &csv).unwrap();
        let report = audit(&evidence, &Silent);

        let hidden: Vec<u32> = counts.iter().copied().filter(|count| *count < k).collect();
        let sum: u32 = hidden.iter().sum();
        // Each is what the sum leaves when the others are greatest, or least.
        let others = u32::try_from(hidden.len()).unwrap().saturating_sub(1) * (k - 1);
        let least = if total < k { 0 } else { sum.saturating_sub(others) };
        let most = if total < k { k - 1 } else { sum.min(k - 1) };
        for range in report.intervals.iter().filter(|range| range.area != "total") {
            prop_assert!((range.low - f64::from(least)).abs() < 1e-6, "{range:?} {csv}");
            prop_assert!((range.high.unwrap() - f64::from(most)).abs() < 1e-6, "{range:?} {csv}");
        }
        let narrow = (least, most) != (0, k - 1) && !hidden.is_empty();
        prop_assert_eq!(report.verdict() == Verdict::Exposed, narrow, "{}", csv);
    }
}
