//! Planted machines, each with what the doctor has to say of it.

mod planted;
mod tls;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use jiff::Timestamp;

use super::Light::{Amber, Green, Red};
use super::{Audience, Line, Subject};
use crate::config::{Certificate, Tls};
use crate::locale::Lang;
use planted::{Planted, RUNS};

#[test]
fn of_a_healthy_board_only_the_missing_figures_are_worth_a_look() {
    let board = Planted::healthy();
    assert_eq!(board.troubles(), [(Amber, "doctor-import-none")]);
    assert_eq!(board.said(Subject::Board), "Raspberry Pi 4 Model B Rev 1.4, Linux 6.12.34+rpt-rpi-v8");
    // 949,444 and 512,000 KiB.
    assert_eq!(board.said(Subject::Memory), "524\u{a0}MB of 972\u{a0}MB available");
    assert!(board.said(Subject::Card).starts_with("SD card 0x000003 SC32G 04/2024, 10\u{a0}MB written"));
    assert_eq!(board.told(Subject::Disk), [(Green, "doctor-disk-whole")]);
    assert_eq!(board.told(Subject::Keys), [(Green, "doctor-keys-some")]);
    assert!(board.said(Subject::Network).ends_with("port 8080: 127.0.0.1:8080"));
    assert_eq!(*board.asked.borrow().first().unwrap(), "komspot.service");
}

#[test]
fn every_line_has_words_in_both_languages_and_what_is_not_green_says_what_to_do() {
    let mut board = Planted::healthy();
    board.server.clear();
    board.units = RUNS.replace("=active", "=failed");
    board.free = 0;
    let lines = board.lines().into_iter().chain(tls::lines());
    for line in lines {
        for lang in Lang::ALL {
            let said = line.said(lang, Audience::Mail) + &lang.text(line.subject.key());
            assert!(!said.contains('⟦') && !said.contains('{'), "{said}");
            assert!(line.light == Green || line.advice(lang, Audience::House).is_some(), "{said}");
        }
    }
}

#[test]
fn a_kernel_that_limits_no_memory_is_told_of() {
    let board = Planted::healthy();
    board.put("sys/fs/cgroup/cgroup.controllers", "cpuset cpu io pids\n");
    assert_eq!(board.told(Subject::Memory), [(Amber, "doctor-memory-unlimited")]);
    fs::remove_file(board.root.path().join("sys/fs/cgroup/cgroup.controllers")).unwrap();
    assert_eq!(board.told(Subject::Memory), [(Green, "doctor-memory-is")], "not known is not off");
}

#[test]
fn a_worn_emmc_is_told_of_before_it_dies() {
    let board = Planted::healthy();
    board.put("sys/block/mmcblk0/device/type", "MMC\n");
    let at = |life: &str, spare: &str| {
        board.put("sys/block/mmcblk0/device/life_time", life);
        board.put("sys/block/mmcblk0/device/pre_eol_info", spare);
        board.told(Subject::Card)
    };
    assert_eq!(at("0x02 0x01\n", "0x01\n"), [(Green, "doctor-card-good")]);
    assert_eq!(at("0x01 0x09\n", "0x01\n"), [(Amber, "doctor-card-worn")]);
    assert_eq!(at("0x01 0x01\n", "0x02\n"), [(Amber, "doctor-card-worn")]);
    assert_eq!(at("0x0b 0x01\n", "0x01\n"), [(Red, "doctor-card-worn-out")]);
    assert_eq!(at("0x01 0x01\n", "0x03\n"), [(Red, "doctor-card-worn-out")]);
}

#[test]
fn a_file_system_that_the_kernel_gave_up_is_red_and_so_are_its_errors() {
    let board = Planted::healthy();
    board.put("sys/fs/ext4/mmcblk0p2/errors_count", "3\n");
    assert_eq!(board.told(Subject::Disk), [(Red, "doctor-disk-errors")]);
    board
        .put("proc/self/mountinfo", "26 1 179:2 / / ro,noatime - ext4 /dev/mmcblk0p2 ro,errors=remount-ro\n");
    assert_eq!(board.told(Subject::Disk), [(Red, "doctor-disk-read-only")]);
    // A root that is meant to be read-only, and data elsewhere.
    let at = board.data();
    let mounts = format!(
        "26 1 179:2 / / ro - ext4 /dev/mmcblk0p2 ro\n27 26 8:1 / {} rw - xfs /dev/sda1 rw\n",
        at.display()
    );
    board.put("proc/self/mountinfo", &mounts);
    assert_eq!(board.told(Subject::Disk), [(Green, "doctor-disk-is")]);
}

#[test]
fn a_disk_that_is_nearly_full_is_told_of_before_an_import_fails() {
    let mut board = Planted::healthy();
    board.free = 400_000_000;
    assert_eq!(board.told(Subject::Space), [(Amber, "doctor-space-little")]);
    // Without a snapshot an import needs 8 MB, and the bundle up to 50 MB.
    board.free = 57_000_000;
    assert_eq!(board.told(Subject::Space), [(Red, "doctor-space-none")]);
    board.free = 59_000_000;
    assert_eq!(board.told(Subject::Space), [(Amber, "doctor-space-little")]);
}

#[test]
fn a_clock_in_1970_is_not_believed() {
    let mut board = Planted::healthy();
    fs::remove_file(board.root.path().join("run/systemd/timesync/synchronized")).unwrap();
    assert_eq!(board.told(Subject::Clock), [(Amber, "doctor-clock-unset")]);
    board.put("run/systemd/timesync/synchronized", "");
    board.now = "1970-01-01T00:03:00Z".parse().unwrap();
    // Where the build knows no date of its source there is nothing to hold it against.
    if option_env!("KOMSPOT_DATE").is_some() {
        assert_eq!(board.told(Subject::Clock), [(Amber, "doctor-clock-behind")]);
    }
}

#[test]
fn a_server_that_does_not_run_is_red_and_nothing_is_said_of_walls() {
    let mut board = Planted::healthy();
    board.server.clear();
    assert_eq!(board.told(Subject::Server), [(Red, "doctor-server-silent")]);
    assert_eq!(board.told(Subject::Wall), []);
    board.server = vec![("/healthz", 200, "<html>a printer</html>".to_owned())];
    assert_eq!(board.told(Subject::Server), [(Red, "doctor-server-stranger")]);
    board.server = vec![("/healthz", 200, r#"{"version":"0.0.1","snapshot":"000001-00c0ffee"}"#.to_owned())];
    assert_eq!(board.told(Subject::Server), [(Amber, "doctor-server-other")]);
}

#[test]
fn a_wall_that_stopped_is_red_and_one_that_was_never_there_is_not() {
    let mut board = Planted::healthy();
    let mut walls = |text: &str| {
        board.server[1].2 = format!(r#"{{"status":"failing","walls":[{text}]}}"#);
        board.told(Subject::Wall)
    };
    assert_eq!(walls(""), [(Amber, "doctor-wall-none")]);
    let well = r#"{"condition":"well","seconds":3}"#;
    for (condition, key) in [
        ("silent", "doctor-wall-silent"),
        ("behind", "doctor-wall-behind"),
        ("blank", "doctor-wall-blank"),
        ("repeating", "doctor-wall-stuck"),
        ("altered", "doctor-wall-stuck"),
    ] {
        let both = format!(r#"{well},{{"condition":"{condition}","seconds":90}}"#);
        assert_eq!(walls(&both), [(Red, key)], "{condition}");
    }
}

#[test]
fn units_are_judged_one_by_one() {
    let mut board = Planted::healthy();
    let units = |board: &mut Planted, text: &str| {
        board.units = text.to_owned();
        board.told(Subject::Units)
    };
    let failed =
        format!("{RUNS}\nId=komspot-inbox.service\nLoadState=loaded\nActiveState=failed\nResult=oom-kill\n");
    assert_eq!(units(&mut board, &failed), [(Red, "doctor-units-failed")]);
    assert_eq!(board.said(Subject::Units), "komspot-inbox.service has failed (oom-kill)");
    let stopped = "Id=komspot.service\nLoadState=loaded\nActiveState=inactive\n";
    assert_eq!(units(&mut board, stopped), [(Red, "doctor-units-stopped")]);
    let gone = "Id=komspot.service\nLoadState=not-found\nActiveState=inactive\n";
    assert_eq!(units(&mut board, gone), [(Amber, "doctor-units-not-there")]);
    assert_eq!(
        units(&mut board, &RUNS.replace("NRestarts=0", "NRestarts=9")),
        [(Amber, "doctor-units-restarted")]
    );
    fs::remove_dir_all(board.root.path().join("run/systemd/system")).unwrap();
    assert_eq!(board.told(Subject::Units), [(Green, "doctor-units-none")]);
}

#[test]
fn where_systemd_opens_the_sockets_the_server_is_asked_there() {
    let mut board = Planted::healthy();
    // As systemctl 252 shows them: what has a socket begins with where it listens.
    board.units = format!(
        "{RUNS}\nListen=[::]:80 (Stream)\nId=komspot.socket\nLoadState=loaded\nActiveState=active\n\n\
         Listen=[::]:443 (Stream)\nId=komspot-tls.socket\nLoadState=loaded\nActiveState=failed\n"
    );
    assert_eq!(board.said(Subject::Server), "Answers at 127.0.0.1:80 with snapshot 000002-9b1d04ce");
    assert_eq!(board.told(Subject::Network), [(Amber, "doctor-network-nobody")], "none listens there here");
    board.put(
        "proc/net/tcp6",
        "  sl  local_address\n   0: 00000000000000000000000000000000:0050 \
         00000000000000000000000000000000:0000 0A 00000000:00000000\n",
    );
    assert_eq!(board.told(Subject::Network), [(Green, "doctor-network-open")]);
    assert_eq!(board.told(Subject::Units), [(Green, "doctor-units-good")], "nobody wants TLS");
    let certificate = Certificate::Made;
    board.config.tls = Some(Tls { certificate, listen: "0.0.0.0:443".parse().unwrap(), redirect: true });
    assert_eq!(board.told(Subject::Units), [(Red, "doctor-units-failed")]);
}

#[test]
fn little_memory_is_told_of_by_degrees() {
    let board = Planted::healthy();
    let with = |total: u64, available: u64, pressed: &str| {
        board.put("proc/meminfo", &format!("MemTotal: {total} kB\nMemAvailable: {available} kB\n"));
        board.put("proc/pressure/memory", &format!("some avg10=0.00 avg60={pressed} avg300=0.00\n"));
        board.told(Subject::Memory)
    };
    assert_eq!(with(900_000, 50_000, "0.00"), [(Red, "doctor-memory-short")]);
    assert_eq!(with(900_000, 500_000, "25.00"), [(Amber, "doctor-memory-pressed")]);
    assert_eq!(with(300_000, 200_000, "0.00"), [(Amber, "doctor-memory-small")]);
}

#[test]
fn settings_that_cannot_be_used_are_quoted_to_the_house_only() {
    let mut board = Planted::healthy();
    board.fault = Some("komspot.toml: contact = Kirsten: expected …".to_owned());
    assert_eq!(board.told(Subject::Settings), [(Red, "doctor-settings-faulty")]);
    let lines = board.lines();
    let line = lines.iter().find(|line| line.subject == Subject::Settings).unwrap();
    assert!(line.said(Lang::Da, Audience::House).contains("Kirsten"));
    assert!(!line.said(Lang::Da, Audience::Mail).contains("Kirsten"));
}

#[test]
fn the_inbox_is_looked_into_and_nothing_of_it_is_mailed() {
    let mut board = Planted::healthy();
    let inbox = board.data().join("inbox");
    fs::write(inbox.join("odense-hemmelig.zip"), "x").unwrap();
    board.now = Timestamp::now();
    assert_eq!(board.told(Subject::Inbox), [(Green, "doctor-inbox-holds")]);
    // An hour for what is unfinished, half an hour for an import, and then it is too late.
    board.now = Timestamp::now() + jiff::SignedDuration::from_mins(91);
    assert_eq!(board.told(Subject::Inbox), [(Amber, "doctor-inbox-stuck")]);
    let mailed: String = board.lines().iter().map(|line| line.said(Lang::Da, Audience::Mail)).collect();
    assert!(!mailed.contains("hemmelig") && !mailed.contains("91"), "{mailed}");
    board.config.inbox.folder = Some(board.root.path().join("srv/inbox"));
    assert_eq!(board.told(Subject::Inbox), [(Red, "doctor-inbox-missing")]);
    board.put("srv/inbox", "a file");
    assert_eq!(board.told(Subject::Inbox), [(Red, "doctor-inbox-no-folder")]);
}

#[test]
fn a_key_that_is_damaged_and_none_at_all_are_told_apart() {
    let mut board = Planted::healthy();
    board.put("etc/komspot/keys/other.pub", "no key");
    assert_eq!(board.told(Subject::Keys), [(Amber, "doctor-keys-damaged")]);
    fs::remove_dir_all(board.config.trust.keys.clone()).unwrap();
    fs::create_dir_all(board.config.trust.keys.clone()).unwrap();
    assert_eq!(board.told(Subject::Keys), [(Amber, "doctor-keys-none")]);
    board.config.trust.unsigned = crate::trust::Unsigned::Accept;
    assert_eq!(board.told(Subject::Keys), [(Amber, "doctor-keys-unsigned")]);
}

#[test]
fn what_may_not_be_read_is_said_with_how_to_see_it() {
    let board = Planted::healthy();
    fs::set_permissions(board.data(), fs::Permissions::from_mode(0o000)).unwrap();
    // Root may read everything.
    let closed = fs::read_dir(board.data()).is_err();
    let told = board.told(Subject::Import);
    fs::set_permissions(board.data(), fs::Permissions::from_mode(0o700)).unwrap();
    if closed {
        assert_eq!(told, [(Amber, "doctor-data-closed")]);
    }
}

#[test]
fn a_machine_that_shows_nothing_of_itself_is_still_told_of() {
    let mut board = Planted::healthy();
    for folder in ["proc", "sys", "run", "etc"] {
        fs::remove_dir_all(board.root.path().join(folder)).unwrap();
    }
    board.server.clear();
    let unseen =
        ["doctor-memory-unseen", "doctor-card-unseen", "doctor-disk-unseen", "doctor-network-unseen"];
    let troubles = board.troubles();
    for key in unseen {
        assert!(troubles.contains(&(Amber, key)), "{key}");
    }
    assert_eq!(board.said(Subject::Board), "Unknown machine, Linux –");
}
