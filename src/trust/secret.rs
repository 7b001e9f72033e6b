//! Secret keys: made, kept and used at the desk, never on the device.

use std::fs;
use std::io::{self, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};

use ct_codecs::{Base64, Decoder as _};
use minisign::{KeyPair, PublicKey, SecretKey, SecretKeyBox, SignatureBox};

use super::Signer;
use super::keys::{Key, KeysError, fit};
use crate::disk::{self, Step};

/// A secret key cannot be made, read or used.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The file system refused.
    #[error("{path}: {source}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The name cannot be the name of a key.
    #[error(transparent)]
    Name(#[from] KeysError),
    /// The key cannot be made or used: no secret key, or the wrong password.
    #[error("{path}: {reason}")]
    Key {
        /// Which file.
        path: PathBuf,
        /// minisign's own words.
        reason: String,
    },
}

/// How the password of a secret key is told.
#[derive(Clone, Debug)]
pub enum Password {
    /// The key has none.
    None,
    /// The person at the terminal is asked.
    Ask,
    /// It is the first line of a file.
    File(PathBuf),
}

/// A secret key that is ready to sign. Has no `Debug`: minisign's would tell the key.
pub struct Secret {
    key: SecretKey,
    public: PublicKey,
    name: String,
}

impl Secret {
    /// Makes a pair of keys: `NAME.key` for those who sign, `NAME.pub` for the device.
    ///
    /// # Errors
    /// If there are such files already, or they cannot be written.
    pub fn generate(
        folder: &Path,
        name: &str,
        password: &Password,
    ) -> Result<(PathBuf, PathBuf), SecretError> {
        let name = fit(name)?;
        let (secret, public) = (folder.join(format!("{name}.key")), folder.join(format!("{name}.pub")));
        let failed =
            |error: minisign::PError| SecretError::Key { path: secret.clone(), reason: error.to_string() };
        for path in [&secret, &public] {
            if path.exists() {
                return Err(at(path)(io::ErrorKind::AlreadyExists.into()));
            }
        }
        let pair = match password {
            Password::None => KeyPair::generate_unencrypted_keypair(),
            Password::Ask => KeyPair::generate_encrypted_keypair(None),
            Password::File(file) => KeyPair::generate_encrypted_keypair(Some(first_line(file)?)),
        };
        let pair = pair.map_err(failed)?;
        let comment = format!("komspot secret key {name}");
        let text = pair.sk.to_box(Some(&comment)).map_err(failed)?.into_string();
        disk::write_new(Step::SecretKey, &secret, text.as_bytes()).map_err(at(&secret))?;
        let text = pair.pk.to_box().map_err(failed)?.into_string();
        disk::write_new(Step::PublicKey, &public, text.as_bytes()).map_err(at(&public))?;
        disk::sync_folder(Step::KeyNames, folder).map_err(at(folder))?;
        Ok((secret, public))
    }

    /// Reads a secret key. A password is only needed for a key that has one.
    ///
    /// # Errors
    /// If there is no such key, or the password is wrong.
    pub fn read(path: &Path, password: &Password) -> Result<Self, SecretError> {
        let failed =
            |error: minisign::PError| SecretError::Key { path: path.to_owned(), reason: error.to_string() };
        let text = fs::read_to_string(path).map_err(at(path))?;
        let held = || SecretKeyBox::from_string(&text);
        let key = match (open(&text), password) {
            (Some(key), _) => Ok(key),
            (None, Password::None) => held().and_then(SecretKeyBox::into_unencrypted_secret_key),
            (None, Password::Ask) => held().and_then(|key| key.into_secret_key(None)),
            (None, Password::File(file)) => {
                let password = first_line(file)?;
                held().and_then(|key| key.into_secret_key(Some(password)))
            }
        };
        let key = key.map_err(failed)?;
        let public = PublicKey::from_secret_key(&key).map_err(failed)?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Self { key, public, name })
    }

    /// Signs bytes; gives the signature as text. The comment is signed with them.
    ///
    /// # Errors
    /// If the bytes cannot be read.
    pub fn sign(&self, what: impl Read, comment: &str) -> io::Result<String> {
        // A line break would end the comment, and what it ends in would not be read as signed.
        let comment = comment.replace(char::is_control, " ");
        let plain = format!("signature from {}", self.name);
        minisign::sign(Some(&self.public), &self.key, what, Some(comment.trim()), Some(&plain))
            .map(SignatureBox::into_string)
            .map_err(io::Error::other)
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> Key {
        Key { name: self.name.clone(), public: self.public.clone() }
    }

    /// What the signatures will be signed by.
    #[must_use]
    pub fn signer(&self) -> Signer {
        Signer(self.name.clone())
    }
}

/// The key of a file that no password locks. `minisign -G -W` leaves the checksum in it zero, which the
/// library takes for damage.
fn open(text: &str) -> Option<SecretKey> {
    let held = SecretKeyBox::from_string(text).ok()?;
    if let Ok(key) = held.into_unencrypted_secret_key() {
        return Some(key);
    }
    let bytes = Base64::decode_to_vec(text.lines().nth(1)?.trim(), None).ok()?;
    let unlocked = bytes.get(KDF).is_some_and(is_zero) && bytes.get(CHECKSUM).is_some_and(is_zero);
    if unlocked && bytes.len() == CHECKSUM.end { SecretKey::from_bytes(&bytes).ok() } else { None }
}

/// Where in a secret key stands how its password is turned into what locks it.
const KDF: Range<usize> = 2..4;

/// Where its checksum stands.
const CHECKSUM: Range<usize> = 126..158;

fn is_zero(bytes: &[u8]) -> bool {
    bytes.iter().all(|&byte| byte == 0)
}

/// The first line of a file.
fn first_line(path: &Path) -> Result<String, SecretError> {
    let text = fs::read_to_string(path).map_err(at(path))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

fn at(path: &Path) -> impl Fn(io::Error) -> SecretError + '_ {
    move |source| SecretError::Io { path: path.to_owned(), source }
}
