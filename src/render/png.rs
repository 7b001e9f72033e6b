//! Pictures as PNG, drawn with the fonts inside the binary only.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

use super::assets::{INTER_400, INTER_600, INTER_700};

/// A picture that could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// The drawing is not SVG.
    #[error("the drawing cannot be read")]
    Svg(#[from] resvg::usvg::Error),
    /// The size is zero or larger than memory allows.
    #[error("a picture of {width} × {height} pixels cannot be made")]
    Size {
        /// Width asked for.
        width: u32,
        /// Height asked for.
        height: u32,
    },
    /// The picture could not be packed.
    #[error("the picture cannot be encoded")]
    Encoding,
}

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for font in [INTER_400, INTER_600, INTER_700] {
        fonts.load_font_data(font.to_vec());
    }
    fonts.set_sans_serif_family("Inter");
    Arc::new(fonts)
});

/// How drawings are read: with our own type and nothing of the machine's.
pub(super) fn options() -> Options<'static> {
    Options { fontdb: Arc::clone(&FONTS), font_family: "Inter".to_owned(), ..Options::default() }
}

/// Draws an SVG at its own size. The caller bounds the size.
pub fn png(svg: &str) -> Result<Vec<u8>, PngError> {
    let tree = Tree::from_str(svg, &options())?;
    let size = tree.size().to_int_size();
    let (width, height) = (size.width(), size.height());
    let mut pixmap = Pixmap::new(width, height).ok_or(PngError::Size { width, height })?;
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|_| PngError::Encoding)
}
