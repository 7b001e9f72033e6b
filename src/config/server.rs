//! `[server]`: where and how pages are served.

use std::net::{Ipv4Addr, SocketAddr};

use serde::Deserialize;

use super::{ConfigError, Place};

/// Where and how pages are served.
#[derive(Clone, Debug)]
pub struct Server {
    /// Where the server listens, unless systemd hands it sockets.
    pub listen: SocketAddr,
    /// Threads that answer requests, 1 to 64.
    pub workers: usize,
}

/// The section as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Written {
    listen: String,
    workers: usize,
}

impl Default for Written {
    fn default() -> Self {
        let own_machine_only = SocketAddr::from((Ipv4Addr::LOCALHOST, 8080));
        Self { listen: own_machine_only.to_string(), workers: 2 }
    }
}

impl Written {
    pub(super) fn checked(self, place: Place<'_>) -> Result<Server, ConfigError> {
        let Self { listen, workers } = self;
        let listen = listen.parse().map_err(|_| {
            let expected = "expected an address and a port, such as 127.0.0.1:8080";
            place.value("server.listen", &listen, expected)
        })?;
        if !(1..=64).contains(&workers) {
            return Err(place.value("server.workers", &workers, "expected a number from 1 to 64"));
        }
        Ok(Server { listen, workers })
    }
}
