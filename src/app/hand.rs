//! By whose hand something is done.

use crate::logbook::{Actor, Now};

/// By whose hand something is done, and when.
#[derive(Clone, Debug)]
pub struct Hand {
    /// Who.
    pub who: Actor,
    /// The name of the key that the bundle was signed by. What a draft says of it counts for nothing: whoever
    /// wrote that has read the bundle.
    pub signer: Option<String>,
    /// When.
    pub now: Now,
}
