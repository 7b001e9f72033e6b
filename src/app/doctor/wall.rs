//! Whether the server answers, and whether a wall shows what it should.

use std::net::SocketAddr;

use serde::Deserialize;

use super::Patient;
use super::doors::{Doors, own};
use super::line::{Light, Line, Subject, Words};
use crate::app::edition::Edition;

/// What `/healthz` says.
#[derive(Deserialize)]
struct Health {
    version: String,
    snapshot: Option<String>,
}

/// What `/healthz/wall` says.
#[derive(Deserialize)]
struct Walls {
    walls: Vec<Wall>,
}

#[derive(Deserialize)]
struct Wall {
    condition: String,
    seconds: u64,
}

pub(super) fn look(patient: &Patient<'_>, doors: Doors) -> Vec<Line> {
    let at = own(doors.plain);
    let address = at.to_string();
    let line = |light, key| Line::new(Subject::Server, light, Words::new(key).open("address", &*address));
    let Ok(answer) = patient.answers.get(at, "/healthz") else {
        return vec![line(Light::Red, "doctor-server-silent")];
    };
    let Ok(health) = serde_json::from_str::<Health>(&answer.body) else {
        return vec![line(Light::Red, "doctor-server-stranger")];
    };
    let words = |key| {
        Words::new(key)
            .open("address", &*address)
            .open("version", &*health.version)
            .open("snapshot", health.snapshot.as_deref().unwrap_or("–"))
    };
    let server = |light, key| Line::new(Subject::Server, light, words(key));
    let server = if health.snapshot.is_none() {
        server(Light::Red, "doctor-server-nothing")
    } else if health.version != Edition::VERSION {
        server(Light::Amber, "doctor-server-other")
    } else {
        server(Light::Green, "doctor-server-answers")
    };
    vec![server, walls(patient, at)]
}

/// What the server knows of the walls.
fn walls(patient: &Patient<'_>, at: SocketAddr) -> Line {
    let line = |light, words| Line::new(Subject::Wall, light, words);
    let answer = patient.answers.get(at, "/healthz/wall").ok();
    let Some(known) = answer.and_then(|answer| serde_json::from_str::<Walls>(&answer.body).ok()) else {
        return line(Light::Amber, Words::new("doctor-wall-unseen"));
    };
    let Some(latest) = known.walls.iter().map(|wall| wall.seconds).min() else {
        return line(Light::Amber, Words::new("doctor-wall-none"));
    };
    match known.walls.iter().map(|wall| trouble(&wall.condition)).find(Option::is_some).flatten() {
        Some(key) => line(Light::Red, Words::new(key)),
        None => line(Light::Green, Words::new("doctor-wall-well").open("seconds", latest)),
    }
}

/// What is wrong with a wall, by the server's word for it.
fn trouble(condition: &str) -> Option<&'static str> {
    Some(match condition {
        "well" => return None,
        "silent" => "doctor-wall-silent",
        "behind" => "doctor-wall-behind",
        "blank" => "doctor-wall-blank",
        _ => "doctor-wall-stuck",
    })
}
