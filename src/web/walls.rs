//! The walls that report what they show, and whether each of them is well.
//!
//! A wall is one loaded page. It reports every quarter of a minute, and with each report proves
//! as much as a page can prove of its picture:
//!
//! - its script runs and its connection holds (the report came, and its number is higher than that
//!   of the report before);
//! - the browser composes pictures (a frame was drawn since the last report);
//! - the scene is there: visible, of some size, and what it holds in words and outlines gives the
//!   very print that the server drew it with (see `render::print`);
//! - the scenes turn, unless one is pinned or somebody paused them (the print changes);
//! - the snapshot is the one that is served.
//!
//! It cannot prove that a panel is lit, nor that nobody else sends reports: they carry no secret.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

/// Walls that are kept in mind at once.
const MOST: usize = 32;
/// Silence after which a wall is held for dead: three reports.
const SILENCE: Duration = Duration::from_secs(45);
/// How long a dead wall is remembered.
const MEMORY: Duration = Duration::from_hours(1);
/// What a scene may stay beyond its time, and an old snapshot beyond the new one's coming.
const GRACE: Duration = Duration::from_secs(60);
/// Characters of a scene's id that are taken.
const LONGEST_SCENE: usize = 200;

/// What a wall says of itself. Hostile: anybody can send one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Report {
    /// The loaded page: a number that it drew at random.
    wall: String,
    /// Counts up from report to report.
    sequence: u64,
    /// The scene that is shown.
    scene: String,
    /// The snapshot that the page follows.
    snapshot: String,
    /// The print of what stands in the page; empty if no scene can be seen.
    print: String,
    /// The print that the scene came with.
    sent: String,
    /// How often another picture was drawn since the page was loaded.
    drawn: u64,
    /// True if a frame was composed since the last report.
    composed: bool,
    /// Seconds after which another scene is to come; 0 where none is, because one is pinned or
    /// somebody paused them.
    stay: u32,
    /// True if the page is about to go: it is not to be missed.
    leaving: bool,
}

/// A report that cannot be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refused;

impl Report {
    fn is_sound(&self) -> bool {
        let is_hex =
            |text: &str, most: usize| text.len() <= most && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex(&self.wall, 16)
            && !self.wall.is_empty()
            && is_hex(&self.print, 8)
            && is_hex(&self.sent, 8)
            && self.snapshot.len() <= 32
            && self.snapshot.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
            && self.scene.chars().count() <= LONGEST_SCENE
            && !self.scene.contains(char::is_control)
            && self.stay <= 24 * 3600
    }
}

/// How a wall does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Condition {
    /// It shows what it should.
    Well,
    /// It has not reported for [`SILENCE`].
    Silent,
    /// Its reports repeat themselves.
    Repeating,
    /// Its scenes should turn and do not.
    Stuck,
    /// It composes no pictures, or no scene can be seen.
    Blank,
    /// What stands in the page is not what was sent.
    Altered,
    /// It still shows an older snapshot.
    Behind,
}

/// A wall as `/healthz/wall` tells of it.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    /// How it does.
    pub(super) condition: Condition,
    /// Seconds since its last report.
    pub(super) seconds: u64,
    scene: String,
    snapshot: String,
    drawn: u64,
    turning: bool,
}

#[derive(Debug)]
struct Wall {
    report: Report,
    from: Option<IpAddr>,
    /// When it first reported.
    came: Instant,
    /// When it last reported something new.
    heard: Instant,
    /// When its picture last changed.
    changed: Instant,
    /// When it was last seen to show the snapshot that is served.
    current: Instant,
    repeats: bool,
}

impl Wall {
    fn condition(&self, now: Instant) -> Condition {
        let since = |then| now.saturating_duration_since(then);
        let report = &self.report;
        let turn = Duration::from_secs(u64::from(report.stay)) * 2 + GRACE;
        if since(self.heard) > SILENCE {
            if self.repeats { Condition::Repeating } else { Condition::Silent }
        } else if self.repeats {
            Condition::Repeating
        } else if !report.composed || report.print.is_empty() {
            Condition::Blank
        } else if report.print != report.sent {
            Condition::Altered
        } else if since(self.current) > GRACE {
            Condition::Behind
        } else if report.stay > 0 && since(self.changed) > turn {
            Condition::Stuck
        } else {
            Condition::Well
        }
    }
}

/// What was counted since the program began.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    /// Reports that were taken.
    pub(super) reports: u64,
    /// Reports that came again.
    pub(super) repeats: u64,
    /// Changes of a wall's picture.
    pub(super) changes: u64,
    /// Reports that were none.
    pub(super) refused: u64,
}

/// Every wall that has reported lately.
#[derive(Debug, Default)]
pub(super) struct Walls(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    walls: BTreeMap<String, Wall>,
    counts: Counts,
}

impl Walls {
    /// Takes a report. `served` is the snapshot that is served.
    ///
    /// # Errors
    /// If it cannot be one, or as many walls report as may.
    pub(super) fn heard(
        &self,
        report: Report,
        from: Option<IpAddr>,
        served: Option<&str>,
        now: Instant,
    ) -> Result<(), Refused> {
        let mut known = self.known();
        known.forget(now);
        if !report.is_sound() {
            known.counts.refused += 1;
            return Err(Refused);
        }
        if report.leaving {
            known.walls.remove(&report.wall);
            return Ok(());
        }
        let is_current = served == Some(&report.snapshot);
        let Known { walls, counts } = &mut *known;
        if let Some(wall) = walls.get_mut(&report.wall) {
            wall.repeats = report.sequence <= wall.report.sequence;
            if wall.repeats {
                counts.repeats += 1;
                return Ok(());
            }
            wall.heard = now;
            // Nobody draws more often in the time; whoever says so is not believed.
            let drawn = report.drawn.saturating_sub(wall.report.drawn).min(100);
            counts.changes = counts.changes.saturating_add(drawn);
            // A pause is no standstill: the time of a scene begins anew after it.
            if wall.report.print != report.print || wall.report.stay == 0 {
                wall.changed = now;
            }
            if is_current {
                wall.current = now;
            }
            wall.report = report;
        } else {
            if walls.len() >= MOST {
                let silent =
                    |(_, wall): &(&String, &Wall)| now.saturating_duration_since(wall.heard) > SILENCE;
                let Some(longest) = walls.iter().filter(silent).min_by_key(|(_, wall)| wall.heard) else {
                    counts.refused += 1;
                    return Err(Refused);
                };
                let longest = longest.0.clone();
                walls.remove(&longest);
            }
            let wall = report.wall.clone();
            let repeats = false;
            walls.insert(
                wall,
                Wall { report, from, came: now, heard: now, changed: now, current: now, repeats },
            );
        }
        counts.reports += 1;
        Ok(())
    }

    /// Counts a report that could not even be read.
    pub(super) fn refused(&self) {
        self.known().counts.refused += 1;
    }

    /// How every wall does.
    pub(super) fn told(&self, now: Instant) -> Vec<Told> {
        let mut known = self.known();
        known.forget(now);
        let told = |wall: &Wall| Told {
            condition: wall.condition(now),
            seconds: now.saturating_duration_since(wall.heard).as_secs(),
            scene: wall.report.scene.clone(),
            snapshot: wall.report.snapshot.clone(),
            drawn: wall.report.drawn,
            turning: wall.report.stay > 0,
        };
        known.walls.values().map(told).collect()
    }

    /// What was counted.
    pub(super) fn counts(&self) -> Counts {
        self.known().counts
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    /// Forgets walls that have been dead for long, and dead ones in whose place another has come: a
    /// browser that was started anew on the same machine.
    fn forget(&mut self, now: Instant) {
        let arrivals: Vec<_> = self.walls.values().map(|wall| (wall.from, wall.came)).collect();
        self.walls.retain(|_, wall| {
            let silence = now.saturating_duration_since(wall.heard);
            let replaced = || {
                let after =
                    |(from, came): &(Option<IpAddr>, Instant)| *from == wall.from && *came > wall.heard;
                wall.from.is_some() && arrivals.iter().any(after)
            };
            silence <= SILENCE || (silence <= MEMORY && !replaced())
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVED: &str = "000001-00c0ffee";

    fn report(wall: &str, sequence: u64) -> Report {
        Report {
            wall: wall.to_owned(),
            sequence,
            scene: "haervaerk".to_owned(),
            snapshot: SERVED.to_owned(),
            print: format!("{sequence:08x}"),
            sent: format!("{sequence:08x}"),
            drawn: sequence,
            composed: true,
            stay: 20,
            leaving: false,
        }
    }

    /// Walls that have heard these reports, a quarter of a minute between them; and the time of the last.
    fn after(reports: Vec<Report>) -> (Walls, Instant) {
        let (walls, mut now) = (Walls::default(), Instant::now());
        for report in reports {
            now += Duration::from_secs(15);
            let _ = walls.heard(report, None, Some(SERVED), now);
        }
        (walls, now)
    }

    fn conditions(walls: &Walls, now: Instant) -> Vec<Condition> {
        walls.told(now).into_iter().map(|wall| wall.condition).collect()
    }

    #[test]
    fn a_wall_that_turns_is_well_until_it_falls_silent() {
        let (walls, now) = after((1..=20).map(|nth| report("a", nth)).collect());
        assert_eq!(conditions(&walls, now + SILENCE), [Condition::Well]);
        assert_eq!(conditions(&walls, now + SILENCE * 2), [Condition::Silent]);
        assert_eq!(conditions(&walls, now + MEMORY * 2), []);
        assert_eq!(walls.counts().changes, 19);
    }

    #[test]
    fn what_is_wrong_is_told_apart() {
        let with = |change: fn(&mut Report)| {
            let reports = (1..=10).map(|nth| {
                let mut report = report("a", nth);
                change(&mut report);
                report
            });
            let (walls, now) = after(reports.collect());
            conditions(&walls, now)
        };
        assert_eq!(with(|_| ()), [Condition::Well]);
        assert_eq!(with(|report| report.sequence = 5), [Condition::Repeating]);
        assert_eq!(
            with(|report| (report.print, report.sent) = ("ab".into(), "ab".into())),
            [Condition::Stuck]
        );
        assert_eq!(with(|report| report.composed = false), [Condition::Blank]);
        assert_eq!(with(|report| report.print = String::new()), [Condition::Blank]);
        assert_eq!(with(|report| report.sent = "1".into()), [Condition::Altered]);
        assert_eq!(with(|report| report.snapshot = "000000-00c0ffee".into()), [Condition::Behind]);
    }

    #[test]
    fn a_pinned_scene_may_stay_the_same() {
        let pinned = |nth| Report { stay: 0, print: "ab".into(), sent: "ab".into(), ..report("a", nth) };
        let (walls, now) = after((1..=100).map(pinned).collect());
        assert_eq!(conditions(&walls, now), [Condition::Well]);
    }

    #[test]
    fn whoever_leaves_is_not_missed() {
        let leaving = Report { leaving: true, ..report("a", 2) };
        let (walls, now) = after(vec![report("a", 1), report("b", 1), leaving]);
        assert_eq!(conditions(&walls, now), [Condition::Well]);
    }

    #[test]
    fn a_browser_started_anew_takes_the_place_of_the_dead_one() {
        let (walls, begun) = (Walls::default(), Instant::now());
        let screen = Some(IpAddr::from([10, 0, 0, 1]));
        let heard = |wall: &str, from, seconds| {
            let now = begun + Duration::from_secs(seconds);
            walls.heard(report(wall, seconds + 1), from, Some(SERVED), now).unwrap();
        };
        heard("a", screen, 0);
        heard("b", screen, 30);
        heard("c", Some(IpAddr::from([10, 0, 0, 2])), 30);
        let later = begun + Duration::from_secs(60);
        assert_eq!(conditions(&walls, later), [Condition::Well, Condition::Well]);
        // Of the screen that nothing has replaced it is known that it is dead.
        let later = begun + Duration::from_secs(90);
        assert_eq!(conditions(&walls, later), [Condition::Silent, Condition::Silent]);
    }

    #[test]
    fn no_flood_of_walls_is_kept() {
        let (walls, now) = after(Vec::new());
        let heard = |wall: usize, now| walls.heard(report(&format!("{wall:x}"), 1), None, None, now);
        for wall in 0..MOST {
            heard(wall, now).unwrap();
        }
        assert_eq!(heard(MOST, now), Err(Refused));
        assert_eq!(walls.told(now).len(), MOST);
        assert_eq!(heard(MOST, now + SILENCE * 2), Ok(()), "a dead one makes room");
        assert_eq!(walls.counts().refused, 1);
    }

    #[test]
    fn nonsense_is_refused() {
        let refused = |change: fn(&mut Report)| {
            let mut report = report("a", 1);
            change(&mut report);
            after(Vec::new()).0.heard(report, None, None, Instant::now()).is_err()
        };
        assert!(!refused(|_| ()));
        assert!(refused(|report| report.wall = String::new()));
        assert!(refused(|report| report.wall = "0123456789abcdef0".into()));
        assert!(refused(|report| report.wall = "<b>".into()));
        assert!(refused(|report| report.print = "0123456789".into()));
        assert!(refused(|report| report.snapshot = "../..".into()));
        assert!(refused(|report| report.scene = "a\nb".into()));
        assert!(refused(|report| report.scene = "æ".repeat(LONGEST_SCENE + 1)));
        assert!(refused(|report| report.stay = u32::MAX));
    }
}
