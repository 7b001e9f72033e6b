//! The ledger as an edition keeps it: packed, since hardly anybody asks for it.

use std::io::{Read, Write};

/// A ledger's text, compressed.
#[derive(Debug)]
pub(super) struct Packed(Vec<u8>);

impl Packed {
    /// Packs a ledger.
    pub(super) fn new(text: &str) -> Self {
        let mut writer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        // Writing to memory does not fail.
        let _ = writer.write_all(text.as_bytes());
        Self(writer.finish().unwrap_or_default())
    }

    /// The text, piece by piece.
    pub(super) fn unpacked(&self) -> impl Read + '_ {
        flate2::read::DeflateDecoder::new(self.0.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_comes_out_again() {
        let text = "{\"ledger\":1}\n{\"before\":\"æøå\"}\n".repeat(1000);
        let packed = Packed::new(&text);
        assert!(packed.0.len() < text.len() / 20);
        let mut out = String::new();
        packed.unpacked().read_to_string(&mut out).unwrap();
        assert_eq!(out, text);
    }
}
