//! Reports (stand-in).
use crate::{finding::Finding, locale::Lang};
pub(super) fn text(refused: bool, findings: &[Finding], _lang: Lang) -> String {
    let mut s = String::new();
    for f in findings {
        s.push_str(&format!("{f:?}\n"));
    }
    s.push_str(&format!("refused={refused}\n"));
    s
}
pub(super) fn json(name: &str, refused: bool, findings: &[Finding], _lang: Lang) -> String {
    format!("{name} {refused} {}", findings.len())
}
