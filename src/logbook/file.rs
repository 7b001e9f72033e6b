//! The log on disk: `DATA/log.jsonl`, and `DATA/log.head`, how far it has come.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::tail::Tail;
use super::{Actor, Deed, Entry, Now, Text};
use crate::chain::{Head, hash};

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
    /// If the file system refuses; the log is as it was then, but for a torn end.
    pub fn append(&self, now: Now, who: &Actor, what: Deed) -> Result<Entry, LogError> {
        let path = self.path(Self::NAME);
        let at = |source| LogError { path: path.clone(), source };
        fs::create_dir_all(&self.root).map_err(at)?;
        let mut file =
            File::options().read(true).write(true).create(true).truncate(false).open(&path).map_err(at)?;
        file.lock().map_err(at)?;
        let length = file.metadata().map_err(at)?.len();
        let known = self.known()?;
        if length == 0 && known.is_none() {
            // From here on a log without its head is one that somebody has tampered with.
            self.remember(&Head::default())?;
        }
        let (tail, whole) = tail(&mut file, length, known.as_ref()).map_err(at)?;
        let mut lines = Lines { now, head: tail.head, text: String::new() };
        if length > whole {
            lines.push(&Actor::Program, self.set_aside(&mut file, whole)?);
        }
        if !tail.known && (length > 0 || known.is_some()) {
            let known = known.map_or(0, |head| head.lines);
            let found = lines.head.lines;
            // The numbers of lines that are gone are not given away again.
            lines.head.lines = found.max(known);
            lines.push(&Actor::Program, Deed::Damaged { known, found });
        }
        let entry = lines.push(who, what);
        file.seek(SeekFrom::Start(whole)).map_err(at)?;
        file.write_all(lines.text.as_bytes()).map_err(at)?;
        file.set_len(whole + lines.text.len() as u64).map_err(at)?;
        file.sync_all().map_err(at)?;
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
        let mut bytes = Vec::new();
        match File::open(&path) {
            Ok(mut file) => {
                file.lock_shared().map_err(at)?;
                file.read_to_end(&mut bytes).map_err(at)?;
                Ok((bytes, self.known()?))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok((bytes, self.known()?)),
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
        let at = |source| LogError { path: path.clone(), source };
        let aside = self.path(".log.head");
        // A number and a hash: there is nothing that could not be written.
        let text = serde_json::to_string(head).unwrap_or_default();
        let mut file = File::create(&aside).map_err(at)?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(at)?;
        fs::rename(&aside, &path).map_err(at)?;
        File::open(&self.root).and_then(|folder| folder.sync_all()).map_err(at)
    }

    /// Copies what stands after the last whole line to `log.torn`.
    fn set_aside(&self, file: &mut File, whole: u64) -> Result<Deed, LogError> {
        let path = self.path(Self::TORN);
        let at = |source| LogError { path: path.clone(), source };
        let mut torn = Vec::new();
        file.seek(SeekFrom::Start(whole)).map_err(at)?;
        file.read_to_end(&mut torn).map_err(at)?;
        let mut aside = File::options().append(true).create(true).open(&path).map_err(at)?;
        aside.write_all(&torn).and_then(|()| aside.write_all(b"\n")).map_err(at)?;
        aside.sync_all().map_err(at)?;
        Ok(Deed::TornEnd { bytes: torn.len() as u64, sha256: Text::new(&hash(&torn)) })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }
}

/// Where a log goes on, and how many of its bytes are whole. Of a long log that is well only
/// the end is read.
fn tail(file: &mut File, length: u64, known: Option<&Head>) -> io::Result<(Tail, u64)> {
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
        self.head = Head { lines: entry.number, hash: hash(line.as_bytes()) };
        self.text.push_str(&line);
        self.text.push('\n');
        entry
    }
}
