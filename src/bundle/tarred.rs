//! A bundle that is a tar archive, plain or packed with gzip or zstd.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;
use tar::{Archive, EntryType};

use super::limits::{Budget, Gauge, Limits, unreadable};
use super::member;
use crate::finding::{Finding, Place};

/// What a tar archive is packed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    None,
    Gzip,
    Zstd,
}

/// Members by clean name.
pub(super) type Held = BTreeMap<String, Cow<'static, [u8]>>;

/// Room for the headers of a member and the padding behind it.
const HEADERS: u64 = 4096;

/// Reads an archive through.
pub(super) fn read(file: File, packing: Packing, limits: &Limits) -> Result<Held, Vec<Finding>> {
    let gauge = Gauge::default();
    let packed = BufReader::new(gauge.packed(file));
    let whole = limits.bundle_bytes.saturating_add(HEADERS.saturating_mul(limits.members as u64));
    let result = match packing {
        Packing::None => members(packed, limits),
        Packing::Gzip => members(gauge.unpacked(MultiGzDecoder::new(packed), whole), limits),
        Packing::Zstd => members(gauge.unpacked(Frames::new(packed), whole), limits),
    };
    if gauge.tripped() {
        return Err(vec![Finding::refused("archive-bomb", Place::default())]);
    }
    result.map_err(|mut findings| {
        for finding in
            findings.iter_mut().filter(|finding| finding.code == "archive-damaged" && gauge.ended())
        {
            *finding = Finding::refused("archive-truncated", finding.place.clone());
        }
        findings
    })
}

fn members(stream: impl Read, limits: &Limits) -> Result<Held, Vec<Finding>> {
    let mut stream = stream;
    let mut first = Vec::new();
    if let Err(error) = (&mut stream).take(512).read_to_end(&mut first) {
        return Err(vec![unreadable_archive(&error)]);
    }
    if !is_tar(&first) {
        return Err(vec![Finding::refused("not-a-bundle", Place::default())]);
    }
    let mut archive = Archive::new(io::Cursor::new(first).chain(stream));
    let mut held = Held::new();
    let mut findings = Vec::new();
    let mut budget = Budget::new(limits);
    let entries = archive.entries().map_err(|error| vec![unreadable_archive(&error)])?;
    for (count, entry) in entries.enumerate() {
        if count >= limits.members {
            findings
                .push(Finding::refused("too-many-members", Place::default()).detail("limit", limits.members));
            return Err(findings);
        }
        let read =
            entry.map_err(|error| unreadable_archive(&error)).and_then(|entry| member(entry, &mut budget));
        match read {
            Ok(Some((name, bytes))) => {
                if held.insert(name.clone(), Cow::Owned(bytes)).is_some() {
                    findings.push(Finding::refused("member-twice", Place::default()).value(&name));
                }
            }
            Ok(None) => {}
            Err(finding) => {
                // After a fault of the archive itself nothing behind it can be trusted.
                let ends = finding.code.starts_with("archive-") || finding.code == "too-large";
                findings.push(finding);
                if ends {
                    return Err(findings);
                }
            }
        }
    }
    // To the end, so that a packing's checksum is compared.
    if let Err(error) = io::copy(&mut archive.into_inner(), &mut io::sink()) {
        findings.push(unreadable_archive(&error));
    }
    if findings.is_empty() { Ok(held) } else { Err(findings) }
}

fn member<R: Read>(
    mut entry: tar::Entry<'_, R>,
    budget: &mut Budget,
) -> Result<Option<(String, Vec<u8>)>, Finding> {
    let kind = entry.header().entry_type();
    if kind == EntryType::XGlobalHeader {
        return Ok(None);
    }
    let name = member::clean(&entry.path_bytes())?;
    let fault = |code| Err(Finding::refused(code, Place::default()).value(&name));
    match kind {
        EntryType::Directory => Ok(None),
        EntryType::Symlink | EntryType::Link => fault("member-link"),
        EntryType::Regular | EntryType::Continuous => {
            let size = entry.size();
            let bytes = budget.read(&mut entry, &name, size)?;
            Ok(Some((name, bytes)))
        }
        _ => fault("member-special"),
    }
}

fn unreadable_archive(error: &io::Error) -> Finding {
    Finding { place: Place::default(), ..unreadable(error, "") }
}

/// True if these 512 bytes begin a tar archive: their checksum is right, which
/// also old archives without a signature have, or they are the empty end.
pub(super) fn is_tar(block: &[u8]) -> bool {
    let Some(field) = block.get(148..156).filter(|_| block.len() == 512) else { return false };
    if block.iter().all(|&byte| byte == 0) {
        return true;
    }
    let digits: String = field.iter().map(|&byte| char::from(byte)).filter(|c| c.is_digit(8)).collect();
    let sum: u64 = block.iter().map(|&byte| u64::from(byte)).sum();
    let without: u64 = field.iter().map(|&byte| u64::from(byte)).sum();
    u64::from_str_radix(&digits, 8) == Ok(sum - without + 8 * u64::from(b' '))
}

/// The frames of a zstd stream, one after another, skippable ones left out.
struct Frames<R: Read> {
    state: State<R>,
}

enum State<R: Read> {
    Between(R),
    Within(Box<StreamingDecoder<R, ruzstd::decoding::FrameDecoder>>),
    Over,
}

impl<R: BufRead> Frames<R> {
    fn new(source: R) -> Self {
        Self { state: State::Between(source) }
    }

    /// Begins the next frame; `None` at the end.
    fn begin(mut source: R) -> io::Result<State<R>> {
        while let [first, ..] = source.fill_buf()? {
            if !(0x50..0x60).contains(first) {
                let decoder = StreamingDecoder::new(source).map_err(io::Error::other)?;
                return Ok(State::Within(Box::new(decoder)));
            }
            let mut header = [0; 8];
            source.read_exact(&mut header)?;
            let [_, _, _, _, length @ ..] = header;
            let length = u64::from(u32::from_le_bytes(length));
            if io::copy(&mut (&mut source).take(length), &mut io::sink())? < length {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        Ok(State::Over)
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(&mut self.state, State::Over) {
                State::Over => return Ok(0),
                State::Between(source) => self.state = Self::begin(source)?,
                State::Within(mut decoder) => {
                    let count = decoder.read(buffer)?;
                    if count > 0 || buffer.is_empty() {
                        self.state = State::Within(decoder);
                        return Ok(count);
                    }
                    let sums =
                        (decoder.decoder.get_checksum_from_data(), decoder.decoder.get_calculated_checksum());
                    if let (Some(told), Some(found)) = sums
                        && told != found
                    {
                        return Err(io::Error::other("checksum"));
                    }
                    self.state = State::Between(decoder.into_inner());
                }
            }
        }
    }
}
