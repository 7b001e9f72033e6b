//! The parameters of an address, read strictly.

use actix_web::HttpRequest;
use actix_web::web::Query;

use super::errors::Problem;

/// Names and values in the order of the address; decoded, nothing trusted.
pub(super) struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Reads an address in which only `allowed` names may stand, each once.
    ///
    /// # Errors
    /// For any other name, so that a slip of the pen is not read as a default.
    pub(super) fn read(request: &HttpRequest, allowed: &[&str]) -> Result<Self, Problem> {
        let pairs = Query::<Vec<(String, String)>>::from_query(request.query_string())
            .map_err(|_| Problem::bad("?", request.query_string(), allowed.iter().copied()))?
            .into_inner();
        for (at, (name, _)) in pairs.iter().enumerate() {
            let again = pairs.iter().take(at).any(|(before, _)| before == name);
            if again || !allowed.contains(&name.as_str()) {
                return Err(Problem::UnknownParameter {
                    name: name.clone(),
                    allowed: allowed.iter().map(ToString::to_string).collect(),
                });
            }
        }
        Ok(Self(pairs))
    }

    /// The value of a name, if the address has it.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}
