//! Sizes and hashes: whether a file is the one that the descriptor means.

use sha2::{Digest, Sha256};

use crate::digest::hexadecimal;
use crate::finding::{Finding, Place};

/// What the descriptor says of a file's bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Seal {
    /// `bytes`
    pub(super) bytes: Option<u64>,
    /// `hash`, with its algorithm in front.
    pub(super) hash: Option<String>,
}

impl Seal {
    /// Compares a file whose SHA-256 is `sha256`.
    pub(super) fn compare(&self, length: u64, sha256: &str, file: &str) -> Vec<Finding> {
        let mut findings = Vec::new();
        if let Some(expected) = self.bytes.filter(|&bytes| bytes != length) {
            findings.push(
                Finding::refused("bytes-differ", Place::resource(file))
                    .detail("expected", expected)
                    .detail("found", length),
            );
        }
        match self.hash.as_deref().map(algorithm) {
            Some(("sha256", expected)) if !expected.eq_ignore_ascii_case(sha256) => {
                findings.push(
                    Finding::refused("hash-differs", Place::resource(file))
                        .detail("expected", short(expected))
                        .detail("found", short(sha256)),
                );
            }
            None | Some(("sha256", _)) => {}
            Some((other, _)) => {
                findings.push(Finding::warning("hash-not-compared", Place::resource(file)).value(other));
            }
        }
        findings
    }

    /// True if it tells length and SHA-256, and both are these.
    pub(super) fn covers(&self, length: u64, sha256: &str) -> bool {
        let hash = self.hash.as_deref().map(algorithm);
        let same = matches!(hash, Some(("sha256", told)) if told.eq_ignore_ascii_case(sha256));
        same && self.bytes == Some(length)
    }
}

/// The hash's algorithm and digits: without a prefix it is MD5 by the
/// specification, unless it is as long as only a SHA-256 is.
fn algorithm(hash: &str) -> (&str, &str) {
    match hash.split_once(':') {
        Some((name, digits)) if ["sha256", "sha-256"].iter().any(|sha| name.eq_ignore_ascii_case(sha)) => {
            ("sha256", digits)
        }
        Some((name, digits)) => (name, digits),
        None if hash.len() == 64 => ("sha256", hash),
        None => ("md5", hash),
    }
}

/// As much of a hash as people compare.
fn short(hash: &str) -> String {
    hash.chars().take(12).collect()
}

/// SHA-256 over parts, each told apart from the next by its length.
pub(super) fn sha256_of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hexadecimal(&hasher.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::sha256;

    // FIPS 180-4, SHA-256 of "abc".
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn compare(bytes: Option<u64>, hash: Option<&str>) -> Vec<&'static str> {
        let seal = Seal { bytes, hash: hash.map(str::to_owned) };
        seal.compare(3, &sha256(b"abc"), "x.csv").iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn right_seals_hold() {
        assert_eq!(compare(Some(3), Some(&format!("sha256:{ABC}"))), [] as [&str; 0]);
        assert_eq!(compare(None, Some(&format!("SHA256:{}", ABC.to_uppercase()))), [] as [&str; 0]);
        assert_eq!(compare(None, Some(ABC)), [] as [&str; 0]);
    }

    #[test]
    fn wrong_seals_are_told() {
        assert_eq!(compare(Some(4), Some("sha256:00")), ["bytes-differ", "hash-differs"]);
        assert_eq!(compare(None, Some("900150983cd24fb0d6963f7d28e17f72")), ["hash-not-compared"]);
        assert_eq!(
            compare(None, Some("sha1:a9993e364706816aba3e25717850c26c9cd0d89d")),
            ["hash-not-compared"]
        );
    }

    #[test]
    fn nothing_less_than_length_and_sha_256_covers_a_file() {
        let covers = |bytes: Option<u64>, hash: Option<&str>| {
            Seal { bytes, hash: hash.map(str::to_owned) }.covers(3, ABC)
        };
        assert!(covers(Some(3), Some(&format!("sha256:{ABC}"))));
        for (bytes, hash) in [
            (None, Some(ABC)),
            (Some(3), None),
            (Some(4), Some(ABC)),
            (Some(3), Some("sha256:00")),
            (Some(3), Some("900150983cd24fb0d6963f7d28e17f72")),
        ] {
            assert!(!covers(bytes, hash), "{bytes:?} {hash:?}");
        }
    }

    #[test]
    fn parts_are_told_apart() {
        let parts = |parts: &[&'static [u8]]| sha256_of_parts(parts.iter().copied());
        assert_ne!(parts(&[b"ab", b"c"]), parts(&[b"a", b"bc"]));
    }
}
