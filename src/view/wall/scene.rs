//! Which scene is meant: one spelling each, in addresses and settings.

use std::fmt;

/// A scene of the wall. What it names may not exist.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SceneId {
    /// What has changed, across all indicators: `signals`.
    Signals,
    /// What has become better: `improved`.
    Improved,
    /// The state of the data: `sources`.
    Sources,
    /// One area, all round: `area:06`.
    Area(String),
    /// An indicator, year by year: `years:haervaerk`.
    Years(String),
    /// An indicator's map: its id, or `map:ID` where that would mean another scene.
    Map(String),
}

impl SceneId {
    /// Reads an address or a setting: what is no other scene is an indicator's map.
    #[must_use]
    pub fn read(text: &str) -> Self {
        match (text, text.split_once(':')) {
            ("signals", _) => Self::Signals,
            ("improved", _) => Self::Improved,
            ("sources", _) => Self::Sources,
            (_, Some(("area", id))) => Self::Area(id.to_owned()),
            (_, Some(("years", id))) => Self::Years(id.to_owned()),
            (_, Some(("map", id))) => Self::Map(id.to_owned()),
            _ => Self::Map(text.to_owned()),
        }
    }

    /// A word that no address takes for a scene that it is not: letters, digits and dashes.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Signals => "signals",
            Self::Improved => "improved",
            Self::Sources => "sources",
            Self::Area(_) => "area",
            Self::Years(_) => "years",
            Self::Map(_) => "map",
        }
    }
}

impl fmt::Display for SceneId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signals | Self::Improved | Self::Sources => f.write_str(self.kind()),
            Self::Map(id) if Self::read(id) == *self => f.write_str(id),
            Self::Area(id) | Self::Years(id) | Self::Map(id) => write!(f, "{}:{id}", self.kind()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_scene_has_one_spelling() {
        let written = |text: &str| SceneId::read(text).to_string();
        for text in
            ["signals", "improved", "sources", "area:06", "years:haervaerk", "haervaerk", "map:signals"]
        {
            assert_eq!(written(text), text);
        }
        assert_eq!(written("map:haervaerk"), "haervaerk");
        assert_eq!(SceneId::Map("signals".to_owned()).to_string(), "map:signals");
        assert_eq!(SceneId::Map("area:1".to_owned()).to_string(), "map:area:1");
        assert_eq!(SceneId::read("signal"), SceneId::Map("signal".to_owned()));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(kind in 0..3, id in "\\PC{0,12}|(area|map|years):\\PC{0,4}|signals|sources") {
            let scene = match kind {
                0 => SceneId::Area(id),
                1 => SceneId::Years(id),
                _ => SceneId::Map(id),
            };
            prop_assert_eq!(SceneId::read(&scene.to_string()), scene);
        }
    }
}
