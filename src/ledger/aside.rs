//! Finished blocks of a run that may be stopped, kept aside for the next.
//!
//! Only what would be published is kept, and only for the same bundle, rule
//! and ledger.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use super::Issues;
use super::wire::Written;
use crate::disk::{self, Step, Tail};

/// The finished blocks of one run, by name.
pub struct Aside {
    path: PathBuf,
    done: HashMap<String, Issues>,
    file: Mutex<Option<Tail>>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    name: String,
    block: Vec<Written>,
}

impl Aside {
    const NAME: &str = "unfinished.jsonl";

    /// Opens what a stopped run left in a data directory; `run` names the
    /// bundle, the rule and the ledger, and what another run left is forgotten.
    /// Where nothing can be written nothing is kept.
    #[must_use]
    pub fn open(data: &Path, run: &str) -> Self {
        let path = data.join(Self::NAME);
        let text = fs::read_to_string(&path).unwrap_or_default();
        let mut lines = text.split_inclusive('\n');
        let same = lines.next().is_some_and(|first| first.trim_end() == run);
        let mut done = HashMap::new();
        if same {
            // A line without its end was being written when the run was stopped.
            for line in lines.filter(|line| line.ends_with('\n')) {
                let Ok(line) = serde_json::from_str::<Line>(line) else { continue };
                let issues: Option<Issues> = line.block.iter().map(Written::issue).collect();
                if let Some(issues) = issues {
                    done.insert(line.name, issues);
                }
            }
        }
        let file = if same && text.ends_with('\n') {
            Tail::open(Step::UnfinishedBlock, &path).ok()
        } else {
            Self::begin(&path, run, &done)
        };
        Self { path, done, file: Mutex::new(file) }
    }

    fn begin(path: &Path, run: &str, done: &HashMap<String, Issues>) -> Option<Tail> {
        let blocks = done.iter().filter_map(|(name, issues)| line(name, issues));
        let text: String = std::iter::once(format!("{run}\n")).chain(blocks).collect();
        disk::replace(Step::Unfinished, path, text.as_bytes()).ok()?;
        Tail::open(Step::UnfinishedBlock, path).ok()
    }

    /// A block that an earlier run has finished.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Issues> {
        self.done.get(name)
    }

    /// Keeps a finished block. Best effort, and not waited for: what is not kept is worked out again.
    pub fn keep(&self, name: &str, issues: &Issues) {
        if let Ok(mut file) = self.file.lock()
            && let Some(file) = file.as_mut()
            && let Some(line) = line(name, issues)
        {
            let _ = file.append(line.as_bytes());
        }
    }

    /// Forgets everything: the run is done.
    pub fn clear(self) {
        let _ = disk::remove_file(Step::UnfinishedDone, &self.path);
    }
}

/// A finished block in writing, with the end of its line.
fn line(name: &str, issues: &Issues) -> Option<String> {
    let line = Line { name: name.to_owned(), block: issues.iter().map(Written::new).collect() };
    Some(serde_json::to_string(&line).ok()? + "\n")
}
