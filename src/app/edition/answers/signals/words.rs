//! The words that programs read.

use crate::analysis::{Category, Certainty, Evidence, Insufficient, Kind, Level, LevelClass, News, Pattern};

pub(super) fn class_word(class: LevelClass) -> &'static str {
    match class {
        LevelClass::MuchLower => "much_lower",
        LevelClass::Lower => "lower",
        LevelClass::Alike => "alike",
        LevelClass::Higher => "higher",
        LevelClass::MuchHigher => "much_higher",
    }
}

/// How sure a p-value is by itself.
pub(super) fn evidence_word(p: f64) -> &'static str {
    match Evidence::of(p) {
        Evidence::None => "none",
        Evidence::Some => "some",
        Evidence::Clear => "clear",
        Evidence::VeryClear => "very_clear",
    }
}

pub(super) fn level_word(level: Level) -> &'static str {
    match level {
        Level::ClearlyHigher => "clearly_higher",
        Level::PossiblyHigher => "possibly_higher",
        Level::NoClearDifference => "no_clear_difference",
        Level::PossiblyLower => "possibly_lower",
        Level::ClearlyLower => "clearly_lower",
        Level::TooFew => "too_few",
    }
}

pub(super) fn certainty_word(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Possible => "possible",
        Certainty::Some => "some",
        Certainty::Clear => "clear",
        Certainty::VeryClear => "very_clear",
    }
}

pub(super) fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Unusual => "unusual",
        Kind::Rise => "rise",
        Kind::Fall => "fall",
        Kind::High => "hotspot_high",
        Kind::Low => "hotspot_low",
        Kind::Cluster => "cluster",
        Kind::TrendUp => "trend_up",
        Kind::TrendDown => "trend_down",
    }
}

pub(super) fn news_word(news: News) -> &'static str {
    match news {
        News::Good => "good",
        News::Attention => "attention",
        News::Neutral => "neutral",
    }
}

pub(super) fn category_word(category: Category) -> String {
    match category {
        Category::Hot(pattern) => format!("{}_hot", pattern_word(pattern)),
        Category::Cold(pattern) => format!("{}_cold", pattern_word(pattern)),
        Category::None => "none".to_owned(),
    }
}

fn pattern_word(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::New => "new",
        Pattern::Consecutive => "consecutive",
        Pattern::Intensifying => "intensifying",
        Pattern::Persistent => "persistent",
        Pattern::Diminishing => "diminishing",
        Pattern::Sporadic => "sporadic",
        Pattern::Oscillating => "oscillating",
        Pattern::Historical => "historical",
    }
}

pub(super) fn why_word(why: Insufficient) -> &'static str {
    match why {
        Insufficient::TooFewAreas => "too_few_areas",
        Insufficient::TooFewPeriods => "too_few_periods",
        Insufficient::Constant => "constant",
        Insufficient::NoBaseline => "no_baseline",
        Insufficient::HiddenCells => "hidden_cells",
        Insufficient::SmallCells => "small_cells",
        Insufficient::ZeroPopulation => "zero_population",
        Insufficient::NoCases => "no_cases",
        Insufficient::NoNeighbours => "no_neighbours",
        Insufficient::Unsuited => "unsuited",
        Insufficient::Unusable => "unusable",
    }
}
