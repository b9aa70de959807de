//! The pages about marathons: templates of the built site, filled in for each visit. Nothing that staff has
//! not released stands in any of them, but for whoever has the organiser's secret.

mod code;
mod create;
mod event;
mod fill;
mod kit;
mod list;
mod list_json;
mod organise;
mod told;

use std::sync::Arc;

use axum::{
    Router,
    extract::Request,
    response::Response,
    routing::{get, post},
};

use super::{App, site};

pub use create::{__path_create_marathon, create_marathon};
pub use list_json::{__path_list_marathons, list_marathons};

pub fn routes() -> Router<Arc<App>> {
    let event = get(event::show_event).post(event::come);
    Router::new()
        .route("/{language}/marathons", get(list::show_list))
        .route("/{language}/marathons/new", get(create::show_form))
        .route(
            "/{language}/marathons/organise",
            post(organise::act).get(site::serve_site),
        )
        .route(
            "/{language}/marathons/kit/{part}",
            get(kit::show_any).post(kit::show_own),
        )
        .route("/{language}/marathons/{name}", event)
        .route(
            "/{language}/marathons/{name}/marathon.ics",
            get(event::show_calendar),
        )
        .route(
            "/{language}/marathons/{name}/kit/{part}",
            get(kit::show_released),
        )
}

/// The 404 page, as for every address without a page.
async fn nowhere(app: Arc<App>, request: Request) -> Response {
    site::missing_page(&app, request).await
}
