//! Sticks that were made to do harm, as the program meets them. Each is judged by a process that may
//! have 512 MiB, and has to be refused with words that say why.
//!
//! What single readers do with such input is in `bundle::hostile` and `geometry::hostile`.

mod brought;
mod child;
mod giants;
mod mutants;
mod strange;
