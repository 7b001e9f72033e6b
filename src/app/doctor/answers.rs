//! What no file tells: asked of systemd, of the file system, and of the running server.

use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustls::pki_types::CertificateDer;

use super::handshake;
use crate::app::history;

/// Whoever answers for the machine.
pub trait Answers {
    /// What `systemctl show` says of the units with these names or patterns.
    ///
    /// # Errors
    /// If it says nothing in time.
    fn units(&self, names: &[&str]) -> io::Result<String>;

    /// Bytes that may still be written into a folder.
    fn free(&self, folder: &Path) -> Option<u64>;

    /// What the server at an address answers to a GET.
    ///
    /// # Errors
    /// If it does not answer in time.
    fn get(&self, at: SocketAddr, path: &str) -> io::Result<Answer>;

    /// The certificate that the server at an address shows, whoever vouches for it.
    ///
    /// # Errors
    /// If it does not speak TLS in time.
    fn certificate(&self, at: SocketAddr) -> io::Result<CertificateDer<'static>>;
}

/// An answer over HTTP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its body, as far as it is text.
    pub body: String,
}

/// The machine that this runs on.
#[derive(Clone, Copy, Debug)]
pub struct ThisMachine;

/// How long systemd may take; a board that boots is slow.
const UNITS: Duration = Duration::from_secs(5);
/// How long the server may take to be reached, and then to answer.
const SERVER: Duration = Duration::from_secs(2);
/// Most bytes of any answer that are read.
const LONGEST: u64 = 1 << 20;

impl Answers for ThisMachine {
    fn units(&self, names: &[&str]) -> io::Result<String> {
        let properties = "--property=Id,LoadState,ActiveState,Result,NRestarts,Listen";
        let mut child = Command::new("systemctl")
            .args(["show", "--no-pager", properties, "--"])
            .args(names)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let pipe = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        // Read beside the waiting, so that a full pipe holds up nobody.
        let reader = thread::spawn(move || {
            let mut text = String::new();
            pipe.take(LONGEST).read_to_string(&mut text).map(|_| text)
        });
        end_in(&mut child, UNITS)?;
        reader.join().map_err(|_| io::ErrorKind::Other)?
    }

    fn free(&self, folder: &Path) -> Option<u64> {
        history::free_bytes(folder)
    }

    fn get(&self, at: SocketAddr, path: &str) -> io::Result<Answer> {
        let mut stream = connect(at)?;
        // One answer and the end: version 1.0 has no other way.
        write!(stream, "GET {path} HTTP/1.0\r\nHost: {at}\r\nAccept: application/json\r\n\r\n")?;
        let mut bytes = Vec::new();
        stream.take(LONGEST).read_to_end(&mut bytes)?;
        answer(&String::from_utf8_lossy(&bytes)).ok_or_else(|| io::ErrorKind::InvalidData.into())
    }

    fn certificate(&self, at: SocketAddr) -> io::Result<CertificateDer<'static>> {
        handshake::certificate(&mut connect(at)?)
    }
}

fn connect(at: SocketAddr) -> io::Result<TcpStream> {
    let stream = TcpStream::connect_timeout(&at, SERVER)?;
    stream.set_read_timeout(Some(SERVER))?;
    stream.set_write_timeout(Some(SERVER))?;
    Ok(stream)
}

/// Waits for a process, and ends it when its time is up.
fn end_in(child: &mut Child, span: Duration) -> io::Result<()> {
    let deadline = Instant::now() + span;
    while Instant::now() < deadline {
        if child.try_wait()?.is_some() {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(20));
    }
    child.kill()?;
    child.wait()?;
    Err(io::ErrorKind::TimedOut.into())
}

/// Reads status and body.
fn answer(text: &str) -> Option<Answer> {
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.strip_prefix("HTTP/1.")?.split(' ').nth(1)?.parse().ok()?;
    Some(Answer { status, body: body.to_owned() })
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, TcpListener};

    use super::*;

    #[test]
    fn an_answer_is_read_and_what_is_none_is_not() {
        let whole = answer("HTTP/1.1 503 Service Unavailable\r\nA: b\r\n\r\n{}").unwrap();
        assert_eq!((whole.status, whole.body.as_str()), (503, "{}"));
        for strange in ["", "SSH-2.0-OpenSSH\r\n\r\n", "HTTP/1.1\r\n\r\n", "HTTP/1.1 x\r\n\r\n"] {
            assert_eq!(answer(strange), None, "{strange}");
        }
    }

    #[test]
    fn nobody_at_an_address_is_an_error() {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap();
        assert!(ThisMachine.get(free, "/healthz").is_err());
    }

    #[test]
    fn a_process_that_does_not_end_is_ended() {
        let mut child = Command::new("sleep").arg("600").spawn().unwrap();
        assert_eq!(end_in(&mut child, Duration::ZERO).unwrap_err().kind(), io::ErrorKind::TimedOut);
        let mut child = Command::new("true").spawn().unwrap();
        assert!(end_in(&mut child, Duration::from_mins(1)).is_ok());
    }
}
