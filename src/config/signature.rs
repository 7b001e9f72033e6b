//! Who has signed the settings.
//!
//! Most settings are the operator's own affair. To let a column through that
//! looks like persons' data is not: the settings file must then carry a
//! signature (`komspot.toml.minisig` beside it) by one of the keys that were
//! laid on the device (`keys/*.pub` beside it). Where `trust.keys` names another
//! folder, that is for bundles only: settings must not name who vouches for them.

use std::fs::File;
use std::io::{Cursor, Read as _};
use std::path::Path;

use super::trust::{KEYS, beside};
use crate::trust::{Fault, LONGEST, Trust, Unsigned, signature_of};

/// Why a signature does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// There is no signature beside the file.
    #[error("the file is not signed: sign it with minisign -S -m komspot.toml")]
    Missing,
    /// What lies there is no signature.
    #[error("the file beside it is no minisign signature")]
    Unreadable,
    /// There is no key to hold it against.
    #[error("there is no public key in the folder keys beside it")]
    NoKeys,
    /// None of the keys made it, or the file was changed after it was signed.
    #[error("it is signed by none of the keys in the folder keys, or was changed since")]
    Wrong,
}

/// Holds a file's text against the signature beside it and the device's keys.
///
/// # Errors
/// See [`SignatureError`].
pub(super) fn verify(file: &Path, text: &str) -> Result<(), SignatureError> {
    let mut signature = Vec::new();
    File::open(signature_of(file))
        .and_then(|file| file.take(LONGEST).read_to_end(&mut signature))
        .map_err(|_| SignatureError::Missing)?;
    let trust = Trust::of(&beside(file).join(KEYS), Unsigned::Refuse);
    match trust.judge(Some(&signature), Cursor::new(text)) {
        Ok(_) => Ok(()),
        Err(Fault::Missing) => Err(SignatureError::Missing),
        Err(Fault::Unreadable) => Err(SignatureError::Unreadable),
        Err(Fault::NoKeys | Fault::Keys(_)) => Err(SignatureError::NoKeys),
        Err(Fault::UnknownKey { .. } | Fault::Changed { .. }) => Err(SignatureError::Wrong),
    }
}
