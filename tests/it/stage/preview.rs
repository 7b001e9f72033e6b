//! What bundles written by hand would change; every number is counted by hand.

use komspot::app::preview::{Beyond, Kind, Preview, Total};
use komspot::app::stage::Publication;
use komspot::config::Limits;
use komspot::locale::Lang;

use super::{Desk, TWO_MONTHS};

impl Desk {
    /// What the bundle that is written now changes, once it is published.
    fn preview(&self) -> Preview {
        match self.import(&Limits::default()) {
            Publication::Shown { preview, .. } => *preview,
            Publication::Held(held) => panic!("{held:?}"),
        }
    }
}

/// January and February are published, openly.
fn published() -> Desk {
    let desk = Desk::new();
    desk.write("1", &[("uro", false)], &TWO_MONTHS);
    desk.import(&Limits::default());
    desk
}

#[test]
fn the_first_bundle_is_all_new() {
    let desk = Desk::new();
    let preview = desk.write("1", &[("uro", false)], &TWO_MONTHS).preview();
    assert!(preview.first);
    assert_eq!(preview.areas.added.len(), 3);
    assert_eq!(preview.indicators.len(), 1);
    let uro = &preview.indicators[0];
    assert_eq!((uro.kind, uro.name_da.as_str()), (Kind::Added, "Da uro"));
    assert_eq!(
        (preview.through_before.as_deref(), preview.through_after.as_deref()),
        (None, Some("2025-02"))
    );
    // January: 40 + 30 + 20; February: 41 + 31 + 21.
    let total = |period: &str| uro.totals.iter().find(|total| total.period == period).unwrap().after;
    assert_eq!((total("2025-01"), total("2025-02")), (Some(90.0), Some(93.0)));
    assert!(preview.notable().is_empty(), "{:?}", preview.notable());
}

#[test]
fn the_same_bundle_changes_nothing() {
    let desk = published();
    let preview = desk.preview();
    assert!(preview.is_empty(), "{preview:?}");
    assert_eq!(preview.told(Lang::Da), ["Datapakken ændrer ikke noget af det, der vises."]);
}

#[test]
fn a_month_more_is_told_with_its_total_and_new_end() {
    let desk = published();
    let mut rows = TWO_MONTHS.to_vec();
    rows.extend(["uro nord 2025-03 42", "uro syd 2025-03 32", "uro øst 2025-03 22"]);
    let preview = desk.write("2", &[("uro", false)], &rows).preview();
    let uro = &preview.indicators[0];
    assert_eq!(uro.kind, Kind::Altered);
    assert!(uro.periods.added.contains(&"2025-03".to_owned()), "{:?}", uro.periods);
    let march = Total { period: "2025-03".into(), before: None, after: Some(96.0) };
    assert!(uro.totals.contains(&march), "{:?}", uro.totals);
    assert!(uro.totals.iter().all(|total| total.period != "2025-01"), "January says what it said");
    assert_eq!((uro.figures.rewritten, uro.figures.withdrawn, uro.figures.hidden), (0, 0, 0));
    assert_eq!(uro.through_after.as_deref(), Some("2025-03"));
    assert!(preview.notable().is_empty(), "{:?}", preview.notable());
    let told = preview.told(Lang::Da).join("\n");
    assert!(told.contains("Tallene går til og med marts 2025 (før: februar 2025)."), "{told}");
}

#[test]
fn a_fall_to_a_tenth_and_an_empty_area_are_noticed() {
    let desk = published();
    let mut rows = TWO_MONTHS.to_vec();
    // 93 in February, 9 in March: less than a tenth. Nobody in the south and the east.
    rows.extend(["uro nord 2025-03 9", "uro syd 2025-03 0", "uro øst 2025-03 0"]);
    let preview = desk.write("2", &[("uro", false)], &rows).preview();
    let jump = preview.indicators[0].jump.clone().unwrap();
    assert_eq!((jump.before, jump.after, jump.below), (93.0, 9.0, false));
    assert_eq!((jump.period_before.as_str(), jump.period_after.as_str()), ("2025-02", "2025-03"));
    let emptied: Vec<(&str, bool)> =
        preview.indicators[0].emptied.iter().map(|of| (of.area.as_str(), of.zero)).collect();
    assert_eq!(emptied, [("syd", true), ("øst", true)]);
    let notable = preview.notable();
    assert!(
        matches!(notable[0], Beyond::Jump { factor: Some(factor), .. } if (factor - 93.0 / 9.0).abs() < 1e-9)
    );
    assert!(notable.iter().any(|beyond| matches!(beyond, Beyond::EmptiedAreas { .. })));
    let told: Vec<String> = notable.iter().map(|beyond| preview.told_beyond(Lang::Da, beyond)).collect();
    assert_eq!(told[0], "Da uro: kommunens tal går fra 93 (februar 2025) til 9 (marts 2025).");
}

#[test]
fn an_area_that_reports_nothing_is_noticed_though_there_is_no_total_then() {
    let desk = published();
    let mut rows = TWO_MONTHS.to_vec();
    rows.extend(["uro nord 2025-03 42", "uro syd 2025-03 32"]);
    let preview = desk.write("2", &[("uro", false)], &rows).preview();
    let emptied = &preview.indicators[0].emptied;
    assert_eq!(emptied.len(), 1, "{emptied:?}");
    assert_eq!((emptied[0].area.as_str(), emptied[0].period.as_str()), ("øst", "2025-03"));
    assert!(!emptied[0].zero);
    let limits = Limits { emptied_areas: true, ..Limits::default() };
    assert!(matches!(preview.beyond(&limits)[..], [Beyond::EmptiedAreas { .. }]));
}

#[test]
fn a_rise_to_less_than_tenfold_is_within_the_limit_and_tenfold_is_beyond() {
    for (nord, beyond) in [("929", false), ("930", true)] {
        let desk = published();
        let mut rows = TWO_MONTHS.to_vec();
        let march =
            [format!("uro nord 2025-03 {nord}"), "uro syd 2025-03 0".into(), "uro øst 2025-03 0".into()];
        rows.extend(march.iter().map(String::as_str));
        let preview = desk.write("2", &[("uro", false)], &rows).preview();
        let limits = Limits { jump: Some(10.0), ..Limits::default() };
        assert_eq!(!preview.beyond(&limits).is_empty(), beyond, "{nord}");
    }
}

#[test]
fn a_history_rewritten_is_told_from_a_provisional_figure_corrected() {
    let desk = Desk::new();
    let mut rows = TWO_MONTHS.to_vec();
    rows[5] = "uro øst 2025-02 21 provisional";
    desk.write("1", &[("uro", false)], &rows);
    desk.import(&Limits::default());
    rows[0] = "uro nord 2025-01 50";
    rows[5] = "uro øst 2025-02 25";
    let preview = desk.write("2", &[("uro", false)], &rows).preview();
    // Final: nord in January, and with it the municipality's January, and the quarter's
    // sums where they are told. Provisional: øst in February and the municipality's February.
    let uro = &preview.indicators[0];
    assert!(uro.figures.rewritten >= 2, "{:?}", uro.figures);
    assert!(uro.figures.revised >= 2, "{:?}", uro.figures);
    let january = Total { period: "2025-01".into(), before: Some(90.0), after: Some(100.0) };
    assert!(uro.totals.contains(&january), "{:?}", uro.totals);
    let limits = Limits { rewritten: true, ..Limits::default() };
    assert!(matches!(preview.beyond(&limits)[..], [Beyond::Rewritten { .. }]));
}

#[test]
fn a_shorter_history_ends_earlier_and_withdraws_figures() {
    let desk = published();
    let preview = desk.write("2", &[("uro", false)], &TWO_MONTHS[..3]).preview();
    let uro = &preview.indicators[0];
    assert!(uro.periods.removed.contains(&"2025-02".to_owned()), "{:?}", uro.periods);
    assert!(uro.figures.withdrawn >= 4, "three areas and their sum: {:?}", uro.figures);
    let limits = Limits { earlier_end: true, ..Limits::default() };
    assert!(matches!(&preview.beyond(&limits)[..],
        [Beyond::EarlierEnd { before, after: Some(after), .. }] if before == "2025-02" && after == "2025-01"));
}

#[test]
fn protected_figures_stay_and_nothing_in_a_preview_is_hidden_elsewhere() {
    let desk = Desk::new();
    desk.write("1", &[("uro", true)], &TWO_MONTHS);
    desk.import(&Limits::default());
    // Late records: the ledger keeps what was published.
    let mut rows = TWO_MONTHS.to_vec();
    rows[0] = "uro nord 2025-01 44";
    rows.extend(["uro nord 2025-03 2", "uro syd 2025-03 33", "uro øst 2025-03 29"]);
    let preview = desk.write("2", &[("uro", true)], &rows).preview();
    let uro = &preview.indicators[0];
    assert_eq!((uro.figures.rewritten, uro.figures.withdrawn, uro.figures.hidden), (0, 0, 0));
    let text = serde_json::to_string(&preview).unwrap();
    assert_eq!(serde_json::from_str::<Preview>(&text).unwrap(), preview);
    assert!(!text.contains("2.0") && !text.contains("94.0"), "no true count: {text}");
}

#[test]
fn the_command_tells_what_a_bundle_would_change() {
    let desk = published();
    let mut rows = TWO_MONTHS.to_vec();
    rows.extend(["uro nord 2025-03 9", "uro syd 2025-03 0", "uro øst 2025-03 0"]);
    desk.write("2", &[("uro", false)], &rows);
    let bundle = desk.bundle();
    let text = desk.run(&["check", bundle.to_str().unwrap()]);
    assert_eq!(text.code, Some(0), "{text:?}");
    assert!(text.stdout.contains("Det ændrer datapakken\n  Da uro: "), "{text:?}");
    assert!(text.stdout.contains("kommunens tal går fra 93 (februar 2025) til 9"), "{text:?}");
    let json = desk.run(&["check", bundle.to_str().unwrap(), "--format", "json"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["preview"]["through_after"], "2025-03");
    assert_eq!(json["notable"][0]["limit"], "jump");
    assert_eq!(desk.staged(), [""; 0], "nothing was written");
}
