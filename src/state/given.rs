//! What only the server knows of a page: given with the first page, and fetched from the API for later ones.

use leptos::{ev, prelude::*};
use marathon_domain::LiveText;
use serde::de::DeserializeOwned;

use super::use_content;
use crate::{api, reactive::follow};

/// The JSON that came with the first page, in the context, until its page has read it: `null` where the server
/// could not look it up.
#[derive(Clone, Copy)]
pub struct Given(StoredValue<String>);

impl Given {
    /// Empty of a page of which the server knows no more than the build.
    pub fn new(json: String) -> Self {
        Self(StoredValue::new(json))
    }

    /// Takes it, once.
    fn take<T: DeserializeOwned>() -> Option<T> {
        let given: Self = expect_context();
        let json = given.0.get_value();
        given.0.set_value(String::new());
        serde_json::from_str(&json).ok()
    }
}

/// What the API says for a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// On its way.
    Waiting,
    Here(T),
    /// The server has no such thing.
    Missing,
    /// Not come, and why: it is asked for again when the line is back.
    Failed(String),
}

/// What the API says at an address, which may change: the first answer stands in the page, if it is the first
/// one. While another is on its way the one before stays.
pub fn page_answer<T>(address: Memo<String>) -> RwSignal<Answer<T>>
where
    T: DeserializeOwned + Clone + Send + Sync + 'static,
{
    let content = use_content();
    let given = Given::take::<Option<T>>();
    let mut is_given = given.is_some();
    let answer = RwSignal::new(match given {
        None => Answer::Waiting,
        Some(Some(value)) => Answer::Here(value),
        Some(None) => Answer::Failed(content.live_text(LiveText::ErrorBusy).to_owned()),
    });
    let again = RwSignal::new(0);
    follow(move || {
        again.track();
        let path = address.get();
        if std::mem::take(&mut is_given) {
            return;
        }
        let failed = |text| Answer::Failed(content.live_text(text).to_owned());
        let (offline, busy) = (failed(LiveText::ErrorOffline), failed(LiveText::ErrorBusy));
        leptos::task::spawn_local(async move {
            let came = match api::get(&path).await {
                Ok(value) => Answer::Here(value),
                Err(error) if error.is_missing() => Answer::Missing,
                Err(api::ClientError::Unreachable) => offline,
                Err(_) => busy,
            };
            // Meanwhile the page may have gone, or ask for something else.
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
