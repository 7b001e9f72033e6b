//! The gate, seen from outside: only the release table is looked at.
