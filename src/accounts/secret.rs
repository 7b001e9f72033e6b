//! What a password is held against.

use std::fmt;
use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

/// A salted hash of a password by Argon2id (RFC 9106), as a PHC string.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// A password cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// Too easily guessed.
    #[error("the password is shorter than {} characters", Secret::SHORTEST)]
    Short,
    /// Longer than anybody types: hashing it would only cost time.
    #[error("the password is longer than {} bytes", Secret::LONGEST)]
    Long,
    /// The machine has no random numbers to give.
    #[error("the password could not be hashed")]
    NoSalt,
}

/// Stands in where a name has no account.
static NOBODY: LazyLock<Secret> =
    LazyLock::new(|| Secret::of("there is nobody of this name").unwrap_or(Secret(String::new())));

impl Secret {
    /// Fewest characters of a password.
    pub const SHORTEST: usize = 10;
    /// Most bytes of a password.
    pub const LONGEST: usize = 1024;

    /// Hashes a password.
    ///
    /// # Errors
    /// See [`SecretError`].
    pub fn of(password: &str) -> Result<Self, SecretError> {
        if password.chars().count() < Self::SHORTEST {
            return Err(SecretError::Short);
        }
        if password.len() > Self::LONGEST {
            return Err(SecretError::Long);
        }
        let hash: PasswordHash =
            Argon2::default().hash_password(password.as_bytes()).map_err(|_| SecretError::NoSalt)?;
        Ok(Self(hash.to_string()))
    }

    /// Takes a hash from a file; `None` if it is none by Argon2id.
    #[must_use]
    pub fn from_hash(text: &str) -> Option<Self> {
        let hash = PasswordHash::new(text).ok()?;
        (hash.algorithm.as_str() == "argon2id").then(|| Self(text.to_owned()))
    }

    /// What a password is held against where a name has no account, so that it takes as long.
    pub(super) fn of_nobody() -> Self {
        NOBODY.clone()
    }

    /// True if this is the password. Takes tens of milliseconds on purpose.
    #[must_use]
    pub fn fits(&self, password: &str) -> bool {
        if password.len() > Self::LONGEST {
            return false;
        }
        PasswordHash::new(&self.0)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    }

    /// The PHC string, for the file.
    pub(super) fn as_hash(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made by the reference program: `printf 'en lang adgangskode' | argon2 saltsaltsalt -id -t 2 -m 12 -p 1 -e`.
    const BY_ANOTHER_PROGRAM: &str =
        "$argon2id$v=19$m=4096,t=2,p=1$c2FsdHNhbHRzYWx0$ke17Kafo3LwvVNjN4wx/A1OXPBOXKH958R+1eRsizDA";

    #[test]
    fn another_programs_hash_is_understood() {
        let secret = Secret::from_hash(BY_ANOTHER_PROGRAM).unwrap();
        assert!(secret.fits("en lang adgangskode"));
        assert!(!secret.fits("en lang adgangskodf"));
    }

    #[test]
    fn the_same_password_gives_another_hash_each_time() {
        let (one, other) = (Secret::of("ti små cyklister").unwrap(), Secret::of("ti små cyklister").unwrap());
        assert_ne!(one.as_hash(), other.as_hash());
        assert!(one.as_hash().starts_with("$argon2id$v=19$"));
        assert!(!format!("{one:?}").contains("argon2id"), "nothing for a log");
    }

    #[test]
    fn weak_and_endless_passwords_are_refused() {
        assert_eq!(Secret::of("ni tegn!!").unwrap_err(), SecretError::Short);
        assert_eq!(Secret::of(&"x".repeat(1025)).unwrap_err(), SecretError::Long);
    }

    #[test]
    fn what_is_no_argon2id_hash_is_no_secret() {
        for text in
            ["", "ti små cyklister", "$2b$12$abcdefghijklmnopqrstuv", "$argon2i$v=19$m=8,t=1,p=1$c2FsdHNhbHQ"]
        {
            assert!(Secret::from_hash(text).is_none(), "{text}");
        }
    }
}
