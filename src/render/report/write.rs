//! From sheets to PDF: type, colours, structure.

use std::num::{NonZeroU16, NonZeroU32};
use std::sync::{Arc, LazyLock};

use krilla::color::rgb;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TableHeaderScope, Tag, TagGroup, TagTree,
};
use krilla::text::{Font, TextDirection};
use krilla::{Document, SerializeSettings};
use resvg::usvg;

use super::ReportError;
use super::paper::{Grid, GridRow, MARGIN, Mark, Paper, Part, SHEET, Style, WIDTH};
use super::picture::{self, Place};
use crate::locale::Lang;
use crate::render::assets::{INTER_400, INTER_600, INTER_700};
use crate::render::png;
use crate::render::svg::{Weight, theme};
use crate::view::theme::Theme;

/// What a document says of itself.
pub(super) struct About<'a> {
    pub(super) title: &'a str,
    pub(super) lang: Lang,
    /// What stands at the foot of every sheet.
    pub(super) foot: &'a str,
    /// That the figures are invented, on every sheet, where they are.
    pub(super) mark: Option<&'a str>,
    /// Year, month and day, if they are known.
    pub(super) day: Option<(u16, u8, u8)>,
}

/// The type of the pages, whole; only what is used of it gets into a document.
static FONTS: LazyLock<Option<[Font; 3]>> = LazyLock::new(|| {
    let font = |bytes: &[u8]| Font::new(Arc::new(bytes.to_vec()).into(), 0);
    Some([font(INTER_400)?, font(INTER_600)?, font(INTER_700)?])
});

/// Writes the sheets. The document is accessible by PDF/UA-1; where a name in the data has letters that
/// our type lacks, which that standard forbids, it is written all the same.
pub(super) fn write(paper: &Paper, about: &About<'_>) -> Result<Vec<u8>, ReportError> {
    let strict = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let strict = strict.map_err(|_| ReportError::Refused);
    strict.and_then(|strict| written(paper, about, strict)).or_else(|_| {
        let plain = ConfigurationBuilder::new().finish().map_err(|_| ReportError::Refused)?;
        written(paper, about, plain)
    })
}

fn written(paper: &Paper, about: &About<'_>, configuration: Configuration) -> Result<Vec<u8>, ReportError> {
    let fonts = FONTS.as_ref().ok_or(ReportError::Type)?;
    let mut document =
        Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut found: Vec<Vec<Identifier>> = Vec::new();
    found.resize_with(paper.leaves(), Vec::new);
    for (at, sheet) in paper.sheets.iter().enumerate() {
        let size = PageSettings::from_wh(narrow(SHEET.0), narrow(SHEET.1)).ok_or(ReportError::Refused)?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        for mark in sheet {
            let leaf = match mark {
                Mark::Text { leaf, .. } | Mark::Drawing { leaf, .. } => *leaf,
                Mark::Rule { .. } => None,
            };
            let tag = match leaf {
                Some(_) => ContentTag::Span(SpanTag::empty()),
                None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
            };
            let identifier = surface.start_tagged(tag);
            draw(&mut surface, mark, fonts)?;
            surface.end_tagged();
            if let Some(leaf) = leaf.and_then(|leaf| found.get_mut(leaf)) {
                leaf.push(identifier);
            }
        }
        edges(&mut surface, about, fonts, (at + 1, paper.sheets.len()))?;
        surface.finish();
        page.finish();
    }
    document.set_metadata(metadata(about));
    document.set_outline(outline(paper));
    let mut tree = TagTree::new().with_lang(Some(about.lang.tag().to_owned()));
    for part in &paper.parts {
        if let Some(group) = group(part, &mut found) {
            tree.push(group);
        }
    }
    document.set_tag_tree(tree);
    document.finish().map_err(|error| {
        tracing::debug!(?error, "report refused");
        ReportError::Refused
    })
}

/// What stands at the edges of every sheet: the mark of invented figures, and which sheet it is.
fn edges(
    surface: &mut Surface<'_>,
    about: &About<'_>,
    fonts: &[Font; 3],
    (number, of): (usize, usize),
) -> Result<(), ReportError> {
    let foot = SHEET.1 - 9.0 * super::paper::MM;
    let count = format!("{number} / {of}");
    let right = MARGIN + WIDTH - Style::SMALL.width(&count);
    let mut texts = vec![(MARGIN, foot, about.foot.to_owned()), (right, foot, count)];
    // At the head of the first sheet it stands by itself.
    let mark = about.mark.filter(|_| number > 1);
    texts.extend(mark.map(|mark| (MARGIN, 9.0 * super::paper::MM, mark.to_owned())));
    for (x, y, text) in texts {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)));
        draw(surface, &Mark::Text { leaf: None, x, y, text, style: Style::SMALL }, fonts)?;
        surface.end_tagged();
    }
    Ok(())
}

fn draw(surface: &mut Surface<'_>, mark: &Mark, fonts: &[Font; 3]) -> Result<(), ReportError> {
    match mark {
        Mark::Text { x, y, text, style, .. } => {
            let [regular, semi_bold, bold] = fonts;
            let font = match style.weight {
                Weight::Regular => regular,
                Weight::SemiBold => semi_bold,
                Weight::Bold => bold,
            };
            surface.set_stroke(None);
            surface.set_fill(Some(ink(if style.quiet { "quiet" } else { "text" })));
            let at = Point::from_xy(narrow(*x), narrow(*y));
            surface.draw_text(at, font.clone(), narrow(style.size), text, false, TextDirection::Auto);
        }
        Mark::Rule { from, to, strong } => {
            let mut path = PathBuilder::new();
            path.move_to(narrow(from.0), narrow(from.1));
            path.line_to(narrow(to.0), narrow(to.1));
            let Some(path) = path.finish() else { return Ok(()) };
            let paint = colour(if *strong { "quiet" } else { "line" });
            let width = if *strong { 0.6 } else { 0.4 };
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke { paint: paint.into(), width, ..Stroke::default() }));
            surface.draw_path(&path);
        }
        Mark::Drawing { svg, place: [x, y, width, height], .. } => {
            let style = theme::standalone(Theme::Light) + PAGE;
            let options = usvg::Options { style_sheet: Some(style), ..png::options() };
            let tree = usvg::Tree::from_str(svg, &options)?;
            let place =
                Place { x: narrow(*x), y: narrow(*y), width: narrow(*width), height: narrow(*height) };
            picture::draw(surface, &tree, place);
        }
    }
    Ok(())
}

/// How drawings look that pages tell in their own styles: courses, and where an area lies.
const PAGE: &str = ".spark path{fill:none;stroke:#4b5a67;stroke-width:1.4;stroke-linejoin:round}\
    .spark .zero{stroke:#d3d8da;stroke-width:1}.spark circle{fill:#15212c}.spark .lone{fill:#4b5a67}\
    .locator path{stroke:#fff;stroke-width:1.4;stroke-linejoin:round}\
    .l-here{fill:#15212c}.l-neighbour{fill:#97a3ad}.l-other{fill:#e4e6e5}";

fn ink(name: &str) -> Fill {
    Fill { paint: colour(name).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

/// A colour of the light theme by its name.
fn colour(name: &str) -> rgb::Color {
    let digits = theme::colour(name, Theme::Light).trim_start_matches('#');
    let part =
        |at: usize| digits.get(at..at + 2).and_then(|part| u8::from_str_radix(part, 16).ok()).unwrap_or(0);
    rgb::Color::new(part(0), part(2), part(4))
}

fn metadata(about: &About<'_>) -> Metadata {
    let metadata = Metadata::new()
        .title(about.title.to_owned())
        .language(about.lang.tag().to_owned())
        .creator("KOMspot".to_owned())
        .document_id(format!("{} {}", about.foot, about.title));
    match about.day {
        Some((year, month, day)) => metadata.creation_date(DateTime::new(year).month(month).day(day)),
        None => metadata,
    }
}

/// The headings, to jump to.
fn outline(paper: &Paper) -> Outline {
    let mut outline = Outline::new();
    for part in &paper.parts {
        if let Part::Heading { text, at: (sheet, y), .. } = part {
            let to = XyzDestination::new(*sheet, Point::from_xy(narrow(MARGIN), narrow(*y)));
            outline.push_child(OutlineNode::new(text.clone(), to));
        }
    }
    outline
}

/// A part with the content that was found for it.
fn group(part: &Part, found: &mut [Vec<Identifier>]) -> Option<TagGroup> {
    let mut leaf = |leaf: usize| -> Vec<Node> {
        let content = found.get_mut(leaf).map(std::mem::take).unwrap_or_default();
        content.into_iter().map(Node::from).collect()
    };
    Some(match part {
        Part::Heading { level, text, leaf: of, .. } => {
            let level = NonZeroU16::new(*level)?;
            TagGroup::with_children(Tag::Hn(level, Some(text.clone())), leaf(*of))
        }
        Part::Paragraph(of) => TagGroup::with_children(Tag::P, leaf(*of)),
        Part::Figure { shows, leaf: of } => {
            TagGroup::with_children(Tag::Figure(Some(shows.clone())), leaf(*of))
        }
        Part::List(entries) => {
            let mut list = TagGroup::new(Tag::L(krilla::tagging::ListNumbering::None));
            for entry in entries {
                let body = TagGroup::with_children(Tag::LBody, leaf(*entry));
                list.push(TagGroup::with_children(Tag::LI, vec![body.into()]));
            }
            list
        }
        Part::Table(grid) => table(grid, leaf),
    })
}

fn table(grid: &Grid, mut leaf: impl FnMut(usize) -> Vec<Node>) -> TagGroup {
    let mut table = TagGroup::new(Tag::Table);
    table.push(TagGroup::with_children(Tag::Caption, leaf(grid.caption)));
    let mut head = TagGroup::new(Tag::TR);
    for cell in &grid.head {
        head.push(TagGroup::with_children(Tag::TH(TableHeaderScope::Column), leaf(*cell)));
    }
    table.push(TagGroup::with_children(Tag::THead, vec![head.into()]));
    let mut body = TagGroup::new(Tag::TBody);
    let across = u32::try_from(grid.head.len()).ok().and_then(NonZeroU32::new);
    for row in &grid.rows {
        let mut line = TagGroup::new(Tag::TR);
        let cells = match row {
            GridRow::Cells(cells) => cells.as_slice(),
            GridRow::Group(heading) => {
                let tag = Tag::TH(TableHeaderScope::Row).with_col_span(across);
                line.push(TagGroup::with_children(tag, leaf(*heading)));
                &[]
            }
        };
        for (at, cell) in cells.iter().enumerate() {
            line.push(if at == 0 {
                TagGroup::with_children(Tag::TH(TableHeaderScope::Row), leaf(*cell))
            } else {
                TagGroup::with_children(Tag::TD, leaf(*cell))
            });
        }
        body.push(line);
    }
    table.push(body);
    table
}

/// Points as PDF writes them.
#[allow(clippy::cast_possible_truncation)] // sheets are less than a thousand points wide and high
fn narrow(points: f64) -> f32 {
    points as f32
}
