//! `/api/v1/status`: what is served, and how new it is.

use serde::Serialize;

use super::Edition;
use crate::snapshot::Snapshot;

#[derive(Serialize)]
struct Status<'a> {
    version: &'a str,
    snapshot: &'a str,
    bundle: Bundle<'a>,
    municipality: &'a str,
    /// True if any of the figures are invented.
    demo: bool,
    /// The newest period that any indicator has a figure for.
    data_through: Option<String>,
    areas: usize,
    indicators: usize,
    /// Counts below this are hidden.
    k: u64,
}

#[derive(Serialize)]
struct Bundle<'a> {
    name: &'a str,
    version: Option<&'a str>,
    title: Option<&'a str>,
    /// The name of the key that it was signed by.
    #[serde(skip_serializing_if = "Option::is_none")]
    signer: Option<&'a str>,
    sources: &'a [String],
}

pub(super) fn write(snapshot: &Snapshot) -> Vec<u8> {
    let origin = &snapshot.origin;
    super::to_json(&Status {
        version: Edition::VERSION,
        snapshot: snapshot.id.as_str(),
        bundle: Bundle {
            name: &origin.bundle,
            version: origin.version.as_deref(),
            signer: origin.signer.as_deref(),
            title: origin.title.as_deref(),
            sources: &origin.sources,
        },
        municipality: &snapshot.release.municipality,
        demo: origin.demo,
        data_through: snapshot.data_through().map(|period| period.to_string()),
        areas: snapshot.release.coverage.places().len(),
        indicators: snapshot.release.indicators.len(),
        k: origin.k,
    })
}
