//! Marathons: when one is, how it is accepted, its calendar, and its pages. They show only what staff has
//! released, except to whoever has the organiser's secret.

mod accept;
mod calendar;
mod create_marathon;
mod event_page;
mod find;
mod get_marathon;
mod get_time_zones;
mod kit;
mod list_marathons;
mod list_page;
mod new_page;
mod on_paper;
mod organise;
mod when;
mod words_key;
mod zones_of_country;

use std::sync::Arc;

use axum::{
    Router,
    extract::Request,
    response::Response,
    routing::{get, post},
};

use crate::{pages, state::App};

pub use accept::text;
pub use create_marathon::{__path_create_marathon, MarathonForm, create_marathon};
pub use get_marathon::{__path_get_marathon, get_marathon};
pub use get_time_zones::{__path_get_time_zones, get_time_zones};
pub use list_marathons::{__path_list_marathons, list_marathons};
pub use on_paper::follow as follow_on_paper;
pub use when::When;
pub use words_key::address_hash;

pub fn routes() -> Router<Arc<App>> {
    let event = get(event_page::show_event).post(event_page::come);
    Router::new()
        .route("/{language}/marathons", get(list_page::show_list))
        .route("/{language}/marathons/new", get(new_page::show_new_page))
        .route(
            "/{language}/marathons/organise",
            post(organise::organise).get(pages::serve_site),
        )
        .route(
            "/{language}/marathons/kit/{part}",
            get(kit::show_any).post(kit::show_own),
        )
        .route("/{language}/marathons/{id}", event)
        .route(
            "/{language}/marathons/{id}/marathon.ics",
            get(event_page::show_calendar),
        )
        .route(
            "/{language}/marathons/{id}/kit/{part}",
            get(kit::show_released),
        )
}

/// The 404 page, as for every address without a page.
async fn nowhere(app: Arc<App>, request: Request) -> Response {
    pages::missing_page(&app, request).await
}
