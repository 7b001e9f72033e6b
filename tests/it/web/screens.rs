//! Screens that follow the events.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};

use komspot::web::Settings;

use super::fixture::snapshot;
use super::served::Served;
use crate::harness::http;

/// A screen that follows the events.
struct Screen(BufReader<std::net::TcpStream>);

impl Screen {
    fn open(served: &Served) -> Self {
        let mut stream = served.connect();
        write!(stream, "GET /events HTTP/1.1\r\nHost: komspot\r\n\r\n").unwrap();
        let mut screen = Self(BufReader::new(stream));
        assert_eq!(screen.next("HTTP"), "HTTP/1.1 200 OK");
        assert_eq!(screen.next("content-type"), "content-type: text/event-stream");
        assert_eq!(screen.next("\r\n"), "", "the head's end");
        screen
    }

    /// Reads up to the next line that begins so.
    fn next(&mut self, begins: &str) -> String {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the stream ended");
            if line.starts_with(begins) {
                return line.trim_end().to_owned();
            }
        }
    }
}

#[test]
fn screens_hear_of_a_switch_and_requests_in_flight_are_answered() {
    let served = Served::new(snapshot(1));
    let mut screen = Screen::open(&served);
    assert_eq!(screen.next("retry:"), "retry: 3000");
    assert_eq!(screen.next("event:"), "event: snapshot");
    assert_eq!(screen.next("id:"), "id: 000001-00c0ffee");
    assert_eq!(screen.next("data:"), "data: 000001-00c0ffee");

    let mut slow = served.connect();
    write!(slow, "GET /api/v1/status HTTP/1.1\r\nHost: komspot\r\n").unwrap();
    served.publish(snapshot(2));
    assert_eq!(screen.next("event:"), "event: snapshot");
    assert_eq!(screen.next("data:"), "data: 000002-00c0ffee");
    write!(slow, "Connection: close\r\n\r\n").unwrap();
    let reply = http::read(BufReader::new(slow)).unwrap();
    assert_eq!((reply.status, &reply.json()["snapshot"]), (200, &"000002-00c0ffee".into()));
}

#[test]
fn a_quiet_stream_gives_signs_of_life() {
    let served =
        Served::empty(Settings { heartbeat: std::time::Duration::from_millis(5), ..Settings::default() });
    let mut screen = Screen::open(&served);
    for _ in 0..3 {
        assert_eq!(screen.next(":"), ":");
    }
}

#[test]
fn one_screen_too_many_is_told_so() {
    let served = Served::empty(Settings { listeners: 1, ..Settings::default() });
    let screen = Screen::open(&served);
    assert_eq!(served.get("/events").status, 503);
    drop(screen);
}

#[test]
fn stopping_ends_streams_and_the_server() {
    let mut served = Served::new(snapshot(1));
    let mut screen = Screen::open(&served);
    screen.next("data:");
    served.stop().unwrap();
    let mut rest = Vec::new();
    screen.0.read_to_end(&mut rest).unwrap();
}
