//! Neighbours against vectors that libpysal computed.

use komspot::geometry::Contiguity;

use super::*;

#[test]
fn neighbours_agree_with_libpysal() {
    let Some(vectors) = shared("reference/public/weights_areas.json") else { return };
    let vectors: serde_json::Value = serde_json::from_str(&vectors).unwrap();
    let expected =
        |key: &str| -> Vec<Vec<usize>> { serde_json::from_value(vectors["expected"][key].clone()).unwrap() };
    for file in ["areas_clean.geojson", "areas_dirty.geojson"] {
        let Some(text) = shared(&format!("reference/public/{file}")) else { return };
        let (coverage, findings) = read(&text, &Reading::default());
        let coverage = coverage.unwrap();
        assert_eq!(coverage.epsg(), 25832);
        let ids: Vec<&str> = coverage.places().iter().map(|place| place.area.id.as_str()).collect();
        let order: Vec<&str> =
            vectors["input"]["order"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        assert_eq!(ids, order);
        assert_eq!(coverage.contiguous(Contiguity::Queen), expected("queen"), "{file}");
        assert_eq!(coverage.contiguous(Contiguity::Rook), expected("rook"), "{file}");
        let bridged: Vec<Vec<usize>> = (0..ids.len()).map(|at| coverage.neighbours(at).to_vec()).collect();
        assert_eq!(bridged, expected("queen_bridged"), "{file}");
        assert_eq!(only(&findings, "area-island-bridged").value.as_ref().unwrap().as_str(), "A15");
    }
}
