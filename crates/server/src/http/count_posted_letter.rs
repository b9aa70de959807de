//! `POST /api/v1/letters/posted`: somebody has posted a letter. Nobody asks who.

use std::sync::Arc;

use axum::{Extension, body::Body, extract::State, http::HeaderMap, response::Response};
use marathon_domain::{ActText, Deed, LetterReceipt, Page, PostedLetterRequest, Problem, Said};
use utoipa::ToSchema;

use super::{
    ApiError, App, PeerAddress,
    act::{self, Act, Form},
    create_letter::stands_on_a_letter,
    form_place::FormPlace,
    openapi::Refusals,
};
use crate::{accept::Refusal, accept_letter};

/// Count a posted letter
///
/// Adds one to the letters of a case, and keeps nothing of who asked. With an `Idempotency-Key`, a retry with
/// the same body counts no second time.
#[utoipa::path(
    post,
    path = "/api/v1/letters/posted",
    tag = "letters",
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters",
        pattern = "^[!-~]{1,255}$")),
    request_body(
        content(
            (PostedLetterRequest = "application/json"),
            (PostedLetterForm = "application/x-www-form-urlencoded"),
        )
    ),
    responses(
        (status = 201, description = "Counted (JSON)", body = LetterReceipt, content_type = "application/json"),
        (status = 303, description = "Counted (form): on to the page that says so", headers(("Location" = String))),
        (status = 422, description = "No letters are counted for it; for a form, the page with the errors", content(
            (Problem = "application/problem+json"), (String = "text/html"))),
        Refusals,
    )
)]
pub async fn count_posted_letter(
    State(app): State<Arc<App>>,
    peer: Option<Extension<PeerAddress>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let peer = peer.map(|Extension(peer)| peer);
    act::take::<Count>(&app, peer, &headers, body).await
}

/// The fields of the form, for the document only: browsers send them as they like.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what form_urlencoded reads")]
pub struct PostedLetterForm {
    /// The path of the page the form stands on.
    page: String,
    case: String,
}

struct Count;

impl Act for Count {
    type Request = PostedLetterRequest;
    type Answer = LetterReceipt;

    const BUSY: Said = Said::Act(ActText::Busy);
    const TOO_MANY: Said = Said::Act(ActText::TooMany);

    fn has_form(place: &FormPlace, app: &App) -> bool {
        stands_on_a_letter(place, app)
    }

    fn read_form(form: &Form<'_>) -> PostedLetterRequest {
        PostedLetterRequest {
            case: form.sent.text("case"),
        }
    }

    /// The mistake is a program's: nobody types a case.
    fn language(_: &PostedLetterRequest) -> &str {
        ""
    }

    async fn accept(
        app: &App,
        request: &PostedLetterRequest,
        body: &[u8],
        idempotency_key: Option<&str>,
    ) -> Result<LetterReceipt, Refusal> {
        accept_letter::count_posted_letter(app, request, body, idempotency_key).await?;
        Ok(LetterReceipt {
            case: request.case.clone(),
        })
    }

    fn next(form: &Form<'_>, _: &PostedLetterRequest) -> String {
        Page::Done(Deed::Posted).path(form.place.language())
    }
}
