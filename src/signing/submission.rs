//! A signature on its way: checked, sent once, retried safely.

use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use marathon_domain::{FieldError, LiveText, Rules, Signing, SigningRequest, SiteData, Slug};
use web_sys::HtmlFormElement;

use super::form_values::FormValues;
use crate::{
    api::{self, Accepted, ClientError},
    device,
    live_counts::LiveCounts,
    page_store::PageStore,
    receipts,
    signed_petitions::SignedPetitions,
    supporter::Supporter,
};

/// After this the form says that the network is slow.
const SLOW_MS: u32 = 4_000;
/// After this more the form gives up and offers to try again.
const PATIENCE_MS: u32 = 26_000;

/// Where a submission stands.
#[derive(Clone, PartialEq, Eq)]
pub enum State {
    Idle,
    Pending,
    /// Still pending, for long.
    Slow,
    Failed(LiveText),
    /// Not sent: these fields have to be corrected.
    Wrong(Vec<Mistake>),
}

/// A field that is wrong, and what to do about it.
#[derive(Clone, PartialEq, Eq)]
pub struct Mistake {
    pub field: String,
    pub message: String,
}

/// The submission of one form.
#[derive(Clone, Copy)]
pub struct Submission {
    state: RwSignal<State>,
    /// The last request and its key: the same request again is a retry, under the same key.
    attempt: StoredValue<Option<(SigningRequest, String)>>,
}

impl Submission {
    /// Nothing sent yet.
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(State::Idle),
            attempt: StoredValue::new(None),
        }
    }

    /// Where it stands.
    pub fn state(self) -> State {
        self.state.get()
    }

    /// Another page, another form.
    pub fn start_anew(self) {
        self.attempt.set_value(None);
        self.state.set(State::Idle);
    }

    /// Checks the form and sends it, unless it is already on its way. When it is done, says whether the
    /// address is to be confirmed by mail.
    pub fn send(self, form: &HtmlFormElement, done: impl FnOnce(bool) + 'static) {
        if matches!(self.state.get_untracked(), State::Pending | State::Slow) {
            return;
        }
        let page = PageStore::here().now();
        let data = &page.data;
        let section = |country: &str| {
            let section = data.section_of(country.parse().ok());
            section.map_or(String::new(), |section| section.code.to_string())
        };
        let Some(values) = FormValues::read(form, section) else {
            return;
        };
        let petitions = data.all_petitions();
        let sections = data.sections.iter().map(|section| &section.code);
        let rules = Rules {
            campaign: &data.campaign,
            petitions: &petitions,
            sections: &sections.cloned().collect::<Vec<_>>(),
        };
        match Signing::parse(&values.request, &rules) {
            Err(errors) => {
                let mistakes = errors
                    .into_iter()
                    .map(|error| mistake(error, data))
                    .collect();
                self.state.set(State::Wrong(mistakes));
            }
            Ok(signing) => {
                self.dispatch(values, signing.petitions, done);
            }
        }
    }

    fn dispatch(self, values: FormValues, petitions: Vec<Slug>, done: impl FnOnce(bool) + 'static) {
        let counts = LiveCounts::here();
        let signed = SignedPetitions::here();
        let supporter = Supporter::here();
        let key = self.key_for(&values.request);
        self.state.set(State::Pending);
        leptos::task::spawn_local(async move {
            let outcome = self.deliver(&values.request, &key).await;
            match outcome {
                Ok(Accepted { mailed, receipt }) => {
                    let _ = self.attempt.try_set_value(None);
                    let _ = self.state.try_set(State::Idle);
                    supporter.remember(values.details());
                    receipts::add(&receipt);
                    signed.add(petitions);
                    counts.refresh();
                    done(mailed);
                }
                Err(ClientError::Refused { errors, .. }) if !errors.is_empty() => {
                    let mistakes = errors.into_iter().map(|error| Mistake {
                        field: error.field,
                        message: error.message,
                    });
                    let _ = self.state.try_set(State::Wrong(mistakes.collect()));
                }
                Err(error) => {
                    let _ = self.state.try_set(State::Failed(error.text()));
                }
            }
        });
    }

    async fn deliver(self, request: &SigningRequest, key: &str) -> Result<Accepted, ClientError> {
        let sending = Box::pin(api::create_signing(request, key));
        let sending = match select(sending, TimeoutFuture::new(SLOW_MS)).await {
            Either::Left((answer, _)) => return answer,
            Either::Right(((), sending)) => sending,
        };
        let _ = self.state.try_set(State::Slow);
        match select(sending, TimeoutFuture::new(PATIENCE_MS)).await {
            Either::Left((answer, _)) => answer,
            Either::Right(_) => Err(ClientError::Unreachable),
        }
    }

    fn key_for(self, request: &SigningRequest) -> String {
        let retried = self.attempt.with_value(|attempt| {
            let (last, key) = attempt.as_ref()?;
            (last == request).then(|| key.clone())
        });
        retried.unwrap_or_else(|| {
            let key = device::random_key();
            self.attempt.set_value(Some((request.clone(), key.clone())));
            key
        })
    }
}

fn mistake(error: FieldError, data: &SiteData) -> Mistake {
    Mistake {
        field: error.field.to_string(),
        message: data.text(error.text()).to_owned(),
    }
}
