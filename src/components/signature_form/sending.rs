//! A signing on its way: checked, sent once, retried safely.

use std::sync::Arc;

use leptos::prelude::*;
use marathon_domain::{Content, Page, Rules, Signing, SigningRequest, Slug};
use serde::Deserialize;
use web_sys::{HtmlFormElement, SubmitEvent};

use crate::{
    api,
    browser::{address, form_data::Fields},
    element_ref::ElementRef,
    reactive::{Handler, on},
    state::{
        Attempt, Details, FormProgress, FormState, JustSigned, LiveCounts, Mistake, Navigation,
        Receipts, Secret, SignedPetitions, Source, Supporter, use_content,
    },
};

/// Sends the signings of one form.
#[derive(Clone, Copy)]
pub struct Sending {
    progress: FormProgress,
    attempt: Attempt,
    content: StoredValue<Arc<Content>>,
    navigation: Navigation,
    counts: LiveCounts,
    signed: SignedPetitions,
    supporter: Supporter,
    receipts: Receipts,
    /// Set on a page that stays after its petition was signed.
    stays: Option<JustSigned>,
}

/// The part of the server's answer that the app reads.
#[derive(Deserialize)]
struct Answer {
    receipt: String,
    /// `mail` if the address is to be confirmed.
    #[serde(default)]
    confirmation: String,
}

impl Sending {
    /// The state before anything is sent. Call this where the form is drawn.
    pub fn new(progress: FormProgress) -> Self {
        Self {
            progress,
            attempt: Attempt::new(),
            content: StoredValue::new(use_content()),
            navigation: Navigation::here(),
            counts: LiveCounts::here(),
            signed: SignedPetitions::here(),
            supporter: Supporter::here(),
            receipts: Receipts::here(),
            stays: use_context(),
        }
    }

    /// The handler that replaces the form's own post. `is_kept` says whether the device is to keep the
    /// details.
    pub fn on_submit(
        self,
        form: ElementRef<HtmlFormElement>,
        is_kept: impl Fn() -> bool + 'static,
    ) -> Handler<SubmitEvent> {
        on(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(form) = form.get_untracked() {
                self.send(&form, is_kept());
            }
        })
    }

    /// Checks the form and sends it, unless it is already on its way.
    fn send(self, form: &HtmlFormElement, kept: bool) {
        if self.progress.is_pending_now() {
            return;
        }
        let content = self.content.get_value();
        let Some(fields) = Fields::of(form) else {
            return;
        };
        let request = request(&fields, &content);
        let petitions = content.petitions();
        let sections = content.sections.iter().map(|section| section.code.clone());
        let rules = Rules {
            campaign: &content.campaign,
            petitions: &petitions,
            sections: &sections.collect::<Vec<_>>(),
        };
        match Signing::parse(&request, &rules) {
            Err(errors) => {
                let mistakes = errors.into_iter().map(|error| Mistake::of(error, &content));
                self.progress.set(FormState::Invalid(mistakes.collect()));
            }
            Ok(signing) => self.dispatch(request, kept, signing.petitions),
        }
    }

    fn dispatch(self, request: SigningRequest, kept: bool, petitions: Vec<Slug>) {
        let Ok(body) = serde_json::to_string(&request) else {
            return;
        };
        let key = self.attempt.key_for(&body);
        let content = self.content.get_value();
        let place = address::path();
        self.progress.set(FormState::Pending);
        leptos::task::spawn_local(async move {
            let slow = || self.tell(&key, FormState::Slow);
            match api::deliver("/api/v1/signings", "application/json", body, &key, &slow).await {
                Ok(answer) => {
                    self.tell(&key, FormState::Done);
                    self.attempt.forget(&key);
                    let answer: Option<Answer> = serde_json::from_str(&answer).ok();
                    let is_mailed = answer
                        .as_ref()
                        .is_some_and(|answer| answer.confirmation == "mail");
                    if let Some(answer) = answer {
                        self.receipts.add(Secret::Signings, &answer.receipt);
                    }
                    self.supporter.remember(details(request, kept));
                    let next = match self.stays {
                        _ if is_mailed => Some(Page::Mailed),
                        None => Some(Page::Thanks),
                        Some(just_signed) => {
                            just_signed.set(true);
                            None
                        }
                    };
                    self.signed.add(petitions);
                    self.counts.refresh();
                    // A reader who has gone elsewhere meanwhile stays there.
                    if let Some(next) = next.filter(|_| address::path() == place) {
                        self.navigation.go(&next.path(&content.language));
                    }
                }
                Err(error) => {
                    let say = |text| content.live_text(text).to_owned();
                    self.tell(&key, FormState::after(error, say));
                }
            }
        });
    }

    /// Sets the state of the request with that key. An answer that comes after another form was
    /// opened is ignored.
    fn tell(self, key: &str, state: FormState) {
        if self.attempt.is(key) {
            self.progress.set(state);
        }
    }
}

/// The current form as a request of the API.
fn request(fields: &Fields, content: &Content) -> SigningRequest {
    let country = fields.text("country");
    let section = content.section_of(country.parse().ok());
    let postcode = fields.text("postcode");
    SigningRequest {
        petitions: fields.all("petitions"),
        given_name: fields.text("given_name"),
        family_name: fields.text("family_name"),
        email: fields.text("email"),
        section: section.map_or(String::new(), |section| section.code.to_string()),
        country,
        postcode: (!postcode.trim().is_empty()).then_some(postcode),
        language: fields.text("language"),
        source: Source::of_this_tab(),
        notice: Some(fields.text("notice")),
        updates: fields.has("updates"),
        name_to_authorities: fields.has("name_to_authorities"),
    }
}

/// The details that are kept so that the person need not type them again.
fn details(request: SigningRequest, kept: bool) -> Details {
    Details {
        given_name: request.given_name,
        family_name: request.family_name,
        email: request.email,
        country: request.country,
        postcode: request.postcode.unwrap_or_default(),
        kept,
    }
}
