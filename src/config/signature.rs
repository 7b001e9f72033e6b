//! Who has signed the settings: minisign, so that the ordinary tool will do.
//!
//! Most settings are the operator's own affair. To let a column through that
//! looks like persons' data is not: the settings file must then carry a
//! signature (`komspot.toml.minisig` beside it) by one of the keys that were
//! laid on the device (`keys/*.pub` beside it).

use std::fs;
use std::path::{Path, PathBuf};

use minisign_verify::{PublicKey, Signature};

/// Why a signature does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
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
    let beside = PathBuf::from(format!("{}.minisig", file.display()));
    let signature = fs::read_to_string(beside).map_err(|_| SignatureError::Missing)?;
    let signature = Signature::decode(&signature).map_err(|_| SignatureError::Unreadable)?;
    let folder = file.parent().unwrap_or(Path::new("")).join("keys");
    let keys: Vec<PublicKey> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "pub"))
        .filter_map(|path| PublicKey::from_file(path).ok())
        .collect();
    if keys.is_empty() {
        return Err(SignatureError::NoKeys);
    }
    // Only the kind that signs a hash of the file: minisign has written no other since 2019.
    let holds = keys.iter().any(|key| key.verify(text.as_bytes(), &signature, false).is_ok());
    if holds { Ok(()) } else { Err(SignatureError::Wrong) }
}
