//! The log on disk: `DATA/log.jsonl`, and `DATA/log.head`, how far it has come.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use super::tail::Tail;
use super::{Actor, Deed, Entry, Now, Text};
use crate::chain::Head;
use crate::digest::sha256;
use crate::disk::{self, Step};

/// The log could not be read or written. Where it cannot be written nothing is changed either.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {source}")]
pub struct LogError {
    /// What was being read or written.
    pub path: PathBuf,
    /// Why not.
    #[source]
    pub source: io::Error,
}

impl LogError {
    /// True if the disk had no room.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.source.kind() == io::ErrorKind::StorageFull
    }
}

/// The log of a data directory. Several processes may write in it.
#[derive(Clone, Debug)]
pub struct Logbook {
    root: PathBuf,
}

/// How much is read of the end of a log that is only to be gone on with, in bytes.
const WINDOW: u64 = 64 << 10;

impl Logbook {
    /// The name of the log's file.
    pub const NAME: &str = "log.jsonl";
    /// The name of the file that says how far it has come.
    pub const HEAD: &str = "log.head";
    /// The file whose lock is the right to write.
    const LOCK: &str = "log.lock";
    /// Where the ends are moved that had not been written whole.
    pub const TORN: &str = "log.torn";

    /// The log of a data directory; neither need exist yet.
    #[must_use]
    pub fn open(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// Writes a line and waits until it is on the disk. What an earlier line's writer left unfinished,
    /// because the power went, is moved to `log.torn`, and the log says so.
    ///
    /// # Errors
    /// If the file system refuses; the log is as it was then, but for an end that is not whole.
    pub fn append(&self, now: Now, who: &Actor, what: Deed) -> Result<Entry, LogError> {
        let path = self.path(Self::NAME);
        let at = |source| LogError { path: path.clone(), source };
        disk::create_folder(Step::Data, &self.root).map_err(at)?;
        let lock = disk::lock(Step::LogLock, &self.path(Self::LOCK)).map_err(at)?;
        lock.lock().map_err(at)?;
        if !path.exists() {
            disk::write_new(Step::LogBegin, &path, b"").map_err(at)?;
        }
        let length = fs::metadata(&path).map_err(at)?.len();
        let known = self.known()?;
        if length == 0 && known.is_none() {
            // From here on a log without its head is one that somebody has tampered with.
            self.remember(&Head::default())?;
        }
        let (tail, whole) = tail(&path, length, known.as_ref()).map_err(at)?;
        let mut lines = Lines { now, head: tail.head, text: String::new() };
        let is_torn = length > whole;
        if is_torn {
            lines.push(&Actor::Program, self.set_aside(whole)?);
        }
        if !tail.known {
            let known = known.map_or(0, |head| head.lines);
            let found = lines.head.lines;
            // The numbers of lines that are gone are not given away again.
            lines.head.lines = found.max(known);
            lines.push(&Actor::Program, Deed::Damaged { known, found });
        }
        let entry = lines.push(who, what);
        if is_torn {
            let mut mended = fs::read(&path).map_err(at)?;
            mended.truncate(usize::try_from(whole).unwrap_or(usize::MAX));
            mended.extend_from_slice(lines.text.as_bytes());
            disk::replace(Step::LogMend, &path, &mended).map_err(at)?;
        } else {
            let mut file = disk::Tail::open(Step::LogLine, &path).map_err(at)?;
            file.append(lines.text.as_bytes()).and_then(|()| file.sync()).map_err(at)?;
        }
        self.remember(&lines.head)?;
        Ok(entry)
    }

    /// Every line that can be read, oldest first.
    ///
    /// # Errors
    /// If the file system refuses.
    pub fn entries(&self) -> Result<Vec<Entry>, LogError> {
        let (text, _) = self.read()?;
        Ok(text.split(|&byte| byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect())
    }

    /// How far the log has come; `None` before the first line.
    ///
    /// # Errors
    /// If the file system refuses.
    pub fn head(&self) -> Result<Option<Head>, LogError> {
        Ok(self.known()?.filter(|head| head.lines > 0))
    }

    /// The log's bytes, and how far it is known to have come, with no writer in between.
    pub(super) fn read(&self) -> Result<(Vec<u8>, Option<Head>), LogError> {
        let path = self.path(Self::NAME);
        let at = |source| LogError { path: path.clone(), source };
        // Where there is no lock nobody has written.
        let lock = File::open(self.path(Self::LOCK)).ok();
        if let Some(lock) = &lock {
            lock.lock_shared().map_err(at)?;
        }
        match fs::read(&path) {
            Ok(bytes) => Ok((bytes, self.known()?)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok((Vec::new(), self.known()?)),
            Err(error) => Err(at(error)),
        }
    }

    /// How far the log is known to have come; `None` where that file is not there or not readable.
    fn known(&self) -> Result<Option<Head>, LogError> {
        let path = self.path(Self::HEAD);
        match fs::read(&path) {
            Ok(text) => Ok(serde_json::from_slice(&text).ok()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(LogError { path, source }),
        }
    }

    /// Remembers how far the log has come.
    fn remember(&self, head: &Head) -> Result<(), LogError> {
        let path = self.path(Self::HEAD);
        // A number and a hash: there is nothing that could not be written.
        let text = serde_json::to_string(head).unwrap_or_default();
        disk::replace(Step::LogHead, &path, text.as_bytes()).map_err(|source| LogError { path, source })
    }

    /// Copies what stands after the last whole line to the end of `log.torn`.
    fn set_aside(&self, whole: u64) -> Result<Deed, LogError> {
        let path = self.path(Self::TORN);
        let at = |source| LogError { path: path.clone(), source };
        let log = fs::read(self.path(Self::NAME)).map_err(at)?;
        let torn = log.get(usize::try_from(whole).unwrap_or(usize::MAX)..).unwrap_or_default();
        let mut all = match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            all => all.map_err(at)?,
        };
        all.extend_from_slice(torn);
        all.push(b'\n');
        disk::replace(Step::LogTorn, &path, &all).map_err(at)?;
        Ok(Deed::TornEnd { bytes: torn.len() as u64, sha256: Text::new(&sha256(torn)) })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }
}

/// Where a log goes on, and how many of its bytes are whole. Of a long log that is well only
/// the end is read.
fn tail(path: &Path, length: u64, known: Option<&Head>) -> io::Result<(Tail, u64)> {
    let mut file = File::open(path)?;
    let unknown = Head { lines: u64::MAX, hash: String::new() };
    let head = match known {
        Some(head) => head,
        None if length == 0 => &Head::default(),
        // Whatever is in there, nothing says that it is what was written.
        None => &unknown,
    };
    let mut read_from = |begin: u64| -> io::Result<(Tail, u64)> {
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(begin))?;
        file.read_to_end(&mut bytes)?;
        let tail = Tail::of(&bytes, head);
        let whole = begin + tail.whole as u64;
        Ok((tail, whole))
    };
    if length > WINDOW && head.lines > 0 {
        let near = read_from(length - WINDOW)?;
        if near.0.known {
            return Ok(near);
        }
    }
    read_from(0)
}

/// Lines that are to be written in one piece.
struct Lines {
    now: Now,
    head: Head,
    text: String,
}

impl Lines {
    fn push(&mut self, who: &Actor, what: Deed) -> Entry {
        let entry = Entry {
            number: self.head.lines + 1,
            when: self.now.written(),
            clock_trusted: self.now.trusted,
            who: who.clone(),
            what,
            before: self.head.hash.clone(),
        };
        // Strings and numbers only: there is nothing that could not be written.
        let line = serde_json::to_string(&entry).unwrap_or_default();
        self.head = Head { lines: entry.number, hash: sha256(line.as_bytes()) };
        self.text.push_str(&line);
        self.text.push('\n');
        entry
    }
}
