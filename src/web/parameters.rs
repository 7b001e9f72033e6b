//! The parameters of an address.

use actix_web::HttpRequest;
use actix_web::web::Query;

use super::errors::Problem;
use crate::locale::Lang;
use crate::view::error::Problem as Said;

/// The longest that an address's parameters may be, in bytes: more than any state of any page takes.
const LONGEST: usize = 4096;

/// Names and values in the order of the address; decoded, nothing trusted.
///
/// # Errors
/// If they cannot be told apart, or are longer than those of any page.
pub(super) fn pairs(request: &HttpRequest) -> Result<Vec<(String, String)>, Problem> {
    if request.query_string().len() > LONGEST {
        return Err(Said::AddressTooLong.into());
    }
    let pairs = Query::<Vec<(String, String)>>::from_query(request.query_string());
    Ok(pairs.map_err(|_| Problem::bad("?", request.query_string(), ["name=value"]))?.into_inner())
}

/// The parameters of an address for programs, read strictly.
pub(super) struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Reads an address in which only `allowed` names may stand, each once.
    ///
    /// # Errors
    /// For any other name, so that a slip of the pen is not read as a default.
    pub(super) fn read(request: &HttpRequest, allowed: &[&'static str]) -> Result<Self, Problem> {
        let pairs = pairs(request)?;
        for (at, (name, value)) in pairs.iter().enumerate() {
            let Some(known) = allowed.iter().find(|known| *known == name) else {
                return Err(Problem::bad("?", name, allowed));
            };
            if pairs.iter().take(at).any(|(before, _)| before == name) {
                return Err(Problem::bad(known, value, ["once"]));
            }
        }
        Ok(Self(pairs))
    }

    /// The value of a name, if the address has it.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// The language that the address asks for, if it does.
    ///
    /// # Errors
    /// If nothing is written in it.
    pub(super) fn lang(&self) -> Result<Option<Lang>, Problem> {
        let read = |word: &str| {
            let known = Lang::ALL.into_iter().find(|lang| lang.tag() == word);
            known.ok_or_else(|| Problem::bad("lang", word, Lang::ALL.map(Lang::tag)))
        };
        self.get("lang").map(read).transpose()
    }
}
