//! What a form sends.

use std::collections::BTreeMap;

use actix_web::web::Form;

use crate::locale::Lang;
use crate::web::errors::Problem;

/// Names and values; nothing trusted.
pub(super) type Sent = Form<BTreeMap<String, String>>;

/// A value that has to be there.
///
/// # Errors
/// If it is not.
pub(super) fn value<'a>(sent: &'a Sent, name: &str) -> Result<&'a str, Problem> {
    sent.get(name).map(String::as_str).ok_or(Problem::BAD_FORM)
}

/// The language of the page that the form stood on.
pub(super) fn lang(sent: &Sent) -> Lang {
    sent.get("lang").and_then(|tag| Lang::from_tag(tag)).unwrap_or_default()
}
