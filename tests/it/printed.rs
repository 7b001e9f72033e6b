//! Pages on paper: as the browser prints them, and as the server writes them, read back by another program.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use tempfile::TempDir;

use crate::harness::{Browser, Komspot, from_base64, tool};
use crate::web::fixture::snapshot;
use crate::web::served::Served;

/// Width and height of paper in inches.
const A4: (f64, f64) = (8.27, 11.69);
const A3: (f64, f64) = (11.69, 16.54);

/// What a document says, sheet by sheet, as `pdftotext` reads it; none where that is not installed.
fn sheets(pdf: &Path) -> Option<Vec<String>> {
    let output = tool("pdftotext")?.args(["-layout"]).arg(pdf).arg("-").output().expect("pdftotext runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Some(text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect())
}

/// Prints what the browser shows, as somebody with paper of that size would.
fn printed(browser: &Browser, (width, height): (f64, f64), across: bool, folder: &Path) -> PathBuf {
    let options = json!({ "paperWidth": width, "paperHeight": height, "landscape": across });
    let answer = browser.devtools("Page.printToPDF", &options);
    let path = folder.join("printed.pdf");
    fs::write(&path, from_base64(answer["data"].as_str().expect("a document"))).unwrap();
    path
}

/// A text without its spaces: how wide they are is the reader's guess.
fn packed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// The rows of an indicator's newest table: every area's name and value.
fn expected(server: &Komspot, indicator: &str) -> Vec<(String, String)> {
    let items = server.get(&format!("/collections/{indicator}/items")).json();
    let features = items["features"].as_array().unwrap().clone();
    let said = |feature: &serde_json::Value| {
        let said = &feature["properties"];
        (said["name"].as_str().unwrap().to_owned(), said["value"].to_string())
    };
    features.iter().map(said).collect()
}

#[test]
fn the_explorer_is_printed_whole_on_every_paper() {
    let server = Komspot::demo();
    let Some(browser) = Browser::open((1280, 900)) else { return };
    let folder = TempDir::new().unwrap();
    browser.visit(&server.url("/?indicator=haervaerk"));
    for (paper, across, most) in [(A4, false, 2), (A4, true, 3), (A3, false, 2), (A3, true, 2)] {
        let pdf = printed(&browser, paper, across, folder.path());
        let Some(sheets) = sheets(&pdf) else { return };
        assert!(sheets.len() <= most, "{} sheets", sheets.len());
        let whole = packed(&sheets.concat());
        for text in ["Anmeldt hærværk", "pr. 1.000", "Om tallet", "Kilder:", "Udgave", "Data til og med"] {
            assert!(whole.contains(&packed(text)), "{text} is not on {paper:?}, across: {across}");
        }
        for (name, value) in expected(&server, "haervaerk") {
            assert!(whole.contains(&packed(&name)) && whole.contains(&value), "{name}: {value}");
        }
        for sheet in &sheets {
            assert!(
                packed(sheet).contains("opdigtedetal"),
                "invented figures are marked on every sheet: {sheet}"
            );
        }
        // Nothing that can only be clicked.
        for text in ["Vægskærm", "English", "Gå til indholdet", "Parquet"] {
            assert!(!whole.contains(&packed(text)), "{text} is printed");
        }
    }
}

#[test]
fn an_area_and_a_comparison_are_printed_without_controls() {
    let server = Komspot::demo();
    let Some(browser) = Browser::open((1280, 900)) else { return };
    let folder = TempDir::new().unwrap();
    for (path, heading) in [("/areas/06", "Næsby–Næsbyhoved-Broby"), ("/collections", "Samlinger")] {
        browser.visit(&server.url(path));
        let pdf = printed(&browser, A4, false, folder.path());
        let Some(sheets) = sheets(&pdf) else { return };
        let whole = packed(&sheets.concat());
        assert!(whole.contains(&packed(heading)), "{path}");
        assert!(!whole.contains("Vægskærm") && !whole.contains("Parquet"), "{path}");
        assert!(sheets.iter().all(|sheet| packed(sheet).contains("opdigtedetal")), "{path}");
    }
}

#[test]
fn dark_screens_print_on_white() {
    let server = Komspot::demo();
    let Some(browser) = Browser::open((1280, 900)) else { return };
    browser.visit(&server.url("/?indicator=haervaerk&theme=dark"));
    let ground = "getComputedStyle(document.body).color";
    let on_screen = browser.eval(ground);
    browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    // The light theme's text, on the paper's own white.
    assert_eq!(browser.eval(ground), "rgb(21, 33, 44)");
    assert_ne!(on_screen, "rgb(21, 33, 44)");
    assert_eq!(
        browser.eval("getComputedStyle(document.documentElement).backgroundColor"),
        "rgba(0, 0, 0, 0)"
    );
}

#[test]
fn the_server_writes_the_page_as_a_document() {
    let server = Komspot::demo();
    let folder = TempDir::new().unwrap();
    let reply = server.get("/report.pdf?indicator=haervaerk");
    assert_eq!((reply.status, reply.header("content-type")), (200, "application/pdf"));
    assert_eq!(reply.header("content-disposition"), "inline; filename=\"haervaerk.pdf\"");
    assert_eq!(server.get("/report.pdf?indicator=haervaerk").body, reply.body, "the same bytes");
    let pdf = folder.path().join("report.pdf");
    fs::write(&pdf, &reply.body).unwrap();
    let Some(sheets) = sheets(&pdf) else { return };
    let whole = packed(&sheets.concat());
    for text in ["Anmeldt hærværk", "demo – opdigtede tal", "Hele Odense", "Om tallet", "Kilder:", "Udgave"]
    {
        assert!(whole.contains(&packed(text)), "{text}");
    }
    for (name, value) in expected(&server, "haervaerk") {
        assert!(whole.contains(&packed(&name)) && whole.contains(&value), "{name}: {value}");
    }
    assert!(sheets.iter().all(|sheet| packed(sheet).contains("opdigtedetal")));

    let info = tool("pdfinfo").unwrap().arg(&pdf).output().unwrap();
    let info = String::from_utf8_lossy(&info.stdout).into_owned();
    let said =
        |name: &str| info.lines().find_map(|line| Some(line.strip_prefix(name)?.trim().to_owned())).unwrap();
    assert_eq!(said("Tagged:"), "yes");
    assert_eq!(said("Title:"), "Anmeldt hærværk · Odense");
    assert!(said("Page size:").contains("A4"), "{info}");
    let fonts = tool("pdffonts").unwrap().arg(&pdf).output().unwrap();
    let fonts = String::from_utf8_lossy(&fonts.stdout).into_owned();
    // Embedded, as a subset, and with the letters behind the glyphs.
    for line in fonts.lines().skip(2) {
        assert!(line.contains("Inter") && line.contains("yes yes yes"), "{fonts}");
    }
    assert!(fonts.lines().count() > 3, "{fonts}");
}

/// The words of a text, without what stands around them.
fn words(text: &str) -> Vec<&str> {
    let apart = |c: char| c.is_whitespace() || matches!(c, '–' | '-' | '/' | '(' | ')' | ',' | ':');
    text.split(apart).filter(|word| !word.is_empty()).collect()
}

#[test]
fn an_areas_page_is_written_as_a_document() {
    let server = Komspot::demo();
    let folder = TempDir::new().unwrap();
    let page = server.get("/areas/06").text();
    assert!(page.contains("href=\"/areas/06.pdf?lang=da\""), "the page leads to its document");
    let reply = server.get("/areas/06.pdf");
    assert_eq!((reply.status, reply.header("content-type")), (200, "application/pdf"));
    assert_eq!(reply.header("content-disposition"), "inline; filename=\"06.pdf\"");
    assert_eq!(server.get("/areas/06.pdf").body, reply.body, "the same bytes");
    let pdf = folder.path().join("area.pdf");
    fs::write(&pdf, &reply.body).unwrap();
    let Some(sheets) = sheets(&pdf) else { return };
    assert!((2..=5).contains(&sheets.len()), "{} sheets", sheets.len());
    let whole = packed(&sheets.concat());
    for text in [
        "Næsby–Næsbyhoved-Broby",
        "Kort fortalt",
        "Det skiller sig ud",
        "Risiko",
        "Beskyttelse",
        "Politi",
        "Mod hele Odense",
        "På et år",
        "Naboer",
        "Kilder, opgørelse og alder",
        "Sådan læses siden",
        "Udgave",
    ] {
        assert!(whole.contains(&packed(text)), "{text}");
    }
    assert!(sheets.iter().all(|sheet| packed(sheet).contains("opdigtedetal")));
    // A long name takes two lines, between which other columns stand.
    let text = sheets.concat();
    let found = words(&text);
    for of in server.get("/api/v1/indicators").json().as_array().unwrap() {
        let name = of["name_da"].as_str().unwrap();
        assert!(words(name).iter().all(|word| found.contains(word)), "{name}");
    }
    let info = tool("pdfinfo").unwrap().arg(&pdf).output().unwrap();
    let info = String::from_utf8_lossy(&info.stdout).into_owned();
    assert!(
        info.contains("A4") && info.lines().any(|line| line.starts_with("Tagged:") && line.ends_with("yes"))
    );
    assert!(info.contains("Næsby–Næsbyhoved-Broby · Odense"), "{info}");
}

#[test]
fn no_word_is_broken_in_a_documents_tables() {
    let server = Komspot::demo();
    let folder = TempDir::new().unwrap();
    let areas = server.get("/api/v1/areas").json();
    let names: Vec<String> = areas["features"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|area| !area["geometry"].is_null())
        .map(|area| area["properties"]["name"].as_str().unwrap().to_owned())
        .collect();
    let indicators = server.get("/api/v1/indicators").json();
    let indicators: Vec<String> =
        indicators.as_array().unwrap().iter().map(|of| of["name_da"].as_str().unwrap().to_owned()).collect();
    let asked = ["haervaerk", "fritidsjob", "karaktersnit-9-klasse"]
        .map(|id| (format!("/report.pdf?indicator={id}&compare=last-year&age_group=all"), names.clone()));
    for (path, expected) in asked.into_iter().chain([("/areas/11.pdf".to_owned(), indicators)]) {
        let reply = server.get(&path);
        assert_eq!(reply.status, 200, "{path}");
        let pdf = folder.path().join("words.pdf");
        fs::write(&pdf, &reply.body).unwrap();
        let Some(sheets) = sheets(&pdf) else { return };
        let text = sheets.concat();
        let found = words(&text);
        for name in &expected {
            for word in words(name) {
                assert!(found.contains(&word), "{word} is broken in {path}");
            }
        }
    }
}

#[test]
fn what_is_read_aloud_follows_the_structure() {
    let server = Komspot::demo();
    let folder = TempDir::new().unwrap();
    let pdf = folder.path().join("report.pdf");
    fs::write(&pdf, server.get("/report.pdf?indicator=haervaerk&lang=en").body).unwrap();
    let Some(mut pdfinfo) = tool("pdfinfo") else { return };
    let output = pdfinfo.arg("-struct-text").arg(&pdf).output().unwrap();
    let structure = String::from_utf8_lossy(&output.stdout).into_owned();
    for part in ["H1", "H2", "Figure", "Table", "THead", "TBody", "TR", "TH", "TD", "Caption", "LI"] {
        assert!(structure.lines().any(|line| line.trim().starts_with(part)), "{part} is not in {structure}");
    }
    assert!(structure.contains("\"Reported vandalism\"") || structure.contains("vandalism"), "{structure}");
}

#[test]
fn names_beyond_the_type_are_no_failure() {
    let mut snapshot = snapshot(1);
    let of = &mut snapshot.release.indicators[0];
    let indicator = std::sync::Arc::make_mut(&mut of.indicator);
    indicator.name_da = "漢字 \u{202e}אבג \u{1f600} \u{7}".repeat(40);
    let served = Served::new(snapshot);
    for query in ["indicator=thefts", "indicator=absence&lang=en", "indicator=reports&period=2025", ""] {
        let reply = served.get(&format!("/report.pdf?{query}"));
        assert_eq!(reply.status, 200, "{query}");
        assert!(reply.body.starts_with(b"%PDF-"), "{query}");
    }
    for (query, status) in
        [("indicator=none", 404), ("period=1999", 400), ("lang=de", 400), ("age_group=x", 400)]
    {
        assert_eq!(served.get(&format!("/report.pdf?{query}")).status, status, "{query}");
    }
}
