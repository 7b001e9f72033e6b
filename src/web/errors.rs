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
        let status = self.status_code().as_u16();
        match self {
            Self::Said(problem) => ErrorPage::new(problem, status, lang, edition.map(Edition::snapshot)),
            Self::Crowded => ErrorPage {
                heading: lang.text("events-crowded"),
                detail: lang.text("events-crowded.detail"),
                ..ErrorPage::new(&Said::NoData, status, lang, None)
            },
            Self::Report => ErrorPage {
                heading: lang.text("heartbeat-refused"),
                detail: lang.text("heartbeat-refused.detail"),
                ..ErrorPage::new(&Said::NoData, status, lang, None)
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
            Self::Said(problem) => status(problem),
            Self::Crowded => StatusCode::SERVICE_UNAVAILABLE,
            Self::Report => StatusCode::BAD_REQUEST,
        }
    }

    /// Without the request at hand; [`super::guard`] replaces it.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

/// The status of what the pages have words for.
fn status(problem: &Said) -> StatusCode {
    match problem {
        Said::UnknownIndicator(_)
        | Said::UnknownArea(_)
        | Said::UnknownCollection(_)
        | Said::NoFigures(_)
        | Said::NoSuchPage => StatusCode::NOT_FOUND,
        Said::AddressTooLong => StatusCode::URI_TOO_LONG,
        Said::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        Said::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        Said::NoData | Said::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Said::LoggedOut => StatusCode::UNAUTHORIZED,
        Said::NotAllowed | Said::OtherForm => StatusCode::FORBIDDEN,
        Said::BadParameter(_) | Said::BadForm | Said::BrokenOff => StatusCode::BAD_REQUEST,
        Said::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Said::NotDone(_) => StatusCode::CONFLICT,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_shows_the_status_that_it_is_sent_with() {
        let bad = Problem::bad("theme", "blue", ["dark", "light"]);
        for (number, problem) in [
            (400, bad),
            (400, Problem::Report),
            (401, Problem::LOGGED_OUT),
            (404, Said::UnknownIndicator("x".to_owned()).into()),
            (404, Said::UnknownArea("x".to_owned()).into()),
            (404, Said::NoFigures("x".to_owned()).into()),
            (404, Problem::NOTHING),
            (405, Problem::METHOD),
            (409, Said::NotDone("why".to_owned()).into()),
            (500, Problem::BROKEN),
            (503, Problem::NOT_READY),
            (503, Problem::Crowded),
        ] {
            assert_eq!(problem.status_code().as_u16(), number, "{problem:?}");
            assert_eq!(problem.page(Lang::Da, None).status, number, "{problem:?}");
        }
    }
}
