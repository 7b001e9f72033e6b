//! `POST /operator/bundles`: a bundle that is uploaded, streamed to the disk.

use std::io::{self, Read};
use std::thread;
use std::time::Duration;

use actix_multipart::{Field, Multipart};
use actix_web::http::header::CONTENT_LENGTH;
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::StreamExt as _;
use tokio::sync::{mpsc, oneshot};

use super::Desk;
use super::deeds::done;
use super::visit::{Use, Visit};
use crate::app::intake::ReceiveError;
use crate::locale::Lang;
use crate::view::error::Problem as Said;
use crate::web::errors::Problem;
use crate::web::state::State;

/// Bytes of a field that is no file.
const LONGEST_FIELD: usize = 256;
/// Bytes that a form may have beside its file.
const AROUND: u64 = 4096;
/// Pieces of a file that wait for the disk.
const AHEAD: usize = 8;

/// `POST /operator/bundles`: first who sends it, then the file.
pub(super) async fn post(
    state: Data<State>,
    request: HttpRequest,
    mut parts: Multipart,
) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&state, &request, Use::ByHand).await?;
    let desk = state.desk().ok_or(Problem::NOTHING)?;
    let told = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if told.is_some_and(|length: u64| length > desk.largest.saturating_add(AROUND)) {
        return Err(Said::TooLarge.into());
    }
    let (mut lang, mut may) = (visit.lang, false);
    while let Some(part) = within(desk.quiet, parts.next()).await? {
        let mut part = part.map_err(|_| Said::BrokenOff)?;
        match part.name() {
            Some("lang") => lang = Lang::from_tag(&short(&mut part, desk.quiet).await?).unwrap_or(lang),
            Some("form") => {
                visit.may_act(&short(&mut part, desk.quiet).await?)?;
                may = true;
            }
            Some("bundle") if may => {
                let _seat = desk.uploads.try_acquire().map_err(|_| Said::Busy)?;
                receive(&visit, part, desk).await?;
                return Ok(done(lang, "uploaded"));
            }
            // A file before anybody has said who sends it.
            Some("bundle") => return Err(Said::OtherForm.into()),
            _ => return Err(Problem::BAD_FORM),
        }
    }
    Err(Problem::BAD_FORM)
}

/// A field that is no file.
async fn short(part: &mut Field, quiet: Duration) -> Result<String, Problem> {
    let mut text = Vec::new();
    while let Some(piece) = within(quiet, part.next()).await? {
        text.extend_from_slice(&piece.map_err(|_| Said::BrokenOff)?);
        if text.len() > LONGEST_FIELD {
            return Err(Problem::BAD_FORM);
        }
    }
    String::from_utf8(text).map_err(|_| Problem::BAD_FORM)
}

/// Passes the file on to a thread of its own: a slow line must not hold up the threads that make pages.
async fn receive(visit: &Visit, mut part: Field, desk: &Desk) -> Result<(), Problem> {
    let name =
        part.content_disposition().and_then(|given| given.get_filename()).unwrap_or_default().to_owned();
    if name.is_empty() {
        return Err(Problem::BAD_FORM);
    }
    let (sender, pieces) = mpsc::channel(AHEAD);
    let (tell, told) = oneshot::channel();
    let (operator, account, largest) = (visit.operator.clone(), visit.account.clone(), desk.largest);
    let write = move || {
        let stream = Incoming { pieces, rest: Bytes::new(), left: largest, ended: false };
        // Whoever asked may be gone.
        let _ = tell.send(operator.receive(&name, &account, stream));
    };
    thread::Builder::new().name("upload".to_owned()).spawn(write).map_err(|_| Problem::BROKEN)?;
    loop {
        let piece = match within(desk.quiet, part.next()).await {
            Ok(Some(Ok(piece))) => Some(piece),
            Ok(None) => None,
            // Without its end nothing of it is kept.
            Ok(Some(Err(_))) | Err(_) => break,
        };
        let ended = piece.is_none();
        if sender.send(piece).await.is_err() || ended {
            break;
        }
    }
    drop(sender);
    match told.await.map_err(|_| Problem::BROKEN)? {
        Ok(_) => Ok(()),
        Err(ReceiveError::TooLarge) => Err(Said::TooLarge.into()),
        Err(ReceiveError::BrokenOff(error)) if error.kind() == io::ErrorKind::FileTooLarge => {
            Err(Said::TooLarge.into())
        }
        Err(ReceiveError::BrokenOff(_)) => Err(Said::BrokenOff.into()),
        Err(ReceiveError::NotKept(error)) => {
            tracing::error!(%error, "an uploaded bundle could not be kept");
            Err(Said::NotDone(visit.lang.text("operator-not-kept")).into())
        }
    }
}

/// What comes, unless nothing does for so long that others are not to be kept waiting by it.
async fn within<T>(quiet: Duration, coming: impl Future<Output = T>) -> Result<T, Problem> {
    tokio::time::timeout(quiet, coming).await.map_err(|_| Said::BrokenOff.into())
}

/// A file as it comes over the line.
struct Incoming {
    /// Its pieces, and `None` at its end; cut off where the line was.
    pieces: mpsc::Receiver<Option<Bytes>>,
    rest: Bytes,
    /// How many bytes more it may have.
    left: u64,
    ended: bool,
}

impl Read for Incoming {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.rest.is_empty() && !self.ended {
            match self.pieces.blocking_recv() {
                Some(Some(piece)) => {
                    let size = u64::try_from(piece.len()).unwrap_or(u64::MAX);
                    self.left = self.left.checked_sub(size).ok_or(io::ErrorKind::FileTooLarge)?;
                    self.rest = piece;
                }
                Some(None) => self.ended = true,
                None => return Err(io::ErrorKind::UnexpectedEof.into()),
            }
        }
        let piece = self.rest.split_to(self.rest.len().min(buffer.len()));
        let (begin, _) = buffer.split_at_mut(piece.len());
        begin.copy_from_slice(&piece);
        Ok(piece.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of a file whose pieces come so.
    fn read(pieces: &[Option<&'static str>], largest: u64) -> io::Result<String> {
        let (sender, receiver) = mpsc::channel(8);
        for piece in pieces {
            sender.try_send(piece.map(|text| Bytes::from_static(text.as_bytes()))).unwrap();
        }
        drop(sender);
        let mut incoming = Incoming { pieces: receiver, rest: Bytes::new(), left: largest, ended: false };
        let mut text = String::new();
        incoming.read_to_string(&mut text).map(|_| text)
    }

    #[test]
    fn a_file_is_whole_only_where_its_end_was_seen() {
        assert_eq!(read(&[Some("ab"), Some(""), Some("c"), None], 3).unwrap(), "abc");
        assert_eq!(read(&[Some("ab")], 3).unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
        assert_eq!(read(&[Some("ab"), Some("cd"), None], 3).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
    }
}
