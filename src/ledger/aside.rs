//! Finished blocks of a run that may be stopped, kept aside for the next.
//!
//! Only what would be published is kept, and only for the same bundle, rule
//! and ledger.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use super::Issues;
use super::wire::Written;

/// The finished blocks of one run, by name.
pub struct Aside {
    path: PathBuf,
    done: HashMap<String, (Issues, Vec<f64>)>,
    file: Mutex<Option<File>>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    name: String,
    figures: Vec<f64>,
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
                    done.insert(line.name, (issues, line.figures));
                }
            }
        }
        let file = if same && text.ends_with('\n') {
            File::options().append(true).open(&path).ok()
        } else {
            Self::begin(&path, run, &done)
        };
        Self { path, done, file: Mutex::new(file) }
    }

    fn begin(path: &Path, run: &str, done: &HashMap<String, (Issues, Vec<f64>)>) -> Option<File> {
        let mut file = File::create(path).ok()?;
        writeln!(file, "{run}").ok()?;
        for (name, (issues, figures)) in done {
            write(&mut file, name, issues, figures);
        }
        Some(file)
    }

    /// A block that an earlier run has finished, with the figures of its proof.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&(Issues, Vec<f64>)> {
        self.done.get(name)
    }

    /// Keeps a finished block.
    pub fn keep(&self, name: &str, issues: &Issues, figures: &[f64]) {
        if let Ok(mut file) = self.file.lock()
            && let Some(file) = file.as_mut()
        {
            write(file, name, issues, figures);
        }
    }

    /// Forgets everything: the run is done.
    pub fn clear(self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Best effort: what is not kept is worked out again.
fn write(file: &mut File, name: &str, issues: &Issues, figures: &[f64]) {
    let line = Line {
        name: name.to_owned(),
        figures: figures.to_vec(),
        block: issues.iter().map(Written::new).collect(),
    };
    if let Ok(mut text) = serde_json::to_string(&line) {
        text.push('\n');
        let _ = file.write_all(text.as_bytes());
    }
}
