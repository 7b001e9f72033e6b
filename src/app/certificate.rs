//! The certificate by which browsers know the device: the office's own, or one that the device makes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair, date_time_ymd};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use sha2::{Digest as _, Sha256};
use x509_cert::der::Decode as _;

use crate::config::Certificate;
use crate::disk::{self, Step};

/// The device has no certificate, and could make none.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// The disk refuses.
    #[error("{path}: {source}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// None could be made.
    #[error("no certificate could be made: {0}")]
    Make(#[from] rcgen::Error),
}

/// Where certificate and key lie, in PEM; both may be in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The certificate, and those between it and its root.
    pub certificate: PathBuf,
    /// Its secret key.
    pub key: PathBuf,
}

impl Pair {
    /// Where the pair of these settings lies; one that the device makes itself lies in its data.
    #[must_use]
    pub fn of(settings: &Certificate, data: &Path) -> Self {
        match settings {
            Certificate::Made => {
                let both = data.join("tls/made.pem");
                Self { certificate: both.clone(), key: both }
            }
            Certificate::Own { certificate, key } => {
                Self { certificate: certificate.clone(), key: key.clone() }
            }
        }
    }
}

/// Makes the device's own certificate, unless it has one.
///
/// Nobody knows the time when a board starts for the first time, so it holds from a fixed day in the past
/// until a fixed day far ahead: what it is known by is its fingerprint.
///
/// # Errors
/// If it cannot be made or kept.
pub fn make(pair: &Pair, host: Option<&str>) -> Result<(), CertificateError> {
    let path = &pair.certificate;
    if path.exists() {
        return Ok(());
    }
    let mut names = vec!["komspot.local".to_owned(), "localhost".to_owned()];
    if let Some(host) = host.filter(|host| is_name(host)) {
        names.extend([host.to_owned(), format!("{host}.local")]);
    }
    names.extend(["127.0.0.1".to_owned(), "::1".to_owned()]);
    names.dedup();
    let mut parameters = CertificateParams::new(names)?;
    parameters.distinguished_name = DistinguishedName::new();
    parameters.distinguished_name.push(DnType::CommonName, "KOMspot");
    parameters.not_before = date_time_ymd(2025, 1, 1);
    parameters.not_after = date_time_ymd(2049, 12, 31);
    let key = KeyPair::generate()?;
    let text = parameters.self_signed(&key)?.pem() + &key.serialize_pem();
    let at = |source| CertificateError::Io { path: path.clone(), source };
    disk::create_folder(Step::CertificateFolder, path.parent().unwrap_or(path)).map_err(at)?;
    disk::replace(Step::Certificate, path, text.as_bytes()).map_err(at)
}

/// What the machine calls itself, if that can stand in a certificate.
#[must_use]
pub fn host() -> Option<String> {
    let name = fs::read_to_string("/proc/sys/kernel/hostname").ok()?;
    Some(name.trim().to_ascii_lowercase()).filter(|name| is_name(name))
}

fn is_name(text: &str) -> bool {
    let fits = |sign: u8| sign.is_ascii_alphanumeric() || sign == b'-' || sign == b'.';
    !text.is_empty() && text.len() <= 63 && text.bytes().all(fits)
}

/// What people compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// When it is no longer good.
    pub ends: Timestamp,
    /// SHA-256 of the certificate, as browsers show it: `9F:86:…`.
    pub fingerprint: String,
}

/// What people compare of a certificate in PEM; `None` if it is none.
#[must_use]
pub fn facts(pem: &[u8]) -> Option<Facts> {
    let certificate = CertificateDer::from_pem_slice(pem).ok()?;
    let read = x509_cert::Certificate::from_der(&certificate).ok()?;
    let ends = read.tbs_certificate.validity.not_after.to_unix_duration().as_secs();
    let bytes = Sha256::digest(&certificate);
    let bytes: Vec<String> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    Some(Facts {
        ends: Timestamp::from_second(i64::try_from(ends).ok()?).ok()?,
        fingerprint: bytes.join(":"),
    })
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_device_makes_its_certificate_once_and_nobody_else_reads_the_key() {
        let data = tempfile::tempdir().unwrap();
        let pair = Pair::of(&Certificate::Made, data.path());
        make(&pair, Some("tavle")).unwrap();
        let pem = fs::read(&pair.certificate).unwrap();
        let mode = fs::metadata(&pair.key).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let known = facts(&pem).unwrap();
        assert_eq!(known.ends.to_string(), "2049-12-31T00:00:00Z");
        assert_eq!((known.fingerprint.len(), known.fingerprint.matches(':').count()), (95, 31));
        make(&pair, Some("andet")).unwrap();
        assert_eq!(fs::read(&pair.certificate).unwrap(), pem, "browsers know it by now");
        assert_eq!(facts(b"no certificate"), None);
    }

    #[test]
    fn a_strange_name_of_a_machine_is_left_out() {
        assert!(is_name("komspot") && !is_name("") && !is_name("a b") && !is_name(&"x".repeat(64)));
    }
}
