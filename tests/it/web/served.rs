//! A server in this process on a free port.

use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::thread::JoinHandle;

use komspot::app::edition::{Edition, Settings as EditionSettings};
use komspot::snapshot::Snapshot;
use komspot::web::listeners::Listener;
use komspot::web::{Settings, State};
use tokio::sync::oneshot;

use crate::harness::PATIENCE;
use crate::harness::http::{self, Response};

/// A running server; stopped, and its end awaited, when dropped.
pub struct Served {
    pub address: SocketAddr,
    pub state: Arc<State>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<std::io::Result<()>>>,
}

impl Served {
    /// A server without an edition.
    pub fn empty(settings: Settings) -> Self {
        let listener = Listener::bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let address = listener.socket.local_addr().unwrap();
        let state = Arc::new(State::new(settings));
        let (stop, stopped) = oneshot::channel::<()>();
        let shared = Arc::clone(&state);
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(komspot::web::run(
                vec![listener],
                None,
                shared,
                None,
                async {
                    // Stops as well when the test is gone.
                    let _ = stopped.await;
                },
            ))
        });
        Self { address, state, stop: Some(stop), thread: Some(thread) }
    }

    /// A server of a snapshot.
    pub fn new(snapshot: Snapshot) -> Self {
        let served = Self::empty(Settings::default());
        served.publish(snapshot);
        served
    }

    /// Makes a snapshot the current one.
    pub fn publish(&self, snapshot: Snapshot) {
        self.show(snapshot, &EditionSettings::default());
    }

    /// The same, its pages made as the settings say.
    pub fn show(&self, snapshot: Snapshot, settings: &EditionSettings) {
        self.state.publish(Arc::new(Edition::new(Arc::new(snapshot), settings)));
    }

    /// The address of a path, as a browser wants it.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// A new connection.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Asks and reads the whole answer. `headers` are lines such as `Accept: text/html`.
    pub fn ask(&self, method: &str, target: &str, headers: &[&str]) -> Response {
        let headers: Vec<_> = headers.iter().filter_map(|line| line.split_once(": ")).collect();
        http::request(self.address, method, target, &headers, "")
    }

    /// Asks with GET and no more headers than needed.
    pub fn get(&self, target: &str) -> Response {
        self.ask("GET", target, &[])
    }

    /// Stops the server as the command line does.
    pub fn stop(&mut self) -> std::io::Result<()> {
        drop(self.stop.take());
        self.thread.take().map_or(Ok(()), |thread| thread.join().unwrap())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.stop();
    }
}
