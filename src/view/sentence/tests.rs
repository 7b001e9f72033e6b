//! The wording, held fast.
