//! `/about/privacy`: what is on the device, what is hidden, and how anybody can check that.

use super::super::address;
use super::super::explorer::{domain, href, name};
use super::super::page::{Link, Page};
use super::super::table::{Cell, Column, Group, Name, Row, RowKind, Table};
use super::super::wording::{Said, Tone};
use super::{Article, Block, Example, Pair, Section};
use crate::domain::{Figure, Mark};
use crate::locale::{self, Arg, Lang};
use crate::release::{Audit, Published};
use crate::snapshot::Snapshot;

/// Puts the page together.
#[must_use]
pub fn article(snapshot: &Snapshot, lang: Lang) -> Article {
    let words = Words { lang, snapshot };
    let heading = lang.text("privacy");
    Article {
        page: Page::new(snapshot, lang, &heading, address::privacy),
        lead: words.say("privacy.lead"),
        contents: lang.text("about-contents"),
        sections: vec![
            words.device(),
            words.hidden(),
            words.attacks(),
            words.tests(),
            words.release(),
            words.indicators(),
            words.limits(),
        ],
        heading,
    }
}

/// The words of one page.
struct Words<'a> {
    lang: Lang,
    snapshot: &'a Snapshot,
}

impl Words<'_> {
    fn say(&self, key: &str) -> String {
        let k = self.snapshot.origin.k;
        let arg = |number: u64| number.to_string().into();
        self.lang.text_with(key, &[("k", arg(k)), ("most", arg(k.saturating_sub(1)))])
    }

    fn text(&self, key: &str) -> Block {
        Block::Text(self.say(key))
    }

    /// Messages `KEY-1`, `KEY-2` …, each with an attribute that names it.
    fn pairs(&self, key: &str, count: usize) -> Block {
        let pair = |at: usize| Pair {
            name: self.say(&format!("{key}-{at}.name")),
            text: self.say(&format!("{key}-{at}")),
        };
        Block::Pairs((1..=count).map(pair).collect())
    }

    fn section(&self, id: &'static str, blocks: Vec<Block>) -> Section {
        Section { id, heading: self.say(&format!("privacy-{id}")), blocks }
    }

    fn device(&self) -> Section {
        let texts = ["privacy-device.kinds", "privacy-device.memory", "privacy-device.theft"];
        self.section("device", texts.map(|key| self.text(key)).into())
    }

    fn hidden(&self) -> Section {
        self.section(
            "hidden",
            vec![
                self.text("privacy-hidden.small"),
                self.text("privacy-hidden.shares"),
                self.text("privacy-hidden.others"),
                Block::Example(self.example()),
                self.text("privacy-hidden.explained"),
                self.text("privacy-hidden.marks"),
                self.pairs("privacy-mark", 4),
            ],
        )
    }

    /// Four areas that add up to 31: hiding the small one alone gives it away.
    fn example(&self) -> Example {
        const COUNTS: [u32; 4] = [12, 3, 9, 7];
        let number = |count: u32| Said { text: count.to_string(), tone: Tone::Number, note: None };
        let hidden = |text: &str| Said { text: text.to_owned(), tone: Tone::Hidden, note: None };
        let row = |(count, letter): (u32, &str)| {
            let name = self.lang.text_with("privacy-example.area", &[("letter", letter.to_owned().into())]);
            let alone = if count < 5 { hidden("<5") } else { number(count) };
            let paired = if letter == "C" { hidden("≥5") } else { alone.clone() };
            (name, vec![number(count), alone, paired])
        };
        let mut rows: Vec<_> = COUNTS.into_iter().zip(["A", "B", "C", "D"]).map(row).collect();
        rows.push((self.say("privacy-example.total"), vec![number(COUNTS.iter().sum()); 3]));
        let column = |name: &str| self.say(&format!("privacy-example.{name}"));
        Example {
            caption: self.say("privacy-example"),
            columns: ["areas", "counted", "alone", "paired"].map(column).into(),
            rows,
        }
    }

    fn attacks(&self) -> Section {
        self.section("attacks", vec![self.text("privacy-attacks.who"), self.pairs("privacy-attack", 6)])
    }

    fn tests(&self) -> Section {
        let k = self.snapshot.origin.k;
        self.section(
            "tests",
            vec![
                self.text("privacy-tests.proof"),
                self.text("privacy-tests.auditor"),
                self.text("privacy-tests.planted"),
                self.text("privacy-tests.yourself"),
                Block::Command(format!("komspot audit {} --k {k}", self.say("privacy-tests.file"))),
                self.text("privacy-tests.result"),
            ],
        )
    }

    fn release(&self) -> Section {
        let mut all = Counts::default();
        for published in &self.snapshot.release.indicators {
            all.add(published);
        }
        let origin = &self.snapshot.origin;
        let is_protected = self.snapshot.release.indicators.iter().any(|of| of.indicator.protect);
        let mut facts = vec![
            self.fact("limit", origin.k.to_string()),
            self.fact("published", self.whole(all.published)),
            self.fact("hidden", self.whole(all.hidden)),
            self.fact("unlisted", self.whole(all.unlisted)),
        ];
        let audited = match &origin.audit {
            Some(audit) => {
                facts.extend(self.audit(audit));
                "privacy-release.audited"
            }
            None if is_protected => "privacy-release.not-audited",
            None => "privacy-release.nothing-protected",
        };
        let blocks = vec![self.text("privacy-release.cells"), Block::Facts(facts), self.text(audited)];
        self.section("release", blocks)
    }

    fn audit(&self, audit: &Audit) -> Vec<Pair> {
        let mut facts = vec![self.fact("blocks", self.whole(audit.blocks))];
        facts.extend(audit.cells.map(|cells| self.fact("audited", self.whole(cells))));
        facts.extend(audit.programs.map(|programs| self.fact("programs", self.whole(programs))));
        if let Some(seconds) = audit.seconds {
            let seconds = locale::decimal(self.lang, seconds, usize::from(seconds < 10.0));
            let args: [Arg<'_>; 1] = [("seconds", seconds.into())];
            facts.push(self.fact("seconds", self.lang.text_with("privacy-fact.seconds-value", &args)));
        }
        facts
    }

    fn indicators(&self) -> Section {
        let mut groups: Vec<Group> = Vec::new();
        for published in &self.snapshot.release.indicators {
            let heading = Some(domain(self.lang, &published.indicator));
            let row = self.row(published);
            match groups.iter_mut().find(|group| group.heading == heading) {
                Some(group) => group.rows.push(row),
                None => groups.push(Group { heading, rows: vec![row] }),
            }
        }
        let column =
            |key: &str, numeric| Column { text: self.say(&format!("privacy-indicators.{key}")), numeric };
        let table = Table {
            key: "indicators",
            caption: self.say("privacy-indicators.caption"),
            columns: vec![
                column("name", false),
                column("published", true),
                column("hidden", true),
                column("unlisted", true),
                column("file", true),
            ],
            groups,
        };
        self.section("indicators", vec![Block::Table(table)])
    }

    fn row(&self, published: &Published) -> Row {
        let indicator = &*published.indicator;
        let mut counts = Counts::default();
        counts.add(published);
        let figure =
            |count: u64| Cell::Figure(Said { text: self.whole(count), tone: Tone::Number, note: None });
        let file = Link { text: "CSV".to_owned(), href: address::observations(&indicator.id) };
        Row {
            kind: RowKind::One,
            name: Name::Link(Link {
                text: name(self.lang, indicator).to_owned(),
                href: href(self.lang, indicator),
            }),
            note: (!indicator.protect).then(|| self.say("privacy-indicators.public")),
            cells: vec![
                figure(counts.published),
                figure(counts.hidden),
                figure(counts.unlisted),
                Cell::Link(file),
            ],
        }
    }

    fn limits(&self) -> Section {
        self.section("limits", vec![self.text("privacy-limits.lead"), self.pairs("privacy-limit", 3)])
    }

    fn fact(&self, name: &str, text: String) -> Pair {
        Pair { name: self.say(&format!("privacy-fact.{name}")), text }
    }

    /// A number of cells, far below 2⁵³.
    #[allow(clippy::cast_precision_loss)]
    fn whole(&self, count: u64) -> String {
        locale::whole(self.lang, count as f64)
    }
}

/// Cells of release tables by what is published of them.
#[derive(Clone, Copy, Default)]
struct Counts {
    published: u64,
    hidden: u64,
    unlisted: u64,
}

impl Counts {
    fn add(&mut self, of: &Published) {
        for (.., cell) in of.table.iter() {
            match cell.figure {
                Figure::Known(_) => self.published += 1,
                Figure::Suppressed(Mark::Unlisted) => self.unlisted += 1,
                Figure::Suppressed(_) => self.hidden += 1,
                Figure::Missing => {}
            }
        }
    }
}
