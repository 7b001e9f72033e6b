//! Local areas by name; their shapes live in `geometry`.

use std::fmt;
use std::sync::Arc;

/// The area that stands for the whole municipality in tables and exports.
pub const TOTAL_AREA: &str = "total";

/// The area of cases that could not be placed: counted in the total, on no map.
pub const UNKNOWN_AREA: &str = "unknown";

/// An area's identity, as the operator's data spell it.
///
/// Always data, never code: KOMspot knows no area by name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaId(Arc<str>);

impl AreaId {
    /// Wraps an id. The reserved ids are [`TOTAL_AREA`] and [`UNKNOWN_AREA`].
    #[must_use]
    pub fn new(id: &str) -> Self {
        Self(Arc::from(id))
    }

    /// The id as text: hostile input, to be escaped wherever it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True for ids that the program itself gives a meaning to.
    #[must_use]
    pub fn is_reserved(&self) -> bool {
        matches!(self.as_str(), TOTAL_AREA | UNKNOWN_AREA)
    }
}

impl fmt::Debug for AreaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

impl fmt::Display for AreaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One local area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its identity in every table.
    pub id: AreaId,
    /// Its full name; the id where the data give none.
    pub name: String,
    /// A name short enough for a map label; the full name where none is given.
    pub short_name: String,
}
