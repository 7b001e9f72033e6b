//! What the operator demands of a bundle before anything in it is read.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::path::Path;

use crate::bundle::{Bundle, DESCRIPTOR, Descriptor, Limits};
use crate::check::Acknowledged;
use crate::config::{Accept, Limits as Confirm, Retention};
use crate::finding::{Finding, Place};
use crate::protect::Rule;
use crate::trust::{self, Trust};

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
    pub confirm: Confirm,
    /// How much of what was published before is kept.
    pub history: Retention,
    /// Whose bundles it takes.
    pub trust: Trust,
    /// Whether a bundle may be older than the one of its name that is published.
    pub older: bool,
}

impl Terms {
    /// Opens a bundle and lets it in, or says why not.
    ///
    /// # Errors
    /// If it cannot be read, is not of somebody trusted, or as [`Self::admit`].
    pub fn open(&self, path: &Path) -> Result<Bundle, Vec<Finding>> {
        self.admit(Bundle::open_trusted(path, &Limits::default(), &self.trust)?)
    }

    /// What is wrong with the bundle's version after those that are published: an old bundle must not be
    /// brought again to take new figures back. The same version may come again.
    #[must_use]
    pub fn overtaken(
        &self,
        descriptor: &Descriptor,
        published: &BTreeMap<String, Option<String>>,
    ) -> Option<Finding> {
        let last = published.get(&descriptor.name)?.as_deref()?;
        let place = Place::resource(DESCRIPTOR);
        let fault = match descriptor.version.as_deref() {
            _ if self.older => return None,
            None => Finding::refused("version-missing", place),
            Some(version) if trust::order(version, last) == Ordering::Less => {
                Finding::refused("version-older", place).value(version)
            }
            Some(_) => return None,
        };
        Some(fault.detail("published", last))
    }

    /// Lets a bundle in, or says why not.
    ///
    /// # Errors
    /// If the bundle holds true counts and the device takes none, or if it was
    /// protected with another k: marks such as `<5` would mean something else then.
    pub fn admit(&self, bundle: Bundle) -> Result<Bundle, Vec<Finding>> {
        let place = || Place::resource(DESCRIPTOR);
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
