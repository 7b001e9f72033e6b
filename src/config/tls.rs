//! `[tls]`: HTTP within TLS, for other machines.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use serde::Deserialize;

use super::{ConfigError, Place};

/// TLS beside plain HTTP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tls {
    /// What the server shows of itself.
    pub certificate: Certificate,
    /// Where the server listens for it, unless systemd has opened a socket.
    pub listen: SocketAddr,
    /// Browsers of other machines that ask without TLS are sent there.
    pub redirect: bool,
}

/// What the server shows of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Certificate {
    /// One that the device makes itself, once.
    Made,
    /// The office's own, in PEM; read again when it changes.
    Own {
        /// The certificate, and those between it and its root.
        certificate: PathBuf,
        /// Its secret key.
        key: PathBuf,
    },
}

/// The section as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Written {
    certificate: Option<String>,
    key: Option<PathBuf>,
    listen: String,
    redirect: bool,
}

impl Default for Written {
    fn default() -> Self {
        let everywhere = SocketAddr::from((Ipv4Addr::UNSPECIFIED, 443));
        Self { certificate: None, key: None, listen: everywhere.to_string(), redirect: true }
    }
}

/// The word for a certificate that the device makes itself.
const MADE: &str = "made";

impl Written {
    pub(super) fn checked(self, place: Place<'_>) -> Result<Option<Tls>, ConfigError> {
        let Self { certificate, key, listen, redirect } = self;
        let listen = listen.parse().map_err(|_| {
            let expected = "expected an address and a port, such as 0.0.0.0:443";
            place.value("tls.listen", &listen, expected)
        })?;
        let certificate = match (certificate, key) {
            (None, None) => return Ok(None),
            (None, Some(_)) => {
                return Err(place.value("tls.certificate", &"", "expected the certificate of tls.key"));
            }
            (Some(word), None) if word == MADE => Certificate::Made,
            (Some(path), key) => {
                let path = PathBuf::from(path);
                if !path.is_absolute() {
                    let expected = "expected made, or a file's whole path";
                    return Err(place.value("tls.certificate", &path.display(), expected));
                }
                let key = key.unwrap_or_default();
                if !key.is_absolute() {
                    let expected = "expected the whole path of the certificate's key";
                    return Err(place.value("tls.key", &key.display(), expected));
                }
                Certificate::Own { certificate: path, key }
            }
        };
        Ok(Some(Tls { certificate, listen, redirect }))
    }
}
