//! Each fault has its finding.
