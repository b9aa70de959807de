//! `POST /api/v1/letters/posted`: somebody, unnamed, has posted a letter.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_domain::{ActText, Deed, LetterReceipt, Page, PostedLetterRequest, Problem, Said};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{accept::count_letter, create_letter::stands_on_a_letter};
use crate::{
    http::{ApiError, Refusals},
    pages::form_place::FormPlace,
    state::App,
    submission::{self, Call, FilledForm, Received, Refusal, Submission},
};

/// Count a posted letter
///
/// Adds one to the letters of a case, and keeps nothing about the sender. With an `Idempotency-Key`, a retry with
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
        (status = 303, description = "Counted (form): redirects to the thanks", headers(("Location" = String))),
        (status = 422, description = "No letters are counted for it; for a form, the page with the errors", content(
            (Problem = "application/problem+json"), (String = "text/html"))),
        Refusals,
    )
)]
pub async fn count_posted_letter(
    State(app): State<Arc<App>>,
    call: Call,
) -> Result<Response, ApiError> {
    submission::take::<PostedLetterSubmission>(&app, call).await
}

/// The fields of the form, for the document too: browsers send them as they like.
#[derive(Deserialize, ToSchema)]
#[schema(
    description = "The fields of the form, for the document only: browsers send them as they like."
)]
pub struct PostedLetterForm {
    /// The path of the page the form stands on.
    #[expect(
        dead_code,
        reason = "the pipeline reads it: it says where the form stands"
    )]
    page: String,
    case: String,
}

struct PostedLetterSubmission;

impl Submission for PostedLetterSubmission {
    type Request = PostedLetterRequest;
    type Form = PostedLetterForm;
    type Answer = LetterReceipt;

    const BUSY: Said = Said::Act(ActText::Busy);
    const TOO_MANY: Said = Said::Act(ActText::TooMany);

    fn has_form(place: &FormPlace, app: &App) -> bool {
        stands_on_a_letter(place, app)
    }

    fn request(form: PostedLetterForm, _: &FilledForm<'_>) -> PostedLetterRequest {
        PostedLetterRequest { case: form.case }
    }

    /// Only a program can make this mistake: nobody types a case.
    fn language(_: &PostedLetterRequest) -> &str {
        ""
    }

    async fn accept(
        app: &App,
        request: &PostedLetterRequest,
        received: Received<'_>,
    ) -> Result<LetterReceipt, Refusal> {
        count_letter(app, request, received).await?;
        Ok(LetterReceipt {
            case: request.case.clone(),
            confirmation: None,
        })
    }

    fn next(filled: &FilledForm<'_>, _: &PostedLetterRequest) -> String {
        Page::Done(Deed::Posted).path(filled.place.language())
    }
}
