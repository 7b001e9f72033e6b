//! One request, one answer: as much HTTP/1.1 as tests need, with nothing
//! decoded, followed or cached behind their back.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};

use super::PATIENCE;

/// An answer as it came over the wire, its transfer encoding undone.
#[derive(Debug)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Names in lower case, in the order they came.
    pub headers: Vec<(String, String)>,
    /// The body, still compressed if it was.
    pub body: Vec<u8>,
}

impl Response {
    /// The first header of that name (in lower case), or an empty string.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error} in the JSON of {self:?}: {}", self.text()))
    }
}

/// Sends one request and reads the whole answer.
pub fn request(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Response {
    let mut headers = headers.to_vec();
    if !body.is_empty() {
        headers.push(("Content-Type", "application/json"));
    }
    send(address, method, path, &headers, body.as_bytes())
}

/// The same with a body of any kind, whose type is among the headers.
pub fn send(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Response {
    exchange(address, method, path, headers, body)
        .unwrap_or_else(|error| panic!("{method} {path} at {address}: {error}"))
}

fn exchange(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> std::io::Result<Response> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut message = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n");
    for (name, value) in headers {
        message.extend([name, ": ", value, "\r\n"]);
    }
    if !body.is_empty() {
        let length = body.len().to_string();
        message.extend(["Content-Length: ", &length, "\r\n"]);
    }
    stream.write_all(format!("{message}\r\n").as_bytes())?;
    // A server that has seen enough may hang up before it has everything.
    let _ = stream.write_all(body);
    read(BufReader::new(stream))
}

/// Reads an answer off a connection.
pub fn read(mut stream: impl BufRead) -> std::io::Result<Response> {
    let first = line(&mut stream)?;
    let status = first.split(' ').nth(1).and_then(|code| code.parse().ok());
    let status = status.ok_or_else(|| std::io::Error::other(format!("no status in {first:?}")))?;
    let mut response = Response { status, headers: Vec::new(), body: Vec::new() };
    loop {
        let line = line(&mut stream)?;
        let Some((name, value)) = line.split_once(':') else { break };
        response.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    if response.header("transfer-encoding") == "chunked" {
        while let Ok(size @ 1..) = u64::from_str_radix(&line(&mut stream)?, 16) {
            stream.by_ref().take(size).read_to_end(&mut response.body)?;
            line(&mut stream)?;
        }
    } else if let Ok(size) = response.header("content-length").parse() {
        stream.take(size).read_to_end(&mut response.body)?;
    } else {
        stream.read_to_end(&mut response.body)?;
    }
    Ok(response)
}

fn line(stream: &mut impl BufRead) -> std::io::Result<String> {
    let mut line = String::new();
    stream.read_line(&mut line)?;
    Ok(line.trim_end().to_owned())
}

#[test]
fn a_chunked_answer_is_put_together() {
    let wire =
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-A:  b \r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
    let response = read(&wire[..]).unwrap();
    assert_eq!((response.status, response.header("x-a"), response.text()), (200, "b", "abcde".to_owned()));
}

#[test]
fn an_answer_ends_where_it_says() {
    let wire = b"HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nnoise";
    let response = read(&wire[..]).unwrap();
    assert_eq!((response.status, response.text()), (404, "no".to_owned()));
}
