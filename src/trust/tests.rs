//! Signatures that hold and that do not.

use std::fs;
use std::io::Cursor;

use super::*;

/// A desk with a secret key and a device that trusts it.
struct Place {
    folder: tempfile::TempDir,
    secret: Secret,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (key, public) = Secret::generate(folder.path(), "kontor", &Password::None).unwrap();
        trust(&folder.path().join("keys"), &public, None).unwrap();
        Self { secret: Secret::read(&key, &Password::None).unwrap(), folder }
    }

    fn trust(&self, unsigned: Unsigned) -> Trust {
        Trust::of(&self.folder.path().join("keys"), unsigned)
    }

    fn signed(&self, text: &str) -> Vec<u8> {
        self.secret.sign(text.as_bytes(), "timestamp:0\tfile:x").unwrap().into_bytes()
    }
}

#[test]
fn a_signature_tells_who_and_whether_anything_was_changed() {
    let place = Place::new();
    for unsigned in [Unsigned::Refuse, Unsigned::Accept] {
        let trust = place.trust(unsigned);
        let judge = |signature: &[u8], text: &str| trust.judge(Some(signature), Cursor::new(text.to_owned()));
        let signature = place.signed("figures");
        assert_eq!(judge(&signature, "figures").unwrap().signer.unwrap().name(), "kontor");
        let changed = Fault::Changed { signer: Signer("kontor".to_owned()) };
        assert_eq!(judge(&signature, "figures."), Err(changed.clone()), "also where unsigned is accepted");
        // The comment is signed too.
        let text = String::from_utf8(signature.clone()).unwrap().replace("timestamp:0", "timestamp:9");
        assert_eq!(judge(text.as_bytes(), "figures"), Err(changed));
        for none in ["", "x", "untrusted comment: x\ny\n", "\u{0}", &"x\n".repeat(100)] {
            assert_eq!(judge(none.as_bytes(), "figures"), Err(Fault::Unreadable), "{none:?}");
        }
        for cut in 0..signature.len() - 1 {
            assert!(judge(&signature[..cut], "figures").is_err(), "{cut} bytes");
        }
    }
}

#[test]
fn who_is_not_known_is_as_good_as_nobody() {
    let (place, stranger) = (Place::new(), Place::new());
    let signature = stranger.signed("figures");
    let id = stranger.secret.public().id();
    assert!(id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id}");
    let judge = |trust: &Trust, signature: Option<&[u8]>| trust.judge(signature, Cursor::new("figures"));
    let refuse = place.trust(Unsigned::Refuse);
    assert_eq!(judge(&refuse, None), Err(Fault::Missing));
    assert_eq!(judge(&refuse, Some(&signature)), Err(Fault::UnknownKey { id: id.clone() }));
    let accept = place.trust(Unsigned::Accept);
    assert_eq!(judge(&accept, None), Ok(Standing::default()));
    let doubt = judge(&accept, Some(&signature)).unwrap();
    assert_eq!(doubt, Standing { signer: None, doubt: Some(Fault::UnknownKey { id }) });
    let keyless = Trust::of(&place.folder.path().join("nowhere"), Unsigned::Refuse);
    assert_eq!(judge(&keyless, Some(&signature)), Err(Fault::NoKeys));
}

/// Trusts the key in a file.
fn trust(folder: &Path, file: &Path, name: Option<&str>) -> Result<(), KeysError> {
    Keys::trust(folder, &Keys::offered(folder, file, name)?)
}

#[test]
fn keys_come_and_go() {
    let place = Place::new();
    let folder = place.folder.path().join("keys");
    let names = || Keys::load(&folder).unwrap().iter().map(|key| key.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(), ["kontor"]);
    // What is no key does not shut out the others.
    fs::write(folder.join("broken.pub"), "x").unwrap();
    assert_eq!(names(), ["kontor"]);
    let other = place.folder.path().join("other");
    fs::create_dir(&other).unwrap();
    let (_, public) = Secret::generate(&other, "kontor", &Password::None).unwrap();
    assert!(matches!(trust(&folder, &public, None), Err(KeysError::Taken(_))));
    trust(&folder, &public, Some("politiet")).unwrap();
    assert_eq!(names(), ["kontor", "politiet"]);
    for name in ["../x", "a/b", "", ".x", "a b", "a\n"] {
        assert!(matches!(trust(&folder, &public, Some(name)), Err(KeysError::Name(_))), "{name:?}");
    }
    assert!(matches!(trust(&folder, &folder.join("broken.pub"), None), Err(KeysError::NoKey(_))));
    Keys::remove(&folder, "kontor").unwrap();
    assert!(matches!(Keys::remove(&folder, "kontor"), Err(KeysError::Unknown(_))));
    assert_eq!(names(), ["politiet"]);
    assert!(Secret::generate(&other, "kontor", &Password::None).is_err(), "nothing is overwritten");
}

#[test]
fn only_its_owner_can_read_a_secret_key() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let (key, _) = Secret::generate(folder.path(), "kontor", &Password::None).unwrap();
    assert_eq!(fs::metadata(key).unwrap().permissions().mode() & 0o777, 0o600);
}
