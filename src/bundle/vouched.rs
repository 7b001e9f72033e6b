//! Who vouches for a bundle, told as findings.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use crate::finding::{Finding, Place};
use crate::trust::{Fault, LONGEST, Signer, Standing, Trust, signature_of};

/// The signature that lies beside a file; `None` if there is none.
///
/// # Errors
/// If something lies there that cannot be read.
pub(super) fn beside(file: &Path) -> Result<Option<Vec<u8>>, Finding> {
    let path = signature_of(file);
    match path.metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Ok(metadata) if metadata.is_file() => {}
        _ => return Err(finding(&Fault::Unreadable)),
    }
    let mut text = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LONGEST).read_to_end(&mut text));
    read.map(|_| Some(text)).map_err(|_| finding(&Fault::Unreadable))
}

/// Judges a signature over what was signed. A doubt that refuses nothing is added to `remarks`.
pub(super) fn judge(
    trust: &Trust,
    signature: Option<&[u8]>,
    signed: impl Read + Seek,
    remarks: &mut Vec<Finding>,
) -> Result<Option<Signer>, Finding> {
    let Standing { signer, doubt } = trust.judge(signature, signed).map_err(|fault| finding(&fault))?;
    remarks.extend(
        doubt.map(|doubt| Finding { severity: crate::finding::Severity::Warning, ..finding(&doubt) }),
    );
    Ok(signer)
}

/// A file of our own with the bytes of another, which nobody else can reach: what is judged
/// is what is read afterwards, whatever happens to the first. Gone when closed; no longer than `most` bytes.
pub(super) fn copy(of: &File, most: u64) -> io::Result<File> {
    let mut copy = tempfile::tempfile()?;
    io::copy(&mut of.take(most), &mut copy)?;
    copy.rewind()?;
    Ok(copy)
}

fn finding(fault: &Fault) -> Finding {
    let place = Place::default();
    match fault {
        Fault::Missing => Finding::refused("signature-missing", place),
        Fault::Unreadable => Finding::refused("signature-unreadable", place),
        Fault::NoKeys => Finding::refused("signature-no-keys", place),
        Fault::UnknownKey { id } => Finding::refused("signature-unknown-key", place).detail("key", id),
        Fault::Changed { signer } => Finding::refused("signature-changed", place).detail("signer", signer),
        Fault::Keys(reason) => Finding::refused("signature-keys-unreadable", place).detail("reason", reason),
    }
}
