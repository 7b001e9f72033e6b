//! Accounts of the device: who may operate it, and who may look where looking
//! needs a login. Names, roles and hashes of passwords; never a password.

mod file;
mod name;
mod secret;

pub use file::{AccountsError, AccountsFile};
pub use name::Name;
pub use secret::{Secret, SecretError};

/// What an account may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Look.
    Viewer,
    /// Look, bring figures, confirm, refuse, undo.
    Operator,
}

impl Role {
    /// All of them, the least first.
    pub const ALL: [Self; 2] = [Self::Viewer, Self::Operator];

    /// As it is written in files and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Operator => "operator",
        }
    }

    /// Reads the word; `None` for any other.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// One account.
#[derive(Clone, Debug)]
pub struct Account {
    /// Whose it is.
    pub name: Name,
    /// What it may do.
    pub role: Role,
    /// What its password is held against.
    pub secret: Secret,
}

/// All accounts, by name.
#[derive(Clone, Debug, Default)]
pub struct Accounts {
    list: Vec<Account>,
}

impl Accounts {
    /// The account that a name and a password open.
    ///
    /// Takes as long for a name that does not exist as for a wrong password:
    /// nobody finds out by the clock who has an account.
    #[must_use]
    pub fn open(&self, name: &str, password: &str) -> Option<&Account> {
        let account = self.of(name);
        let secret = account.map_or_else(Secret::of_nobody, |account| account.secret.clone());
        let fits = secret.fits(password);
        account.filter(|_| fits)
    }

    /// The account of a name.
    #[must_use]
    pub fn of(&self, name: &str) -> Option<&Account> {
        self.list.iter().find(|account| account.name.as_str() == name)
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Account> {
        self.list.iter()
    }

    /// True if nobody has one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Puts an account in, in the place of one of the same name.
    pub fn put(&mut self, account: Account) {
        self.list.retain(|other| other.name != account.name);
        self.list.push(account);
        self.list.sort_by(|a, b| a.name.cmp(&b.name));
    }

    /// Takes an account out; false if there was none.
    pub fn remove(&mut self, name: &str) -> bool {
        let before = self.list.len();
        self.list.retain(|account| account.name.as_str() != name);
        self.list.len() < before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(name: &str, role: Role, password: &str) -> Account {
        Account { name: Name::parse(name).unwrap(), role, secret: Secret::of(password).unwrap() }
    }

    #[test]
    fn only_the_right_password_opens_an_account() {
        let mut accounts = Accounts::default();
        accounts.put(account("kontor", Role::Operator, "ti små cyklister"));
        assert_eq!(accounts.open("kontor", "ti små cyklister").unwrap().role, Role::Operator);
        assert!(accounts.open("kontor", "ti små cyklist").is_none());
        assert!(accounts.open("kontor", "").is_none());
        assert!(accounts.open("nogen", "ti små cyklister").is_none());
    }

    #[test]
    fn a_new_password_takes_the_place_of_the_old() {
        let mut accounts = Accounts::default();
        accounts.put(account("kontor", Role::Operator, "ti små cyklister"));
        accounts.put(account("kontor", Role::Viewer, "elleve små cyklister"));
        assert!(accounts.open("kontor", "ti små cyklister").is_none());
        assert_eq!(accounts.open("kontor", "elleve små cyklister").unwrap().role, Role::Viewer);
        assert_eq!(accounts.iter().count(), 1);
        assert!(accounts.remove("kontor") && !accounts.remove("kontor") && accounts.is_empty());
    }
}
