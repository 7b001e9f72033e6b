//! Starts the real program, and asks it things from outside.

mod chance;
mod chromium;
mod grid;
pub mod http;
mod many;
mod relay;
mod secure;

use std::io::{BufRead, BufReader, Read};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

pub use chance::{Chance, is_thorough, tries};
pub use chromium::{Browser, from_base64};
pub use grid::{AREAS, grid};
pub use http::{Response, request};
pub use many::{each, fast_folder};
pub use relay::{Relay, Way};
pub use secure::{handshake, over_tls};

/// How long anything may take before a test gives it up for hung. Generous:
/// a busy machine with two cores runs several browsers at once.
pub const PATIENCE: Duration = Duration::from_secs(90);

/// A running server, on a free port and ended when dropped.
pub struct Komspot {
    server: Running,
    address: SocketAddr,
    // Last, so that the server is gone before its data are.
    data: Option<TempDir>,
}

impl Komspot {
    /// A server with nothing imported, which shows the demo.
    pub fn demo() -> Self {
        let data = TempDir::new().expect("a temporary directory");
        let mut komspot = Self::on(data.path());
        komspot.data = Some(data);
        komspot
    }

    /// The same with these settings.
    pub fn demo_with(settings: &str) -> Self {
        let data = TempDir::new().expect("a temporary directory");
        let mut komspot = Self::with(data.path(), settings);
        komspot.data = Some(data);
        komspot
    }

    /// A server of the given data directory.
    pub fn on(data: &Path) -> Self {
        Self::start(program(), data)
    }

    /// A server of the given data directory with these settings, written beside the data.
    pub fn with(data: &Path, settings: &str) -> Self {
        let mut command = program();
        let config = data.join("komspot.toml");
        std::fs::write(&config, settings).expect("a settings file");
        command.arg("--config").arg(config);
        Self::start(command, data)
    }

    /// A server of the given data directory, under these settings.
    pub fn with_settings(data: &Path, settings: &Path) -> Self {
        let mut command = program();
        command.arg("--config").arg(settings);
        Self::start(command, data)
    }

    /// A server of the given data directory, by this program and what it is told before anything else.
    pub fn start(mut command: Command, data: &Path) -> Self {
        command.arg("--data-dir").arg(data).args(["serve", "--listen", "127.0.0.1:0"]);
        Self::announced(command)
    }

    /// A server of the given data directory with these settings, on all of the machine's addresses.
    pub fn everywhere(data: &Path, settings: &str) -> Self {
        let mut command = program();
        let config = data.join("komspot.toml");
        std::fs::write(&config, settings).expect("a settings file");
        command.arg("--config").arg(config).arg("--data-dir").arg(data);
        command.args(["serve", "--listen", "0.0.0.0:0"]);
        Self::announced(command)
    }

    fn announced(command: Command) -> Self {
        let mut server = Running::start(command);
        let address = server.announced(|line| address_in(line, "http://"));
        Self { server, address, data: None }
    }

    /// Where it speaks TLS; fails if it does not.
    pub fn secured(&mut self) -> SocketAddr {
        self.server.announced(|line| address_in(line, "https://"))
    }

    /// What it printed until it said where it listens, that line included.
    pub fn said(&self) -> &[String] {
        &self.server.said
    }

    /// The address of a path, as a browser wants it.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What the server answers to a plain GET.
    pub fn get(&self, path: &str) -> Response {
        self.get_with(path, &[])
    }

    /// What it answers to a GET with these headers.
    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Response {
        request(self.address, "GET", path, headers, "")
    }
}

fn address_in(line: &str, scheme: &str) -> Option<SocketAddr> {
    line.split_once(scheme)?.1.split(['/', ' ']).next()?.parse().ok()
}

/// This machine's address in its network, from which it counts as another; `None`, with a word on the
/// terminal, where it has none. Nothing is sent.
pub fn elsewhere() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // An address for documentation (RFC 5737): the kernel says which of its own it would ask from.
    let own = socket.connect((Ipv4Addr::new(198, 51, 100, 1), 9)).and_then(|()| socket.local_addr());
    let own = own.ok().map(|own| own.ip()).filter(|own| !own.is_loopback() && !own.is_unspecified());
    if own.is_none() {
        println!("skipped: this machine has no address but its loopback");
    }
    own
}

/// What a command that ended has left behind.
#[derive(Debug)]
pub struct Ran {
    /// The exit code; none if a signal ended it.
    pub code: Option<i32>,
    /// What it printed.
    pub stdout: String,
    /// What it said beside that.
    pub stderr: String,
}

/// Runs the program with these arguments until it ends.
pub fn komspot(arguments: &[&str]) -> Ran {
    finished(program(), arguments)
}

/// Runs a program with these arguments until it ends.
pub fn finished(mut program: Command, arguments: &[&str]) -> Ran {
    let output = program.args(arguments).stdin(Stdio::null()).output().expect("the program starts");
    Ran {
        code: output.status.code(),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Asks again and again until there is an answer; fails with `what` was hoped
/// for when patience runs out.
pub fn until<T>(what: &str, mut answer: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = answer() {
            return answer;
        }
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        thread::sleep(Duration::from_millis(20));
    }
}

/// What the machine's user may have set.
const UNWANTED: [&str; 8] = [
    "LANG",
    "LANGUAGE",
    "LC_ALL",
    "LC_MESSAGES",
    "STATE_DIRECTORY",
    "RUST_LOG",
    "KOMSPOT_FAULT",
    "KOMSPOT_UNSYNCED",
];

/// Another program that reads what we write. None, with a word on the terminal, where it is not
/// installed; but where `KOMSPOT_BROWSER` or `CI` is set, that is a failure.
pub fn tool(name: &str) -> Option<Command> {
    let mut command = Command::new(name);
    if Command::new(name).arg("--version").output().is_ok() {
        command.stdin(Stdio::null());
        return Some(command);
    }
    let wanted = ["KOMSPOT_BROWSER", "CI"].iter().any(|name| std::env::var_os(name).is_some());
    assert!(!wanted, "there is no {name}: `make test` installs it");
    println!("skipped: there is no {name}; `make test` installs it");
    None
}

/// The program, undisturbed by what the machine's user has set.
pub fn program() -> Command {
    undisturbed(Command::new(env!("CARGO_BIN_EXE_komspot")))
}

fn undisturbed(mut command: Command) -> Command {
    for variable in UNWANTED {
        command.env_remove(variable);
    }
    command
}

/// The program as [`program`] gives it, kept out by what files' permissions say even if the superuser starts it.
pub fn without_rights() -> Command {
    if !rustix::process::geteuid().is_root() {
        return program();
    }
    let mut command = Command::new("setpriv");
    command.args(["--inh-caps=-all", "--bounding-set=-all", env!("CARGO_BIN_EXE_komspot")]);
    undisturbed(command)
}

/// The program as [`program`] gives it, speaking English, with so many MiB of memory and 90 seconds.
pub fn limited(mebibytes: u32) -> Command {
    let mut command = Command::new("timeout");
    command.args(["-s", "KILL", &PATIENCE.as_secs().to_string(), "sh", "-c"]);
    // Memory that is only asked for counts as well.
    command.arg(format!("ulimit -c 0; ulimit -d {}; exec \"$0\" \"$@\"", u64::from(mebibytes) << 10));
    command.args([env!("CARGO_BIN_EXE_komspot"), "--lang", "en"]);
    undisturbed(command)
}

/// A program in the background whose output is read all the time, so that it
/// never waits for us; killed when dropped.
struct Running {
    child: Child,
    lines: mpsc::Receiver<String>,
    /// What it has printed so far, as far as anybody asked.
    said: Vec<String>,
    stderr: Option<thread::JoinHandle<String>>,
}

impl Running {
    fn start(mut command: Command) -> Self {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {command:?}: {error}"));
        let (sender, lines) = mpsc::channel();
        let stdout = BufReader::new(child.stdout.take().expect("stdout is piped"));
        thread::spawn(move || {
            for line in stdout.lines().map_while(Result::ok) {
                // Nobody listens any more once the program is ready.
                let _ = sender.send(line);
            }
        });
        let mut stderr = child.stderr.take().expect("stderr is piped");
        let stderr = thread::spawn(move || {
            let mut said = Vec::new();
            let _ = stderr.read_to_end(&mut said);
            String::from_utf8_lossy(&said).into_owned()
        });
        Self { child, lines, said: Vec::new(), stderr: Some(stderr) }
    }

    /// The first thing that `find` finds in a line of the output.
    fn announced<T>(&mut self, find: impl Fn(&str) -> Option<T>) -> T {
        self.announces(find)
            .unwrap_or_else(|said| panic!("the program ended or hung before it was ready; it said:\n{said}"))
    }

    /// The same; or what the program said beside it, if it ended before.
    fn announces<T>(&mut self, find: impl Fn(&str) -> Option<T>) -> Result<T, String> {
        let deadline = Instant::now() + PATIENCE;
        while let Ok(line) = self.lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            let found = find(&line);
            self.said.push(line);
            if let Some(found) = found {
                return Ok(found);
            }
        }
        self.end();
        Err(self.stderr.take().and_then(|stderr| stderr.join().ok()).unwrap_or_default())
    }

    fn end(&mut self) {
        // It may have ended on its own.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}
