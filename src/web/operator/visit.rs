//! Who asks: behind every page and every form.

use std::time::Instant;

use actix_web::cookie::{Cookie, SameSite};
use actix_web::{HttpRequest, web};

use super::Desk;
use crate::accounts::{Account, Role};
use crate::app::operator::Operator;
use crate::locale::Lang;
use crate::view::error::Problem as Said;
use crate::view::operator::Visitor;
use crate::web::errors::Problem;
use crate::web::login::Token;
use crate::web::pages::asked_in;
use crate::web::state::State;

/// The session's cookie.
pub(in crate::web) const SESSION: &str = "komspot_session";

/// Somebody who is logged in, whose account is still what it was.
#[derive(Clone)]
pub(super) struct Visit {
    pub(super) operator: Operator,
    pub(super) account: Account,
    pub(super) lang: Lang,
    pub(super) form: Token,
}

/// How a request counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Somebody did something: the session lasts on.
    ByHand,
    /// A page asks by itself.
    ByItself,
}

impl Visit {
    /// Who asks.
    ///
    /// # Errors
    /// If nobody is logged in, or the account has been removed or changed since.
    pub(super) async fn of(state: &State, request: &HttpRequest, by: Use) -> Result<Self, Problem> {
        let desk = state.desk().ok_or(Problem::NOTHING)?;
        let cookie = request.cookie(SESSION).ok_or(Problem::LOGGED_OUT)?;
        let now = Instant::now();
        let session = match by {
            Use::ByHand => desk.sessions.find(cookie.value(), now),
            Use::ByItself => desk.sessions.peek(cookie.value(), now),
        };
        let session = session.ok_or(Problem::LOGGED_OUT)?;
        let (operator, account) = (desk.operator().clone(), session.account);
        let known = web::block(move || operator.knows(&account).then_some((operator, account))).await;
        let Some((operator, account)) = known.map_err(|_| Problem::BROKEN)? else {
            desk.sessions.end(cookie.value(), now);
            return Err(Problem::LOGGED_OUT);
        };
        Ok(Self { operator, account, lang: asked_in(state, request)?, form: session.form })
    }

    /// Makes an answer where files may be read.
    ///
    /// # Errors
    /// If that fails.
    pub(super) async fn make<T: Send + 'static>(
        self,
        make: impl FnOnce(&Self) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        web::block(move || make(&self)).await.map_err(|_| Problem::BROKEN)?
    }

    /// Lets on only those who may change something, with a form from a page of their own.
    ///
    /// # Errors
    /// For all others.
    pub(super) fn may_act(&self, form: &str) -> Result<(), Problem> {
        self.sent_it(form)?;
        if self.account.role == Role::Operator { Ok(()) } else { Err(Said::NotAllowed.into()) }
    }

    /// Lets on only a form from a page of the visitor's own.
    ///
    /// # Errors
    /// For all others.
    pub(super) fn sent_it(&self, form: &str) -> Result<(), Problem> {
        if self.form.is(form) { Ok(()) } else { Err(Said::OtherForm.into()) }
    }

    /// As pages tell of the visitor.
    pub(super) fn visitor(&self) -> Visitor {
        Visitor {
            name: self.account.name.to_string(),
            may_act: self.account.role == Role::Operator,
            form: self.form.as_str().to_owned(),
        }
    }
}

/// True within TLS, be it our own or that of a proxy which says so.
pub(super) fn is_within_tls(request: &HttpRequest) -> bool {
    request.connection_info().scheme() == "https"
}

/// A cookie of this device, which no other site's page sends along and no script reads.
pub(super) fn cookie(request: &HttpRequest, name: &'static str, value: String) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(is_within_tls(request))
        .finish()
}

impl Desk {
    /// Ends the session of whoever asks.
    pub(super) fn forget(&self, request: &HttpRequest) {
        if let Some(cookie) = request.cookie(SESSION) {
            self.sessions.end(cookie.value(), Instant::now());
        }
    }
}
