//! What happens inside the process in which a bundle is opened: it says on its
//! standard output what it is doing and what came of it.

use std::io::{self, Write as _, stdout};
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::errand::Word;
use super::report::{Account, Named, Outcome, Words};
use crate::app::Terms;
use crate::app::clock::Clock;
use crate::app::import::{self, ImportError, Reporter, import};
use crate::app::stage::Hand;
use crate::app::told::Told;
use crate::bundle::{Bundle, Descriptor, Limits};
use crate::finding::Finding;
use crate::locale::Lang;
use crate::logbook::Actor;
use crate::progress::{Progress, Stage};
use crate::snapshot::{Store, StoreError};

/// Puts in words why nothing was imported.
pub type Explain<'a> = &'a dyn Fn(Lang, &ImportError) -> String;

/// Opens a bundle and publishes it, if it is good.
#[must_use]
pub fn take_in(
    path: &Path,
    store: &Store,
    terms: &Terms,
    report: Reporter<'_>,
    explain: Explain<'_>,
) -> Word {
    let teller = Teller::default();
    teller.begin(Stage::Open, None);
    let bundle = match Bundle::open(path, &Limits::default()) {
        Err(findings) => return ended(account(Outcome::Refused, None, &findings)),
        Ok(bundle) => bundle,
    };
    let named = named(bundle.descriptor());
    let bundle = match terms.admit(bundle) {
        Ok(bundle) => bundle,
        Err(findings) => return ended(account(Outcome::Refused, Some(named), &findings)),
    };
    let hand = Hand { who: Actor::Inbox, signer: None, now: Clock::default().noted() };
    match import(store, &bundle, terms, &hand, &teller, report) {
        Ok(import::Outcome::Published { snapshot, findings }) => ended(Account {
            snapshot: Some(snapshot.id.to_string()),
            ..account(Outcome::Published, Some(named), &findings)
        }),
        Ok(import::Outcome::Held { held, findings }) => ended(Account {
            snapshot: Some(held.name.clone()),
            ..account(Outcome::Held, Some(named), &findings)
        }),
        Ok(import::Outcome::Refused { findings }) => ended(account(Outcome::Refused, Some(named), &findings)),
        Err(ImportError::Store(StoreError::Busy)) => Word::Busy,
        Err(error) => {
            tracing::error!(%error, "a bundle was not imported");
            let why = Words { da: explain(Lang::Da, &error), en: explain(Lang::En, &error) };
            ended(Account { bundle: Some(named), ..Account::new(Outcome::Failed, Some(why)) })
        }
    }
}

/// Opens a bundle for its name and version only.
#[must_use]
pub fn name(path: &Path) -> Word {
    ended(match Bundle::open(path, &Limits::default()) {
        Ok(bundle) => account(Outcome::Passed, Some(named(bundle.descriptor())), &[]),
        Err(findings) => account(Outcome::Refused, None, &findings),
    })
}

/// Says a word.
///
/// # Errors
/// If nobody listens any more.
pub fn say(word: &Word) -> io::Result<()> {
    let mut line = serde_json::to_string(word)?;
    line.push('\n');
    let mut out = stdout().lock();
    out.write_all(line.as_bytes())?;
    out.flush()
}

fn ended(account: Account) -> Word {
    Word::Ended(Box::new(account.within_limits()))
}

fn account(outcome: Outcome, bundle: Option<Named>, findings: &[Finding]) -> Account {
    let findings = findings.iter().map(Told::new).collect();
    Account { bundle, findings, ..Account::new(outcome, None) }
}

fn named(descriptor: &Descriptor) -> Named {
    let Descriptor { name, title, version, .. } = descriptor;
    Named { name: name.clone(), title: title.clone(), version: version.clone() }
}

/// Says how far the work has come, a few times in a second at most.
#[derive(Default)]
struct Teller(Mutex<Unsaid>);

#[derive(Default)]
struct Unsaid {
    /// Steps that were not told yet.
    steps: u64,
    /// When some were.
    said: Option<Instant>,
}

impl Progress for Teller {
    fn begin(&self, stage: Stage, total: Option<u64>) {
        if let Ok(mut unsaid) = self.0.lock() {
            *unsaid = Unsaid::default();
        }
        // Whoever does not listen any more ends this process.
        let _ = say(&Word::Begun { stage, total });
    }

    fn advance(&self, steps: u64) {
        const OFTEN: Duration = Duration::from_millis(250);
        let Ok(mut unsaid) = self.0.lock() else { return };
        unsaid.steps += steps;
        if unsaid.said.is_none_or(|said| said.elapsed() >= OFTEN) {
            let _ = say(&Word::Done(std::mem::take(&mut unsaid.steps)));
            unsaid.said = Some(Instant::now());
        }
    }
}
