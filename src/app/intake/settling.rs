//! When something in the inbox has arrived: a judgement over looks at it,
//! without a file or a clock.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt as _;
use std::time::Duration;

use super::listing::{Entry, Kind, Listing, Print, is_litter, is_unfinished};
use crate::trust::SIGNATURE;

/// Endings of the marker that says of a bundle beside it: it is complete.
const MARKERS: [&str; 2] = [".done", ".complete"];

/// How long is waited for what.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// A bundle that nobody has written to for so long has arrived.
    pub quiet: Duration,
    /// What is still unfinished after so long without a write will never be.
    pub abandoned: Duration,
}

impl Patience {
    /// A bundle whose end is missing may only be slow: so many times longer is waited for it.
    const SLOW: u32 = 6;

    fn for_bundle(&self, whole: bool) -> Duration {
        if whole { self.quiet } else { self.quiet * Self::SLOW }
    }
}

/// Something that no longer waits for anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Arrival {
    /// A bundle, or what passes itself off as one.
    Bundle {
        name: OsString,
        /// What lies beside it and goes with it: its signature.
        signature: Option<OsString>,
        /// Markers, which have done their duty.
        markers: Vec<OsString>,
    },
    /// An upload that nobody goes on with.
    Abandoned(OsString),
    /// A link, pipe, socket or device.
    Strange(OsString),
    /// What nobody meant to bring.
    Litter(OsString),
    /// Far too many things at once.
    Flood,
}

/// What has been seen so far.
#[derive(Debug, Default)]
pub(super) struct Settling {
    watched: BTreeMap<OsString, Watched>,
    looks: u64,
    /// It was flooded at the last look, which was told.
    flooded: bool,
}

#[derive(Clone, Debug)]
struct Watched {
    print: Print,
    kind: Kind,
    whole: bool,
    /// Since when it is there, in looks.
    since: u64,
    /// How long nobody has written to it.
    quiet: Duration,
    /// It was renamed from an unfinished name, and not written to since.
    renamed: bool,
    /// It was given out, and still lies there.
    told: bool,
}

impl Settling {
    /// Takes note of a look, `elapsed` after the one before it, and gives what
    /// has arrived since: in the order in which it was first seen; what was
    /// first seen together, in the order in which it was last written to.
    pub(super) fn look(&mut self, now: &Listing, elapsed: Duration, patience: &Patience) -> Vec<Arrival> {
        self.looks += 1;
        let told = std::mem::replace(&mut self.flooded, now.flooded);
        if now.flooded {
            self.watched.clear();
            return if told { Vec::new() } else { vec![Arrival::Flood] };
        }
        let before = std::mem::take(&mut self.watched);
        let gone = finished(&before, now);
        for (name, entry) in &now.entries {
            let watched = self.watch(name, entry, before.get(name), elapsed, &gone);
            self.watched.insert(name.clone(), watched);
        }
        let mut arrived: Vec<(u64, i128, OsString, Arrival)> = self
            .watched
            .iter()
            .filter(|(_, watched)| !watched.told)
            .filter_map(|(name, watched)| {
                let arrival = self.judge(name, watched, patience)?;
                Some((watched.since, watched.print.touched, name.clone(), arrival))
            })
            .collect();
        arrived.sort_by(|a, b| (a.0, a.1, &a.2).cmp(&(b.0, b.1, &b.2)));
        for (_, _, _, arrival) in &arrived {
            for name in arrival.names() {
                if let Some(watched) = self.watched.get_mut(name) {
                    watched.told = true;
                }
            }
        }
        arrived.into_iter().map(|(_, _, _, arrival)| arrival).collect()
    }

    /// How many things lie there that have not arrived yet.
    pub(super) fn pending(&self) -> usize {
        self.watched.values().filter(|watched| !watched.told).count()
    }

    fn watch(
        &self,
        name: &OsStr,
        entry: &Entry,
        before: Option<&Watched>,
        elapsed: Duration,
        gone: &BTreeSet<(u64, u64)>,
    ) -> Watched {
        let &Entry { kind, print, whole } = entry;
        let fresh = Watched {
            print,
            kind,
            whole,
            since: self.looks,
            quiet: Duration::ZERO,
            renamed: !is_unfinished(name) && gone.contains(&print.identity),
            told: false,
        };
        match before {
            None => fresh,
            Some(before) if before.print == print => {
                Watched { quiet: before.quiet.saturating_add(elapsed), whole, ..before.clone() }
            }
            Some(before) => Watched { since: before.since, ..fresh },
        }
    }

    /// What has become of one thing; `None` while it has to be waited for.
    fn judge(&self, name: &OsStr, watched: &Watched, patience: &Patience) -> Option<Arrival> {
        if watched.kind == Kind::Strange {
            return Some(Arrival::Strange(name.to_owned()));
        }
        let given_up = watched.quiet >= patience.abandoned;
        if is_litter(name) {
            return given_up.then(|| Arrival::Litter(name.to_owned()));
        }
        if is_unfinished(name) {
            return given_up.then(|| Arrival::Abandoned(name.to_owned()));
        }
        let mut endings = MARKERS.into_iter().chain([SIGNATURE]);
        let belongs_to = endings.find_map(|ending| without(name, ending));
        if let Some(bundle) = belongs_to.filter(|_| watched.kind == Kind::File) {
            // It goes with its bundle. Without one it waits for it.
            let alone = self.watched.get(bundle).is_none_or(|bundle| bundle.told);
            return (alone && given_up).then(|| Arrival::Abandoned(name.to_owned()));
        }
        let beside = |ending| Some(with(name, ending)).filter(|beside| self.watched.contains_key(beside));
        let markers: Vec<OsString> = MARKERS.into_iter().filter_map(beside).collect();
        let signature = beside(SIGNATURE);
        let arrived = !markers.is_empty() || {
            let own = [Some(name), signature.as_deref()].into_iter().flatten();
            own.filter_map(|name| self.watched.get(name)).all(|part| {
                // A rename tells of itself alone: more may be about to come.
                let renamed = part.renamed && part.quiet > Duration::ZERO && !self.is_anything_moving();
                renamed || part.quiet >= patience.for_bundle(part.whole)
            })
        };
        arrived.then(|| Arrival::Bundle { name: name.to_owned(), signature, markers })
    }

    /// True while anything at all is still being written.
    fn is_anything_moving(&self) -> bool {
        self.watched.values().any(|watched| watched.quiet == Duration::ZERO)
    }
}

impl Arrival {
    /// The names of all that belongs to it.
    pub(super) fn names(&self) -> Vec<&OsStr> {
        match self {
            Self::Bundle { name, signature, markers } => {
                [name].into_iter().chain(signature).chain(markers).map(OsString::as_os_str).collect()
            }
            Self::Abandoned(name) | Self::Strange(name) | Self::Litter(name) => vec![name],
            Self::Flood => Vec::new(),
        }
    }
}

/// What had an unfinished name before and has none any more.
fn finished(before: &BTreeMap<OsString, Watched>, now: &Listing) -> BTreeSet<(u64, u64)> {
    let unfinished =
        before.iter().filter(|(name, _)| is_unfinished(name) && !now.entries.contains_key(*name));
    unfinished.map(|(_, watched)| watched.print.identity).collect()
}

fn without<'n>(name: &'n OsStr, ending: &str) -> Option<&'n OsStr> {
    name.as_bytes().strip_suffix(ending.as_bytes()).filter(|rest| !rest.is_empty()).map(OsStr::from_bytes)
}

fn with(name: &OsStr, ending: &str) -> OsString {
    let mut whole = name.to_owned();
    whole.push(ending);
    whole
}

#[cfg(test)]
mod tests;
