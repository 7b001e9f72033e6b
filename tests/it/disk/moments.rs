//! Killed from outside, at any moment.
//!
//! The moments are drawn uniformly over the time that the work takes undisturbed, and not over the
//! named points: this way it also ends in the midst of what DuckDB writes, between two points, and
//! where nobody has thought of one. What is drawn follows from the seed; what it hits does not.

use std::collections::BTreeMap;
use std::process::Stdio;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use komspot::disk::power::{Unsynced, passed};
use rustix::process::{Pid, Signal, kill_process_group};

use super::act::Act;
use crate::harness::{Chance, each, fast_folder, tries};

const SEED: u64 = 20_261_123;

/// What came of all tries.
#[derive(Default)]
struct Tally {
    /// Killed while at work.
    killed: usize,
    /// It was done before.
    late: usize,
    /// The power went with it, and took what was not synced.
    cuts: usize,
    /// The last point that was passed, and how often.
    at: BTreeMap<String, usize>,
}

#[test]
fn killed_at_random_moments_the_old_or_the_new_is_shown() {
    let imports = [Act::second_import(), Act::first_import(), Act::inbox(), Act::stick()];
    let others = [Act::hold(), Act::confirm(), Act::decline()];
    let acts: Vec<Act> = imports.into_iter().chain(others).collect();
    let timed: Vec<(&Act, Duration)> = acts.iter().map(|act| (act, act.takes())).collect();
    let (tries, tally) = (tries(60), Mutex::new(Tally::default()));
    let mut drawn = 0;
    while tally.lock().unwrap().killed < tries {
        let missing = tries - tally.lock().unwrap().killed;
        each(drawn..drawn + missing, |number| {
            let mut chance = Chance::new(SEED + number as u64);
            let (act, takes) = timed[number % timed.len()];
            let share = u32::try_from(chance.below(1_000_000)).unwrap();
            let moment = takes.mul_f64(f64::from(share) / 1e6);
            interrupt(act, moment, &mut chance, &tally);
        });
        drawn += missing;
        assert!(drawn < tries * 4 + 40, "most are done before they are killed: {:?}", timed[0].1);
    }
    let Tally { killed, late, cuts, at } = tally.into_inner().unwrap();
    println!(
        "{killed} kills at random moments ({late} more came too late), after {} different points,",
        at.len()
    );
    println!("{cuts} of them with the power cut as well, seed {SEED}: 0 losses");
}

fn interrupt(act: &Act, moment: Duration, chance: &mut Chance, tally: &Mutex<Tally>) {
    let (device, journal) = (act.device(), fast_folder());
    let mut command = act.command(device.path(), Some(journal.path()), None);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    thread::sleep(moment);
    let late = child.try_wait().unwrap().is_some();
    // Those that it has started go with it.
    let _ = kill_process_group(Pid::from_child(&child), Signal::KILL);
    child.wait().unwrap();
    let point = passed(journal.path()).unwrap().pop().unwrap_or_else(|| "none".to_owned());
    let mut after = format!("killed after {moment:?}, at {point}");
    act.assert_whole(device.path(), &after);
    let cut = chance.below(3) > 0;
    if cut {
        let unsynced = Unsynced::of(journal.path()).unwrap();
        let (survivors, lost) = (chance.below(unsynced.names() + 1), chance.below(2) == 0);
        unsynced.cut(survivors, lost).unwrap();
        after = format!("{after}, {survivors} of {} names survive, contents lost: {lost}", unsynced.names());
        act.assert_whole(device.path(), &after);
    }
    act.assert_finished(device.path(), &after);
    act.assert_goes_on(device.path(), &after);
    let mut tally = tally.lock().unwrap();
    if late {
        tally.late += 1;
    } else {
        tally.killed += 1;
        tally.cuts += usize::from(cut);
        *tally.at.entry(point).or_default() += 1;
    }
}
