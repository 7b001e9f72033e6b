//! `/api/v1/areas`: the areas as RFC 7946 `GeoJSON`.

use crate::snapshot::Snapshot;

pub(super) fn write(snapshot: &Snapshot) -> Vec<u8> {
    snapshot.release.coverage.to_geojson().into_bytes()
}
