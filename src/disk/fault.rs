//! Debug builds only: failing on demand at a named point.
//!
//! `KOMSPOT_FAULT=POINT:WHAT`, or `KOMSPOT_FAULT=POINT#3:WHAT` for its third passage.
//! Points are those of [`super::points`], and `WHAT` is
//!
//! - `kill`: the process kills itself as by SIGKILL,
//! - `error`: the operation fails once, as on a broken disk,
//! - `full`: from here on nothing more can be written, as on a full disk,
//! - `readonly`: from here on nothing can be changed, as on a disk mounted read-only.

use std::io;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use rustix::io::Errno;
use rustix::process::{Signal, getpid, kill_process};

use super::{Deed, Moment, Step, points, unsynced};

/// The variable that names point and fault.
pub const VARIABLE: &str = "KOMSPOT_FAULT";

/// What is to happen where.
#[derive(Debug)]
struct Plan {
    point: String,
    /// Which passage of the point, from 1.
    passage: u32,
    what: What,
    passed: AtomicU32,
    /// It has come to pass.
    begun: AtomicBool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Kill,
    Error,
    Full,
    ReadOnly,
}

/// What the environment asks for, or what it says where that is no plan.
static PLAN: OnceLock<Option<Result<Plan, String>>> = OnceLock::new();

/// Passes a point.
pub(super) fn pass(step: Step, moment: Moment) -> io::Result<()> {
    unsynced::passed(step, moment)?;
    #[cfg(test)]
    if let Some(result) = tests::during(|plan| plan.pass(step, moment)) {
        return result;
    }
    let plan = PLAN.get_or_init(|| std::env::var(VARIABLE).ok().map(|text| Plan::parse(&text).ok_or(text)));
    match plan {
        None => Ok(()),
        Some(Ok(plan)) => plan.pass(step, moment),
        Some(Err(text)) => Err(io::Error::other(format!("{VARIABLE}={text}: expected POINT[#N]:WHAT"))),
    }
}

impl Plan {
    fn parse(text: &str) -> Option<Self> {
        let (place, what) = text.rsplit_once(':')?;
        let what = match what {
            "kill" => What::Kill,
            "error" => What::Error,
            "full" => What::Full,
            "readonly" => What::ReadOnly,
            _ => return None,
        };
        let (point, passage) = match place.split_once('#') {
            Some((point, passage)) => (point, passage.parse().ok()?),
            None => (place, 1),
        };
        let known = points().any(|known| known == point);
        known.then(|| Self {
            point: point.to_owned(),
            passage,
            what,
            passed: AtomicU32::new(0),
            begun: AtomicBool::new(false),
        })
    }

    fn pass(&self, step: Step, moment: Moment) -> io::Result<()> {
        let here = step.point(moment) == self.point
            && self.passed.fetch_add(1, Ordering::SeqCst) + 1 == self.passage;
        if here {
            self.begun.store(true, Ordering::SeqCst);
        }
        let begun = self.begun.load(Ordering::SeqCst);
        match self.what {
            What::Kill if here => {
                let _ = kill_process(getpid(), Signal::KILL);
                Err(Errno::INTR.into())
            }
            What::Error if here => Err(Errno::IO.into()),
            // What is there can be removed and renamed on a full disk.
            What::Full if here || begun && writes(step.deed()) => Err(Errno::NOSPC.into()),
            What::ReadOnly if begun => Err(Errno::ROFS.into()),
            _ => Ok(()),
        }
    }
}

/// True for deeds that take room.
fn writes(deed: Deed) -> bool {
    !matches!(deed, Deed::Remove | Deed::Rename | Deed::Sync | Deed::Lock)
}

#[cfg(test)]
pub(super) mod tests {
    use std::cell::RefCell;

    use super::*;

    thread_local! {
        static PLAN: RefCell<Option<Plan>> = const { RefCell::new(None) };
    }

    pub(super) fn during(pass: impl FnOnce(&Plan) -> io::Result<()>) -> Option<io::Result<()>> {
        PLAN.with_borrow(|plan| plan.as_ref().map(pass))
    }

    /// Does something in this thread under a plan.
    pub(in crate::disk) fn under<T>(plan: &str, deed: impl FnOnce() -> T) -> T {
        PLAN.set(Some(Plan::parse(plan).unwrap()));
        let result = deed();
        PLAN.set(None);
        result
    }

    #[test]
    fn plans_name_known_points_only() {
        for text in ["ledger.save.half:kill", "ledger.save.half#3:full", "current.link.named:readonly"] {
            assert!(Plan::parse(text).is_some(), "{text}");
        }
        for text in ["", "ledger.save.half", "ledger.save.half:burn", "ledger.save:kill", "x.half#x:kill"] {
            assert!(Plan::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn the_passage_that_is_named_fails_and_no_other() {
        let pass = || pass(Step::Ledger, Moment::Half).map_err(|error| error.raw_os_error());
        let once = under("ledger.save.half#2:error", || [pass(), pass(), pass()]);
        assert_eq!(once, [Ok(()), Err(Some(5)), Ok(())], "EIO is 5");
        let full = under("ledger.save.half#2:full", || [pass(), pass(), pass()]);
        assert_eq!(full, [Ok(()), Err(Some(28)), Err(Some(28))], "ENOSPC is 28, and stays");
        let read_only = under("ledger.save.half:readonly", || [pass(), pass()]);
        assert_eq!(read_only, [Err(Some(30)); 2], "EROFS is 30, and stays");
    }
}
