//! One test binary.

mod bundle;
