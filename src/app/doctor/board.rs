//! What the program runs on.

use super::files::Files;
use super::line::{Light, Line, Subject, Words};

pub(super) fn look(files: &Files) -> Line {
    let kernel = files.line("/proc/sys/kernel/osrelease").unwrap_or_else(|| "–".to_owned());
    let words = match model(files) {
        Some(model) => Words::new("doctor-board-is").open("model", model),
        None => Words::new("doctor-board-unknown"),
    };
    Line::new(Subject::Board, Light::Green, words.open("kernel", kernel))
}

/// As a board's device tree calls it, else as a PC's firmware does.
fn model(files: &Files) -> Option<String> {
    files.line("/proc/device-tree/model").or_else(|| {
        let said = |name: &str| files.line(&format!("/sys/class/dmi/id/{name}"));
        let parts: Vec<_> = [said("sys_vendor"), said("product_name")].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    })
}
