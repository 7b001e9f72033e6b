//! `/assets/{name}` and the icon: styles, scripts and fonts out of the program.

use std::collections::HashMap;
use std::sync::LazyLock;

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};

use super::answer::{self, Keep};
use super::errors::Problem;
use super::negotiation;
use crate::app::edition::{Body, Edition, Media};
use crate::render::assets;

/// Every asset, packed when it is first asked for and kept for good.
static ASSETS: LazyLock<HashMap<&'static str, Body>> = LazyLock::new(|| {
    let body =
        |asset: &assets::Asset| Body::new(Media::File(asset.media), Edition::VERSION, asset.bytes.to_vec());
    assets::all().iter().map(|asset| (asset.name, body(asset))).collect()
});

/// `/assets/{name}`
pub(super) async fn get(request: HttpRequest, name: Path<String>) -> Result<HttpResponse, Problem> {
    give(&request, &name)
}

/// `/favicon.svg`, and `/favicon.ico`, which browsers ask for unasked.
pub(super) async fn icon(request: HttpRequest) -> Result<HttpResponse, Problem> {
    give(&request, "favicon.svg")
}

fn give(request: &HttpRequest, name: &str) -> Result<HttpResponse, Problem> {
    let body = ASSETS.get(name).ok_or(Problem::NOTHING)?;
    // An address with the contents' digest never means anything else.
    let address = request.uri().path_and_query().map_or("", |address| address.as_str());
    let keep = if assets::href(name) == address { Keep::ForGood } else { Keep::AskAnew };
    Ok(answer::respond(request, body, negotiation::encoding(request.headers()), keep))
}
