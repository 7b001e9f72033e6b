//! What the publisher says about its own rule.

/// The rule under which the releases were made, as the public knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Counts under this are not to be known.
    pub k: u32,
    /// True where zeros are shown: then only 1 to k − 1 is kept back.
    pub zeros_published: bool,
    /// Scale of the rates in the files: cases per so many persons.
    pub per: u32,
    /// What a later release may have changed.
    pub revision: Revision,
    /// Indicators that add up.
    pub families: Vec<Family>,
    /// Indicators that are shares: their base and what is left of it are counts too.
    pub shares: Vec<String>,
    /// Counts a cell also as exposed when it has no mark, is on no list and
    /// may or may not be small.
    pub strict: bool,
    /// Seeks both ends of every listed cell that is hidden, not of the exposed ones only.
    pub intervals: bool,
}

/// Indicators that add up, perhaps to another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// The indicator that is their sum, if it is published as one.
    pub sum: Option<String>,
    /// The indicators that are added.
    pub members: Vec<String>,
}

/// How the true tables behind several releases hang together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Revision {
    /// They are one and the same.
    #[default]
    None,
    /// Cases may have been added to any cell, none taken away.
    Grows,
    /// Every release stands alone.
    Free,
}

impl Rule {
    /// The rule for this k, with zeros kept back, rates per 1000 and one true table.
    #[must_use]
    pub fn new(k: u32) -> Self {
        Self {
            k,
            zeros_published: false,
            per: 1000,
            revision: Revision::None,
            families: Vec::new(),
            shares: Vec::new(),
            strict: false,
            intervals: false,
        }
    }

    /// Least and greatest count that is kept back.
    pub(super) fn kept_back(&self) -> (f64, f64) {
        (if self.zeros_published { 1.0 } else { 0.0 }, f64::from(self.k) - 1.0)
    }
}
