//! Chance that can be repeated: all that is drawn follows from a seed.

use std::num::NonZeroU64;

/// Draws numbers: splitmix64, after Steele, Lea and Flood (2014).
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// Whatever is drawn follows from `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number.
    pub fn any(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = NonZeroU64::new(end as u64).expect("something to draw from");
        usize::try_from(self.any() % end).expect("less than a usize")
    }

    /// One of these.
    pub fn one_of<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }
}

/// How often something is tried that chance decides: `KOMSPOT_TRIES` times, or
/// as often as every run of the tests can afford.
pub fn tries(usual: usize) -> usize {
    match std::env::var("KOMSPOT_TRIES") {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("KOMSPOT_TRIES={text}: expected a number")),
        Err(_) => usual,
    }
}

/// True where every case is to be tried and not a sample of them.
pub fn is_thorough() -> bool {
    std::env::var_os("KOMSPOT_TRIES").is_some()
}
