//! How much may be read, and the reading that keeps to it.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use crate::finding::{Finding, Place};

/// How large a bundle may be.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Bytes of one resource, unpacked.
    pub resource_bytes: u64,
    /// Bytes of all resources, unpacked.
    pub bundle_bytes: u64,
    /// Bytes of the descriptor, and of a schema or dialect that lies in a file of its own.
    pub descriptor_bytes: u64,
    /// Bytes of the areas.
    pub areas_bytes: u64,
    /// Members of an archive or folder.
    pub members: usize,
}

const MEBI: u64 = 1 << 20;

impl Default for Limits {
    /// 96 MiB for a resource (three million rows: some thirty years of everything that a
    /// municipality counts), 160 MiB in all, 10,000 members. What is JSON takes up to a hundred
    /// times its length in memory, so 1 MiB for a descriptor and 4 MiB for the areas (99
    /// municipalities with their coasts have 2). All this fits into 512 MiB of memory.
    fn default() -> Self {
        Self {
            resource_bytes: 96 * MEBI,
            bundle_bytes: 160 * MEBI,
            descriptor_bytes: MEBI,
            areas_bytes: 4 * MEBI,
            members: 10_000,
        }
    }
}

/// Tables of figures pack some 10 to 70 times; what unpacks to more than this
/// many times its size was made to do harm.
const RATIO: u64 = 500;

/// Up to here the ratio does not matter: small files may well be all zeros.
const RATIO_FROM: u64 = 16 * MEBI;

/// True if so much out of so little is a bomb.
pub(super) fn is_bomb(packed: u64, unpacked: u64) -> bool {
    unpacked > RATIO_FROM && unpacked / RATIO > packed
}

/// What may still be read of a bundle.
pub(super) struct Budget {
    resource: u64,
    left: u64,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { resource: limits.resource_bytes, left: limits.bundle_bytes }
    }

    /// The largest member that would still be taken.
    pub(super) fn most(&self) -> u64 {
        self.resource.min(self.left)
    }

    /// Reads a member that says it has `size` bytes, and holds it to that.
    pub(super) fn read(&mut self, from: &mut dyn Read, name: &str, size: u64) -> Result<Vec<u8>, Finding> {
        if size > self.most() {
            return Err(too_large(name, self.most()));
        }
        // All at once: a vector that grows has twice what it needs for a moment.
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
        from.take(size + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error, name))?;
        let length = bytes.len() as u64;
        if length < size {
            return Err(Finding::refused("archive-truncated", Place::resource(name)));
        }
        if length > size {
            return Err(Finding::refused("archive-damaged", Place::resource(name)).detail("reason", "size"));
        }
        self.left -= length;
        Ok(bytes)
    }
}

/// More than [`Limits`] allow.
pub(super) fn too_large(name: &str, limit: u64) -> Finding {
    Finding::refused("too-large", Place::resource(name)).detail("limit", limit / MEBI)
}

/// A reading error told as a fault of the archive.
pub(super) fn unreadable(error: &io::Error, name: &str) -> Finding {
    let place = Place::resource(name);
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Finding::refused("archive-truncated", place),
        _ => Finding::refused("archive-damaged", place).detail("reason", error),
    }
}

/// Counts what goes into and comes out of a decompressor.
#[derive(Clone, Default)]
pub(super) struct Gauge(Rc<Counts>);

#[derive(Default)]
struct Counts {
    packed: Cell<u64>,
    unpacked: Cell<u64>,
    tripped: Cell<bool>,
    ended: Cell<bool>,
}

impl Gauge {
    /// True if the reading was stopped for unpacking to too much.
    pub(super) fn tripped(&self) -> bool {
        self.0.tripped.get()
    }

    /// True if more was wanted than the packed side has: what is wrong then is
    /// that something is missing, whatever words a decoder has for it.
    pub(super) fn ended(&self) -> bool {
        self.0.ended.get()
    }

    /// Measures the packed side.
    pub(super) fn packed<R: Read>(&self, inner: R) -> Packed<R> {
        Packed { inner, gauge: self.clone() }
    }

    /// Measures the unpacked side and stops it at a bomb or at `limit` bytes.
    pub(super) fn unpacked<R: Read>(&self, inner: R, limit: u64) -> Unpacked<R> {
        Unpacked { inner, gauge: self.clone(), limit }
    }
}

/// The packed side of a [`Gauge`].
pub(super) struct Packed<R> {
    inner: R,
    gauge: Gauge,
}

impl<R: Read> Read for Packed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let counts = &self.gauge.0;
        counts.packed.set(counts.packed.get() + count as u64);
        counts.ended.set(counts.ended.get() || (count == 0 && !buffer.is_empty()));
        Ok(count)
    }
}

/// The unpacked side of a [`Gauge`].
pub(super) struct Unpacked<R> {
    inner: R,
    gauge: Gauge,
    limit: u64,
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let counts = &self.gauge.0;
        counts.unpacked.set(counts.unpacked.get() + count as u64);
        if counts.unpacked.get() > self.limit || is_bomb(counts.packed.get(), counts.unpacked.get()) {
            counts.tripped.set(true);
            return Err(io::Error::other("unpacks to too much"));
        }
        Ok(count)
    }
}
