//! Bringing figures by the page, and reading what became of them.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use komspot::app::intake::Intake;
use komspot::config::ClockTrust;
use komspot::view::wall::Note;

use super::{Asker, Device, archive, good};
use crate::harness::{PATIENCE, until};

/// The operator's page, as soon as it says that.
fn page_with(asker: &mut Asker, words: &str) -> String {
    until(words, || {
        let text = asker.get("/operator").text();
        text.contains(words).then_some(text)
    })
}

#[test]
fn a_bundle_that_is_uploaded_is_shown_and_the_page_tells_of_it() {
    let device = Device::new();
    let mut asker = device.logged_in("kontor");
    let form = asker.form();
    let sent = asker.upload(&form, "odense 2026-10.zip", &good());
    assert_eq!((sent.status, sent.header("location")), (303, "/operator?lang=da&done=uploaded"));
    let page = page_with(&mut asker, "Sendt af kontor ·");
    assert!(page.contains("odense 2026-10.zip") && page.contains(">Indlæst</span>"), "{page}");
    let page = page_with(&mut asker, "Three areas and four indicators without fault");
    assert!(page.contains("ikke underskrevet") && page.contains("000001-"), "{page}");
    let report = asker.get("/operator/reports/1");
    assert_eq!(report.status, 200);
    assert!(report.text().contains("Indlæst. Skærmene viser de nye tal."), "{}", report.text());
    for missing in ["2", "0", "-1", "x", "99999999999"] {
        assert_eq!(asker.get(&format!("/operator/reports/{missing}")).status, 404, "{missing}");
    }
}

#[test]
fn a_refused_bundle_is_explained_with_every_place_until_it_was_seen() {
    let device = Device::new();
    let mut asker = device.logged_in("kontor");
    let wrong = archive("observations.csv", |text| text.replacen("all,31,,", "all,31,,<b>tolv</b>", 1));
    let form = asker.form();
    assert_eq!(asker.upload(&form, "<script>.zip", &wrong).status, 303);
    let page = page_with(&mut asker, "</svg>Afvist");
    assert!(page.contains("&lt;script&gt;.zip") && !page.contains("<script>.zip"), "{page}");
    assert!(page.contains("class=\"new\""), "nobody has seen it");
    let report = asker.get("/operator/reports/1").text();
    assert!(report.contains("observations.csv, linje 2, kolonne status"), "{report}");
    assert!(report.contains("Skriv provisional") && report.contains("Intet er ændret"), "{report}");
    assert!(!report.contains("<b>tolv"), "hostile text is text");
    let fields = [("lang", "da"), ("form", form.as_str()), ("number", "1")];
    assert_eq!(asker.post("/operator/seen", &fields).header("location"), "/operator?lang=da&done=seen");
    assert!(!asker.get("/operator").text().contains("class=\"new\""));
    let english = asker.get("/operator/reports/1?lang=en").text();
    assert!(english.contains("Nothing has changed"), "{english}");
}

#[test]
fn uploads_that_stand_still_make_room_for_others() {
    let device = Device::with("[operator]\nupload_quiet_seconds = 0.5\n");
    let mut asker = device.logged_in("kontor");
    let form = asker.form();
    // As many as may be uploaded at once; each stops in the middle of its file, and of its form.
    let whole = asker.uploading(&form, "halv.zip", &good());
    let head = whole.windows(4).position(|bytes| bytes == b"\r\n\r\n").unwrap() + 4;
    let halves = [whole.len() - 400, whole.len() - 400, head + 20].map(|sent| {
        let mut stream = TcpStream::connect(asker.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(&whole[..sent]).unwrap();
        stream
    });
    for mut stalled in halves {
        let mut answer = String::new();
        stalled.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
        assert!(answer.contains("Overførslen blev afbrudt"), "{answer}");
    }
    assert_eq!(asker.upload(&form, "hel.zip", &good()).status, 303);
    page_with(&mut asker, ">Indlæst</span>");
}

#[test]
fn an_upload_is_bounded_and_needs_its_form_first() {
    let device = Device::with("[operator]\nupload_mb = 1\n");
    let mut asker = device.logged_in("kontor");
    let form = asker.form();
    let refused = asker.upload(&form, "stor.zip", &vec![0; 1_100_000]);
    assert_eq!(refused.status, 413);
    let just_beyond = asker.upload(&form, "stor.zip", &vec![0; 1_000_001]);
    assert_eq!(just_beyond.status, 413, "whatever the request says of its length");
    assert_eq!(asker.upload("x", "a.zip", b"x").status, 403);
    assert_eq!(asker.upload(&form, "", b"x").status, 400);
    let edge = [("Content-Type", "multipart/form-data; boundary=edge")];
    let headless = b"--edge\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"a.zip\"\r\n\r\nx\r\n--edge--\r\n";
    assert_eq!(asker.ask("POST", "/operator/bundles", &edge, headless).status, 403);
    assert_eq!(asker.ask("POST", "/operator/bundles", &edge, b"nonsense").status, 400);
    let left = std::fs::read_dir(device.data.path().join("work")).into_iter().flatten().flatten();
    let left: Vec<_> = left.map(|entry| entry.file_name()).filter(|name| name != "state.json").collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with(".copy")), "{left:?}");
}

#[test]
fn the_log_can_be_read_and_taken_along() {
    let device = Device::new();
    let mut asker = device.logged_in("kontor");
    let page = asker.get("/operator/log").text();
    assert!(page.contains("Loggen er hel") && page.contains("Loggede ind."), "{page}");
    let csv = asker.get("/operator/log.csv");
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert!(csv.header("content-disposition").contains("attachment"));
    let text = csv.text();
    assert!(text.starts_with("number,time_utc,") && text.contains("logged_in"), "{text}");
    let path = device.data.path().join("log.jsonl");
    let altered = std::fs::read_to_string(&path).unwrap().replace("kontor", "ingen!");
    std::fs::write(&path, altered).unwrap();
    assert!(asker.get("/operator/log").text().contains("Loggen er ikke, som KOMspot skrev den"));
}

#[test]
fn what_the_wall_complains_of_can_be_marked_as_seen_however_much_has_come_since() {
    let data = tempfile::tempdir().unwrap();
    let reports = data.path().join("reports");
    std::fs::create_dir_all(&reports).unwrap();
    for number in 1..=12 {
        let outcome = if number == 1 { "failed" } else { "passed" };
        let at = r#"{"at":"2026-11-23T04:00:00Z","trusted":true,"uptime":5}"#;
        let text = format!(
            r#"{{"number":{number},"source":"usb","file":"a.zip","arrived":{at},"ended":{at},"outcome":"{outcome}"}}"#
        );
        std::fs::write(reports.join(format!("{number:06}.json")), text).unwrap();
    }
    let device = Device::on(data, "");
    let mut asker = device.logged_in("kontor");
    let notes = || Intake::new(device.data.path(), ClockTrust::Always).notes().now();
    assert_eq!(notes(), Some(Note::Failed));
    let page = asker.get("/operator").text();
    assert!(page.contains("name=\"number\" value=\"1\""), "{page}");
    let form = asker.form();
    asker.post("/operator/seen", &[("lang", "da"), ("form", &form), ("number", "1")]);
    assert_eq!(notes(), None);
    assert!(!asker.get("/operator").text().contains("action=\"/operator/seen\""));
}
