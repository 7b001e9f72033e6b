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

mod report;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;

pub(super) use report::Report;

/// Walls that are kept in mind at once.
const MOST: usize = 32;
/// Silence after which a wall is held for dead: three reports.
const SILENCE: Duration = Duration::from_secs(45);
/// How long a dead wall is remembered.
const MEMORY: Duration = Duration::from_hours(1);
/// What a scene may stay beyond its time, and an old snapshot beyond the new one's coming.
const GRACE: Duration = Duration::from_mins(1);

/// A report that is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// It cannot be one.
    Unsound,
    /// As many walls report as may.
    Crowded,
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
    /// True if it is a browser on this device.
    pub(super) here: bool,
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
            return Err(Refused::Unsound);
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
                // The device's own screen finds a place whoever else reports: its browser lives by that.
                let gives_way = |(_, wall): &(&String, &Wall)| {
                    let silent = now.saturating_duration_since(wall.heard) > SILENCE;
                    silent || (is_here(from) && !is_here(wall.from))
                };
                let Some(longest) = walls.iter().filter(gives_way).min_by_key(|(_, wall)| wall.heard) else {
                    counts.refused += 1;
                    return Err(Refused::Crowded);
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
            here: is_here(wall.from),
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

/// True for a browser on this device.
fn is_here(from: Option<IpAddr>) -> bool {
    from.is_some_and(|from| from.is_loopback())
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
