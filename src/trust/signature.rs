//! Whether a signature holds, and whose it is.

use std::fmt;
use std::io::{Read, Seek};

use minisign::SignatureBox;

use super::keys::{Keys, number};

/// Who has signed: the name of a trusted key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer(pub(super) String);

impl Signer {
    /// The name for people.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a signature does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There is none.
    #[error("there is no signature")]
    Missing,
    /// What is there is none, or one of the kind that was given up in 2019.
    #[error("what lies beside it is no minisign signature")]
    Unreadable,
    /// There is no key to hold it against.
    #[error("there is no public key on this device")]
    NoKeys,
    /// It was made by a key that is not trusted.
    #[error("it was made by the key {id}, which is not trusted here")]
    UnknownKey {
        /// The key's number.
        id: String,
    },
    /// The key is trusted, but these are not the bytes that it has signed.
    #[error("this is not what {signer} has signed: it was changed since")]
    Changed {
        /// The key's name.
        signer: Signer,
    },
    /// The folder of keys cannot be read.
    #[error("the keys cannot be read: {0}")]
    Keys(String),
}

impl Keys {
    /// Holds a signature, as text, against what was signed.
    ///
    /// # Errors
    /// See [`Fault`].
    pub fn verify(&self, signature: &[u8], mut signed: impl Read + Seek) -> Result<Signer, Fault> {
        let text = std::str::from_utf8(signature).map_err(|_| Fault::Unreadable)?;
        if !is_whole(text) {
            return Err(Fault::Unreadable);
        }
        let signature = SignatureBox::from_string(text).map_err(|_| Fault::Unreadable)?;
        if !signature.is_prehashed() {
            return Err(Fault::Unreadable);
        }
        if self.is_empty() {
            return Err(Fault::NoKeys);
        }
        let mut suspect = None;
        // Two keys may have the same number: nothing prevents it.
        for key in self.iter().filter(|key| key.public.keynum() == signature.keynum()) {
            signed.rewind().map_err(|_| Fault::Unreadable)?;
            let who = Signer(key.name.clone());
            if minisign::verify(&key.public, &signature, &mut signed, true, false, false).is_ok() {
                return Ok(who);
            }
            suspect.get_or_insert(who);
        }
        Err(match suspect {
            Some(who) => Fault::Changed { signer: who },
            None => Fault::UnknownKey { id: number(signature.keynum()) },
        })
    }
}

/// True if the two signatures in the text are as long as signatures are, in Base64: 74 and 64 bytes. The
/// library counts on that, and panics where it is not so.
fn is_whole(text: &str) -> bool {
    let is = |line: usize, length: usize, end: &str| {
        text.lines().nth(line).map(str::trim).is_some_and(|text| text.len() == length && text.ends_with(end))
    };
    is(1, 100, "=") && is(3, 88, "==")
}
