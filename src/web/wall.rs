//! `/wall` and `/wall/scenes/{id}`: the screen on the wall.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::errors::Problem;
use super::pages::language;
use super::state::State;
use super::{answer, parameters};
use crate::app::edition::{Ask, Begin};
use crate::render::wall::Form;
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

/// `/wall/scenes/{id}?form=WORD`: one scene, to be put in the place of another.
pub(super) async fn scene(
    state: Data<State>,
    request: HttpRequest,
    id: Path<String>,
) -> Result<HttpResponse, Problem> {
    let pairs = parameters::pairs(&request)?;
    let query = Query::parse(&pairs)?;
    let lang = language(&query, &state);
    let form = match pairs.iter().find(|(name, _)| name == "form") {
        Some((_, word)) => Form::from_word(word).ok_or_else(|| Problem::bad("form", word, Form::WORDS))?,
        None => Form::default(),
    };
    answer::give(&state, &request, Ask::Scene { lang, id: id.into_inner(), form }).await
}

/// `/wall/type.css`: how large everything is, by the settings.
pub(super) async fn sizes(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    answer::give(&state, &request, Ask::WallType).await
}
