//! The certificate in use, and whoever looks whether there is a new one.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread;
use std::time::Duration;

use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;

use crate::app::certificate::Pair;

/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(5);

/// A certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeptError {
    /// A file cannot be read.
    #[error("{path}: {source}")]
    Io {
        /// Which.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// There is no certificate in the file.
    #[error("{0}: there is no certificate in PEM in it")]
    NoCertificate(PathBuf),
    /// There is no key in the file.
    #[error("{0}: there is no secret key in PEM in it, or it has a password")]
    NoKey(PathBuf),
    /// They do not belong together, or the key is of a kind that is not known.
    #[error("the key does not belong to the certificate, or is of a kind that is not known: {0}")]
    Strangers(rustls::Error),
}

/// The certificate in use: the last one of its files that was good.
#[derive(Debug)]
pub struct Kept {
    pair: Pair,
    shown: RwLock<Arc<CertifiedKey>>,
    /// What the files held when they were last looked at.
    seen: Mutex<Vec<u8>>,
}

impl Kept {
    /// Reads a certificate and its key.
    ///
    /// # Errors
    /// If they cannot be used.
    pub fn open(pair: Pair) -> Result<Self, KeptError> {
        let (certificate, key) = files(&pair)?;
        let shown = RwLock::new(Arc::new(read(&pair, &certificate, &key)?));
        Ok(Self { pair, shown, seen: Mutex::new([certificate, key].concat()) })
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
        let files = files(&self.pair);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let now = files.as_ref().map(|(certificate, key)| [certificate.as_slice(), key].concat());
        // A file that is gone counts as an empty one.
        let now = now.unwrap_or_default();
        if now == *seen {
            return;
        }
        *seen = now;
        match files.and_then(|(certificate, key)| read(&self.pair, &certificate, &key)) {
            Ok(new) => {
                *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(new);
                tracing::info!("a new certificate is used from now on");
            }
            Err(error) => tracing::error!(%error, "the new certificate cannot be used; the old one stays"),
        }
    }
}

impl ResolvesServerCert for Kept {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.shown.read().unwrap_or_else(PoisonError::into_inner)))
    }
}

fn files(pair: &Pair) -> Result<(Vec<u8>, Vec<u8>), KeptError> {
    let read = |path: &PathBuf| fs::read(path).map_err(|source| KeptError::Io { path: path.clone(), source });
    Ok((read(&pair.certificate)?, read(&pair.key)?))
}

fn read(pair: &Pair, certificate: &[u8], key: &[u8]) -> Result<CertifiedKey, KeptError> {
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(certificate).collect();
    let chain = chain.ok().filter(|chain| !chain.is_empty());
    let chain = chain.ok_or_else(|| KeptError::NoCertificate(pair.certificate.clone()))?;
    let key = PrivateKeyDer::from_pem_slice(key).map_err(|_| KeptError::NoKey(pair.key.clone()))?;
    CertifiedKey::from_der(chain, key, &ring::default_provider()).map_err(KeptError::Strangers)
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

    #[test]
    fn what_does_not_belong_together_is_refused() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let pair = Pair::of(&Certificate::Made, one.path());
        let stranger = Pair::of(&Certificate::Made, other.path());
        make(&pair, None).unwrap();
        make(&stranger, None).unwrap();
        let mixed = Pair { key: stranger.key, ..pair.clone() };
        assert!(matches!(Kept::open(mixed), Err(KeptError::Strangers(_))));
        let gone = Pair { key: one.path().join("no.pem"), ..pair };
        assert!(matches!(Kept::open(gone), Err(KeptError::Io { .. })));
    }
}
