//! How many connections are open.

use std::sync::Arc;

/// Counts whoever holds a [`Guest`].
#[derive(Debug, Default)]
pub(super) struct Guests(Arc<()>);

/// Stays with a connection for as long as it is open.
#[derive(Clone)]
pub(super) struct Guest {
    _counted: Arc<()>,
}

impl Guests {
    /// One more.
    pub(super) fn enter(&self) -> Guest {
        Guest { _counted: Arc::clone(&self.0) }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        Arc::strong_count(&self.0) - 1
    }
}
