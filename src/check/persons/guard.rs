//! What the watches over a bundle share: the settings, and what they have seen.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::acknowledged::Acknowledged;
use crate::finding::{Finding, Quoted};

/// Texts that are remembered; who has more of them reads the first findings only.
const REMEMBERED: usize = 100_000;

/// Stands for a text that may not be shown.
const HIDDEN: &str = "••••••-••••";

/// Guards one bundle.
pub(in crate::check) struct Guard<'a> {
    pub(super) acknowledged: &'a Acknowledged,
    /// Texts that raised an alarm, as a finding would quote them.
    seen: RefCell<BTreeSet<String>>,
}

impl<'a> Guard<'a> {
    pub(in crate::check) fn new(acknowledged: &'a Acknowledged) -> Self {
        Self { acknowledged, seen: RefCell::default() }
    }

    /// Remembers a text that no finding may quote.
    pub(super) fn hide(&self, text: &str) {
        let mut seen = self.seen.borrow_mut();
        if seen.len() < REMEMBERED && !text.trim().is_empty() {
            seen.insert(Quoted::new(text.trim()).as_str().to_owned());
        }
    }

    /// The finding without quotations of texts that raised an alarm anywhere,
    /// whichever column it is about itself.
    pub(in crate::check) fn mask(&self, mut finding: Finding) -> Finding {
        let seen = self.seen.borrow();
        let hidden = |text: &str| seen.contains(text.trim());
        if finding.value.as_ref().is_some_and(|value| hidden(value.as_str())) {
            finding.value = Some(Quoted::new(HIDDEN));
        }
        for (_, text) in finding.details.iter_mut().filter(|(_, text)| hidden(text)) {
            HIDDEN.clone_into(text);
        }
        finding
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Place;

    #[test]
    fn what_raised_an_alarm_is_quoted_nowhere() {
        let acknowledged = Acknowledged::default();
        let guard = Guard::new(&acknowledged);
        guard.hide(" Prøvevej 17 ");
        let finding = Finding::note("english-name-missing", Place::default()).value("Prøvevej 17");
        let masked = guard.mask(finding.detail("name", "Prøvevej 17").detail("other", "nord"));
        assert_eq!(masked.value, Some(Quoted::new(HIDDEN)));
        assert_eq!(masked.details, [("name", HIDDEN.to_owned()), ("other", "nord".to_owned())]);
    }
}
