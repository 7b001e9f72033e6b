//! A machine as a test wants it.

use std::cell::RefCell;
use std::fs;
use std::io;
use std::net::SocketAddr;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use tempfile::TempDir;

use super::super::{Answer, Answers, Audience, Files, Light, Line, Patient, Subject, examine};
use crate::config::Config;
use crate::locale::Lang;

/// A machine whose files and answers are made up.
pub(super) struct Planted {
    pub(super) root: TempDir,
    pub(super) units: String,
    pub(super) free: u64,
    /// What the server answers, by path; none answers at all if there is nothing.
    pub(super) server: Vec<(&'static str, u16, String)>,
    /// The file with the certificate that the server shows; it speaks no TLS if there is none.
    pub(super) shown: Option<PathBuf>,
    pub(super) config: Config,
    pub(super) now: Timestamp,
    pub(super) fault: Option<String>,
    /// What was asked of systemd.
    pub(super) asked: RefCell<Vec<String>>,
}

impl Answers for Planted {
    fn units(&self, names: &[&str]) -> io::Result<String> {
        self.asked.borrow_mut().extend(names.iter().map(|name| (*name).to_owned()));
        Ok(self.units.clone())
    }

    fn free(&self, _: &Path) -> Option<u64> {
        Some(self.free)
    }

    fn get(&self, _: SocketAddr, path: &str) -> io::Result<Answer> {
        let answer = self.server.iter().find(|(at, ..)| *at == path);
        answer
            .map(|(_, status, body)| Answer { status: *status, body: body.clone() })
            .ok_or_else(|| io::ErrorKind::ConnectionRefused.into())
    }

    fn certificate(&self, at: SocketAddr) -> io::Result<CertificateDer<'static>> {
        assert!(at.ip().is_loopback(), "{at}");
        let shown = self.shown.as_ref().ok_or(io::ErrorKind::ConnectionRefused)?;
        CertificateDer::from_pem_file(shown).map_err(io::Error::other)
    }
}

/// Units of which nothing is to be told.
pub(super) const RUNS: &str = "Id=komspot.service\nLoadState=loaded\nActiveState=active\nSubState=running\n\
    Result=success\nNRestarts=0\n\nId=komspot-inbox.path\nLoadState=loaded\nActiveState=active\n";

impl Planted {
    /// A Raspberry Pi 4 with an SD card, as its files look, on which all is well.
    pub(super) fn healthy() -> Self {
        let root = tempfile::tempdir().unwrap();
        let mut config = Config::defaults(Some(&root.path().join("etc/komspot/komspot.toml"))).unwrap();
        config.trust.keys = root.path().join("etc/komspot/keys");
        let version = env!("CARGO_PKG_VERSION");
        let planted = Self {
            units: RUNS.to_owned(),
            free: 20_000_000_000,
            server: vec![
                ("/healthz", 200, format!(r#"{{"status":"ok","version":"{version}","snapshot":"000002-9b1d04ce"}}"#)),
                ("/healthz/wall", 200, r#"{"status":"ok","why":null,"walls":[{"condition":"well","seconds":7,"scene":"area:06"}]}"#.to_owned()),
            ],
            shown: None,
            config,
            now: "2091-03-05T12:00:00Z".parse().unwrap(),
            fault: None,
            asked: RefCell::default(),
            root,
        };
        planted.put("proc/device-tree/model", "Raspberry Pi 4 Model B Rev 1.4\0");
        planted.put("proc/sys/kernel/osrelease", "6.12.34+rpt-rpi-v8\n");
        planted
            .put("proc/meminfo", "MemTotal:         949444 kB\nMemFree: 1 kB\nMemAvailable:     512000 kB\n");
        planted
            .put("proc/pressure/memory", "some avg10=0.00 avg60=0.12 avg300=0.00 total=9\nfull avg10=0.00\n");
        planted.put("sys/fs/cgroup/cgroup.controllers", "cpuset cpu io memory pids\n");
        planted.put(
            "proc/self/mountinfo",
            "26 1 179:2 / / rw,noatime shared:1 - ext4 /dev/mmcblk0p2 rw,errors=remount-ro\n\
             27 26 0:5 / /dev rw shared:2 - devtmpfs udev rw\n",
        );
        planted.put("sys/block/mmcblk0/device/type", "SD\n");
        planted.put("sys/block/mmcblk0/device/name", "SC32G\n");
        planted.put("sys/block/mmcblk0/device/manfid", "0x000003\n");
        planted.put("sys/block/mmcblk0/device/date", "04/2024\n");
        // Sectors written are the seventh number: 20,480 of 512 bytes.
        planted.put("sys/block/mmcblk0/stat", "  3000 10 90000 100 2000 50 20480 300 0 200 400 0 0 0 0\n");
        planted.put("sys/fs/ext4/mmcblk0p2/errors_count", "0\n");
        planted.link("../../block/mmcblk0/mmcblk0p2", "sys/dev/block/179:2");
        planted.put("run/systemd/timesync/synchronized", "");
        planted.put("run/systemd/system/.keep", "");
        planted.put("etc/komspot/komspot.toml", "");
        planted.put(
            "etc/komspot/keys/kontor.pub",
            "untrusted comment: a key\nRWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\n",
        );
        planted.put(
            "proc/net/tcp",
            "  sl  local_address rem_address   st\n   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000\n",
        );
        fs::create_dir_all(planted.data().join("inbox")).unwrap();
        planted
    }

    pub(super) fn data(&self) -> std::path::PathBuf {
        self.root.path().join("data")
    }

    pub(super) fn put(&self, place: &str, text: &str) {
        let path = self.root.path().join(place);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(super) fn link(&self, target: &str, place: &str) {
        let path = self.root.path().join(place);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        symlink(target, path).unwrap();
    }

    pub(super) fn lines(&self) -> Vec<Line> {
        examine(&Patient {
            files: Files::below(self.root.path()),
            answers: self,
            now: self.now,
            config: &self.config,
            settings: Path::new("/etc/komspot/komspot.toml"),
            fault: self.fault.clone(),
            data: &self.data(),
        })
    }

    /// How a thing is, and the key of what is said of it.
    pub(super) fn told(&self, subject: Subject) -> Vec<(Light, &'static str)> {
        let lines = self.lines();
        lines.iter().filter(|line| line.subject == subject).map(|line| (line.light, line.key())).collect()
    }

    pub(super) fn said(&self, subject: Subject) -> String {
        let line = self.lines().into_iter().find(|line| line.subject == subject).unwrap();
        line.said(Lang::En, Audience::House)
    }

    /// All that is not green.
    pub(super) fn troubles(&self) -> Vec<(Light, &'static str)> {
        let lines = self.lines();
        let bad = lines.iter().filter(|line| line.light != Light::Green);
        bad.map(|line| (line.light, line.key())).collect()
    }
}
