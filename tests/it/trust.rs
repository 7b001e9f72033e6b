//! Signed bundles, by our own command and by the real minisign.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use komspot::disk::power::copy_tree;
use komspot::snapshot::Store;
use tempfile::TempDir;

use crate::harness::{Ran, komspot, tool};

const BUNDLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bundles/good");

/// An office with a secret key, and a device that trusts it.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        fs::write(place.at("komspot.toml"), "").unwrap();
        place.done(&["keys", "generate", "kontor", "--no-password", "--out", &place.text("")]);
        place.done(&["keys", "trust", &place.text("kontor.pub")]);
        place
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        self.at(name).to_str().unwrap().to_owned()
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let (settings, data) = (self.text("komspot.toml"), self.text("data"));
        komspot(&[&["--lang", "en", "--config", &settings, "--data-dir", &data], arguments].concat())
    }

    fn done(&self, arguments: &[&str]) -> Ran {
        let ran = self.run(arguments);
        assert_eq!(ran.code, Some(0), "{arguments:?}: {ran:?}");
        ran
    }

    /// A copy of the bundle as a folder, with a version.
    fn folder(&self, name: &str, version: &str) -> String {
        copy_tree(Path::new(BUNDLE), &self.at(name)).unwrap();
        self.edit(
            &format!("{name}/datapackage.json"),
            "\"version\": \"1\"",
            &format!("\"version\": \"{version}\""),
        );
        self.text(name)
    }

    /// The same as a tar archive.
    fn archive(&self, name: &str) -> String {
        let folder = self.folder(&format!("{name}-folder"), "1");
        let path = self.text(name);
        let mut tar = tar::Builder::new(fs::File::create(&path).unwrap());
        tar.append_dir_all("", folder).unwrap();
        tar.finish().unwrap();
        path
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.at(name)).unwrap();
        assert!(text.contains(from), "{name}: {text}");
        fs::write(self.at(name), text.replacen(from, to, 1)).unwrap();
    }

    fn sign(&self, bundle: &str) {
        self.done(&["sign", bundle, "--key", &self.text("kontor.key")]);
    }

    fn import(&self, bundle: &str) -> Ran {
        self.run(&["import", bundle])
    }

    fn refused(&self, bundle: &str, why: &str) {
        let ran = self.import(bundle);
        assert_eq!(ran.code, Some(3), "{ran:?}");
        assert!(ran.stdout.contains(why), "{}", ran.stdout);
    }

    fn signer(&self) -> Option<String> {
        let store = Store::new(&self.at("data"));
        store.load(&store.current().unwrap()).unwrap().origin.signer
    }
}

#[test]
fn unsigned_is_refused_and_told_what_to_do() {
    let place = Place::new();
    let bundle = place.folder("b", "1");
    place.refused(&bundle, "not signed");
    place.refused(&bundle, "komspot sign");
    place.refused(&bundle, "--unsigned");
    assert_eq!(place.run(&["check", &bundle]).code, Some(0), "it may be signed after it was checked");
    place.done(&["import", "--unsigned", &bundle]);
    assert_eq!(place.signer(), None);
    fs::write(place.at("komspot.toml"), "[trust]\nunsigned = 'accept'").unwrap();
    assert_eq!(place.import(&bundle).code, Some(0));
    let how = place.done(&["keys"]).stdout;
    assert!(how.contains("minisign -S") && how.contains("a bundle is taken all the same"), "{how}");
}

#[test]
fn keys_say_in_which_log_they_are_noted() {
    let place = Place::new();
    for arguments in [&["keys", "remove", "kontor"][..], &["keys", "trust", &place.text("kontor.pub")]] {
        let said = place.done(arguments).stdout;
        assert!(said.contains(&format!("the log in {}", place.text("data"))), "{said}");
    }
}

#[test]
fn what_a_known_key_signed_is_taken_and_told() {
    for make in [|place: &Place| place.folder("b", "1"), |place: &Place| place.archive("b.tar")] {
        let place = Place::new();
        let bundle = make(&place);
        place.sign(&bundle);
        let ran = place.import(&bundle);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert_eq!(place.signer().as_deref(), Some("kontor"));
        // Signing again changes nothing but the signature.
        place.sign(&bundle);
        assert_eq!(place.import(&bundle).code, Some(0));
        place.done(&["keys", "remove", "kontor"]);
        place.refused(&bundle, "knows no keys");
        place.done(&["keys", "generate", "other", "--no-password", "--out", &place.text("")]);
        place.done(&["keys", "trust", &place.text("other.pub")]);
        place.refused(&bundle, "which this machine does not know");
        assert_eq!(place.run(&["import", "--unsigned", &bundle]).code, Some(0), "as good as unsigned");
        assert_eq!(place.signer(), None);
    }
}

#[test]
fn what_was_changed_after_it_was_signed_is_refused_always() {
    let place = Place::new();
    let archive = place.archive("b.tar");
    place.sign(&archive);
    let mut bytes = fs::read(&archive).unwrap();
    let at = bytes.windows(2).position(|pair| pair == b"31").unwrap();
    bytes[at] = b'4';
    fs::write(&archive, bytes).unwrap();
    place.refused(&archive, "changed since");
    assert_eq!(place.run(&["import", "--unsigned", &archive]).code, Some(3));

    for (file, from, to, why) in [
        ("observations.csv", "31", "41", "observations.csv"),
        ("areas.geojson", "Nord", "Sord", "areas.geojson"),
        ("datapackage.json", "Three", "There", "changed since"),
        ("datapackage.json.minisig", "comment: t", "comment: x", "changed since"),
        ("datapackage.json.minisig", "comment", "remark", "no minisign signature"),
    ] {
        let name = format!("{file}-{}", from.trim());
        let bundle = place.folder(&name, "1");
        place.sign(&bundle);
        place.edit(&format!("{name}/{file}"), from, to);
        place.refused(&bundle, why);
        assert_eq!(place.run(&["import", "--unsigned", &bundle]).code, Some(3), "{file}");
    }
    assert!(!place.at("data/current").exists());
}

#[test]
fn a_signed_descriptor_that_does_not_cover_a_file_is_refused() {
    if tool("minisign").is_none() {
        return;
    }
    let place = Place::new();
    // Signed by hand, without what `komspot sign` fills in.
    let bundle = place.folder("b", "1");
    by_minisign(
        &place,
        &["-S", "-s", &place.text("kontor.key"), "-m", &format!("{bundle}/datapackage.json")],
    );
    place.refused(&bundle, "does not cover this file");
    let bundle = place.folder("c", "1");
    place.sign(&bundle);
    // A file that no resource names is nobody's business.
    fs::write(place.at("c/readme.txt"), "x").unwrap();
    assert_eq!(place.import(&bundle).code, Some(0));
}

#[test]
fn an_older_bundle_does_not_take_back_a_newer_one() {
    let place = Place::new();
    let [old, new] = [place.folder("old", "2026.9"), place.folder("new", "2026.10")];
    let none = place.folder("none", "2026.10");
    place.edit("none/datapackage.json", "\"version\": \"2026.10\",", "");
    for bundle in [&old, &new, &none] {
        place.sign(bundle);
    }
    assert_eq!(place.import(&new).code, Some(0));
    place.refused(&old, "is older than the one shown, 2026.10");
    place.refused(&none, "does not say which version");
    assert_eq!(place.run(&["check", &old]).code, Some(3), "also when it is only checked");
    assert_eq!(place.import(&new).code, Some(0), "the same version may come again");
    place.done(&["import", "--older", &old]);
    assert_eq!(place.import(&new).code, Some(0));
}

#[test]
fn the_real_minisign_reads_ours_and_we_read_its() {
    if tool("minisign").is_none() {
        return;
    }
    let place = Place::new();
    // Ours, held against the real one's eyes.
    let archive = place.archive("b.tar");
    place.sign(&archive);
    by_minisign(&place, &["-V", "-p", &place.text("kontor.pub"), "-m", &archive]);
    let bundle = place.folder("b", "1");
    place.sign(&bundle);
    let descriptor = format!("{bundle}/datapackage.json");
    by_minisign(&place, &["-V", "-p", &place.text("kontor.pub"), "-m", &descriptor]);
    // Its own, with and without a password, and our secret key used by it.
    let ours = place.text("kontor.key");
    let (key, public) = (place.text("politiet.key"), place.text("politiet.pub"));
    by_minisign(&place, &["-G", "-W", "-s", &key, "-p", &public]);
    place.done(&["keys", "trust", &public]);
    for (key, signer) in [(&ours, "kontor"), (&key, "politiet")] {
        by_minisign(&place, &["-S", "-s", key, "-m", &archive]);
        assert_eq!(place.import(&archive).code, Some(0));
        assert_eq!(place.signer().as_deref(), Some(signer));
    }
    // A key of its own without a password, used by us.
    place.done(&["sign", &archive, "--key", &key]);
    by_minisign(&place, &["-V", "-p", &public, "-m", &archive]);
    assert_eq!(place.import(&archive).code, Some(0));
    assert_eq!(place.signer().as_deref(), Some("politiet"));
}

/// Of `minisign -G -W` (0.11), which leaves the checksum of a key without a password zero.
const UNLOCKED: &str = "untrusted comment: minisign encrypted secret key\n\
RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAHWjs8JWERHmJOIPUKI\
mOJG1LRxJ+QUoELSOVNgsJhMpZdC5l89g/Z7S2yeycwLXazr6YKOZ5ztKYidAicTH/xy2JNx6YjBu+AAAAAAAAAAAA\
AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";

/// Its public half.
const UNLOCKED_PUBLIC: &str =
    "untrusted comment: minisign public key\nRWQdaOzwlYREebS2yeycwLXazr6YKOZ5ztKYidAicTH/xy2JNx6YjBu+\n";

#[test]
fn a_key_that_minisign_made_without_a_password_signs_without_being_asked_for_one() {
    let place = Place::new();
    fs::write(place.at("politiet.key"), UNLOCKED).unwrap();
    fs::write(place.at("politiet.pub"), UNLOCKED_PUBLIC).unwrap();
    place.done(&["keys", "trust", &place.text("politiet.pub")]);
    let archive = place.archive("b.tar");
    place.done(&["sign", &archive, "--key", &place.text("politiet.key")]);
    assert_eq!(place.import(&archive).code, Some(0));
    assert_eq!(place.signer().as_deref(), Some("politiet"));
    let log = place.done(&["log"]).stdout;
    let number = place.done(&["keys", "list"]).stdout;
    let number = number.lines().find_map(|line| line.strip_suffix("  politiet")).unwrap().to_owned();
    assert!(log.contains(&format!("Trusts the key “politiet {number}” from now on.")), "{log}");
    place.done(&["keys", "remove", "politiet"]);
    let log = place.done(&["log"]).stdout;
    assert!(log.contains(&format!("Trusts the key “politiet {number}” no longer.")), "{log}");
    fs::write(place.at("short.key"), &UNLOCKED[..UNLOCKED.len() - 9]).unwrap();
    assert_eq!(place.run(&["sign", &archive, "--key", &place.text("short.key")]).code, Some(1));
}

#[test]
fn a_password_keeps_a_secret_key() {
    let place = Place::new();
    fs::write(place.at("password"), "korrekt hest\n").unwrap();
    fs::write(place.at("wrong"), "forkert hest\n").unwrap();
    let (password, wrong) = (place.text("password"), place.text("wrong"));
    place.done(&["keys", "generate", "låst", "--password-file", &password, "--out", &place.text("")]);
    place.done(&["keys", "trust", &place.text("låst.pub")]);
    let (archive, key) = (place.archive("b.tar"), place.text("låst.key"));
    let refused = place.run(&["sign", &archive, "--key", &key, "--password-file", &wrong]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    place.done(&["sign", &archive, "--key", &key, "--password-file", &password]);
    assert_eq!(place.import(&archive).code, Some(0));
    assert_eq!(place.signer().as_deref(), Some("låst"));
    if tool("minisign").is_some() {
        // The real one asks for the password; it takes it from where it is told to.
        fs::remove_file(format!("{archive}.minisig")).unwrap();
        let mut child = Command::new("minisign")
            .args(["-S", "-s", &key, "-m", &archive])
            .stdin(fs::File::open(&password).unwrap())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        assert!(child.wait().unwrap().success(), "minisign cannot use our key");
        assert_eq!(place.import(&archive).code, Some(0));
    }
}

fn by_minisign(place: &Place, arguments: &[&str]) {
    let ran = Command::new("minisign").args(arguments).current_dir(place.folder.path()).output().unwrap();
    assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
}
