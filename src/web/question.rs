//! A question that this program asks a server of its own kind: what status does an address have?

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};

/// `HTTP/1.1 200`
const STATUS_LINE: usize = 12;

/// The status with which an address is answered. Whoever asks sets a time within which.
///
/// # Errors
/// If the connection breaks off, or what comes is no answer.
pub async fn ask(mut stream: impl AsyncRead + AsyncWrite + Unpin, path: &str) -> io::Result<u16> {
    let question = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    stream.write_all(question.as_bytes()).await?;
    let mut line = [0; STATUS_LINE];
    stream.read_exact(&mut line).await?;
    let line = std::str::from_utf8(&line).ok();
    let status = line.and_then(|line| line.strip_prefix("HTTP/1.1 ")?.parse().ok());
    status.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "the answer is not HTTP"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_answer_has_a_status_or_is_none() {
        let answered = async |answer: &'static [u8]| {
            let (near, mut far) = tokio::io::duplex(256);
            far.write_all(answer).await.unwrap();
            far.shutdown().await.unwrap();
            // Held, so that the question can be written.
            let status = ask(near, "/healthz").await;
            drop(far);
            status
        };
        assert_eq!(answered(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap(), 200);
        assert_eq!(answered(b"HTTP/1.1 503 Service Unavailable\r\n\r\n").await.unwrap(), 503);
        assert!(answered(b"HTTP/1.1 OK").await.is_err(), "broken off");
        assert!(answered(b"SSH-2.0-OpenSSH_9").await.is_err());
    }
}
