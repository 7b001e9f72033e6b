//! Sticks with the file systems that people have: images of each, read through the kernel's driver or,
//! where that is not there, through the one for FUSE. The test says which.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use komspot::app::intake::Outcome;
use tempfile::TempDir;

use crate::harness::until;
use crate::inbox::{Device, copy_to, zipped};

/// A file system, and what is done with it, in the words of a shell: `$IMAGE` is the file that it is in,
/// `$FROM` what is copied there, `$AT` where it is mounted.
struct Kind {
    name: &'static str,
    make: &'static str,
    fill: &'static str,
    /// Drivers, the first that works, and how each mounts it as the unit does: read-only.
    mount: &'static [(&'static str, &'static str)],
}

const KINDS: [Kind; 4] = [
    Kind {
        name: "ext4",
        make: r#"mkfs.ext4 -q -F "$IMAGE""#,
        fill: r#"mount -o loop "$IMAGE" "$AT" && cp -r "$FROM"/. "$AT" && chmod -R a+rX "$AT" && umount "$AT""#,
        mount: &[("the kernel", r#"mount -t ext4 -o loop,ro,nosuid,nodev,noexec "$IMAGE" "$AT""#)],
    },
    Kind {
        name: "FAT32",
        make: r#"mkfs.vfat -F 32 "$IMAGE""#,
        fill: r#"mcopy -s -i "$IMAGE" "$FROM"/* ::"#,
        mount: &[
            ("the kernel", r#"mount -t vfat -o loop,ro,nosuid,nodev,noexec "$IMAGE" "$AT""#),
            ("fusefat", r#"fusefat -o ro,nosuid,nodev,noexec "$IMAGE" "$AT" >/dev/null"#),
        ],
    },
    Kind {
        name: "exFAT",
        make: r#"mkfs.exfat "$IMAGE""#,
        fill: r#"mount -t exfat -o loop "$IMAGE" "$AT" ||
            mount.exfat-fuse "$(losetup -f --show "$IMAGE")" "$AT" && cp -r "$FROM"/. "$AT" && umount "$AT""#,
        mount: &[
            ("the kernel", r#"mount -t exfat -o loop,ro,nosuid,nodev,noexec "$IMAGE" "$AT""#),
            (
                "exfat-fuse",
                r#"mount.exfat-fuse "$(losetup -f --show "$IMAGE")" "$AT" -o ro,nosuid,nodev,noexec"#,
            ),
        ],
    },
    Kind {
        name: "NTFS",
        make: r#"mkntfs -q -F "$IMAGE""#,
        fill: r#"mount -t ntfs3 -o loop "$IMAGE" "$AT" ||
            ntfs-3g "$IMAGE" "$AT" && cp -r "$FROM"/. "$AT" && umount "$AT""#,
        mount: &[
            ("the kernel", r#"mount -t ntfs3 -o loop,ro,nosuid,nodev,noexec "$IMAGE" "$AT""#),
            ("ntfs-3g", r#"ntfs-3g -o ro,nosuid,nodev,noexec "$IMAGE" "$AT""#),
        ],
    },
];

/// A stick with one of them, unplugged when dropped.
struct Stick {
    place: TempDir,
}

impl Stick {
    /// A stick with what `fill` lays into a folder; or why there can be none here.
    fn with(kind: &Kind, fill: impl FnOnce(&Path)) -> Result<(Self, &'static str), String> {
        let stick = Self { place: TempDir::new().unwrap() };
        for folder in ["from", "stick"] {
            fs::create_dir(stick.place.path().join(folder)).unwrap();
        }
        fill(&stick.place.path().join("from"));
        fs::File::create(stick.place.path().join("image")).unwrap().set_len(64 << 20).unwrap();
        stick.sh(kind.make)?;
        stick.sh(kind.fill)?;
        stick.release();
        let mut why = String::new();
        for &(driver, mount) in kind.mount {
            // The one that wrote may not have let go of the image yet.
            let busy = |error: &String| error.contains("busy") || error.contains("exclusively");
            let mounted = until("an image that nobody writes to", || {
                let mounted = stick.sh(mount);
                (!mounted.as_ref().is_err_and(busy)).then_some(mounted)
            });
            match mounted {
                Ok(()) => return Ok((stick, driver)),
                Err(error) => why += &error,
            }
        }
        Err(why)
    }

    fn sh(&self, script: &str) -> Result<(), String> {
        let mut command = Command::new("sh");
        for (name, part) in [("IMAGE", "image"), ("FROM", "from"), ("AT", "stick")] {
            command.env(name, self.place.path().join(part));
        }
        command.env("PATH", format!("{}:/usr/sbin:/sbin", std::env::var("PATH").unwrap_or_default()));
        let output = command.args(["-c", script]).stdin(Stdio::null()).output().unwrap();
        if output.status.success() {
            Ok(())
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into_owned())
        }
    }

    /// Gives back the loop device that a driver was given.
    fn release(&self) {
        let _ = self.sh(r#"losetup -n -O NAME -j "$IMAGE" | xargs -r losetup -d"#);
    }
}

impl Drop for Stick {
    fn drop(&mut self) {
        let _ = self.sh(r#"umount "$AT" 2>/dev/null || umount --lazy "$AT""#);
        self.release();
    }
}

#[test]
fn sticks_of_every_file_system_are_read() {
    for kind in &KINDS {
        let fill = |stick: &Path| {
            fs::write(stick.join("Odense oktober.zip"), zipped("2026.10")).unwrap();
            copy_to(&stick.join("komspot/gammel"));
        };
        let (stick, driver) = match Stick::with(kind, fill) {
            Ok(made) => made,
            Err(why) => {
                println!("not tested: {}: {}", kind.name, why.lines().next().unwrap_or_default());
                continue;
            }
        };
        let device = Device::new(1);
        let at = stick.place.path().join("stick");
        let ran = device.run(&["usb", at.to_str().unwrap()]);
        assert_eq!(ran.code, Some(0), "{}: {ran:?}", kind.name);
        // One driver shows short names on FAT in capital letters.
        let lower = |(file, outcome): (String, Outcome)| (file.to_lowercase(), outcome);
        let mut outcomes: Vec<_> = device.outcomes().into_iter().map(lower).collect();
        outcomes.sort_by(|a, b| a.0.cmp(&b.0));
        let expected = [("gammel", Outcome::Passed), ("odense oktober.zip", Outcome::Published)];
        assert_eq!(outcomes, expected.map(|(file, outcome)| (file.to_owned(), outcome)), "{}", kind.name);
        device.assert_nothing_left();
        println!("{}, read through {driver}: taken in", kind.name);
    }
}
