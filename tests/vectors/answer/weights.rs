//! Who borders on whom, asked of the geometry itself.

use std::path::Path;

use komspot::domain::AreaId;
use komspot::finding::Findings;
use komspot::geometry::{Contiguity, Coverage, Reading, SHORTEST_BORDER_M, TOLERANCE_M};
use serde_json::{Map, Value, json};

use super::input::Input;

/// One answer for every file of shapes.
pub(super) fn weights(input: &Input<'_>, folder: &Path) -> Result<Vec<(String, Value)>, String> {
    let (tolerance, shortest) =
        (input.read_or("tolerance_m", TOLERANCE_M)?, input.read_or("rook_min_m", SHORTEST_BORDER_M)?);
    if (tolerance - TOLERANCE_M).abs() > 1e-12 || (shortest - SHORTEST_BORDER_M).abs() > 1e-12 {
        return Err(format!(
            "the tolerances are {TOLERANCE_M} m and {SHORTEST_BORDER_M} m, these are others"
        ));
    }
    let order: Vec<String> = input.read("order")?;
    let files: Vec<String> = if input.read::<String>("geojson").is_ok() {
        vec![input.read("geojson")?]
    } else {
        input.read("geojson")?
    };
    files.into_iter().map(|file| one(&folder.join(&file), &order).map(|answer| (file, answer))).collect()
}

fn one(path: &Path, order: &[String]) -> Result<Value, String> {
    let geojson = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut findings = Findings::default();
    let coverage = Coverage::read(&geojson, &Reading::default(), &mut findings)
        .ok_or(format!("{}: refused", path.display()))?;
    let positions: Vec<usize> = order
        .iter()
        .map(|id| coverage.position(&AreaId::new(id)).ok_or(format!("no area `{id}`")))
        .collect::<Result<_, _>>()?;
    let ordered = |links: &dyn Fn(usize) -> Vec<usize>| -> Vec<Vec<usize>> {
        let one = |at: &usize| {
            let mut found: Vec<usize> =
                links(*at).iter().filter_map(|other| positions.iter().position(|at| at == other)).collect();
            found.sort_unstable();
            found
        };
        positions.iter().map(one).collect()
    };
    let contact = |contiguity| {
        let all = coverage.contiguous(contiguity);
        ordered(&|at| all.get(at).cloned().unwrap_or_default())
    };
    let queen = contact(Contiguity::Queen);
    let bridged = ordered(&|at| coverage.neighbours(at).to_vec());
    let islands: Vec<usize> =
        queen.iter().enumerate().filter(|(_, links)| links.is_empty()).map(|(at, _)| at).collect();
    let first: Map<String, Value> = bridged
        .first()
        .map(|links| {
            let share = links.iter().fold(0.0, |sum, _| sum + 1.0);
            links.iter().map(|other| (other.to_string(), json!(1.0 / share))).collect()
        })
        .unwrap_or_default();
    Ok(json!({
        "queen": queen,
        "rook": contact(Contiguity::Rook),
        "islands": islands,
        "queen_bridged": bridged,
        "row_standardised_first_area": first,
    }))
}
