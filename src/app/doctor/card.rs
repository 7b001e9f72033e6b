//! How worn the card is that holds the data, as far as it tells.
//!
//! eMMC tells two things (JESD84-B51, `DEVICE_LIFE_TIME_EST` and `PRE_EOL_INFO`): in tenths how much of
//! its life is used, 0x0B when all of it is, and how much of its spare blocks, 0x01 normal, 0x02 four
//! fifths, 0x03 nine tenths. SD cards tell neither.

use super::Patient;
use super::disk;
use super::files::Files;
use super::line::{Light, Line, Subject, Value, Words};

/// Bytes of a sector as the kernel counts them, whatever the device's own are.
const SECTOR: u64 = 512;

pub(super) fn look(patient: &Patient<'_>) -> Option<Line> {
    let files = &patient.files;
    let line = |light, words| Some(Line::new(Subject::Card, light, words));
    let Some(device) = disk::mount(files, patient.data).and_then(|mount| whole(files, &mount.device)) else {
        return line(Light::Amber, Words::new("doctor-card-unseen"));
    };
    let said = |name: &str| files.line(&format!("/sys/block/{device}/device/{name}"));
    let called = [said("manfid"), said("name").or_else(|| said("model")), said("date")];
    let called: Vec<String> = called.into_iter().flatten().collect();
    let words = |key| {
        let name = if called.is_empty() { device.clone() } else { called.join(" ") };
        Words::new(key)
            .open("card", name)
            .open("written", files.written(&device).map_or_else(|| "–".into(), Value::Bytes))
    };
    match (said("type").as_deref(), wear(said("life_time").as_deref(), said("pre_eol_info").as_deref())) {
        (_, Some(wear)) => {
            let (light, key) = match wear {
                Wear { tenths: 11.., .. } | Wear { spare: 3.., .. } => (Light::Red, "doctor-card-worn-out"),
                Wear { tenths: 9.., .. } | Wear { spare: 2, .. } => (Light::Amber, "doctor-card-worn"),
                _ => (Light::Green, "doctor-card-good"),
            };
            line(light, words(key).open("used", format!("{}", (wear.tenths * 10).min(100))))
        }
        (Some("SD"), None) => line(Light::Green, words("doctor-card-sd")),
        _ => line(Light::Green, words("doctor-card-other")),
    }
}

/// What an eMMC says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wear {
    /// Tenths of its life that are used, at most; 11 when it has outlived it.
    tenths: u64,
    /// Its word for how many of its spare blocks are used, 1 to 3.
    spare: u64,
}

fn wear(life: Option<&str>, spare: Option<&str>) -> Option<Wear> {
    let hex = |text: &str| u64::from_str_radix(text.trim_start_matches("0x"), 16).ok();
    // Two kinds of cells are told apart; the worse one counts. 0 stands for unknown.
    let tenths = life?.split_whitespace().filter_map(hex).max().filter(|tenths| *tenths > 0)?;
    Some(Wear { tenths, spare: spare.and_then(hex).unwrap_or(0) })
}

/// The whole device of a partition: `mmcblk0` of `179:2`.
fn whole(files: &Files, number: &str) -> Option<String> {
    let name = files.linked(&format!("/sys/dev/block/{number}"))?;
    if files.has(&format!("/sys/block/{name}")) {
        return Some(name);
    }
    // mmcblk0p2, nvme0n1p3, sda1: what is before the partition's number names a device.
    let stem = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
    [stem.strip_suffix('p').unwrap_or(stem), stem]
        .into_iter()
        .find(|name| !name.is_empty() && files.has(&format!("/sys/block/{name}")))
        .map(str::to_owned)
}

impl Files {
    /// Bytes written to a device since the machine was started.
    fn written(&self, device: &str) -> Option<u64> {
        let counts = self.line(&format!("/sys/block/{device}/stat"))?;
        counts.split_whitespace().nth(6)?.parse::<u64>().ok()?.checked_mul(SECTOR)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worse_of_two_kinds_of_cells_counts() {
        assert_eq!(wear(Some("0x02 0x01"), Some("0x01")), Some(Wear { tenths: 2, spare: 1 }));
        assert_eq!(wear(Some("0x01 0x0b"), None), Some(Wear { tenths: 11, spare: 0 }));
        assert_eq!(wear(Some("0x00 0x00"), Some("0x00")), None, "it does not tell");
        assert_eq!(wear(None, Some("0x01")), None);
    }
}
