//! HTTP: the routes, and what every request passes through.

mod act;
mod api_error;
mod body;
mod catch_panic;
mod client_address;
mod confirm;
mod count_posted_letter;
mod create_letter;
mod create_message;
mod create_signing;
mod embed;
mod form_page;
mod form_place;
mod get_count_svg;
mod get_counts;
mod get_healthz;
mod get_oembed;
mod get_openapi;
mod get_readyz;
mod headers;
mod json_answer;
mod list_messages;
mod marathons;
mod messages_page;
mod moderation;
mod my_signing;
mod negotiate;
mod openapi;
mod origin;
mod private_page;
mod receipts;
mod request_log;
mod sent;
mod site;
mod staff;
mod stream_counts;
mod time_limit;

use std::{collections::BTreeMap, sync::Arc};

use axum::{Router, middleware};
use marathon_domain::Slug;
use tokio::sync::watch;
use tower_http::catch_panic::CatchPanicLayer;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    campaign::LoadedCampaign,
    clock::Clock,
    config::{HttpConfig, LiveConfig},
    hashes::Hashes,
    in_flight::InFlight,
    live::{Frames, LiveCounts},
    mail::OutboxKey,
    random::Randomness,
    rate_limit::RateLimit,
    section_counts::SectionCounts,
    start_error::StartError,
    store::{PetitionId, Store},
    streams::Streams,
    writer::Queue,
};

use api_error::ApiError;
pub use client_address::PeerAddress;
pub use form_page::escaped;
pub(crate) use stream_counts::Viewer;

/// What handlers share.
pub struct App {
    pub(crate) campaign: LoadedCampaign,
    pub(crate) petitions: BTreeMap<Slug, PetitionId>,
    pub(crate) live: Arc<LiveCounts>,
    pub(crate) section_counts: SectionCounts,
    pub(crate) frames: Frames,
    pub(crate) streams: Arc<Streams>,
    pub(crate) queue: Queue,
    pub(crate) store: Store,
    pub(crate) hashes: Hashes,
    /// None when switched off.
    pub(crate) limit: Option<RateLimit>,
    /// Of answers to mails, and of looks at one's own signing; none when switched off.
    pub(crate) confirm_limit: Option<RateLimit>,
    /// Whether addresses are confirmed by mail.
    pub(crate) mails: bool,
    pub(crate) outbox_key: OutboxKey,
    pub(crate) in_flight: InFlight,
    pub(crate) clock: Clock,
    pub(crate) random: Randomness,
    pub(crate) http: HttpConfig,
    pub(crate) live_config: LiveConfig,
    /// True from the moment the server ends: open streams end too.
    pub(crate) ending: watch::Receiver<bool>,
}

impl App {
    /// Reads the sections' files again; a mistake in them changes nothing.
    pub fn reload_sections(&self) -> Result<(), StartError> {
        self.campaign.reload_sections()
    }
}

/// Every route, with what every request passes through.
pub fn router(app: &Arc<App>) -> Router {
    let (routes, _) = routes().split_for_parts();
    routes
        .route("/{language}/confirm", confirm::routes())
        .route("/{language}/my-signing", my_signing::routes())
        .route("/{language}/cases/{slug}/messages", messages_page::routes())
        .route(
            "/{language}/cases/{slug}/messages/latest",
            messages_page::latest_routes(),
        )
        .merge(marathons::routes())
        .route("/embed.js", embed::routes())
        .route("/embed/{*page}", embed::routes())
        .fallback(site::serve_site)
        .method_not_allowed_fallback(async || ApiError::MethodNotAllowed)
        .layer(middleware::from_fn_with_state(
            Arc::clone(app),
            time_limit::limit_time,
        ))
        .layer(CatchPanicLayer::custom(catch_panic::answer))
        .layer(middleware::from_fn_with_state(
            Arc::clone(app),
            headers::secure,
        ))
        .layer(middleware::from_fn(request_log::log_request))
        .with_state(Arc::clone(app))
}

/// The routes of the API; their documents come with them.
fn routes() -> OpenApiRouter<Arc<App>> {
    // Other sites may read these.
    let open = OpenApiRouter::new()
        .routes(routes!(get_counts::get_counts))
        .routes(routes!(stream_counts::stream_counts))
        .routes(routes!(get_count_svg::get_count_svg))
        .routes(routes!(get_oembed::get_oembed))
        .layer(middleware::map_response(headers::open_to_all));
    // Supporters.
    let supporters = OpenApiRouter::new()
        .routes(routes!(create_signing::create_signing))
        .routes(routes!(create_letter::create_letter))
        .routes(routes!(count_posted_letter::count_posted_letter))
        .routes(routes!(
            create_message::create_message,
            list_messages::list_messages
        ))
        .routes(routes!(
            marathons::create_marathon,
            marathons::list_marathons
        ));
    // Staff of a section.
    let staff = OpenApiRouter::new()
        .routes(routes!(moderation::list_acts::list_acts))
        .routes(routes!(moderation::list_items::list_items))
        .routes(routes!(moderation::get_item::get_item))
        .routes(routes!(moderation::release_item::release_item))
        .routes(routes!(moderation::refuse_item::refuse_item))
        .routes(routes!(moderation::undo_item::undo_item));
    // Operators and developers.
    let operators = OpenApiRouter::new()
        .routes(routes!(get_openapi::get_openapi))
        .routes(routes!(get_healthz::get_healthz))
        .routes(routes!(get_readyz::get_readyz));
    open.merge(supporters).merge(staff).merge(operators)
}
