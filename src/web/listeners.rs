//! Where the server listens: on sockets that systemd has opened for it, or on one of its own.
//!
//! A socket unit may open port 80 as root and hand it over (`LISTEN_FDS`), so that the server needs
//! neither root nor a capability, and no network either: it can answer and ask nobody. While the
//! server starts anew, askers wait in the socket's queue and are not turned away.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};

use actix_web::HttpRequest;
use listenfd::ListenFd;
use rustix::net::sockopt::socket_acceptconn;

/// What `FileDescriptorName=` calls a socket on which TLS is spoken.
const TLS_NAME: &str = "https";

/// A socket on which the server is asked.
#[derive(Debug)]
pub struct Listener {
    /// The socket, bound and listening.
    pub socket: TcpListener,
    /// What is spoken on it.
    pub scheme: Scheme,
}

/// What is spoken on a socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// HTTP.
    Plain,
    /// HTTP within TLS.
    Tls,
}

impl Listener {
    /// A socket of our own, for plain HTTP.
    ///
    /// # Errors
    /// If the address is taken or not ours to take.
    pub fn bind(address: SocketAddr) -> io::Result<Self> {
        Ok(Self { socket: TcpListener::bind(address)?, scheme: Scheme::Plain })
    }

    /// The sockets that systemd has handed to this process; none where it has not. To be called
    /// once, before there are threads: it takes them out of the environment.
    ///
    /// # Errors
    /// If one of them is anything but a listening TCP socket.
    pub fn handed_over() -> io::Result<Vec<Self>> {
        let names = std::env::var("LISTEN_FDNAMES").unwrap_or_default();
        let mut handed = ListenFd::from_env();
        let mut names = names.split(':');
        (0..handed.len())
            .map(|nth| {
                let name = names.next().unwrap_or_default();
                let socket = handed.take_tcp_listener(nth)?.ok_or(io::ErrorKind::InvalidInput)?;
                if !socket_acceptconn(&socket)? {
                    return Err(io::Error::other(format!("socket {nth} ({name}) does not listen")));
                }
                let scheme = if name == TLS_NAME { Scheme::Tls } else { Scheme::Plain };
                Ok(Self { socket, scheme })
            })
            .collect()
    }

    /// Where a browser on this machine finds it: `http://127.0.0.1:8080/`.
    ///
    /// # Errors
    /// If the socket does not say where it is bound.
    pub fn url(&self) -> io::Result<String> {
        let mut address = self.socket.local_addr()?;
        if address.ip().is_unspecified() {
            address.set_ip(Ipv4Addr::LOCALHOST.into());
        }
        let (scheme, usual) = match self.scheme {
            Scheme::Plain => ("http", 80),
            Scheme::Tls => ("https", 443),
        };
        let host = address.to_string();
        let host = if address.port() == usual { host.trim_end_matches(&format!(":{usual}")) } else { &host };
        Ok(format!("{scheme}://{host}/"))
    }
}

/// Who asks; `None` if it is the server itself. On a socket for both families, IPv4 addresses come
/// wrapped in IPv6 ones: a machine has one address here, however it asked.
pub(super) fn asker(request: &HttpRequest) -> Option<IpAddr> {
    request.peer_addr().map(|address| address.ip().to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_as_a_browser_on_the_machine_wants_it() {
        let on = |address: &str| Listener::bind(address.parse().unwrap()).unwrap();
        let port = |listener: &Listener| listener.socket.local_addr().unwrap().port();
        let (own, all) = (on("127.0.0.1:0"), on("0.0.0.0:0"));
        assert_eq!(own.url().unwrap(), format!("http://127.0.0.1:{}/", port(&own)));
        assert_eq!(all.url().unwrap(), format!("http://127.0.0.1:{}/", port(&all)));
        let tls = Listener { scheme: Scheme::Tls, ..all };
        assert_eq!(tls.url().unwrap(), format!("https://127.0.0.1:{}/", port(&tls)));
    }
}
