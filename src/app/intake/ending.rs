//! Whether a file has its end: archives say so in their last bytes.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use rustix::fs::OFlags;
use std::os::unix::fs::OpenOptionsExt as _;

/// What a zip archive ends with, before its comment.
const ZIP_END: &[u8] = b"PK\x05\x06";

/// Length of that record without the comment.
const ZIP_END_LENGTH: usize = 22;

/// The longest comment.
const ZIP_COMMENT: u64 = 0xffff;

/// A tar archive ends with two empty blocks.
const TAR_END: u64 = 1024;

/// False if the file is a zip or tar archive whose end is missing. Of other
/// files nothing is known, and they count as whole; reading them tells.
pub(super) fn is_whole(path: &Path, length: u64) -> bool {
    let judged = open(path).and_then(|mut file| judge(&mut file, length));
    judged.unwrap_or(true)
}

/// Opens a file that may be anything by now: no link is followed, and nobody waited for.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = File::options().read(true).custom_flags(flags.bits().cast_signed()).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

fn judge(file: &mut (impl Read + Seek), length: u64) -> io::Result<bool> {
    let mut head = Vec::new();
    file.take(512).read_to_end(&mut head)?;
    if head.starts_with(b"PK\x03\x04") {
        let tail = tail(file, length, ZIP_END_LENGTH as u64 + ZIP_COMMENT)?;
        // Its own length of the comment has to lead to the end of the file.
        return Ok(tail.windows(ZIP_END_LENGTH).enumerate().any(|(at, record)| {
            let comment = record.last_chunk().map_or(0, |&length| usize::from(u16::from_le_bytes(length)));
            record.starts_with(ZIP_END) && at + ZIP_END_LENGTH + comment == tail.len()
        }));
    }
    if head.get(257..262) == Some(b"ustar") {
        let end = tail(file, length, TAR_END)?;
        return Ok(length.is_multiple_of(512) && end.len() as u64 == TAR_END && end.iter().all(|&b| b == 0));
    }
    Ok(length > 0)
}

/// The last bytes of a file, at most so many.
fn tail(file: &mut (impl Read + Seek), length: u64, most: u64) -> io::Result<Vec<u8>> {
    let mut tail = Vec::new();
    file.seek(SeekFrom::Start(length.saturating_sub(most)))?;
    file.take(most).read_to_end(&mut tail)?;
    Ok(tail)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use super::*;

    fn whole(bytes: &[u8]) -> bool {
        judge(&mut Cursor::new(bytes), bytes.len() as u64).unwrap()
    }

    /// An archive is whole in its full length and in no shorter one.
    fn only_whole_at_its_end(archive: &[u8]) {
        assert!(whole(archive));
        for length in (600..archive.len()).step_by(7) {
            assert!(!whole(&archive[..length]), "cut to {length} of {}", archive.len());
        }
    }

    #[test]
    fn a_zip_archive_ends_with_its_table_of_contents() {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("a", zip::write::SimpleFileOptions::default()).unwrap();
        let noise: Vec<u8> =
            (0..4000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        zip.write_all(&noise).unwrap();
        zip.set_comment("PK\x05\x06 and a comment").unwrap();
        only_whole_at_its_end(&zip.finish().unwrap().into_inner());
    }

    #[test]
    fn a_tar_archive_ends_with_two_empty_blocks() {
        let mut tar = tar::Builder::new(Vec::new());
        let mut header = tar::Header::new_gnu();
        header.set_size(3000);
        header.set_mode(0o644);
        tar.append_data(&mut header, "a", [7_u8; 3000].as_slice()).unwrap();
        only_whole_at_its_end(&tar.into_inner().unwrap());
    }

    #[test]
    fn of_other_files_nothing_is_known() {
        assert!(whole(b"anything"));
        assert!(!whole(b""));
    }
}
