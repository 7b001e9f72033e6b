//! `/wall` and `/wall/scenes/{id}`: the screen on the wall.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::errors::Problem;
use super::pages::language;
use super::state::State;
use super::{answer, parameters};
use crate::app::edition::{Ask, Begin};
use crate::view::query::Query;

/// `/wall`, `/wall?scene=ID`, `/wall?after=ID`
pub(super) async fn get(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let pairs = parameters::pairs(&request)?;
    let query = Query::parse(&pairs)?;
    let named = |name: &str| pairs.iter().find(|(found, _)| found == name).map(|(_, id)| id.clone());
    let begin = match (named("scene"), named("after")) {
        (Some(id), _) => Begin::Pinned(id),
        (None, Some(id)) => Begin::After(id),
        (None, None) => Begin::First,
    };
    let lang = language(&query, &state);
    let note = state.note();
    answer::give(&state, &request, Ask::Wall { lang, theme: query.theme, begin, note }).await
}

/// `/wall/scenes/{id}`: one scene, to be put in the place of another.
pub(super) async fn scene(
    state: Data<State>,
    request: HttpRequest,
    id: Path<String>,
) -> Result<HttpResponse, Problem> {
    let query = Query::parse(&parameters::pairs(&request)?)?;
    let lang = language(&query, &state);
    answer::give(&state, &request, Ask::Scene { lang, id: id.into_inner() }).await
}
