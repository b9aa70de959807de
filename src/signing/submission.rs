//! A signature on its way: checked, sent once, retried safely.

use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use marathon_domain::{FieldError, LiveText, Rules, Signing, SiteData, Slug};
use web_sys::HtmlFormElement;

use super::form_values::FormValues;
use crate::{
    api::{self, ClientError},
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
    Failed(String),
    /// Not sent: these fields have to be corrected.
    Wrong(Vec<Mistake>),
}

impl State {
    /// What follows from an error: fields to be corrected if it names any, else what to say.
    pub fn after(error: ClientError, say: impl FnOnce(LiveText) -> String) -> Self {
        match error {
            ClientError::Refused { errors, .. } if !errors.is_empty() => {
                let mistakes = errors.into_iter().map(|error| Mistake {
                    field: error.field,
                    message: error.message,
                });
                Self::Wrong(mistakes.collect())
            }
            error => Self::Failed(say(error.text())),
        }
    }
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
    attempt: Attempt,
}

impl Submission {
    /// Nothing sent yet.
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(State::Idle),
            attempt: Attempt::new(),
        }
    }

    /// Where it stands.
    pub fn state(self) -> State {
        self.state.get()
    }

    /// Another page, another form.
    pub fn start_anew(self) {
        // Whatever its key is.
        self.attempt.forget("");
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
        let pages = PageStore::here();
        let Ok(body) = serde_json::to_string(&values.request) else {
            return;
        };
        let key = self.attempt.key_for(&body);
        self.state.set(State::Pending);
        leptos::task::spawn_local(async move {
            let slow = || self.tell(&key, State::Slow);
            match deliver("/api/v1/signings", "application/json", body, &key, &slow).await {
                Ok(answer) => {
                    self.tell(&key, State::Idle);
                    self.attempt.forget(&key);
                    supporter.remember(values.details());
                    // Reading the whole of it as JSON would be code for nothing: nothing in it needs an
                    // escape.
                    let receipt = answer.split("\"receipt\":\"").nth(1);
                    let receipt = receipt.and_then(|rest| rest.split('"').next());
                    receipts::add(receipts::SIGNINGS, receipt.unwrap_or_default());
                    signed.add(petitions);
                    counts.refresh();
                    done(answer.contains("\"confirmation\":\"mail\""));
                }
                Err(error) => self.tell(&key, State::after(error, |text| pages.text(text))),
            }
        });
    }

    /// How the request behind that key stands. An answer that comes once another form is there is not
    /// about that one.
    fn tell(self, key: &str, state: State) {
        if self.attempt.is(key) {
            let _ = self.state.try_set(state);
        }
    }
}

/// The last request behind its key: the same request again is a retry, under the same key.
#[derive(Clone, Copy)]
pub struct Attempt(StoredValue<String>);

/// The characters of a key.
const KEY: usize = 32;

impl Attempt {
    /// None yet.
    pub fn new() -> Self {
        Self(StoredValue::new(String::new()))
    }

    /// The key to send the request with.
    pub fn key_for(self, request: &str) -> String {
        let last = self.0.get_value();
        if last.get(KEY..).is_some_and(|last| last == request) {
            return last[..KEY].to_owned();
        }
        let key = device::random_key();
        self.0.set_value([&key, request].concat());
        key
    }

    /// That one was answered: the same once more is something new.
    pub fn forget(self, key: &str) {
        if self.is(key) {
            let _ = self.0.try_set_value(String::new());
        }
    }

    /// Whether the last request is the one behind that key.
    fn is(self, key: &str) -> bool {
        self.0.try_with_value(|last| last.starts_with(key)) == Some(true)
    }
}

/// Sends it, says when that is slow, and gives up in the end.
pub async fn deliver(
    path: &str,
    content_type: &str,
    body: String,
    key: &str,
    slow: &dyn Fn(),
) -> Result<String, ClientError> {
    let sending = Box::pin(api::post(path, content_type, body, key));
    let sending = match select(sending, TimeoutFuture::new(SLOW_MS)).await {
        Either::Left((answer, _)) => return answer,
        Either::Right(((), sending)) => sending,
    };
    slow();
    match select(sending, TimeoutFuture::new(PATIENCE_MS)).await {
        Either::Left((answer, _)) => answer,
        Either::Right(_) => Err(ClientError::Unreachable),
    }
}

fn mistake(error: FieldError, data: &SiteData) -> Mistake {
    Mistake {
        field: error.field.to_string(),
        message: data.text(error.text()).to_owned(),
    }
}
