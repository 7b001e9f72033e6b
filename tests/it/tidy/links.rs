//! What the documents point to is there.

use std::collections::BTreeSet;
use std::path::Path;

use super::{files_below, read, root, shown};

#[test]
fn every_link_in_the_documents_leads_somewhere() {
    let mut faults = Vec::new();
    let mut documents: Vec<_> =
        ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"].map(|name| root().join(name)).into();
    for folder in ["docs", "data", "maps", "systemd", "tests"] {
        documents.extend(files_below(&root().join(folder), "md"));
    }
    for document in &documents {
        for target in targets(&read(document)) {
            let (file, heading) = target.split_once('#').unwrap_or((&target, ""));
            let folder = document.parent().unwrap_or(root());
            let file = if file.is_empty() { document.clone() } else { folder.join(file) };
            if !file.exists() {
                faults.push(format!("{}: {target} is not there", shown(document)));
            } else if !heading.is_empty() && !headings(&file).contains(heading) {
                faults.push(format!("{}: {target}: there is no such heading", shown(document)));
            }
        }
    }
    assert!(documents.len() > 6, "{documents:?}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The addresses in this text's links that lie in the repository.
fn targets(text: &str) -> Vec<String> {
    let links = prose(text).into_iter().flat_map(|line| {
        let rest = line.split("](").skip(1);
        rest.filter_map(|rest| rest.split(')').next()).map(str::to_owned).collect::<Vec<_>>()
    });
    links.filter(|target| !target.contains("://")).collect()
}

/// The names by which a document's headings are linked to.
fn headings(file: &Path) -> BTreeSet<String> {
    let text = read(file);
    let headings = prose(&text).into_iter().filter_map(|line| line.strip_prefix('#'));
    let named = headings.map(|heading| {
        let words = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = words.chars().filter(|sign| sign.is_alphanumeric() || " -_".contains(*sign));
        kept.map(|sign| if sign == ' ' { '-' } else { sign }).collect()
    });
    named.collect()
}

/// The lines that are not code.
fn prose(text: &str) -> Vec<&str> {
    let mut code = false;
    let prose = text.lines().filter(|line| {
        let fence = line.trim_start().starts_with("```");
        code ^= fence;
        !code && !fence
    });
    prose.collect()
}

#[test]
fn links_and_headings_are_found() {
    let text = "# A board, and a `screen`\nSee [here](#a-board) and ![it](a/b.png), <http://x>.\n```sh\n[x](gone)\n```\n";
    assert_eq!(targets(text), ["#a-board", "a/b.png"]);
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    assert_eq!(headings(file.path()), BTreeSet::from(["a-board-and-a-screen".to_owned()]));
}
