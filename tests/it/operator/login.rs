//! Who gets in, for how long, and who does not.

use super::{Asker, Device, PASSWORD, add};
use crate::harness::komspot;

#[test]
fn without_a_login_nothing_is_told() {
    let device = Device::new();
    for path in
        ["/operator", "/operator/log", "/operator/log.csv", "/operator/reports/1", "/operator/progress"]
    {
        let page = device.server.get_with(path, &[("Accept", "text/html")]);
        assert_eq!((page.status, page.header("location")), (303, "/operator/login"), "{path}");
        let problem = device.server.get(path);
        assert_eq!(
            (problem.status, problem.header("content-type")),
            (401, "application/problem+json"),
            "{path}"
        );
        assert_eq!(problem.header("cache-control"), "no-store");
    }
    let mut stranger = Asker::new(device.server.address());
    for path in ["seen", "bundles", "held/confirm", "held/decline", "history/show", "logout"] {
        let refused =
            stranger.post_with(&format!("/operator/{path}"), &[("Accept", "*/*")], &[("form", "x")]);
        assert!([303, 401].contains(&refused.status), "{path}: {refused:?}");
        let read = stranger.get(&format!("/operator/{path}"));
        assert_eq!((read.status, read.header("allow")), (405, "POST"), "{path}");
    }
}

#[test]
fn a_wrong_name_and_a_wrong_password_are_the_same_thing() {
    let device = Device::new();
    let mut asker = Asker::new(device.server.address());
    let texts =
        [("kontor", "forkert"), ("hemmelig-kode-i-forkert-felt", PASSWORD)].map(|(name, password)| {
            let refused = asker.log_in(name, password);
            assert_eq!(refused.status, 401);
            refused.text()
        });
    assert_eq!(texts[0], texts[1]);
    assert!(texts[0].contains("Brugernavn eller adgangskode passer ikke"));
    let log = device.log();
    assert!(log.contains("\"deed\":\"login_failed\",\"name\":\"kontor\""), "{log}");
    assert!(
        !log.contains("hemmelig-kode") && !log.contains("forkert"),
        "neither passwords nor typing slips: {log}"
    );

    assert_eq!(asker.log_in("kontor", PASSWORD).status, 303);
    let page = asker.get("/operator");
    assert_eq!((page.status, page.header("cache-control")), (200, "no-store"));
    assert!(page.header("content-security-policy").contains("script-src 'self'"));
    assert!(device.log().contains("\"deed\":\"logged_in\",\"name\":\"kontor\""));
}

#[test]
fn the_cookie_is_for_this_device_alone_and_goes_with_the_logout() {
    let device = Device::new();
    let mut asker = Asker::new(device.server.address());
    let entered = asker.log_in("kontor", PASSWORD);
    let cookie = entered.header("set-cookie");
    for flag in ["komspot_session=", "HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(flag), "{cookie}");
    }
    let behind_tls = {
        let mut asker = Asker::new(device.server.address());
        let login = asker.ask("GET", "/operator/login", &[("X-Forwarded-Proto", "https")], b"");
        login.header("set-cookie").to_owned()
    };
    assert!(behind_tls.contains("Secure") && !cookie.contains("Secure"), "{behind_tls}");

    let stolen = asker.cookies.clone();
    let form = asker.form();
    assert_eq!(asker.post("/operator/logout", &[("form", &form)]).status, 303);
    asker.cookies = stolen;
    assert_eq!(asker.get("/operator").status, 303, "the server has forgotten it as well");
}

#[test]
fn five_wrong_passwords_and_one_has_to_wait() {
    let device = Device::new();
    let mut asker = Asker::new(device.server.address());
    for _ in 0..5 {
        assert_eq!(asker.log_in("kontor", "forkert").status, 401);
    }
    let refused = asker.log_in("kontor", PASSWORD);
    assert_eq!(refused.status, 429, "even with the right one");
    assert!(refused.header("retry-after").parse::<u64>().unwrap() <= 600);
    assert!(refused.text().contains("Vent 10 minutter"), "{}", refused.text());
}

#[test]
fn other_pages_cannot_send_forms() {
    let device = Device::new();
    let mut asker = device.logged_in("kontor");
    let form = asker.form();
    let seen = |asker: &mut Asker, more: &[(&str, &str)], form: &str| {
        asker.post_with("/operator/seen", more, &[("form", form), ("number", "1")]).status
    };
    assert_eq!(seen(&mut asker, &[], &"0".repeat(64)), 403, "another form");
    assert_eq!(seen(&mut asker, &[("Origin", "https://example.org")], &form), 403);
    assert_eq!(seen(&mut asker, &[("Origin", "null")], &form), 403);
    assert_eq!(seen(&mut asker, &[("Sec-Fetch-Site", "same-site")], &form), 403);
    assert_eq!(asker.post("/operator/seen", &[("number", "1")]).status, 400, "no form");
    let own = format!("http://{}", asker.address);
    assert_eq!(seen(&mut asker, &[("Origin", &own), ("Sec-Fetch-Site", "same-origin")], &form), 303);
    assert!(!device.data.path().join("reports/seen").exists(), "no report that is still to come was seen");
    // Nor can they log somebody in under a name of their own.
    let mut other = Asker::new(device.server.address());
    let fields = [("form", form.as_str()), ("name", "kontor"), ("password", PASSWORD)];
    assert_eq!(other.post("/operator/login", &fields).status, 403);
}

#[test]
fn a_session_ends_with_its_account_or_its_password() {
    let device = Device::new();
    let data = device.data.path();
    let (mut guest, mut office) = (device.logged_in("gæst"), device.logged_in("kontor"));
    assert_eq!((guest.get("/operator").status, office.get("/operator").status), (200, 200));
    add(data, "kontor", "operator", "elleve små cyklister");
    assert_eq!(office.get("/operator").status, 303, "the password is another one");
    assert_eq!(guest.get("/operator").status, 200);
    let removed = komspot(&["--data-dir", data.to_str().unwrap(), "users", "remove", "gæst"]);
    assert_eq!(removed.code, Some(0));
    assert_eq!(guest.get("/operator").status, 303, "there is no such account");
}

#[test]
fn viewers_see_and_cannot_act() {
    let device = Device::new();
    let mut guest = device.logged_in("gæst");
    let page = guest.get("/operator").text();
    assert!(page.contains("der kun kan se") && !page.contains("/operator/bundles"), "{page}");
    let form = guest.form();
    assert_eq!(guest.upload(&form, "a.zip", b"x").status, 403);
    for path in ["seen", "held/confirm", "held/decline", "history/show"] {
        let refused = guest.post(&format!("/operator/{path}"), &[("form", &form), ("number", "1")]);
        assert_eq!(refused.status, 403, "{path}");
        assert!(refused.text().contains("Din bruger kan se, men ikke ændre noget"));
    }
}

#[test]
fn where_nobody_has_an_account_the_page_says_how_to_make_one() {
    let server = crate::harness::Komspot::demo();
    let page = server.get_with("/operator/login", &[("Accept", "text/html")]);
    assert_eq!(page.status, 200);
    let text = page.text();
    assert!(text.contains("komspot users add NAVN --role operator") && !text.contains("type=\"password\""));
}

#[test]
fn a_page_that_loads_itself_anew_keeps_nobody_logged_in() {
    // Nobody takes in what waits, so that the page goes on asking.
    let device = Device::with("watch = false\n");
    let mut asker = device.logged_in("kontor");
    let form = asker.form();
    assert_eq!(asker.upload(&form, "a.zip", b"x").status, 303);
    let page = asker.get("/operator").text();
    let address = "/operator?lang=da&amp;by=itself";
    assert!(
        page.contains(&format!("<noscript><meta http-equiv=\"refresh\" content=\"5; url={address}\">")),
        "{page}"
    );
    assert_eq!(asker.get("/operator?lang=da&by=itself").status, 200);
}

#[test]
fn what_is_said_of_a_changed_user_is_what_was_changed() {
    let data = tempfile::tempdir().unwrap();
    let said = |role| add(data.path(), "kontor", role, PASSWORD);
    assert_eq!(said("operator"), "Brugeren kontor er oprettet.\n");
    assert_eq!(said("operator"), "Brugeren kontor har fået ny adgangskode.\n");
    assert_eq!(said("viewer"), "Brugeren kontor har fået ny adgangskode og rolle.\n");
}
