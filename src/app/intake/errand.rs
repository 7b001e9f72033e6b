//! A bundle is opened in a process of its own, so that it can at worst fail:
//! how that process is started, listened to and ended.
//!
//! It says one [`Word`] per line on its standard output, the last one being
//! what came of it.

use std::ffi::OsString;
use std::io::{self, BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::report::{Account, Outcome, Words};
use crate::locale::Lang;
use crate::progress::Stage;
use crate::sandbox::tell_parent;

/// How the program is called to open a bundle.
#[derive(Clone, Debug)]
pub struct Errand {
    /// The program: this one.
    pub program: PathBuf,
    /// What it is told before the bundle's path: settings, data directory, command.
    pub arguments: Vec<OsString>,
    /// How long it may take.
    pub limit: Duration,
}

/// What the process says.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Word {
    /// A stage of the work begins.
    Begun {
        /// Which.
        stage: Stage,
        /// Steps that it has, where that is known.
        total: Option<u64>,
    },
    /// So many steps of the stage are done.
    Done(u64),
    /// It lies in `staged`, and may be published.
    Ready(Box<Account>),
    /// It will not be published: why not.
    Ended(Box<Account>),
}

/// What came of the process.
pub(super) enum Said {
    /// What it prepared lies in `staged`; nobody has judged it yet.
    Ready(Box<Account>),
    /// There is nothing to publish. It has said why, or it failed and the account tells how.
    Ended(Box<Account>),
}

/// How often is looked after other things meanwhile.
const TICK: Duration = Duration::from_millis(200);

/// The most that is listened to.
const LONGEST: u64 = 16 << 20;

/// The word with which the process is told under which name in `staged` it is to prepare the bundle.
pub(super) const INTO: &str = "--into";

/// The word with which it is asked for the bundle's name only.
pub(super) const ONLY_NAME: &str = "--only-name";

impl Errand {
    /// Opens a bundle and prepares it under a name in `staged`; temporary files go to a folder of their
    /// own. `hear` is told what is said of progress, `tick` is called now and then.
    pub(super) fn prepare(
        &self,
        bundle: &Path,
        into: &str,
        temporary: &Path,
        hear: &mut dyn FnMut(&Word),
        tick: &mut dyn FnMut(),
    ) -> Said {
        self.start(bundle, &[INTO, into], temporary, self.limit, hear, tick)
    }

    /// Asks for the name and version of a bundle, which stays where it is.
    pub(super) fn name(&self, bundle: &Path, temporary: &Path) -> Account {
        let limit = self.limit.min(Duration::from_mins(2));
        match self.start(bundle, &[ONLY_NAME], temporary, limit, &mut |_| {}, &mut || {}) {
            Said::Ended(account) => *account,
            Said::Ready(_) => failed("intake-ended", &[]),
        }
    }

    fn start(
        &self,
        bundle: &Path,
        more: &[&str],
        temporary: &Path,
        limit: Duration,
        hear: &mut dyn FnMut(&Word),
        tick: &mut dyn FnMut(),
    ) -> Said {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).args(more).arg("--").arg(bundle).env("TMPDIR", temporary);
        let spawned = tell_parent(&mut command).stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
        let account = match spawned {
            Ok(child) => match listen(Ended(child), limit, hear, tick) {
                Ok(answer) => return answer,
                Err(failure) => failure.account(limit),
            },
            Err(error) => {
                tracing::error!(%error, program = %self.program.display(), "a bundle cannot be opened");
                failed("intake-not-started", &[])
            }
        };
        Said::Ended(Box::new(account))
    }
}

/// Why the process has given no answer.
enum Failure {
    Late,
    Ended(ExitStatus),
    Lost(io::Error),
}

impl Failure {
    fn account(self, limit: Duration) -> Account {
        use std::os::unix::process::ExitStatusExt as _;
        match self {
            Self::Late => {
                tracing::warn!("taking in a bundle took too long and was stopped");
                failed("intake-late", &[("minutes", limit.as_secs().div_ceil(60).into())])
            }
            Self::Ended(status) => {
                tracing::warn!(%status, "taking in a bundle ended without an answer");
                failed(if status.signal().is_some() { "intake-killed" } else { "intake-ended" }, &[])
            }
            Self::Lost(error) => {
                tracing::warn!(%error, "the process that takes in a bundle was lost");
                failed("intake-ended", &[])
            }
        }
    }
}

/// The account of something that failed, with the words that say why.
pub(super) fn failed(key: &str, args: &[crate::locale::Arg<'_>]) -> Account {
    let words = |lang: Lang| format!("{} {}", lang.text_with(key, args), lang.text("import-nothing-changed"));
    Account::new(Outcome::Failed, Some(Words { da: words(Lang::Da), en: words(Lang::En) }))
}

/// A process that does not outlive its owner.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // It may have ended on its own.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn listen(
    mut child: Ended,
    limit: Duration,
    hear: &mut dyn FnMut(&Word),
    tick: &mut dyn FnMut(),
) -> Result<Said, Failure> {
    let deadline = Instant::now() + limit;
    let (sender, words) = mpsc::sync_channel(64);
    if let Some(stdout) = child.0.stdout.take() {
        thread::spawn(move || {
            for line in BufReader::new(stdout.take(LONGEST)).lines().map_while(Result::ok) {
                let Ok(word) = serde_json::from_str::<Word>(&line) else { continue };
                if sender.send(word).is_err() {
                    return;
                }
            }
        });
    }
    let mut answer = None;
    let mut open = true;
    let mut ticked = Instant::now();
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(Failure::Late);
        }
        if ticked.elapsed() >= TICK {
            tick();
            ticked = Instant::now();
        }
        if open {
            match words.recv_timeout(TICK.min(left)) {
                Ok(Word::Ended(account)) => answer = Some(Said::Ended(heard(*account))),
                Ok(Word::Ready(account)) => answer = Some(Said::Ready(heard(*account))),
                Ok(word) => hear(&word),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => open = false,
            }
            continue;
        }
        // It has nothing more to say; only when it has ended it is true.
        match child.0.try_wait().map_err(Failure::Lost)? {
            Some(status) => return answer.ok_or(Failure::Ended(status)),
            None => thread::sleep(TICK.min(left).min(Duration::from_millis(10))),
        }
    }
}

/// As much of an account as is believed: what a bundle changes is worked out by whoever publishes it.
fn heard(account: Account) -> Box<Account> {
    Box::new(Account { preview: None, ..account.within_limits() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A shell in the place of the program.
    fn answer(script: &str, limit: Duration) -> (Said, Vec<Word>) {
        let errand =
            Errand { program: "/bin/sh".into(), arguments: ["-c".into(), script.into()].into(), limit };
        let mut heard = Vec::new();
        let (bundle, temporary) = (Path::new("/nowhere"), Path::new("/nowhere"));
        let mut hear = |word: &Word| heard.push(word.clone());
        let answer = errand.prepare(bundle, "x", temporary, &mut hear, &mut || {});
        (answer, heard)
    }

    fn outcome(answer: &Said) -> (Outcome, String) {
        let (Said::Ready(account) | Said::Ended(account)) = answer;
        (account.outcome, account.why.as_ref().map(|why| why.en.clone()).unwrap_or_default())
    }

    const LONG: Duration = Duration::from_mins(1);

    #[test]
    fn what_it_says_is_kept_short_and_harmless() {
        let script =
            r#"printf '{"ready":{"outcome":"held","signer":"\\u001b[2Jkontor","preview":{"first":true}}}\n'"#;
        let (answer, _) = answer(script, LONG);
        let Said::Ready(account) = answer else { panic!("it is ready") };
        assert_eq!(account.signer.as_deref(), Some("\u{fffd}[2Jkontor"));
        assert_eq!(account.preview, None, "people decide by what we have worked out");
    }

    #[test]
    fn what_the_process_says_is_heard() {
        let script = r#"echo '{"begun":{"stage":"check","total":7}}'; echo noise; echo '{"done":3}'
            echo '{"ended":{"outcome":"published","snapshot":"000001-00c0ffee"}}'"#;
        let (answer, heard) = answer(script, LONG);
        assert_eq!(outcome(&answer).0, Outcome::Published);
        assert!(matches!(heard[..], [Word::Begun { stage: Stage::Check, total: Some(7) }, Word::Done(3)]));
    }

    #[test]
    fn a_process_that_hangs_is_ended() {
        for script in ["exec sleep 600", "exec >&-; exec sleep 600", "while :; do echo '{\"done\":1}'; done"]
        {
            let (answer, _) = answer(script, Duration::from_millis(600));
            let (outcome, why) = outcome(&answer);
            assert_eq!(outcome, Outcome::Failed, "{script}");
            assert!(why.contains("minute"), "{why}");
        }
    }

    #[test]
    fn a_process_that_dies_without_an_answer_has_failed() {
        for script in ["kill -9 $$", "kill -SEGV $$", "exit 1", "true", "echo '{\"ended\":7}'"] {
            let (answer, _) = answer(script, LONG);
            assert_eq!(outcome(&answer).0, Outcome::Failed, "{script}");
        }
        let gone = Errand { program: "/nowhere/komspot".into(), arguments: Vec::new(), limit: LONG };
        assert_eq!(gone.name(Path::new("x"), Path::new("/nowhere")).outcome, Outcome::Failed);
    }

    #[test]
    fn endless_talk_does_not_fill_the_memory() {
        let (answer, _) = answer("yes | tr -d '\\n' | head -c 40000000", LONG);
        assert_eq!(outcome(&answer).0, Outcome::Failed);
    }
}
