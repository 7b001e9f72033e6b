//! How each method works, what the words of certainty rest on, how often the
//! signals are wrong, and what is not claimed.

mod rates;

pub use rates::{FalseAlarms, Row};

use crate::analysis::{AlarmRule, Assessment, Evidence, LevelClass};
use crate::locale::Lang;
use crate::snapshot::Snapshot;
use crate::view::address;
use crate::view::map::{Arrow, Shade};
use crate::view::page::{Link, Page};

/// Everything that the page says.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodsPage {
    /// Header and footer.
    pub page: Page,
    /// What the page is about.
    pub heading: String,
    /// The rule behind everything.
    pub lead: String,
    /// The first rule of privacy.
    pub rule: String,
    /// What introduces [`Self::contents`].
    pub contents_heading: String,
    /// The page's own headings with their anchors.
    pub contents: Vec<Link>,
    /// The words of certainty.
    pub words: Words,
    /// The methods, by the question that they answer.
    pub chapters: Vec<Chapter>,
    /// How often the signals are wrong.
    pub alarms: FalseAlarms,
    /// What introduces [`Self::limits`].
    pub limits_heading: String,
    /// What the limits come to.
    pub limits_lead: String,
    /// What is not claimed.
    pub limits: Vec<String>,
}

/// The words of certainty with their looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// What introduces them.
    pub heading: String,
    /// Where they are used.
    pub lead: String,
    /// What the table shows.
    pub caption: String,
    /// Headings of the table's two columns.
    pub columns: [String; 2],
    /// One row for each word.
    pub rows: Vec<Word>,
}

/// A word of certainty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word.
    pub word: String,
    /// Its look on the map.
    pub look: Look,
    /// That look in words.
    pub look_words: String,
    /// What it rests on.
    pub basis: String,
}

/// What a word looks like on a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Fillings of an area.
    Fill(&'static [Shade]),
    /// A rise and a fall.
    Arrows(Evidence),
    /// The outline around a cluster.
    Outline,
}

/// Methods that answer one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Chapter {
    /// Its anchor on the page.
    pub anchor: &'static str,
    /// The question.
    pub heading: String,
    /// What the methods have in common.
    pub lead: String,
    /// The methods.
    pub methods: Vec<Explained>,
}

/// A method in plain words.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// Which.
    pub method: Method,
    /// Its name.
    pub heading: String,
    /// The question that it answers.
    pub answers: String,
    /// How it works.
    pub how: String,
    /// When it says nothing, with what introduces it.
    pub least: (String, String),
    /// Where its result is met, with what introduces it.
    pub place: (String, String),
    /// Who described it, with what introduces it.
    pub source: (String, String),
    /// That no other program has confirmed it, where none has.
    pub unchecked: Option<String>,
    /// Its picture in words.
    pub picture: String,
}

/// A method that the page explains with a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Exceedance over the rest of the municipality.
    Hotspot,
    /// The circular scan.
    Cluster,
    /// The fixed classes.
    Classes,
    /// Two periods compared.
    Change,
    /// Mann–Kendall and Theil–Sen.
    Trend,
    /// The early warning.
    Alarm,
    /// Emerging hot spots.
    Emerging,
    /// Intervals.
    Interval,
    /// Over-dispersion.
    Dispersion,
    /// False discoveries.
    Discovery,
    /// Spatial weights.
    Neighbours,
    /// Indirect standardisation.
    Standard,
    /// Empirical Bayes.
    Smooth,
    /// Funnel limits.
    Funnel,
    /// Gi* and local Moran.
    Alike,
}

use Method::{
    Alarm, Alike, Change, Classes, Cluster, Discovery, Dispersion, Emerging, Funnel, Hotspot, Interval,
    Neighbours, Smooth, Standard, Trend,
};

/// The chapters: anchor and methods.
const CHAPTERS: [(&str, &[Method]); 4] = [
    ("level", &[Hotspot, Interval, Cluster, Classes]),
    ("time", &[Change, Trend, Alarm, Emerging]),
    ("ground", &[Dispersion, Discovery, Neighbours]),
    ("expert", &[Standard, Smooth, Funnel, Alike]),
];

/// What is not claimed.
const LIMITS: [&str; 8] =
    ["causes", "forecast", "persons", "order", "even", "registered", "visitors", "borders"];

impl Method {
    /// Its word in messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Hotspot => "hotspot",
            Cluster => "cluster",
            Classes => "classes",
            Change => "change",
            Trend => "trend",
            Alarm => "alarm",
            Emerging => "emerging",
            Interval => "interval",
            Dispersion => "dispersion",
            Discovery => "discovery",
            Neighbours => "neighbours",
            Standard => "standard",
            Smooth => "smooth",
            Funnel => "funnel",
            Alike => "alike",
        }
    }

    /// True of a method whose results no other program has confirmed.
    #[must_use]
    pub fn is_unchecked(self) -> bool {
        matches!(self, Cluster | Emerging | Funnel)
    }
}

impl MethodsPage {
    /// The page for a snapshot: the numbers of areas and series are its own.
    #[must_use]
    pub fn new(snapshot: &Snapshot, assessment: &Assessment, lang: Lang) -> Self {
        let heading = lang.text("methods-title");
        let words = Words::new(lang);
        let chapters: Vec<Chapter> =
            CHAPTERS.map(|(anchor, methods)| chapter(snapshot, lang, anchor, methods)).into();
        let alarms = FalseAlarms::new(snapshot, assessment, lang);
        let limits_heading = lang.text("methods-limits");
        let link = |anchor: &str, text: &str| Link { text: text.to_owned(), href: format!("#{anchor}") };
        let mut contents = vec![link("words", &words.heading)];
        contents.extend(chapters.iter().map(|chapter| link(chapter.anchor, &chapter.heading)));
        contents.extend([link("alarms", &alarms.heading), link("limits", &limits_heading)]);
        Self {
            page: Page::new(snapshot, lang, &heading, address::methods),
            lead: lang.text("methods-lead"),
            rule: lang.text("methods-rule"),
            contents_heading: lang.text("methods-contents"),
            contents,
            words,
            chapters,
            alarms,
            limits_heading,
            limits_lead: lang.text("methods-limits.lead"),
            limits: LIMITS.map(|limit| lang.text(&format!("limit-{limit}"))).into(),
            heading,
        }
    }
}

impl Words {
    fn new(lang: Lang) -> Self {
        use LevelClass::{Higher, Lower, MuchHigher, MuchLower};
        const CLEAR: &[Shade] =
            &[Shade::Clear(MuchLower), Shade::Clear(Lower), Shade::Clear(Higher), Shade::Clear(MuchHigher)];
        const POSSIBLE: &[Shade] = &[Shade::PossiblyLower, Shade::PossiblyHigher];
        let looks = [
            ("certainty-clear", Look::Fill(CLEAR)),
            ("certainty-possible", Look::Fill(POSSIBLE)),
            ("certainty-even", Look::Fill(&[Shade::Even])),
            ("certainty-few", Look::Fill(&[Shade::Few])),
            ("certainty-untested", Look::Fill(&[Shade::Untested])),
            ("certainty-hidden", Look::Fill(&[Shade::Hidden])),
            ("certainty-some-change", Look::Arrows(Evidence::Some)),
            ("certainty-clear-change", Look::Arrows(Evidence::Clear)),
            ("certainty-very-clear-change", Look::Arrows(Evidence::VeryClear)),
            ("certainty-cluster", Look::Outline),
        ];
        let row = |(key, look): (&str, Look)| Word {
            word: lang.text(key),
            look,
            look_words: lang.text(&format!("{key}.look")),
            basis: lang.text(&format!("{key}.basis")),
        };
        Self {
            heading: lang.text("methods-words"),
            lead: lang.text("methods-words.lead"),
            caption: lang.text("methods-words-caption"),
            columns: ["methods-column-word", "methods-column-basis"].map(|key| lang.text(key)),
            rows: looks.map(row).into(),
        }
    }
}

impl Look {
    /// The arrows of a change; none of other looks.
    #[must_use]
    pub fn arrows(self) -> Vec<Arrow> {
        match self {
            Self::Arrows(evidence) => [true, false].map(|rising| Arrow { rising, evidence }).into(),
            Self::Fill(_) | Self::Outline => Vec::new(),
        }
    }
}

fn chapter(snapshot: &Snapshot, lang: Lang, anchor: &'static str, methods: &[Method]) -> Chapter {
    let key = format!("methods-chapter-{anchor}");
    Chapter {
        anchor,
        heading: lang.text(&key),
        lead: lang.text(&format!("{key}.lead")),
        methods: methods.iter().map(|&method| explained(snapshot, lang, method)).collect(),
    }
}

fn explained(snapshot: &Snapshot, lang: Lang, method: Method) -> Explained {
    let key = format!("method-{}", method.word());
    let arguments = [
        ("k", snapshot.origin.k.to_string().into()),
        ("alpha", rates::in_a_thousand(lang, AlarmRule::default().alpha).into()),
    ];
    let part = |name: &str| lang.text_with(&format!("{key}.{name}"), &arguments);
    let introduced = |by: &str, name: &str| (lang.text(by), part(name));
    Explained {
        method,
        heading: lang.text(&key),
        answers: part("answers"),
        how: part("how"),
        least: introduced("methods-least", "least"),
        place: introduced("methods-where", "where"),
        source: introduced("methods-source", "source"),
        unchecked: method.is_unchecked().then(|| lang.text("methods-unchecked")),
        picture: part("picture"),
    }
}
