//! `komspot sign`: a bundle with a signature that a device can trust.

use std::io::{Write as _, stdout};
use std::path::Path;
use std::process::ExitCode;

use super::report::Report;
use super::{REFUSED, Session};
use crate::app::sign::{Outcome, sign as run};
use crate::trust::{Password, Secret};

pub(super) fn sign(
    session: &Session,
    bundle: &Path,
    key: &Path,
    password: &Password,
) -> anyhow::Result<ExitCode> {
    let secret = Secret::read(key, password)?;
    let mut out = stdout().lock();
    match run(bundle, &secret)? {
        Outcome::Signed(beside) => {
            let args = [
                ("file", beside.display().to_string().into()),
                ("signer", secret.signer().name().to_owned().into()),
            ];
            writeln!(out, "{}", session.lang.text_with("sign-done", &args))?;
            Ok(ExitCode::SUCCESS)
        }
        Outcome::Refused(findings) => {
            write!(
                out,
                "{}",
                Report::new(&bundle.display().to_string(), false, &findings).text(session.lang)
            )?;
            Ok(ExitCode::from(REFUSED))
        }
    }
}
