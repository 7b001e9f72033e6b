//! `/about/privacy`: the words, and the figures of the release at hand.

use std::sync::Arc;

use komspot::domain::Indicator;
use komspot::release::{Audit, Published};
use komspot::snapshot::Snapshot;

use super::fixture::snapshot;
use super::served::Served;

fn page(of: Snapshot, lang: &str) -> String {
    let reply = Served::new(of).get(&format!("/about/privacy?lang={lang}"));
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("content-type"), "text/html; charset=utf-8");
    let text = reply.text().clone();
    assert!(text.contains(&format!("<html lang=\"{lang}\"")), "{text}");
    for code in ["⟦", "{$", "<script", "<style", " style=", " onclick=", "javascript:"] {
        assert!(!text.contains(code), "the page holds {code}");
    }
    text
}

/// The fixture with every indicator changed.
fn changed(change: impl Fn(&mut Indicator)) -> Snapshot {
    let mut snapshot = snapshot(1);
    for of in &mut snapshot.release.indicators {
        let mut indicator = (*of.indicator).clone();
        change(&mut indicator);
        *of = Published { indicator: Arc::new(indicator), table: Arc::clone(&of.table) };
    }
    snapshot
}

#[test]
fn it_says_what_is_hidden_in_both_languages() {
    let danish = page(snapshot(1), "da");
    let english = page(snapshot(1), "en");
    for (text, words) in [
        (
            &danish,
            [
                "Sådan er tallene beskyttet",
                "Hvad kunne en angriber gøre?",
                "Et antal under 5 bliver ikke vist",
            ],
        ),
        (
            &english,
            ["How the figures are protected", "What could an attacker do?", "A count below 5 is not shown"],
        ),
    ] {
        for words in words {
            assert!(text.contains(words), "{words} is not in\n{text}");
        }
        // The worked example adds up: 12 + 3 + 9 + 7.
        assert!(text.contains("31\u{a0}−\u{a0}12\u{a0}−\u{a0}9\u{a0}−\u{a0}7\u{a0}=\u{a0}3"), "{text}");
    }
    let words = danish.to_lowercase();
    for unfit in ["fordi", "skyldes", "værst", "ghetto"] {
        assert!(!words.contains(unfit), "the page says {unfit}");
    }
    assert!(danish.contains("komspot audit NØGLETAL.csv --k 5"));
}

#[test]
fn it_counts_the_cells_of_the_release() {
    let text = page(snapshot(1), "da");
    // 20 of thefts, 70 of reports, 12 of wellbeing, 7 of absence; three and two are hidden.
    assert!(text.contains("<dt>Viste celler</dt><dd>109</dd>"), "{text}");
    assert!(text.contains("<dt>Skjulte celler</dt><dd>5</dd>"), "{text}");
    assert!(text.contains("href=\"/api/v1/observations?indicator=thefts\""), "{text}");
}

#[test]
fn it_says_whether_the_release_was_audited() {
    assert!(page(snapshot(1), "da").contains("ikke prøvet med lineær programmering"));
    let public = page(changed(|indicator| indicator.protect = false), "da");
    assert!(public.contains("Intet i denne udgave er beskyttet"), "{public}");
    let mut audited = snapshot(1);
    audited.origin.audit =
        Some(Audit { blocks: 3, cells: Some(4321), programs: Some(98_765), seconds: Some(12.3) });
    let text = page(audited, "da");
    for fact in ["4.321", "98.765", "12 sek.", "Prøven fandt ingen små tal"] {
        assert!(text.contains(fact), "{fact} is not in\n{text}");
    }
}

#[test]
fn it_is_found_from_every_page_and_names_are_text() {
    let served = Served::new(changed(|indicator| indicator.name_da = "<script>alert(1)</script>".to_owned()));
    for target in ["/", "/areas/a2"] {
        assert!(served.get(target).text().contains("href=\"/about/privacy?lang=da\""), "{target}");
    }
    let text = served.get("/about/privacy").text().clone();
    assert!(text.contains("&lt;script&gt;alert(1)") && !text.contains("<script"), "{text}");
}
