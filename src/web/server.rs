//! The server: a listening socket goes in, answers come out until it is told to stop.

use std::future::Future;
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use actix_web::middleware::from_fn;
use actix_web::web::Data;
use actix_web::{App, HttpServer};
use rustls::ServerConfig;

use super::guard;
use super::listeners::{Listener, Scheme};
use super::pulse::Door;
use super::routes::routes;
use super::state::State;
use super::tls;

/// How long a connection may stay open without a request.
const KEEP_ALIVE: Duration = Duration::from_secs(75);
/// How long an asker may take to send a request's head.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(5);
/// Threads per worker that make answers which are not ready.
const MAKERS: usize = 2;

/// Serves on these sockets, and through its own door if there is one, until `shutdown` is done; then
/// lets requests in flight finish. Without a certificate nobody is answered on a socket for TLS.
///
/// # Errors
/// If a socket fails.
pub async fn run(
    listeners: Vec<Listener>,
    door: Option<&Door>,
    state: Arc<State>,
    certificate: Option<ServerConfig>,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let data = Data::from(Arc::clone(&state));
    let settings = state.settings();
    let guests = Arc::clone(&state);
    let app = move || App::new().app_data(data.clone()).wrap(from_fn(guard::stand)).configure(routes);
    let mut server = HttpServer::new(app)
        .workers(settings.workers)
        .worker_max_blocking_threads(MAKERS)
        .max_connections(settings.connections)
        .on_connect(move |_, connection| {
            connection.insert(guests.guests().enter());
        })
        .keep_alive(KEEP_ALIVE)
        .client_request_timeout(REQUEST_TIMEOUT)
        .shutdown_timeout(settings.patience.as_secs())
        .disable_signals();
    for listener in listeners {
        server = match (listener.scheme, &certificate) {
            (Scheme::Plain, _) => server.listen(listener.socket)?,
            (Scheme::Tls, Some(tls)) => server.listen_rustls_0_23(listener.socket, tls.clone())?,
            (Scheme::Tls, None) => {
                tls::refuse(listener.socket)?;
                server
            }
        };
    }
    if let Some(door) = door {
        server = server.listen_uds(door.socket()?)?;
    }
    let server = server.run();
    let handle = server.handle();
    let mut server = pin!(server);
    tokio::select! {
        ended = &mut server => return ended,
        () = shutdown => {}
    }
    state.close();
    let (ended, ()) = futures_util::future::join(server, handle.stop(true)).await;
    ended
}
