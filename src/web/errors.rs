//! What can go wrong with a request, and which status says so.
//!
//! People get a page, programs RFC 9457 problem JSON.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CACHE_CONTROL, HeaderMap, HeaderValue, RETRY_AFTER, VARY};
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;

use super::negotiation;
use crate::app::edition::Refusal;
use crate::finding::Quoted;
use crate::locale::{Arg, Lang};

/// The methods that every address answers.
pub const METHODS: &str = "GET, HEAD";

/// Seconds after which it is worth asking again while there is nothing to serve.
const RETRY_AFTER_S: &str = "5";

/// Why a request is not answered as it asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A parameter has a value that means nothing here.
    BadParameter {
        /// The parameter.
        name: String,
        /// Its value.
        value: String,
        /// The values that it may have.
        allowed: Vec<String>,
    },
    /// A parameter that has to be there is not.
    MissingParameter {
        /// The parameter.
        name: String,
        /// The values that it may have.
        allowed: Vec<String>,
    },
    /// The address has a parameter that means nothing here, or has one twice.
    UnknownParameter {
        /// The parameter.
        name: String,
        /// Those that do.
        allowed: Vec<String>,
    },
    /// There is no indicator of that id.
    UnknownIndicator(String),
    /// There is no area of that id.
    UnknownArea(String),
    /// There is nothing at the address.
    NoSuchPage,
    /// Everything is only ever read.
    Method,
    /// No snapshot is served yet.
    NotReady,
    /// As many screens listen as may.
    TooManyListeners,
    /// The program failed.
    Broken,
}

impl Problem {
    /// A parameter with a bad value.
    #[must_use]
    pub fn bad<T: ToString>(name: &str, value: &str, allowed: impl IntoIterator<Item = T>) -> Self {
        let allowed = allowed.into_iter().map(|word| word.to_string()).collect();
        Self::BadParameter { name: name.to_owned(), value: value.to_owned(), allowed }
    }

    /// The answer in the asker's form and language.
    #[must_use]
    pub fn answer(&self, asker: &HeaderMap) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        response.insert_header((CACHE_CONTROL, "no-store"));
        response.insert_header((VARY, "Accept, Accept-Language"));
        match self {
            Self::Method => {
                response.insert_header((ALLOW, HeaderValue::from_static(METHODS)));
            }
            Self::NotReady | Self::TooManyListeners => {
                response.insert_header((RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER_S)));
            }
            _ => {}
        }
        if negotiation::wants_page(asker) {
            let lang = negotiation::language(asker, Lang::Da);
            response.content_type("text/html; charset=utf-8").body(self.page(lang))
        } else {
            let lang = negotiation::language(asker, Lang::En);
            response.content_type("application/problem+json").body(self.json(lang))
        }
    }

    /// The page for people.
    fn page(&self, lang: Lang) -> String {
        maud::html! {
            (maud::DOCTYPE)
            html lang=(lang.tag()) {
                head { meta charset="utf-8"; title { (self.title(lang)) } }
                body { h1 { (self.title(lang)) } p { (self.detail(lang)) } }
            }
        }
        .into_string()
    }

    /// The problem document for programs, RFC 9457.
    fn json(&self, lang: Lang) -> Vec<u8> {
        #[derive(Serialize)]
        struct Document<'a> {
            r#type: &'static str,
            title: String,
            status: u16,
            detail: String,
            #[serde(skip_serializing_if = "Option::is_none")]
            parameter: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            value: Option<String>,
            #[serde(skip_serializing_if = "<[String]>::is_empty")]
            allowed: &'a [String],
        }
        let document = Document {
            r#type: "about:blank",
            title: self.title(lang),
            status: self.status_code().as_u16(),
            detail: self.detail(lang),
            parameter: self.parameter(),
            value: self.value().map(|value| Quoted::new(value).as_str().to_owned()),
            allowed: self.allowed(),
        };
        serde_json::to_vec(&document).unwrap_or_default()
    }

    /// The key of its words.
    fn key(&self) -> &'static str {
        match self {
            Self::BadParameter { .. } => "problem-bad-parameter",
            Self::MissingParameter { .. } => "problem-missing-parameter",
            Self::UnknownParameter { .. } => "problem-unknown-parameter",
            Self::UnknownIndicator(_) => "problem-unknown-indicator",
            Self::UnknownArea(_) => "problem-unknown-area",
            Self::NoSuchPage => "problem-no-such-page",
            Self::Method => "problem-method",
            Self::NotReady => "problem-not-ready",
            Self::TooManyListeners => "problem-too-many-listeners",
            Self::Broken => "problem-broken",
        }
    }

    /// What happened, in a few words.
    #[must_use]
    pub fn title(&self, lang: Lang) -> String {
        lang.text(self.key())
    }

    /// What exactly, and what to do.
    #[must_use]
    pub fn detail(&self, lang: Lang) -> String {
        let quote = |text: Option<&str>| Quoted::new(text.unwrap_or("")).as_str().to_owned();
        let args: [Arg<'_>; 4] = [
            ("name", quote(self.parameter()).into()),
            ("value", quote(self.value()).into()),
            ("allowed", self.allowed().join(", ").into()),
            ("methods", METHODS.into()),
        ];
        lang.text_with(&format!("{}.detail", self.key()), &args)
    }

    fn parameter(&self) -> Option<&str> {
        match self {
            Self::BadParameter { name, .. }
            | Self::MissingParameter { name, .. }
            | Self::UnknownParameter { name, .. } => Some(name),
            Self::UnknownIndicator(_) => Some("indicator"),
            _ => None,
        }
    }

    fn value(&self) -> Option<&str> {
        match self {
            Self::BadParameter { value, .. } | Self::UnknownIndicator(value) | Self::UnknownArea(value) => {
                Some(value)
            }
            _ => None,
        }
    }

    fn allowed(&self) -> &[String] {
        match self {
            Self::BadParameter { allowed, .. }
            | Self::MissingParameter { allowed, .. }
            | Self::UnknownParameter { allowed, .. } => allowed,
            _ => &[],
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title(Lang::En))
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::BadParameter { .. } | Self::MissingParameter { .. } | Self::UnknownParameter { .. } => {
                StatusCode::BAD_REQUEST
            }
            Self::UnknownIndicator(_) | Self::UnknownArea(_) | Self::NoSuchPage => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotReady | Self::TooManyListeners => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Without the request at hand; [`super::guard`] replaces it.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::UnknownIndicator(id) => Self::UnknownIndicator(id),
            Refusal::UnknownArea(id) => Self::UnknownArea(id),
        }
    }
}
