//! The request that a form sends, and its key.

use leptos::prelude::*;

use crate::browser::random;

/// The last request with its key. The same request again is a retry, with the same key.
#[derive(Clone, Copy)]
pub struct Attempt(StoredValue<Option<(String, String)>>);

impl Attempt {
    /// The state before any request.
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// The key to send the request with.
    pub fn key_for(self, request: &str) -> String {
        let last = self.0.get_value();
        if let Some((key, _)) = last.filter(|(_, last)| last == request) {
            return key;
        }
        let key = random::key();
        self.0.set_value(Some((key.clone(), request.to_owned())));
        key
    }

    /// The request with that key was answered: the same request is a new one from now on.
    pub fn forget(self, key: &str) {
        if self.is(key) {
            let _ = self.0.try_set_value(None);
        }
    }

    /// Whether the last request has that key.
    pub fn is(self, key: &str) -> bool {
        let is =
            |last: &Option<(String, String)>| last.as_ref().is_some_and(|(last, _)| last == key);
        self.0.try_with_value(is) == Some(true)
    }
}
