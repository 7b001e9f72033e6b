//! The operator's page as those have it who log in, and as those who should not get in.

mod bundles;
mod decisions;
mod guide;
mod login;
mod screen;
mod viewers;
mod wall;

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;

use tempfile::TempDir;

use crate::bundle::wrappings;
use crate::harness::http::send;
use crate::harness::{Komspot, Response, program};

const PASSWORD: &str = "ti små cyklister";
const SETTINGS: &str =
    "[clock]\ntrust = 'always'\n[trust]\nunsigned = 'accept'\n[inbox]\nquiet_seconds = 1\n";

/// A device with an operator and a viewer.
struct Device {
    data: TempDir,
    server: Komspot,
}

impl Device {
    fn new() -> Self {
        Self::with("")
    }

    /// One with more settings.
    fn with(settings: &str) -> Self {
        Self::on(TempDir::new().unwrap(), settings)
    }

    /// One with what was there before.
    fn on(data: TempDir, settings: &str) -> Self {
        for (name, role) in [("kontor", "operator"), ("gæst", "viewer")] {
            add(data.path(), name, role, PASSWORD);
        }
        let server = Komspot::with(data.path(), &format!("{SETTINGS}{settings}"));
        Self { data, server }
    }

    /// Somebody's browser that has logged in.
    fn logged_in(&self, name: &str) -> Asker {
        let mut asker = Asker::new(self.server.address());
        let entered = asker.log_in(name, PASSWORD);
        assert_eq!((entered.status, entered.header("location")), (303, "/operator?lang=da"), "{entered:?}");
        asker
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.data.path().join("log.jsonl")).unwrap_or_default()
    }
}

/// Adds a user, or gives one a new password; gives what is said of it.
fn add(data: &Path, name: &str, role: &str, password: &str) -> String {
    let mut command = program();
    command.args(["--lang", "da", "--data-dir"]).arg(data).args(["users", "add", name, "--role", role]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(format!("{password}\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

/// A browser without a window: it keeps cookies and sends forms.
struct Asker {
    address: SocketAddr,
    cookies: Vec<(String, String)>,
}

impl Asker {
    fn new(address: SocketAddr) -> Self {
        Self { address, cookies: Vec::new() }
    }

    fn ask(&mut self, method: &str, path: &str, more: &[(&str, &str)], body: &[u8]) -> Response {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let cookies = cookies.join("; ");
        let mut headers = vec![("Accept", "text/html"), ("Cookie", cookies.as_str())];
        headers.extend(more);
        let response = send(self.address, method, path, &headers, body);
        for (name, value) in &response.headers {
            let Some((name, value)) = value.split_once('=').filter(|_| name == "set-cookie") else {
                continue;
            };
            let value = value.split(';').next().unwrap_or_default();
            self.cookies.retain(|(known, _)| known != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
        response
    }

    fn get(&mut self, path: &str) -> Response {
        self.ask("GET", path, &[], b"")
    }

    /// Sends a form.
    fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Response {
        self.post_with(path, &[], fields)
    }

    fn post_with(&mut self, path: &str, more: &[(&str, &str)], fields: &[(&str, &str)]) -> Response {
        let mut headers = vec![("Content-Type", "application/x-www-form-urlencoded")];
        headers.extend(more);
        let fields: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        self.ask("POST", path, &headers, fields.join("&").as_bytes())
    }

    /// Fills in the login page.
    fn log_in(&mut self, name: &str, password: &str) -> Response {
        let form = form(&self.get("/operator/login"));
        let fields = [("lang", "da"), ("form", form.as_str()), ("name", name), ("password", password)];
        self.post("/operator/login", &fields)
    }

    /// What forms of the operator's page bring along.
    fn form(&mut self) -> String {
        form(&self.get("/operator"))
    }

    /// Uploads a bundle as the page's form does.
    fn upload(&mut self, form: &str, name: &str, bytes: &[u8]) -> Response {
        self.ask(
            "POST",
            "/operator/bundles",
            &[("Content-Type", "multipart/form-data; boundary=edge")],
            &multipart(form, name, bytes),
        )
    }

    /// The request that uploads a bundle, as it goes over the wire.
    fn uploading(&self, form: &str, name: &str, bytes: &[u8]) -> Vec<u8> {
        let (address, body) = (self.address, multipart(form, name, bytes));
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let head = format!(
            "POST /operator/bundles HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nAccept: text/html\r\n\
             Cookie: {}\r\nContent-Type: multipart/form-data; boundary=edge\r\nContent-Length: {}\r\n\r\n",
            cookies.join("; "),
            body.len(),
        );
        [head.as_bytes(), &body].concat()
    }
}

/// What the page's form sends with a bundle.
fn multipart(form: &str, name: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"lang\"\r\n\r\nda\r\n\
         --edge\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n{form}\r\n\
         --edge\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"{name}\"\r\n\
         Content-Type: application/zip\r\n\r\n"
    );
    [head.as_bytes(), bytes, b"\r\n--edge--\r\n"].concat()
}

/// The hidden field of a page's forms.
fn form(page: &Response) -> String {
    let text = page.text();
    let (_, rest) = text.split_once("name=\"form\" value=\"").unwrap_or_else(|| panic!("no form in {text}"));
    rest.chars().take_while(char::is_ascii_hexdigit).collect()
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |text, byte| text + &format!("%{byte:02X}"))
}

/// The fixture bundle as an archive, one of its files changed.
fn archive(file: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bundles/good");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let text = if name == file { change(text) } else { text };
        files.push((name, text.into_bytes()));
    }
    wrappings::zipped(&files.into_iter().collect())
}

fn good() -> Vec<u8> {
    archive("", |text| text)
}
