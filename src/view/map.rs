//! One map: every area's shape, class, label and change.

mod projection;
mod shade;

pub(super) use projection::project;
pub use projection::{Focus, LENS_CORE, LENS_POWER, Projection};
use shade::class_key;
pub use shade::{Arrow, Shade, Sign};

use geo::{Coord, MultiPolygon};

use super::explorer::stretch;
use super::measure::{Style, unit};
use crate::analysis::{LEVEL_BREAKS, LevelClass, Standing, Survey, Verdict};
use crate::domain::{AgeGroup, Period};
use crate::locale::{Lang, age_group, decimal, period};
use crate::release::{Published, Release};
use crate::snapshot::Snapshot;

/// One indicator's areas in one window, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct MapView {
    /// Language of all texts.
    pub lang: Lang,
    /// Letters and digits that tell this map's parts from another's on the same page.
    pub key: String,
    /// The indicator's name.
    pub title: String,
    /// The unit in words.
    pub unit: String,
    /// The window in words.
    pub window: String,
    /// The picture in a sentence, for those who do not see it.
    pub description: String,
    /// Municipality, how far the data reach, and where they come from.
    pub caption: String,
    /// What to say where figures are invented.
    pub demo: Option<String>,
    /// The areas in the coverage's order.
    pub areas: Vec<MapArea>,
    /// Groups of neighbouring areas that are outlined together: positions in
    /// [`Self::areas`].
    pub clusters: Vec<Vec<usize>>,
    /// How to read the colours, in a sentence.
    pub reading: String,
    /// What the looks mean, the five levels first.
    pub legend: Vec<Key>,
    /// Where one class ends and the next begins: `0,67`, `0,83`, `1,2`, `1,5`.
    pub bounds: Vec<String>,
    /// What the bounds multiply: `× hele Odense`.
    pub times: String,
}

/// One area on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapArea {
    /// Its id: hostile text.
    pub id: String,
    /// The address of its page.
    pub href: String,
    /// Its full name: hostile text.
    pub name: String,
    /// Its short name: hostile text.
    pub label: String,
    /// Its figure, as short as it can be written.
    pub value: String,
    /// The same with one decimal fewer, where that leaves it two figures: what
    /// a crowded map may show.
    pub rounded: String,
    /// How it is filled.
    pub shade: Shade,
    /// Which way it has changed, where a test vouches for it.
    pub arrow: Option<Arrow>,
    /// True if late reports are still expected.
    pub provisional: bool,
    /// How it is pointed out among the others.
    pub outline: Outline,
    /// Everything about it in one line.
    pub summary: String,
    /// Projected shape: metres from the focus, y downwards.
    pub shape: MultiPolygon<f64>,
}

/// How an area is pointed out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outline {
    /// Not at all.
    #[default]
    None,
    /// The others are held against it.
    Yardstick,
    /// The reader has chosen it.
    Chosen,
}

/// A look that the legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Swatch {
    /// One of the five levels.
    Level(Shade),
    /// Another filling.
    Fill(Shade),
    /// The full colours of what is clear.
    Clear,
    /// The light colours of what is only possible.
    Possible,
    /// The outline around a cluster.
    Outline,
    /// The arrow of a change.
    Arrow(Arrow),
    /// The dots below a figure that late reports may still change.
    Provisional,
}

/// One entry of the legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The look.
    pub swatch: Swatch,
    /// Its meaning.
    pub text: String,
}

impl MapView {
    /// Lays an indicator's survey out as a map.
    #[must_use]
    pub fn new(
        snapshot: &Snapshot,
        of: &Published,
        survey: &Survey,
        verdict: &Verdict,
        projection: Projection,
        lang: Lang,
    ) -> Self {
        let release = &snapshot.release;
        let k = snapshot.threshold(of, &survey.window.periods());
        let style = Style::of(&of.indicator, survey, lang, k);
        let shapes = projection::project(release, projection);
        let areas: Vec<MapArea> = release
            .coverage
            .places()
            .iter()
            .zip(&survey.areas)
            .zip(verdict.hotspots.iter().zip(&verdict.changes))
            .zip(shapes)
            .map(|(((place, standing), (hotspot, change)), shape)| {
                let tested = hotspot.as_ref().map_err(|why| *why);
                let shade = Shade::of(standing, tested);
                let degree = Shade::degree_key(standing, tested);
                let arrow = change.as_ref().ok().and_then(Arrow::of);
                let (name, label) = (place.area.name.clone(), place.area.short_name.clone());
                MapArea {
                    id: place.area.id.as_str().to_owned(),
                    href: super::address::area(lang, &place.area.id),
                    value: style.brief(standing),
                    rounded: style.rounder().brief(standing),
                    shade,
                    arrow,
                    provisional: standing.provisional && standing.figure.known().is_some(),
                    outline: Outline::None,
                    summary: summary(&name, standing, (degree, arrow), style, lang),
                    name,
                    label,
                    shape,
                }
            })
            .collect();
        let clusters = outlined(release, verdict);
        let reading = if verdict.is_contrasted() { "legend-reading" } else { "legend-reading-untested" };
        let title = short_name(of, lang).to_owned();
        let unit = unit(of, survey.age, lang);
        let window = window_words(survey, lang);
        let municipality = release.municipality.as_str();
        let description = lang.text_with(
            "map-description",
            &[
                ("title", title.as_str().into()),
                ("unit", unit.as_str().into()),
                ("window", window.as_str().into()),
                ("areas", areas.len().into()),
                ("name", municipality.into()),
            ],
        );
        let position = release.indicators.iter().position(|other| other.indicator.id == of.indicator.id);
        Self {
            lang,
            key: format!("m{}", position.unwrap_or_default()),
            legend: legend(&areas, !clusters.is_empty(), municipality, k, lang),
            reading: lang.text_with(reading, &[("name", municipality.into())]),
            clusters,
            caption: [
                lang.text_with("whole-municipality", &[("name", municipality.into())]),
                data_through(of.data_through(), lang).unwrap_or_default(),
                of.indicator.source.clone(),
            ]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
            demo: snapshot.origin.demo.then(|| lang.text("demo-notice")),
            bounds: LEVEL_BREAKS.map(|bound| bound_words(lang, bound)).to_vec(),
            times: lang.text_with("legend-times", &[("name", municipality.into())]),
            title,
            unit,
            window,
            description,
            areas,
        }
    }

    /// The rectangle around all shapes: its least and its greatest corner.
    #[must_use]
    pub fn extent(&self) -> (Coord<f64>, Coord<f64>) {
        let mut least = Coord { x: f64::INFINITY, y: f64::INFINITY };
        let mut greatest = Coord { x: f64::NEG_INFINITY, y: f64::NEG_INFINITY };
        for coord in self.areas.iter().flat_map(|area| geo::CoordsIter::coords_iter(&area.shape)) {
            least = Coord { x: least.x.min(coord.x), y: least.y.min(coord.y) };
            greatest = Coord { x: greatest.x.max(coord.x), y: greatest.y.max(coord.y) };
        }
        if least.x <= greatest.x { (least, greatest) } else { (Coord::zero(), Coord { x: 1.0, y: 1.0 }) }
    }
}

/// The indicator's short name in the reader's language.
#[must_use]
pub fn short_name(of: &Published, lang: Lang) -> &str {
    match lang {
        Lang::Da => &of.indicator.short_da,
        Lang::En => &of.indicator.short_en,
    }
}

/// The window and, unless all are meant, the ages: `nov. 2025 – okt. 2026 · 10–17 år`.
#[must_use]
pub fn window_words(survey: &Survey, lang: Lang) -> String {
    let time = stretch(lang, survey.window);
    match survey.age {
        AgeGroup::All => time,
        age @ AgeGroup::Years { .. } => format!("{time} · {}", age_group(lang, age)),
    }
}

/// `Data til og med oktober 2026`, of a snapshot's or an indicator's newest
/// period; `None` where there are no data.
#[must_use]
pub fn data_through(newest: Option<Period>, lang: Lang) -> Option<String> {
    let through = period(lang, newest?);
    Some(lang.text_with("data-through", &[("period", through.into())]))
}

fn summary(
    name: &str,
    standing: &Standing,
    (degree, arrow): (&str, Option<Arrow>),
    style: Style,
    lang: Lang,
) -> String {
    let mut parts = vec![format!("{name}: {}", style.long(standing))];
    if standing.provisional && standing.figure.known().is_some() {
        parts.push(lang.text("figure-provisional"));
    }
    if standing.figure.known().is_some() {
        parts.push(lang.text(degree));
    }
    if let Some(arrow) = arrow {
        let words = lang.text(arrow.key());
        parts.push(match style.change(standing) {
            Some(change) => {
                lang.text_with("change-in-a-year", &[("change", change.into()), ("words", words.into())])
            }
            None => words,
        });
    }
    parts.join(" · ")
}

/// A ratio with as many decimals as it needs, at most two.
fn bound_words(lang: Lang, bound: f64) -> String {
    let tenths = bound * 10.0;
    decimal(lang, bound, if (tenths - tenths.round()).abs() < 1e-9 { 1 } else { 2 })
}

/// Clusters of more than one area, as positions in the coverage.
fn outlined(release: &Release, verdict: &Verdict) -> Vec<Vec<usize>> {
    let clusters = verdict.clusters.iter().flatten();
    let positions = clusters
        .map(|joined| joined.areas.iter().filter_map(|id| release.coverage.position(id)).collect::<Vec<_>>());
    positions.filter(|positions| positions.len() > 1).collect()
}

fn legend(areas: &[MapArea], clustered: bool, municipality: &str, k: u64, lang: Lang) -> Vec<Key> {
    let used = |shade: Shade| areas.iter().any(|area| area.shade == shade);
    let key = |swatch: Swatch, message: &str| Key {
        swatch,
        text: lang.text_with(message, &[("name", municipality.into()), ("k", k.to_string().into())]),
    };
    let mut keys = Vec::new();
    let tested = areas
        .iter()
        .any(|area| area.shade.sign().is_some() || matches!(area.shade, Shade::Even | Shade::Few));
    if tested {
        keys.extend(levels(&key));
    }
    if clustered {
        keys.push(key(Swatch::Outline, "legend-cluster"));
    }
    let surest =
        areas.iter().filter_map(|area| area.arrow).max_by_key(|arrow| (arrow.evidence, arrow.rising));
    keys.extend(surest.map(|arrow| key(Swatch::Arrow(arrow), "legend-arrow")));
    if areas.iter().any(|area| area.provisional) {
        keys.push(key(Swatch::Provisional, "legend-provisional"));
    }
    let others = Shade::PLAIN.into_iter().filter(|&shade| used(shade));
    keys.extend(others.map(|shade| key(Swatch::Fill(shade), shade.key())));
    keys
}

/// The legend of what was tested: the five levels, and how sure.
pub(super) fn levels(key: &impl Fn(Swatch, &str) -> Key) -> impl Iterator<Item = Key> {
    let classes = LevelClass::ALL.into_iter().map(|class| match class {
        // What does not stand out is grey, whatever its figure.
        LevelClass::Alike => key(Swatch::Level(Shade::Even), Shade::Even.key()),
        class => key(Swatch::Level(Shade::Clear(class)), class_key(class)),
    });
    classes.chain([key(Swatch::Clear, "legend-clear"), key(Swatch::Possible, "legend-possible")])
}
