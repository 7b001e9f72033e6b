//! Reading a certificate and its key, and what may be wrong with them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rustls::InconsistentKeys;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;

use super::Pair;

/// A certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A file cannot be read.
    #[error("{path}: {source}; the user komspot has to be able to read it")]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// There is no certificate in the file.
    #[error("{0}: there is no certificate in PEM in it (it begins -----BEGIN CERTIFICATE-----)")]
    NoCertificate(PathBuf),
    /// There is no key in the file.
    #[error("{0}: there is no secret key in PEM in it (it begins -----BEGIN PRIVATE KEY-----)")]
    NoKey(PathBuf),
    /// The key has a password, and nobody is there to type it.
    #[error("{0}: the key has a password; take it off: openssl pkey -in KEY -out NEW")]
    Locked(PathBuf),
    /// They do not belong together.
    #[error("{key} is not the key of the first certificate in {certificate}")]
    Strangers {
        /// The certificate's file.
        certificate: PathBuf,
        /// The key's.
        key: PathBuf,
    },
    /// The certificate is damaged, or the key is of a kind that is not known.
    #[error("{key}: {source}; keys may be RSA, ECDSA or Ed25519")]
    Strange {
        /// The key's file.
        key: PathBuf,
        /// What the library says.
        source: rustls::Error,
    },
}

/// Reads a certificate and its key.
///
/// # Errors
/// If they cannot be used.
pub fn read(pair: &Pair) -> Result<CertifiedKey, Fault> {
    let (certificate, key) = (bytes(&pair.certificate)?, bytes(&pair.key)?);
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&certificate).collect();
    let chain = chain.ok().filter(|chain| !chain.is_empty());
    let chain = chain.ok_or_else(|| Fault::NoCertificate(pair.certificate.clone()))?;
    let secret = PrivateKeyDer::from_pem_slice(&key);
    if is_locked(&key) {
        return Err(Fault::Locked(pair.key.clone()));
    }
    let secret = secret.map_err(|_| Fault::NoKey(pair.key.clone()))?;
    CertifiedKey::from_der(chain, secret, &ring::default_provider()).map_err(|source| match source {
        rustls::Error::InconsistentKeys(InconsistentKeys::KeyMismatch) => {
            Fault::Strangers { certificate: pair.certificate.clone(), key: pair.key.clone() }
        }
        source => Fault::Strange { key: pair.key.clone(), source },
    })
}

fn bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    fs::read(path).map_err(|source| Fault::Unreadable { path: path.to_owned(), source })
}

/// True for a key with a password, in PKCS #8 or as OpenSSL wrote them before.
fn is_locked(pem: &[u8]) -> bool {
    let text = String::from_utf8_lossy(pem);
    text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----") || text.contains("Proc-Type: 4,ENCRYPTED")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::certificate::make;
    use crate::config::Certificate;

    #[test]
    fn what_cannot_be_used_is_told_apart() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let pair = Pair::of(&Certificate::Made, one.path());
        let stranger = Pair::of(&Certificate::Made, other.path());
        make(&pair, None).unwrap();
        make(&stranger, None).unwrap();
        let with_key = |key: PathBuf| read(&Pair { key, ..pair.clone() });
        assert!(matches!(with_key(stranger.key.clone()), Err(Fault::Strangers { .. })));
        assert!(matches!(with_key(one.path().join("no.pem")), Err(Fault::Unreadable { .. })));
        let file = one.path().join("key.pem");
        let key = |text: &str| {
            fs::write(&file, text).unwrap();
            with_key(file.clone())
        };
        assert!(matches!(key(""), Err(Fault::NoKey(_))));
        assert!(matches!(
            key("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
            Err(Fault::Strange { .. })
        ));
        let locked = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n";
        assert!(matches!(key(locked), Err(Fault::Locked(_))));
        let older = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n";
        assert!(matches!(key(older), Err(Fault::Locked(_))));
        fs::write(&file, "a PFX file, say").unwrap();
        let no_certificate = read(&Pair { certificate: file, ..pair.clone() });
        assert!(matches!(no_certificate, Err(Fault::NoCertificate(_))));
    }
}
