//! Looks made by hand, a second apart unless said otherwise.

use super::*;

const PATIENCE: Patience = Patience { quiet: Duration::from_secs(10), abandoned: Duration::from_mins(10) };

/// One thing in a look: name, inode, size.
type Seen = (&'static str, u64, u64);

fn entry(inode: u64, size: u64) -> Entry {
    let print = Print::made((1, inode), i128::from(size), size);
    Entry { kind: Kind::File, print, whole: true }
}

fn listing(seen: &[Seen]) -> Listing {
    let entries = seen.iter().map(|&(name, inode, size)| (name.into(), entry(inode, size)));
    Listing { entries: entries.collect(), flooded: false }
}

/// The names of what arrives in the look that sees this, so many seconds after the one before.
fn arrivals(settling: &mut Settling, seen: &[Seen], seconds: u64) -> Vec<String> {
    let arrivals = settling.look(&listing(seen), Duration::from_secs(seconds), &PATIENCE);
    let names = |arrival: &Arrival| {
        arrival.names().iter().map(|name| name.to_string_lossy()).collect::<Vec<_>>().join("+")
    };
    arrivals.iter().map(names).collect()
}

const NOTHING: [&str; 0] = [];

#[test]
fn what_grows_is_never_taken_and_what_is_quiet_is_taken_once() {
    let mut settling = Settling::default();
    for size in 0..1000 {
        assert_eq!(arrivals(&mut settling, &[("a.zip", 1, size)], 9), NOTHING, "at {size} bytes");
    }
    assert_eq!(arrivals(&mut settling, &[("a.zip", 1, 999)], 9), NOTHING);
    assert_eq!(arrivals(&mut settling, &[("a.zip", 1, 999)], 1), ["a.zip"]);
    assert_eq!(arrivals(&mut settling, &[("a.zip", 1, 999)], 60), NOTHING, "could not be removed");
    assert_eq!(settling.pending(), 0);
    assert_eq!(arrivals(&mut settling, &[("a.zip", 1, 1000)], 60), NOTHING);
    assert_eq!(arrivals(&mut settling, &[("a.zip", 1, 1000)], 60), ["a.zip"], "brought again");
}

#[test]
fn what_has_no_end_yet_is_waited_for_longer() {
    let mut settling = Settling::default();
    let mut cut = listing(&[("a.zip", 1, 5)]);
    cut.entries.get_mut(OsStr::new("a.zip")).unwrap().whole = false;
    let mut look = |seconds| settling.look(&cut, Duration::from_secs(seconds), &PATIENCE).len();
    assert_eq!([look(0), look(30), look(29), look(1)], [0, 0, 0, 1]);
}

#[test]
fn a_marker_needs_no_waiting_and_goes_with_its_bundle() {
    for marker in ["a.zip.done", "a.zip.complete"] {
        let mut settling = Settling::default();
        assert_eq!(arrivals(&mut settling, &[("a.zip", 1, 5)], 0), NOTHING);
        let all = [("a.zip", 1, 6), (marker, 2, 0)];
        assert_eq!(arrivals(&mut settling, &all, 1), [format!("a.zip+{marker}")]);
    }
}

#[test]
fn a_marker_that_comes_first_waits_for_its_bundle() {
    let mut settling = Settling::default();
    assert_eq!(arrivals(&mut settling, &[("a.zip.done", 2, 0)], 0), NOTHING);
    assert_eq!(arrivals(&mut settling, &[("a.zip.done", 2, 0)], 599), NOTHING);
    assert_eq!(arrivals(&mut settling, &[("a.zip.done", 2, 0)], 1), ["a.zip.done"], "alone for long");
}

#[test]
fn what_is_renamed_from_an_unfinished_name_is_complete() {
    for aside in [".a.zip.Xy12ab", "a.zip.part", "a.zip.filepart", "A.ZIP.TMP", "a.zip.partial"] {
        let mut settling = Settling::default();
        assert_eq!(arrivals(&mut settling, &[(aside, 1, 5)], 0), NOTHING);
        assert_eq!(arrivals(&mut settling, &[(aside, 1, 5)], 300), NOTHING, "{aside} never counts");
        assert_eq!(arrivals(&mut settling, &[("a.zip", 1, 5)], 1), NOTHING);
        assert_eq!(arrivals(&mut settling, &[("a.zip", 1, 5)], 1), ["a.zip"]);
    }
}

#[test]
fn a_renamed_bundle_waits_while_more_is_coming() {
    let mut settling = Settling::default();
    arrivals(&mut settling, &[(".a.zip.x", 1, 5)], 0);
    arrivals(&mut settling, &[("a.zip", 1, 5), (".a.zip.minisig.x", 2, 1)], 1);
    assert_eq!(arrivals(&mut settling, &[("a.zip", 1, 5), ("a.zip.minisig", 2, 2)], 1), NOTHING);
    let both = [("a.zip", 1, 5), ("a.zip.minisig", 2, 2)];
    assert_eq!(arrivals(&mut settling, &both, 1), ["a.zip+a.zip.minisig"]);
}

#[test]
fn another_file_of_the_same_name_begins_anew() {
    let mut settling = Settling::default();
    arrivals(&mut settling, &[("a.zip", 1, 5)], 0);
    assert_eq!(arrivals(&mut settling, &[("a.zip", 2, 5)], 10), NOTHING);
    assert_eq!(arrivals(&mut settling, &[], 10), NOTHING);
    assert_eq!(arrivals(&mut settling, &[("a.zip", 2, 5)], 10), NOTHING, "it was away");
}

#[test]
fn a_signature_waits_for_its_bundle_and_is_waited_for() {
    let mut settling = Settling::default();
    assert_eq!(arrivals(&mut settling, &[("a.zip.minisig", 2, 9)], 0), NOTHING);
    assert_eq!(arrivals(&mut settling, &[("a.zip.minisig", 2, 9), ("a.zip", 1, 5)], 100), NOTHING);
    let both = [("a.zip.minisig", 2, 9), ("a.zip", 1, 5)];
    assert_eq!(arrivals(&mut settling, &both, 10), ["a.zip+a.zip.minisig"]);
    let mut settling = Settling::default();
    arrivals(&mut settling, &[("a.zip", 1, 5)], 0);
    arrivals(&mut settling, &[("a.zip", 1, 5)], 9);
    assert_eq!(arrivals(&mut settling, &[("a.zip", 1, 5), ("a.zip.minisig", 2, 3)], 1), NOTHING);
}

#[test]
fn the_order_is_that_of_arrival() {
    let mut settling = Settling::default();
    arrivals(&mut settling, &[("z", 1, 900)], 0);
    // By its file's time b is the oldest; but z was there before it.
    let all = [("z", 1, 900), ("b", 2, 3), ("a", 3, 7)];
    assert_eq!(arrivals(&mut settling, &all, 1), NOTHING);
    assert_eq!(arrivals(&mut settling, &all, 10), ["z", "b", "a"]);
}

#[test]
fn what_is_never_finished_is_given_up_in_the_end() {
    let mut settling = Settling::default();
    let left = [(".a.zip.x", 1, 5), ("b.zip.minisig", 2, 5), ("._c.zip", 3, 5)];
    assert_eq!(arrivals(&mut settling, &left, 0), NOTHING);
    assert_eq!(arrivals(&mut settling, &left, 599), NOTHING);
    let given_up = settling.look(&listing(&left), Duration::from_secs(1), &PATIENCE);
    let expected = [
        Arrival::Abandoned(".a.zip.x".into()),
        Arrival::Litter("._c.zip".into()),
        Arrival::Abandoned("b.zip.minisig".into()),
    ];
    assert!(expected.iter().all(|arrival| given_up.contains(arrival)), "{given_up:?}");
}

#[test]
fn a_flood_is_told_once() {
    let mut settling = Settling::default();
    let (flood, nothing) = (Listing { flooded: true, ..Listing::default() }, Listing::default());
    let mut look = |listing| settling.look(listing, Duration::from_secs(1), &PATIENCE);
    assert_eq!(look(&flood), [Arrival::Flood]);
    assert_eq!(look(&flood), []);
    assert_eq!(look(&nothing), []);
    assert_eq!(look(&flood), [Arrival::Flood]);
}

#[test]
fn links_and_pipes_are_told_at_once_and_once() {
    let mut settling = Settling::default();
    let mut strange = listing(&[("x", 1, 5)]);
    strange.entries.get_mut(OsStr::new("x")).unwrap().kind = Kind::Strange;
    let mut look = || settling.look(&strange, Duration::from_secs(1), &PATIENCE);
    assert_eq!(look(), [Arrival::Strange("x".into())]);
    assert_eq!(look(), []);
}
