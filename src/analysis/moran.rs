//! Areas that resemble their neighbours, and areas that stand out among them.

use super::discovery::false_discovery;
use super::gi::Moments;
use super::insufficient::Insufficient;
use super::number::{are_links, complete, real};
use super::permutation::{Chance, conditional};

/// An area's and its neighbours' side of the mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quadrant {
    /// High among high.
    HighHigh,
    /// Low among high.
    LowHigh,
    /// Low among low.
    LowLow,
    /// High among low.
    HighLow,
}

/// One area's local Moran's I.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// Above 0 where the area resembles its neighbours.
    pub index: f64,
    /// Side of the mean; exactly the mean counts as low.
    pub quadrant: Quadrant,
    /// The index among all that the neighbours could have given.
    pub chance: Chance,
    /// Two-sided p-value of the permutation, adjusted for the number of areas.
    pub q: Option<f64>,
}

/// Local Moran's I of every area, neighbours weighing alike:
/// Iᵢ = (n − 1) zᵢ z̄ⱼ / Σz² with z = x − x̄ and z̄ⱼ the mean over the neighbours.
///
/// An area without neighbours is [`Insufficient::NoNeighbours`]. Needs every area's value
/// ([`Insufficient::HiddenCells`]), three areas, and values that differ. Low
/// power with few areas: for experts. `seed` matters only where there are
/// more than 50,000 sets of neighbours.
///
/// Source: Anselin (1995), *Geographical Analysis* 27, "Local indicators of
/// spatial association".
pub fn local_moran(
    values: &[Option<f64>],
    neighbours: &[Vec<usize>],
    seed: u64,
) -> Result<Vec<Result<Likeness, Insufficient>>, Insufficient> {
    let values = complete(values)?;
    are_links(neighbours, values.len())?;
    Moments::of(&values)?;
    let n = real(values.len());
    let mean = values.iter().sum::<f64>() / n;
    let z: Vec<f64> = values.iter().map(|x| x - mean).collect();
    let squares: f64 = z.iter().map(|z| z * z).sum();
    let one = |(own, links): (usize, &Vec<usize>)| {
        if links.is_empty() {
            return Err(Insufficient::NoNeighbours);
        }
        let z_own = z.get(own).copied().ok_or(Insufficient::Unusable)?;
        let lag = links.iter().filter_map(|&at| z.get(at)).sum::<f64>() / real(links.len());
        let chance = conditional(&values, own, links, seed);
        Ok(Likeness {
            index: (n - 1.0) * z_own * lag / squares,
            quadrant: match (z_own > 0.0, lag > 0.0) {
                (true, true) => Quadrant::HighHigh,
                (false, true) => Quadrant::LowHigh,
                (false, false) => Quadrant::LowLow,
                (true, false) => Quadrant::HighLow,
            },
            // A low area's index is high where its neighbours' sum is low, and
            // an area at the mean has the index 0 whatever its neighbours.
            chance: match z_own {
                z if z < 0.0 => chance.turned(),
                z if z > 0.0 => chance,
                _ => Chance { high: 1.0, low: 1.0, ..chance },
            },
            q: None,
        })
    };
    let mut found: Vec<Result<Likeness, Insufficient>> = neighbours.iter().enumerate().map(one).collect();
    let p: Vec<Option<f64>> =
        found.iter().map(|area| area.ok().map(|area| area.chance.two_sided())).collect();
    for (area, q) in found.iter_mut().zip(false_discovery(&p)) {
        if let Ok(area) = area {
            area.q = q;
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Quadrant::{HighLow, LowHigh, LowLow};

    #[test]
    fn by_hand() {
        // x = 1, 2, 3, 6 on a line: z = −2, −1, 0, 3, Σz² = 14.
        let line = [vec![1], vec![0, 2], vec![1, 3], vec![2]];
        let found = local_moran(&[1.0, 2.0, 3.0, 6.0].map(Some), &line, 0).unwrap();
        let index: Vec<f64> = found.iter().map(|area| area.unwrap().index).collect();
        // 3·(−2)(−1)/14, 3·(−1)(−1)/14, 3·0·1/14, 3·3·0/14
        for (index, expected) in index.iter().zip([6.0 / 14.0, 3.0 / 14.0, 0.0, 0.0]) {
            assert!((index - expected).abs() < 1e-12);
        }
        let quadrants: Vec<Quadrant> = found.iter().map(|area| area.unwrap().quadrant).collect();
        assert_eq!(quadrants, [LowLow, LowLow, LowHigh, HighLow]);
        // The first area's neighbour is the lowest of three: nothing is more alike.
        let first = found[0].unwrap().chance;
        assert_eq!((first.high, first.low), (1.0 / 3.0, 1.0));
        let third = found[2].unwrap().chance;
        assert_eq!((third.high, third.low), (1.0, 1.0), "at the mean nothing can be told");
    }

    #[test]
    fn too_little() {
        let none = [vec![], vec![], vec![]];
        assert_eq!(
            local_moran(&[1.0, 2.0, 3.0].map(Some), &none, 0),
            Ok(vec![Err(Insufficient::NoNeighbours); 3])
        );
        assert_eq!(local_moran(&[Some(7.0); 3], &none, 0), Err(Insufficient::Constant));
        assert_eq!(local_moran(&[None; 3], &none, 0), Err(Insufficient::HiddenCells));
        assert_eq!(local_moran(&[Some(1.0)], &[vec![]], 0), Err(Insufficient::TooFewAreas));
    }

    proptest::proptest! {
        #[test]
        fn always_numbers(values in proptest::collection::vec(0_u32..=1_000_000_000, 3..10)) {
            let ring: Vec<Vec<usize>> = (0..values.len()).map(|at| vec![(at + 1) % values.len()]).collect();
            let values: Vec<Option<f64>> = values.into_iter().map(|x| Some(x.into())).collect();
            for area in local_moran(&values, &ring, 1).into_iter().flatten().flatten() {
                proptest::prop_assert!(area.index.is_finite() && area.q.is_some_and(|q| q > 0.0 && q <= 1.0));
            }
        }
    }
}
