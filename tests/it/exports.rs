//! What leaves the device: every table in every form, and the whole release as a bundle.

mod pictures;

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;

use duckdb::Connection;
use komspot::app::edition::{Ask, Edition, Encoding, Settings};
use serde_json::Value;
use tempfile::TempDir;

use crate::harness::{Komspot, Ran, komspot};
use crate::web::fixture::snapshot;
use crate::web::served::Served;

/// Imports a bundle that nobody has signed.
fn import(bundle: &Path, data: &Path) -> Ran {
    let (bundle, data) = (bundle.to_str().unwrap(), data.to_str().unwrap());
    komspot(&["--lang", "en", "--data-dir", data, "import", "--unsigned", bundle])
}

/// The members of an archive by name.
fn members(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).expect("an archive");
    (0..archive.len())
        .map(|at| {
            let mut member = archive.by_index(at).unwrap();
            let (name, mut bytes) = (member.name().unwrap().into_owned(), Vec::new());
            member.read_to_end(&mut bytes).unwrap();
            (name, bytes)
        })
        .collect()
}

#[test]
fn a_release_goes_to_another_device_and_stays_what_it_is() {
    let folder = TempDir::new().unwrap();
    let (here, there) = (folder.path().join("here"), folder.path().join("there"));
    let good = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bundles/good");
    let ran = import(&good, &here);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let here = Komspot::on(&here);
    let reply = here.get("/api/v1/release.zip");
    assert_eq!((reply.status, reply.header("content-type")), (200, "application/zip"));
    let bundle = folder.path().join("release.zip");
    fs::write(&bundle, &reply.body).unwrap();

    let ran = import(&bundle, &there);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let there = Komspot::on(&there);
    let mut tables = 0;
    for one in here.get("/api/v1/indicators").json().as_array().unwrap() {
        let table = format!("/api/v1/observations?indicator={}", one["id"].as_str().unwrap());
        assert_eq!(here.get(&table).text(), there.get(&table).text(), "{table}");
        tables += 1;
    }
    assert_eq!(tables, 4);
    for same in ["/api/v1/indicators", "/api/v1/areas"] {
        assert_eq!(here.get(same).text(), there.get(same).text(), "{same}");
    }
    // Exported again it is the same, but for what the gate and the audit each say of their proofs, and for the order of the ledger's lines.
    let exported = |zip: &[u8]| -> Vec<(String, Vec<u8>)> {
        members(zip)
            .into_iter()
            .filter(|(name, _)| !matches!(name.as_str(), "datapackage.json" | "ledger.jsonl"))
            .collect()
    };
    let again = exported(&there.get("/api/v1/release.zip").body);
    for (again, first) in again.iter().zip(exported(&reply.body)) {
        assert!(*again == first, "{} is another", first.0);
    }

    // What it had published it may not take back: it knows the ledger.
    let again = import(&bundle, folder.path().join("there").as_path());
    assert_eq!(again.code, Some(0), "{again:?}");
}

#[test]
fn who_waits_for_the_release_gets_the_one_that_was_made() {
    let mut public = snapshot(1);
    for published in &mut public.release.indicators {
        Arc::make_mut(&mut published.indicator).protect = false;
    }
    let edition = Edition::new(Arc::new(public), &Settings::default());
    let make = || edition.make(&Ask::Package, Encoding::Identity).unwrap();
    let given: Vec<_> = std::thread::scope(|scope| {
        let askers: Vec<_> = (0..8).map(|_| scope.spawn(make)).collect();
        askers.into_iter().map(|asker| asker.join().unwrap()).collect()
    });
    assert!(given.iter().all(|one| Arc::ptr_eq(one, &given[0])), "it was worked out more than once");
}

#[test]
fn the_package_says_what_is_in_it_and_what_is_hidden() {
    let server = Komspot::demo();
    let members = members(&server.get("/api/v1/release.zip").body);
    let member = |name: &str| &members.iter().find(|(known, _)| known == name).unwrap().1;
    let package: Value = serde_json::from_slice(member("datapackage.json")).unwrap();
    assert_eq!(package["komspot"]["demo"], true, "invented figures stay marked");
    for resource in package["resources"].as_array().unwrap() {
        let bytes = member(resource["path"].as_str().unwrap());
        assert_eq!(resource["bytes"], bytes.len());
        let digest = <sha2::Sha256 as sha2::Digest>::digest(bytes);
        let hex = digest.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        assert_eq!(resource["hash"], format!("sha256:{hex}"));
    }
    // What ships in the program is what comes out of it again.
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/protected");
    for name in ["areas.geojson", "indicators.csv", "population.csv", "observations.csv"] {
        assert!(*member(name) == fs::read(shipped.join(name)).unwrap(), "{name}");
    }
    // Of the ledger everything but age groups of which nothing is listed.
    let lines = |text: &[u8]| -> Vec<Value> {
        let text = String::from_utf8(text.to_vec()).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let ledger = lines(member("ledger.jsonl"));
    let own = lines(&fs::read(shipped.join("ledger.jsonl")).unwrap());
    assert_eq!(ledger.len(), own.len());
    let mut left_out = 0;
    for (line, own) in ledger.iter().zip(&own).skip(1) {
        for (said, own) in line["block"].as_array().unwrap().iter().zip(own["block"].as_array().unwrap()) {
            let rows = own["rows"].as_array().unwrap();
            for age in own["ages"].as_array().unwrap() {
                let is_listed = age == "all" || rows.iter().any(|row| row[1] == *age);
                assert_eq!(
                    said["ages"].as_array().unwrap().contains(age),
                    is_listed,
                    "{age} of {}",
                    own["year"]
                );
                left_out += usize::from(!is_listed);
            }
            for same in ["indicator", "year", "k", "views", "areas", "periods", "rows"] {
                assert_eq!(said[same], own[same]);
            }
        }
    }
    println!("{left_out} names of age groups are left out");
    // The report of what is hidden adds up to the cells that there are.
    let mut rows = csv::Reader::from_reader(member("hidden.csv").as_slice());
    let told: u64 = rows
        .records()
        .map(Result::unwrap)
        .map(|row| row.iter().skip(2).map(|number| number.parse::<u64>().unwrap()).sum::<u64>())
        .sum();
    let cells = csv::Reader::from_reader(member("observations.csv").as_slice()).records().count();
    assert_eq!(told, cells as u64);
}

#[test]
fn without_its_ledger_a_protected_release_is_not_given_out() {
    let served = Served::new(snapshot(1));
    assert_eq!(served.get("/api/v1/release.zip").status, 404);
    assert_eq!(served.get("/api/v1/release.zip?indicator=thefts").status, 400);
}

#[test]
fn duckdb_reads_the_same_from_parquet_as_from_text() {
    let server = Komspot::demo();
    let folder = TempDir::new().unwrap();
    for indicator in ["haervaerk", "karaktersnit-9-klasse", "fravaer-over-10"] {
        for format in ["csv", "parquet"] {
            let reply = server.get(&format!("/api/v1/observations?indicator={indicator}&format={format}"));
            assert_eq!(reply.status, 200);
            fs::write(folder.path().join(format!("table.{format}")), &reply.body).unwrap();
        }
        let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch(&format!(
                "CREATE TABLE p AS FROM read_parquet('{}');
                 CREATE TABLE t AS FROM read_csv('{}', header = true, columns = {{
                     indicator: 'VARCHAR', area: 'VARCHAR', period: 'VARCHAR', age_group: 'VARCHAR', value: 'DOUBLE',
                     mark: 'VARCHAR', base: 'DOUBLE', rate: 'DOUBLE', provisional: 'BOOLEAN' }});",
                path("table.parquet"),
                path("table.csv"),
            ))
            .unwrap();
        let number = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
        assert!(number("SELECT count(*) FROM p") > 50);
        assert_eq!(number("SELECT count(*) FROM p"), number("SELECT count(*) FROM t"));
        assert_eq!(number("SELECT count(*) FROM (FROM p EXCEPT ALL FROM t)"), 0, "{indicator}");
        // Nothing beside a figure that is not published.
        let slips =
            "SELECT count(*) FROM p WHERE mark <> 'published' AND coalesce(value, base, rate) IS NOT NULL";
        assert_eq!(number(slips), 0);
    }
}

#[test]
fn a_table_as_areas_has_one_period_and_the_shapes() {
    let served = Served::new(snapshot(1));
    let json = |path: &str| served.get(path).json();
    let table = json("/api/v1/observations?indicator=thefts&format=geojson&period=2025-Q4");
    let areas = json("/api/v1/areas");
    let features = table["features"].as_array().unwrap();
    assert_eq!(features.len(), 8, "six areas, unknown and total");
    for (feature, area) in features.iter().zip(areas["features"].as_array().unwrap()) {
        assert_eq!(feature["geometry"], area["geometry"]);
        assert_eq!(feature["id"], area["id"]);
        assert_eq!(feature["properties"]["name"], area["properties"]["name"]);
    }
    assert_eq!(features[0]["properties"]["value"], 12);
    assert_eq!(
        (&features[1]["properties"]["mark"], &features[1]["properties"]["value"]),
        (&"below_k".into(), &Value::Null)
    );
    assert_eq!((&features[7]["id"], &features[7]["geometry"]), (&"total".into(), &Value::Null));
    let newest = json("/api/v1/observations?indicator=reports&format=geojson");
    assert_eq!(newest["features"][0]["properties"]["period"], "2025");
}

#[test]
fn a_part_of_a_table_is_what_the_whole_says_of_it() {
    let served = Served::new(snapshot(1));
    let lines = |query: &str| {
        let reply = served.get(&format!("/api/v1/observations?indicator=thefts{query}"));
        assert_eq!(reply.status, 200, "{query}");
        reply.text().lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let whole = lines("");
    let (header, rows) = whole.split_first().unwrap();
    let mut expected = vec![header.clone()];
    expected.extend(rows.iter().filter(|line| line.contains(",2025-Q3,all,")).cloned());
    assert_eq!(lines("&period=2025-Q3&age_group=all"), expected);
    assert_eq!(expected.len(), 9);
    assert_eq!(lines("&age_group=all"), whole);
}

#[test]
fn exports_that_there_are_not_are_refused_clearly() {
    let served = Served::new(snapshot(1));
    for (query, status, parameter) in [
        ("indicator=thefts&format=xls", 400, "format"),
        ("indicator=none&format=parquet", 404, "indicator"),
        ("indicator=thefts&format=parquet&period=1999", 400, "period"),
        ("indicator=thefts&period=last", 400, "period"),
        ("indicator=thefts&period=2025-Q1..2025-Q4", 400, "period"),
        ("indicator=thefts&age_group=17-10", 400, "age_group"),
        ("indicator=thefts&age_group=10-17", 400, "age_group"),
        ("indicator=thefts&area=a1", 400, "?"),
        ("indicator=%00&format=geojson", 404, "indicator"),
    ] {
        let reply = served.get(&format!("/api/v1/observations?{query}"));
        assert_eq!((reply.status, reply.json()["parameter"].as_str()), (status, Some(parameter)), "{query}");
    }
}

#[test]
fn a_chart_by_itself_says_what_it_shows() {
    let served = Served::new(snapshot(1));
    let svg = served.get("/chart.svg?indicator=reports&areas=a1,a2");
    assert_eq!((svg.status, svg.header("content-type")), (200, "image/svg+xml"));
    assert_eq!(svg.header("content-disposition"), "inline; filename=\"reports-a1-a2.svg\"");
    let text = svg.text();
    for said in ["reports på dansk", "Ørbyen", "&lt;script&gt;", "opdigtede tal", "Nobody", "<title"] {
        assert!(text.contains(said), "{said} is not in {text}");
    }
    assert!(!text.contains("<script>"), "names are text");
    let png = served.get("/chart.png?indicator=reports&theme=light");
    assert_eq!((png.status, &png.body[..8]), (200, &b"\x89PNG\r\n\x1a\n"[..]));
    for (query, status) in [
        ("indicator=none", 404),
        ("indicator=reports&areas=none", 404),
        ("indicator=reports&areas=a1,a2,a3,a4,a5", 400),
        ("indicator=reports&by=weeks", 400),
        ("indicator=reports&level=fortnight", 400),
        ("indicator=reports&age_group=17-10", 400),
    ] {
        assert_eq!(served.get(&format!("/chart.svg?{query}")).status, status, "{query}");
        assert_eq!(served.get(&format!("/chart.png?{query}")).status, status, "{query}");
    }
}

#[test]
fn every_offer_on_a_page_is_there() {
    let server = Komspot::demo();
    let pages = [
        "/?indicator=haervaerk",
        "/?indicator=underretninger&lang=en",
        "/areas/06",
        "/compare?indicator=haervaerk&areas=03",
    ];
    for page in pages {
        let text = server.get_with(page, &[("Accept", "text/html")]).text();
        let offers = text.split_once("id=\"downloads\"").unwrap_or_else(|| panic!("{page} offers nothing")).1;
        let offers = offers.split_once("</section>").unwrap().0;
        let hrefs: Vec<String> = offers
            .split("href=\"")
            .skip(1)
            .filter_map(|rest| Some(rest.split_once('"')?.0.replace("&amp;", "&")))
            .collect();
        assert!(hrefs.len() >= 3, "{page}: {hrefs:?}");
        for href in hrefs {
            assert_eq!(server.get(&href).status, 200, "{href} on {page}");
        }
    }
}
