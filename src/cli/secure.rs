//! TLS for `komspot serve`. A wall that stays dark because of a certificate helps nobody: whatever is wrong with
//! it is said, here and by `komspot doctor`, and the server goes on with plain HTTP.

use std::sync::Arc;

use rustls::ServerConfig;

use super::Session;
use crate::app::certificate::{self, Pair};
use crate::config::{self, Certificate, Login};
use crate::web::listeners::{Listener, Scheme};
use crate::web::tls::{self, Kept};

/// TLS, ready to be spoken.
pub(super) struct Tls {
    /// How.
    pub(super) config: ServerConfig,
    /// The port to which browsers are sent, if they are.
    pub(super) redirect_to: Option<u16>,
}

/// TLS as the settings want it, on a socket that systemd has opened or on one of our own; `None` where they want
/// none, or where it cannot be.
pub(super) fn tls(session: &Session, listeners: &mut Vec<Listener>, handed_over: bool) -> Option<Tls> {
    let tls = session.config.tls.as_ref().and_then(|settings| {
        prepare(session, settings, listeners, handed_over)
            .inspect_err(|error| tracing::error!("there is no TLS: {error:#}"))
            .ok()
    });
    if tls.is_none() && session.config.viewers == Login::Required {
        tracing::warn!("viewers log in without TLS: whoever is on the network can read their passwords");
    }
    tls
}

fn prepare(
    session: &Session,
    settings: &config::Tls,
    listeners: &mut Vec<Listener>,
    handed_over: bool,
) -> anyhow::Result<Tls> {
    let pair = Pair::of(&settings.certificate, &session.data_dir);
    if settings.certificate == Certificate::Made {
        certificate::make(&pair, certificate::host().as_deref())?;
    }
    let kept = Arc::new(Kept::open(pair.clone())?);
    let config = tls::config(&kept)?;
    let port = port(settings, listeners, handed_over)?;
    if pair.is_open_to_everybody() {
        tracing::warn!(key = %pair.key.display(), "everybody on this machine can read the certificate's key");
    }
    if let Some(facts) = std::fs::read(&pair.certificate).ok().and_then(|pem| certificate::facts(&pem)) {
        tracing::info!(fingerprint = %facts.fingerprint, ends = %facts.ends, "certificate");
    }
    kept.follow()?;
    Ok(Tls { config, redirect_to: settings.redirect.then_some(port) })
}

/// The port on which TLS is spoken; a socket is opened for it where systemd has opened none at all.
fn port(settings: &config::Tls, listeners: &mut Vec<Listener>, handed_over: bool) -> anyhow::Result<u16> {
    let is_tls = |listener: &&Listener| listener.scheme == Scheme::Tls;
    if !listeners.iter().any(|listener| is_tls(&listener)) {
        // Under systemd the server has no network on which it could open one.
        anyhow::ensure!(
            !handed_over,
            "systemd has not opened its port: systemctl enable komspot-tls.socket, and restart komspot"
        );
        let own = Listener::bind(settings.listen)
            .map_err(|error| anyhow::anyhow!("tls.listen = {}: {error}", settings.listen))?;
        listeners.push(Listener { scheme: Scheme::Tls, ..own });
    }
    let address = listeners.iter().find(is_tls).map(|listener| listener.socket.local_addr()).transpose()?;
    Ok(address.map_or(settings.listen.port(), |address| address.port()))
}
