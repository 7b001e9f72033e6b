//! What the methods say, as it is shown: the map's looks, the legend, the page
//! that explains the methods, and the words that never stand on a screen.

use std::collections::BTreeSet;

use komspot::analysis::{
    AlarmRule, Assessment, Hotspot, Insufficient, Level, LevelClass, Standing, Terms, Verdict, assess,
    latest_window, survey,
};
use komspot::domain::{AgeGroup, Figure, Known, Mark};
use komspot::locale::Lang;
use komspot::render;
use komspot::render::svg::{Frame, map};
use komspot::render::wall::{Form, Screen};
use komspot::snapshot::Snapshot;
use komspot::view::about::methods::MethodsPage;
use komspot::view::area::AreaPage;
use komspot::view::explorer::Explorer;
use komspot::view::map::{MapView, Projection, Shade, Swatch};
use komspot::view::query::Query;
use komspot::view::theme::Theme;
use komspot::view::wall::{Body, Figures, Programme, SceneId, Shift, Wall};

use crate::pages::fixture;

fn assessment(snapshot: &Snapshot) -> Assessment {
    assess(&snapshot.release, &Terms { k: snapshot.origin.k, release: snapshot.id.as_str() })
}

fn figures(lang: Lang, indicator: &str) -> Figures {
    let snapshot = fixture::snapshot();
    let (assessment, programme) = (assessment(&snapshot), Programme::usual(20));
    let wall = Wall::new((&snapshot, &assessment), lang, &programme, Shift::default());
    match wall.scene(&SceneId::read(indicator)).unwrap().body {
        Body::Figures(figures) => *figures,
        other => panic!("{other:?}"),
    }
}

/// A published count in the class above the municipality.
fn standing(figure: Figure) -> Standing {
    Standing {
        figure,
        base: Some(1000.0),
        rate: Some(40.0),
        ratio: Some(1.3),
        class: LevelClass::of(1.3),
        figure_before: figure,
        rate_before: Some(40.0),
        change: None,
        provisional: false,
    }
}

fn hotspot(level: Level) -> Hotspot {
    Hotspot {
        level,
        observed: Some(40.0),
        base: 1000.0,
        expected: 30.0,
        ratio: 1.3,
        p_high: Some(0.01),
        p_low: 0.99,
        q_high: Some(0.02),
        q_low: Some(1.0),
        phi: 1.0,
        window: komspot::analysis::Window::One(fixture::period("2025")),
    }
}

const COUNTED: Figure = Figure::Known(Known { value: 40.0, base: None });

#[test]
fn colour_is_full_only_where_a_test_says_clearly() {
    use Level::{ClearlyHigher, ClearlyLower, NoClearDifference, PossiblyHigher, PossiblyLower, TooFew};
    let look = |level| Shade::of(&standing(COUNTED), Ok(&hotspot(level)));
    assert_eq!(look(ClearlyHigher), Shade::Clear(LevelClass::Higher));
    // A level above the municipality's is not drawn as one below it.
    assert_eq!(look(ClearlyLower), Shade::Clear(LevelClass::Lower));
    assert_eq!(look(PossiblyHigher), Shade::PossiblyHigher);
    assert_eq!(look(PossiblyLower), Shade::PossiblyLower);
    assert_eq!(look(NoClearDifference), Shade::Even);
    assert_eq!(look(TooFew), Shade::Few);
    // Clearly higher than the rest and near the whole, of which it is a large part.
    let near = Standing { ratio: Some(1.1), class: LevelClass::of(1.1), ..standing(COUNTED) };
    assert_eq!(Shade::of(&near, Ok(&hotspot(ClearlyHigher))), Shade::Clear(LevelClass::Higher));
}

#[test]
fn what_was_not_tested_is_neutral_whatever_its_figure() {
    for why in [Insufficient::TooFewPeriods, Insufficient::Unsuited, Insufficient::HiddenCells] {
        let look = Shade::of(&standing(COUNTED), Err(why));
        assert_eq!(look, Shade::Untested);
        assert_eq!(look.sign(), None);
    }
    // Means are not tested: area 1 has 7.04 where all others have 6.5.
    let marks = figures(Lang::Da, "karakterer").map;
    assert!(marks.areas.iter().all(|area| area.shade == Shade::Untested), "{:?}", marks.areas[0].shade);
    assert!(!map(&marks, &Frame::WALL).contains("c-higher"));
    assert_eq!(marks.reading, "Tallene kan ikke prøves, så farven siger ikke noget om højt og lavt.");
}

#[test]
fn nought_hidden_unlisted_and_missing_each_have_a_look() {
    let look = |figure| Shade::of(&standing(figure), Ok(&hotspot(Level::ClearlyLower)));
    let nought = Figure::Known(Known { value: 0.0, base: None });
    let marks = [Mark::BelowK, Mark::Hidden, Mark::Unlisted].map(Figure::Suppressed);
    let looks = [nought, marks[0], marks[1], marks[2], Figure::Missing].map(look);
    let classes: BTreeSet<&str> = looks.iter().map(|look| look.class()).collect();
    assert_eq!(classes.len(), 5, "{looks:?}");
    // The mark of a hidden count is not told apart where it was not published.
    assert_eq!(look(Figure::Suppressed(Mark::AtLeastK)), look(Figure::Suppressed(Mark::Hidden)));
}

#[test]
fn a_difference_has_a_sign_beside_its_colour() {
    // 42 against 20 to 24 elsewhere.
    let charges = figures(Lang::Da, "sigtelser").map;
    let area = &charges.areas[0];
    assert_eq!((area.name.as_str(), area.shade), ("Østre Have", Shade::Clear(LevelClass::MuchHigher)));
    let sign = area.shade.sign().unwrap();
    assert!(sign.upward && sign.clear);
    assert!(area.summary.contains("tydeligt højere"), "{}", area.summary);
    let drawn = map(&charges, &Frame::picture(900.0, 700.0, Theme::Light));
    assert!(drawn.contains("class=\"a-clear\"") && drawn.contains("c-much-higher"));
}

#[test]
fn the_legend_says_in_words_how_to_read_the_map() {
    let expected = [
        (
            Lang::Da,
            ["tydeligt højere eller lavere", "fuld farve: tydeligt", "lys: måske", "ingen tydelig forskel"],
        ),
        (
            Lang::En,
            ["clearly higher or lower", "full colour: clearly", "light: possibly", "no clear difference"],
        ),
    ];
    for (lang, words) in expected {
        let figures = figures(lang, "sigtelser");
        let alone = map(&figures.map, &Frame::picture(1200.0, 1000.0, Theme::Dark));
        for word in words {
            assert!(alone.contains(word), "{word} on the map by itself");
        }
        let levels = figures.map.legend.iter().filter(|key| matches!(key.swatch, Swatch::Level(_)));
        assert_eq!(levels.count(), 5);
        let texts: Vec<&str> = figures.map.legend.iter().map(|key| key.text.as_str()).collect();
        assert!(words[1..].iter().all(|word| texts.contains(word)), "{texts:?}");
    }
}

#[test]
fn the_walls_list_tells_what_a_method_vouches_for() {
    let charges = figures(Lang::Da, "sigtelser");
    let first = charges.news.iter().find(|row| row.names == ["Østre Have"]).unwrap();
    assert!(first.words[0].starts_with("tydeligt højere"), "{:?}", first.words);
    assert!(!first.good);
    // 60 of 100 feel safe there, and 80 elsewhere: lower, and no good news.
    let safety = figures(Lang::Da, "tryghed");
    let names: Vec<(&str, bool)> = safety.news.iter().map(|row| (row.names[0].as_str(), row.good)).collect();
    assert_eq!(names, [("Østre Have", false)]);
    assert!(safety.news[0].words[0].starts_with("tydeligt lavere"), "{:?}", safety.news[0].words);
}

#[test]
fn any_window_is_judged_like_the_latest() {
    let snapshot = fixture::snapshot();
    let release = &snapshot.release;
    let of = release.indicator("tryghed").unwrap();
    let window = latest_window(release, of, AgeGroup::All).unwrap();
    let survey = survey(release, of, window, AgeGroup::All);
    let assessment = assessment(&snapshot);
    let latest = Verdict::of(assessment.of("tryghed"), release, of, &survey, 5);
    let fresh = Verdict::new(release, of, &survey, 5);
    assert_eq!((&latest.hotspots, &latest.changes), (&fresh.hotspots, &fresh.changes));
    let view = MapView::new(&snapshot, of, &survey, &fresh, Projection::Plain, Lang::En);
    assert!(view.clusters.is_empty(), "clusters are looked for once for a release");
}

#[test]
fn an_area_is_told_in_sentences_with_evidence() {
    let snapshot = fixture::snapshot();
    let area = AreaPage::new(&snapshot, &assessment(&snapshot), Lang::Da, "01").unwrap();
    assert!(
        area.signals.sentences.iter().any(|sentence| sentence.contains("tydeligt højere")),
        "{:?}",
        area.signals
    );
    let told = area.sides[0].told.iter().find(|told| told.heading == "Sigtelser mod unge").unwrap();
    let entry = |anchor| told.entries.iter().find(|entry| entry.anchor == anchor).unwrap();
    assert!(entry("hotspot").sentence.as_ref().unwrap().contains("42"));
    assert!(entry("hotspot").chance.as_ref().unwrap().starts_with("Tilfældet alene"));
    // The newest quarters awaits no month; there is a reason where nothing is said.
    assert!(told.entries.iter().all(|entry| match &entry.sentence {
        Ok(sentence) => sentence.ends_with('.'),
        Err(reason) => !reason.is_empty(),
    }));
    let html = render::area::page(&area);
    assert!(html.contains("<details") && html.contains("/about/methods?lang=da#hotspot"));
}

#[test]
fn the_methods_are_explained_in_both_languages_each_with_a_picture() {
    let snapshot = fixture::snapshot();
    for lang in Lang::ALL {
        let methods = MethodsPage::new(&snapshot, &assessment(&snapshot), lang);
        let html = render::about::methods::page(&methods);
        let explained: usize = methods.chapters.iter().map(|chapter| chapter.methods.len()).sum();
        assert_eq!((explained, html.matches("class=\"sketch\"").count()), (15, 15));
        assert!(!html.contains('⟦') && !html.contains(" style="), "{lang}");
        for link in &methods.contents {
            assert!(html.contains(&format!("id=\"{}\"", &link.href[1..])), "{} leads nowhere", link.href);
        }
        // What no other program has confirmed is said to be so.
        let unchecked = methods.chapters.iter().flat_map(|chapter| &chapter.methods);
        assert_eq!(unchecked.filter(|method| method.unchecked.is_some()).count(), 3);
        assert_eq!(methods.alarms.rows.len(), 5);
    }
    assert!((AlarmRule::default().alpha - 0.005).abs() < 1e-12, "the page says 5 in 1,000");
}

#[test]
fn words_that_rank_shame_or_explain_are_on_no_page() {
    const NEVER: [&str; 16] = [
        "værst",
        "skyldes",
        "fordi",
        "ghetto",
        "belastet",
        "problemområde",
        "top 10",
        "på grund af",
        "worst",
        "because",
        "due to",
        "caused by",
        "blame",
        "top ten",
        "deprived",
        "trouble spot",
    ];
    let snapshot = fixture::snapshot();
    let assessment = assessment(&snapshot);
    for lang in Lang::ALL {
        let mut pages = vec![render::about::methods::page(&MethodsPage::new(&snapshot, &assessment, lang))];
        pages.extend((1..=15).map(|nth| {
            let id = fixture::id(nth);
            render::area::page(&AreaPage::new(&snapshot, &assessment, lang, id.as_str()).unwrap())
        }));
        let programme = Programme::usual(20);
        let wall = Wall::new((&snapshot, &assessment), lang, &programme, Shift::default());
        let places = snapshot.release.coverage.places().iter();
        let areas = places.map(|place| SceneId::Area(place.area.id.as_str().to_owned()));
        for scene in [SceneId::Signals, SceneId::Improved, SceneId::Sources].into_iter().chain(areas) {
            let scene = wall.scene(&scene).unwrap();
            pages.push(render::wall::fragment(&scene, &Screen::default(), &Form::ALL).into_string());
        }
        for published in &snapshot.release.indicators {
            let id = published.indicator.id.as_str();
            for scene in [SceneId::Map(id.to_owned()), SceneId::Years(id.to_owned())] {
                let scene = wall.scene(&scene).unwrap();
                pages.push(render::wall::fragment(&scene, &Screen::default(), &Form::ALL).into_string());
            }
            let query = Query::parse(&[("indicator".to_owned(), id.to_owned())]).unwrap();
            pages.push(render::explorer::page(&Explorer::new(&snapshot, &assessment, lang, &query).unwrap()));
        }
        for page in pages {
            let page = page.to_lowercase();
            for word in NEVER {
                assert!(!page.contains(word), "{lang}: {word}");
            }
            assert!(!page.contains('⟦'));
        }
    }
}
