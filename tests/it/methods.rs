//! The methods against the reference vectors of other programs.

#[path = "../vectors/answer/mod.rs"]
mod answer;
#[path = "../vectors/compare.rs"]
mod compare;
#[path = "../vectors/folder.rs"]
mod folder;

use std::path::Path;

use komspot::analysis::{
    AlarmRule, Cell, Comparison, Scan, byar, compare, crude_rate, dispersed_funnel, emerging, exceedance,
    false_discovery, funnel_limit, garwood, gi_star, global_bayes, local_moran, natural_breaks, quantiles,
    rolling12, scan, spatial_bayes, standardise, trend, warning,
};
use proptest::strategy::Strategy as _;

#[test]
fn the_methods_agree_with_other_programs() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/reference/public"));
    if !folder.is_dir() {
        println!("skipped: the reference vectors are not here");
        return;
    }
    let outcome = folder::run(folder).unwrap();
    assert!(outcome.is_good(), "{}\n{}", outcome.lines.join("\n"), outcome.summary());
}

#[test]
fn a_wrong_answer_and_a_strange_file_are_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let vector = |q: &str| {
        format!(r#"{{"tolerance":{{"rel":1e-9}},"input":{{"p":[0.01,0.5]}},"expected":{{"q":{q}}}}}"#)
    };
    assert!(!folder::run(folder.path()).unwrap().is_good(), "nothing was compared");
    write("bh_right.json", &vector("[0.02,0.5]"));
    assert!(folder::run(folder.path()).unwrap().is_good());
    write("bh_wrong.json", &vector("[0.02,0.500001]"));
    write("bh_short.json", &vector("[0.02]"));
    write("tarot_cards.json", &vector("[]"));
    write("bh_broken.json", "{");
    write("bh_nothing.json", r#"{"input":{},"expected":{}}"#);
    write("areas.geojson", "{}");
    let outcome = folder::run(folder.path()).unwrap();
    assert_eq!((outcome.passed, outcome.differing, outcome.unknown, outcome.skipped), (1, 2, 3, 1));
}

/// Everything that the methods say of some numbers, whatever these are.
fn everything(numbers: &[Option<f64>], bare: &[f64], size: usize) -> Vec<String> {
    let areas = numbers.len();
    let ring: Vec<Vec<usize>> = (0..areas).map(|at| vec![(at + 1) % areas]).collect();
    let cells: Vec<Cell> = numbers.iter().map(|x| x.map_or(Cell::Below(5.0), Cell::Known)).collect();
    let centres: Vec<[f64; 2]> = bare.iter().map(|x| [*x, -*x]).collect();
    let long: Vec<Option<f64>> = numbers.iter().copied().cycle().take(72).collect();
    let long_cells: Vec<Cell> = cells.iter().copied().cycle().take(72).collect();
    let (a, b) = (bare[0], bare[1]);
    let scan_of = Scan {
        cases: numbers,
        population: bare,
        centres: &centres,
        phi: 1.0,
        replicates: 9,
        relevant: 1.0,
        seed: 1,
    };
    let counts = Comparison { now: a, base_now: b, before: a, base_before: bare[2] };
    vec![
        format!("{:?} {:?} {:?}", garwood(a, 0.95), byar(a, 0.95), crude_rate(a, b, 1e3)),
        format!("{:?} {:?}", funnel_limit(a, 0.975), dispersed_funnel(a, b)),
        format!("{:?}", standardise(a, bare, &vec![(b, a); areas])),
        format!("{:?} {:?}", global_bayes(numbers, bare), spatial_bayes(numbers, bare, &ring)),
        format!("{:?} {:?}", gi_star(numbers, &ring, 1), local_moran(numbers, &ring, 1)),
        format!("{:?}", exceedance(&cells, bare, (bare.iter().sum(), bare.iter().sum()), a)),
        format!("{:?}", scan(&scan_of)),
        format!("{:?} {:?}", trend(&long_cells, 12), trend(&long_cells, size)),
        format!("{:?}", warning(&long, 71, AlarmRule::default())),
        format!("{:?}", rolling12(&long, size).percent()),
        format!("{:?}", emerging(&vec![long.clone(); areas], &ring, size, 0.05)),
        format!("{:?} {:?}", natural_breaks(numbers, size), quantiles(numbers, size)),
        format!("{:?}", false_discovery(numbers)),
        // The interval has no upper end where there was nothing before.
        format!("{:?}", compare(counts, 1.5).map(|change| (change.p, change.ratio, change.interval.0))),
    ]
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]
    #[test]
    fn no_number_makes_a_method_say_what_is_none(
        bare in proptest::collection::vec(
            proptest::prop_oneof![
                proptest::num::f64::ANY,
                (0_u32..=1_000_000_000).prop_map(f64::from),
                proptest::sample::select(vec![0.0, 1.0, 1e300, f64::MAX, f64::NAN, f64::INFINITY, 9e15]),
            ], 3..7),
        hidden in 0_usize..9, size in proptest::prop_oneof![0_usize..30, proptest::prelude::Just(usize::MAX)],
    ) {
        let mut numbers: Vec<Option<f64>> = bare.iter().copied().map(Some).collect();
        if let Some(number) = numbers.get_mut(hidden) {
            *number = None;
        }
        for said in everything(&numbers, &bare, size) {
            proptest::prop_assert!(!said.contains("NaN") && !said.contains("inf"), "{}", said);
        }
    }
}
