//! What people compare of a certificate.

use jiff::Timestamp;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use sha2::{Digest as _, Sha256};
use x509_cert::der::Decode as _;
use x509_cert::time::Time;

/// What people compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// From when on it is good.
    pub begins: Timestamp,
    /// When it is no longer good.
    pub ends: Timestamp,
    /// Its [`fingerprint`].
    pub fingerprint: String,
}

/// What people compare of the first certificate in PEM; `None` if there is none.
#[must_use]
pub fn facts(pem: &[u8]) -> Option<Facts> {
    let certificate = CertificateDer::from_pem_slice(pem).ok()?;
    let read = x509_cert::Certificate::from_der(&certificate).ok()?;
    let validity = read.tbs_certificate.validity;
    Some(Facts {
        begins: moment(validity.not_before)?,
        ends: moment(validity.not_after)?,
        fingerprint: fingerprint(&certificate),
    })
}

/// SHA-256 of a certificate, as browsers show it: `9F:86:…`.
#[must_use]
pub fn fingerprint(certificate: &CertificateDer<'_>) -> String {
    let bytes: Vec<String> = Sha256::digest(certificate).iter().map(|byte| format!("{byte:02X}")).collect();
    bytes.join(":")
}

fn moment(time: Time) -> Option<Timestamp> {
    Timestamp::from_second(i64::try_from(time.to_unix_duration().as_secs()).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_certificate_has_nothing_to_compare() {
        for text in ["", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
            assert_eq!(facts(text.as_bytes()), None, "{text}");
        }
    }
}
