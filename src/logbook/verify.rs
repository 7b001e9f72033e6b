//! Is the log what was written?

use super::{Deed, Entry, LogError, Logbook};
use crate::chain::Head;
use crate::digest::sha256;

/// What is wrong with a log. Lines are counted from 1 as they stand in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A line cannot be read: it was altered, or never written whole.
    Unreadable(u64),
    /// A line is not followed by the one that was written after it: one of the two was altered,
    /// moved or put in, or what stood between them was taken out.
    Break(u64),
    /// Lines are missing at the end.
    Cut {
        /// The number of the last line.
        found: u64,
        /// The number of the last line as it is remembered.
        known: u64,
    },
    /// A line is not what it was when its hash was remembered elsewhere.
    Altered(u64),
    /// What says how far the log had come is gone or cannot be read.
    HeadMissing,
    /// The program found the log damaged when it went on with it, and said so in this line.
    Noted(u64),
}

/// What following the chain has shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// How far the log has come.
    pub head: Head,
    /// How often an end had not been written whole and was set aside, which is no fault.
    pub torn: u64,
    /// What is wrong; nothing if the log is whole.
    pub faults: Vec<Fault>,
}

impl Verified {
    /// True if every line is there, in its place and as it was written.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }
}

impl Logbook {
    /// Follows the chain from the first line to the last and holds it against what is remembered of
    /// it: in the file beside it, and `elsewhere` in the snapshots' folders.
    ///
    /// # Errors
    /// If the file system refuses. A log that is not what it was is no error: see [`Verified::faults`].
    pub fn verify(&self, elsewhere: &[Head]) -> Result<Verified, LogError> {
        let (text, known) = self.read()?;
        let mut verified = follow(&text);
        if known.is_none() && (!text.is_empty() || !elsewhere.is_empty()) {
            verified.faults.push(Fault::HeadMissing);
        }
        for head in known.iter().chain(elsewhere) {
            let fault = held_against(&text, head, &verified.head);
            verified.faults.extend(fault.filter(|fault| !verified.faults.contains(fault)));
        }
        Ok(verified)
    }
}

fn follow(text: &[u8]) -> Verified {
    let mut verified = Verified::default();
    for (line, place) in text.split_inclusive(|&byte| byte == b'\n').zip(1..) {
        let Some((line, entry)) = entry(line) else {
            verified.faults.push(Fault::Unreadable(place));
            continue;
        };
        let head = &verified.head;
        if entry.before != head.hash || entry.number != head.lines + 1 {
            verified.faults.push(Fault::Break(place));
        }
        match entry.what {
            Deed::TornEnd { .. } => verified.torn += 1,
            Deed::Damaged { .. } => verified.faults.push(Fault::Noted(place)),
            _ => {}
        }
        verified.head = Head { lines: entry.number, hash: sha256(line) };
    }
    verified
}

/// Does the log have the line that is remembered?
fn held_against(text: &[u8], head: &Head, last: &Head) -> Option<Fault> {
    if head.lines == 0 || head == last {
        return None;
    }
    if head.lines > last.lines {
        return Some(Fault::Cut { found: last.lines, known: head.lines });
    }
    let mut lines = text.split_inclusive(|&byte| byte == b'\n').filter_map(entry);
    let line = lines.find(|(_, entry)| entry.number == head.lines)?;
    (sha256(line.0) != head.hash).then_some(Fault::Altered(head.lines))
}

/// A line without its end, and what it says.
fn entry(line: &[u8]) -> Option<(&[u8], Entry)> {
    let line = line.strip_suffix(b"\n")?;
    Some((line, serde_json::from_slice(line).ok()?))
}
