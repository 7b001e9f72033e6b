//! Use cases: what joins the rooms into what an operator asks for.

pub mod edition;
