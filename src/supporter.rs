//! The details of who signs: in memory while the page lives, on the device only if asked.

use leptos::prelude::*;

use crate::{deeds::Deeds, device, receipts, signed_petitions::SignedPetitions};

const KEY: &str = "supporter";

/// What a person has typed once and should not have to type again.
#[derive(Clone)]
pub struct Details {
    pub given_name: String,
    pub family_name: String,
    pub email: String,
    pub country: String,
    pub postcode: String,
    /// Whether the device was asked to keep them.
    pub kept: bool,
}

impl Details {
    /// One line a field: a signature that was accepted holds no line break.
    fn to_lines(&self) -> String {
        let Self {
            given_name,
            family_name,
            email,
            country,
            postcode,
            kept: _,
        } = self;
        [given_name, family_name, email, country, postcode]
            .map(String::as_str)
            .join("\n")
    }

    fn from_lines(lines: &str) -> Option<Self> {
        let mut lines = lines.split('\n').map(str::to_owned);
        Some(Self {
            given_name: lines.next()?,
            family_name: lines.next()?,
            email: lines.next()?,
            country: lines.next()?,
            postcode: lines.next()?,
            kept: true,
        })
    }
}

/// The person who signs, in the context.
#[derive(Clone, Copy)]
pub struct Supporter(RwSignal<Option<Details>>);

impl Supporter {
    /// Nobody yet.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// The person who signs.
    pub fn here() -> Self {
        expect_context()
    }

    /// Reads what the device was asked to keep.
    pub fn recall(self) {
        let kept = device::device_storage()
            .and_then(|storage| storage.get_item(KEY).ok()?)
            .and_then(|lines| Details::from_lines(&lines));
        if let Some(details) = kept {
            self.0.set(Some(details));
        }
    }

    /// The details, if known.
    pub fn details(self) -> Option<Details> {
        self.0.get()
    }

    /// Takes the details of a signing; the device keeps them only if asked.
    pub fn remember(self, details: Details) {
        if let Some(storage) = device::device_storage() {
            let _ = if details.kept {
                storage.set_item(KEY, &details.to_lines())
            } else {
                storage.remove_item(KEY)
            };
        }
        self.0.set(Some(details));
    }

    /// Someone else signs: wipes the details and the marks, here and on the device.
    pub fn forget(self) {
        if let Some(storage) = device::device_storage() {
            // Drafts too: nothing else stands there.
            let _ = storage.clear();
        }
        receipts::forget();
        SignedPetitions::here().forget();
        Deeds::here().forget();
        self.0.set(None);
    }
}
