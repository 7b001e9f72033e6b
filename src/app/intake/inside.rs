//! What happens inside the process in which a bundle is opened: it says on its
//! standard output what it is doing and what came of it.

use std::io::{self, Write as _, stdout};
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::errand::Word;
use super::report::{Account, Named, Outcome, Words};
use crate::app::ImportError;
use crate::app::stage::Reporter;
use crate::app::stage::{self, Prepared};
use crate::app::terms::Terms;
use crate::app::told::Told;
use crate::bundle::{Bundle, Descriptor, Limits};
use crate::finding::Finding;
use crate::locale::Lang;
use crate::progress::{Progress, Stage};
use crate::snapshot::Store;

/// Puts in words why nothing was imported.
pub type Explain<'a> = &'a dyn Fn(Lang, &ImportError) -> String;

/// Opens a bundle, judges and protects it, and leaves the result in `staged`.
#[must_use]
pub fn prepare(
    path: &Path,
    into: &str,
    store: &Store,
    terms: &Terms,
    report: Reporter<'_>,
    explain: Explain<'_>,
) -> Word {
    let teller = Teller::default();
    teller.begin(Stage::Open, None);
    let (bundle, known) = match open(path, terms) {
        Ok(opened) => opened,
        Err(account) => return Word::Ended(account),
    };
    match stage::prepare_opened(&bundle, into, store, terms, &teller, report) {
        Ok(Prepared::Ready { findings }) => {
            Word::Ready(Box::new(told(Outcome::Held, &findings, known).within_limits()))
        }
        Ok(Prepared::Refused { findings }) => {
            Word::Ended(Box::new(told(Outcome::Refused, &findings, known).within_limits()))
        }
        Err(error) => {
            tracing::error!(%error, "a bundle was not prepared");
            let why = Some(Words { da: explain(Lang::Da, &error), en: explain(Lang::En, &error) });
            let account = Account { outcome: Outcome::Failed, why, ..known };
            Word::Ended(Box::new(account.within_limits()))
        }
    }
}

/// Opens a bundle for its name and version only, and to see whether it would be let in.
#[must_use]
pub fn name(path: &Path, terms: &Terms) -> Word {
    Word::Ended(match open(path, terms) {
        Ok((_, known)) => Box::new(known.within_limits()),
        Err(account) => account,
    })
}

/// Opens a bundle, if it may come in; gives what is known of it from now on.
fn open(path: &Path, terms: &Terms) -> Result<(Bundle, Account), Box<Account>> {
    let unknown = Account::new(Outcome::Passed, None);
    let refused = |findings: &[Finding], known: Account| {
        Box::new(told(Outcome::Refused, findings, known).within_limits())
    };
    let bundle = Bundle::open_trusted(path, &Limits::default(), &terms.trust)
        .map_err(|findings| refused(&findings, unknown.clone()))?;
    let signer = bundle.signer().map(ToString::to_string);
    let known = Account { bundle: Some(named(bundle.descriptor())), signer, ..unknown };
    match terms.admit(bundle) {
        Ok(bundle) => Ok((bundle, known)),
        Err(findings) => Err(refused(&findings, known)),
    }
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

/// What was found in a bundle of which this is known.
fn told(outcome: Outcome, findings: &[Finding], known: Account) -> Account {
    Account { outcome, findings: findings.iter().map(Told::new).collect(), ..known }
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
