//! The words of `komspot users`.

use clap::{Subcommand, ValueEnum};

use crate::accounts::Role;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum UserAction {
    /// List all users with their roles
    List,
    /// Add a user, or give one a new password; asks for it, or reads a line where there is no terminal
    Add {
        /// Small letters, digits, dots and hyphens
        name: String,
        /// What the user may do
        #[arg(long, value_enum, default_value_t = RoleSaid::Viewer)]
        role: RoleSaid,
    },
    /// Remove a user
    Remove {
        /// Whom
        name: String,
    },
}

/// What a user may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum RoleSaid {
    /// Look where looking needs a login
    Viewer,
    /// Bring figures, confirm, refuse and undo, too
    Operator,
}

impl From<RoleSaid> for Role {
    fn from(said: RoleSaid) -> Self {
        match said {
            RoleSaid::Viewer => Self::Viewer,
            RoleSaid::Operator => Self::Operator,
        }
    }
}
