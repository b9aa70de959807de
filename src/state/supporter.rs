//! The signer's details: in memory until the reader leaves the page, on the device only if asked.

use leptos::prelude::*;

use super::{Deeds, Drafts, Receipts, SignedPetitions, State};
use crate::{browser::storage, reactive::follow};

const KEY: &str = "supporter";

/// Details that a person has typed and should not have to type again.
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
    /// One line for each field: an accepted signature holds no line break.
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
pub struct Supporter {
    details: RwSignal<Option<Details>>,
    /// The number of times everything was forgotten in this tab.
    forgotten: RwSignal<u32>,
    signed: SignedPetitions,
    deeds: Deeds,
    receipts: Receipts,
    drafts: Drafts,
}

impl Supporter {
    /// The state before anyone is known. It takes the other contexts that are forgotten together with the person.
    pub fn new(signed: SignedPetitions, deeds: Deeds, receipts: Receipts, drafts: Drafts) -> Self {
        Self {
            details: RwSignal::new(None),
            forgotten: RwSignal::new(0),
            signed,
            deeds,
            receipts,
            drafts,
        }
    }

    /// The person who signs.
    pub fn here() -> Self {
        State::here().supporter
    }

    /// Reads the details that the device was asked to keep.
    pub fn recall(self) {
        let kept = storage::read(storage::of_device(), KEY);
        if let Some(details) = kept.and_then(|lines| Details::from_lines(&lines)) {
            self.details.set(Some(details));
        }
    }

    /// The details, if known; follows changes.
    pub fn details(self) -> Option<Details> {
        self.details.get()
    }

    /// Whether the details are known; follows changes.
    pub fn is_known(self) -> bool {
        self.details.with(Option::is_some)
    }

    /// Runs when someone else comes, so that parts with data of the person empty themselves.
    pub fn when_forgotten(self, mut run: impl FnMut() + 'static) {
        let mut seen = self.forgotten.get_untracked();
        follow(move || {
            let now = self.forgotten.get();
            if now != seen {
                seen = now;
                run();
            }
        });
    }

    /// Takes the details of a signing; the device keeps them only if asked.
    pub fn remember(self, details: Details) {
        let lines = details.kept.then(|| details.to_lines());
        storage::write(storage::of_device(), KEY, lines.as_deref());
        self.details.set(Some(details));
    }

    /// Wipes the details and the list of signed petitions, here and on the device, because someone else signs.
    pub fn forget(self) {
        if let Some(storage) = storage::of_device() {
            // Drafts too: the storage holds nothing else.
            let _ = storage.clear();
        }
        self.receipts.forget();
        self.signed.forget();
        self.deeds.forget();
        self.drafts.forget();
        self.details.set(None);
        self.forgotten.update(|times| *times += 1);
    }
}
