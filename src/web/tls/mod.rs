//! TLS: the certificate that is shown, read again when it changes, and the way from plain HTTP to it.

mod kept;
mod redirect;
mod refused;

use std::sync::Arc;

use rustls::ServerConfig;
use rustls::crypto::ring;

pub use kept::Kept;
pub(super) use redirect::redirect;
pub use refused::refuse;

/// How TLS is spoken with this certificate, whichever it is at the time.
///
/// # Errors
/// Never, as the tests see: the versions of TLS are those of the library.
pub fn config(kept: &Arc<Kept>) -> Result<ServerConfig, rustls::Error> {
    let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let resolver = Arc::<Kept>::clone(kept);
    Ok(builder.with_safe_default_protocol_versions()?.with_no_client_auth().with_cert_resolver(resolver))
}
