//! Where a log goes on: after its last whole line.

use super::Entry;
use crate::chain::Head;
use crate::digest::sha256;

/// The end of a log, or all of it, held against how far it is known to have come.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tail {
    /// The last whole line.
    pub(super) head: Head,
    /// Bytes from the beginning up to its end.
    pub(super) whole: usize,
    /// False if the log never led to the known head: it is not the log that was written.
    pub(super) known: bool,
}

impl Tail {
    /// Looks for the known head in a log's bytes and follows the lines after it as far as they
    /// hold together. A line that does not was being written when the power went.
    ///
    /// Where the head is not to be found the log was damaged; it then goes on after its last line
    /// that can be read.
    pub(super) fn of(bytes: &[u8], known: &Head) -> Self {
        let mut tail = (known.lines == 0).then(|| Self { head: Head::default(), whole: 0, known: true });
        let mut readable = Self { head: Head::default(), whole: 0, known: false };
        let mut at = 0;
        for line in bytes.split_inclusive(|&byte| byte == b'\n') {
            at += line.len();
            let Some(line) = line.strip_suffix(b"\n") else { break };
            let entry = serde_json::from_slice::<Entry>(line).ok();
            let Some(entry) = entry else { continue };
            let head = Head { lines: entry.number, hash: sha256(line) };
            match &mut tail {
                Some(tail) if entry.before == tail.head.hash && entry.number == tail.head.lines + 1 => {
                    *tail = Self { head: head.clone(), whole: at, known: true };
                }
                None if head == *known => tail = Some(Self { head: head.clone(), whole: at, known: true }),
                Some(_) | None => {}
            }
            readable = Self { head, whole: at, known: false };
        }
        tail.unwrap_or(readable)
    }
}
