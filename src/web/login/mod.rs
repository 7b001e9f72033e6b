//! Logging in: who is behind a request, for how long, and how often a wrong password may be tried.

mod attempts;
mod door;
mod session;
mod token;
mod viewers;

pub(super) use door::{Door, Shut};
pub(super) use session::Sessions;
pub(super) use token::Token;
pub(super) use viewers::{is_from_here, turned_away, way_back};
