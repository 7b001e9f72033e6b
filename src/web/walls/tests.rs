//! Walls as they come and go, by a clock that the tests turn.

use std::net::IpAddr;
use std::time::{Duration, Instant};

use super::report::LONGEST_SCENE;
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
    assert_eq!(with(|report| (report.print, report.sent) = ("ab".into(), "ab".into())), [Condition::Stuck]);
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
    let later = begun + Duration::from_mins(1);
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
    assert_eq!(heard(MOST, now), Err(Refused::Crowded));
    assert_eq!(walls.told(now).len(), MOST);
    let here = Some(IpAddr::from([127, 0, 0, 1]));
    assert_eq!(walls.heard(report("a0", 1), here, None, now), Ok(()), "the device's own screen finds room");
    assert_eq!(walls.told(now).iter().filter(|wall| wall.here).count(), 1);
    assert_eq!(heard(MOST, now), Err(Refused::Crowded), "and takes the place of one elsewhere");
    assert_eq!(walls.told(now).len(), MOST);
    assert_eq!(heard(MOST, now + SILENCE * 2), Ok(()), "a dead one makes room");
    assert_eq!(walls.counts().refused, 2);
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
