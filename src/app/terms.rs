//! What the operator demands of a bundle before anything in it is read.

use super::history::Retention;
use super::preview::Limits;
use crate::bundle::Bundle;
use crate::check::Acknowledged;
use crate::config::Accept;
use crate::finding::{Finding, Place};
use crate::protect::Rule;

/// The conditions on which a bundle is let in.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// The disclosure rule of this device.
    pub rule: Rule,
    /// Which bundles it takes.
    pub accept: Accept,
    /// Columns whose alarms about persons are known to be false.
    pub acknowledged: Acknowledged,
    /// Beyond which changes it waits for a confirmation.
    pub confirm: Limits,
    /// How much of what was published before is kept.
    pub history: Retention,
}

impl Terms {
    /// Lets a bundle in, or says why not.
    ///
    /// # Errors
    /// If the bundle holds true counts and the device takes none, or if it was
    /// protected with another k: marks such as `<5` would mean something else then.
    pub fn admit(&self, bundle: Bundle) -> Result<Bundle, Vec<Finding>> {
        let place = || Place::resource("datapackage.json");
        let fault = match &bundle.descriptor().protected {
            None if self.accept == Accept::Protected => Finding::refused("protected-only", Place::default()),
            Some(protection) if protection.k != self.rule.k() => {
                Finding::refused("protected-other-k", place())
                    .detail("k", protection.k)
                    .detail("here", self.rule.k())
            }
            None | Some(_) => return Ok(bundle),
        };
        Err(vec![fault])
    }
}
