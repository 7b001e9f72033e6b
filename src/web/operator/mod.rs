//! `/operator`: the pages behind the login.
//!
//! They are the only ones that read files while they are asked for, and the
//! only ones that change anything. Every form needs a session, an account that
//! is still what it was, the form's own token, and a browser that does not say
//! that another site is asking.

mod bundle;
mod deeds;
mod form;
mod login;
mod pages;
mod visit;

use std::fmt;
use std::time::Duration;

use actix_web::http::header::{ALLOW, CACHE_CONTROL, HeaderValue, LOCATION};
use actix_web::web::{self, Data, FormConfig, ServiceConfig};
use actix_web::{FromRequest, Handler, HttpRequest, HttpResponse, Resource, Responder};
use tokio::sync::Semaphore;

use super::errors::Problem;
use super::login::{Door, Sessions};
use super::routes::Page;
use super::state::State;
use crate::app::operator::Operator;
use crate::config;
pub(super) use visit::SESSION;

/// Bytes of a form that are read; a password may be long.
const LONGEST_FORM: usize = 16 << 10;

/// What stands behind the pages.
pub(super) struct Desk {
    operator: Operator,
    sessions: Sessions,
    /// How long a session lasts that nobody uses.
    idle: Duration,
    door: Door,
    /// Bundles that are uploaded at once.
    uploads: Semaphore,
    /// Most bytes of a bundle.
    largest: u64,
    /// An upload of which nothing comes for so long is given up.
    quiet: Duration,
}

impl Desk {
    /// Nobody is logged in yet.
    pub(super) fn new(operator: Operator, settings: &config::Operator) -> Self {
        Self {
            operator,
            sessions: Sessions::new(settings.session),
            idle: settings.session,
            door: Door::default(),
            uploads: Semaphore::new(2),
            largest: settings.upload,
            quiet: settings.quiet,
        }
    }

    /// Who is logged in.
    pub(super) fn sessions(&self) -> &Sessions {
        &self.sessions
    }

    /// Files of the data directory.
    pub(super) fn operator(&self) -> &Operator {
        &self.operator
    }
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Desk(…)")
    }
}

/// The addresses behind the login.
pub(super) fn routes(table: &mut ServiceConfig) {
    table
        .service(page("/operator", pages::overview))
        .service(page("/operator/login", login::page).route(web::post().to(login::enter)))
        .service(page("/operator/progress", pages::progress))
        .service(page("/operator/reports/{number}", pages::report))
        .service(page("/operator/log", pages::log))
        .service(page("/operator/log.csv", pages::csv))
        .service(deed("/operator/logout", login::leave))
        .service(deed("/operator/seen", deeds::seen))
        .service(deed("/operator/bundles", bundle::post))
        .service(deed("/operator/held/confirm", deeds::confirm))
        .service(deed("/operator/held/decline", deeds::decline))
        .service(deed("/operator/history/show", deeds::show));
}

/// An address to be read.
fn page<F, Args>(path: &str, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    resource(path)
        .route(web::get().to(handler.clone()))
        .route(web::head().to(handler))
        .default_service(web::to(only_read))
}

/// An address that does something.
fn deed<F, Args>(path: &str, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    resource(path).route(web::post().to(handler)).default_service(web::to(only_done))
}

fn resource(path: &str) -> Resource {
    let form = FormConfig::default().limit(LONGEST_FORM).error_handler(|_, _| Problem::BAD_FORM.into());
    web::resource(path).app_data(Page::Operator).app_data(form)
}

async fn only_read() -> Result<HttpResponse, Problem> {
    Err(Problem::METHOD)
}

async fn only_done(state: Data<State>, request: HttpRequest) -> HttpResponse {
    let mut response = Problem::METHOD.answer(request.headers(), &state);
    response.headers_mut().insert(ALLOW, HeaderValue::from_static("POST"));
    response
}

/// A page as an answer that nobody keeps.
fn answer(page: String) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .content_type("text/html; charset=utf-8")
        .body(page)
}

/// On to a page, after something was done.
fn on_to(address: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((LOCATION, address))
        .finish()
}
