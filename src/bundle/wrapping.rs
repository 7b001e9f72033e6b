//! What a bundle is wrapped in, told by its first bytes and not by its name.

use std::fs::{self, File};
use std::io::{self, Read, Seek};
use std::path::Path;

use super::folder::Folder;
use super::limits::{Limits, too_large};
use super::members::{DESCRIPTOR, Members};
use super::tarred::{self, Packing};
use super::zipped::Zipped;
use super::{Bundle, database, package, vouched};
use crate::finding::{Finding, Place};
use crate::trust::Trust;

/// The ways in which a file can hold a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrapping {
    Zip,
    Tar(Packing),
    DuckDb,
}

/// Opens whatever lies at a path. Nothing is asked about signatures without `trust`.
pub(super) fn open(path: &Path, limits: &Limits, trust: Option<&Trust>) -> Result<Bundle, Vec<Finding>> {
    let unreadable = |error: std::io::Error| {
        vec![Finding::refused("bundle-unreadable", Place::default()).detail("reason", error)]
    };
    // Who points at the descriptor means the folder in which it lies.
    let path = match path.parent() {
        Some(parent) if path.file_name().is_some_and(|name| name == DESCRIPTOR) => {
            if parent.as_os_str().is_empty() { Path::new(".") } else { parent }
        }
        _ => path,
    };
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        let folder = Folder::open(path, limits.members).map_err(|finding| vec![finding])?;
        return package::open(Members::Folder(folder), limits, trust);
    }
    if !metadata.is_file() {
        return Err(vec![Finding::refused("not-a-bundle", Place::default())]);
    }
    if metadata.len() == 0 {
        return Err(vec![Finding::refused("archive-empty", Place::default())]);
    }
    let mut file = File::open(path).map_err(unreadable)?;
    let mut remarks = Vec::new();
    let mut signer = None;
    let signature =
        trust.map(|_| vouched::beside(path)).transpose().map_err(|finding| vec![finding])?.flatten();
    if let (Some(trust), Some(signature)) = (trust, &signature) {
        if metadata.len() > limits.bundle_bytes {
            return Err(vec![Finding { place: Place::default(), ..too_large("", limits.bundle_bytes) }]);
        }
        file = vouched::copy(&file, limits.bundle_bytes).map_err(unreadable)?;
        signer = vouched::judge(trust, Some(signature), &mut file, &mut remarks)
            .map_err(|finding| vec![finding])?;
        file.rewind().map_err(unreadable)?;
    }
    // A package may be signed inside: then the descriptor vouches for the rest.
    let inside = if signer.is_some() { None } else { trust };
    let mut head = Vec::new();
    (&mut file).take(512).read_to_end(&mut head).map_err(unreadable)?;
    file.rewind().map_err(unreadable)?;
    let mut bundle = match tell(&head) {
        Some(Wrapping::Zip) => {
            package::open(Members::Zip(Box::new(Zipped::open(file, limits)?)), limits, inside)
        }
        Some(Wrapping::Tar(packing)) => {
            package::open(Members::Held(tarred::read(file, packing, limits)?), limits, inside)
        }
        Some(Wrapping::DuckDb) => {
            if let Some(trust) = inside.filter(|_| signature.is_none()) {
                vouched::judge(trust, None, io::empty(), &mut remarks).map_err(|finding| vec![finding])?;
            }
            database::open(path, file, limits)
        }
        None => return Err(vec![Finding::refused("not-a-bundle", Place::default())]),
    }?;
    bundle.remarks.splice(0..0, remarks);
    bundle.signer = signer.or(bundle.signer);
    Ok(bundle)
}

fn tell(head: &[u8]) -> Option<Wrapping> {
    match head {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] | [b'P', b'K', 7, 8, ..] => Some(Wrapping::Zip),
        [0x1f, 0x8b, ..] => Some(Wrapping::Tar(Packing::Gzip)),
        [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => {
            Some(Wrapping::Tar(Packing::Zstd))
        }
        _ if head.get(8..12) == Some(b"DUCK") => Some(Wrapping::DuckDb),
        _ if tarred::is_tar(head) => Some(Wrapping::Tar(Packing::None)),
        _ => None,
    }
}
