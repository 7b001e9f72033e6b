//! As many connections as may be.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use komspot::web::Settings;

use super::served::Served;
use crate::harness::until;

#[test]
fn a_full_house_is_known_until_somebody_leaves() {
    let served = Served::empty(Settings { workers: 2, connections: 1, ..Settings::default() });
    assert!(!served.state.is_full());
    let guests: Vec<TcpStream> = (0..2)
        .map(|_| {
            let mut guest = served.connect();
            guest.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
            // Answered, and so dealt out to a worker; the connection stays open.
            guest.read_exact(&mut [0; 12]).unwrap();
            guest
        })
        .collect();
    assert!(served.state.is_full());
    drop(guests);
    until("somebody to leave", || (!served.state.is_full()).then_some(()));
}
