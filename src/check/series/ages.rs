//! Age groups among each other, and against everybody.

use crate::domain::AgeGroup;
use crate::finding::{Finding, Findings, Place};

use super::super::catalogue::Entry;
use super::Row;

/// Ages that a group can end with, an open end being the last of them.
const AGES: usize = 256;

/// Judges the rows of one indicator, sorted by area, period and age group.
///
/// Where everybody is reported anywhere, that figure is the one that counts,
/// and no choice of groups that share nobody may exceed it. Where it is not,
/// everybody is the sum of the groups, and they must not overlap.
pub(super) fn judge(rows: &[Row], adds_up: bool, entry: &Entry, resource: &str, findings: &mut Findings) {
    let used = Used::of(rows);
    let overlap = used.overlap();
    if !used.everybody {
        if let Some((one, other)) = overlap {
            findings.push(
                Finding::refused("age-groups-overlap", Place::resource(resource).column("age_group"))
                    .value(entry.id.as_str())
                    .detail("one", one)
                    .detail("other", other),
            );
        }
        return;
    }
    if used.groups.is_empty() {
        return;
    }
    let total = |groups: &[Row], of: fn(&Row) -> f64| match overlap {
        Some(_) => largest_sum(groups, of),
        None => sum(groups, of),
    };
    let mut without_everybody = 0_u64;
    for cell in rows.chunk_by(|a, b| a.key.place_and_time() == b.key.place_and_time()) {
        judge_bases(cell, total, entry, resource, findings);
        let Some((first, groups)) = cell.split_first() else { continue };
        if first.key.age() != AgeGroup::All {
            without_everybody += 1;
        } else if adds_up && !first.key.is_missing() {
            let sum = total(groups, |row| row.value);
            if sum > first.value {
                let place = Place::resource(resource).line(u64::from(first.line)).column("value");
                findings.push(
                    Finding::refused("age-groups-exceed-all", place)
                        .value(&first.value.to_string())
                        .detail("sum", sum)
                        .detail("indicator", &entry.id),
                );
            }
        }
    }
    if without_everybody > 0 {
        let place = Place::resource(resource).column("age_group");
        findings.push(
            Finding::warning("all-ages-missing-in-places", place)
                .value(entry.id.as_str())
                .detail("count", without_everybody),
        );
    }
}

/// Bases of shares and means are numbers of persons, and add up like counts.
fn judge_bases(
    cell: &[Row],
    total: impl Fn(&[Row], fn(&Row) -> f64) -> f64,
    entry: &Entry,
    resource: &str,
    findings: &mut Findings,
) {
    let Some((first, groups)) = cell.split_first() else { return };
    if first.key.age() != AgeGroup::All || first.key.is_missing() || !first.key.has_base() {
        return;
    }
    let sum = total(groups, |row| f64::from(row.base));
    if sum > f64::from(first.base) {
        let place = Place::resource(resource).line(u64::from(first.line)).column("base");
        findings.push(
            Finding::refused("age-group-bases-exceed-all", place)
                .value(&first.base.to_string())
                .detail("sum", sum)
                .detail("indicator", &entry.id),
        );
    }
}

/// The age groups that an indicator comes in.
struct Used {
    everybody: bool,
    /// Sorted by first age.
    groups: Vec<AgeGroup>,
}

impl Used {
    fn of(rows: &[Row]) -> Self {
        // Neighbouring rows have different ages, but few ages come in all.
        let mut seen = vec![false; AGES * AGES + 1];
        let mut used = Self { everybody: false, groups: Vec::new() };
        for row in rows {
            match seen.get_mut(row.key.age_code()) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            match row.key.age() {
                AgeGroup::All => used.everybody = true,
                group @ AgeGroup::Years { .. } => used.groups.push(group),
            }
        }
        used.groups.sort_unstable();
        used
    }

    /// Two groups that some person can belong to both of.
    fn overlap(&self) -> Option<(AgeGroup, AgeGroup)> {
        self.groups.windows(2).find_map(|pair| match *pair {
            [one, other] if one.overlaps(other) => Some((one, other)),
            _ => None,
        })
    }
}

fn sum(groups: &[Row], of: fn(&Row) -> f64) -> f64 {
    groups.iter().filter(|row| !row.key.is_missing()).map(of).sum()
}

/// The largest sum of groups that share nobody (weighted interval scheduling
/// over the ages).
fn largest_sum(groups: &[Row], of: fn(&Row) -> f64) -> f64 {
    let mut by_end: Vec<(usize, usize, f64)> = groups
        .iter()
        .filter(|row| !row.key.is_missing())
        .filter_map(|row| match row.key.age() {
            AgeGroup::Years { from, to } => {
                Some((usize::from(to.unwrap_or(u8::MAX)), usize::from(from), of(row)))
            }
            AgeGroup::All => None,
        })
        .collect();
    by_end.sort_unstable_by_key(|&(to, from, _)| (to, from));
    // best[age]: the largest sum of groups that end before that age.
    let mut best = [0.0_f64; AGES + 1];
    let mut groups = by_end.into_iter().peekable();
    for age in 0..AGES {
        let mut largest = best.get(age).copied().unwrap_or_default();
        while let Some((_, from, value)) = groups.next_if(|&(to, ..)| to == age) {
            largest = largest.max(best.get(from).copied().unwrap_or_default() + value);
        }
        if let Some(next) = best.get_mut(age + 1) {
            *next = largest;
        }
    }
    best.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::Key;
    use super::*;

    fn rows(figures: &[(&str, f64)]) -> Vec<Row> {
        let mut rows: Vec<_> = figures
            .iter()
            .zip(2..)
            .map(|(&(age, value), line)| Row {
                key: Key::new(0, "2024".parse().unwrap(), age.parse().unwrap()),
                value,
                base: 0,
                line,
            })
            .collect();
        rows.sort_by_key(|row| row.key.cell());
        rows
    }

    fn codes(figures: &[(&str, f64)]) -> Vec<&'static str> {
        let mut findings = Findings::default();
        judge(&rows(figures), true, &Entry::of_test("a"), "observations.csv", &mut findings);
        findings.into_list().into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn groups_may_not_exceed_everybody() {
        assert_eq!(codes(&[("all", 10.0), ("0-17", 4.0), ("18+", 6.0)]), [""; 0]);
        assert_eq!(codes(&[("all", 10.0), ("0-17", 4.0), ("18+", 7.0)]), ["age-groups-exceed-all"]);
    }

    #[test]
    fn overlapping_groups_are_compared_where_they_share_nobody() {
        // 0-17 holds 10-14 and 15-17; counted twice they would be 14 of 10.
        let fine = [("all", 10.0), ("0-17", 6.0), ("10-14", 3.0), ("15-17", 3.0), ("18+", 2.0)];
        assert_eq!(codes(&fine), [""; 0]);
        let parts = [("all", 10.0), ("0-17", 6.0), ("10-14", 6.0), ("15-17", 3.0), ("18+", 2.0)];
        assert_eq!(codes(&parts), ["age-groups-exceed-all"], "6 + 3 + 2 of 10");
    }

    #[test]
    fn overlapping_groups_need_everybody() {
        assert_eq!(codes(&[("10-17", 1.0), ("15-24", 1.0)]), ["age-groups-overlap"]);
        assert_eq!(codes(&[("10-14", 1.0), ("15-24", 1.0)]), [""; 0]);
        assert_eq!(codes(&[("10+", 1.0), ("65+", 1.0)]), ["age-groups-overlap"]);
    }

    #[test]
    fn an_empty_list_is_fine() {
        assert_eq!(codes(&[]), [""; 0]);
    }
}
