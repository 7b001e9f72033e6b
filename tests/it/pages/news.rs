//! What is new since the reader's last visit.

use std::sync::Arc;

use komspot::domain::{AgeGroup, Figure, Known};
use komspot::locale::Lang;
use komspot::release::{Cell, ReleaseTable};
use komspot::render;
use komspot::snapshot::{Snapshot, SnapshotId};
use komspot::view::error::Problem;
use komspot::view::news::{Difference, Fate, News, Past};

use super::{assessment, fixture};
use crate::harness::{Browser, Komspot, komspot, until};

/// The fixture's snapshot under another number, with the figures of one indicator as `change` makes them.
fn snapshot(number: u32, change: impl Fn(&str, &str, Cell) -> Cell) -> Snapshot {
    let mut snapshot = fixture::snapshot();
    snapshot.id = SnapshotId::new(number, "0badcafe");
    let of = &mut snapshot.release.indicators[0];
    let table = &of.table;
    let cells = table.iter().map(|(area, age, period, cell)| match age {
        AgeGroup::All => change(area.as_str(), &period.to_string(), cell),
        AgeGroup::Years { .. } => cell,
    });
    let parts = table.ages().iter().copied().filter(|age| *age != AgeGroup::All).collect();
    let (areas, ages, periods) = (table.areas().to_vec(), table.ages().to_vec(), table.periods().to_vec());
    of.table = Arc::new(ReleaseTable::new(areas, ages, periods, cells.collect(), parts).unwrap());
    snapshot
}

fn known(value: f64) -> Cell {
    Cell { figure: Figure::Known(Known { value, base: None }), provisional: false }
}

fn between(before: &Snapshot, after: &Snapshot) -> Difference {
    Difference::between((before, &assessment(before)), (after, &assessment(after)))
}

#[test]
fn the_same_figures_are_no_news() {
    let (before, after) = (snapshot(1, |_, _, cell| cell), snapshot(2, |_, _, cell| cell));
    let difference = between(&before, &after);
    assert!(difference.is_empty(), "{difference:?}");
    let past = Past { differences: vec![difference] };
    let page = News::new(&after, Some(&past), Lang::Da, None).unwrap();
    assert_eq!(page.summary.as_deref(), Some("Intet er ændret."));
}

#[test]
fn a_new_quarter_a_revised_figure_and_a_new_signal_are_told_by_indicator_and_area() {
    // Before, nothing was known of the newest quarter, and Bakkely had one case more in 2024-Q2.
    let before = snapshot(1, |area, period, cell| match (area, period) {
        (_, "2026-Q3") => Cell::MISSING,
        ("02", "2024-Q2") => known(7.0),
        ("01", at) if at > "2025-Q3" => known(5.0),
        _ => cell,
    });
    let after = snapshot(2, |_, _, cell| cell);
    let difference = between(&before, &after);
    let [altered] = &difference.indicators[..] else { panic!("{:?}", difference.indicators) };
    assert_eq!(altered.indicator.id.as_str(), "sigtelser");
    assert_eq!(altered.fate, Fate::Stayed(false));
    assert_eq!(altered.periods, [fixture::period("2026-Q3")]);
    let revised: Vec<&str> = altered.revised.iter().map(komspot::domain::AreaId::as_str).collect();
    assert_eq!(revised, ["01", "02"]);
    // 42 against 20 in Østre Have came with the quarters that were altered.
    assert!(difference.fresh.iter().any(|signal| signal.areas[0].as_str() == "01"), "{difference:?}");

    let past = Past { differences: vec![difference] };
    let page = News::new(&after, Some(&past), Lang::Da, Some("000001-0badcafe")).unwrap();
    assert_eq!((page.heading.as_str(), &page.notice), ("Siden dit sidste besøg", &None));
    let group = &page.groups[0];
    assert_eq!(group.indicator.text, "Sigtelser mod unge");
    assert_eq!(
        group.facts.as_deref(),
        Some("Ny periode: 3. kvartal 2026. Rettede tal i 2 byområder: Bakkely, Østre Have.")
    );
    assert!(group.fresh.iter().any(|told| told.sentence.starts_with("Østre Have – ")));
    let map = group.fresh[0].map.as_ref().unwrap();
    assert!(map.href.starts_with("/?indicator=sigtelser&area="), "{}", map.href);
    for lang in Lang::ALL {
        let html = render::news::page(&News::new(&after, Some(&past), lang, None).unwrap());
        assert!(!html.contains('⟦') && html.contains("data-snapshot=\"000002-0badcafe\""));
    }
    // The other way round the signal is over.
    let back = between(&after, &before);
    assert!(back.fresh.is_empty() && !back.faded.is_empty());
}

#[test]
fn snapshots_that_are_not_kept_are_said_plainly() {
    let after = snapshot(5, |_, _, cell| cell);
    let since = |number: u32| Difference {
        since: SnapshotId::new(number, "0badcafe"),
        ..between(&snapshot(number, |_, _, cell| cell), &after)
    };
    let past = Past { differences: vec![since(4), since(3)] };
    let page = |past: Option<&Past>, seen: Option<&str>| News::new(&after, past, Lang::Da, seen).unwrap();
    let told = |seen: &str| page(Some(&past), Some(seen));
    assert!(told("000005-0badcafe").notice.unwrap().starts_with("Intet er ændret, siden du var her"));
    assert!(told("000003-0badcafe").lead.contains("000003-0badcafe"));
    let withdrawn = told("000006-00000000");
    assert!(withdrawn.notice.unwrap().contains("trukket tilbage"));
    assert!(withdrawn.lead.contains("000004-0badcafe"), "the newest release's changes");
    // One that was gone back from is no yardstick, but whoever saw it last is told.
    let gone = Difference { withdrawn: true, ..since(6) };
    let back = Past { differences: vec![gone, since(4)] };
    assert!(page(Some(&back), None).lead.contains("000004-0badcafe"));
    let seen = page(Some(&back), Some("000006-0badcafe"));
    assert!(seen.lead.contains("000006-0badcafe") && seen.notice.unwrap().contains("er trukket tilbage"));
    assert!(page(Some(&back), None).since.is_none());
    let pruned = told("000001-00000000");
    assert!(pruned.notice.unwrap().contains("ikke gemt længere"));
    assert!(pruned.lead.contains("000003-0badcafe"), "since the oldest");
    assert!(page(Some(&Past::default()), None).notice.unwrap().contains("første udgave"));
    assert!(page(None, None).notice.unwrap().contains("ved at blive regnet ud"));
    let refused = News::new(&after, Some(&past), Lang::Da, Some("5"));
    assert!(matches!(refused, Err(Problem::BadParameter(_))));
}

#[test]
fn a_browser_that_has_seen_the_one_before_is_told_what_has_changed() {
    let data = tempfile::tempdir().expect("a temporary directory");
    let import = |version: &str, without: &str| {
        let bundle = tempfile::tempdir().expect("a temporary directory");
        for name in
            ["datapackage.json", "areas.geojson", "indicators.csv", "population.csv", "observations.csv"]
        {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bundles/good");
            let text = std::fs::read_to_string(format!("{folder}/{name}")).unwrap();
            let text = text.replace("\"version\": \"1\"", &format!("\"version\": \"{version}\""));
            std::fs::write(bundle.path().join(name), text.replace(without, "")).unwrap();
        }
        let (data, bundle) = (data.path().to_string_lossy(), bundle.path().to_string_lossy());
        let done = komspot(&["--data-dir", &data, "import", "--unsigned", &bundle]);
        assert_eq!(done.code, Some(0), "{done:?}");
    };
    import("1", "fravaer,øst,2024/2025,all,5,60,\n");
    let server = Komspot::on(data.path());
    let looked_back = |words: &str| {
        until("the look back", || server.get("/news?lang=da").text().contains(words).then_some(()));
    };
    looked_back("første udgave");
    let Some(browser) = Browser::open((1366, 768)) else { return };
    browser.visit(&server.url("/news"));
    browser.wait_for("localStorage.getItem('komspot-seen') !== null");
    import("2", "no such row");
    looked_back("Sammenlignet med udgave 000001");
    browser.visit(&server.url("/"));
    browser.wait_for("document.querySelector('#teaser a')?.href.includes('since=000001-')");
    browser.eval("document.querySelector('#teaser a').click()");
    browser.wait_for("document.querySelector('h1')?.innerText === 'Siden dit sidste besøg'");
    browser.wait_for("localStorage.getItem('komspot-seen').startsWith('000002-')");
    browser.visit(&server.url("/"));
    browser.wait_for("document.querySelector('#teaser a') !== null");
    assert_eq!(browser.eval("document.querySelector('#teaser a').href.includes('since')"), false);
    assert_eq!(browser.complaints(), [""; 0]);
}
