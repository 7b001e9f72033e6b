//! Every map and chart as a picture: what pages offer is there, and says whose figures it shows.

use komspot::domain::{Note, NoteKind, Period};

use crate::harness::Komspot;
use crate::web::fixture::snapshot;
use crate::web::served::Served;

/// The addresses that a page offers below its figures.
fn offered(page: &str) -> Vec<String> {
    let section = page.split_once("class=\"downloads\"").expect("a list of downloads").1;
    let section = section.split_once("</section>").expect("its end").0;
    let links = section.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    links.map(|link| link.replace("&amp;", "&")).collect()
}

#[test]
fn every_picture_that_a_page_offers_is_there() {
    let server = Komspot::demo();
    let mut seen = Vec::new();
    for (page, pictures) in [
        ("/?indicator=haervaerk", 1),
        ("/compare?indicator=haervaerk&areas=06,01", 2),
        ("/compare?indicator=haervaerk&by=years", 1),
        ("/overview", 1),
        ("/overview?domain=police&lang=en", 1),
    ] {
        let links = offered(&server.get(page).text());
        let drawn: Vec<&String> = links.iter().filter(|link| link.contains(".svg")).collect();
        assert_eq!(drawn.len(), pictures, "{page}: {links:?}");
        for link in drawn {
            let svg = server.get(link);
            assert_eq!((svg.status, svg.header("content-type")), (200, "image/svg+xml"), "{link}");
            assert!(svg.header("content-disposition").starts_with("inline; filename=\""), "{link}");
            let text = svg.text();
            let demo = if link.contains("lang=en") { "invented figures" } else { "opdigtede tal" };
            assert!(
                text.contains(demo) && text.contains("Odense"),
                "{link} does not say whose figures these are"
            );
            assert!(!text.contains("style=\"") && !text.contains('⟦'), "{link}");
            let light = server.get(&link.replace(".svg", ".png").replace('?', "?theme=light&"));
            let drawn = resvg::tiny_skia::Pixmap::decode_png(&light.body).expect("a picture");
            let tree = resvg::usvg::Tree::from_data(&svg.body, &resvg::usvg::Options::default()).unwrap();
            let size = tree.size().to_int_size();
            assert_eq!((drawn.width(), drawn.height()), (size.width(), size.height()), "{link}");
            seen.push(link.clone());
        }
    }
    let several = ["/map.svg", "by=years", "by=seasons", "/chart.svg", "/overview.svg"];
    assert!(several.iter().all(|word| seen.iter().any(|link| link.contains(word))), "{seen:?}");
}

#[test]
fn a_picture_of_the_table_holds_every_figure_of_it() {
    let served = Served::new(snapshot(1));
    let (page, svg) = (served.get("/overview").text(), served.get("/overview.svg").text());
    let cells = page.split("<td").skip(1).filter_map(|rest| {
        let text = rest.split_once('>')?.1.split('<').next()?;
        Some(text.trim()).filter(|text| !text.is_empty())
    });
    let cells: Vec<&str> = cells.collect();
    assert!(cells.len() >= 6 * 3, "{cells:?}");
    for text in cells {
        assert!(svg.contains(&format!(">{text}<")), "{text} is not in {svg}");
    }
}

#[test]
fn a_picture_of_a_chart_holds_every_word_of_a_break() {
    // In the picture nobody can read on elsewhere: a note as long as they may be.
    let words: Vec<String> = (100..122).map(|nth| format!("ord{nth}")).collect();
    let text = words.join(" ");
    assert!((150..=Note::LONGEST).contains(&text.len()));
    let mut told = snapshot(1);
    told.release.notes.push(Note {
        period: Period::year(2020),
        indicator: None,
        areas: Vec::new(),
        kind: NoteKind::Break,
        text_da: text.clone(),
        text_en: text,
    });
    let svg = Served::new(told).get("/chart.svg?indicator=reports").text();
    for word in words {
        assert!(svg.contains(&word), "{word} is not in {svg}");
    }
}

#[test]
fn pictures_that_there_are_not_are_refused_clearly() {
    let served = Served::new(snapshot(1));
    for (path, status) in [
        ("/overview.svg?domain=none", 400),
        ("/overview.png?lang=de", 400),
        ("/chart.svg?by=weeks", 400),
        ("/chart.svg?indicator=none&by=seasons", 404),
        ("/chart.svg?indicator=reports&by=seasons", 404),
        ("/map.svg?indicator=none&by=years", 404),
        ("/map.svg?by=years&theme=blue", 400),
        ("/map.svg?by=weeks", 400),
        ("/chart.png?indicator=thefts&periods=2025-Q3,2025-Q4", 404),
        ("/areas/none.pdf", 404),
        ("/areas/.pdf", 404),
        ("/areas/%00.pdf", 404),
    ] {
        assert_eq!(served.get(path).status, status, "{path}");
    }
}
