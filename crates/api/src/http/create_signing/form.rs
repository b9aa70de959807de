//! A signing as an HTML form, from a page without scripts.

use axum::{
    body::Body,
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use marathon_domain::{Field, LiveText, ProblemError, SigningRequest};
use utoipa::ToSchema;

use super::form_place::FormPlace;

use crate::{
    accept_signing::{Refusal, accept_signing},
    http::{
        ApiError, App,
        api_error::RETRY_AFTER_FAULT,
        body,
        form_page::{Filling, filled_page},
    },
};

/// The fields of the form, for the document only: browsers send them as they like.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what form_urlencoded reads")]
pub struct SigningForm {
    /// The path of the page the form stands on: it comes back with the errors.
    page: String,
    /// Repeated, once a petition.
    petitions: Vec<String>,
    given_name: String,
    family_name: String,
    email: String,
    country: String,
    postcode: Option<String>,
    language: Option<String>,
    /// By default the section of the country.
    section: Option<String>,
    source: Option<String>,
    notice: Option<String>,
    /// `true` or `on`; absent when unticked.
    updates: Option<String>,
    /// `true` or `on`; absent when unticked.
    name_to_authorities: Option<String>,
}

/// A form as sent.
pub struct Sent(Vec<(String, String)>);

impl Sent {
    pub fn read(body: &[u8]) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    /// The first value of a field, if it is not empty.
    pub fn value(&self, field: &str) -> Option<&str> {
        let first = self.0.iter().find(|(name, _)| name == field);
        first
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// Every value of a field.
    pub fn values(&self, field: &str) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(move |(name, _)| name == field)
            .map(|(_, value)| value.as_str())
    }

    /// Whether a box of its own is ticked.
    pub fn ticked(&self, field: &str) -> bool {
        matches!(self.value(field), Some("true" | "on"))
    }

    fn request(&self, app: &App, place: &FormPlace, headers: &HeaderMap) -> SigningRequest {
        let text = |field: &str| self.value(field).unwrap_or_default().to_owned();
        let optional = |field: &str| self.value(field).map(str::to_owned);
        SigningRequest {
            petitions: self.values("petitions").map(str::to_owned).collect(),
            given_name: text("given_name"),
            family_name: text("family_name"),
            email: text("email"),
            country: text("country"),
            postcode: optional("postcode"),
            language: optional("language").unwrap_or_else(|| place.language().to_string()),
            section: place.receiver(self, app).unwrap_or_default(),
            source: place.source(self, &query_of_page(headers).unwrap_or_default()),
            notice: optional("notice"),
            updates: self.ticked("updates"),
            name_to_authorities: self.ticked("name_to_authorities"),
        }
    }
}

pub async fn create_from_form(
    app: &App,
    allowance: Result<(), ApiError>,
    headers: &HeaderMap,
    sent: Body,
) -> Result<Response, ApiError> {
    let body = body::read(headers, sent, app.http.body_timeout).await?;
    let sent = Sent::read(&body);
    let place = place_of(&sent, app)?;
    let answer = Answer {
        app,
        sent: &sent,
        place: &place,
    };
    if let Err(ApiError::TooMany(seconds)) = allowance {
        let status = StatusCode::TOO_MANY_REQUESTS;
        return answer.wait(status, LiveText::ErrorTooMany, seconds).await;
    }
    let request = sent.request(app, &place, headers);
    match accept_signing(app, &request, &body, None).await {
        Ok(_) => Ok(thanks(&place.thanks(&request.petitions, app.mails))),
        Err(Refusal::Invalid(errors)) => {
            let messages = errors
                .iter()
                .map(|error| {
                    let message = app.campaign.message(place.language().as_str(), *error);
                    (error.field, error.code.as_str(), message.to_owned())
                })
                .collect();
            answer.invalid(messages).await
        }
        // Without a key the other refusals do not come.
        Err(_) => {
            let status = StatusCode::SERVICE_UNAVAILABLE;
            answer
                .wait(status, LiveText::ErrorBusy, RETRY_AFTER_FAULT)
                .await
        }
    }
}

/// Without scripts the page cannot tell its form what brought the reader; its address, which browsers
/// send along within the site, still says so.
fn query_of_page(headers: &HeaderMap) -> Option<String> {
    let address: Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    address.query().map(str::to_owned)
}

fn place_of(sent: &Sent, app: &App) -> Result<FormPlace, ApiError> {
    let place = sent.value("page").and_then(|page| FormPlace::at(page, app));
    place.ok_or_else(|| {
        ApiError::Invalid(vec![ProblemError {
            field: "page".to_owned(),
            code: "unknown".to_owned(),
            message: app
                .campaign
                .first()
                .text(LiveText::ErrorTechnical)
                .to_owned(),
        }])
    })
}

fn thanks(location: &str) -> Response {
    let headers = [
        (header::LOCATION, location),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// The form's page, given back.
struct Answer<'a> {
    app: &'a App,
    sent: &'a Sent,
    place: &'a FormPlace,
}

impl Answer<'_> {
    async fn invalid(
        &self,
        errors: Vec<(Field, &'static str, String)>,
    ) -> Result<Response, ApiError> {
        let filling = Filling {
            sent: self.sent,
            query: self.place.query(),
            errors: errors
                .iter()
                .map(|(field, _, message)| (Some(*field), message.as_str()))
                .collect(),
        };
        match self.page(&filling).await {
            Some(html) => Ok(self.response(StatusCode::UNPROCESSABLE_ENTITY, html)),
            None => Err(ApiError::Invalid(
                errors
                    .into_iter()
                    .map(|(field, code, message)| ProblemError {
                        field: field.to_string(),
                        code: code.to_owned(),
                        message,
                    })
                    .collect(),
            )),
        }
    }

    async fn wait(
        &self,
        status: StatusCode,
        text: LiveText,
        seconds: u64,
    ) -> Result<Response, ApiError> {
        let content = self
            .app
            .campaign
            .data(self.place.language().as_str())
            .unwrap_or(self.app.campaign.first());
        let filling = Filling {
            sent: self.sent,
            query: self.place.query(),
            errors: vec![(None, content.text(text))],
        };
        match self.page(&filling).await {
            Some(html) => {
                let mut response = self.response(status, html);
                response
                    .headers_mut()
                    .insert(header::RETRY_AFTER, seconds.into());
                Ok(response)
            }
            None if status == StatusCode::TOO_MANY_REQUESTS => Err(ApiError::TooMany(seconds)),
            None => Err(ApiError::Unavailable),
        }
    }

    async fn page(&self, filling: &Filling<'_>) -> Option<String> {
        let file = self.app.campaign.site.join(self.place.file());
        filled_page(&file, filling).await
    }

    fn response(&self, status: StatusCode, html: String) -> Response {
        let mut response = html_response(status, html);
        self.place.allow(&mut response);
        response
    }
}

pub fn html_response(status: StatusCode, html: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (status, headers, html).into_response()
}
