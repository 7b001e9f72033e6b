//! Headless Chromium, driven through chromedriver.
//!
//! The `WebDriver` protocol is JSON over HTTP, and the tests ask for little of
//! it, partly in Chromium's own dialect (`goog:`, console log); it is spoken
//! here directly.

use std::env;
use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{Running, request, until};

/// A browser window of one size; ended when dropped.
pub struct Browser {
    driver: SocketAddr,
    /// The session's path at the driver, empty until there is one.
    session: String,
    size: (u32, u32),
    // In this order: the driver ends before its profile is deleted.
    _chromedriver: Running,
    profile: TempDir,
}

impl Browser {
    /// Opens a window whose page is that many CSS pixels wide and high.
    ///
    /// None, with a word on the terminal, where there is no chromedriver; but
    /// where `KOMSPOT_BROWSER` or `CI` is set, that is a failure.
    pub fn open(size: (u32, u32)) -> Option<Self> {
        Self::start(size, true)
    }

    /// Opens a window that runs no script.
    pub fn without_script(size: (u32, u32)) -> Option<Self> {
        Self::start(size, false)
    }

    fn start(size: (u32, u32), script: bool) -> Option<Self> {
        if Command::new("chromedriver").arg("--version").output().is_err() {
            let wanted = ["KOMSPOT_BROWSER", "CI"].iter().any(|name| env::var_os(name).is_some());
            assert!(!wanted, "there is no chromedriver: `make test` installs it");
            println!("skipped: there is no chromedriver; `make test` installs it");
            return None;
        }
        let (chromedriver, port) = driver();
        let profile = TempDir::new().expect("a temporary directory");
        let mut browser = Self {
            driver: ([127, 0, 0, 1], port).into(),
            session: String::new(),
            size,
            _chromedriver: chromedriver,
            profile,
        };
        let answer = browser.command("POST", "/session", &browser.wishes(script));
        let id = answer["sessionId"].as_str().expect("a session's id");
        browser.session = format!("/session/{id}");
        let (width, height) = size;
        browser.devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 }),
        );
        Some(browser)
    }

    fn wishes(&self, script: bool) -> Value {
        let (width, height) = self.size;
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--force-color-profile=srgb",
            // A page that wants anything from elsewhere does not get it.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            &format!("--window-size={width},{height}"),
            &format!("--user-data-dir={}", self.profile.path().display()),
        ];
        // 1 allows, 2 forbids.
        let script = if script { 1 } else { 2 };
        json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": {
                "args": arguments,
                "prefs": { "profile.managed_default_content_settings.javascript": script },
            },
        } } })
    }

    /// Goes to an address and waits until the page is loaded.
    pub fn visit(&self, url: &str) {
        self.session_command("POST", "/url", &json!({ "url": url }));
    }

    /// The page's title.
    pub fn title(&self) -> String {
        self.session_command("GET", "/title", &Value::Null).as_str().unwrap_or_default().to_owned()
    }

    /// The value of a JavaScript expression in the page.
    pub fn eval(&self, expression: &str) -> Value {
        let script = format!("return ({expression})");
        self.session_command("POST", "/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// Waits until a JavaScript expression is true in the page.
    pub fn wait_for(&self, expression: &str) {
        until(expression, || (self.eval(expression) == true).then_some(()));
    }

    /// The page as it stands, as HTML, without running anything in it.
    pub fn html(&self) -> String {
        let root = self.devtools("DOM.getDocument", &json!({}))["root"]["nodeId"].clone();
        let html = self.devtools("DOM.getOuterHTML", &json!({ "nodeId": root }));
        html["outerHTML"].as_str().unwrap_or_default().to_owned()
    }

    /// What the console has complained of since it was last asked: errors and
    /// warnings of scripts, of the network and of the security policy.
    pub fn complaints(&self) -> Vec<String> {
        let log = self.session_command("POST", "/se/log", &json!({ "type": "browser" }));
        let entries = log.as_array().cloned().unwrap_or_default();
        let grave = |entry: &Value| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING"));
        entries.iter().filter(|entry| grave(entry)).map(|entry| format!("{}", entry["message"])).collect()
    }

    /// Keeps what the window shows as `NAME-WIDTHxHEIGHT.png` under
    /// `screenshots` in the build directory (or where `KOMSPOT_SCREENSHOTS`
    /// says), for people to look at.
    pub fn screenshot(&self, name: &str) -> PathBuf {
        let picture = self.session_command("GET", "/screenshot", &Value::Null);
        let folder = env::var_os("KOMSPOT_SCREENSHOTS")
            .map_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("../screenshots"), PathBuf::from);
        fs::create_dir_all(&folder).expect("a folder for screenshots");
        let (width, height) = self.size;
        let path = folder.join(format!("{name}-{width}x{height}.png"));
        fs::write(&path, from_base64(picture.as_str().expect("a picture"))).expect("a screenshot");
        path
    }

    /// A command of Chromium's own protocol.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.session_command("POST", "/goog/cdp/execute", &body)
    }

    fn session_command(&self, method: &str, path: &str, body: &Value) -> Value {
        self.command(method, &format!("{}{path}", self.session), body)
    }

    fn command(&self, method: &str, path: &str, body: &Value) -> Value {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let answer = request(self.driver, method, path, &[], &body);
        let mut value = answer.json();
        assert_eq!(answer.status, 200, "the browser refused {method} {path}: {}", value["value"]["message"]);
        value["value"].take()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Ends Chromium in good order; the driver itself is killed after it.
        if !self.session.is_empty() {
            let delete = std::panic::AssertUnwindSafe(|| self.session_command("DELETE", "", &Value::Null));
            let _ = std::panic::catch_unwind(delete);
        }
    }
}

/// A driver and its port. It takes one that is free for IPv4, and gives up where another program has it for
/// IPv6; then it is started anew.
fn driver() -> (Running, u16) {
    const TRIES: usize = 5;
    let mut said = String::new();
    for _ in 0..TRIES {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0");
        let mut driver = Running::start(command);
        let port = driver.announces(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        match port {
            Ok(port) => return (driver, port),
            Err(why) => said = why,
        }
    }
    panic!("chromedriver did not start in {TRIES} tries; it said:\n{said}");
}

/// The bytes of well-formed base64.
pub fn from_base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_usize, 0);
    for digit in text.bytes().filter_map(|letter| DIGITS.iter().position(|known| *known == letter)) {
        bits = (bits << 6 | digit) & 0xffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).expect("eight bits"));
        }
    }
    bytes
}

#[test]
fn base64_as_in_rfc_4648() {
    for (text, bytes) in [("Zm9vYmFy", "foobar"), ("Zm9vYmE=", "fooba"), ("Zm9vYg==", "foob"), ("", "")] {
        assert_eq!(from_base64(text), bytes.as_bytes());
    }
}
