//! TLS as browsers meet it. What certificates say is asked of openssl, where there is one.

use std::fs;
use std::io::Write as _;
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::harness::http::read;
use crate::harness::{Komspot, PATIENCE, elsewhere, handshake, komspot, over_tls, request, tool, until};

const MADE: &str = "[tls]\ncertificate = 'made'\nlisten = '0.0.0.0:0'\n";

/// What openssl says; `None` where it is not installed.
fn openssl(arguments: &[&str]) -> Option<String> {
    let output = tool("openssl")?.args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// A certificate for a name, and its key, as an office's openssl makes them.
fn own(folder: &Path, name: &str) -> Option<(PathBuf, PathBuf)> {
    let [certificate, key] = ["pem", "key"].map(|kind| folder.join(format!("{name}.{kind}")));
    openssl(&[
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "365",
        "-subj",
        "/CN=tavle",
        "-addext",
        "subjectAltName=DNS:komspot.local",
        "-addext",
        "basicConstraints=critical,CA:FALSE",
        "-out",
        certificate.to_str().unwrap(),
        "-keyout",
        key.to_str().unwrap(),
    ])?;
    Some((certificate, key))
}

fn settings(certificate: &Path, key: &Path) -> String {
    format!(
        "[tls]\nlisten = '0.0.0.0:0'\ncertificate = '{}'\nkey = '{}'\n",
        certificate.display(),
        key.display()
    )
}

fn on_loopback(at: SocketAddr) -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], at.port()))
}

#[test]
fn the_made_certificate_is_good_for_the_devices_names_and_known_by_its_fingerprint() {
    let data = TempDir::new().unwrap();
    let mut server = Komspot::everywhere(data.path(), MADE);
    let at = on_loopback(server.secured());
    let made = data.path().join("tls/made.pem");
    for name in ["komspot.local", "localhost", "127.0.0.1"] {
        let answer = over_tls(handshake(at, name, &made).unwrap(), "/wall", "");
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("strict-transport-security"), "", "browsers would refuse it for good");
    }
    let stranger = handshake(at, "elsewhere.example", &made).unwrap_err();
    assert!(stranger.to_string().contains("not valid for name"), "{stranger}");

    let Some(said) = openssl(&["x509", "-in", made.to_str().unwrap(), "-noout", "-fingerprint", "-sha256"])
    else {
        return;
    };
    let fingerprint = said.trim().split_once('=').unwrap().1;
    let listen = SocketAddr::from(([0, 0, 0, 0], at.port()));
    let file = data.path().join("doctor.toml");
    fs::write(&file, format!("[tls]\ncertificate = 'made'\nlisten = '{listen}'\n")).unwrap();
    let [config, folder] = [&file, data.path()].map(|path: &Path| path.to_str().unwrap());
    let told = komspot(&["--lang", "en", "--config", config, "--data-dir", folder, "doctor"]).stdout;
    let told: String = told.split_whitespace().collect();
    assert!(told.contains(fingerprint), "{fingerprint} is not in {told}");
    // Apple refuses what begins later and is good for more than 825 days.
    let dates = openssl(&["x509", "-in", made.to_str().unwrap(), "-noout", "-startdate"]).unwrap();
    assert_eq!(dates.trim(), "notBefore=Jan  1 00:00:00 2019 GMT");
}

/// What an asker gets who says that the server is called so.
fn asked_as(at: SocketAddr, host: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(at).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let request = format!("GET /areas/06?lang=da HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let answer = read(std::io::BufReader::new(stream)).unwrap();
    (answer.status, answer.header("location").to_owned())
}

#[test]
fn other_machines_are_sent_to_tls_and_the_device_itself_is_not() {
    let data = TempDir::new().unwrap();
    let mut server = Komspot::everywhere(data.path(), MADE);
    let (plain, secure) = (server.address(), server.secured().port());
    assert_eq!(asked_as(on_loopback(plain), "komspot.local").0, 200);
    let Some(address) = elsewhere() else { return };
    let at = SocketAddr::new(address, plain.port());
    let to = |host: &str| (307, format!("https://{host}:{secure}/areas/06?lang=da"));
    assert_eq!(asked_as(at, "komspot.local"), to("komspot.local"));
    assert_eq!(asked_as(at, "komspot.local:80"), to("komspot.local"));
    assert_eq!(asked_as(at, "[fe80::1]:80"), to("[fe80::1]"));
    for hostile in ["a@evil.example", "evil.example/..", "a\\b", "a b", "\"><script>", "[::1", ":80", ""] {
        let (status, location) = asked_as(at, hostile);
        assert!(location.is_empty() && [200, 400].contains(&status), "{hostile}: {status} {location}");
    }
    // A form is sent again, and not turned into a question.
    assert_eq!(request(at, "POST", "/operator/login", &[], "").status, 307);
}

#[test]
fn the_offices_certificate_is_taken_up_anew_while_the_server_runs() {
    let data = TempDir::new().unwrap();
    let (Some(first), Some(second)) = (own(data.path(), "first"), own(data.path(), "second")) else { return };
    let (certificate, key) = (data.path().join("komspot.pem"), data.path().join("komspot.key"));
    let lay = |pair: &(PathBuf, PathBuf)| {
        fs::copy(&pair.0, &certificate).unwrap();
        fs::copy(&pair.1, &key).unwrap();
    };
    lay(&first);
    let mut server = Komspot::everywhere(data.path(), &settings(&certificate, &key));
    let at = on_loopback(server.secured());
    let shows = |pair: &(PathBuf, PathBuf)| handshake(at, "komspot.local", &pair.0);
    let answer = over_tls(shows(&first).unwrap(), "/healthz", "");
    assert_eq!(answer.status, 200);
    assert!(shows(&second).is_err());
    lay(&second);
    until("the new certificate", || shows(&second).ok());
    fs::write(&key, "no key").unwrap();
    assert!(shows(&second).is_ok(), "the old one stays");
}

#[test]
fn a_certificate_that_cannot_be_used_leaves_the_wall_up_and_the_doctor_says_what_to_do() {
    let data = TempDir::new().unwrap();
    let (Some(own), Some(other)) = (own(data.path(), "own"), own(data.path(), "other")) else { return };
    let locked = data.path().join("locked.key");
    let [open, closed] = [&own.1, &locked].map(|path| path.to_str().unwrap());
    openssl(&["pkey", "-in", open, "-aes256", "-passout", "pass:hemmelig", "-out", closed]);
    let gone = data.path().join("gone.key");
    for (key, told, advised) in [
        (&locked, "har en adgangskode", "openssl pkey"),
        (&other.1, "hører ikke til", "det rigtige par"),
        (&gone, "findes ikke", "Læg filen der"),
        (&own.0, "ingen nøgle", "BEGIN PRIVATE KEY"),
    ] {
        let settings = settings(&own.0, key);
        let server = Komspot::everywhere(data.path(), &settings);
        assert_eq!(server.get("/wall").status, 200, "{told}");
        if let Some(address) = elsewhere() {
            let at = SocketAddr::new(address, server.address().port());
            assert_eq!(asked_as(at, "komspot.local").0, 200, "nobody is sent where nobody answers");
        }
        let config = data.path().join("komspot.toml");
        let [config, folder] = [&config, data.path()].map(|path: &Path| path.to_str().unwrap());
        let ran = komspot(&["--lang", "da", "--config", config, "--data-dir", folder, "doctor"]);
        let said = ran.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(told) && said.contains(advised), "{told}: {}", ran.stdout);
        assert_eq!(ran.code, Some(3));
    }
}
