//! Sentences of real signals: nothing that was not published, no word that may not be said.

use std::collections::BTreeSet;
use std::path::Path;

use komspot::analysis::{Basis, Signal, Terms, Window, assess};
use komspot::domain::{Figure, Measure, Period};
use komspot::locale::{Lang, decimal, period, whole};
use komspot::release::Published;
use komspot::snapshot::Snapshot;
use komspot::view::sentence::Teller;

use super::published::{Demo, demo};

/// Words of blame, of rank and of cause.
const FORBIDDEN: [&str; 12] = [
    "skyldes",
    "fordi",
    "værst",
    "værste",
    "worst",
    "because",
    "ghetto",
    "top",
    "belastet",
    "problemområde",
    "due",
    "caused",
];

fn forbidden(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_alphabetic()).find(|word| FORBIDDEN.contains(&word.to_lowercase().as_str()))
}

/// Every sentence of a snapshot with what it is about.
fn sentences(snapshot: &Snapshot, check: &dyn Fn(Lang, &Published, &Signal, &str)) -> usize {
    let terms = Terms { k: snapshot.origin.k, release: snapshot.id.as_str() };
    let found = assess(&snapshot.release, &terms);
    let mut count = 0;
    for lang in Lang::ALL {
        for signal in found.signals().chain(found.hints()) {
            let of = snapshot.release.indicator(signal.indicator.as_str()).unwrap();
            let sentence = Teller::new(&snapshot.release, of, lang, snapshot.origin.k).signal(signal);
            check(lang, of, signal, &sentence);
            count += 1;
        }
    }
    count
}

#[test]
fn no_sentence_blames_ranks_or_explains() {
    for which in [Demo::True, Demo::Protected] {
        let count = sentences(demo(which), &|_, _, _, sentence| {
            assert_eq!(forbidden(sentence), None, "{sentence}");
            assert!(!sentence.contains(['⟦', '{', '!']), "{sentence}");
            assert!(!sentence.contains(".."), "{sentence}");
        });
        assert!(count > 200);
    }
}

#[test]
fn no_word_of_a_screen_blames_ranks_or_explains() {
    for lang in ["da", "en"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/locale").join(lang);
        for file in std::fs::read_dir(folder).unwrap().flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            // Faults are told to the one who imports, about a bundle.
            if name.starts_with("faults") || name.starts_with("cli") {
                continue;
            }
            let text = std::fs::read_to_string(file.path()).unwrap();
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                let words = line.split_once('=').map_or(line, |(_, words)| words);
                assert_eq!(forbidden(words), None, "{lang}/{name}: {line}");
            }
        }
    }
}

#[test]
fn every_number_is_one_of_the_signals_own() {
    for which in [Demo::True, Demo::Protected] {
        sentences(demo(which), &|lang, of, signal, sentence| {
            let said = sentence.split_once(": ").unwrap().1;
            let known = known(lang, signal);
            for number in numbers(said) {
                assert!(known.contains(&number), "{number} of '{sentence}' comes from nowhere");
            }
            if let Some(figure) = figure(lang, of, signal) {
                assert!(numbers(said).contains(&figure), "{figure} is not in '{sentence}'");
            }
        });
    }
}

#[test]
fn every_ground_is_a_cell_of_the_release() {
    for which in [Demo::True, Demo::Protected] {
        sentences(demo(which), &|_, of, signal, sentence| {
            assert!(!signal.grounds.is_empty(), "{sentence}");
            for ground in &signal.grounds {
                let cell = of.table.cell(&ground.area, ground.period, ground.age).unwrap();
                assert_eq!(cell.figure, ground.figure, "{sentence}");
            }
        });
    }
}

/// The numbers of a text as they are written.
fn numbers(text: &str) -> Vec<String> {
    let digits = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    let trimmed = digits.map(|word| word.trim_matches(['.', ','])).filter(|word| !word.is_empty());
    trimmed.map(ToOwned::to_owned).collect()
}

/// The main figure, added up anew from the cells that the signal names.
fn figure(lang: Lang, of: &Published, signal: &Signal) -> Option<String> {
    let window = match &signal.basis {
        Basis::Hotspot(found) => found.window,
        Basis::Cluster(found) => found.window,
        Basis::Change(found) => found.window,
        Basis::Alarm(found) => Window::One(found.at),
        Basis::Trend(_) => return None,
    };
    let periods = window.periods();
    let (mut value, mut base) = (0.0, 0);
    for ground in &signal.grounds {
        if signal.areas.contains(&ground.area) && periods.contains(&ground.period) {
            let Figure::Known(known) = ground.figure else { return None };
            value += known.value;
            base += known.base.unwrap_or(0);
        }
    }
    match of.indicator.measure {
        Measure::Count => Some(whole(lang, value)),
        #[allow(clippy::cast_precision_loss)] // a number of persons
        Measure::Share => Some(decimal(lang, 100.0 * value / base as f64, 1)),
        Measure::Mean => None,
    }
}

/// Every way in which a signal's own numbers may be written.
fn known(lang: Lang, signal: &Signal) -> BTreeSet<String> {
    let mut own: Vec<f64> = vec![5.0];
    let mut times: Vec<Period> = vec![signal.span.0, signal.span.1];
    times.extend(signal.grounds.iter().map(|ground| ground.period));
    let percent = |ratio: f64| (ratio - 1.0) * 100.0;
    match &signal.basis {
        Basis::Hotspot(found) => {
            own.extend([found.expected, found.ratio, percent(found.ratio)]);
            own.extend(found.observed);
            let observed = found.observed.unwrap_or(0.0);
            own.extend([observed, found.expected].map(|count| 100.0 * count / found.base));
        }
        Basis::Cluster(found) => {
            let ratio = found.observed / found.expected;
            own.extend([found.observed, ratio, percent(ratio)]);
        }
        Basis::Change(found) => {
            let ratios = [found.change.ratio, Some(found.change.interval.0), found.change.interval.1];
            own.extend([found.now, found.before]);
            for ratio in ratios.into_iter().flatten() {
                own.push(percent(ratio));
                own.extend(found.rates.map(|(_, before)| before * (ratio - 1.0)));
            }
            own.extend(found.rates.map(|(now, _)| now));
            own.extend(found.rates.map(|(_, before)| before));
        }
        Basis::Trend(found) => {
            for slope in found.trend.slope.iter().flat_map(|slope| [slope.median, slope.low, slope.high]) {
                own.extend([slope, 100.0 * slope / found.typical]);
            }
            if let Some(known) = signal.grounds.last().and_then(|ground| ground.figure.known()) {
                own.push(known.value);
                #[allow(clippy::cast_precision_loss)] // a number of persons
                own.extend(known.base.map(|base| 100.0 * known.value / base as f64));
            }
        }
        Basis::Alarm(found) => own.extend([found.warning.observed, found.warning.expected]),
    }
    let written =
        own.into_iter().flat_map(|number| (0..=2).map(move |places| decimal(lang, number.abs(), places)));
    written.chain(times.into_iter().flat_map(|at| numbers(&period(lang, at)))).collect()
}
