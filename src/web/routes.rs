//! The whole table of addresses.

use actix_web::guard::fn_guard;
use actix_web::web::{PayloadConfig, ServiceConfig, resource, to};
use actix_web::{FromRequest, Handler, HttpResponse, Resource, Responder};

use super::errors::Problem;
use super::{api, assets, collections, events, health, heartbeat, maps, operator, pages, wall};

/// Puts every address in its place.
pub fn routes(table: &mut ServiceConfig) {
    table
        .service(
            at("/", Page::Collections, collections::landing).guard(fn_guard(collections::is_asked_for_json)),
        )
        .service(at("/", Page::Explorer, pages::explorer))
        .service(at("/news", Page::News, pages::news))
        .service(at("/wall", Page::Wall, wall::get))
        .service(at("/wall/scenes/{id}", Page::Wall, wall::scene))
        .service(
            at("/wall/heartbeat", Page::Wall, heartbeat::post)
                .app_data(PayloadConfig::new(heartbeat::LONGEST)),
        )
        .service(at("/wall/type.css", Page::Asset, wall::sizes))
        .service(at("/areas/{id}.pdf", Page::Area, pages::area_report))
        .service(at("/areas/{id}", Page::Area, pages::area))
        .service(at("/compare", Page::Compare, pages::compare))
        .service(at("/overview", Page::Compare, pages::overview))
        .service(at("/about/methods", Page::About, pages::methods))
        .service(at("/about/privacy", Page::About, pages::privacy))
        .service(at("/about/accessibility", Page::About, pages::accessibility))
        .service(at("/map.svg", Page::Map, maps::svg))
        .service(at("/map.png", Page::Map, maps::png))
        .service(at("/chart.svg", Page::Map, maps::chart_svg))
        .service(at("/chart.png", Page::Map, maps::chart_png))
        .service(at("/overview.svg", Page::Map, maps::overview_svg))
        .service(at("/overview.png", Page::Map, maps::overview_png))
        .service(at("/report.pdf", Page::Map, maps::report))
        .service(at("/events", Page::Events, events::get))
        .service(at("/healthz", Page::Health, health::live))
        .service(at("/healthz/wall", Page::Health, heartbeat::health))
        .service(at("/healthz/wall/here", Page::Health, heartbeat::health_here))
        .service(at("/readyz", Page::Health, health::ready))
        .service(at("/metrics", Page::Metrics, health::metrics))
        .configure(operator::routes)
        .service(at("/api/v1/status", Page::Api, api::status))
        .service(at("/api/v1/areas", Page::Api, api::areas))
        .service(at("/api/v1/indicators", Page::Api, api::indicators))
        .service(at("/api/v1/observations", Page::Api, api::observations))
        .service(at("/api/v1/signals", Page::Api, api::signals))
        .service(at("/api/v1/release.zip", Page::Api, api::package))
        .service(at("/ogc", Page::Collections, collections::landing))
        .service(at("/api", Page::Collections, collections::api))
        .service(at("/conformance", Page::Collections, collections::conformance))
        .service(at("/collections", Page::Collections, collections::collections))
        .service(at("/collections/{id}", Page::Collections, collections::collection))
        .service(at("/collections/{id}/items", Page::Collections, collections::items))
        .service(at("/collections/{id}/items/{fid}", Page::Collections, collections::item))
        .service(at("/assets/{name}", Page::Asset, assets::get))
        .service(at("/favicon.svg", Page::Asset, assets::icon))
        .service(at("/favicon.ico", Page::Asset, assets::icon))
        .service(at("/robots.txt", Page::Asset, health::robots))
        .default_service(to(nothing));
}

/// What an address gives, as the counters tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    /// The wall and its scenes.
    Wall,
    /// The explorer.
    Explorer,
    /// What is new.
    News,
    /// One area.
    Area,
    /// Comparisons.
    Compare,
    /// The pages about KOMspot itself.
    About,
    /// One map.
    Map,
    /// The events.
    Events,
    /// Liveness and readiness.
    Health,
    /// The counters themselves.
    Metrics,
    /// The pages behind the login.
    Operator,
    /// Data for programs.
    Api,
    /// The collections for map programs.
    Collections,
    /// Styles, scripts, fonts, icons.
    Asset,
    /// No address of the table.
    Other,
}

impl Page {
    /// All, in the order of their numbers.
    pub(super) const ALL: [Self; 15] = [
        Self::Wall,
        Self::Explorer,
        Self::News,
        Self::Area,
        Self::Compare,
        Self::About,
        Self::Map,
        Self::Events,
        Self::Health,
        Self::Metrics,
        Self::Operator,
        Self::Api,
        Self::Collections,
        Self::Asset,
        Self::Other,
    ];

    /// Its word in the counters.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Wall => "wall",
            Self::Explorer => "explorer",
            Self::News => "news",
            Self::Area => "area",
            Self::Compare => "compare",
            Self::About => "about",
            Self::Map => "map",
            Self::Events => "events",
            Self::Health => "health",
            Self::Metrics => "metrics",
            Self::Operator => "operator",
            Self::Api => "api",
            Self::Collections => "collections",
            Self::Asset => "asset",
            Self::Other => "other",
        }
    }
}

/// One line of the table.
pub(super) fn at<F, Args>(path: &str, page: Page, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    resource(path).app_data(page).to(handler)
}

/// Every other address.
async fn nothing() -> Result<HttpResponse, Problem> {
    Err(Problem::NOTHING)
}
