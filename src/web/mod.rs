//! The HTTP face: read the state, pick an answer, return its bytes.
//!
//! [`routes`] is the whole table of addresses, [`errors`] says which status a
//! failure has; only the form of the login and the walls' health say theirs
//! themselves. A handler never computes, reads a disk or
//! asks a database: it looks an answer up in the current
//! [`Edition`](crate::app::edition::Edition), and what is not made yet is made
//! on a thread of its own. Only the operator's pages, behind a login, are made
//! of files while they are asked for.

mod answer;
mod api;
mod assets;
mod collections;
pub mod errors;
mod events;
mod guard;
mod guests;
mod health;
mod heartbeat;
pub mod listeners;
mod login;
mod maps;
mod metrics;
mod negotiation;
mod operator;
mod pages;
mod parameters;
pub mod pulse;
pub mod question;
pub mod routes;
pub mod server;
pub mod state;
pub mod tls;
mod wall;
mod walls;

pub use server::run;
pub use state::{Settings, State};
