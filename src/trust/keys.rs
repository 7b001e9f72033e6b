//! The public keys that the device trusts: `*.pub` in one folder.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use minisign::{PublicKey, PublicKeyBox};

use super::LONGEST;
use crate::disk::{self, Step};

/// The folder of keys cannot be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The file system refused.
    #[error("{path}: {source}")]
    Io {
        /// Which file or folder.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A name that is none for a file.
    #[error("{0:?} cannot be the name of a key: use letters, digits, - and _")]
    Name(String),
    /// What is to be a public key is none.
    #[error("{0}: no minisign public key")]
    NoKey(PathBuf),
    /// There is no such key.
    #[error("there is no key {0}")]
    Unknown(String),
    /// There is another key of that name.
    #[error("there is another key {0}: remove it first, or use another name")]
    Taken(String),
}

/// A public key with the name that people know it by.
#[derive(Clone, Debug)]
pub struct Key {
    /// The name of its file, without `.pub`.
    pub name: String,
    pub(super) public: PublicKey,
}

impl Key {
    /// The key's number as minisign writes it: 16 hexadecimal digits.
    #[must_use]
    pub fn id(&self) -> String {
        number(self.public.keynum())
    }
}

/// The number of a key as minisign writes it.
pub(super) fn number(number: &[u8]) -> String {
    number.iter().rev().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02X}");
        text
    })
}

/// All keys of a folder.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    keys: Vec<Key>,
}

impl Keys {
    /// Reads the keys of a folder; none if it is not there. A file that is no key is passed over, so
    /// that it cannot shut out the others.
    ///
    /// # Errors
    /// If the folder is there and cannot be read.
    pub fn load(folder: &Path) -> Result<Self, KeysError> {
        let entries = match fs::read_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            entries => entries.map_err(at(folder))?,
        };
        let mut keys = Vec::new();
        for entry in entries {
            let path = entry.map_err(at(folder))?.path();
            if path.extension().is_none_or(|extension| extension != "pub") {
                continue;
            }
            match read(&path) {
                Ok(key) => keys.push(key),
                Err(error) => tracing::warn!(%error, "this key is passed over"),
            }
        }
        keys.sort_by(|one: &Key, other| one.name.cmp(&other.name));
        Ok(Self { keys })
    }

    /// The keys, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Key> {
        self.keys.iter()
    }

    /// True if there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The key in a file, under the file's name or the given one, as this folder could take it in.
    ///
    /// # Errors
    /// If the file holds no key, or the name is taken by another.
    pub fn offered(folder: &Path, file: &Path, name: Option<&str>) -> Result<Key, KeysError> {
        let key = read(file)?;
        let name = fit(name.unwrap_or(&key.name))?.to_owned();
        let there = folder.join(format!("{name}.pub"));
        if there.exists() && read(&there).is_ok_and(|there| there.public != key.public) {
            return Err(KeysError::Taken(name));
        }
        Ok(Key { name, ..key })
    }

    /// From now on trusts a key that was [offered](Self::offered).
    ///
    /// # Errors
    /// If the folder cannot be written.
    pub fn trust(folder: &Path, key: &Key) -> Result<(), KeysError> {
        let path = folder.join(format!("{}.pub", key.name));
        let text = key.public.to_box().map_err(|_| KeysError::NoKey(path.clone()))?.into_string();
        disk::create_folder(Step::Keys, folder).map_err(at(folder))?;
        disk::replace(Step::Key, &path, text.as_bytes()).map_err(at(&path))
    }

    /// From now on does not trust a key any more.
    ///
    /// # Errors
    /// If there is no such key, or the folder cannot be written.
    pub fn remove(folder: &Path, name: &str) -> Result<(), KeysError> {
        let path = folder.join(format!("{}.pub", fit(name)?));
        if !path.exists() {
            return Err(KeysError::Unknown(name.to_owned()));
        }
        disk::remove_file(Step::KeyGone, &path).map_err(at(&path))
    }
}

impl From<Key> for Keys {
    fn from(key: Key) -> Self {
        Self { keys: vec![key] }
    }
}

/// A name that is the name of a file everywhere.
pub(super) fn fit(name: &str) -> Result<&str, KeysError> {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let fit = (1..=64).contains(&name.len()) && !name.starts_with('.') && name.chars().all(fits);
    if fit { Ok(name) } else { Err(KeysError::Name(name.to_owned())) }
}

/// Reads a key from its file.
fn read(path: &Path) -> Result<Key, KeysError> {
    let mut text = String::new();
    File::open(path).and_then(|file| file.take(LONGEST).read_to_string(&mut text)).map_err(at(path))?;
    let public = PublicKeyBox::from_string(&text).and_then(PublicKeyBox::into_public_key);
    let public = public.map_err(|_| KeysError::NoKey(path.to_owned()))?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Key { name, public })
}

fn at(path: &Path) -> impl Fn(io::Error) -> KeysError + '_ {
    move |source| KeysError::Io { path: path.to_owned(), source }
}
