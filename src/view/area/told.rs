//! One indicator of one area, sentence by sentence: what every method says,
//! and how likely chance alone is to say the same.

use crate::analysis::{Assessment, Judged};
use crate::geometry::Place;
use crate::locale::Lang;
use crate::release::Published;
use crate::snapshot::Snapshot;
use crate::view::explorer::name;
use crate::view::sentence::Teller;
use crate::view::wording::chance;

/// What the methods say of one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The indicator's name.
    pub heading: String,
    /// One entry for each method.
    pub entries: Vec<Entry>,
}

/// What one method says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What the method looks at.
    pub method: String,
    /// Its anchor on the page that explains the methods.
    pub anchor: &'static str,
    /// The sentence, or the reason why there is none.
    pub sentence: Result<String, String>,
    /// How often chance alone gives as much.
    pub chance: Option<String>,
}

impl Told {
    /// What is said of an indicator; `None` if nothing of it was judged.
    pub(super) fn new(
        snapshot: &Snapshot,
        assessment: &Assessment,
        lang: Lang,
        place: &Place,
        of: &Published,
    ) -> Option<Self> {
        let assessed = assessment.of(of.indicator.id.as_str())?;
        let judged = assessed.area(&place.area.id)?;
        let teller = Teller::new(&snapshot.release, of, lang, snapshot.origin.k);
        let said = teller.sayings(judged, assessed.window());
        let entry = |anchor: &'static str, sentence: Result<String, String>, p: Option<f64>| Entry {
            method: lang.text(&format!("told-{anchor}")),
            anchor,
            sentence,
            chance: p.map(|p| chance(lang, ["told-chance", "told-chance-least"], p)),
        };
        let [hotspot, change, trend, alarm] = chances(judged);
        Some(Self {
            heading: name(lang, &of.indicator).to_owned(),
            entries: vec![
                entry("interval", said.level, None),
                entry("hotspot", said.hotspot, hotspot),
                entry("change", said.change, change),
                entry("trend", said.trend, trend),
                entry("alarm", said.alarm, alarm),
                entry("emerging", said.emerging, None),
            ],
        })
    }
}

/// How likely chance alone is to give as much: of hotspot, change, trend, alarm.
fn chances(judged: &Judged) -> [Option<f64>; 4] {
    let hotspot = judged.hotspot.as_ref().ok().map(|hotspot| match hotspot.p_high {
        Some(high) if hotspot.ratio >= 1.0 => high,
        _ => hotspot.p_low,
    });
    [
        hotspot,
        judged.change.as_ref().ok().map(|change| change.change.p),
        judged.trend.as_ref().ok().map(|trend| trend.trend.test.p),
        judged.alarm.as_ref().ok().map(|alert| alert.warning.p),
    ]
}
