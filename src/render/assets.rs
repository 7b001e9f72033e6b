//! Styles, scripts and fonts that pages load, all of them inside the binary.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use super::svg::theme;
use crate::locale::Lang;

/// One file that pages load from `/assets/`.
#[derive(Clone, Debug)]
pub struct Asset {
    /// File name below `/assets/`.
    pub name: &'static str,
    /// Media type.
    pub media: &'static str,
    /// Contents.
    pub bytes: Cow<'static, [u8]>,
    /// Address with the contents' digest, so that browsers may keep it for good.
    pub href: String,
}

/// Inter in regular weight, for pictures and for measuring.
pub const INTER_400: &[u8] = include_bytes!("assets/fonts/inter-400.ttf");
/// Semi-bold.
pub const INTER_600: &[u8] = include_bytes!("assets/fonts/inter-600.ttf");
/// Bold.
pub const INTER_700: &[u8] = include_bytes!("assets/fonts/inter-700.ttf");

const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";

/// The wall's script: parts of one closed function, in this order.
const WALL_JS: &str = concat!(
    "\"use strict\";(() => {\n",
    include_str!("assets/wall/page.js"),
    include_str!("assets/wall/note.js"),
    include_str!("assets/wall/link.js"),
    include_str!("assets/wall/scenes.js"),
    include_str!("assets/wall/heart.js"),
    include_str!("assets/wall/clock.js"),
    include_str!("assets/wall/hand.js"),
    include_str!("assets/wall/start.js"),
    "})();\n",
);

/// The explorer's script: parts of one closed function, in this order.
const EXPLORER_JS: &str = concat!(
    "\"use strict\";(() => {\n",
    include_str!("assets/explorer/morph.js"),
    include_str!("assets/explorer/state.js"),
    include_str!("assets/explorer/point.js"),
    include_str!("assets/explorer/zoom.js"),
    include_str!("assets/explorer/time.js"),
    include_str!("assets/explorer/search.js"),
    include_str!("assets/explorer/seen.js"),
    include_str!("assets/explorer/start.js"),
    "})();\n",
);

/// The styles of the pages at a desk, one file for each kind of page; later ones add to earlier.
const PAGES: [&str; 8] = [
    include_str!("assets/pages/frame.css"),
    include_str!("assets/pages/explorer.css"),
    include_str!("assets/pages/table.css"),
    include_str!("assets/pages/area.css"),
    include_str!("assets/pages/news.css"),
    include_str!("assets/pages/about.css"),
    include_str!("assets/pages/data.css"),
    include_str!("assets/pages/narrow.css"),
];

/// The wall's styles, one file for each part of the screen; later ones add to earlier.
const WALL: [&str; 6] = [
    include_str!("assets/wall/frame.css"),
    include_str!("assets/wall/indicator.css"),
    include_str!("assets/wall/scenes.css"),
    include_str!("assets/wall/foot.css"),
    include_str!("assets/wall/portrait.css"),
    include_str!("assets/wall/alive.css"),
];

static ALL: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let font = asset("inter.woff2", "font/woff2", include_bytes!("assets/fonts/inter.woff2"));
    vec![
        asset("theme.css", CSS, theme::stylesheet(&font).into_bytes()),
        asset("pages.css", CSS, PAGES.concat().into_bytes()),
        asset("print.css", CSS, print().into_bytes()),
        asset("area.css", CSS, include_bytes!("assets/area.css")),
        asset("operator.css", CSS, include_bytes!("assets/operator.css")),
        asset("wall.css", CSS, WALL.concat().into_bytes()),
        asset("favicon.svg", "image/svg+xml", include_bytes!("assets/favicon.svg")),
        asset("explorer.js", JS, uncommented(EXPLORER_JS).into_bytes()),
        asset("news.js", JS, include_bytes!("assets/news.js")),
        asset("chart.css", CSS, chart_styles().into_bytes()),
        asset("heat.css", CSS, include_bytes!("assets/heat.css")),
        asset("compare.css", CSS, include_bytes!("assets/compare.css")),
        asset("chart.js", JS, include_bytes!("assets/chart.js")),
        asset("operator.js", JS, include_bytes!("assets/operator.js")),
        asset("wall.js", JS, WALL_JS.as_bytes()),
        font,
    ]
});

/// Charts are coloured by the same rules on pages and in pictures.
fn chart_styles() -> String {
    super::svg::chart_rules(|name| format!("var(--{name})")) + include_str!("assets/chart.css")
}

/// The styles for paper. That figures are invented stands at the head of the first sheet by itself, and
/// by these rules in the margin of every other.
fn print() -> String {
    let mut css = include_str!("assets/print.css").to_owned();
    for lang in Lang::ALL {
        let (tag, mark) = (lang.tag(), lang.text("demo-notice").replace(['"', '\\', '\n'], " "));
        // Writing to a string does not fail.
        let _ = write!(
            css,
            "body:lang({tag}):has(>.demo){{page:demo-{tag}}}\n\
             @page demo-{tag}{{@top-left{{content:\"{mark}\";font:600 8pt Inter,sans-serif}}}}\n\
             @page demo-{tag}:first{{@top-left{{content:none}}}}\n"
        );
    }
    css
}

fn asset(name: &'static str, media: &'static str, bytes: impl Into<Cow<'static, [u8]>>) -> Asset {
    let bytes = bytes.into();
    let digest = Sha256::digest(&bytes);
    let version = digest.iter().take(4).fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    Asset { name, media, bytes, href: format!("/assets/{name}?v={version}") }
}

/// A script without the lines that only we read: a seventh of what a first visit fetches of it.
fn uncommented(script: &str) -> String {
    let lines = script.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Every asset.
#[must_use]
pub fn all() -> &'static [Asset] {
    &ALL
}

/// The address of an asset; the bare path if there is none of that name.
#[must_use]
pub fn href(name: &str) -> String {
    ALL.iter().find(|asset| asset.name == name).map_or_else(|| format!("/assets/{name}"), |a| a.href.clone())
}

/// Names this program's version and assets: a page that carries another name is out of date.
#[must_use]
pub fn program() -> &'static str {
    static PROGRAM: LazyLock<String> = LazyLock::new(|| {
        let digest = ALL.iter().fold(Sha256::new(), |digest, asset| digest.chain_update(&asset.href));
        let digits =
            digest.finalize().iter().take(4).fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        format!("{}-{digits}", env!("CARGO_PKG_VERSION"))
    });
    &PROGRAM
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_files_not_empty() {
        for (at, asset) in all().iter().enumerate() {
            assert!(!asset.bytes.is_empty(), "{}", asset.name);
            assert!(all().iter().skip(at + 1).all(|other| other.name != asset.name), "{}", asset.name);
        }
    }
}
