//! Tables that were made to be awkward.

use super::{Block, BlockCell, Layer, State, exposed, suppress};

const BELOW: State = State::Below { told: false };
const TOLD: State = State::Below { told: true };
const AT_LEAST: State = State::AtLeast { told: false };

/// Parts and, as the last cell, their sum.
fn row(parts: &[u8], states: Vec<State>) -> (Block, Vec<State>) {
    let atoms = u32::try_from(parts.len()).unwrap();
    let mut cells: Vec<BlockCell> =
        (0..atoms).map(|atom| BlockCell { atoms: vec![atom], cost: 1.0 + f64::from(atom) }).collect();
    cells.push(BlockCell { atoms: (0..atoms).collect(), cost: 100.0 });
    let mut values: Vec<f64> = parts.iter().map(|&part| f64::from(part)).collect();
    values.push(values.iter().sum());
    (block(cells, values), states)
}

fn block(cells: Vec<BlockCell>, values: Vec<f64>) -> Block {
    let atoms = cells.iter().flat_map(|cell| &cell.atoms).max().map_or(0, |&atom| atom as usize + 1);
    let goals = values.iter().map(|&value| if value < 5.0 { vec![(0.0, 4.0)] } else { Vec::new() });
    let layer =
        Layer { upper: vec![f64::INFINITY; atoms], goals: goals.collect(), values, marks: Some((0.0, 5.0)) };
    Block { cells, layers: vec![layer] }
}

#[test]
fn a_lone_hidden_cell_gets_company_from_the_cheapest() {
    let (block, mut states) = row(&[3, 12, 9], vec![BELOW, State::Open, State::Open, State::Open]);
    suppress(&block, &mut states).unwrap();
    assert!(states == [BELOW, AT_LEAST, State::Open, State::Open]);
    assert_eq!(exposed(&block, &states), []);
}

#[test]
fn marks_are_dropped_where_they_add_up_to_what_was_published() {
    // 4 + 4 + 4 = 12: as long as all three are known to be under 5, each is known.
    let (block, mut states) = row(&[4, 4, 4], vec![BELOW, BELOW, BELOW, State::Fixed]);
    assert_eq!(exposed(&block, &states).len(), 12);
    suppress(&block, &mut states).unwrap();
    assert!(states[3] == State::Fixed && states[..3].contains(&State::Blank));
    assert_eq!(exposed(&block, &states), []);
}

#[test]
fn a_mark_once_told_stays_even_if_nothing_can_be_released_then() {
    let (block, mut states) = row(&[4, 4, 4], vec![TOLD, TOLD, TOLD, State::Fixed]);
    assert!(suppress(&block, &mut states).is_err());
    assert!(states == [TOLD, TOLD, TOLD, State::Fixed]);
}

#[test]
fn a_sum_is_hidden_before_it_gives_its_parts_away() {
    let (block, mut states) = row(&[4, 4, 4], vec![TOLD, TOLD, TOLD, State::Open]);
    suppress(&block, &mut states).unwrap();
    assert!(!states[3].is_published());
    assert_eq!(exposed(&block, &states), []);
}

#[test]
fn what_was_published_earlier_cannot_be_helped() {
    let (block, mut states) = row(&[3, 12], vec![BELOW, State::Fixed, State::Fixed]);
    assert!(suppress(&block, &mut states).is_err());
}

#[test]
fn where_every_cell_is_small_nothing_more_is_hidden() {
    let (block, mut states) = row(&[1, 0, 2], vec![BELOW; 4]);
    suppress(&block, &mut states).unwrap();
    assert_eq!(exposed(&block, &states), []);
}

#[test]
fn of_one_area_the_total_is_the_area() {
    // The municipality's figure must not publish what the area's hides.
    let cells = vec![BlockCell { atoms: vec![0], cost: 1.0 }, BlockCell { atoms: vec![0], cost: 8.0 }];
    let block = block(cells, vec![2.0, 2.0]);
    let mut states = [BELOW, BELOW];
    suppress(&block, &mut states).unwrap();
    assert!(states == [BELOW, BELOW]);
    let mut states = [State::Unlisted, State::Fixed];
    assert!(suppress(&block, &mut states).is_err(), "one that was published before is a contradiction");
}

#[test]
fn a_family_with_one_small_member_hides_another_or_the_sum() {
    // Two areas, three members each; only one count is small.
    let members: [[u8; 3]; 2] = [[30, 2, 14], [22, 9, 17]];
    let flat: Vec<f64> = members.iter().flatten().map(|&count| f64::from(count)).collect();
    let mut lists: Vec<Vec<u32>> = (0..6).map(|atom| vec![atom]).collect();
    lists.extend((0..2).map(|area| (0..3).map(|member| area * 3 + member).collect()));
    lists.extend((0..3).map(|member| vec![member, member + 3]));
    lists.push((0..6).collect());
    let values: Vec<f64> =
        lists.iter().map(|atoms| atoms.iter().map(|&atom| flat[atom as usize]).sum()).collect();
    let mut states: Vec<State> =
        values.iter().map(|&value| if value < 5.0 { BELOW } else { State::Open }).collect();
    let cells = lists.into_iter().map(|atoms| BlockCell { cost: 1.0, atoms }).collect();
    let block = block(cells, values);
    suppress(&block, &mut states).unwrap();
    let hidden = states.iter().filter(|state| !state.is_published()).count();
    assert_eq!(hidden, 4, "a square of two areas and two members is the least that helps");
    assert_eq!(exposed(&block, &states), []);
}

#[test]
fn contradictions_and_fractions_are_refused() {
    for (values, state) in [
        ([3.0, 4.0, 8.0], BELOW),
        ([3.5, 4.0, 7.5], BELOW),
        ([-1.0, 4.0, 3.0], BELOW),
        ([3.0, 4.0, 7.0], AT_LEAST),
    ] {
        let (mut block, _) = row(&[3, 4], Vec::new());
        block.layers[0].values = values.to_vec();
        assert!(suppress(&block, &mut [state, BELOW, State::Open]).is_err());
    }
    let (mut block, _) = row(&[3, 4], Vec::new());
    block.cells.remove(0);
    assert!(suppress(&block, &mut [BELOW, State::Open]).is_err(), "an atom that is no cell");
}

#[test]
fn an_empty_block_is_safe() {
    let block = Block { cells: Vec::new(), layers: Vec::new() };
    assert!(suppress(&block, &mut []).is_ok());
}
