//! The certificate in use, and whoever looks whether there is a new one.

use std::fs;
use std::io;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread;
use std::time::Duration;

use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use sha2::{Digest as _, Sha256};

use crate::app::certificate::{Fault, Pair, read};

/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(5);

/// The certificate in use: the last one of its files that was good.
#[derive(Debug)]
pub struct Kept {
    pair: Pair,
    shown: RwLock<Arc<CertifiedKey>>,
    /// What the files held when they were last looked at.
    seen: Mutex<Print>,
}

/// A print of both files, so that the key lies in memory once.
type Print = [u8; 32];

impl Kept {
    /// Reads a certificate and its key.
    ///
    /// # Errors
    /// If they cannot be used.
    pub fn open(pair: Pair) -> Result<Self, Fault> {
        // In this order: what is written between the two is taken at the next look.
        let seen = Mutex::new(print(&pair));
        let shown = RwLock::new(Arc::new(read(&pair)?));
        Ok(Self { pair, shown, seen })
    }

    /// Looks every few seconds whether there is another, for as long as the program runs.
    ///
    /// # Errors
    /// If there is no thread for it.
    pub fn follow(self: &Arc<Self>) -> io::Result<()> {
        let kept = Arc::clone(self);
        let follow = move || {
            loop {
                thread::sleep(LOOK);
                kept.look();
            }
        };
        thread::Builder::new().name("certificate".to_owned()).spawn(follow)?;
        Ok(())
    }

    /// Takes another certificate if there is one; a bad one is told of once, and the old one stays.
    fn look(&self) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let now = print(&self.pair);
        if now == *seen {
            return;
        }
        *seen = now;
        match read(&self.pair) {
            Ok(new) => {
                *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(new);
                tracing::info!("a new certificate is used from now on");
            }
            Err(fault) => tracing::error!(%fault, "the new certificate cannot be used; the old one stays"),
        }
    }
}

impl ResolvesServerCert for Kept {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.shown.read().unwrap_or_else(PoisonError::into_inner)))
    }
}

/// A file that is gone counts as an empty one.
fn print(pair: &Pair) -> Print {
    let of = |path| Sha256::digest(fs::read(path).unwrap_or_default());
    Sha256::digest([of(&pair.certificate), of(&pair.key)].concat()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::certificate::make;
    use crate::config::Certificate;

    #[test]
    fn a_new_certificate_is_taken_and_a_broken_one_leaves_the_old() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let pair = Pair::of(&Certificate::Made, one.path());
        let renewed = Pair::of(&Certificate::Made, other.path());
        make(&pair, None).unwrap();
        make(&renewed, None).unwrap();
        let kept = Kept::open(pair.clone()).unwrap();
        let shown = || kept.shown.read().unwrap().cert.clone();
        let first = shown();
        kept.look();
        assert_eq!(shown(), first);
        for broken in ["", "no certificate"] {
            fs::write(&pair.certificate, broken).unwrap();
            kept.look();
            assert_eq!(shown(), first);
        }
        fs::remove_file(&pair.certificate).unwrap();
        kept.look();
        assert_eq!(shown(), first);
        fs::copy(&renewed.certificate, &pair.certificate).unwrap();
        kept.look();
        assert_ne!(shown(), first);
        assert!(super::super::config(&Arc::new(kept)).is_ok());
    }
}
