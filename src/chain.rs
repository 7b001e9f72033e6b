//! Lines of text of which each holds the hash of the one before, so that none
//! can be altered, removed or moved unseen: the ledger's and the log's.

use serde::{Deserialize, Serialize};

use crate::digest::sha256;

/// How far a chain had come: what is remembered of it elsewhere, so that a
/// chain that was cut off can be told from one that is whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Number of the last line, from 1; 0 before the first.
    pub lines: u64,
    /// SHA-256 of that line in hexadecimal; empty before the first.
    pub hash: String,
}

/// A chain in memory: its text and the hash of every line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    text: String,
    hashes: Vec<String>,
}

impl Chain {
    /// Adds a line, which must be one: what it says of the line before is the caller's to write.
    pub fn push(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
        self.hashes.push(sha256(line.as_bytes()));
    }

    /// Hash of the last line; empty before the first.
    #[must_use]
    pub fn last(&self) -> &str {
        self.hashes.last().map_or("", String::as_str)
    }

    /// How far it has come.
    #[must_use]
    pub fn head(&self) -> Head {
        Head { lines: self.hashes.len() as u64, hash: self.last().to_owned() }
    }

    /// True if this chain once had that head, and has only grown since.
    #[must_use]
    pub fn has_grown_from(&self, head: &Head) -> bool {
        let at = usize::try_from(head.lines).ok().and_then(|lines| lines.checked_sub(1));
        at.and_then(|at| self.hashes.get(at)) == Some(&head.hash)
    }

    /// All lines, each with its end.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_has_grown_from_its_own_heads_only() {
        let mut chain = Chain::default();
        assert_eq!((chain.head(), chain.last()), (Head::default(), ""));
        chain.push("one");
        let one = chain.head();
        chain.push("two");
        assert!(chain.has_grown_from(&one) && chain.has_grown_from(&chain.head()));
        let longer = Head { lines: 3, hash: sha256(b"three") };
        let other = Head { lines: 1, hash: sha256(b"two") };
        assert!(!chain.has_grown_from(&longer) && !chain.has_grown_from(&other));
        assert_eq!(chain.text(), "one\ntwo\n");
    }
}
