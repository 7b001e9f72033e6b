//! Names of members: what may be called by name at all.

use crate::finding::{Finding, Place};

/// The longest name that is taken, in bytes.
const LONGEST: usize = 1024;

/// A member's name in one spelling: parts joined by `/`, without `.`, empty parts
/// and a slash at the end. Empty for the folder itself.
///
/// # Errors
/// Names that lead out of the bundle or that systems read differently.
pub(super) fn clean(raw: &[u8]) -> Result<String, Finding> {
    let unsafe_name = |name: &str| Err(Finding::refused("member-unsafe", Place::default()).value(name));
    let Ok(name) = std::str::from_utf8(raw) else { return unsafe_name(&String::from_utf8_lossy(raw)) };
    let drive = matches!(raw, [letter, b':', ..] if letter.is_ascii_alphabetic());
    let rooted = name.starts_with('/');
    let strange = name.contains(['\\', '\0']) || name.len() > LONGEST;
    if drive || rooted || strange || name.split('/').any(|part| part == "..") {
        return unsafe_name(name);
    }
    let parts: Vec<&str> = name.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    Ok(parts.join("/"))
}

/// What a resource's `path` may be: a member's name and no address.
///
/// # Errors
/// Addresses, and as [`clean`].
pub(super) fn path(path: &str) -> Result<String, Finding> {
    if path.contains("://") {
        return Err(Finding::refused("path-remote", Place::default()).value(path));
    }
    match clean(path.as_bytes()) {
        Ok(name) if !name.is_empty() => Ok(name),
        _ => Err(Finding::refused("path-leaves-bundle", Place::default()).value(path)),
    }
}

/// Litter that operating systems put into archives.
pub(super) fn is_litter(name: &str) -> bool {
    name.starts_with("__MACOSX/") || name.ends_with(".DS_Store") || name.ends_with("Thumbs.db")
}

/// The only folder of an archive whose members all lie in one.
pub(super) fn only_folder<'a>(names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut folder = None;
    for name in names.filter(|name| !is_litter(name)) {
        let (first, _) = name.split_once('/')?;
        if *folder.get_or_insert(first) != first {
            return None;
        }
    }
    folder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_out_are_refused() {
        for name in
            ["../x", "a/../../x", "/etc/passwd", "a\\b", "..\\x", "C:/x", "c:x", "a\0b", "a/..", "\u{0}"]
        {
            let finding = clean(name.as_bytes()).unwrap_err();
            assert_eq!(finding.code, "member-unsafe", "{name}");
        }
        assert!(clean(b"a\xffb").is_err());
        assert!(clean("x".repeat(2000).as_bytes()).is_err());
    }

    #[test]
    fn spellings_of_a_name_are_one() {
        for name in ["./a/b.csv", "a//b.csv", "a/./b.csv", "a/b.csv/"] {
            assert_eq!(clean(name.as_bytes()).unwrap(), "a/b.csv");
        }
        assert_eq!(clean("tal/område…csv".as_bytes()).unwrap(), "tal/område…csv");
    }

    #[test]
    fn paths_are_no_addresses() {
        assert_eq!(path("https://example.org/x.csv").unwrap_err().code, "path-remote");
        assert_eq!(path("../x.csv").unwrap_err().code, "path-leaves-bundle");
        assert_eq!(path("").unwrap_err().code, "path-leaves-bundle");
        assert_eq!(path("data/x.csv").unwrap(), "data/x.csv");
    }

    #[test]
    fn only_one_folder_counts() {
        let only = |names: &[&str]| only_folder(names.iter().copied()).map(str::to_owned);
        assert_eq!(only(&["b/datapackage.json", "b/x.csv", "__MACOSX/b/._x"]), Some("b".to_owned()));
        assert_eq!(only(&["b/x", "c/y"]), None);
        assert_eq!(only(&["b/x", "y"]), None);
        assert_eq!(only(&[]), None);
    }
}
