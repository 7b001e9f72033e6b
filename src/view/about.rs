//! The pages about KOMspot itself.

pub mod methods;
