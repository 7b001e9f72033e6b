//! Whose figures these are: signatures by minisign, so that its ordinary tool will do.
//!
//! The device holds public keys, `*.pub` in one folder ([`Keys`]); the file's name is what people call the
//! [`Signer`]. A signature lies beside what it is for, under its name with `.minisig` behind. It is judged
//! over the very bytes that are read afterwards, never over a file that could be exchanged in between.
//!
//! Only signatures of a hash are taken: minisign has written no other since 2019.

mod keys;
mod secret;
mod signature;
mod version;

use std::path::{Path, PathBuf};

pub use keys::{Key, Keys, KeysError};
pub use secret::{Password, Secret, SecretError};
pub use signature::{Fault, Signer};
pub use version::order;

use std::io::{Read, Seek};

/// What is done with what nobody has signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unsigned {
    /// It is refused.
    Refuse,
    /// It is taken. What a known key has signed must still be what it was.
    #[default]
    Accept,
}

/// Whom the device trusts. The default asks nobody for a signature; the settings' does.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    /// What is done with what nobody has signed.
    pub unsigned: Unsigned,
    keys: Held,
}

/// Where the keys are.
#[derive(Clone, Debug, Default)]
enum Held {
    /// There are none.
    #[default]
    Nowhere,
    /// In a folder, read whenever something is judged.
    Folder(PathBuf),
    /// Here.
    Here(Keys),
}

/// What came of a signature that refuses nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Who has signed; `None` if nobody known.
    pub signer: Option<Signer>,
    /// Why a signature that is there says nothing.
    pub doubt: Option<Fault>,
}

impl Trust {
    /// Trusts the keys of a folder, as they are when something is judged.
    #[must_use]
    pub fn of(folder: &Path, unsigned: Unsigned) -> Self {
        Self { unsigned, keys: Held::Folder(folder.to_owned()) }
    }

    /// Trusts one key and nobody else.
    #[must_use]
    pub fn only(key: Key) -> Self {
        Self { unsigned: Unsigned::Refuse, keys: Held::Here(key.into()) }
    }

    /// Judges a signature, as text, over what was signed.
    ///
    /// # Errors
    /// A signature by a known key that does not hold, always. No signature, or one by an unknown key,
    /// unless unsigned is accepted.
    pub fn judge(&self, signature: Option<&[u8]>, signed: impl Read + Seek) -> Result<Standing, Fault> {
        let keys = match &self.keys {
            Held::Folder(folder) => Keys::load(folder).map_err(|error| Fault::Keys(error.to_string()))?,
            Held::Here(keys) => keys.clone(),
            Held::Nowhere => Keys::default(),
        };
        let judged = match signature {
            Some(signature) => keys.verify(signature, signed),
            None => Err(Fault::Missing),
        };
        match (judged, self.unsigned) {
            (Ok(who), _) => Ok(Standing { signer: Some(who), doubt: None }),
            (Err(Fault::Missing), Unsigned::Accept) => Ok(Standing::default()),
            (Err(doubt @ (Fault::NoKeys | Fault::UnknownKey { .. })), Unsigned::Accept) => {
                Ok(Standing { signer: None, doubt: Some(doubt) })
            }
            (Err(fault), _) => Err(fault),
        }
    }
}

/// Where the signature of a file lies.
#[must_use]
pub fn signature_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(SIGNATURE);
    PathBuf::from(name)
}

/// What the name of a signature ends in.
pub const SIGNATURE: &str = ".minisig";

/// The longest signature or key that is read, in bytes.
pub const LONGEST: u64 = 4096;

#[cfg(test)]
mod tests;
