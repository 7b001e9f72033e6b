//! Requests within TLS, by a client that believes one certificate only.

use std::io::{BufReader, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;

use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use super::{PATIENCE, Response, http};

/// A connection within TLS whose certificate was believed.
pub type Shown = StreamOwned<ClientConnection, TcpStream>;

/// Connects to a server that has to show what this file vouches for, under a name.
pub fn handshake(at: SocketAddr, name: &str, trusted: &Path) -> std::io::Result<Shown> {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(trusted).expect("a certificate's file") {
        roots.add(certificate.expect("a certificate")).expect("one that can be trusted");
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("the library's versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from(name.to_owned()).expect("a name");
    let mut stream = TcpStream::connect(at)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut connection = ClientConnection::new(Arc::new(config), name).map_err(std::io::Error::other)?;
    while connection.is_handshaking() {
        connection.complete_io(&mut stream)?;
    }
    Ok(StreamOwned::new(connection, stream))
}

/// Asks within TLS, with these header lines.
pub fn over_tls(mut connection: Shown, path: &str, headers: &str) -> Response {
    let request = format!("GET {path} HTTP/1.1\r\nHost: komspot.local\r\nConnection: close\r\n{headers}\r\n");
    connection.write_all(request.as_bytes()).expect("a connection that is open");
    http::read(BufReader::new(connection)).expect("an answer")
}
