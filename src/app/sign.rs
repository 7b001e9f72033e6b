//! Signing a bundle at the desk, for those who have no minisign.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::bundle::{Bundle, DESCRIPTOR, Limits};
use crate::digest::hexadecimal;
use crate::disk::{self, Step};
use crate::finding::Finding;
use crate::trust::{Secret, Trust, signature_of};

/// What came of it.
pub enum Outcome {
    /// The signature lies there.
    Signed(PathBuf),
    /// The bundle cannot be read, so nothing was signed, or a device would not take it as signed.
    Refused(Vec<Finding>),
}

/// The bundle could not be signed.
#[derive(Debug, thiserror::Error)]
pub enum SignError {
    /// The disk refused.
    #[error("{path}: {source}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A resource of the descriptor has no file within the folder.
    #[error("{0}: a signature covers files of the folder only")]
    Outside(String),
}

/// Signs an archive, a DuckDB file or a folder. In a folder the descriptor is completed first: every resource
/// gets the length and the SHA-256 of its file, so that the signature of the descriptor covers them all.
///
/// # Errors
/// If a file cannot be read or written.
pub fn sign(path: &Path, secret: &Secret) -> Result<Outcome, SignError> {
    if let Err(findings) = Bundle::open(path, &Limits::default()) {
        return Ok(Outcome::Refused(findings));
    }
    let file = match folder(path) {
        None => path.to_owned(),
        Some(folder) => {
            let descriptor = folder.join(DESCRIPTOR);
            let text = complete(&folder, &fs::read(&descriptor).map_err(at(&descriptor))?)?;
            disk::replace(Step::SignedDescriptor, &descriptor, &text).map_err(at(&descriptor))?;
            descriptor
        }
    };
    let comment = format!(
        "timestamp:{}\tfile:{}\thashed",
        jiff::Timestamp::now().as_second(),
        file.file_name().unwrap_or_default().to_string_lossy(),
    );
    let signature = File::open(&file).and_then(|file| secret.sign(file, &comment)).map_err(at(&file))?;
    let beside = signature_of(&file);
    disk::replace(Step::Signature, &beside, signature.as_bytes()).map_err(at(&beside))?;
    // As a device would see it.
    Ok(match Bundle::open_trusted(path, &Limits::default(), &Trust::only(secret.public())) {
        Ok(_) => Outcome::Signed(beside),
        Err(findings) => Outcome::Refused(findings),
    })
}

/// The folder in which the descriptor of an unpacked bundle lies.
fn folder(path: &Path) -> Option<PathBuf> {
    if path.file_name().is_some_and(|name| name == DESCRIPTOR) {
        return Some(path.parent().map_or_else(PathBuf::new, Path::to_owned));
    }
    if !path.is_dir() {
        return None;
    }
    let inner = || fs::read_dir(path).ok()?.flatten().map(|entry| entry.path()).find(|path| is_package(path));
    if is_package(path) { Some(path.to_owned()) } else { inner() }
}

fn is_package(folder: &Path) -> bool {
    folder.join(DESCRIPTOR).is_file()
}

/// The descriptor with length and hash of every file. What else it says, and its order, stays.
fn complete(folder: &Path, descriptor: &[u8]) -> Result<Vec<u8>, SignError> {
    let failed = |error: serde_json::Error| at(Path::new(DESCRIPTOR))(error.into());
    let bare = descriptor.strip_prefix(b"\xef\xbb\xbf").unwrap_or(descriptor);
    let mut package: Map<String, Value> = serde_json::from_slice(bare).map_err(failed)?;
    let resources = package.get_mut("resources").and_then(Value::as_array_mut);
    for resource in resources.into_iter().flatten().filter_map(Value::as_object_mut) {
        let Some(path) = resource.get("path").and_then(Value::as_str) else { continue };
        if !Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
        {
            return Err(SignError::Outside(path.to_owned()));
        }
        let path = folder.join(path);
        let (bytes, digits) = File::open(&path).and_then(measure).map_err(at(&path))?;
        resource.insert("bytes".to_owned(), bytes.into());
        resource.insert("hash".to_owned(), format!("sha256:{digits}").into());
    }
    let mut text = serde_json::to_vec_pretty(&package).map_err(failed)?;
    text.push(b'\n');
    Ok(text)
}

/// A file's length, and its SHA-256 in hexadecimal.
fn measure(mut file: File) -> io::Result<(u64, String)> {
    let (mut length, mut hash, mut buffer) = (0, Sha256::new(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            count => {
                length += count as u64;
                hash.update(buffer.get(..count).unwrap_or_default());
            }
        }
    }
    Ok((length, hexadecimal(&hash.finalize())))
}

fn at(path: &Path) -> impl Fn(io::Error) -> SignError + '_ {
    move |source| SignError::Io { path: path.to_owned(), source }
}
