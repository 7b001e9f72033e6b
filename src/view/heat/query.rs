//! What the table of everything was asked to show.

use crate::locale::Lang;
use crate::view::address;
use crate::view::query::{BadParameter, Query};
use crate::view::theme::Theme;

/// The state in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct HeatQuery {
    /// The word of a domain; all of them without it.
    pub domain: Option<String>,
    /// The colour theme.
    pub theme: Option<Theme>,
    /// The language.
    pub lang: Option<Lang>,
}

impl HeatQuery {
    /// Reads the decoded parameters of an address.
    ///
    /// # Errors
    /// If theme or language are not among the words for them.
    pub fn parse(pairs: &[(String, String)]) -> Result<Self, BadParameter> {
        let common: Vec<_> =
            pairs.iter().filter(|(name, _)| name == "theme" || name == "lang").cloned().collect();
        let common = Query::parse(&common)?;
        let domain = pairs.iter().rev().find(|(name, value)| name == "domain" && !value.is_empty());
        Ok(Self { domain: domain.map(|(_, value)| value.clone()), theme: common.theme, lang: common.lang })
    }

    /// The address of this state.
    #[must_use]
    pub fn href(&self) -> String {
        self.address("/overview")
    }

    /// As [`Self::href`], under another path.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        pairs.extend(self.domain.clone().map(|word| ("domain", word)));
        pairs.extend(self.theme.map(|theme| ("theme", theme.word().to_owned())));
        pairs.extend(self.lang.map(|lang| ("lang", lang.tag().to_owned())));
        address::with_parameters(path, &pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_again() {
        let pairs = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        let query = HeatQuery::parse(&pairs(&[("lang", "en"), ("domain", "police"), ("period", "nonsense")]));
        assert_eq!(query.unwrap().href(), "/overview?domain=police&lang=en");
        assert_eq!(HeatQuery::parse(&pairs(&[("domain", "")])).unwrap().href(), "/overview");
        assert_eq!(HeatQuery::parse(&pairs(&[("theme", "blue")])).unwrap_err().name, "theme");
    }
}
