//! `komspot users`, as somebody at the machine uses it.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::harness::komspot;

/// Adds a user, the password coming by a pipe.
fn add(data: &str, name: &str, password: &str) -> (Option<i32>, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_komspot"))
        .args(["--lang", "da", "--data-dir", data, "users", "add", name, "--role", "operator"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(format!("{password}\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&said).into_owned())
}

#[test]
fn users_are_added_listed_and_removed_and_no_password_is_kept() {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().to_string_lossy();
    let run = |arguments: &[&str]| komspot(&[&["--lang", "da", "--data-dir", &path], arguments].concat());
    assert!(run(&["users", "list"]).stdout.contains("Der er endnu ingen brugere"));
    let (code, said) = add(&path, "kontor", "ti små cyklister");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("kontor er oprettet") && !said.contains("cyklister"));
    assert_eq!(run(&["users", "list"]).stdout, "kontor  operator\n");
    let kept = std::fs::read_to_string(data.path().join("users.toml")).unwrap();
    assert!(kept.contains("$argon2id$") && !kept.contains("cyklister"), "{kept}");
    assert_eq!(run(&["users", "remove", "kontor"]).code, Some(0));
    let again = run(&["users", "remove", "kontor"]);
    assert_eq!(again.code, Some(1));
    assert!(again.stderr.contains("Der er ingen bruger kontor"), "{again:?}");
}

#[test]
fn a_weak_password_and_a_strange_name_are_refused_with_what_to_do() {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().to_string_lossy();
    let (code, said) = add(&path, "kontor", "kort");
    assert_eq!(code, Some(1));
    assert!(said.contains("mindst 10 tegn") && !said.contains("kort\n"), "{said}");
    let (code, said) = add(&path, "<b>", "ti små cyklister");
    assert_eq!(code, Some(1));
    assert!(said.contains("Vælg et andet navn"), "{said}");
    assert!(!data.path().join("users.toml").exists());
}
