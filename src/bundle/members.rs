//! The members of a bundle, whatever it is wrapped in, read by name.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::folder::Folder;
use super::limits::Budget;
use super::member;
use super::zipped::Zipped;
use crate::finding::{Finding, Place};

/// Where the members lie.
pub(super) enum Members {
    /// In a directory; read when asked for.
    Folder(Folder),
    /// In a zip archive; unpacked when asked for.
    Zip(Box<Zipped>),
    /// In memory, as tar archives must be read through anyway.
    Held(BTreeMap<String, Cow<'static, [u8]>>),
}

/// The descriptor's name.
pub const DESCRIPTOR: &str = "datapackage.json";

impl Members {
    /// The folder in which the descriptor lies, with a slash at its end: the
    /// root, or the only folder of an archive.
    pub(super) fn root(&self) -> Result<String, Finding> {
        let missing = || Finding::refused("descriptor-missing", Place::default());
        let names: Vec<&str> = match self {
            Self::Folder(folder) => return folder.root().ok_or_else(missing),
            Self::Zip(zip) => zip.names().collect(),
            Self::Held(held) => held.keys().map(String::as_str).collect(),
        };
        if names.is_empty() {
            return Err(Finding::refused("archive-empty", Place::default()));
        }
        if names.contains(&DESCRIPTOR) {
            return Ok(String::new());
        }
        let folder = member::only_folder(names.iter().copied()).ok_or_else(missing)?;
        let root = format!("{folder}/");
        let holds = names.iter().any(|name| name.strip_prefix(&root) == Some(DESCRIPTOR));
        if holds { Ok(root) } else { Err(missing()) }
    }

    /// The names of all members, also of those that no descriptor names.
    pub(super) fn names(&self) -> Vec<String> {
        match self {
            Self::Folder(folder) => folder.names(),
            Self::Zip(zip) => zip.names().map(str::to_owned).collect(),
            Self::Held(held) => held.keys().cloned().collect(),
        }
    }

    /// A member's bytes; `None` if there is no such member.
    pub(super) fn read(
        &mut self,
        name: &str,
        budget: &mut Budget,
    ) -> Result<Option<Cow<'static, [u8]>>, Finding> {
        match self {
            Self::Folder(folder) => Ok(folder.read(name, budget)?.map(Cow::Owned)),
            Self::Zip(zip) => Ok(zip.read(name, budget)?.map(Cow::Owned)),
            Self::Held(held) => Ok(held.get(name).cloned()),
        }
    }

    /// A member's bytes, for the last time.
    pub(super) fn take(
        &mut self,
        name: &str,
        budget: &mut Budget,
    ) -> Result<Option<Cow<'static, [u8]>>, Finding> {
        match self {
            Self::Held(held) => Ok(held.remove(name)),
            _ => self.read(name, budget),
        }
    }
}
