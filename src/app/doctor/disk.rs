//! Whether the file system with the data is whole and can be written to.

use std::path::Path;

use super::Patient;
use super::files::Files;
use super::line::{Light, Line, Subject, Words};

/// A file system that is mounted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mount {
    /// Its device, `179:2`.
    pub(super) device: String,
    /// Where it is mounted.
    pub(super) at: String,
    /// Which kind it is.
    pub(super) kind: String,
    /// Nothing can be written to it.
    pub(super) read_only: bool,
}

pub(super) fn look(patient: &Patient<'_>) -> Option<Line> {
    let line = |light, words: Words| Some(Line::new(Subject::Disk, light, words));
    let Some(mount) = mount(&patient.files, patient.data) else {
        return line(Light::Amber, Words::new("doctor-disk-unseen"));
    };
    let errors = errors(&patient.files, &mount);
    let words = |key| Words::new(key).open("kind", mount.kind.as_str()).place("at", Path::new(&mount.at));
    if mount.read_only {
        return line(Light::Red, words("doctor-disk-read-only"));
    }
    match errors {
        Some(count) if count > 0 => line(Light::Red, words("doctor-disk-errors").open("count", count)),
        Some(_) => line(Light::Green, words("doctor-disk-whole")),
        None => line(Light::Green, words("doctor-disk-is")),
    }
}

/// The file system that holds a folder.
pub(super) fn mount(files: &Files, folder: &Path) -> Option<Mount> {
    let text = files.text("/proc/self/mountinfo").ok()?;
    let mounts = text.lines().filter_map(read);
    // Of two in the same place the later one covers the other.
    mounts.filter(|mount| folder.starts_with(&mount.at)).max_by_key(|mount| mount.at.len())
}

/// `36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue`
fn read(line: &str) -> Option<Mount> {
    let (front, back) = line.split_once(" - ")?;
    let mut front = front.split(' ');
    let device = front.nth(2)?.to_owned();
    let at = front.nth(1)?.replace("\\040", " ");
    let own = front.next()?;
    let mut back = back.split(' ');
    let kind = back.next()?.to_owned();
    let whole = back.nth(1).unwrap_or_default();
    let read_only = [own, whole].iter().any(|options| options.split(',').any(|option| option == "ro"));
    Some(Mount { device, at, kind, read_only })
}

/// How often ext4 found itself damaged since it was last repaired; `None` for other kinds.
fn errors(files: &Files, mount: &Mount) -> Option<u64> {
    let device = files.linked(&format!("/sys/dev/block/{}", mount.device))?;
    files.number(&format!("/sys/fs/ext4/{device}/errors_count"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mount_is_read_as_the_kernel_writes_it() {
        // The example of proc(5), and a file system that the kernel has made read-only after errors.
        let mount = read("36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue");
        let expected =
            Mount { device: "98:0".into(), at: "/mnt2".into(), kind: "ext3".into(), read_only: false };
        assert_eq!(mount, Some(expected));
        assert!(read("26 1 179:2 / / rw,noatime shared:1 - ext4 /dev/mmcblk0p2 ro").unwrap().read_only);
        assert!(read("26 1 179:2 / / ro - ext4 /dev/mmcblk0p2 rw").unwrap().read_only);
        assert_eq!(read("").or_else(|| read("26 1 179:2 / - ext4")), None);
    }
}
