//! Arithmetic that gives the same bits on every machine.
//!
//! IEEE 754 fixes `+ − × ÷` and rounding to a whole number to the last bit, but
//! not `exp`; a library's last bit could turn a four into a five. Rust never
//! fuses a multiplication with an addition by itself, so this is enough.

/// `exp(x)` for moderate `x` (−700 to 700), to about 1e-15 relative.
///
/// Halved until small, summed as a power series, squared back.
pub(super) fn exp(x: f64) -> f64 {
    let mut small = x;
    let mut halvings = 0;
    while !(-0.125..=0.125).contains(&small) {
        small /= 2.0;
        halvings += 1;
    }
    // Horner's form of 1 + x + x²/2! + … + x¹²/12!
    let mut sum = 1.0;
    for n in (1..=12_u8).rev() {
        sum = 1.0 + small / f64::from(n) * sum;
    }
    (0..halvings).fold(sum, |power, _| power * power)
}

/// `x` to the nearest whole number, halves upwards; nothing below zero.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(super) fn whole(x: f64) -> u32 {
    // A cast saturates, so that no input can do harm.
    (x + 0.5).floor() as u32
}

/// Shares `total` out by `weights` so that the parts add up to it exactly:
/// whole parts first, what is left to the largest remainders.
pub(super) fn share_out(total: u32, weights: &[u32]) -> Vec<u32> {
    let sum = weights.iter().map(|&w| u64::from(w)).sum::<u64>().max(1);
    let cut = |&weight: &u32| {
        let scaled = u64::from(total) * u64::from(weight);
        (u32::try_from(scaled / sum).unwrap_or(u32::MAX), scaled % sum)
    };
    let (mut parts, rests): (Vec<u32>, Vec<u64>) = weights.iter().map(cut).unzip();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(rests.get(at).copied()));
    let left = total.saturating_sub(parts.iter().sum());
    for at in order.into_iter().take(left as usize) {
        if let Some(part) = parts.get_mut(at) {
            *part += 1;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_agrees_with_known_values() {
        for (x, expected) in [
            (0.0, 1.0),
            (1.0, std::f64::consts::E),
            (-8.0, 3.354_626_279_025_118_4e-4),
            (-0.1, 0.904_837_418_035_959_6),
        ] {
            assert!((exp(x) / expected - 1.0).abs() < 1e-13, "{x}: {}", exp(x));
        }
    }

    #[test]
    fn parts_add_up_and_the_largest_remainder_gets_the_rest() {
        assert_eq!(share_out(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(share_out(7, &[60, 25, 15]), [4, 2, 1]);
        assert_eq!(share_out(0, &[5, 5]), [0, 0]);
    }

    #[test]
    fn halves_are_rounded_up() {
        assert_eq!([whole(2.5), whole(2.4), whole(-3.0)], [3, 2, 0]);
    }
}
