//! `/operator/login` and `/operator/logout`.

use std::net::{IpAddr, Ipv4Addr};
use std::time::{Duration, Instant};

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::web::{self, Data};
use actix_web::{HttpRequest, HttpResponse};

use super::form::{self, Sent};
use super::visit::{SESSION, Use, Visit, cookie, is_within_tls};
use super::{Desk, answer, on_to};
use crate::accounts::Account;
use crate::locale::Lang;
use crate::render::operator as render;
use crate::view::address;
use crate::view::operator::{LoginPage, Refusal};
use crate::web::errors::Problem;
use crate::web::listeners::asker;
use crate::web::login::{Shut, Token, is_from_here, way_back};
use crate::web::pages::asked_in;
use crate::web::parameters;
use crate::web::state::State;

/// Holds what the login's form has to bring along: there is no session yet.
const BEFORE: &str = "komspot_login";

/// `GET /operator/login`
pub(super) async fn page(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let lang = asked_in(&state, &request)?;
    let pairs = parameters::pairs(&request)?;
    let next = pairs.into_iter().find(|(name, _)| name == "next").map(|(_, value)| value);
    shown(&state, &request, lang, next.as_deref(), None).await
}

/// `POST /operator/login`
pub(super) async fn enter(
    state: Data<State>,
    request: HttpRequest,
    sent: Sent,
) -> Result<HttpResponse, Problem> {
    let desk = state.desk().ok_or(Problem::NOTHING)?;
    let lang = form::lang(&sent);
    let next = form::value(&sent, "next").ok();
    let given = request.cookie(BEFORE);
    let same = given.is_some_and(|given| form::value(&sent, "form").is_ok_and(|form| form == given.value()));
    if !same {
        return shown(&state, &request, lang, next, Some(Refusal::Stale)).await;
    }
    let from = asker(&request).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    let (name, password) =
        (form::value(&sent, "name")?.to_owned(), form::value(&sent, "password")?.to_owned());
    let (operator, now) = (desk.operator().clone(), state.clock().noted());
    let open = move || {
        let accounts = operator.accounts().map_err(|_| Refusal::Unreadable)?;
        // Nobody's name has blanks around it; people's typing has.
        let account = accounts.open(name.trim(), &password).cloned();
        match &account {
            Some(account) => operator.logged_in(account, now),
            None => operator.login_failed(&accounts, name.trim(), now),
        }
        Ok(account)
    };
    let refusal = match desk.door.open(from, open).await {
        Ok(Ok(Some(account))) => return begin(desk, &request, account, lang, next),
        Ok(Ok(None)) => Refusal::Wrong,
        Ok(Err(unreadable)) => unreadable,
        Err(Shut::For(wait)) => return refused_for(&state, &request, lang, next, wait).await,
        Err(Shut::Broken) => return Err(Problem::BROKEN),
    };
    shown(&state, &request, lang, next, Some(refusal)).await
}

/// `POST /operator/logout`
pub(super) async fn leave(
    state: Data<State>,
    request: HttpRequest,
    sent: Sent,
) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&state, &request, Use::ByHand).await?;
    visit.sent_it(form::value(&sent, "form")?)?;
    state.desk().ok_or(Problem::NOTHING)?.forget(&request);
    let now = state.clock().noted();
    let left = visit.make(move |visit| {
        visit.operator.logged_out(&visit.account, now);
        Ok(())
    });
    left.await?;
    let mut response = on_to(&address::operator(form::lang(&sent), "/login"));
    let mut over = cookie(&request, SESSION, String::new());
    over.make_removal();
    response.add_cookie(&over).map_err(|_| Problem::BROKEN)?;
    Ok(response)
}

/// Lets somebody in, under a cookie that nobody had before.
fn begin(
    desk: &Desk,
    request: &HttpRequest,
    account: Account,
    lang: Lang,
    next: Option<&str>,
) -> Result<HttpResponse, Problem> {
    desk.forget(request);
    let session = desk.sessions.begin(account, Instant::now()).ok_or(Problem::BROKEN)?;
    let next = next.and_then(way_back).map(str::to_owned);
    let mut response = on_to(&next.unwrap_or_else(|| address::operator(lang, "")));
    let cookie = cookie(request, SESSION, session.as_str().to_owned());
    response.add_cookie(&cookie).map_err(|_| Problem::BROKEN)?;
    Ok(response)
}

/// Too many wrong passwords.
async fn refused_for(
    state: &State,
    request: &HttpRequest,
    lang: Lang,
    next: Option<&str>,
    wait: Duration,
) -> Result<HttpResponse, Problem> {
    let refusal = Refusal::Wait(wait.as_secs().div_ceil(60).max(1));
    let mut response = shown(state, request, lang, next, Some(refusal)).await?;
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
    Ok(response)
}

/// The login page, once more if somebody was not let in.
async fn shown(
    state: &State,
    request: &HttpRequest,
    lang: Lang,
    next: Option<&str>,
    refusal: Option<Refusal>,
) -> Result<HttpResponse, Problem> {
    let desk = state.desk().ok_or(Problem::NOTHING)?;
    let operator = desk.operator().clone();
    let accounts = web::block(move || operator.accounts()).await.map_err(|_| Problem::BROKEN)?;
    let (refusal, anybody) = match accounts {
        Ok(accounts) => (refusal, !accounts.is_empty()),
        Err(_) => (Some(Refusal::Unreadable), true),
    };
    // A page that is open already keeps its form.
    let known = request.cookie(BEFORE).map(|cookie| cookie.value().to_owned());
    let known = known.filter(|token| token.len() == 64 && token.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let form = match known {
        Some(form) => form,
        None => Token::new().ok_or(Problem::BROKEN)?.as_str().to_owned(),
    };
    let minutes = desk.idle.as_secs() / 60;
    let next = next.and_then(way_back).map(str::to_owned);
    let mut page = LoginPage::new(lang, form.clone(), refusal, anybody, minutes).leading_to(next);
    if !is_within_tls(request) && !is_from_here(request) {
        page = page.in_the_open();
    }
    let mut response = answer(render::login(&page));
    *response.status_mut() = match refusal {
        None => StatusCode::OK,
        Some(Refusal::Wrong) => StatusCode::UNAUTHORIZED,
        Some(Refusal::Stale) => StatusCode::FORBIDDEN,
        Some(Refusal::Wait(_)) => StatusCode::TOO_MANY_REQUESTS,
        Some(Refusal::Unreadable) => StatusCode::SERVICE_UNAVAILABLE,
    };
    response.add_cookie(&cookie(request, BEFORE, form)).map_err(|_| Problem::BROKEN)?;
    Ok(response)
}
