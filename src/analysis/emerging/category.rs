//! The 17 kinds of history.

/// One period of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Significantly high with its neighbours.
    Hot,
    /// Neither.
    Neither,
    /// Significantly low with its neighbours.
    Cold,
}

impl State {
    pub(super) fn of(z: f64, q: f64, alpha: f64) -> Self {
        match () {
            () if q > alpha || z == 0.0 => Self::Neither,
            () if z > 0.0 => Self::Hot,
            () => Self::Cold,
        }
    }
}

/// How a hot or cold spot came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pattern {
    /// Only in the last period.
    New,
    /// In one unbroken run up to the last period, and never before.
    Consecutive,
    /// In nine tenths of the periods, and ever more so.
    Intensifying,
    /// In nine tenths of the periods, neither more nor less so.
    Persistent,
    /// In nine tenths of the periods, and ever less so.
    Diminishing,
    /// On and off.
    Sporadic,
    /// The opposite at some time before.
    Oscillating,
    /// In nine tenths of the periods, but no longer.
    Historical,
}

/// The kind of an area's history: eight hot ones, eight cold ones, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Category {
    /// A hot spot.
    Hot(Pattern),
    /// A cold spot.
    Cold(Pattern),
    /// No pattern detected.
    None,
}

/// The kind of a history, by its states and the trend of its z-values
/// (Mann–Kendall's z and p). Every history has exactly one.
///
/// The last period is neither: historical if nine tenths were hot, or were
/// cold; else none. Otherwise, with H periods of the last one's sign:
/// nine tenths or more → intensifying, diminishing (p < `alpha`) or
/// persistent; H = 1 → new; all H in one run up to the last → consecutive;
/// any period of the opposite sign → oscillating; else sporadic.
///
/// Source: Esri, "How Emerging Hot Spot Analysis works", in an order that
/// settles its overlaps.
#[must_use]
pub fn categorise(states: &[State], trend_z: f64, trend_p: f64, alpha: f64) -> Category {
    let count = |wanted: State| states.iter().filter(|state| **state == wanted).count();
    let nine_tenths = |number: usize| !states.is_empty() && 10 * number >= 9 * states.len();
    let (own, opposite, wrap, sign): (State, State, fn(Pattern) -> Category, f64) = match states.last() {
        Some(State::Hot) => (State::Hot, State::Cold, Category::Hot, 1.0),
        Some(State::Cold) => (State::Cold, State::Hot, Category::Cold, -1.0),
        _ if nine_tenths(count(State::Hot)) => return Category::Hot(Pattern::Historical),
        _ if nine_tenths(count(State::Cold)) => return Category::Cold(Pattern::Historical),
        _ => return Category::None,
    };
    let run = states.iter().rev().take_while(|state| **state == own).count();
    let trending = trend_p < alpha;
    wrap(match count(own) {
        own if nine_tenths(own) && trending && sign * trend_z > 0.0 => Pattern::Intensifying,
        own if nine_tenths(own) && trending && sign * trend_z < 0.0 => Pattern::Diminishing,
        own if nine_tenths(own) => Pattern::Persistent,
        1 => Pattern::New,
        own if own == run => Pattern::Consecutive,
        _ if count(opposite) > 0 => Pattern::Oscillating,
        _ => Pattern::Sporadic,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// States from a drawing: `+` hot, `-` cold, `.` neither.
    fn kind(drawing: &str, z: f64, p: f64) -> Category {
        let states: Vec<State> = drawing
            .chars()
            .map(|letter| match letter {
                '+' => State::Hot,
                '-' => State::Cold,
                _ => State::Neither,
            })
            .collect();
        categorise(&states, z, p, 0.05)
    }

    #[test]
    fn all_seventeen() {
        let cases: [(&str, f64, f64, Pattern); 8] = [
            (".........+", 0.0, 1.0, Pattern::New),
            (".......+++", 0.0, 1.0, Pattern::Consecutive),
            (".+++++++++", 2.5, 0.01, Pattern::Intensifying),
            (".+++++++++", 2.5, 0.06, Pattern::Persistent),
            ("++++++++++", -2.5, 0.01, Pattern::Diminishing),
            ("..+....+.+", 0.0, 1.0, Pattern::Sporadic),
            ("-.+......+", 0.0, 1.0, Pattern::Oscillating),
            ("+++++++++.", 0.0, 1.0, Pattern::Historical),
        ];
        for (drawing, z, p, pattern) in cases {
            assert_eq!(kind(drawing, z, p), Category::Hot(pattern), "{drawing}");
            let turned: String = drawing
                .chars()
                .map(|c| match c {
                    '+' => '-',
                    '-' => '+',
                    other => other,
                })
                .collect();
            assert_eq!(kind(&turned, -z, p), Category::Cold(pattern), "{turned}");
        }
        assert_eq!(kind("+.+.+.+.+.", 0.0, 1.0), Category::None);
        assert_eq!(kind("", 0.0, 1.0), Category::None);
    }
}
