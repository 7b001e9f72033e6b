//! OGC API – Features, Part 1: Core – each resource as JSON and as a page.

mod documents;
mod openapi;

use geo::{Intersects, Rect, coord};

use super::Media;
use crate::analysis::Assessment;
use crate::app::edition::features::{Bounds, Choice, Features, Reader, Resource};
use crate::render;
use crate::snapshot::Snapshot;
use crate::view::address;
use crate::view::collections::{Collection, Collections, Feature, Sheet};
use crate::view::error::Problem;
use documents::Links;

/// The media type of `OpenAPI` documents.
const OPENAPI: Media = Media::File(OPENAPI_TYPE);
const OPENAPI_TYPE: &str = "application/vnd.oai.openapi+json;version=3.0";

/// The conformance classes that are met.
const CLASSES: [&str; 4] = [
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
];

/// Makes the answer.
///
/// # Errors
/// For collections and features that there are not.
pub(super) fn answer(
    snapshot: &Snapshot,
    assessment: &Assessment,
    ask: &Features,
) -> Result<(Media, Vec<u8>), Problem> {
    let all = Collections::new(snapshot, assessment, ask.lang);
    match ask.reader {
        Reader::Person => {
            Ok((Media::Html, render::collections::page(&sheet(all, &ask.resource)?).into_bytes()))
        }
        Reader::Program => program(all, ask),
    }
}

fn program(all: Collections<'_>, ask: &Features) -> Result<(Media, Vec<u8>), Problem> {
    let links = Links { root: &ask.root };
    let document = match &ask.resource {
        Resource::Landing => documents::landing(all, links),
        Resource::Api => return Ok((OPENAPI, super::to_json(&openapi::document(all, &ask.root)))),
        Resource::Conformance => documents::conformance(&CLASSES),
        Resource::Collections => documents::collections(all, links),
        Resource::Collection(id) => documents::collection(all, &find(all, id)?, links),
        Resource::Items { collection, choice } => {
            let collection = find(all, collection)?;
            let document = documents::items(&collection, &chosen(all, &collection, choice), choice, links);
            return Ok((Media::GeoJson, super::to_json(&document)));
        }
        Resource::Item { collection, id } => {
            let collection = find(all, collection)?;
            let document = documents::item(&collection, &one(all, &collection, id)?, links);
            return Ok((Media::GeoJson, super::to_json(&document)));
        }
    };
    Ok((Media::Json, super::to_json(&document)))
}

fn sheet(all: Collections<'_>, resource: &Resource) -> Result<Sheet, Problem> {
    Ok(match resource {
        Resource::Landing => Sheet::landing(all),
        Resource::Api => Sheet::api(all, &openapi::OPERATIONS),
        Resource::Conformance => Sheet::conformance(all, &CLASSES),
        Resource::Collections => Sheet::collections(all),
        Resource::Collection(id) => Sheet::collection(all, &find(all, id)?),
        Resource::Items { collection, choice } => {
            let collection = find(all, collection)?;
            let chosen = chosen(all, &collection, choice);
            let path = items_path(&collection);
            let here = address::with_parameters(&path, &pairs(choice, choice.offset));
            let more: Vec<(&str, String)> = chosen
                .around(choice)
                .map(|(rel, offset)| {
                    let key = if rel == "next" { "features-next" } else { "features-previous" };
                    (key, address::with_parameters(&path, &pairs(choice, offset)))
                })
                .collect();
            Sheet::items(all, &collection, &chosen.features, (&here, &more))
        }
        Resource::Item { collection, id } => {
            let collection = find(all, collection)?;
            let feature = one(all, &collection, id)?;
            Sheet::item(all, &collection, &feature)
        }
    })
}

fn find<'a>(all: Collections<'a>, id: &str) -> Result<Collection<'a>, Problem> {
    all.find(id).ok_or_else(|| Problem::UnknownCollection(id.to_owned()))
}

fn one<'a>(all: Collections<'a>, of: &Collection<'a>, id: &str) -> Result<Feature<'a>, Problem> {
    let mut features = all.features(of);
    features
        .find(|feature| feature.place.area.id.as_str() == id)
        .ok_or_else(|| Problem::UnknownArea(id.to_owned()))
}

/// Features that were chosen, and how many there are in all.
struct Chosen<'a> {
    /// How many fit the choice, on this page or another.
    matched: usize,
    /// Those of this page.
    features: Vec<Feature<'a>>,
}

impl Chosen<'_> {
    /// The pages around this one: their relation and where they begin.
    fn around(&self, choice: &Choice) -> impl Iterator<Item = (&'static str, u32)> {
        let next = choice.offset.saturating_add(choice.limit);
        let has_next = usize::try_from(next).is_ok_and(|next| next < self.matched);
        let before = (choice.offset > 0).then(|| ("prev", choice.offset.saturating_sub(choice.limit)));
        has_next.then_some(("next", next)).into_iter().chain(before)
    }
}

fn chosen<'a>(all: Collections<'a>, of: &Collection<'a>, choice: &Choice) -> Chosen<'a> {
    let is_of_time = match (&choice.times, &of.time) {
        (Some(times), Some(time)) => times.meets(time.first, time.last),
        // What has no time is of every time.
        _ => true,
    };
    let matched: Vec<Feature<'a>> = all
        .features(of)
        .filter(|feature| is_of_time && choice.bounds.is_none_or(|bounds| touches(feature, bounds)))
        .collect();
    let [offset, limit] =
        [choice.offset, choice.limit].map(|number| usize::try_from(number).unwrap_or(usize::MAX));
    Chosen { matched: matched.len(), features: matched.into_iter().skip(offset).take(limit).collect() }
}

fn touches(feature: &Feature<'_>, bounds: Bounds) -> bool {
    bounds.rectangles().any(|[west, south, east, north]| {
        Rect::new(coord! { x: west, y: south }, coord! { x: east, y: north }).intersects(&feature.place.wgs84)
    })
}

fn items_path(of: &Collection<'_>) -> String {
    address::data_path("/collections/", &[&of.id, "items"])
}

/// The parameters that make a choice, what is usual left out.
fn pairs(choice: &Choice, offset: u32) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    if choice.limit != Choice::USUAL_LIMIT {
        pairs.push(("limit", choice.limit.to_string()));
    }
    if offset > 0 {
        pairs.push(("offset", offset.to_string()));
    }
    pairs.extend(choice.bounds.map(|bounds| ("bbox", bounds.spell())));
    pairs.extend(choice.times.as_ref().map(|times| ("datetime", times.spell().to_owned())));
    pairs
}
