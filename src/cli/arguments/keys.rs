//! The words of `komspot keys` and `komspot sign`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::trust::Password;

#[derive(Debug, Args)]
pub(in crate::cli) struct PasswordArguments {
    /// A file whose first line is the password of the secret key [default: you are asked]
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

impl PasswordArguments {
    /// How the password is told.
    pub(in crate::cli) fn told(&self, none: bool) -> Password {
        match &self.password_file {
            Some(file) => Password::File(file.clone()),
            None if none => Password::None,
            None => Password::Ask,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum KeysAction {
    /// Make a pair of keys: NAME.key, which is secret, and NAME.pub for the device
    Generate {
        /// What people call whoever signs
        name: String,
        /// Where the files go
        #[arg(long, value_name = "DIR", default_value = ".")]
        out: PathBuf,
        #[command(flatten)]
        password: PasswordArguments,
        /// The secret key gets no password: whoever has the file can sign
        #[arg(long, conflicts_with = "password_file")]
        no_password: bool,
    },
    /// List the keys that this device trusts
    List,
    /// From now on take bundles that this key has signed
    Trust {
        /// A public key, of `komspot keys generate` or of minisign
        file: PathBuf,
        /// What people call whoever signs [default: by the file's name]
        #[arg(long)]
        name: Option<String>,
    },
    /// From now on take none that this key has signed
    Remove {
        /// A name as `komspot keys list` gives it
        name: String,
    },
}
