//! A server in front of the server, which can fail in every way that a server or a network fails.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It goes through.
    Through,
    /// The connection is closed without a word: there is no server.
    Gone,
    /// The answer is this status.
    Status(u16),
    /// There is never an answer.
    Silent,
}

/// A relay on a port of its own; it lives as long as the test does.
#[derive(Clone)]
pub struct Relay(Arc<Mutex<Inside>>, SocketAddr);

struct Inside {
    behind: SocketAddr,
    way: Way,
    /// What is written otherwise in answers: from, to, of the same length.
    rewrite: Option<(String, String)>,
    /// The paths that were asked for.
    asked: Vec<String>,
    open: Vec<TcpStream>,
}

impl Relay {
    /// A relay to a server.
    pub fn to(behind: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let inside = Inside { behind, way: Way::Through, rewrite: None, asked: Vec::new(), open: Vec::new() };
        let relay = Self(Arc::new(Mutex::new(inside)), address);
        let shared = relay.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let relay = shared.clone();
                // A page that gives up closes its end: nothing to be said about it.
                thread::spawn(move || relay.pass(&stream));
            }
        });
        relay
    }

    /// The address of a path, as a browser wants it.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.1)
    }

    /// From now on requests go this way. What is under way is cut off unless they go through.
    pub fn go(&self, way: Way) {
        let mut inside = self.inside();
        inside.way = way;
        if way != Way::Through {
            for stream in inside.open.drain(..) {
                let _ = stream.shutdown(Shutdown::Both);
            }
        }
    }

    /// Another server stands behind from now on.
    pub fn turn_to(&self, behind: SocketAddr) {
        self.inside().behind = behind;
    }

    /// Writes something else in every answer from now on, of the same length.
    pub fn rewrite(&self, from: &str, to: &str) {
        assert_eq!(from.len(), to.len());
        self.inside().rewrite = Some((from.to_owned(), to.to_owned()));
    }

    /// The paths that were asked for since the last time.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.inside().asked)
    }

    fn inside(&self) -> std::sync::MutexGuard<'_, Inside> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Passes one request on and its answer back; `None` when either side has gone.
    fn pass(&self, stream: &TcpStream) -> Option<()> {
        let mut reader = BufReader::new(stream);
        let (mut head, mut length) = (String::new(), 0);
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).ok()? == 0 {
                return None;
            }
            let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
            match name.as_str() {
                "content-length" => length = line.split(':').nth(1)?.trim().parse().ok()?,
                // One request each, in plain text, and never 'as you have it': it may be written otherwise here.
                "connection" | "accept-encoding" | "if-none-match" => continue,
                _ => {}
            }
            if line.trim().is_empty() {
                break;
            }
            head.push_str(&line);
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).ok()?;
        let (way, behind, rewrite) = {
            let mut inside = self.inside();
            inside.asked.push(head.split(' ').nth(1).unwrap_or_default().to_owned());
            inside.open.push(stream.try_clone().ok()?);
            (inside.way, inside.behind, inside.rewrite.clone())
        };
        let mut client = stream;
        match way {
            Way::Gone => return stream.shutdown(Shutdown::Both).ok(),
            Way::Status(status) => {
                let answer =
                    format!("HTTP/1.1 {status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                return client.write_all(answer.as_bytes()).ok();
            }
            Way::Silent => {
                // Until the page gives up.
                let _ = reader.read(&mut [0]);
                return None;
            }
            Way::Through => {}
        }
        let mut server = TcpStream::connect(behind).ok()?;
        self.inside().open.push(server.try_clone().ok()?);
        server.write_all(format!("{head}Connection: close\r\n\r\n").as_bytes()).ok()?;
        server.write_all(&body).ok()?;
        let mut waiting = Vec::new();
        let mut piece = [0; 16384];
        loop {
            let count = server.read(&mut piece).unwrap_or(0);
            let Some((from, to)) = &rewrite else {
                if count == 0 {
                    return stream.shutdown(Shutdown::Both).ok();
                }
                client.write_all(piece.get(..count)?).ok()?;
                continue;
            };
            // Rewritten answers are held until they are whole; events are not rewritten.
            waiting.extend_from_slice(piece.get(..count)?);
            let is_stream = waiting.windows(12).any(|bytes| bytes == b"event-stream");
            if count == 0 || is_stream {
                let written = replaced(&waiting, from.as_bytes(), to.as_bytes());
                client.write_all(&written).ok()?;
                waiting.clear();
            }
            if count == 0 {
                return stream.shutdown(Shutdown::Both).ok();
            }
            if is_stream {
                std::io::copy(&mut server, &mut client).ok()?;
                return stream.shutdown(Shutdown::Both).ok();
            }
        }
    }
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let mut at = 0;
    while let Some(place) = bytes.get_mut(at..at + from.len()) {
        if place == from {
            place.copy_from_slice(to);
        }
        at += 1;
    }
    bytes
}
