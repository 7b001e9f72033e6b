//! What can go wrong with a request, and which status says so.
//!
//! People get a page, programs RFC 9457 problem JSON; both say the same.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CACHE_CONTROL, HeaderMap, HeaderValue, LOCATION, RETRY_AFTER, VARY};
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;

use super::negotiation;
use super::state::State;
use crate::app::edition::Edition;
use crate::locale::Lang;
use crate::render;
use crate::view::error::{ErrorPage, Problem as Said};
use crate::view::query::BadParameter;

/// The methods that every address answers.
const METHODS: &str = "GET, HEAD";
/// Seconds after which it is worth asking again where there is nothing to serve, or no room.
const RETRY_AFTER_S: &str = "5";

/// Why a request is not answered as it asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Something that the pages have words for.
    Said(Said),
    /// As many screens follow the events as may.
    Crowded,
    /// What was sent is no report of a wall, or one too many.
    Report,
}

impl Problem {
    /// Nothing is served yet.
    pub const NOT_READY: Self = Self::Said(Said::NoData);
    /// The program failed.
    pub const BROKEN: Self = Self::Said(Said::Internal);
    /// There is nothing at the address.
    pub const NOTHING: Self = Self::Said(Said::NoSuchPage);
    /// Nobody is logged in.
    pub const LOGGED_OUT: Self = Self::Said(Said::LoggedOut);
    /// Another site's page, or an old one of ours, has sent it.
    pub const OTHER_FORM: Self = Self::Said(Said::OtherForm);
    /// What was sent cannot be read.
    pub const BAD_FORM: Self = Self::Said(Said::BadForm);
    /// Everything is only ever read.
    pub const METHOD: Self = Self::Said(Said::MethodNotAllowed);

    /// A parameter has a value that means nothing here, or is not there at all.
    #[must_use]
    pub fn bad<T: ToString>(name: &'static str, value: &str, allowed: impl IntoIterator<Item = T>) -> Self {
        // Programs want the whole list; the value is quoted safely.
        let allowed = allowed.into_iter().map(|word| word.to_string()).collect();
        BadParameter { allowed, ..BadParameter::new(name, value, []) }.into()
    }

    /// The answer in the asker's form and language.
    #[must_use]
    pub fn answer(&self, asker: &HeaderMap, state: &State) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        response.insert_header((CACHE_CONTROL, "no-store"));
        response.insert_header((VARY, "Accept, Accept-Language"));
        if self == &Self::METHOD {
            response.insert_header((ALLOW, HeaderValue::from_static(METHODS)));
        }
        if self.status_code() == StatusCode::SERVICE_UNAVAILABLE {
            response.insert_header((RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER_S)));
        }
        if self == &Self::LOGGED_OUT && negotiation::wants_page(asker) {
            response.status(StatusCode::SEE_OTHER).insert_header((LOCATION, "/operator/login"));
            return response.finish();
        }
        if negotiation::wants_page(asker) {
            let lang = negotiation::language(asker, Lang::Da);
            let page = render::error::page(&self.page(lang, state.edition().as_deref()));
            response.content_type("text/html; charset=utf-8").body(page)
        } else {
            let lang = negotiation::language(asker, Lang::En);
            response.content_type("application/problem+json").body(self.document(lang))
        }
    }

    /// The page for people.
    fn page(&self, lang: Lang, edition: Option<&Edition>) -> ErrorPage {
        match self {
            Self::Said(problem) => ErrorPage::new(problem, lang, edition.map(Edition::snapshot)),
            Self::Crowded => ErrorPage {
                heading: lang.text("events-crowded"),
                detail: lang.text("events-crowded.detail"),
                ..ErrorPage::new(&Said::NoData, lang, None)
            },
            Self::Report => ErrorPage {
                heading: lang.text("heartbeat-refused"),
                detail: lang.text("heartbeat-refused.detail"),
                ..ErrorPage::new(&Said::NoData, lang, None)
            },
        }
    }

    /// The problem document for programs.
    fn document(&self, lang: Lang) -> Vec<u8> {
        let page = self.page(lang, None);
        let (parameter, value) = match self {
            Self::Said(Said::BadParameter(bad)) => (Some(bad.name), Some(bad.value.as_str())),
            Self::Said(Said::UnknownIndicator(_)) => (Some("indicator"), None),
            _ => (None, None),
        };
        let document = Document {
            r#type: "about:blank",
            title: &page.heading,
            status: self.status_code().as_u16(),
            detail: &page.detail,
            parameter,
            value,
            allowed: &page.allowed,
        };
        serde_json::to_vec(&document).unwrap_or_default()
    }
}

/// A problem document, RFC 9457.
#[derive(Serialize)]
struct Document<'a> {
    r#type: &'static str,
    title: &'a str,
    status: u16,
    detail: &'a str,
    /// The parameter that is to blame.
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<&'static str>,
    /// Its value.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    /// Values that it may have.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    allowed: &'a [String],
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Said(problem) => problem.fmt(f),
            Self::Crowded => f.write_str("too many listeners"),
            Self::Report => f.write_str("no report of a wall"),
        }
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Said(problem) => {
                StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            }
            Self::Crowded => StatusCode::SERVICE_UNAVAILABLE,
            Self::Report => StatusCode::BAD_REQUEST,
        }
    }

    /// Without the request at hand; [`super::guard`] replaces it.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

impl From<Said> for Problem {
    fn from(problem: Said) -> Self {
        Self::Said(problem)
    }
}

impl From<BadParameter> for Problem {
    fn from(bad: BadParameter) -> Self {
        Self::Said(bad.into())
    }
}
