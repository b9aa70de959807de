//! A submission as an HTML form that posts itself: it gets a page.

use axum::{
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use marathon_app::draw::{Mistake, SentForm};
use marathon_domain::{ActText, FormError, Said, SourceTag, Text};

use super::{Received, Refusal, Submission, problem};
use crate::{
    http::{ApiError, Fields, RETRY_AFTER_FAULT, retry_after},
    pages::{drawn, form_place::FormPlace},
    state::App,
};

/// A form as it was sent, and the page it is on.
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
    /// One network sends too much.
    TooMany,
    /// The network has used its share of the day's room.
    NoRoom,
    /// The form does not come from a page of ours, as far as the browser says.
    Origin,
}

impl FilledForm<'_> {
    /// What brought the person who fills it in, if that is known.
    pub fn source(&self) -> Option<String> {
        let page_query = self.query_of_page().unwrap_or_default();
        self.place.source(self.fields, &page_query)
    }

    /// The section that receives the data.
    pub fn receiver(&self) -> String {
        let receiver = self.place.receiver(self.fields, self.app);
        receiver.unwrap_or_default()
    }

    /// Without scripts the page cannot pass on to its form what brought the reader. The page's address, which
    /// browsers send within the site, still says so.
    fn query_of_page(&self) -> Option<String> {
        let address = self.headers.get(header::REFERER)?.to_str().ok()?;
        let address: Uri = address.parse().ok()?;
        address.query().map(str::to_owned)
    }
}

/// The page that the form names, if that page has such a form.
pub fn place_of<S: Submission>(fields: &Fields, app: &App) -> Result<FormPlace, ApiError> {
    let place = fields.value("page");
    let place = place.and_then(|page| FormPlace::at(page, app));
    place
        .filter(|place| S::has_form(place, app))
        .ok_or_else(|| ApiError::of_field("page", "unknown", app.campaign.technical_error()))
}

/// Accepts the form, and answers with a page or a redirect to one.
pub async fn answer<S: Submission>(
    filled: &FilledForm<'_>,
    allowance: Result<(), u64>,
    received: Received<'_>,
) -> Result<Response, ApiError> {
    let (app, language) = (filled.app, filled.place.language().as_str());
    if let Err(seconds) = allowance {
        return Ok(too_many::<S>(filled, seconds));
    }
    let request = S::request(filled.fields.to()?, filled);
    let mut accepted = S::accept(app, &request, received).await;
    if S::KEY_IN_FORM && matches!(accepted, Err(Refusal::OtherBody)) {
        // A form that was sent before and changed since is a new one.
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
            Ok(page::<S>(filled, status, &Wrong::Fields(&errors)))
        }
        Err(Refusal::TooMany(seconds)) => Ok(too_many::<S>(filled, seconds)),
        Err(Refusal::NoRoom(seconds)) => {
            let page = page::<S>(filled, StatusCode::INSUFFICIENT_STORAGE, &Wrong::NoRoom);
            Ok(retry_after(page, seconds))
        }
        Err(refusal) if S::KEY_IN_FORM || matches!(refusal, Refusal::NotStored(_)) => {
            let page = page::<S>(filled, StatusCode::SERVICE_UNAVAILABLE, &Wrong::Busy);
            Ok(retry_after(page, RETRY_AFTER_FAULT))
        }
        Err(refusal) => Err(problem(refusal, app, language)),
    }
}

fn too_many<S: Submission>(filled: &FilledForm<'_>, seconds: u64) -> Response {
    let page = page::<S>(filled, StatusCode::TOO_MANY_REQUESTS, &Wrong::TooMany);
    retry_after(page, seconds)
}

/// Redirects to a page that says what was done.
pub fn see_other(location: &str) -> Response {
    let headers = [
        (header::LOCATION, location),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// The form's page, as it was filled in, with its errors.
pub fn page<S: Submission>(
    filled: &FilledForm<'_>,
    status: StatusCode,
    wrong: &Wrong<'_>,
) -> Response {
    let content = filled.app.campaign.content(filled.place.language());
    let say = |text| filled.app.campaign.say(content.language.as_str(), text);
    let whole = |words: &str| {
        vec![Mistake {
            field: String::new(),
            message: words.to_owned(),
        }]
    };
    let mistakes = match wrong {
        Wrong::Fields(errors) => errors
            .iter()
            .map(|error| Mistake {
                field: error.field.to_owned(),
                message: say(error.text).to_owned(),
            })
            .collect(),
        Wrong::Busy => whole(say(S::BUSY)),
        Wrong::TooMany => whole(say(S::TOO_MANY)),
        Wrong::NoRoom => whole(say(Said::Act(ActText::NoRoom))),
        Wrong::Origin => match filled.place {
            FormPlace::Page(..) => whole(content.text(Text::RefusedOrigin)),
            FormPlace::Embedded { .. } => whole(content.text(Text::RefusedFrame)),
        },
    };
    let source = filled.source();
    let source = source.filter(|source| SourceTag::parse(source).is_ok());
    let sent = SentForm::new(filled.fields.pairs().to_vec(), mistakes, source);
    let is_cut_off = matches!(wrong, Wrong::Origin);
    let (app, place) = (filled.app, filled.place);
    let html = place.given_back(app, sent, S::given(), is_cut_off);
    let mut response = drawn::answer(status, html);
    filled.place.allow(&mut response);
    response
}
