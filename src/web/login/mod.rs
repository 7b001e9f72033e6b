//! Logging in: who is behind a request, for how long, and how often a wrong password may be tried.

mod attempts;
mod session;
mod token;

pub(super) use attempts::Attempts;
pub(super) use session::Sessions;
pub(super) use token::Token;
