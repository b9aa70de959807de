//! What the app knows while it runs: a few parts, each of its own type, shared by header, page and
//! footer. Derived values are memos, never copies.

mod arrival;
mod attempt;
mod chosen_country;
mod chosen_time_zone;
mod contents;
mod deeds;
mod drafts;
mod form_key;
mod form_state;
mod given;
mod goal_passed;
mod just_signed;
mod language_switch;
mod live_counts;
mod navigation;
mod receipts;
mod rolling;
mod sent_form;
mod shown;
mod signed_petitions;
mod source;
mod supporter;
mod take_over;

use leptos::prelude::*;

pub use arrival::Arrival;
pub use attempt::Attempt;
pub use chosen_country::ChosenCountry;
pub use chosen_time_zone::ChosenTimeZone;
pub use contents::{Contents, FirstPage};
pub use deeds::Deeds;
pub use drafts::Drafts;
pub use form_key::FormKey;
pub use form_state::{FormProgress, FormState, Mistake};
pub use given::{Answer, Given, page_answer};
pub use goal_passed::goal_passed;
pub use just_signed::JustSigned;
pub use language_switch::LanguageSwitch;
pub use live_counts::LiveCounts;
pub use navigation::Navigation;
pub use receipts::{Receipts, Secret};
pub use rolling::rolling;
pub use sent_form::{SentForm, is_sent, one_line, sent_value};
pub use shown::{Shown, use_content};
pub use signed_petitions::SignedPetitions;
pub use source::Source;
pub use supporter::{Details, Supporter};
pub use take_over::{LatePart, TakeOver};

/// The state of the app, one context: each part of it is found by its own `here`.
#[derive(Clone, Copy)]
pub struct State {
    pub contents: Contents,
    pub given: Given,
    pub shown: Shown,
    pub navigation: Navigation,
    pub counts: LiveCounts,
    pub time_zone: ChosenTimeZone,
    pub signed: SignedPetitions,
    pub deeds: Deeds,
    pub receipts: Receipts,
    pub drafts: Drafts,
    pub supporter: Supporter,
    pub take_over: TakeOver,
}

impl State {
    /// The state in which nothing is known except the first page.
    pub fn new(first: FirstPage) -> Self {
        let given = Given::new(first.given.clone());
        let contents = Contents::new(first.clone());
        let shown = Shown::new(first);
        let (signed, deeds) = (SignedPetitions::new(), Deeds::new());
        let (receipts, drafts) = (Receipts::new(), Drafts::new());
        Self {
            contents,
            given,
            shown,
            navigation: Navigation::new(contents, shown),
            counts: LiveCounts::new(contents),
            time_zone: ChosenTimeZone::new(),
            signed,
            deeds,
            receipts,
            drafts,
            supporter: Supporter::new(signed, deeds, receipts, drafts),
            take_over: TakeOver::new(),
        }
    }

    /// The state of this app.
    pub fn here() -> Self {
        expect_context()
    }

    /// Provides the state to the part that is drawn now.
    pub fn provide(self) {
        provide_context(self);
    }

    /// Reads the values that tab, device and address hold, and begins to follow the counts. Call once, in the
    /// browser, when the first view has been taken over.
    pub fn recall(self) {
        Source::recall();
        self.signed.recall();
        self.deeds.recall();
        self.receipts.recall();
        self.supporter.recall();
        self.counts.start();
    }
}
