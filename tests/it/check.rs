//! Bundles that are judged: the good one, and each bad one with what a person reads.

use std::fmt::Write as _;
use std::path::Path;

use std::sync::Arc;

use komspot::bundle::{Bundle, Limits};
use komspot::check::{Accepted, Verdict, judge};
use komspot::cli::report::Report;
use komspot::domain::{
    AgeGroup, AreaId, Base, Direction, Domain, Granularity, Indicator, IndicatorId, Measure, PlaceBasis,
    Population, Zeros,
};
use komspot::finding::Severity;
use komspot::locale::Lang;
use komspot::progress::Silent;
use komspot::release::{Cell, Published, Release, ReleaseTable};
use proptest::prelude::*;

/// The good bundle of the fixtures, and one alteration of it.
struct Altered {
    folder: tempfile::TempDir,
}

impl Altered {
    fn good() -> Self {
        let from = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bundles/good"));
        let folder = tempfile::tempdir().unwrap();
        for entry in std::fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            std::fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
        }
        Self { folder }
    }

    /// Replaces a text that is in the file.
    fn replace(self, file: &str, old: &str, new: &str) -> Self {
        let path = self.folder.path().join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "{old:?} is not in {file}");
        self.write(file, &text.replacen(old, new, 1))
    }

    fn write(self, file: &str, text: &str) -> Self {
        std::fs::write(self.folder.path().join(file), text).unwrap();
        self
    }

    /// A bundle without one of its resources.
    fn without(self, resource: &str, file: &str) -> Self {
        let path = self.folder.path().join("datapackage.json");
        let text = std::fs::read_to_string(&path).unwrap();
        let mut descriptor: serde_json::Value = serde_json::from_str(&text).unwrap();
        descriptor["resources"].as_array_mut().unwrap().retain(|entry| entry["name"] != resource);
        std::fs::remove_file(self.folder.path().join(file)).unwrap();
        self.write("datapackage.json", &descriptor.to_string())
    }

    fn verdict(&self) -> Verdict {
        self.verdict_over(None)
    }

    fn verdict_over(&self, kept: Option<&Release>) -> Verdict {
        let bundle = Bundle::open(self.folder.path(), &Limits::default()).unwrap();
        judge(&bundle, kept, &Silent)
    }

    /// The bundle is refused, and this is among the lines that a person reads.
    #[track_caller]
    fn refused_with(&self, line: &str) {
        let verdict = self.verdict();
        let text = said(&verdict);
        assert!(verdict.accepted.is_none(), "taken:\n{text}");
        assert!(text.lines().any(|found| found.trim() == line), "not said: {line}\n{text}");
        let last = text.lines().last().unwrap();
        assert!(last.starts_with("Afvist: 1 fejl"), "more than the one fault:\n{text}");
        assert!(last.ends_with("Intet er ændret, og væggen viser stadig de hidtidige tal."), "{last}");
        assert!(!text.contains('⟦') && !text.contains("{$"), "{text}");
    }

    /// The bundle is taken; what a person reads of it.
    #[track_caller]
    fn accepted(&self) -> String {
        let verdict = self.verdict();
        let text = said(&verdict);
        assert!(verdict.accepted.is_some(), "{text}");
        text
    }
}

fn observation(old: &str, new: &str) -> Altered {
    Altered::good().replace("observations.csv", old, new)
}

/// What a person reads of a verdict.
fn said(verdict: &Verdict) -> String {
    Report::new("pakke", verdict.accepted.is_some(), &verdict.findings).text(Lang::Da)
}

#[test]
fn the_good_bundle_raises_nothing() {
    assert_eq!(Altered::good().accepted(), "Godkendt: ingen fejl.\n");
}

#[test]
fn unknown_names_are_told() {
    observation("haervaerk,syd", "graffiti,syd").refused_with(
        "observations.csv, linje 11, kolonne indicator: Nøgletallet »graffiti« er ikke beskrevet i \
         indicators. Beskriv nøgletallet i indicators, eller ret id'et.",
    );
    observation("haervaerk,syd", "haervaerk,vest").refused_with(
        "observations.csv, linje 11, kolonne area: Byområdet »vest« findes ikke i areas. Ret id'et, eller \
         brug unknown for sager, der ikke kan placeres.",
    );
    observation("haervaerk,syd,2025-01", "haervaerk,syd,januar").refused_with(
        "observations.csv, linje 11, kolonne period: »januar« er ikke en periode. Skriv for eksempel \
         2026-10, 2026-Q3, 2026-H1, 2026 eller 2025/2026.",
    );
    observation("2025-01,all,1", "2025-01,unge,1").refused_with(
        "observations.csv, linje 11, kolonne age_group: »unge« er ikke en aldersgruppe. Skriv for eksempel \
         10-17, 65+ eller all.",
    );
}

#[test]
fn views_that_the_figures_do_not_come_in_are_told_with_those_that_there_are() {
    with_column("views", "anmeldelser", "total-year area-month").refused_with(
        "indicators.csv, linje 2, kolonne views: »area-month« er ikke en visning af nøgletallet. Brug \
         total-year total-year-age area-year area-year-age, med mellemrum imellem.",
    );
}

#[test]
fn a_family_is_alike_and_comes_whole() {
    with_column("family", "anmeldelser haervaerk", "uro").refused_with(
        "indicators.csv, kolonne family: Nøgletallene anmeldelser og haervaerk i familien »uro« har ikke samme \
         granularity. Nøgletal i en familie skal være antal, der lægges sammen, med samme granularity, zeros \
         og protect.",
    );
    let mut kept = kept("tidligere");
    let published = kept.indicators.remove(0);
    let indicator = Indicator { family: Some("uro".to_owned()), ..Indicator::clone(&published.indicator) };
    kept.indicators.push(Published { indicator: Arc::new(indicator), ..published });
    let text = said(&with_column("family", "anmeldelser", "uro").verdict_over(Some(&kept)));
    assert!(text.contains("Familien »uro« kommer kun delvis med: tidligere er ikke i datapakken."), "{text}");
}

/// The good bundle with one more column in its catalogue, filled for some indicators.
fn with_column(column: &str, indicators: &str, value: &str) -> Altered {
    let good = Altered::good();
    let text = std::fs::read_to_string(good.folder.path().join("indicators.csv")).unwrap();
    let mut wider = String::new();
    for line in text.lines() {
        let cell = match line.split(',').next().unwrap() {
            "id" => column,
            id if indicators.split(' ').any(|named| named == id) => value,
            _ => "",
        };
        writeln!(wider, "{line},{cell}").unwrap();
    }
    good.write("indicators.csv", &wider)
}

#[test]
fn counts_are_whole_and_not_negative() {
    observation("2025-01,all,1", "2025-01,all,-3").refused_with(
        "observations.csv, linje 11, kolonne value: »-3« er negativt. Et antal er 0 eller større. Lad cellen \
         være tom, hvis tallet mangler.",
    );
    observation("2025-01,all,1", "2025-01,all,1.5").refused_with(
        "observations.csv, linje 11, kolonne value: »1.5« er ikke et helt tal. Skriv antallet som et helt \
         tal uden decimaler.",
    );
}

#[test]
fn a_key_comes_once() {
    observation("anmeldelser,syd,2025,all,7", "anmeldelser,syd,2024,all,7").refused_with(
        "observations.csv, linje 6, kolonne indicator: Nøgletallet »anmeldelser« har allerede et tal for \
         byområdet syd, perioden 2024 og aldersgruppen all i linje 5. Behold kun den ene række.",
    );
}

#[test]
fn periods_fit_the_granularity() {
    observation("anmeldelser,syd,2025,", "anmeldelser,syd,2025-01,").refused_with(
        "observations.csv, linje 6, kolonne period: Perioden »2025-01« er kortere, end nøgletallet er \
         opgjort for (year). Læg tallene sammen til hele perioder, eller ret granularity i indicators.",
    );
    observation("haervaerk,syd,2025-01", "haervaerk,syd,2025").refused_with(
        "observations.csv, linje 11, kolonne period: Perioden »2025« er længere, end nøgletallet er opgjort \
         for (month). Fjern rækken, for længere perioder regnes ud af de korte, eller ret granularity i \
         indicators.",
    );
}

#[test]
fn a_share_is_within_its_base() {
    observation("all,12,120", "all,121,120").refused_with(
        "observations.csv, linje 14, kolonne value: Antallet 121 er større end basen 120. Kontrollér value \
         og base. Antallet er en del af basen.",
    );
}

#[test]
fn rates_need_a_population() {
    let none = Altered::good().without("population", "population.csv").verdict();
    let codes: Vec<_> = none.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["population-missing"; 2], "for all ages and for 0-17");
    let bundle = Altered::good().replace("population.csv", "nord,2024,0-17,200\n", "").replace(
        "population.csv",
        "nord,2025,0-17,210\n",
        "",
    );
    let verdict = bundle.verdict();
    let text = said(&verdict);
    assert!(text.contains(
        "population.csv: Nøgletallet »anmeldelser« opgøres i forhold til befolkningen, men der er ingen \
         befolkningstal for aldersgruppen 0-17 i byområdet nord."
    ));
    let one_year = Altered::good().replace("population.csv", "nord,2025,0-17,210\n", "").accepted();
    assert!(one_year.contains("Nøgletallet »anmeldelser« har tal for 2025, men"), "{one_year}");
}

#[test]
fn a_table_without_rows_is_refused() {
    let header = "indicator,area,period,age_group,value\n";
    Altered::good().write("observations.csv", header).refused_with(
        "observations.csv: Tabellen har ingen rækker. Kontrollér udtrækket, og send filen igen med tal i, \
         eller fjern ressourcen fra datapakken.",
    );
}

#[test]
fn columns_that_do_not_belong_are_named() {
    let columns = "indicator, area, period, age_group, value, base, status";
    observation("base,status", "base,bemærkning").refused_with(&format!(
        "observations.csv, linje 1, kolonne bemærkning: Kolonnen »bemærkning« kendes ikke. Fjern kolonnen, \
         eller ret dens navn. De kendte kolonner er: {columns}.",
    ));
    let extra = Altered::good().write(
        "observations.csv",
        "indicator,area,period,age_group,value,cpr\nhaervaerk,nord,2025-01,all,4,010190-1234\n",
    );
    let text = said(&extra.verdict());
    assert!(text.contains("kolonne cpr: Kolonnen »cpr« ser ud til at handle om enkeltpersoner."), "{text}");
    assert!(text.contains("linje 2, kolonne cpr: Cellen ligner et CPR-nummer."), "{text}");
    assert!(!text.contains("010190"), "{text}");
}

#[test]
fn person_numbers_are_never_repeated() {
    let bundle = observation("haervaerk,syd", "haervaerk,010190-1234");
    bundle.refused_with(
        "observations.csv, linje 11, kolonne area: Cellen ligner et CPR-nummer. Værdien vises ikke her. \
         Fjern personnummeret, og slet den fil, det står i. KOMspot tager kun imod optalte tal.",
    );
    let verdict = bundle.verdict();
    let report = Report::new("pakke", verdict.accepted.is_some(), &verdict.findings);
    assert!(!report.json(Lang::Da).contains("010190"));
}

#[test]
fn one_area_and_two_hundred_are_fine() {
    for count in [1, 200] {
        many_areas(count).accepted();
    }
}

/// A row of square areas with a count each.
fn many_areas(count: usize) -> Altered {
    let mut features = Vec::new();
    let mut population = "area,year,age_group,persons\n".to_owned();
    let mut observations = "indicator,area,period,age_group,value\n".to_owned();
    for at in 0..count {
        let west = 9.0 + f64::from(u32::try_from(at % 20).unwrap()) / 20.0;
        let south = 55.0 + f64::from(u32::try_from(at / 20).unwrap()) / 20.0;
        let (east, north) = (west + 0.05, south + 0.05);
        features.push(serde_json::json!({
            "type": "Feature",
            "properties": {"id": format!("a{at}"), "name": format!("Område {at}")},
            "geometry": {"type": "Polygon", "coordinates":
                [[[west, south], [east, south], [east, north], [west, north], [west, south]]]},
        }));
        writeln!(population, "a{at},2025,all,100").unwrap();
        writeln!(observations, "anmeldelser,a{at},2025,all,{at}").unwrap();
    }
    let areas = serde_json::json!({"type": "FeatureCollection", "features": features});
    Altered::good()
        .write("areas.geojson", &areas.to_string())
        .write("population.csv", &population)
        .write("observations.csv", &observations)
}

#[test]
fn names_are_text_whatever_they_hold() {
    let named = |name: &str| {
        let quoted = format!("\"{}\"", name.replace('"', "\"\""));
        Altered::good().replace("indicators.csv", "Hærværk", &quoted)
    };
    let long = "å".repeat(300);
    for name in ["<script>alert(1)</script>", "Vold & uro", "Det \"nye\" tal", &long] {
        assert_eq!(named(name).accepted(), "Godkendt: ingen fejl.\n", "{name}");
    }
    let turned = named("Hær\u{202e}værk").accepted();
    assert!(turned.contains("»Hær\u{fffd}værk« indeholder usynlige tegn"), "{turned}");
    named(&"å".repeat(301)).refused_with(&format!(
        "indicators.csv, linje 3, kolonne name_da: Teksten »{}…« er for lang: 301 tegn. Skriv højst 300 tegn.",
        "å".repeat(40)
    ));
}

#[test]
fn figures_need_areas_and_a_catalogue() {
    Altered::good()
        .without("areas", "areas.geojson")
        .refused_with("Datapakken har ingen byområder, og der er ingen fra en tidligere indlæsning. Tilføj ressourcen areas med byområderne som GeoJSON.");
    Altered::good().without("observations", "observations.csv").refused_with(
        "indicators.csv: Datapakken beskriver nøgletal, men har ingen tal til dem. Tilføj ressourcen \
         observations med nøgletallenes tal, eller fjern ressourcen indicators.",
    );
    Altered::good()
        .without("observations", "observations.csv")
        .without("indicators", "indicators.csv")
        .accepted();
}

/// What an earlier import left: the good bundle's areas and population, and
/// one indicator with figures for the area `nord`.
fn kept(indicator: &str) -> Release {
    let Accepted { coverage, population, .. } = Altered::good().verdict().accepted.unwrap();
    let indicator = Indicator {
        id: IndicatorId::new(indicator),
        name_da: "Tidligere".to_owned(),
        name_en: "Earlier".to_owned(),
        short_da: "Tidligere".to_owned(),
        short_en: "Earlier".to_owned(),
        domain: Domain("police".to_owned()),
        source: String::new(),
        definition_da: String::new(),
        definition_en: String::new(),
        measure: Measure::Count,
        per: 1000,
        base: Base::Population,
        direction: Direction::Risk,
        granularity: Granularity::Year,
        place_basis: PlaceBasis::Residence,
        protect: true,
        zeros: Zeros::Hidden,
        rhythm_days: None,
        views: None,
        family: None,
    };
    let table = ReleaseTable::new(
        vec![AreaId::new("nord"), ReleaseTable::total()],
        vec![AgeGroup::All],
        vec!["2024".parse().unwrap()],
        vec![Cell::MISSING; 2],
        Vec::new(),
    );
    Release {
        municipality: "Eksempel".to_owned(),
        coverage: Arc::new(coverage.unwrap()),
        population: Arc::new(population),
        indicators: vec![Published { indicator: Arc::new(indicator), table: Arc::new(table.unwrap()) }],
        notes: Vec::new(),
    }
}

#[test]
fn what_is_published_already_stands_in_for_what_the_bundle_lacks() {
    let kept = kept("tidligere");
    let only_figures = Altered::good()
        .without("areas", "areas.geojson")
        .without("population", "population.csv")
        .without("indicators", "indicators.csv")
        .write("observations.csv", "indicator,area,period,age_group,value\ntidligere,syd,2025,all,8\n");
    let verdict = only_figures.verdict_over(Some(&kept));
    assert_eq!(verdict.findings, []);
    assert!(verdict.accepted.is_some_and(|taken| taken.coverage.is_none() && taken.population.is_empty()));
    let verdict =
        only_figures.verdict_over(Some(&Release { population: Arc::new(Population::default()), ..kept }));
    let codes: Vec<_> = verdict.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["population-missing"]);
}

#[test]
fn kept_indicators_keep_their_areas() {
    let moved = Altered::good()
        .replace("areas.geojson", "\"nord\"", "\"nordøst\"")
        .write("observations.csv", "indicator,area,period,age_group,value\nanmeldelser,syd,2025,all,8\n")
        .write("population.csv", "area,year,age_group,persons\nsyd,2025,all,845\n");
    let text = said(&moved.verdict_over(Some(&kept("tidligere"))));
    let expected = "areas.geojson: Byområdet »nord« mangler blandt de nye byområder, men nøgletallet tidligere, som \
                ikke er med i datapakken, har tal for det.";
    assert!(text.contains(expected), "{text}");
    let replaced = moved.verdict_over(Some(&kept("anmeldelser")));
    assert!(replaced.accepted.is_some(), "{}", said(&replaced));
}

#[test]
fn a_bundle_that_is_wrong_in_every_row_tells_every_kind() {
    let rows = [
        "indicator,area,period,age_group,value,base,status",
        "graffiti,nord,2025,all,1,,",
        "anmeldelser,vest,2025,all,1,,",
        "anmeldelser,total,2025,all,1,,",
        "anmeldelser,nord,x,all,1,,",
        "anmeldelser,nord,2025-01,all,1,,",
        "haervaerk,nord,2025,all,1,,",
        "fravaer,nord,2025,all,1,2,",
        "anmeldelser,nord,2025,x,1,,",
        "anmeldelser,nord,2025,all,-1,,",
        "anmeldelser,nord,2025,all,1.5,,",
        "anmeldelser,nord,2025,all,x,,",
        "anmeldelser,nord,2025,all,99999999999999999,,",
        "fravaer,nord,2024/2025,all,3,2,",
        "fravaer,nord,2024/2025,all,3,,",
        "karakter,nord,2025,all,7,,",
        "karakter,nord,2025,all,7,0,",
        "karakter,nord,2025,all,x,9,",
        "anmeldelser,nord,2025,all,1,,final",
        "anmeldelser,nord,2025,all,1,,",
        "anmeldelser,nord,2025,0-17,2,,",
        "010190-1234,nord,2025,all,1,,",
        ",nord,2025,all,1,,",
    ];
    let verdict = Altered::good().write("observations.csv", &rows.join("\n")).verdict();
    let codes: std::collections::BTreeSet<_> = verdict
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Refused)
        .map(|finding| finding.code)
        .collect();
    let expected = [
        "age-group-unreadable",
        "age-groups-exceed-all",
        "area-not-known",
        "area-total",
        "cell-empty",
        "indicator-not-known",
        "mean-of-nobody",
        "mean-unreadable",
        "mean-without-base",
        "number-fraction",
        "number-negative",
        "number-too-large",
        "number-unreadable",
        "period-other-year",
        "period-too-coarse",
        "period-too-fine",
        "period-unreadable",
        "person-number",
        "row-twice",
        "share-above-base",
        "share-without-base",
        "status-unknown",
    ];
    assert_eq!(codes.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn the_municipalities_of_denmark_are_taken() {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/bundles/dk-kommuner"));
    if !path.exists() {
        eprintln!("skipped: {} is not here", path.display());
        return;
    }
    let bundle = Bundle::open(path, &Limits::default()).unwrap();
    let verdict = judge(&bundle, None, &Silent);
    let text = said(&verdict);
    assert!(verdict.accepted.is_some(), "{text}");
    assert!(text.contains("har tal for 2023–2024, men der er ingen befolkningstal"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn no_cell_can_stop_the_judge(cell in ".{0,30}", row in 1_usize..17, column in 0_usize..7) {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bundles/good/observations.csv");
        let text = std::fs::read_to_string(path).unwrap();
        let mut lines: Vec<Vec<String>> =
            text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
        lines[row][column] = format!("\"{}\"", cell.replace('"', "\"\""));
        let text = lines.iter().map(|cells| cells.join(",")).collect::<Vec<_>>().join("\n");
        let verdict = Altered::good().write("observations.csv", &text).verdict();
        let said = self::said(&verdict);
        prop_assert!(!said.contains('⟦'), "{}", said);
    }
}
