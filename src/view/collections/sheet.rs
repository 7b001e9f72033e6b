//! The same for people: a page with a few facts, a table and ways on.

use super::{Collection, Collections, Feature, Value};
use crate::domain::AreaId;
use crate::locale::{self, Lang};
use crate::view::address;
use crate::view::page::{Link, Page};

/// A page of the collections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Header and footer.
    pub page: Page,
    /// What it is about.
    pub heading: String,
    /// What that is, in a sentence or two.
    pub lead: String,
    /// The table; empty where there is none.
    pub grid: Grid,
    /// What introduces the ways on.
    pub ways_label: String,
    /// Ways on: the parts, and the same for programs.
    pub ways: Vec<Link>,
}

/// A plain table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// What it shows.
    pub caption: String,
    /// The columns' heads.
    pub columns: Vec<String>,
    /// The rows, each as long as the columns.
    pub rows: Vec<Vec<Entry>>,
}

/// One cell of a plain table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Words.
    Text(String),
    /// A number as it is read.
    Number(String),
    /// A way on.
    Link(Link),
}

/// The same page as JSON, and what it is called.
type Program = Option<String>;

impl Sheet {
    /// The landing page.
    #[must_use]
    pub fn landing(of: Collections<'_>) -> Self {
        let lang = of.lang;
        let ways = [
            ("features-collections", "/collections"),
            ("features-api", "/api"),
            ("features-conformance", "/conformance"),
        ];
        let ways = ways
            .into_iter()
            .map(|(key, path)| Link { text: lang.text(key), href: address::data(lang, path, &[]) });
        let sheet = Self::bare(of, &of.title(), "/ogc", Some(address::for_programs("/ogc")));
        Self { lead: of.description(), ways: ways.chain(sheet.ways).collect(), ..sheet }
    }

    /// What of the standard is met.
    #[must_use]
    pub fn conformance(of: Collections<'_>, classes: &[&str]) -> Self {
        let lang = of.lang;
        let rows = classes.iter().map(|class| vec![Entry::Text((*class).to_owned())]).collect();
        let columns = vec![lang.text("features-class")];
        let sheet = Self::bare(
            of,
            &lang.text("features-conformance"),
            "/conformance",
            Some(address::for_programs("/conformance")),
        );
        let grid = Grid { caption: sheet.heading.clone(), columns, rows };
        Self { lead: lang.text("features-conformance.detail"), grid, ..sheet }
    }

    /// The addresses that there are, each with the key of its words.
    #[must_use]
    pub fn api(of: Collections<'_>, operations: &[(&str, &str)]) -> Self {
        let lang = of.lang;
        let row =
            |&(path, key): &(&str, &str)| vec![Entry::Text(path.to_owned()), Entry::Text(lang.text(key))];
        let columns = vec![lang.text("features-address"), lang.text("features-gives")];
        let sheet = Self::bare(of, &lang.text("features-api"), "/api", Some(address::for_programs("/api")));
        let rows = operations.iter().map(row).collect();
        let grid = Grid { caption: sheet.heading.clone(), columns, rows };
        Self { lead: lang.text("features-api.detail"), grid, ..sheet }
    }

    /// All collections.
    #[must_use]
    pub fn collections(of: Collections<'_>) -> Self {
        let lang = of.lang;
        let row = |collection: Collection<'_>| {
            let href = address::data(lang, "/collections/", &[&collection.id]);
            vec![
                Entry::Link(Link { text: collection.title, href }),
                Entry::Text(collection.time.map_or_else(String::new, |time| time.words)),
                Entry::Text(collection.id),
            ]
        };
        let sheet = Self::bare(
            of,
            &lang.text("features-collections"),
            "/collections",
            Some(address::for_programs("/collections")),
        );
        let columns =
            ["features-collection", "form-period", "features-id"].map(|key| lang.text(key)).to_vec();
        let grid = Grid { caption: sheet.heading.clone(), columns, rows: of.all().map(row).collect() };
        Self { lead: of.description(), grid, ..sheet }
    }

    /// One collection.
    #[must_use]
    pub fn collection(of: Collections<'_>, collection: &Collection<'_>) -> Self {
        let lang = of.lang;
        let path = address::data_path("/collections/", &[&collection.id]);
        let sheet = Self::bare(of, &collection.title, &path, Some(address::for_programs(&path)));
        let items = Link {
            text: lang.text("features-items"),
            href: address::data(lang, "/collections/", &[&collection.id, "items"]),
        };
        let ways = std::iter::once(items).chain(sheet.ways).collect();
        Self { lead: collection.description.clone(), ways, ..sheet }
    }

    /// Features of a collection. `here` is the address of this choice of them without language and
    /// form, `more` leads to those before and after.
    #[must_use]
    pub fn items(
        of: Collections<'_>,
        collection: &Collection<'_>,
        features: &[Feature<'_>],
        (here, more): (&str, &[(&str, String)]),
    ) -> Self {
        let lang = of.lang;
        let title = lang.text_with("features-items-of", &[("title", collection.title.clone().into())]);
        let sheet = Self::bare(of, &title, here, Some(address::for_programs(here)));
        let columns = features.first().map_or_else(Vec::new, |feature| {
            feature.properties.iter().map(|(name, _)| (*name).to_owned()).collect()
        });
        let row = |feature: &Feature<'_>| -> Vec<Entry> {
            let href = address::data(
                lang,
                "/collections/",
                &[&collection.id, "items", feature.place.area.id.as_str()],
            );
            let entry = |(name, value): &(&'static str, Value)| match *name {
                "id" | "area" => Entry::Link(Link { text: shown(lang, value), href: href.clone() }),
                _ => entry(lang, value),
            };
            feature.properties.iter().map(entry).collect()
        };
        let grid = Grid { caption: title, columns, rows: features.iter().map(row).collect() };
        let more =
            more.iter().map(|(key, href)| Link { text: lang.text(key), href: address::in_lang(lang, href) });
        Self { lead: collection.description.clone(), grid, ways: more.chain(sheet.ways).collect(), ..sheet }
    }

    /// One feature.
    #[must_use]
    pub fn item(of: Collections<'_>, collection: &Collection<'_>, feature: &Feature<'_>) -> Self {
        let lang = of.lang;
        let path =
            address::data_path("/collections/", &[&collection.id, "items", feature.place.area.id.as_str()]);
        let sheet = Self::bare(of, &feature.place.area.name, &path, Some(address::for_programs(&path)));
        let row =
            |(name, value): &(&'static str, Value)| vec![Entry::Text((*name).to_owned()), entry(lang, value)];
        let columns = ["features-property", "features-value"].map(|key| lang.text(key)).to_vec();
        let rows = feature.properties.iter().map(row).collect();
        let grid = Grid { caption: collection.title.clone(), columns, rows };
        let area = AreaId::new(feature.place.area.id.as_str());
        let page = Link { text: lang.text("features-area-page"), href: address::area(lang, &area) };
        Self {
            lead: collection.description.clone(),
            grid,
            ways: std::iter::once(page).chain(sheet.ways).collect(),
            ..sheet
        }
    }

    fn bare(of: Collections<'_>, heading: &str, path: &str, program: Program) -> Self {
        let lang = of.lang;
        let page = Page::new(of.snapshot, lang, heading, |lang| address::in_lang(lang, path));
        let program = program.map(|href| Link { text: lang.text("features-json"), href });
        Self {
            page,
            heading: heading.to_owned(),
            lead: String::new(),
            grid: Grid::default(),
            ways_label: lang.text("features-ways"),
            ways: program.into_iter().collect(),
        }
    }
}

fn entry(lang: Lang, value: &Value) -> Entry {
    match value {
        Value::Whole(_) | Value::Number(_) => Entry::Number(shown(lang, value)),
        Value::Text(_) | Value::Flag(_) | Value::Nothing => Entry::Text(shown(lang, value)),
    }
}

/// A value as people read it.
fn shown(lang: Lang, value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Whole(number) => locale::whole(lang, to_f64(*number)),
        Value::Number(number) if number.fract() == 0.0 => locale::whole(lang, *number),
        Value::Number(number) => locale::decimal(lang, *number, 2),
        Value::Flag(true) => lang.text("features-yes"),
        Value::Flag(false) => lang.text("features-no"),
        Value::Nothing => "–".to_owned(),
    }
}

#[allow(clippy::cast_precision_loss)] // counts are far below 2⁵³
fn to_f64(count: u64) -> f64 {
    count as f64
}
