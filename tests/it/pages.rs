//! The pages for people: explorer, area, errors.

mod fixture;

use komspot::locale::Lang;
use komspot::snapshot::Snapshot;
use komspot::view::area::AreaPage;
use komspot::view::error::{ErrorPage, Problem};
use komspot::view::explorer::Explorer;
use komspot::view::query::Query;
use komspot::{render, view};

fn query(pairs: &[(&str, &str)]) -> Query {
    let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Query::parse(&pairs).unwrap()
}

fn explorer(snapshot: &Snapshot, pairs: &[(&str, &str)]) -> String {
    let query = query(pairs);
    let lang = query.lang.unwrap_or_default();
    render::explorer::page(&Explorer::new(snapshot, lang, &query).unwrap())
}

#[test]
fn write_pages_to_look_at() {
    let Some(out) = std::env::var_os("PAGES_OUT").map(std::path::PathBuf::from) else { return };
    let snapshot = fixture::snapshot();
    let save = |name: &str, html: String| {
        std::fs::write(out.join(name), html.replace("/assets/", "assets/")).unwrap();
    };
    save("index.html", explorer(&snapshot, &[]));
    save(
        "en.html",
        explorer(&snapshot, &[("lang", "en"), ("indicator", "haervaerk"), ("period", "2026-09")]),
    );
    save("mean.html", explorer(&snapshot, &[("indicator", "karakterer")]));
    save("area.html", render::area::page(&AreaPage::new(&snapshot, Lang::Da, "01").unwrap()));
    for (name, problem) in [
        (
            "e400.html",
            Problem::from(view::query::BadParameter::new(
                "period",
                "2026-13",
                (0..30).map(|n| format!("2026-{n:02}")),
            )),
        ),
        ("e404.html", Problem::UnknownArea("99".to_owned())),
        ("e500.html", Problem::Internal),
    ] {
        save(name, render::error::page(&ErrorPage::new(&problem, Lang::Da, Some(&snapshot))));
    }
    save("e503.html", render::error::page(&ErrorPage::new(&Problem::NoData, Lang::Da, None)));
}
