//! The certificate that the device makes itself, once.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use rcgen::{
    CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, KeyPair, KeyUsagePurpose,
    date_time_ymd,
};

use super::{Fault, Pair, read};
use crate::disk::{self, Step};

/// The device can make no certificate.
#[derive(Debug, thiserror::Error)]
pub enum MakeError {
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

/// What the device is called everywhere.
const ALWAYS: [&str; 4] = ["komspot.local", "localhost", "127.0.0.1", "::1"];

/// Makes the device's own certificate, unless it has a good one.
///
/// It holds for names only, and not for the device's address in the house: that is lent to the device for a
/// day, and the server, which has no network of its own, cannot know it. Browsers warn of a certificate
/// that nobody vouches for by either; what it is known by is its fingerprint.
///
/// Nobody knows the time when a board starts for the first time, so it holds from a fixed day in the past
/// until a fixed day far ahead. Apple's systems refuse certificates for more than 825 days, also those that
/// somebody trusts by hand, if they begin after 1 July 2019 (support.apple.com/103769): this one begins before.
/// A shorter one, made anew every second year, would have everybody compare its fingerprint again.
///
/// # Errors
/// If it cannot be made or kept.
pub fn make(pair: &Pair, host: Option<&str>) -> Result<(), MakeError> {
    match read(pair) {
        Err(Fault::Unreadable { source, .. }) if source.kind() == io::ErrorKind::NotFound => {}
        // What cannot be read may be good: whoever wants to use it says why not.
        Ok(_) | Err(Fault::Unreadable { .. }) => return Ok(()),
        Err(fault) => {
            tracing::warn!(%fault, "the device's certificate is damaged and made anew, with another fingerprint");
        }
    }
    let names: BTreeSet<String> = ALWAYS.map(str::to_owned).into_iter().chain(names_of(host)).collect();
    let mut parameters = CertificateParams::new(names.into_iter().collect::<Vec<_>>())?;
    parameters.distinguished_name = DistinguishedName::new();
    parameters.distinguished_name.push(DnType::CommonName, "KOMspot");
    parameters.not_before = date_time_ymd(2019, 1, 1);
    parameters.not_after = date_time_ymd(2049, 12, 31);
    parameters.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    parameters.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    let key = KeyPair::generate()?;
    let text = parameters.self_signed(&key)?.pem() + &key.serialize_pem();
    let path = &pair.certificate;
    let at = |source| MakeError::Io { path: path.clone(), source };
    disk::create_folder(Step::CertificateFolder, path.parent().unwrap_or(path)).map_err(at)?;
    disk::replace(Step::Certificate, path, text.as_bytes()).map_err(at)
}

/// What the machine calls itself. Asked of the kernel: under the units there is no `/proc/sys`.
#[must_use]
pub fn host() -> Option<String> {
    let name = rustix::system::uname().nodename().to_str().ok()?.to_ascii_lowercase();
    is_name(&name).then_some(name)
}

/// What a machine of that name is called in the house, and by mDNS.
fn names_of(host: Option<&str>) -> Vec<String> {
    let Some(host) = host.filter(|host| is_name(host)) else { return Vec::new() };
    let first = host.split('.').next().unwrap_or(host);
    vec![host.to_owned(), first.to_owned(), format!("{first}.local")]
}

/// True if it can stand in a certificate.
fn is_name(text: &str) -> bool {
    let fits = |part: &str| {
        let signs = part.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'-');
        !part.is_empty() && part.len() <= 63 && signs
    };
    text.len() <= 253 && text.split('.').all(fits)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::app::certificate::facts;
    use crate::config::Certificate;

    #[test]
    fn a_device_makes_its_certificate_once_and_nobody_else_reads_the_key() {
        let data = tempfile::tempdir().unwrap();
        let pair = Pair::of(&Certificate::Made, data.path());
        make(&pair, Some("tavle")).unwrap();
        let pem = fs::read(&pair.certificate).unwrap();
        let mode = fs::metadata(&pair.key).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let known = facts(&pem).unwrap();
        assert_eq!(known.begins.to_string(), "2019-01-01T00:00:00Z");
        assert_eq!(known.ends.to_string(), "2049-12-31T00:00:00Z");
        assert_eq!((known.fingerprint.len(), known.fingerprint.matches(':').count()), (95, 31));
        make(&pair, Some("andet")).unwrap();
        assert_eq!(fs::read(&pair.certificate).unwrap(), pem, "browsers know it by now");
    }

    #[test]
    fn a_certificate_that_a_power_cut_has_damaged_is_made_anew() {
        let data = tempfile::tempdir().unwrap();
        let pair = Pair::of(&Certificate::Made, data.path());
        make(&pair, None).unwrap();
        let pem = fs::read_to_string(&pair.certificate).unwrap();
        fs::write(&pair.certificate, &pem[..pem.len() - 60]).unwrap();
        make(&pair, None).unwrap();
        assert!(read(&pair).is_ok());
    }

    #[test]
    fn a_machine_has_its_whole_name_its_own_and_one_by_mdns() {
        assert_eq!(names_of(Some("tavle.odense")), ["tavle.odense", "tavle", "tavle.local"]);
        for strange in ["", "a b", "a..b", ".", "æ", &"x".repeat(64)] {
            assert_eq!(names_of(Some(strange)), [""; 0], "{strange:?}");
        }
    }
}
