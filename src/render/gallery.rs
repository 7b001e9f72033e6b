//! Pictures for people to leaf through: written where `KOMSPOT_GALLERY` says.

use std::path::PathBuf;

use super::svg::{Frame, map, theme};
use super::{assets, png, wall};
use crate::locale::Lang;
use crate::view::sample;
use crate::view::theme::Theme;
use crate::view::wall::{Begin, Body, Programme, SceneId, Shift, Wall};

/// Every scene on every map can be drawn; with a folder given, they are kept.
#[test]
fn every_scene_on_every_map() {
    let folder = std::env::var_os("KOMSPOT_GALLERY").map(PathBuf::from);
    if let Some(folder) = &folder {
        std::fs::create_dir_all(folder.join("assets")).unwrap();
        for asset in assets::all() {
            std::fs::write(folder.join("assets").join(asset.name), &asset.bytes).unwrap();
        }
        let sizes = wall::Screen::default().stylesheet();
        std::fs::write(folder.join("assets/type.css"), sizes).unwrap();
    }
    let mut coverages: Vec<_> =
        sample::MAPS.iter().filter_map(|(name, file)| Some((*name, sample::coverage(file)?))).collect();
    coverages.push(("en", sample::square("Hele <b>byen</b> & \"omegn\"")));
    for (name, coverage) in coverages {
        let snapshot = sample::snapshot(coverage);
        let assessment = sample::assessment(&snapshot);
        let programme = Programme::usual(20);
        let wall = Wall::new((&snapshot, &assessment), Lang::Da, &programme, Shift::default());
        for scene in sample::scenes(&snapshot) {
            // The colours are the styles': without a folder one theme tells all.
            for theme in [Theme::Dark, Theme::Light].into_iter().take(if folder.is_some() { 2 } else { 1 }) {
                let page = wall.page(&Begin::Pinned(scene.clone()), theme).unwrap();
                let markup = wall::page(&page, &wall::Screen::default()).into_string();
                if name == "en" {
                    assert_eq!(markup, wall::page(&page, &wall::Screen::default()).into_string());
                }
                assert!(!markup.contains("style=") && !markup.contains('⟦'), "{name} {scene}");
                let Some(folder) = &folder else { continue };
                let local =
                    markup.replace("/assets/", "assets/").replace("/wall/type.css", "assets/type.css");
                let stem = format!("{name}-{}-{}", scene.to_string().replace(':', "-"), theme.word());
                std::fs::write(folder.join(format!("{stem}.html")), local).unwrap();
                if let Body::Figures(figures) = &page.scene.body {
                    let svg = map(&figures.map, &Frame::picture(1200.0, 1000.0, theme));
                    std::fs::write(folder.join(format!("{stem}.svg")), &svg).unwrap();
                    std::fs::write(folder.join(format!("{stem}.png")), png::png(&svg).unwrap()).unwrap();
                }
            }
        }
    }
}

/// The map alone as it stands on different screens, for people to leaf through.
#[test]
fn the_map_on_every_screen() {
    let Some(folder) = std::env::var_os("KOMSPOT_GALLERY").map(PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    let coverages = sample::MAPS.iter().filter_map(|(name, file)| Some((*name, sample::coverage(file)?)));
    for (name, coverage) in coverages {
        let snapshot = sample::snapshot(coverage);
        let assessment = sample::assessment(&snapshot);
        for (indicator, theme) in [("sigtelser", Theme::Dark), ("haervaerk", Theme::Light)] {
            let programme = Programme::usual(20);
            let wall = Wall::new((&snapshot, &assessment), Lang::Da, &programme, Shift::default());
            let Body::Figures(figures) = wall.scene(&SceneId::read(indicator)).unwrap().body else {
                continue;
            };
            for (width, height, text) in
                [(1080.0, 824.0, 31.0), (1080.0, 824.0, 39.0), (1500.0, 824.0, 44.0), (1040.0, 900.0, 35.0)]
            {
                let svg = map(&figures.map, &Frame::wall(width, height, text));
                let style = theme::standalone(theme);
                let head = format!(
                    " width=\"{width}\" height=\"{height}\"><style>{style}</style><rect class=\"ground\" width=\"100%\" height=\"100%\"/><title>"
                );
                let svg = svg.replacen("><title>", &head, 1);
                let file = folder.join(format!("map-{name}-{}-{width}x{height}-{text}.png", theme.word()));
                std::fs::write(file, png::png(&svg).unwrap()).unwrap();
            }
        }
    }
}
