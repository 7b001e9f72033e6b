//! Where the lens lies.

use geo::{Area, Coord};

use super::Focus;
use crate::domain::AgeGroup;
use crate::geometry::Coverage;
use crate::release::Release;

/// The focus that was chosen, or the one that the map suggests; in planar metres.
pub(super) fn of(release: &Release, chosen: Option<&Focus>) -> Coord<f64> {
    let coverage = &release.coverage;
    let set = match chosen {
        Some(Focus::At { longitude, latitude }) => {
            let bounds = coverage.bounds();
            let metres = coverage.metres(Coord { x: *longitude, y: *latitude });
            metres.map(|at| Coord {
                x: at.x.clamp(bounds.min().x, bounds.max().x),
                y: at.y.clamp(bounds.min().y, bounds.max().y),
            })
        }
        Some(Focus::Area(id)) => {
            coverage.position(id).and_then(|at| coverage.places().get(at)).map(|place| place.label)
        }
        None => None,
    };
    set.or_else(|| crowded(release)).unwrap_or_else(|| small(coverage))
}

/// Where people live closest together: the mean of the areas' label points,
/// each weighted by its inhabitants times its density. `None` where nothing is
/// known of inhabitants.
fn crowded(release: &Release) -> Option<Coord<f64>> {
    let newest = release.population.iter().map(|(_, year, _, _)| year).max()?;
    let weighted = release.coverage.places().iter().filter_map(|place| {
        let persons = release.population.persons(&place.area.id, newest, AgeGroup::All)?;
        let persons = f64::from(u32::try_from(persons).unwrap_or(u32::MAX));
        Some((persons * persons / place.planar.unsigned_area().max(1.0), place.label))
    });
    mean(weighted)
}

/// The middle of the smaller half of the areas, each weighted by one over its size.
fn small(coverage: &Coverage) -> Coord<f64> {
    let mut sizes: Vec<(f64, Coord<f64>)> =
        coverage.places().iter().map(|place| (place.planar.unsigned_area().max(1.0), place.label)).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    sizes.truncate(coverage.places().len().div_ceil(2));
    mean(sizes.into_iter().map(|(size, label)| (size.recip(), label))).unwrap_or_else(Coord::zero)
}

fn mean(weighted: impl Iterator<Item = (f64, Coord<f64>)>) -> Option<Coord<f64>> {
    let (weight, sum) =
        weighted.fold((0.0, Coord::zero()), |(weight, sum), (more, at)| (weight + more, sum + at * more));
    (weight > 0.0).then(|| sum / weight)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AreaId;
    use crate::view::sample;

    #[test]
    fn a_chosen_place_or_area_is_the_focus() {
        let release = sample::snapshot(sample::square("En")).release;
        let label = release.coverage.places()[0].label;
        assert_eq!(of(&release, Some(&Focus::Area(AreaId::new("1")))), label);
        // The only area is where people live.
        assert_eq!(of(&release, Some(&Focus::Area(AreaId::new("nowhere")))), label);
        assert_eq!(of(&release, None), label);
        // Zone 32 has its middle at 9° east, 500 km by definition: 10.4° is 1.4° of a
        // parallel's 63.5 km at 55.4° north further, about 588.7 km.
        let at = of(&release, Some(&Focus::At { longitude: 10.4, latitude: 55.4 }));
        assert!((at.x - 588_700.0).abs() < 500.0, "{at:?}");
        let far = of(&release, Some(&Focus::At { longitude: 12.5, latitude: 55.4 }));
        assert!((far.x - release.coverage.bounds().max().x).abs() < 1e-9, "{far:?}");
    }

    #[test]
    fn people_draw_the_focus() {
        let Some(coverage) = sample::coverage("maps/odense-15-skematisk.geojson") else { return };
        let mut release = sample::snapshot(coverage).release;
        let id = release.coverage.places()[3].area.id.clone();
        let label = release.coverage.places()[3].label;
        let mut population = (*release.population).clone();
        population.insert(id, 2026, AgeGroup::All, 100_000_000);
        release.population = std::sync::Arc::new(population);
        let found = of(&release, None);
        assert!((found - label).x.hypot((found - label).y) < 100.0);
    }
}
