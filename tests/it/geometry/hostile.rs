//! Nothing in a file makes the reading panic.
