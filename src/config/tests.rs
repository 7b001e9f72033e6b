//! Settings as they are written, and the slips in them.

use super::*;
use crate::trust::Unsigned;
use crate::view::wall::{Choice, Hours, SceneId};

fn parse(text: &str) -> Result<Config, String> {
    Config::parse(Path::new("komspot.toml"), text).map_err(|error| error.to_string())
}

#[test]
fn an_empty_file_means_the_defaults() {
    let config = parse("").unwrap();
    assert_eq!(config.protect.rule.k(), 5);
    assert_eq!(config.server.listen.port(), 8080);
    assert!(config.server.listen.ip().is_loopback(), "nothing is open to the network unasked");
}

#[test]
fn a_contact_is_one_short_line() {
    assert_eq!(parse("contact = ' ssp@kommunen.example '").unwrap().contact.unwrap(), "ssp@kommunen.example");
    assert_eq!(parse("").unwrap().contact, None);
    for bad in ["' '", r#""a\nb""#, &format!("'{}'", "x".repeat(101))] {
        assert!(parse(&format!("contact = {bad}")).unwrap_err().contains("contact = "), "{bad}");
    }
}

#[test]
fn settings_are_taken() {
    let config = parse("language = 'en'\n[server]\nlisten = '0.0.0.0:80'\n[protect]\nk = 7").unwrap();
    assert_eq!((config.lang, config.server.listen.port(), config.protect.rule.k()), (Some(Lang::En), 80, 7));
}

#[test]
fn a_session_at_the_operators_page_ends_and_an_upload_is_bounded() {
    let operator = parse("").unwrap().operator;
    assert_eq!((operator.session.as_secs(), operator.upload), (30 * 60, 160_000_000));
    let operator = parse("[operator]\nsession_minutes = 5\nupload_mb = 20").unwrap().operator;
    assert_eq!((operator.session.as_secs(), operator.upload), (5 * 60, 20_000_000));
    assert!(parse("[operator]\nsession_minutes = 0").unwrap_err().contains("operator.session_minutes = 0"));
    assert!(parse("[operator]\nupload_mb = 161").unwrap_err().contains("operator.upload_mb = 161"));
}

#[test]
fn a_device_can_be_set_to_take_protected_bundles_only() {
    assert_eq!(parse("").unwrap().protect.accept, Accept::Any);
    assert_eq!(parse("[protect]\naccept = 'protected'").unwrap().protect.accept, Accept::Protected);
    assert!(parse("[protect]\naccept = 'none'").unwrap_err().contains("line 2"));
}

#[test]
fn nothing_waits_for_a_confirmation_unless_the_operator_says_so() {
    assert_eq!(parse("").unwrap().confirm, Limits::default());
    let limits = parse("[confirm]\njump = 10\nrewritten = true\nhidden = 0").unwrap().confirm;
    assert_eq!((limits.jump, limits.rewritten, limits.hidden), (Some(10.0), true, Some(0)));
    assert!(parse("[confirm]\njump = 1").unwrap_err().contains("confirm.jump"));
    assert!(parse("[confirm]\njump = nan").unwrap_err().contains("confirm.jump"));
}

#[test]
fn the_way_back_cannot_be_set_away() {
    assert_eq!(parse("").unwrap().history, Retention::default());
    assert!(parse("[history]\nkeep = 1").unwrap_err().contains("history.keep = 1"));
    assert!(parse("[history]\nkeep_days = 0").unwrap_err().contains("history.keep_days"));
}

#[test]
fn the_clock_is_trusted_by_a_sign_unless_it_is_said_otherwise() {
    assert_eq!(parse("").unwrap().clock, ClockTrust::Sign(ClockTrust::SIGN.into()));
    let named = parse("[clock]\nsign = '/run/chrony/right'").unwrap().clock;
    assert_eq!(named, ClockTrust::Sign("/run/chrony/right".into()));
    assert_eq!(parse("[clock]\ntrust = 'always'").unwrap().clock, ClockTrust::Always);
    assert!(parse("[clock]\ntrust = 'yes'").unwrap_err().contains("expected sign, always or never"));
    assert!(parse("[clock]\nsign = 'right'").unwrap_err().contains("clock.sign"));
}

#[test]
fn a_night_is_unasked_for_and_checked() {
    assert_eq!(parse("").unwrap().wall.night, None);
    let night = parse("[wall.night]\nfrom = '22:00'\nto = '06:15'\ndays = ['mon', 'sun']").unwrap();
    let days = [true, false, false, false, false, false, true];
    let expected = Night { from: 22 * 60, to: 6 * 60 + 15, look: Look::Dim, days };
    assert_eq!(night.wall.night, Some(expected));
    let fault =
        |line: &str| parse(&format!("[wall.night]\nfrom = '22:00'\nto = '06:00'\n{line}")).unwrap_err();
    assert!(fault("look = 'grey'").contains("line 4"));
    assert!(fault("days = ['man']").contains("wall.night.days = man"));
    assert!(parse("[wall.night]\nfrom = '22'\nto = '06:00'").unwrap_err().contains("wall.night.from = 22"));
    assert!(parse("[wall.night]\nfrom = '06:00'\nto = '06:00'").unwrap_err().contains("another time"));
    assert!(parse("[wall.night]\nto = '06:00'").unwrap_err().contains("from"));
}

#[test]
fn unsigned_bundles_are_refused_unless_the_settings_say_otherwise() {
    let trust = parse("").unwrap().trust;
    assert_eq!((trust.unsigned, trust.keys.as_path()), (Unsigned::Refuse, Path::new("keys")));
    let trust = parse("[trust]\nunsigned = 'accept'\nkeys = '/srv/keys'").unwrap().trust;
    assert_eq!((trust.unsigned, trust.keys.as_path()), (Unsigned::Accept, Path::new("/srv/keys")));
    assert!(parse("[trust]\nunsigned = 'ask'").unwrap_err().contains("expected refuse or accept"));
    assert!(parse("[trust]\nkeys = ''").unwrap_err().contains("trust.keys"));
}

#[test]
fn tls_is_two_lines_and_looking_needs_no_login_unless_it_is_said() {
    let config = parse("").unwrap();
    assert_eq!((config.tls, config.viewers), (None, Login::None));
    let tls = parse("[tls]\ncertificate = 'made'").unwrap().tls.unwrap();
    assert_eq!((tls.certificate, tls.listen.port(), tls.redirect), (Certificate::Made, 443, true));
    let own = parse("[tls]\ncertificate = '/etc/c.pem'\nkey = '/etc/k.pem'").unwrap().tls.unwrap();
    let expected = Certificate::Own { certificate: "/etc/c.pem".into(), key: "/etc/k.pem".into() };
    assert_eq!(own.certificate, expected);
    assert!(parse("[tls]\ncertificate = '/etc/c.pem'").unwrap_err().contains("tls.key"));
    assert!(parse("[tls]\nkey = '/etc/k.pem'").unwrap_err().contains("tls.certificate"));
    assert!(parse("[tls]\ncertificate = 'mine'\nkey = 'k'").unwrap_err().contains("tls.certificate = mine"));
    assert_eq!(parse("[viewers]\nlogin = 'required'").unwrap().viewers, Login::Required);
    assert!(parse("[viewers]\nlogin = 'yes'").unwrap_err().contains("line 2"));
}

#[test]
fn slips_are_named_with_their_place() {
    assert!(parse("[protect]\nkk = 5").unwrap_err().contains("line 2"));
    assert!(parse("[protect]\nk = 2").unwrap_err().contains("protect.k"));
    assert!(parse("[server]\nlisten = 'odense'").unwrap_err().contains("server.listen"));
    assert!(parse("language = 'svensk'").unwrap_err().contains("expected da or en"));
    let column = parse("[check]\nacknowledged = ['observations.cell']").unwrap_err();
    assert!(column.contains("check.acknowledged = \"observations.cell\": the table has no such column"));
    assert!(parse("[check]\nacknowledged = 'all'").unwrap_err().contains("line 2"));
    assert!(parse("[inbox]\nfolder = 'inbox'").unwrap_err().contains("from the root"));
    assert!(parse("[inbox]\nquiet_seconds = 0").unwrap_err().contains("from 1 to 600"));
    assert!(parse("[wall]\nscene_seconds = 0").unwrap_err().contains("3600"));
    assert!(parse("[wall]\nprojection = \"globe\"").unwrap_err().contains("plain"));
    for focus in ["[10.4]", "[10.4, 95]", "\"\"", "7", "[\"a\", 2]"] {
        let error = parse(&format!("[wall]\nfocus = {focus}")).unwrap_err();
        assert!(error.contains("wall.focus") && error.contains("10.39"), "{error}");
    }
    assert!(parse("[wall]\narc_minutes = 15").unwrap_err().contains("wall.arc_minutes = 15"));
    assert!(parse("[wall]\nscreen_inches = 3").unwrap_err().contains("5 to 200"));
    // From ten metres a telephone cannot be read, whatever its type.
    assert!(
        parse("[wall]\nscreen_inches = 7\ndistance_m = 10").unwrap_err().contains("wall.distance_m = 10")
    );
}

#[test]
fn a_playlist_is_taken_in_its_order_and_its_slips_are_named() {
    let one = |text: &str| parse(&format!("[[wall.playlist]]\n{text}"));
    let config = one("scene = 'maps'\nat_a_time = 3\n[[wall.playlist]]\nscene = 'area:06'\nseconds = 45\n\
         days = ['mon', 'thu']\nfrom = '09:00'\nto = '11:00'");
    let entries = config.unwrap().wall.programme.entries;
    assert_eq!(entries[0].choice, Choice::Maps);
    assert_eq!(entries[0].at_a_time.map(std::num::NonZeroUsize::get), Some(3));
    assert_eq!(entries[1].choice, Choice::One(SceneId::Area("06".to_owned())));
    let days = [true, false, false, true, false, false, false];
    assert_eq!(entries[1].hours, Some(Hours { days, from: 540, to: 660 }));
    for (written, named) in [
        ("scene = ''", "wall.playlist.scene"),
        ("scene = 'maps'\nseconds = 2", "wall.playlist.seconds = 2"),
        ("scene = 'maps'\nat_a_time = 0", "wall.playlist.at_a_time = 0"),
        ("scene = 'maps'\ndays = ['monday']", "wall.playlist.days = monday"),
        ("scene = 'maps'\nfrom = '9'", "wall.playlist.from = 9"),
        ("scene = 'maps'\nfrom = '11:00'\nto = '09:00'", "later than from"),
        ("seconds = 20", "scene"),
        ("scene = 'maps'\nhour = 3", "line 3"),
    ] {
        let error = one(written).unwrap_err();
        assert!(error.contains(named), "{written}: {error}");
    }
    assert!(!parse("").unwrap().wall.programme.entries.is_empty(), "there is a usual playlist");
}
