//! `POST /api/v1/messages`: words of encouragement, as JSON or as an HTML form.

use std::sync::Arc;

use axum::{
    Extension,
    body::Body,
    extract::State,
    http::{HeaderMap, header},
    response::Response,
};
use marathon_domain::{
    ActError, ActText, ErrorCode, MessageReceipt, MessageRequest, Page, Problem, Said,
};
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

use super::{
    ApiError, App, PeerAddress,
    act::{self, Act, Form},
    form_place::FormPlace,
    openapi::Refusals,
};
use crate::{accept::Refusal, accept_message::accept_message, writing_hints};

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
        (status = 303, description = "Taken (form): on to the page that says so", headers(("Location" = String))),
        (status = 422, description = "Not a valid message; for a form, the page with the errors, or once with what to look at again", content(
            (Problem = "application/problem+json"), (String = "text/html"))),
        Refusals,
    )
)]
pub async fn create_message(
    State(app): State<Arc<App>>,
    peer: Option<Extension<PeerAddress>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let peer = peer.map(|Extension(peer)| peer);
    act::take::<SendMessage>(&app, peer, &headers, body).await
}

/// The fields of the form, for the document only: browsers send them as they like.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what form_urlencoded reads")]
pub struct MessageForm {
    /// The path of the page the form stands on: it comes back with the errors.
    page: String,
    text: String,
    name: Option<String>,
    country: Option<String>,
    /// By default the section of the country.
    section: Option<String>,
    /// `true` or `on`; absent when unticked.
    may_be_shown: Option<String>,
    /// `true` once the writer was told to look again.
    looked_again: Option<String>,
}

/// A message, and whether its writer is to be told once of what leads back to people.
pub struct Sending {
    request: MessageRequest,
    tells: bool,
}

/// Programs are not told: nobody would look again.
impl<'de> Deserialize<'de> for Sending {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let request = MessageRequest::deserialize(deserializer)?;
        Ok(Self {
            request,
            tells: false,
        })
    }
}

struct SendMessage;

impl Act for SendMessage {
    type Request = Sending;
    type Answer = MessageReceipt;

    const BUSY: Said = Said::Act(ActText::Busy);
    const TOO_MANY: Said = Said::Act(ActText::TooMany);

    fn has_form(place: &FormPlace, app: &App) -> bool {
        match place {
            FormPlace::Page(_, Page::Message(slug)) => app.campaign.is_of_the_ten(slug),
            _ => false,
        }
    }

    fn read_form(form: &Form<'_>) -> Sending {
        let Form { sent, place, .. } = form;
        let optional = |field: &str| {
            let value = sent.value(field).filter(|text| !text.trim().is_empty());
            value.map(str::to_owned)
        };
        let petition = match place {
            FormPlace::Page(_, Page::Message(slug)) => slug.to_string(),
            _ => String::new(),
        };
        Sending {
            request: MessageRequest {
                petition,
                text: sent.text("text"),
                name: optional("name"),
                country: optional("country"),
                language: place.language().to_string(),
                section: place.receiver(sent, form.app).unwrap_or_default(),
                may_be_shown: sent.ticked("may_be_shown"),
            },
            // Our own app has told the writer while they typed.
            tells: !sent.ticked("looked_again") && wants_a_page(form.headers),
        }
    }

    fn language(sending: &Sending) -> &str {
        &sending.request.language
    }

    async fn accept(
        app: &App,
        sending: &Sending,
        body: &[u8],
        idempotency_key: Option<&str>,
    ) -> Result<MessageReceipt, Refusal> {
        if sending.tells && writing_hints::leads_back(&sending.request.text) {
            return Err(Refusal::Invalid(vec![ActError {
                field: "text",
                code: ErrorCode::LookAgain,
                text: Said::Act(ActText::MessageLookAgain),
            }]));
        }
        accept_message(app, &sending.request, body, idempotency_key).await
    }

    fn next(form: &Form<'_>, sending: &Sending) -> String {
        let slug = sending.request.petition.parse();
        let page = slug.map_or(Page::Thanks, Page::MessageSent);
        page.path(form.place.language())
    }
}

/// Browsers ask for HTML when a form posts itself.
fn wants_a_page(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT);
    let accept = accept.and_then(|accept| accept.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}
