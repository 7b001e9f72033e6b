//! One answer in the bytes that are sent: as it is, and compressed.

use std::io::Write;
use std::sync::OnceLock;

use bytes::Bytes;
use sha2::{Digest, Sha256};

use crate::digest::hexadecimal;

/// How an answer's bytes are packed for the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// As they are.
    #[default]
    Identity,
    /// RFC 1952.
    Gzip,
    /// RFC 7932.
    Brotli,
}

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Media {
    /// A page.
    Html,
    /// Data for programs.
    Json,
    /// Areas with shapes, RFC 7946.
    GeoJson,
    /// A table, RFC 4180.
    Csv,
    /// A drawing.
    Svg,
    /// A picture.
    Png,
    /// A document on paper.
    Pdf,
    /// A file that pages load, by its media type.
    File(&'static str),
}

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Identity, Self::Gzip, Self::Brotli];
}

impl Media {
    /// The media type with its character set.
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::Json => "application/json",
            Self::GeoJson => "application/geo+json",
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
            Self::File(content_type) => content_type,
        }
    }

    /// True unless it is packed already, as pictures and fonts are.
    fn is_compressible(self) -> bool {
        match self {
            Self::Png | Self::Pdf => false,
            Self::File(content_type) => content_type.starts_with("text/") || content_type.contains("svg"),
            _ => true,
        }
    }
}

/// An answer packed in one encoding.
#[derive(Clone, Debug)]
pub struct Form {
    /// How it is packed.
    pub encoding: Encoding,
    /// What is sent.
    pub bytes: Bytes,
    /// Its strong entity tag, with quotation marks.
    pub etag: Bytes,
}

/// An answer. Compressed forms are made when they are first asked for.
#[derive(Debug)]
pub struct Body {
    media: Media,
    tag: String,
    plain: Form,
    gzip: OnceLock<Form>,
    brotli: OnceLock<Form>,
}

/// Below this, headers weigh more than compression saves.
const SMALLEST_COMPRESSED: usize = 512;
const GZIP_LEVEL: u32 = 6;
/// Of 11: about the speed of gzip's 6 at a better ratio.
const BROTLI_QUALITY: u32 = 5;
/// The most there is: a tenth smaller, and ten times as slow.
const BROTLI_BEST: u32 = 11;
/// Two to this power bytes of window, the most that every decoder has to support being 24.
const BROTLI_WINDOW: u32 = 20;

impl Body {
    /// An answer whose entity tags begin with `basis` (snapshot and version)
    /// and go on with a digest of the bytes.
    #[must_use]
    pub fn new(media: Media, basis: &str, bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        let digest = Sha256::digest(&bytes);
        let tag = format!("{basis}-{}", hexadecimal(&digest[..6]));
        let plain = Form { encoding: Encoding::Identity, bytes, etag: quoted(&tag, "") };
        Self { media, tag, plain, gzip: OnceLock::new(), brotli: OnceLock::new() }
    }

    /// What it is.
    #[must_use]
    pub fn media(&self) -> Media {
        self.media
    }

    /// Bytes before compression.
    #[must_use]
    pub fn len(&self) -> usize {
        self.plain.bytes.len()
    }

    /// True if there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.plain.bytes.is_empty()
    }

    /// True if [`Self::form`] has nothing left to do.
    #[must_use]
    pub fn is_ready(&self, encoding: Encoding) -> bool {
        match encoding {
            _ if !self.is_compressible() => true,
            Encoding::Identity => true,
            Encoding::Gzip => self.gzip.get().is_some(),
            Encoding::Brotli => self.brotli.get().is_some(),
        }
    }

    /// The answer in an encoding, or as it is where packing would not help.
    #[must_use = "compresses when called first"]
    pub fn form(&self, encoding: Encoding) -> &Form {
        match encoding {
            _ if !self.is_compressible() => &self.plain,
            Encoding::Identity => &self.plain,
            Encoding::Gzip => self.gzip.get_or_init(|| self.packed(encoding, "-gzip", gzip)),
            Encoding::Brotli => self.brotli.get_or_init(|| {
                // What the program carries is packed once and for all.
                let quality = if matches!(self.media, Media::File(_)) { BROTLI_BEST } else { BROTLI_QUALITY };
                self.packed(encoding, "-br", |bytes| brotli(bytes, quality))
            }),
        }
    }

    fn packed(
        &self,
        encoding: Encoding,
        mark: &str,
        pack: impl Fn(&[u8]) -> std::io::Result<Vec<u8>>,
    ) -> Form {
        match pack(&self.plain.bytes) {
            Ok(bytes) => Form { encoding, bytes: bytes.into(), etag: quoted(&self.tag, mark) },
            // Writing to memory does not fail; plain bytes are right in any case.
            Err(_) => self.plain.clone(),
        }
    }

    fn is_compressible(&self) -> bool {
        self.media.is_compressible() && self.len() >= SMALLEST_COMPRESSED
    }
}

fn quoted(tag: &str, mark: &str) -> Bytes {
    format!("\"{tag}{mark}\"").into()
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(GZIP_LEVEL));
    writer.write_all(bytes)?;
    writer.finish()
}

fn brotli(bytes: &[u8], quality: u32) -> std::io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, quality, BROTLI_WINDOW);
    writer.write_all(bytes)?;
    writer.flush()?;
    drop(writer);
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn text() -> String {
        "one line of very many that are alike\n".repeat(400)
    }

    #[test]
    fn every_form_unpacks_to_the_same_bytes() {
        let body = Body::new(Media::Csv, "000001-abcd1234", text());
        let mut gzip = String::new();
        let form = body.form(Encoding::Gzip);
        flate2::read::GzDecoder::new(&form.bytes[..]).read_to_string(&mut gzip).unwrap();
        let mut brotli = String::new();
        let form = body.form(Encoding::Brotli);
        brotli::Decompressor::new(&form.bytes[..], 4096).read_to_string(&mut brotli).unwrap();
        assert_eq!(gzip, text());
        assert_eq!(brotli, text());
        assert_eq!(body.form(Encoding::Identity).bytes, text());
    }

    #[test]
    fn tags_tell_bytes_and_encodings_apart() {
        let tag = |text: &str, encoding| {
            Body::new(Media::Csv, "000001-abcd1234", text.to_owned()).form(encoding).etag.clone()
        };
        let plain = tag(&text(), Encoding::Identity);
        assert!(plain.starts_with(b"\"000001-abcd1234-"));
        assert_ne!(plain, tag(&text(), Encoding::Gzip));
        assert_ne!(tag(&text(), Encoding::Brotli), tag(&text(), Encoding::Gzip));
        assert_ne!(plain, tag(&text().replacen("one", "two", 1), Encoding::Identity));
        assert_eq!(plain, tag(&text(), Encoding::Identity));
    }

    #[test]
    fn what_is_small_or_packed_already_goes_as_it_is() {
        for body in [Body::new(Media::Json, "x", "{}"), Body::new(Media::Png, "x", vec![7; 10_000])] {
            assert!(body.is_ready(Encoding::Brotli));
            assert_eq!(body.form(Encoding::Brotli).encoding, Encoding::Identity);
        }
    }
}
