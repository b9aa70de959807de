//! The data about a page that only the server knows: given with the first page, and fetched from the
//! API for later pages.

use leptos::{ev, prelude::*};
use marathon_domain::LiveText;
use serde::de::DeserializeOwned;

use super::{State, use_content};
use crate::{api, reactive::follow};

/// The answers of the API so far, in the context.
#[derive(Clone, Copy)]
pub struct Given {
    /// The JSON that came with the first page, until its page has read it.
    json: StoredValue<String>,
    /// The last answer of each address. Whoever goes back finds the page unchanged while a new
    /// answer is fetched.
    answers: StoredValue<Vec<(String, String)>>,
}

impl Given {
    /// The JSON if the server could not look it up.
    pub const FAILED: &str = "null";
    /// The JSON if the thing does not exist.
    pub const MISSING: &str = "false";

    /// Empty for a page about which the server knows no more than the build.
    pub fn new(json: String) -> Self {
        Self {
            json: StoredValue::new(json),
            answers: StoredValue::new(Vec::new()),
        }
    }

    /// Takes the JSON that came with the first page, once.
    fn take(self, failed: Answer) -> Option<Answer> {
        let json = self.json.get_value();
        self.json.set_value(String::new());
        match json.as_str() {
            "" => None,
            Self::FAILED => Some(failed),
            Self::MISSING => Some(Answer::Missing),
            _ => Some(Answer::Here(json)),
        }
    }

    fn remember(self, address: String, json: String) {
        self.answers.update_value(|answers| {
            answers.retain(|(known, _)| *known != address);
            answers.push((address, json));
        });
    }

    fn recall(self, address: &str) -> Option<Answer> {
        self.answers.with_value(|answers| {
            let mut answers = answers.iter();
            let (_, json) = answers.find(|(known, _)| known == address)?;
            Some(Answer::Here(json.clone()))
        })
    }
}

/// The API's answer for a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// On its way.
    Waiting,
    /// The JSON. It is parsed where it is shown, so that all fetches share the same code.
    Here(String),
    /// The server does not have the thing.
    Missing,
    /// The answer did not come, for this reason. It is fetched again when the connection is back.
    Failed(String),
}

impl Answer {
    /// The value of an answer that is here.
    pub fn value<T: DeserializeOwned>(&self) -> Option<T> {
        match self {
            Self::Here(json) => serde_json::from_str(json).ok(),
            _ => None,
        }
    }
}

/// The API's answer at an address, which may change. On the first page the first answer is in the
/// page. While another answer is on its way, the earlier one stays.
pub fn page_answer(address: Memo<String>) -> RwSignal<Answer> {
    let given = State::here().given;
    let content = use_content();
    let failed = {
        let content = content.clone();
        move |text| Answer::Failed(content.live_text(text).to_owned())
    };
    let first = given.take(failed(LiveText::ErrorBusy));
    let mut is_given = first.is_some();
    let known = || given.recall(&address.get_untracked());
    let answer = RwSignal::new(first.or_else(known).unwrap_or(Answer::Waiting));
    let again = RwSignal::new(0);
    follow(move || {
        again.track();
        let path = address.get();
        if std::mem::take(&mut is_given) {
            if let Answer::Here(json) = answer.get_untracked() {
                given.remember(path, json);
            }
            return;
        }
        let (offline, busy) = (failed(LiveText::ErrorOffline), failed(LiveText::ErrorBusy));
        leptos::task::spawn_local(async move {
            let came = match api::get_text(&path).await {
                Ok(json) => {
                    given.remember(path.clone(), json.clone());
                    Answer::Here(json)
                }
                Err(error) if error.is_missing() => Answer::Missing,
                Err(api::ClientError::Unreachable) => offline,
                Err(_) => busy,
            };
            // By now the page may be gone, or may need something else.
            if address.try_get_untracked().as_ref() == Some(&path) {
                let _ = answer.try_set(came);
            }
        });
    });
    if cfg!(feature = "hydrate") {
        let online = window_event_listener(ev::online, move |_| {
            if answer.with_untracked(|answer| matches!(answer, Answer::Failed(_))) {
                again.update(|again| *again += 1);
            }
        });
        on_cleanup(move || online.remove());
    }
    answer
}
