//! Pages for what went wrong: what happened, which value, a way on.

mod nearest;

use super::address;
use super::page::{Link, Page};
use super::query::BadParameter;
use crate::domain::Indicator;
use crate::finding::Quoted;
use crate::locale::Lang;
use crate::snapshot::Snapshot;

/// Why a page cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A parameter has a value that does not exist here.
    #[error(transparent)]
    BadParameter(#[from] BadParameter),
    /// No indicator has this id.
    #[error("no indicator {0:?}")]
    UnknownIndicator(String),
    /// No area has this id.
    #[error("no area {0:?}")]
    UnknownArea(String),
    /// No collection has this id.
    #[error("no collection {0:?}")]
    UnknownCollection(String),
    /// The indicator, by its id, has no period at all.
    #[error("indicator {0:?} has no figures")]
    NoFigures(String),
    /// The address is longer than any page's.
    #[error("address too long")]
    AddressTooLong,
    /// No page has this address.
    #[error("no such page")]
    NoSuchPage,
    /// The address is not to be used in this way.
    #[error("method not allowed")]
    MethodNotAllowed,
    /// The program is at fault.
    #[error("internal error")]
    Internal,
    /// Nothing has been imported yet.
    #[error("no data yet")]
    NoData,
    /// Nobody is logged in.
    #[error("not logged in")]
    LoggedOut,
    /// Whoever is logged in may only look.
    #[error("not allowed")]
    NotAllowed,
    /// The form was not sent from a page that this person was given.
    #[error("not sent from a page of one's own")]
    OtherForm,
    /// What was sent cannot be read, or something is missing in it.
    #[error("unreadable form")]
    BadForm,
    /// What was sent is larger than it may be.
    #[error("too large")]
    TooLarge,
    /// What was sent broke off.
    #[error("broke off")]
    BrokenOff,
    /// Others are sending something as well.
    #[error("busy")]
    Busy,
    /// What was to be changed has changed meanwhile, or cannot be; why, in the asker's language.
    #[error("not done: {0}")]
    NotDone(String),
}

impl Problem {
    /// The key of its words.
    fn key(&self) -> &'static str {
        match self {
            Self::BadParameter(_) => "error-bad-parameter",
            Self::UnknownIndicator(_) => "error-unknown-indicator",
            Self::UnknownArea(_) => "error-unknown-area",
            Self::UnknownCollection(_) => "error-unknown-collection",
            Self::NoFigures(_) => "error-no-figures",
            Self::NoSuchPage => "error-no-such-page",
            Self::AddressTooLong => "error-too-long",
            Self::MethodNotAllowed => "error-method",
            Self::Internal => "error-internal",
            Self::NoData => "error-no-data",
            Self::LoggedOut => "error-logged-out",
            Self::NotAllowed => "error-not-allowed",
            Self::OtherForm => "error-other-form",
            Self::BadForm => "error-bad-form",
            Self::TooLarge => "error-too-large",
            Self::BrokenOff => "error-broken-off",
            Self::Busy => "error-busy",
            Self::NotDone(_) => "error-not-done",
        }
    }

    /// True for what only happens to those who log in, or should.
    fn is_behind_the_login(&self) -> bool {
        matches!(
            self,
            Self::LoggedOut
                | Self::NotAllowed
                | Self::OtherForm
                | Self::BadForm
                | Self::TooLarge
                | Self::BrokenOff
                | Self::Busy
                | Self::NotDone(_)
        )
    }

    /// The id to blame, if it is one.
    fn id(&self) -> Option<String> {
        match self {
            Self::UnknownIndicator(id)
            | Self::UnknownArea(id)
            | Self::UnknownCollection(id)
            | Self::NoFigures(id) => Some(Quoted::new(id).as_str().to_owned()),
            _ => None,
        }
    }
}

/// A page that says what went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorPage {
    /// Header and footer.
    pub page: Page,
    /// Its number in the protocol by which it was asked for.
    pub status: u16,
    /// What went wrong, in a few words.
    pub heading: String,
    /// What happened and what to do, in a sentence or two.
    pub detail: String,
    /// The parameter or id to blame with its value, each with its label.
    pub facts: Vec<(String, String)>,
    /// What introduces the allowed values.
    pub allowed_label: String,
    /// Values that would do; empty where there is no such list.
    pub allowed: Vec<String>,
    /// What introduces what may have been meant.
    pub nearest_label: String,
    /// What may have been meant, the likeliest first.
    pub nearest: Vec<Link>,
    /// What introduces the ways on.
    pub ways_label: String,
    /// Ways on.
    pub ways: Vec<Link>,
}

impl ErrorPage {
    /// The page for a problem under its number; with a snapshot it can say what there is instead.
    #[must_use]
    pub fn new(problem: &Problem, status: u16, lang: Lang, snapshot: Option<&Snapshot>) -> Self {
        let key = problem.key();
        let heading = lang.text(key);
        let here = address::explorer;
        let page = match snapshot {
            Some(snapshot) => Page { canonical: None, ..Page::new(snapshot, lang, &heading, here) },
            None => Page::bare(lang, &heading, here),
        };
        let mut facts = Vec::new();
        let mut allowed = Vec::new();
        if let Problem::BadParameter(bad) = problem {
            facts.push((lang.text("error-parameter"), format!("{}={}", bad.name, bad.value)));
            allowed.clone_from(&bad.allowed);
        }
        facts.extend(problem.id().map(|id| (lang.text("error-id"), id)));
        Self {
            page,
            status,
            heading,
            detail: match problem {
                Problem::NotDone(why) => why.clone(),
                _ => lang.text(&format!("{key}.detail")),
            },
            facts,
            allowed_label: lang.text("error-allowed"),
            allowed,
            nearest_label: lang.text("error-nearest"),
            nearest: nearest(problem, lang, snapshot),
            ways_label: lang.text("error-ways"),
            ways: ways(problem, lang, snapshot),
        }
    }
}

/// The indicators that look like the one asked for.
fn nearest(problem: &Problem, lang: Lang, snapshot: Option<&Snapshot>) -> Vec<Link> {
    let (Problem::UnknownIndicator(id), Some(snapshot)) = (problem, snapshot) else { return Vec::new() };
    let indicators = &snapshot.release.indicators;
    let names: Vec<Vec<&str>> = indicators.iter().map(|of| spellings(&of.indicator)).collect();
    let links = super::explorer::links(snapshot, lang);
    nearest::nearest(id, &names).into_iter().filter_map(|at| links.get(at).cloned()).collect()
}

fn spellings(indicator: &Indicator) -> Vec<&str> {
    vec![indicator.id.as_str(), indicator.name_da.as_str(), indicator.name_en.as_str()]
}

/// Ways on: the explorer and the wall, or everything there is of what was
/// asked for by a wrong name.
fn ways(problem: &Problem, lang: Lang, snapshot: Option<&Snapshot>) -> Vec<Link> {
    let mut ways = vec![
        Link { text: lang.text("error-way-explorer"), href: address::explorer(lang) },
        Link { text: lang.text("error-way-compare"), href: address::compare(lang) },
        Link { text: lang.text("error-way-wall"), href: address::wall() },
    ];
    match (problem, snapshot) {
        (Problem::UnknownArea(_), Some(snapshot)) => ways.extend(super::area::links(snapshot, lang)),
        (Problem::UnknownIndicator(_), Some(snapshot)) => {
            ways.extend(super::explorer::links(snapshot, lang));
        }
        (Problem::UnknownCollection(_), Some(_)) => {
            let href = address::data(lang, "/collections", &[]);
            ways.push(Link { text: lang.text("features-collections"), href });
        }
        (Problem::NoData, _) => ways.clear(),
        _ if problem.is_behind_the_login() => {
            ways = vec![Link { text: lang.text("error-way-operator"), href: address::operator(lang, "") }];
        }
        _ => {}
    }
    ways
}
