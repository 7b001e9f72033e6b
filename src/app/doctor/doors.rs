//! Where the server listens: where systemd does for it, or else where the settings say.

use std::net::{Ipv4Addr, SocketAddr};

use super::Patient;
use super::units::Unit;

/// The sockets that systemd opens for the server.
pub(super) const SOCKETS: [&str; 2] = ["komspot.socket", TLS_SOCKET];
/// The one of them for TLS.
pub(super) const TLS_SOCKET: &str = "komspot-tls.socket";

/// The ways in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Doors {
    /// For plain HTTP.
    pub(super) plain: SocketAddr,
    /// For TLS, where the settings want it.
    pub(super) tls: Option<SocketAddr>,
    /// True if systemd opens them.
    pub(super) by_systemd: bool,
}

impl Doors {
    pub(super) fn of(patient: &Patient<'_>, units: &[Unit]) -> Self {
        let opened = |name| {
            let unit = units.iter().find(|unit| unit.name == name && unit.state == "active")?;
            unit.listens
        };
        let [plain, tls] = SOCKETS.map(opened);
        let set = patient.config.tls.as_ref().map(|settings| tls.unwrap_or(settings.listen));
        Self { plain: plain.unwrap_or(patient.config.server.listen), tls: set, by_systemd: plain.is_some() }
    }

    /// All of them.
    pub(super) fn all(self) -> impl Iterator<Item = SocketAddr> {
        [Some(self.plain), self.tls].into_iter().flatten()
    }
}

/// Where this machine itself reaches a server that listens there.
pub(super) fn own(listens: SocketAddr) -> SocketAddr {
    // What listens on all IPv6 addresses is reached by IPv4 too, and some machines have no other.
    let ip = if listens.ip().is_unspecified() { Ipv4Addr::LOCALHOST.into() } else { listens.ip() };
    SocketAddr::new(ip, listens.port())
}
