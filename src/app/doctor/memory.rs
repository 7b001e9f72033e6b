//! How much memory there is, and whether it suffices.

use super::files::Files;
use super::line::{Light, Line, Subject, Value, Words};

/// The least that a board should have, in bytes; the kernel keeps some of its 512 MB for itself.
const LEAST: u64 = 400_000_000;
/// With less available than this the kernel begins to end programs, in bytes.
const SHORT: u64 = 60_000_000;
/// Per cent of the last minute in which something waited for memory.
const PRESSED: f64 = 10.0;

pub(super) fn look(files: &Files) -> Line {
    let text = files.text("/proc/meminfo").unwrap_or_default();
    let bytes = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kibibytes| kibibytes * 1024)
    };
    let (Some(total), Some(available)) = (bytes("MemTotal"), bytes("MemAvailable")) else {
        return Line::new(Subject::Memory, Light::Amber, Words::new("doctor-memory-unseen"));
    };
    let (light, key) = if available < SHORT {
        (Light::Red, "doctor-memory-short")
    } else if pressure(files).is_some_and(|share| share > PRESSED) {
        (Light::Amber, "doctor-memory-pressed")
    } else if !can_be_limited(files) {
        (Light::Amber, "doctor-memory-unlimited")
    } else if total < LEAST {
        (Light::Amber, "doctor-memory-small")
    } else {
        (Light::Green, "doctor-memory-is")
    };
    let words = Words::new(key).open("total", Value::Bytes(total)).open("available", Value::Bytes(available));
    Line::new(Subject::Memory, light, words)
}

/// False where the kernel keeps to none of the units' `MemoryMax=`, which a Raspberry Pi's does unless it is told otherwise.
fn can_be_limited(files: &Files) -> bool {
    let controllers = files.text("/sys/fs/cgroup/cgroup.controllers");
    controllers.map_or(true, |text| text.split_whitespace().any(|name| name == "memory"))
}

/// Per cent of the last minute in which something waited for memory; `None` where the kernel does not count.
fn pressure(files: &Files) -> Option<f64> {
    let text = files.text("/proc/pressure/memory").ok()?;
    let some = text.lines().find(|line| line.starts_with("some "))?;
    some.split(' ').find_map(|word| word.strip_prefix("avg60="))?.parse().ok()
}
