//! The server and the kiosk as systemd runs them: sockets handed over, news sent back. The tests
//! stand in for systemd, as it says of `sd_notify` and `sd_listen_fds`.

use std::io::{ErrorKind, Read as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixDatagram;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::json;
use tempfile::TempDir;

use crate::harness::{Komspot, PATIENCE, program, request, until};

/// What listens in systemd's place.
struct Manager {
    socket: UnixDatagram,
    folder: TempDir,
}

impl Manager {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let socket = UnixDatagram::bind(folder.path().join("notify")).unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        Self { socket, folder }
    }

    /// Has a command tell us how it does, at least every quarter of so many microseconds.
    fn manages(&self, command: &mut Command, watchdog: u32) {
        command.env("NOTIFY_SOCKET", self.folder.path().join("notify"));
        command.env("WATCHDOG_USEC", watchdog.to_string());
    }

    /// The next news.
    fn hears(&self) -> String {
        let mut room = [0; 4096];
        let length = self.socket.recv(&mut room).expect("news");
        String::from_utf8(room[..length].to_vec()).unwrap()
    }

    /// The next news with this line in it; those before it are returned as well.
    fn hears_of(&self, line: &str) -> (Vec<String>, String) {
        let mut before = Vec::new();
        loop {
            let news = self.hears();
            if news.lines().any(|told| told.starts_with(line)) {
                return (before, news);
            }
            before.push(news);
            assert!(before.len() < 10_000, "nothing of {line}: {before:?}");
        }
    }
}

/// A process that is killed when dropped.
struct Kept(Child);

impl Kept {
    fn terminate(&mut self) -> Option<i32> {
        let told = Command::new("kill").arg(self.0.id().to_string()).status().unwrap();
        assert!(told.success());
        self.0.wait().unwrap().code()
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The program, which finds `handed` as its third descriptor as if systemd had put it there.
fn handed(handed: OwnedFd, name: &str) -> Command {
    let mut command = Command::new("sh");
    let take = "exec 3<&0 0</dev/null; LISTEN_PID=$$ exec \"$0\" \"$@\"";
    command.args(["-c", take, env!("CARGO_BIN_EXE_komspot")]).stdin(Stdio::from(handed));
    command.env("LISTEN_FDS", "1").env("LISTEN_FDNAMES", name);
    command
}

fn serve(mut command: Command, data: &Path) -> Command {
    command.args(["--lang", "en", "--data-dir"]).arg(data).args(["serve", "--listen", "127.0.0.1:0"]);
    command.stdout(Stdio::null());
    command
}

#[test]
fn a_socket_that_is_handed_over_is_served_and_systemd_is_told_how_it_goes() {
    let (manager, data) = (Manager::new(), TempDir::new().unwrap());
    let socket = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = socket.local_addr().unwrap();
    let mut command = serve(handed(socket.into(), "http"), data.path());
    manager.manages(&mut command, 200_000);
    let mut server = Kept(command.spawn().unwrap());

    let (before, ready) = manager.hears_of("READY=1");
    assert_eq!(before, [""; 0], "nothing is told before something is served");
    assert!(ready.contains("STATUS=Shows the demo, ") && ready.contains("; no wall reports"), "{ready}");
    assert_eq!(request(address, "GET", "/readyz", &[], "").status, 200);
    for _ in 0..5 {
        assert_eq!(manager.hears(), "WATCHDOG=1\n", "alive, and no more is new");
    }
    assert_eq!(server.terminate(), Some(0));
    manager.hears_of("STOPPING=1");
}

#[test]
fn what_is_handed_over_has_to_be_a_tcp_socket_that_listens() {
    let data = TempDir::new().unwrap();
    let refused = |what: OwnedFd| {
        let output = serve(handed(what, "http"), data.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    };
    let file = std::fs::File::open(env!("CARGO_MANIFEST_DIR")).unwrap();
    assert!(refused(file.into()).contains("not a socket"));
    let datagrams = std::net::UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    assert!(refused(datagrams.into()).contains("not a valid tcp socket"));
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let connection = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    assert!(refused(connection.into()).contains("does not listen"));
    let listener = std::os::unix::net::UnixListener::bind(data.path().join("socket")).unwrap();
    assert!(refused(listener.into()).contains("not a valid tcp socket"));
}

#[test]
fn nobody_waits_for_an_answer_on_the_port_for_tls_where_there_is_no_certificate() {
    let data = TempDir::new().unwrap();
    let socket = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = socket.local_addr().unwrap();
    let _server = Kept(serve(handed(socket.into(), "https"), data.path()).spawn().unwrap());
    let mut connection = TcpStream::connect(address).unwrap();
    connection.set_read_timeout(Some(PATIENCE)).unwrap();
    let said = connection.read(&mut [0; 1]);
    assert!(
        matches!(&said, Ok(0))
            || said.as_ref().is_err_and(|error| error.kind() == ErrorKind::ConnectionReset),
        "{said:?}"
    );
}

/// What a wall on this machine says that is well.
fn report(server: SocketAddr, snapshot: &str, sequence: u64) {
    reported(server, "00c0ffee", snapshot, sequence, &[]);
}

/// The same of another wall, which came this way.
fn reported(server: SocketAddr, wall: &str, snapshot: &str, sequence: u64, way: &[(&str, &str)]) {
    let report = json!({
        "wall": wall, "sequence": sequence, "scene": "thefts", "snapshot": snapshot, "print": "ab",
        "sent": "ab", "drawn": 1, "composed": true, "stay": 0, "leaving": false,
    });
    let headers = [&[("Content-Type", "application/json")], way].concat();
    assert_eq!(request(server, "POST", "/wall/heartbeat", &headers, &report.to_string()).status, 200);
}

#[test]
fn the_kiosk_is_said_to_be_alive_when_its_wall_is_well() {
    let (manager, server) = (Manager::new(), Komspot::demo());
    let mut command = program();
    command.args(["kiosk", "--server", &server.address().to_string(), "--", "sleep", "1000"]);
    manager.manages(&mut command, 200_000);
    let mut kiosk = Kept(command.stderr(Stdio::null()).spawn().unwrap());

    let (waiting, first) = manager.hears_of("STATUS=The wall is not well");
    assert!(waiting.iter().all(|news| news.contains("screen")), "{waiting:?}");
    assert!(!first.contains("WATCHDOG"), "{first}");
    let snapshot = server.get("/healthz").json()["snapshot"].as_str().unwrap().to_owned();
    report(server.address(), &snapshot, 1);
    let (before, well) = manager.hears_of("STATUS=The wall is well");
    assert!(before.iter().all(|news| !news.contains("WATCHDOG")), "{before:?}");
    assert!(well.contains("WATCHDOG=1\n"), "{well}");
    // A report that comes again is no sign of life.
    report(server.address(), &snapshot, 1);
    assert!(!manager.hears_of("STATUS=The wall is not well").1.contains("WATCHDOG"));
    assert_eq!(server.get("/healthz/wall/here").status, 503);
    // Nor is a wall elsewhere, which comes through a proxy on the device.
    reported(server.address(), "0ddba11", &snapshot, 1, &[("X-Forwarded-For", "192.0.2.7")]);
    assert!(server.get("/healthz/wall").text().contains("\"here\":false"));
    assert_eq!(server.get("/healthz/wall/here").status, 503);
    // A server that is gone is not the browser's fault.
    drop(server);
    let (_, gone) = manager.hears_of("STATUS=The server does not answer");
    assert!(gone.contains("WATCHDOG=1\n"), "{gone}");
    assert_eq!(kiosk.terminate(), Some(0));
}

#[test]
fn a_kiosk_whose_browser_ends_ends_with_it() {
    let output = program().args(["kiosk", "--server", "127.0.0.1:1", "--", "false"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("the browser has ended: exit status: 1"), "{said}");
}

#[test]
fn the_journal_is_told_how_grave_a_line_is() {
    let (data, log) = (TempDir::new().unwrap(), tempfile::NamedTempFile::new().unwrap());
    let at = {
        use std::os::unix::fs::MetadataExt as _;
        let of_file = log.as_file().metadata().unwrap();
        format!("{}:{}", of_file.dev(), of_file.ino())
    };
    let mut command = serve(program(), data.path());
    command.env("JOURNAL_STREAM", &at).env("RUST_LOG", "info").stderr(log.reopen().unwrap());
    let mut server = Kept(command.spawn().unwrap());
    let read = || std::fs::read_to_string(log.path()).unwrap();
    let lines = until("a line", || Some(read()).filter(|text| text.lines().count() > 1));
    assert!(lines.lines().all(|line| line.starts_with("<6>") && !line.contains('\x1b')), "{lines}");
    server.terminate();
    // What ends the program, too.
    let mut command = program();
    command.args(["--config", "/nowhere/komspot.toml", "log"]).env("JOURNAL_STREAM", at);
    assert_eq!(command.stderr(log.reopen().unwrap()).status().unwrap().code(), Some(1));
    assert!(read().starts_with("<3>komspot: "), "{}", read());
}
