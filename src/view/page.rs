//! What every page carries: title, header and footer.

use super::address;
use super::map::data_through;
use super::theme::Theme;
use crate::locale::Lang;
use crate::snapshot::Snapshot;

/// A link with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub href: String,
}

/// The frame around a page's own content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The language that the page is written in.
    pub lang: Lang,
    /// A theme that was asked for; the system's setting without one.
    pub theme: Option<Theme>,
    /// The document's title.
    pub title: String,
    /// The link past the header.
    pub skip: String,
    /// Name of the municipality, or the program's name where there are no data.
    pub place: String,
    /// How far the data go.
    pub data_through: Option<String>,
    /// Name of the navigation, for those who do not see it.
    pub nav_label: String,
    /// The way around.
    pub nav: Vec<Link>,
    /// The same page in the other language.
    pub other_language: Link,
    /// The other language.
    pub other_lang: Lang,
    /// That the figures are invented, where they are.
    pub demo: Option<String>,
    /// The address of this state, where it has one.
    pub canonical: Option<String>,
    /// Sources, what is hidden, which snapshot.
    pub footer: Vec<String>,
    /// The pages about KOMspot itself.
    pub about: Vec<Link>,
}

impl Page {
    /// The frame of a page with data. `here` gives the page's own address in a
    /// language.
    #[must_use]
    pub fn new(snapshot: &Snapshot, lang: Lang, title: &str, here: impl Fn(Lang) -> String) -> Self {
        let place = snapshot.release.municipality.clone();
        let origin = &snapshot.origin;
        let mut footer = Vec::new();
        if !origin.sources.is_empty() {
            footer.push(lang.text_with("pages-sources", &[("sources", origin.sources.join(" · ").into())]));
        }
        footer.push(lang.text_with("pages-small-counts", &[("k", origin.k.to_string().into())]));
        footer.push(lang.text_with("pages-snapshot", &[("id", snapshot.id.as_str().to_owned().into())]));
        Self {
            title: format!("{title} · {place} · KOMspot"),
            data_through: data_through(snapshot.data_through(), lang),
            demo: origin.demo.then(|| lang.text("demo-notice")),
            canonical: Some(here(lang)),
            footer,
            about: vec![
                Link { text: lang.text("methods-title"), href: address::methods(lang) },
                Link { text: lang.text("privacy"), href: address::privacy(lang) },
                Link { text: lang.text("accessibility"), href: address::accessibility(lang) },
            ],
            place,
            ..Self::bare(lang, title, here)
        }
    }

    /// The frame of a page that has no data behind it.
    #[must_use]
    pub fn bare(lang: Lang, title: &str, here: impl Fn(Lang) -> String) -> Self {
        let other_lang = if lang == Lang::Da { Lang::En } else { Lang::Da };
        Self {
            lang,
            theme: None,
            title: format!("{title} · KOMspot"),
            skip: lang.text("pages-skip"),
            place: "KOMspot".to_owned(),
            data_through: None,
            nav_label: lang.text("pages-nav"),
            nav: vec![
                Link { text: lang.text("pages-explorer"), href: address::explorer(lang) },
                Link { text: lang.text("pages-overview"), href: address::overview(lang) },
                Link { text: lang.text("pages-compare"), href: address::compare(lang) },
                Link { text: lang.text("news-nav"), href: address::news(lang, None) },
                Link { text: lang.text("pages-wall"), href: address::wall() },
            ],
            other_language: Link { text: lang.text("pages-other-language"), href: here(other_lang) },
            other_lang,
            demo: None,
            canonical: None,
            footer: Vec::new(),
            about: Vec::new(),
        }
    }
}
