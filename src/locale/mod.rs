//! Words, numbers and dates as Danes and English readers write them.
//!
//! Every text on a screen is a message in a Fluent file, one file per room and
//! language; this room looks messages up and formats what goes into them.

mod calendar;
mod number;

pub use calendar::{age_group, day, month_span, period, period_short, season};
pub use number::{decimal, percent, signed_percent, whole};

use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// A language of the screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Danish, the first language.
    #[default]
    Da,
    /// English.
    En,
}

/// A value that a message mentions: text as it is, a number where the message
/// chooses between singular and plural.
pub type Arg<'a> = (&'a str, FluentValue<'a>);

type Catalogue = FluentBundle<FluentResource>;

/// Every message file of both languages, by name.
macro_rules! catalogue {
    ($lang:literal) => {
        [
            include_str!(concat!($lang, "/about.ftl")),
            include_str!(concat!($lang, "/accessibility.ftl")),
            include_str!(concat!($lang, "/alive.ftl")),
            include_str!(concat!($lang, "/audit.ftl")),
            include_str!(concat!($lang, "/common.ftl")),
            include_str!(concat!($lang, "/cli.ftl")),
            include_str!(concat!($lang, "/explorer.ftl")),
            include_str!(concat!($lang, "/faults.ftl")),
            include_str!(concat!($lang, "/faults-areas.ftl")),
            include_str!(concat!($lang, "/faults-bundle.ftl")),
            include_str!(concat!($lang, "/faults-check.ftl")),
            include_str!(concat!($lang, "/faults-persons.ftl")),
            include_str!(concat!($lang, "/faults-gate.ftl")),
            include_str!(concat!($lang, "/doctor.ftl")),
            include_str!(concat!($lang, "/downloads.ftl")),
            include_str!(concat!($lang, "/features.ftl")),
            include_str!(concat!($lang, "/intake.ftl")),
            include_str!(concat!($lang, "/ledger.ftl")),
            include_str!(concat!($lang, "/logbook.ftl")),
            include_str!(concat!($lang, "/users.ftl")),
            include_str!(concat!($lang, "/methods.ftl")),
            include_str!(concat!($lang, "/faults-protected.ftl")),
            include_str!(concat!($lang, "/news.ftl")),
            include_str!(concat!($lang, "/operator.ftl")),
            include_str!(concat!($lang, "/pages.ftl")),
            include_str!(concat!($lang, "/charts.ftl")),
            include_str!(concat!($lang, "/signals.ftl")),
            include_str!(concat!($lang, "/stage.ftl")),
            include_str!(concat!($lang, "/trust.ftl")),
            include_str!(concat!($lang, "/wall.ftl")),
            include_str!(concat!($lang, "/web.ftl")),
        ]
    };
}

static DANISH: LazyLock<Catalogue> = LazyLock::new(|| read("da", &catalogue!("da")));
static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| read("en", &catalogue!("en")));

/// Puts one language together. Faults in the files are found by the tests; at
/// run time whatever could be read is used.
fn read(tag: &str, files: &[&str]) -> Catalogue {
    let mut bundle = FluentBundle::new_concurrent(tag.parse().into_iter().collect());
    // Isolation marks would end up in file names, tooltips and tests.
    bundle.set_use_isolating(false);
    for &file in files {
        let resource = match FluentResource::try_new(file.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

impl Lang {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Da, Self::En];

    /// The language tag, as HTML and addresses spell it.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Da => "da",
            Self::En => "en",
        }
    }

    /// Reads a tag or a locale name: `da`, `en-GB`, `da_DK.UTF-8`.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_', '.']).next()? {
            "da" => Some(Self::Da),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    fn catalogue(self) -> &'static Catalogue {
        match self {
            Self::Da => &DANISH,
            Self::En => &ENGLISH,
        }
    }

    /// The message of a key. A key without a message comes back in marks, so
    /// that it is seen and reported; the tests find those first.
    #[must_use]
    pub fn text(self, key: &str) -> String {
        self.text_with(key, &[])
    }

    /// The message of a key with its values filled in. `key.attribute` names
    /// an attribute.
    #[must_use]
    pub fn text_with(self, key: &str, args: &[Arg<'_>]) -> String {
        self.find(key, args).unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// Like [`Self::text_with`], `None` where there is no such message.
    #[must_use]
    pub fn find(self, key: &str, args: &[Arg<'_>]) -> Option<String> {
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, name)| (id, Some(name)));
        let bundle = self.catalogue();
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let args: FluentArgs<'_> =
            args.iter().map(|(name, value)| (Cow::Borrowed(*name), value.clone())).collect();
        let mut faults = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned())
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_reads_without_fault() {
        for file in catalogue!("da").into_iter().chain(catalogue!("en")) {
            if let Err((_, faults)) = FluentResource::try_new(file.to_owned()) {
                panic!("{faults:?} in {file}");
            }
        }
    }

    #[test]
    fn tags_and_locale_names_are_understood() {
        assert_eq!(Lang::from_tag("da_DK.UTF-8"), Some(Lang::Da));
        assert_eq!(Lang::from_tag("en-GB"), Some(Lang::En));
        assert_eq!(Lang::from_tag("de"), None);
        assert_eq!(Lang::from_tag(""), None);
    }

    #[test]
    fn a_missing_message_is_seen() {
        assert_eq!(Lang::Da.text("no-such-key"), "⟦no-such-key⟧");
    }
}
