//! A submission as an HTML form that posts itself: it gets a page.

use axum::{
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use marathon_domain::{FormError, LiveText, Said, SourceTag};

use super::{Received, Refusal, Submission, problem};
use crate::{
    http::{ApiError, Fields, RETRY_AFTER_FAULT, retry_after},
    pages::{form_page::FormPage, form_place::FormPlace, template::html_response},
    state::App,
};

/// A form as it was sent, and where it stands.
pub struct FilledForm<'a> {
    pub app: &'a App,
    pub fields: &'a Fields,
    pub place: &'a FormPlace,
    pub headers: &'a HeaderMap,
}

/// Why a form comes back.
pub enum Wrong<'a> {
    Fields(&'a [FormError]),
    /// Nothing could be stored.
    Busy,
    /// Too much comes from one network.
    TooMany,
}

impl FilledForm<'_> {
    /// What brought whoever fills it in, if that is known.
    pub fn source(&self) -> Option<String> {
        let page_query = self.query_of_page().unwrap_or_default();
        self.place.source(self.fields, &page_query)
    }

    /// Who receives the data.
    pub fn receiver(&self) -> String {
        let receiver = self.place.receiver(self.fields, self.app);
        receiver.unwrap_or_default()
    }

    /// Without scripts the page cannot tell its form what brought the reader; its address, which browsers
    /// send along within the site, still says so.
    fn query_of_page(&self) -> Option<String> {
        let address = self.headers.get(header::REFERER)?.to_str().ok()?;
        let address: Uri = address.parse().ok()?;
        address.query().map(str::to_owned)
    }
}

/// The page that the form says it stands on, if it has such a form.
pub fn place_of<S: Submission>(fields: &Fields, app: &App) -> Result<FormPlace, ApiError> {
    let place = fields.value("page");
    let place = place.and_then(|page| FormPlace::at(page, app));
    place
        .filter(|place| S::has_form(place, app))
        .ok_or_else(|| {
            let text = app.campaign.first().text(LiveText::ErrorTechnical);
            ApiError::of_field("page", "unknown", text)
        })
}

/// Accepts the form, and answers with a page, or leads on to one.
pub async fn answer<S: Submission>(
    filled: &FilledForm<'_>,
    allowance: Result<(), u64>,
    received: Received<'_>,
) -> Result<Response, ApiError> {
    let (app, language) = (filled.app, filled.place.language().as_str());
    if let Err(seconds) = allowance {
        return too_many::<S>(filled, seconds).await;
    }
    let request = S::request(filled.fields.to()?, filled);
    let mut accepted = S::accept(app, &request, received).await;
    if S::KEY_IN_FORM && matches!(accepted, Err(Refusal::OtherBody)) {
        // What was sent before and changed since is another one.
        let anew = Received {
            key: None,
            ..received
        };
        accepted = S::accept(app, &request, anew).await;
    }
    match accepted {
        Ok(answer) => Ok(S::accepted(filled, &request, answer).await),
        Err(Refusal::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let page = S::page(filled, status, &Wrong::Fields(&errors)).await;
            page.ok_or_else(|| ApiError::Invalid(app.campaign.describe(language, &errors)))
        }
        Err(Refusal::TooMany(seconds)) => too_many::<S>(filled, seconds).await,
        Err(refusal) if S::KEY_IN_FORM || matches!(refusal, Refusal::NotStored(_)) => {
            let page = S::page(filled, StatusCode::SERVICE_UNAVAILABLE, &Wrong::Busy).await;
            let page = page.map(|page| retry_after(page, RETRY_AFTER_FAULT));
            page.ok_or(ApiError::Unavailable)
        }
        Err(refusal) => Err(problem(refusal, app, language)),
    }
}

async fn too_many<S: Submission>(
    filled: &FilledForm<'_>,
    seconds: u64,
) -> Result<Response, ApiError> {
    let page = S::page(filled, StatusCode::TOO_MANY_REQUESTS, &Wrong::TooMany).await;
    let page = page.map(|page| retry_after(page, seconds));
    page.ok_or(ApiError::TooMany(seconds))
}

/// On to a page that says what was done.
pub fn see_other(location: &str) -> Response {
    let headers = [
        (header::LOCATION, location),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// The page that the form stands on, as it was filled in, with what is wrong.
pub async fn page(
    filled: &FilledForm<'_>,
    status: StatusCode,
    wrong: &Wrong<'_>,
    [busy, too_many]: [Said; 2],
) -> Option<Response> {
    let language = filled.place.language().as_str();
    let say = |text| filled.app.campaign.say(language, text);
    let errors = match wrong {
        Wrong::Fields(errors) => errors
            .iter()
            .map(|error| (Some(error.field), say(error.text)))
            .collect(),
        Wrong::Busy => vec![(None, say(busy))],
        Wrong::TooMany => vec![(None, say(too_many))],
    };
    let page = FormPage {
        fields: filled.fields,
        query: filled.place.query(),
        source: filled
            .source()
            .filter(|source| SourceTag::parse(source).is_ok()),
        errors,
    };
    let file = filled.app.campaign.site.join(filled.place.file());
    let mut response = html_response(status, page.html(&file).await?);
    filled.place.allow(&mut response);
    Some(response)
}
