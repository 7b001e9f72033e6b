//! Port 443 of a server that has no certificate.

use std::net::TcpListener;
use std::thread;
use std::time::Duration;

/// How long nobody is turned away when the system has no more handles to give.
const BREATH: Duration = Duration::from_millis(100);

/// Hangs up on whoever asks there, so that nobody waits for an answer: systemd keeps the socket open whatever
/// the settings say, and browsers that try TLS first go on to plain HTTP at once.
///
/// # Errors
/// If there is no thread for it.
pub fn refuse(socket: TcpListener) -> std::io::Result<()> {
    socket.set_nonblocking(false)?;
    let hang_up = move || {
        loop {
            if socket.accept().is_err() {
                thread::sleep(BREATH);
            }
        }
    };
    thread::Builder::new().name("no-tls".to_owned()).spawn(hang_up)?;
    Ok(())
}
