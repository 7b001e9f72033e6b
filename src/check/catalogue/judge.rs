//! The table's rows, one by one: from texts to a catalogue entry.

use std::sync::Arc;

use crate::bundle::columns::{INDICATORS, position};
use crate::bundle::{Columns, Rows};
use crate::domain::{
    Base, Direction, Domain, Granularity, Indicator, IndicatorId, Measure, PlaceBasis, Views, Zeros,
};
use crate::finding::{Finding, Findings, Place};
use crate::release::Release;

use super::super::cell::{Faulty, blame, filled};
use super::super::columns::Layout;
use super::super::number::whole;
use super::super::text::{judge_definition, judge_id, judge_name};
use super::{Catalogue, Entry};

const ID: usize = at("id");
const NAME_DA: usize = at("name_da");
const NAME_EN: usize = at("name_en");
const DOMAIN: usize = at("domain");
const SOURCE: usize = at("source");
const DEFINITION_DA: usize = at("definition_da");
const DEFINITION_EN: usize = at("definition_en");
const MEASURE: usize = at("measure");
const PER: usize = at("per");
const BASE: usize = at("base");
const DIRECTION: usize = at("direction");
const GRANULARITY: usize = at("granularity");
const PLACE_BASIS: usize = at("place_basis");
const PROTECT: usize = at("protect");
const SHORT_DA: usize = at("short_da");
const SHORT_EN: usize = at("short_en");
const RHYTHM_DAYS: usize = at("rhythm_days");
const ZEROS: usize = at("zeros");
const VIEWS: usize = at("views");
const FAMILY: usize = at("family");

/// How many columns the table can have.
const COLUMNS: usize = INDICATORS.len();

const fn at(name: &str) -> usize {
    position(&INDICATORS, name)
}

/// Ways to write a truth value in a Data Package.
const TRUE: [&str; 4] = ["true", "True", "TRUE", "1"];
const FALSE: [&str; 4] = ["false", "False", "FALSE", "0"];

/// Judges the table row by row.
pub(in crate::check) struct Judge {
    resource: String,
    layout: Option<Layout<COLUMNS>>,
    has_rows: bool,
    catalogue: Catalogue,
    findings: Findings,
}

impl Judge {
    pub(in crate::check) fn new(resource: &str) -> Self {
        Self {
            resource: resource.to_owned(),
            layout: None,
            has_rows: false,
            catalogue: Catalogue::empty(true),
            findings: Findings::default(),
        }
    }

    /// The catalogue, with what is published already behind it.
    pub(in crate::check) fn finish(mut self, kept: Option<&Release>, findings: &mut Findings) -> Catalogue {
        if self.layout.is_none() {
            self.catalogue.complete = false;
        } else if !self.has_rows {
            self.findings.push(Finding::refused("no-rows", Place::resource(&self.resource)));
        }
        findings.extend(self.findings.into_list());
        self.catalogue.add_kept(kept);
        self.catalogue
    }
}

impl Rows for Judge {
    fn columns(&mut self, columns: &Columns) -> bool {
        self.layout = Layout::find(&self.resource, columns, &INDICATORS, &mut self.findings);
        self.layout.is_some()
    }

    fn row(&mut self, line: u64, cells: &[Option<&str>]) {
        let Some(layout) = &self.layout else { return };
        self.has_rows = true;
        let mut row = Row { layout, line, cells, findings: &mut self.findings };
        let Some(entry) = row.entry() else { return };
        match self.catalogue.position(entry.id.as_str()).and_then(|at| self.catalogue.entries.get(at)) {
            Some(first) => self.findings.push(
                Finding::refused("indicator-twice", layout.place(line, ID))
                    .value(entry.id.as_str())
                    .detail("first", first.line.unwrap_or_default()),
            ),
            None => self.catalogue.add(entry),
        }
    }
}

/// One row on its way to becoming an [`Indicator`].
struct Row<'a, 'r> {
    layout: &'a Layout<COLUMNS>,
    line: u64,
    cells: &'a [Option<&'r str>],
    findings: &'a mut Findings,
}

impl<'r> Row<'_, 'r> {
    /// `None` if the row has no id by which it could be named.
    fn entry(&mut self) -> Option<Entry> {
        let id = filled(self.cell(ID), || self.layout.place(self.line, ID), self.findings);
        let id_fits = id.is_some_and(|id| judge_id(id, &self.place(ID), self.findings));
        let name_da = filled(self.cell(NAME_DA), || self.layout.place(self.line, NAME_DA), self.findings);
        for column in [NAME_DA, NAME_EN, DOMAIN, SHORT_DA, SHORT_EN, VIEWS, FAMILY] {
            if let Some(text) = self.cell(column) {
                judge_name(text, &self.place(column), self.findings);
            }
        }
        for column in [SOURCE, DEFINITION_DA, DEFINITION_EN] {
            if let Some(text) = self.cell(column) {
                judge_definition(text, &self.place(column), self.findings);
            }
        }
        let domain = filled(self.cell(DOMAIN), || self.layout.place(self.line, DOMAIN), self.findings);
        let measure = self.word(MEASURE, Measure::WORDS, Measure::from_word, None);
        let granularity = self.word(GRANULARITY, Granularity::WORDS, Granularity::from_word, None);
        let direction = self.word(DIRECTION, Direction::WORDS, Direction::from_word, None);
        let place_basis = self.word(PLACE_BASIS, PlaceBasis::WORDS, PlaceBasis::from_word, None);
        let zeros = self.word(ZEROS, Zeros::WORDS, Zeros::from_word, Some(Zeros::Hidden));
        let base = self.base(measure);
        let per = self.per(measure);
        let protect = self.protect();
        let rhythm_days = self.rhythm_days();
        let views = self.views(granularity);
        let mut entry = Entry {
            id: IndicatorId::new(id?),
            measure,
            granularity,
            protect: protect.unwrap_or(true),
            indicator: None,
            line: Some(self.line),
        };
        let (Some(name_da), Some(domain), true) = (name_da, domain, id_fits) else { return Some(entry) };
        let name_en = self.english(name_da);
        let whole = (|| {
            Some(Indicator {
                id: entry.id.clone(),
                name_da: name_da.to_owned(),
                name_en: name_en.to_owned(),
                short_da: self.cell(SHORT_DA).unwrap_or(name_da).to_owned(),
                short_en: self.cell(SHORT_EN).unwrap_or(name_en).to_owned(),
                domain: Domain(domain.to_owned()),
                source: self.text(SOURCE),
                definition_da: self.text(DEFINITION_DA),
                definition_en: self.text(DEFINITION_EN),
                measure: measure?,
                per: per?,
                base: base?,
                direction: direction?,
                granularity: granularity?,
                place_basis: place_basis?,
                protect: protect?,
                zeros: zeros?,
                rhythm_days: rhythm_days.ok()?,
                views: views.ok()?,
                family: self.cell(FAMILY).map(str::to_owned),
            })
        })();
        entry.indicator = whole.map(Arc::new);
        Some(entry)
    }

    fn cell(&self, column: usize) -> Option<&'r str> {
        self.layout.cell(self.cells, column)
    }

    fn text(&self, column: usize) -> String {
        self.cell(column).unwrap_or_default().to_owned()
    }

    fn place(&self, column: usize) -> Place {
        self.layout.place(self.line, column)
    }

    /// One of the words that a column allows.
    fn word<T>(
        &mut self,
        column: usize,
        words: &[&str],
        read: impl Fn(&str) -> Option<T>,
        empty: Option<T>,
    ) -> Option<T> {
        let text = match self.cell(column) {
            None if empty.is_some() => return empty,
            text => text.unwrap_or_default(),
        };
        let word = read(text.trim());
        if word.is_none() {
            let mut finding = Finding::refused("word-unknown", self.place(column));
            finding.details.push(("allowed", words.join(", ")));
            self.findings.push(blame(text, finding));
        }
        word
    }

    /// What a count is set against; shares and means carry their own base.
    fn base(&mut self, measure: Option<Measure>) -> Option<Base> {
        let word = self.word(BASE, Base::WORDS, Base::from_word, Some(Base::Population));
        match measure {
            Some(Measure::Share | Measure::Mean) => Some(Base::None),
            _ => word,
        }
    }

    /// The scale of rates, by default the measure's own.
    fn per(&mut self, measure: Option<Measure>) -> Option<u32> {
        let Some(text) = self.cell(PER) else {
            return Some(match measure {
                Some(Measure::Share) => 100,
                Some(Measure::Mean) => 1,
                Some(Measure::Count) | None => 1000,
            });
        };
        self.positive(PER, text)
    }

    /// How often new figures are expected, if that is said.
    fn rhythm_days(&mut self) -> Result<Option<u32>, Faulty> {
        match self.cell(RHYTHM_DAYS) {
            None => Ok(None),
            Some(text) => self.positive(RHYTHM_DAYS, text).map(Some).ok_or(Faulty),
        }
    }

    /// The closed list of views, if one is given.
    fn views(&mut self, granularity: Option<Granularity>) -> Result<Option<String>, Faulty> {
        let (Some(text), Some(granularity)) = (self.cell(VIEWS), granularity) else { return Ok(None) };
        match Views::parse(text, granularity) {
            Ok(views) => Ok(Some(views.to_string())),
            Err(word) => {
                let mut finding = Finding::refused("views-unknown", self.place(VIEWS));
                finding.details.push(("allowed", Views::possible(granularity).to_string()));
                self.findings.push(blame(&word, finding));
                Err(Faulty)
            }
        }
    }

    /// A whole number above zero.
    fn positive(&mut self, column: usize, text: &str) -> Option<u32> {
        let number = whole(text, self.layout.format(column)).ok();
        let number = number.and_then(|number| u32::try_from(number).ok()).filter(|&number| number > 0);
        if number.is_none() {
            self.findings.push(blame(text, Finding::refused("number-not-positive", self.place(column))));
        }
        number
    }

    /// True unless the figures are said to be public already.
    fn protect(&mut self) -> Option<bool> {
        let read = |text: &str| match text {
            text if TRUE.contains(&text) => Some(true),
            text if FALSE.contains(&text) => Some(false),
            _ => None,
        };
        self.word(PROTECT, &["true", "false"], read, Some(true))
    }

    /// The English name, the Danish one standing in for it.
    fn english(&mut self, name_da: &'r str) -> &'r str {
        self.cell(NAME_EN).unwrap_or_else(|| {
            let place = self.layout.place(self.line, NAME_EN);
            self.findings.push(Finding::note("english-name-missing", place).value(name_da));
            name_da
        })
    }
}
