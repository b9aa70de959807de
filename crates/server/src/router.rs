//! The routes, and the steps that every request passes through. The router knows every resource; no resource
//! knows the router.

use std::sync::Arc;

use axum::{
    Extension, Router,
    extract::{Request, State},
    middleware::{self, Next},
    response::Response,
    routing::{get, post},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    counts, embed, fraud,
    http::{ApiError, catch_panic::caught, headers, request_log::Call, time_limit::limited},
    letters, marathons, messages, moderation,
    openapi::{self, Calls},
    operation,
    pages::{self, refused::Person},
    signings,
    state::App,
};

/// Every route, with the steps that every request passes through.
pub fn router(app: &Arc<App>) -> Router {
    let (routes, calls) = routes().split_for_parts();
    routes
        .layer(Extension(Calls::of(calls)))
        .route("/{language}/confirm", signings::confirm::routes())
        .route("/{language}/my-signing", signings::my_signing::routes())
        .route("/{language}/cases/{slug}/messages", messages::page_routes())
        .merge(marathons::routes())
        .route(
            headers::POLICY_REPORTS,
            post(operation::count_policy_report),
        )
        .route(
            "/.well-known/security.txt",
            get(operation::get_security_txt),
        )
        .route("/embed.js", embed::routes())
        .route("/embed/{*page}", embed::routes())
        .route("/stamps/{*file}", embed::shown_in_frames())
        .route("/fonts/{*file}", embed::shown_in_frames())
        .fallback(pages::serve_site)
        .method_not_allowed_fallback(async || ApiError::MethodNotAllowed)
        .layer(middleware::from_fn_with_state(Arc::clone(app), answer))
        .with_state(Arc::clone(app))
}

/// The steps that every request passes through. It is a single function, since each layer boxes and clones
/// everything below it.
async fn answer(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let call = Call::of(&request);
    let person = Person::of(&app, &request);
    let answering = limited(app.http.request_timeout, next.run(request));
    let mut response = caught(answering).await;
    if let Some(person) = person {
        response = person.answer(&app, response);
    }
    headers::secure(&app, &mut response);
    call.record(&app, &response);
    response
}

/// The routes of the API; their documents come with them.
fn routes() -> OpenApiRouter<Arc<App>> {
    // Other sites may read these.
    let open = OpenApiRouter::new()
        .routes(routes!(counts::get_counts))
        .routes(routes!(counts::stream_counts))
        .routes(routes!(counts::list_countries))
        .routes(routes!(counts::get_count_svg))
        .routes(routes!(embed::get_oembed))
        .layer(middleware::map_response(headers::open_to_all));
    // Supporters.
    let supporters = OpenApiRouter::new()
        .routes(routes!(signings::create_signing))
        .routes(routes!(letters::create_letter))
        .routes(routes!(letters::count_posted_letter))
        .routes(routes!(messages::create_message, messages::list_messages))
        .routes(routes!(
            marathons::create_marathon,
            marathons::list_marathons
        ))
        .routes(routes!(marathons::get_marathon))
        .routes(routes!(marathons::get_time_zones));
    // Staff of a section.
    let staff = OpenApiRouter::new()
        .routes(routes!(moderation::list_acts))
        .routes(routes!(moderation::list_items))
        .routes(routes!(moderation::get_item))
        .routes(routes!(moderation::release_item))
        .routes(routes!(moderation::refuse_item))
        .routes(routes!(moderation::undo_item));
    let staff = staff
        .routes(routes!(fraud::list_bursts))
        .routes(routes!(fraud::preview_selection))
        .routes(routes!(fraud::create_set_aside, fraud::list_set_asides))
        .routes(routes!(fraud::get_set_aside))
        .routes(routes!(fraud::approve_set_aside))
        .routes(routes!(fraud::refuse_set_aside))
        .routes(routes!(fraud::undo_set_aside));
    // Operators and developers.
    let operators = OpenApiRouter::new()
        .routes(routes!(openapi::get_openapi))
        .routes(routes!(operation::get_healthz))
        .routes(routes!(operation::get_readyz));
    open.merge(supporters).merge(staff).merge(operators)
}
