//! A folder of vectors, file by file.

use std::path::Path;

use serde_json::Value;

use super::answer;
use super::compare::{Comparison, Tolerance};

/// What came of a folder.
#[derive(Default)]
pub(crate) struct Outcome {
    /// What to print, in order.
    pub(crate) lines: Vec<String>,
    /// Files that agree.
    pub(crate) passed: usize,
    /// Files with a difference.
    pub(crate) differing: usize,
    /// Files that were not understood.
    pub(crate) unknown: usize,
    /// Files that are input for others.
    pub(crate) skipped: usize,
}

impl Outcome {
    /// True if something was compared and everything agrees.
    pub(crate) fn is_good(&self) -> bool {
        self.passed > 0 && self.differing == 0 && self.unknown == 0
    }

    /// The last line.
    pub(crate) fn summary(&self) -> String {
        format!(
            "{} agree, {} differ, {} not understood, {} skipped as inputs",
            self.passed, self.differing, self.unknown, self.skipped
        )
    }
}

/// Runs all files of a folder.
pub(crate) fn run(folder: &Path) -> std::io::Result<Outcome> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| path.is_file());
    paths.sort();
    let mut outcome = Outcome::default();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        if !is_json || name.starts_with("sdc_") || name.starts_with("data_") {
            outcome.skipped += 1;
            outcome.lines.push(format!("skip  {name}: input, not a method's vector"));
            continue;
        }
        match file(&path, &name) {
            Err(reason) => {
                outcome.unknown += 1;
                outcome.lines.push(format!("FAIL  {name}: not understood: {reason}"));
            }
            Ok(found) if found.faults.is_empty() => {
                outcome.passed += 1;
                outcome.lines.push(format!("ok    {name}: {found}"));
            }
            Ok(found) => {
                outcome.differing += 1;
                outcome.lines.push(format!("FAIL  {name}: {found}"));
                outcome.lines.extend(found.faults.iter().map(|fault| format!("      {fault}")));
            }
        }
    }
    Ok(outcome)
}

fn file(path: &Path, name: &str) -> Result<Comparison, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let vector: Value = serde_json::from_str(&without_nan(&text)).map_err(|error| error.to_string())?;
    let part = |key: &str| vector.get(key).filter(|part| part.is_object()).ok_or(format!("no `{key}`"));
    let (input, expected) = (part("input")?, part("expected")?);
    let tolerance = Tolerance::read(part("tolerance")?)?;
    let method = name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let folder = path.parent().unwrap_or(Path::new("."));
    let answers = answer::answers(method, input, expected, folder)?;
    let mut comparison = Comparison::default();
    for (about, answer) in answers {
        comparison.compare(&about, expected, &answer, &tolerance);
    }
    if comparison.compared == 0 {
        return Err("nothing to compare".to_owned());
    }
    Ok(comparison)
}

/// Python writes what is no number as bare words, which JSON does not know.
fn without_nan(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    let (mut quoted, mut escaped) = (false, false);
    while let Some(letter) = rest.chars().next() {
        let word =
            ["-Infinity", "Infinity", "NaN"].into_iter().find(|word| !quoted && rest.starts_with(word));
        if let Some(word) = word {
            kept.push_str("null");
            rest = rest.get(word.len()..).unwrap_or_default();
            continue;
        }
        if letter == '"' && !escaped {
            quoted = !quoted;
        }
        escaped = quoted && letter == '\\' && !escaped;
        kept.push(letter);
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
    }
    kept
}
