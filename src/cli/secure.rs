//! TLS for `komspot serve`.

use std::sync::Arc;

use anyhow::Context as _;
use rustls::ServerConfig;

use super::Session;
use crate::app::certificate::{self, Pair};
use crate::config::Certificate;
use crate::web::listeners::{Listener, Scheme};
use crate::web::tls::{self, Kept};

/// TLS, ready to be spoken.
pub(super) struct Tls {
    /// How.
    pub(super) config: ServerConfig,
    /// The port to which browsers are sent, if they are.
    pub(super) redirect_to: Option<u16>,
}

/// TLS as the settings want it, on a socket that systemd has opened or on one of our own.
pub(super) fn tls(session: &Session, listeners: &mut Vec<Listener>) -> anyhow::Result<Option<Tls>> {
    let is_tls = |listener: &Listener| listener.scheme == Scheme::Tls;
    let Some(settings) = &session.config.tls else {
        if listeners.iter().any(is_tls) {
            tracing::warn!("komspot-tls.socket is enabled, but [tls] in the settings names no certificate");
        }
        return Ok(None);
    };
    let pair = Pair::of(&settings.certificate, &session.data_dir);
    if settings.certificate == Certificate::Made {
        certificate::make(&pair, certificate::host().as_deref())?;
    }
    let facts = std::fs::read(&pair.certificate).ok().and_then(|pem| certificate::facts(&pem));
    let kept = match Kept::open(pair) {
        Ok(kept) => Arc::new(kept),
        Err(error) => {
            // A wall that stays dark because of a certificate helps nobody.
            tracing::error!(%error, "there is no TLS: the certificate cannot be used");
            return Ok(None);
        }
    };
    if let Some(facts) = facts {
        tracing::info!(fingerprint = %facts.fingerprint, ends = %facts.ends, "certificate");
    }
    kept.follow()?;
    if !listeners.iter().any(is_tls) {
        let own =
            Listener::bind(settings.listen).with_context(|| format!("tls.listen {}", settings.listen))?;
        listeners.push(Listener { scheme: Scheme::Tls, ..own });
    }
    let port =
        listeners.iter().find(|listener| is_tls(listener)).map(|listener| listener.socket.local_addr());
    let port = port.transpose()?.map(|address| address.port());
    Ok(Some(Tls { config: tls::config(&kept)?, redirect_to: port.filter(|_| settings.redirect) }))
}
