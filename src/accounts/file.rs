//! The accounts on disk: `DATA/users.toml`, readable by nobody else.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::disk::{self, Step};

use super::{Account, Accounts, Name, Role, Secret};

/// The accounts could not be read or kept. Nobody gets in by that.
#[derive(Debug, thiserror::Error)]
pub enum AccountsError {
    /// The file system refused.
    #[error("{path}: {source}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The file is not what the program writes.
    #[error("{path}: {what}")]
    Damaged {
        /// Which file.
        path: PathBuf,
        /// What cannot be understood, without secrets.
        what: String,
    },
}

/// The accounts' file in a data directory.
#[derive(Clone, Debug)]
pub struct AccountsFile {
    path: PathBuf,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    user: Vec<User>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct User {
    name: String,
    role: String,
    secret: String,
}

impl AccountsFile {
    /// The file of a data directory; it need not exist yet.
    #[must_use]
    pub fn new(data: &Path) -> Self {
        Self { path: data.join("users.toml") }
    }

    /// Reads the accounts; none where there is no file yet.
    ///
    /// # Errors
    /// If the file cannot be read, or is not what the program writes.
    pub fn load(&self) -> Result<Accounts, AccountsError> {
        let text = match std::fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Accounts::default()),
            Err(source) => return Err(AccountsError::Io { path: self.path.clone(), source }),
        };
        // The parser's own words would quote the line, and with it a hash.
        let written: Written = toml::from_str(&text)
            .map_err(|_| self.damaged("not a list of users as the program writes it"))?;
        let mut accounts = Accounts::default();
        for User { name, role, secret } in written.user {
            accounts.put(Account {
                name: Name::parse(&name).ok_or_else(|| self.damaged("a name that cannot be one"))?,
                role: Role::from_word(&role).ok_or_else(|| self.damaged("a role that does not exist"))?,
                secret: Secret::from_hash(&secret).ok_or_else(|| self.damaged("a hash of another kind"))?,
            });
        }
        Ok(accounts)
    }

    /// Puts the accounts in the place of what is there, in one step.
    ///
    /// # Errors
    /// If the file system refuses; what was there still is.
    pub fn save(&self, accounts: &Accounts) -> Result<(), AccountsError> {
        let user = accounts.iter().map(|account| User {
            name: account.name.to_string(),
            role: account.role.word().to_owned(),
            secret: account.secret.as_hash().to_owned(),
        });
        let text = toml::to_string(&Written { user: user.collect() })
            .map_err(|_| self.damaged("the accounts cannot be written"))?;
        let folder = self.path.parent().unwrap_or(Path::new("."));
        disk::create_folder(Step::Data, folder)
            .and_then(|()| disk::replace(Step::Users, &self.path, text.as_bytes()))
            .map_err(|source| AccountsError::Io { path: self.path.clone(), source })
    }

    fn damaged(&self, what: &str) -> AccountsError {
        AccountsError::Damaged { path: self.path.clone(), what: what.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn accounts_are_kept_for_the_owner_alone() {
        let data = tempfile::tempdir().unwrap();
        let file = AccountsFile::new(data.path());
        assert!(file.load().unwrap().is_empty());
        let mut accounts = Accounts::default();
        accounts.put(Account {
            name: Name::parse("kontor").unwrap(),
            role: Role::Operator,
            secret: Secret::of("ti små cyklister").unwrap(),
        });
        file.save(&accounts).unwrap();
        assert_eq!(std::fs::metadata(&file.path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(!std::fs::read_to_string(&file.path).unwrap().contains("cyklister"));
        assert!(file.load().unwrap().open("kontor", "ti små cyklister").is_some());
        assert_eq!(std::fs::read_dir(data.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_damaged_file_lets_nobody_in_and_quotes_no_hash() {
        let data = tempfile::tempdir().unwrap();
        let file = AccountsFile::new(data.path());
        for text in [
            "user = 3",
            "[[user]]\nname = 'x'\nrole = 'operator'\nsecret = 'hemmelig'",
            "[[user]]\nname = 'x'\nrole = 'king'\nsecret = 'hemmelig'",
            "[[user]]\nname = 'x'\nrole = 'operator'\nsecret = 'hemmelig'\nmore = 1",
        ] {
            std::fs::write(&file.path, text).unwrap();
            let error = file.load().unwrap_err().to_string();
            assert!(error.contains("users.toml") && !error.contains("hemmelig"), "{error}");
        }
    }
}
