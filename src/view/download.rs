//! What can be taken along from a page: pictures, tables, and the release as a whole.

use super::compare::{By, CompareQuery};
use super::heat::HeatQuery;
use super::page::Link;
use super::query::Query;
use super::{address, collections};
use crate::analysis::Window;
use crate::domain::{AreaId, Indicator};
use crate::locale::Lang;

/// A list of files, by what they hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Downloads {
    /// What introduces it.
    pub heading: String,
    /// What there is.
    pub offers: Vec<Offer>,
}

/// One thing in its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it is.
    pub label: String,
    /// Its forms: `CSV`, `PNG`.
    pub links: Vec<Link>,
}

impl Downloads {
    /// What a page about one indicator offers: `state` is the page's own state.
    #[must_use]
    pub fn of_indicator(lang: Lang, indicator: &Indicator, window: Window, state: &Query) -> Self {
        let map = Query { lang: Some(lang), ..state.clone() };
        let table = |format: &str, period: Option<String>| {
            let mut pairs = vec![("indicator", indicator.id.to_string()), ("format", format.to_owned())];
            pairs.extend(period.map(|period| ("period", period)));
            pairs.extend(state.age_group.map(|age| ("age_group", age.to_string())));
            address::with_parameters("/api/v1/observations", &pairs)
        };
        // A stretch of several periods has no rows of its own in the table.
        let shapes = match window {
            Window::One(period) => table("geojson", Some(period.to_string())),
            Window::FourQuarters(_) => address::for_programs(&address::data_path(
                "/collections/",
                &[&collections::id_of(indicator), "items"],
            )),
        };
        let mut offers = vec![
            Offer::new(lang, "download-report", [("PDF", map.address("/report.pdf"))]),
            Offer::new(
                lang,
                "download-map",
                [("SVG", map.address("/map.svg")), ("PNG", map.address("/map.png"))],
            ),
            Self::of_table(lang, indicator),
            Offer::new(lang, "download-shapes", [("GeoJSON", shapes)]),
        ];
        offers.extend(Self::of_release(lang));
        Self { heading: lang.text("download"), offers }
    }

    /// What a comparison in a state offers: the pictures that it is made of, and the indicator's table.
    #[must_use]
    pub fn of_comparison(lang: Lang, indicator: &Indicator, state: &CompareQuery, pictures: Vec<By>) -> Self {
        let picture = |by: By| {
            let state = CompareQuery { by, ..state.clone() };
            let (key, svg, png) = match by {
                By::Time => ("download-chart", "/chart.svg", "/chart.png"),
                By::Seasons => ("download-seasons", "/chart.svg", "/chart.png"),
                By::Years => ("download-years", "/map.svg", "/map.png"),
            };
            Offer::new(lang, key, [("SVG", state.address(svg)), ("PNG", state.address(png))])
        };
        let pictures = pictures.into_iter().map(picture);
        let mut offers: Vec<Offer> = pictures.chain([Self::of_table(lang, indicator)]).collect();
        offers.extend(Self::of_release(lang));
        Self { heading: lang.text("download"), offers }
    }

    /// What the table of everything in a state offers.
    #[must_use]
    pub fn of_overview(lang: Lang, state: &HeatQuery) -> Self {
        let forms = [("SVG", state.address("/overview.svg")), ("PNG", state.address("/overview.png"))];
        let mut offers = vec![Offer::new(lang, "download-heat", forms)];
        offers.extend(Self::of_release(lang));
        Self { heading: lang.text("download"), offers }
    }

    /// An indicator's whole table.
    fn of_table(lang: Lang, indicator: &Indicator) -> Offer {
        let whole = |format: &str| {
            let pairs = [("indicator", indicator.id.to_string()), ("format", format.to_owned())];
            address::with_parameters("/api/v1/observations", &pairs)
        };
        let forms = [("CSV", whole("csv")), ("JSON", whole("json")), ("Parquet", whole("parquet"))];
        Offer::new(lang, "download-table", forms)
    }

    /// What a page about one area offers.
    #[must_use]
    pub fn of_area(lang: Lang, area: &AreaId) -> Self {
        let shape = address::for_programs(&address::data_path("/collections/areas/items/", &[area.as_str()]));
        let mut offers = vec![
            Offer::new(lang, "download-report", [("PDF", address::area_report(lang, area))]),
            Offer::new(lang, "download-area", [("GeoJSON", shape)]),
        ];
        offers.extend(Self::of_release(lang));
        Self { heading: lang.text("download"), offers }
    }

    /// What every page offers.
    fn of_release(lang: Lang) -> [Offer; 2] {
        [
            Offer::new(lang, "download-release", [("ZIP", "/api/v1/release.zip".to_owned())]),
            Offer::new(lang, "download-map-programs", [("OGC API", address::data(lang, "/ogc", &[]))]),
        ]
    }
}

impl Offer {
    fn new<const N: usize>(lang: Lang, key: &str, forms: [(&str, String); N]) -> Self {
        let link = |(text, href): (&str, String)| Link { text: text.to_owned(), href };
        Self { label: lang.text(key), links: forms.into_iter().map(link).collect() }
    }
}
