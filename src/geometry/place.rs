//! From outlines to areas: grouped by id, joined, named and labelled.

use geo::{MapCoords, MultiPolygon, Polygon};

use super::crs::Projection;
use super::feature::Outline;
use super::reading::Surfaced;
use super::report::Report;
use super::surface::THINNEST_M;
use super::{Place, label, overlay, surface};
use crate::domain::{Area, AreaId};

/// Areas smaller than this, in square metres, have no size to speak of.
const SMALLEST_M2: f64 = 1.0;

/// The features of one area.
struct Group {
    id: AreaId,
    name: Option<String>,
    short_name: Option<String>,
    parts: Vec<Polygon<f64>>,
}

/// Makes areas of outlines with their surfaces, in the file's order.
pub(super) fn places(
    outlines: Vec<Surfaced>,
    projection: &Projection,
    report: &mut Report<'_>,
) -> Vec<Place> {
    let features = outlines.len();
    let groups = grouped(outlines, report);
    if groups.len() < features {
        report.note("area-features-joined", |f| f.detail("features", features).detail("areas", groups.len()));
    }
    duplicate_names(&groups, report);
    groups.into_iter().filter_map(|group| place(group, projection, report)).collect()
}

fn grouped(outlines: Vec<Surfaced>, report: &mut Report<'_>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut positions = std::collections::HashMap::new();
    for (outline, parts) in outlines {
        let position = *positions.entry(outline.id.clone()).or_insert(groups.len());
        let Some(group) = groups.get_mut(position) else {
            let Outline { id, name, short_name, .. } = outline;
            groups.push(Group { id, name, short_name, parts });
            continue;
        };
        if let (Some(first), Some(second)) = (&group.name, &outline.name)
            && first != second
        {
            report
                .warn("area-names-differ", |f| f.value(second).detail("id", &group.id).detail("name", first));
        }
        group.parts.extend(parts);
        group.name = group.name.take().or(outline.name);
        group.short_name = group.short_name.take().or(outline.short_name);
    }
    groups
}

fn duplicate_names(groups: &[Group], report: &mut Report<'_>) {
    let mut seen = std::collections::HashMap::new();
    for group in groups {
        if let Some(name) = &group.name
            && let Some(first) = seen.insert(name.as_str(), &group.id)
        {
            report.warn("area-duplicate-name", |f| {
                f.value(name).detail("id", first).detail("other", &group.id)
            });
        }
    }
}

fn place(group: Group, projection: &Projection, report: &mut Report<'_>) -> Option<Place> {
    let Group { id, name, short_name, parts } = group;
    let planar = surface::joined(parts, projection, |doubled| {
        report.note("area-parts-overlap", |f| f.value(id.as_str()).detail("m2", format!("{doubled:.0}")));
    });
    if overlay::extent(&planar) < SMALLEST_M2 || overlay::width(&planar) < THINNEST_M {
        report.refuse("area-empty", |f| f.value(id.as_str()));
        return None;
    }
    let name = name.unwrap_or_else(|| {
        report.note("area-name-missing", |f| f.value(id.as_str()));
        id.to_string()
    });
    let short_name = short_name.unwrap_or_else(|| name.clone());
    let wgs84: MultiPolygon<f64> = planar.map_coords(|at| projection.degrees(at).unwrap_or(at));
    let (label, room) = label::best(&planar);
    Some(Place { area: Area { id, name, short_name }, wgs84, planar, label, room })
}
