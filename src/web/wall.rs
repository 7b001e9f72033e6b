//! `/wall` and `/wall/scenes/{id}`: the screen on the wall.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::errors::Problem;
use super::pages::language;
use super::state::State;
use super::{answer, parameters};
use crate::app::edition::Ask;
use crate::render::wall::Form;
use crate::view::query::Query;
use crate::view::wall::{Begin, Moment, SceneId, Shift};

/// `/wall`, `/wall?turn=N`, `/wall?scene=ID`, `/wall?after=ID&turn=N`
pub(super) async fn get(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let pairs = parameters::pairs(&request)?;
    let query = Query::parse(&pairs)?;
    let named = |name: &str| pairs.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str());
    // Whatever is no turn is the first one: a wall goes on.
    let turn = || named("turn").and_then(|turn| turn.parse().ok()).unwrap_or_default();
    let begin = match (named("scene"), named("after")) {
        (Some(id), _) => Begin::Pinned(SceneId::read(id)),
        (None, Some(id)) => Begin::After(SceneId::read(id), turn()),
        (None, None) => Begin::First(turn()),
    };
    let lang = language(&query, &state);
    let (shift, note) = (shift(&state), state.note());
    answer::give(&state, &request, Ask::Wall { lang, theme: query.theme, begin, shift, note }).await
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
    let (id, shift) = (SceneId::read(&id), shift(&state));
    let form = match pairs.iter().find(|(name, _)| name == "form") {
        Some((_, word)) => Form::from_word(word).ok_or_else(|| Problem::bad("form", word, Form::WORDS))?,
        None => Form::default(),
    };
    answer::give(&state, &request, Ask::Scene { lang, id, form, shift }).await
}

/// `/wall/type.css`: how large everything is, by the settings.
pub(super) async fn sizes(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    answer::give(&state, &request, Ask::WallType).await
}

/// Which hours of the playlist hold now.
fn shift(state: &State) -> Shift {
    state.edition().map(|edition| edition.shift(now(state))).unwrap_or_default()
}

/// The moment of the week where the screen hangs; `None` as long as nobody knows it.
fn now(state: &State) -> Option<Moment> {
    let now = state.clock().now()?;
    let minute = i32::from(now.hour()) * 60 + i32::from(now.minute());
    Some(Moment {
        weekday: u8::try_from(now.weekday().to_monday_zero_offset()).ok()?,
        minute: u16::try_from(minute).ok()?,
    })
}
