//! A bundle that is a zip archive.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek as _, SeekFrom};

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{Budget, Limits, is_bomb, too_large};
use super::member;
use crate::finding::{Finding, Place};

/// An archive whose members are unpacked when they are asked for.
pub(super) struct Zipped {
    archive: ZipArchive<BufReader<File>>,
    /// Position in the archive by clean name.
    members: BTreeMap<String, usize>,
}

impl Zipped {
    /// Reads the table of contents and judges every entry of it.
    pub(super) fn open(mut file: File, limits: &Limits) -> Result<Self, Vec<Finding>> {
        if told_members(&mut file).is_ok_and(|told| told > limits.members as u64) {
            let finding = Finding::refused("too-many-members", Place::default());
            return Err(vec![finding.detail("limit", limits.members)]);
        }
        let archive = ZipArchive::new(BufReader::new(file)).map_err(|error| vec![damaged(&error, None)])?;
        if archive.len() > limits.members {
            let finding = Finding::refused("too-many-members", Place::default());
            return Err(vec![finding.detail("limit", limits.members)]);
        }
        let mut zipped = Self { archive, members: BTreeMap::new() };
        let findings = zipped.list(limits);
        if findings.is_empty() { Ok(zipped) } else { Err(findings) }
    }

    fn list(&mut self, limits: &Limits) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut unpacked = 0_u64;
        for index in 0..self.archive.len() {
            match self.entry(index) {
                Ok(Some((name, size))) => {
                    unpacked = unpacked.saturating_add(size);
                    if self.members.insert(name.clone(), index).is_some() {
                        findings.push(Finding::refused("member-twice", Place::default()).value(&name));
                    }
                }
                Ok(None) => {}
                Err(finding) => findings.push(finding),
            }
        }
        if unpacked > limits.bundle_bytes {
            findings.push(too_large_whole(limits.bundle_bytes));
        }
        findings
    }

    /// Clean name and unpacked size of a file; `None` for a folder.
    fn entry(&mut self, index: usize) -> Result<Option<(String, u64)>, Finding> {
        let entry = self.archive.by_index_raw(index).map_err(|error| damaged(&error, None))?;
        let name = entry.name().map_err(|error| damaged(&error, None))?;
        let name = member::clean(name.as_bytes())?;
        let kind = entry.unix_mode().unwrap_or(0) & 0o170_000;
        let fault = |code| Err(Finding::refused(code, Place::default()).value(&name));
        match kind {
            _ if entry.is_symlink() => return fault("member-link"),
            0 | 0o100_000 | 0o040_000 => {}
            _ => return fault("member-special"),
        }
        if entry.is_dir() {
            return Ok(None);
        }
        if entry.encrypted() {
            return fault("member-encrypted");
        }
        if is_bomb(entry.compressed_size(), entry.size()) {
            return fault("archive-bomb");
        }
        let size = entry.size();
        Ok(Some((name, size)))
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.members.keys().map(String::as_str)
    }

    /// Unpacks a member.
    pub(super) fn read(&mut self, name: &str, budget: &mut Budget) -> Result<Option<Vec<u8>>, Finding> {
        let Some(&index) = self.members.get(name) else { return Ok(None) };
        let mut entry = self.archive.by_index(index).map_err(|error| damaged(&error, Some(name)))?;
        let size = entry.size();
        budget.read(&mut entry, name, size).map(Some)
    }
}

/// How many members an archive's end says there are, before any of them is read: a table of contents
/// of a million would fill the memory. What is told wrongly here shows later.
fn told_members(file: &mut File) -> io::Result<u64> {
    /// The end, with the longest comment behind it, and what archives with many members have before it.
    const LONGEST: u64 = 22 + 65_535 + 20 + 56;
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(length.saturating_sub(LONGEST)))?;
    let mut end = Vec::new();
    Read::by_ref(file).take(LONGEST).read_to_end(&mut end)?;
    file.rewind()?;
    // Little-endian, at so many bytes after such a mark.
    let number = |mark: &[u8], after: usize, bytes: usize| -> u64 {
        let at = end.windows(mark.len()).rposition(|window| window == mark);
        let field = at.and_then(|at| end.get(at + after..at + after + bytes)).unwrap_or_default();
        field.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte))
    };
    let (short, long) = (number(b"PK\x05\x06", 10, 2), number(b"PK\x06\x06", 32, 8));
    Ok(short.max(long))
}

fn too_large_whole(limit: u64) -> Finding {
    Finding { place: Place::default(), ..too_large("", limit) }
}

fn damaged(error: &ZipError, name: Option<&str>) -> Finding {
    let place = name.map(Place::resource).unwrap_or_default();
    match error {
        ZipError::Io(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            Finding::refused("archive-truncated", place)
        }
        // The table of contents stands last: without it the end is missing.
        ZipError::InvalidArchive(_) if name.is_none() => Finding::refused("archive-truncated", place),
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            Finding::refused("archive-unsupported", place).detail("reason", error)
        }
        error => Finding::refused("archive-damaged", place).detail("reason", error),
    }
}
