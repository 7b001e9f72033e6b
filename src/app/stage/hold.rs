//! What waits for a confirmation.

use serde::{Deserialize, Serialize};

use super::place::{self, HELD, Place};
use super::publish::{self, Staged};
use super::resume::resume;
use crate::app::preview::{Beyond, Preview};
use crate::app::terms::Terms;
use crate::app::{Hand, ImportError};
use crate::locale::Lang;
use crate::logbook::{Actor, Deed, Logbook, Text};
use crate::snapshot::{Lock, Origin, Snapshot, Store};

/// A bundle that was made ready and changes more than may go live unseen.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The name under which it waits.
    pub name: String,
    /// Who brought what when, and why it waits.
    pub note: Note,
    /// What it would change.
    pub preview: Preview,
    /// True if figures or ledger were changed by something else since: it can only be declined, and brought again.
    pub outdated: bool,
}

impl Held {
    /// Why it waits, a sentence for each reason.
    #[must_use]
    pub fn why(&self, lang: Lang) -> Vec<String> {
        self.note.beyond.iter().map(|beyond| self.preview.told_beyond(lang, beyond)).collect()
    }
}

/// `held.json`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// The bundle's name.
    pub bundle: String,
    /// Its title for people.
    pub title: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// The key that it was signed by.
    pub signer: Option<String>,
    /// Since when it waits, in UTC by the board's clock.
    pub since: String,
    /// Whether that clock was set.
    pub clock_trusted: bool,
    /// Who brought it.
    pub who: Actor,
    /// What is beyond the limits.
    pub beyond: Vec<Beyond>,
}

/// Everything that waits, by name.
///
/// # Errors
/// If the folder cannot be read. What waits and cannot be read is left out.
pub fn held(store: &Store) -> Result<Vec<Held>, ImportError> {
    Ok(waiting(store)?.iter().filter_map(|name| read(store, name).ok()).collect())
}

/// The names of all that waits, without a look at what it is.
///
/// # Errors
/// If the folder cannot be read.
pub fn waiting(store: &Store) -> Result<Vec<String>, ImportError> {
    let mut names = place::names(store)?;
    names.retain(|name| name.starts_with(HELD));
    Ok(names)
}

fn read(store: &Store, name: &str) -> Result<Held, ImportError> {
    let place = place_of(store, name)?;
    let (note, preview) = (place.read(Place::HOLD)?, place.read(Place::PREVIEW)?);
    // Judged as a confirmation will be. Any other fault is told then.
    let outdated = matches!(Staged::open(store, place.clone()), Err(ImportError::Outdated));
    Ok(Held { name: place.name, note, preview, outdated })
}

/// Lets what was prepared wait.
pub(super) fn hold(
    store: &Store,
    place: Place,
    origin: &Origin,
    beyond: Vec<Beyond>,
    preview: Preview,
    hand: &Hand,
) -> Result<Held, ImportError> {
    let note = Note {
        bundle: origin.bundle.clone(),
        title: origin.title.clone(),
        version: origin.version.clone(),
        signer: hand.signer.clone(),
        since: hand.now.written(),
        clock_trusted: hand.now.trusted,
        who: hand.who.clone(),
        beyond,
    };
    let name = format!("{HELD}{}", origin.digest.get(..8).unwrap_or("0"));
    place.write(Place::HOLD, &note)?;
    place.write(Place::PREVIEW, &preview)?;
    place.sync()?;
    let deed = Deed::Held {
        staged: Text::new(&name),
        bundle: Text::new(&note.bundle),
        version: note.version.as_deref().map(Text::new),
    };
    Logbook::open(store.root()).append(hand.now, &hand.who, deed)?;
    // The same bundle brought once more takes its own place.
    place.rename(store, &name)?;
    Ok(Held { name, note, preview, outdated: false })
}

/// Publishes what waits, whatever it changes.
///
/// # Errors
/// As [`super::publish`]; where something else was published since, the bundle has to be brought again.
pub fn confirm(
    store: &Store,
    name: &str,
    terms: &Terms,
    hand: &Hand,
    lock: &Lock,
) -> Result<Snapshot, ImportError> {
    let place = place_of(store, name)?;
    if let Some(shown) = resume(store, lock)?
        && !place.path.is_dir()
    {
        // Confirmed before, when the power went.
        return Ok(store.load(&shown)?);
    }
    let note: Note = place.read(Place::HOLD)?;
    let staged = Staged::open(store, place)?;
    let deed = Deed::Confirmed { staged: Text::new(name) };
    Logbook::open(store.root()).append(hand.now, &hand.who, deed)?;
    let hand = Hand { signer: note.signer, ..hand.clone() };
    let snapshot = staged.show(store, &hand, lock)?;
    publish::tidy(store, terms, &hand, lock);
    Ok(snapshot)
}

/// Removes what waits.
///
/// # Errors
/// If nothing waits under that name, or log or disk refuse.
pub fn decline(store: &Store, name: &str, reason: &str, hand: &Hand, _: &Lock) -> Result<(), ImportError> {
    let place = place_of(store, name)?;
    if !place.path.is_dir() {
        return Err(ImportError::NotStaged(name.to_owned()));
    }
    let deed = Deed::Declined { staged: Text::new(name), reason: Text::new(reason) };
    Logbook::open(store.root()).append(hand.now, &hand.who, deed)?;
    place.remove()
}

/// The place of something that waits; what is only being prepared does not.
fn place_of(store: &Store, name: &str) -> Result<Place, ImportError> {
    let place = Place::of(store, name)?;
    if place.name.starts_with(HELD) { Ok(place) } else { Err(ImportError::NotStaged(place.name)) }
}
