//! What can be asked of an edition, in one canonical form each.

use super::body::Media;
use super::features::Features;
use crate::domain::{AgeGroup, Period};
use crate::locale::Lang;
use crate::render::wall::Form;
use crate::view::compare::CompareQuery;
use crate::view::heat::HeatQuery;
use crate::view::query::Query;
use crate::view::theme::Theme;
use crate::view::wall::{Begin, Note, SceneId, Shift};

/// A question to an edition; the key under which its answer is kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Ask {
    /// The wall.
    Wall {
        /// Its language.
        lang: Lang,
        /// Its theme; the usual one without a wish.
        theme: Option<Theme>,
        /// Its first scene.
        begin: Begin,
        /// Which hours of its playlist hold.
        shift: Shift,
        /// What it says in passing, for a wall that runs no script.
        note: Option<Note>,
    },
    /// One scene of the wall.
    Scene {
        /// Its language.
        lang: Lang,
        /// Which.
        id: SceneId,
        /// The proportions it is laid out for.
        form: Form,
        /// Which hours of the playlist hold.
        shift: Shift,
    },
    /// The sizes of the wall's type.
    WallType,
    /// One map.
    Map {
        /// How it is drawn.
        picture: Picture,
        /// The language of its words.
        lang: Lang,
        /// What it shows.
        query: Query,
        /// Its width in pixels.
        width: u16,
        /// Its height in pixels.
        height: u16,
    },
    /// The charts or small maps of a comparison.
    Chart {
        /// How it is drawn.
        picture: Picture,
        /// The language of its words.
        lang: Lang,
        /// What it shows.
        query: CompareQuery,
    },
    /// The explorer.
    Explorer {
        /// Its language.
        lang: Lang,
        /// Its state.
        query: Query,
    },
    /// The explorer as a report on paper.
    Report {
        /// Its language.
        lang: Lang,
        /// Its state.
        query: Query,
    },
    /// What is new.
    News {
        /// The page's language.
        lang: Lang,
        /// The id of the snapshot that the reader saw last.
        since: Option<String>,
    },
    /// One area, all round.
    Area {
        /// The page's language.
        lang: Lang,
        /// The area's id.
        id: String,
    },
    /// The same as a report on paper.
    AreaReport {
        /// Its language.
        lang: Lang,
        /// The area's id.
        id: String,
    },
    /// All areas and all indicators.
    Heat {
        /// The page's language.
        lang: Lang,
        /// Its state.
        query: HeatQuery,
    },
    /// The same as a picture.
    Overview {
        /// How it is drawn.
        picture: Picture,
        /// The language of its words.
        lang: Lang,
        /// What it shows.
        query: HeatQuery,
    },
    /// A comparison.
    Compare {
        /// Its language.
        lang: Lang,
        /// Its state.
        query: CompareQuery,
    },
    /// How the methods work.
    Methods {
        /// The page's language.
        lang: Lang,
    },
    /// What is hidden, and why.
    Privacy {
        /// The page's language.
        lang: Lang,
    },
    /// Who can use the pages.
    Accessibility {
        /// The page's language.
        lang: Lang,
    },
    /// What is served: version, snapshot, counts.
    Status,
    /// The areas as `GeoJSON`.
    Areas,
    /// The catalogue.
    Indicators,
    /// The release table of an indicator.
    Observations {
        /// The indicator's id.
        indicator: String,
        /// How it is written.
        format: TableFormat,
        /// Which of its cells.
        part: Part,
    },
    /// The whole release as a bundle that can be imported again.
    Package,
    /// OGC API – Features.
    Features(Features),
    /// What an indicator says of each area, or all signals of the release.
    Signals {
        /// The language of the sentences.
        lang: Lang,
        /// The indicator's id.
        indicator: Option<String>,
    },
}

/// How a picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Picture {
    /// As a drawing.
    Svg,
    /// As pixels.
    Png,
}

impl Picture {
    /// What it is.
    #[must_use]
    pub fn media(self) -> Media {
        match self {
            Self::Svg => Media::Svg,
            Self::Png => Media::Png,
        }
    }
}

/// How a release table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TableFormat {
    /// Comma-separated, RFC 4180.
    #[default]
    Csv,
    /// One JSON object with a list of cells.
    Json,
    /// The cells of one period and age group as areas with shapes.
    GeoJson,
    /// Apache Parquet.
    Parquet,
}

/// Which cells of a release table are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Part {
    /// Those of one period.
    pub period: Option<Period>,
    /// Those of one age group.
    pub age: Option<AgeGroup>,
}

impl TableFormat {
    /// Every word that the address may use.
    pub const WORDS: [&str; 4] = ["csv", "json", "geojson", "parquet"];

    /// Reads the word of an address; `None` for any other.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            "geojson" => Some(Self::GeoJson),
            "parquet" => Some(Self::Parquet),
            _ => None,
        }
    }
}
