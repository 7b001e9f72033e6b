//! How small a count may be and still be shown.

/// The disclosure rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    k: u64,
}

/// `k` is out of range.
#[derive(Debug, thiserror::Error)]
#[error("the smallest count that may be shown must be from 3 to 20, not {0}")]
pub struct RuleError(pub u64);

impl Rule {
    /// No rule may show counts of one or two (the floor that Statistics Denmark uses).
    pub const LEAST: u64 = 3;
    /// Above this nothing would be left to show.
    pub const MOST: u64 = 20;

    /// Counts below `k` are hidden; of an indicator whose [zeros](crate::domain::Zeros) are
    /// published, those from 1 only.
    ///
    /// # Errors
    /// If `k` is not from [`Self::LEAST`] to [`Self::MOST`].
    pub fn new(k: u64) -> Result<Self, RuleError> {
        if (Self::LEAST..=Self::MOST).contains(&k) { Ok(Self { k }) } else { Err(RuleError(k)) }
    }

    /// The smallest count that may be shown.
    #[must_use]
    pub fn k(self) -> u64 {
        self.k
    }
}

impl Default for Rule {
    fn default() -> Self {
        Self { k: 5 }
    }
}
