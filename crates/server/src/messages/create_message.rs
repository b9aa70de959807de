//! `POST /api/v1/messages`: words of encouragement, as JSON or as an HTML form.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_domain::{
    ActText, ErrorCode, FormError, MessageReceipt, MessageRequest, Page, Problem, Said,
};
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

use super::{accept::accept_message, writing_hints};
use crate::{
    http::{Accept, ApiError, Refusals, is_ticked},
    pages::form_place::FormPlace,
    state::App,
    submission::{self, Call, FilledForm, Received, Refusal, Submission},
};

/// Send words of encouragement
///
/// They go to the person or the group through the section. Answered once they are on the disk. With an
/// `Idempotency-Key`, a retry with the same body gets the first answer.
#[utoipa::path(
    post,
    path = "/api/v1/messages",
    tag = "messages",
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters",
        pattern = "^[!-~]{1,255}$")),
    request_body(
        content(
            (MessageRequest = "application/json"),
            (MessageForm = "application/x-www-form-urlencoded"),
        )
    ),
    responses(
        (status = 201, description = "Taken (JSON)", body = MessageReceipt, content_type = "application/json"),
        (status = 303, description = "Accepted (form): redirects to the thanks", headers(("Location" = String))),
        (status = 422, description = "Not a valid message; for a form, the page with the errors, or once with what to look at again", content(
            (Problem = "application/problem+json"), (String = "text/html"))),
        Refusals,
    )
)]
pub async fn create_message(State(app): State<Arc<App>>, call: Call) -> Result<Response, ApiError> {
    submission::take::<MessageSubmission>(&app, call).await
}

/// The fields of the form, for the document too: browsers send them as they like.
#[derive(Deserialize, ToSchema)]
#[schema(
    description = "The fields of the form, for the document only: browsers send them as they like."
)]
pub struct MessageForm {
    /// The path of the page the form stands on: it comes back with the errors.
    #[expect(
        dead_code,
        reason = "the pipeline reads it: it says where the form stands"
    )]
    page: String,
    text: String,
    name: Option<String>,
    country: Option<String>,
    /// By default the section of the country.
    #[expect(
        dead_code,
        reason = "the pipeline reads it: it says where the form stands"
    )]
    section: Option<String>,
    /// `true` or `on`; absent when unticked.
    may_be_shown: Option<String>,
    /// `true` once the writer was told to look again.
    looked_again: Option<String>,
}

/// A message, and whether to warn its writer once about details that lead to a person.
pub struct HintedMessage {
    request: MessageRequest,
    tells: bool,
}

/// Programs get no warning: nobody would look again.
impl<'de> Deserialize<'de> for HintedMessage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let request = MessageRequest::deserialize(deserializer)?;
        Ok(Self {
            request,
            tells: false,
        })
    }
}

struct MessageSubmission;

impl Submission for MessageSubmission {
    type Request = HintedMessage;
    type Form = MessageForm;
    type Answer = MessageReceipt;

    const BUSY: Said = Said::Act(ActText::Busy);
    const TOO_MANY: Said = Said::Act(ActText::TooMany);

    fn has_form(place: &FormPlace, app: &App) -> bool {
        match place {
            FormPlace::Page(_, Page::Message(slug)) => app.campaign.is_of_the_ten(slug),
            _ => false,
        }
    }

    fn request(form: MessageForm, filled: &FilledForm<'_>) -> HintedMessage {
        let unless_blank = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let petition = match filled.place {
            FormPlace::Page(_, Page::Message(slug)) => slug.to_string(),
            _ => String::new(),
        };
        HintedMessage {
            request: MessageRequest {
                petition,
                text: form.text,
                name: unless_blank(form.name),
                country: unless_blank(form.country),
                language: filled.place.language().to_string(),
                section: filled.receiver(),
                may_be_shown: is_ticked(form.may_be_shown.as_deref()),
            },
            // Our own app has warned the writer while they typed.
            tells: !is_ticked(form.looked_again.as_deref())
                && Accept::of(filled.headers).names_page(),
        }
    }

    fn language(message: &HintedMessage) -> &str {
        &message.request.language
    }

    async fn accept(
        app: &App,
        message: &HintedMessage,
        received: Received<'_>,
    ) -> Result<MessageReceipt, Refusal> {
        if message.tells && writing_hints::leads_back(&message.request.text) {
            return Err(Refusal::Invalid(vec![FormError {
                field: "text",
                code: ErrorCode::LookAgain,
                text: Said::Act(ActText::MessageLookAgain),
            }]));
        }
        accept_message(app, &message.request, received).await
    }

    fn next(filled: &FilledForm<'_>, message: &HintedMessage) -> String {
        let slug = message.request.petition.parse();
        let page = slug.map_or(Page::Thanks, Page::MessageSent);
        page.path(filled.place.language())
    }
}
