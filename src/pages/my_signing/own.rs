//! A supporter's signing, as the server shows it to the holder of the receipt. It shows no name,
//! because the server cannot read one.

use leptos::prelude::*;
use marathon_domain::{Page, Slug, Text};

use crate::{
    components::{AskForSecret, OwnPetitions, Tick},
    draw::PrivatePage,
    erased::Erased,
    pages::{Trouble, confirm::TroubleNote},
    state::{Secret, use_content},
};

/// What the page shows.
pub enum MySigning {
    /// Asks for the receipt once more.
    Ask {
        sent: String,
        is_unknown: bool,
        trouble: Option<Trouble>,
    },
    Own(OwnSigning),
}

/// The current state of a signing.
pub struct OwnSigning {
    /// The receipts by which it was found.
    pub receipt: String,
    pub petitions: Vec<(Slug, OwnState)>,
    /// What was done just now.
    pub done: Option<OwnDeed>,
    /// The value that undoes this, as the server gave it. Empty if nothing can.
    pub undo: Vec<String>,
}

/// The state of one signature. Nobody learns whether it counts or is a duplicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnState {
    Pending,
    Given,
    Withdrawn,
}

/// What was done to a signing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnDeed {
    Withdrawn,
    Amended,
    /// The withdrawal was undone.
    Restored,
    /// The withdrawal can no longer be undone.
    NotRestored,
}

impl PrivatePage for MySigning {
    fn view(self) -> AnyView {
        view! { <MySigningView signing=self /> }.into_any()
    }
}

#[component]
fn MySigningView(signing: MySigning) -> impl IntoView {
    let said = match signing {
        MySigning::Ask {
            sent,
            is_unknown,
            trouble,
        } => {
            let note = Some(view! { <TroubleNote trouble /> }.into_any());
            let secret = Secret::Signings;
            view! { <AskForSecret secret sent=Some(sent) is_unknown note /> }.into_any()
        }
        MySigning::Own(own) => view! { <Own own /> }.into_any(),
    };
    view! {
        <section class="page-width confirm">
            <div>{said}</div>
        </section>
    }
    .erased()
}

#[component]
fn Own(own: OwnSigning) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let OwnSigning {
        receipt,
        petitions,
        done,
        undo,
    } = own;
    let done = done.map(|done| {
        let words = match done {
            OwnDeed::Withdrawn => Text::OwnDoneWithdrawn,
            OwnDeed::Amended => Text::OwnDoneConsent,
            OwnDeed::Restored => Text::OwnDoneRestored,
            OwnDeed::NotRestored => Text::OwnNotRestored,
        };
        // Without scripts only the focus brings the reader to this text.
        view! { <p class="own-done" tabindex="-1" autofocus=true>{text(words)}</p> }.erased()
    });
    let undo =
        (!undo.is_empty()).then(|| view! { <Undo receipt=receipt.clone() undo /> }.into_any());
    let stands = |(_, state): &(Slug, OwnState)| *state != OwnState::Withdrawn;
    let is_left = petitions.iter().any(stands);
    let lead = if is_left {
        Text::OwnStateLead
    } else {
        Text::OwnNothingLeft
    };
    let petitions = petitions.into_iter().map(|(slug, state)| {
        let receipt = receipt.clone();
        let said = view! { <One slug=slug.clone() state receipt /> };
        (slug, Some(said.into_any()))
    });
    let petitions = petitions.collect();
    let rest = is_left.then(|| view! { <Rest receipt=receipt.clone() /> }.into_any());
    view! {
        <h1>{text(Text::OwnTitle)}</h1>
        {done}
        {undo}
        <p class="lead">{text(lead)}</p>
        <OwnPetitions petitions />
        {rest}
    }
    .into_any()
}

#[component]
fn One(slug: Slug, state: OwnState, receipt: String) -> impl IntoView {
    let content = use_content();
    let words = match state {
        OwnState::Pending => Text::OwnPending,
        OwnState::Given => Text::OwnGiven,
        OwnState::Withdrawn => Text::OwnWithdrawn,
    };
    let text = |text: Text| content.text(text).to_owned();
    let name = content.petition(&slug).map(|case| case.name.clone());
    let (ask, sure) = (text(Text::OwnWithdraw), text(Text::OwnWithdrawSure));
    let button = text(Text::OwnWithdrawButton);
    // It asks once more before it withdraws.
    let withdraw = (state != OwnState::Withdrawn).then(move || {
        view! {
            <details class="own-withdraw">
                <summary>
                    {ask}
                    <span class="visually-hidden">" " {name}</span>
                </summary>
                <p>{sure}</p>
                <Acting receipt act="withdraw">
                    <input type="hidden" name="petition" value=slug.to_string() />
                    <button class="button-plain">{button}</button>
                </Acting>
            </details>
        }
        .erased()
    });
    view! {
        <span class="own-state">{text(words)}</span>
        {withdraw}
    }
    .into_any()
}

/// A button that undoes a withdrawal. The data for that is on this page alone, and is lost with the page.
#[component]
fn Undo(receipt: String, undo: Vec<String>) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let (words, button) = (text(Text::OwnUndoText), text(Text::OwnUndoButton));
    let fields: Vec<_> = undo
        .into_iter()
        .map(|text| view! { <input type="hidden" name="undo" value=text /> }.into_any())
        .collect();
    view! {
        <section class="own-undo">
            <p>{words}</p>
            <Acting receipt act="undo">
                {fields}
                <button class="button">{button}</button>
            </Acting>
        </section>
    }
    .erased()
}

/// The form for the consents, while a signature stands. The earlier consents are sealed, so the boxes
/// begin empty and replace them.
#[component]
fn Rest(receipt: String) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let notice = content.campaign.notice().to_owned();
    let (to_authorities, updates) = (text(Text::FormNameToAuthorities), text(Text::FormUpdates));
    let (consent, withdraw) = (
        text(Text::OwnConsentButton),
        text(Text::OwnWithdrawAllButton),
    );
    view! {
        <div>
            <section class="own-consent">
                <h2>{text(Text::OwnConsentTitle)}</h2>
                <p>{text(Text::OwnConsentText)}</p>
                <Acting receipt=receipt.clone() act="amend">
                    <input type="hidden" name="notice" value=notice />
                    <Tick name="name_to_authorities" words=to_authorities />
                    <Tick name="updates" words=updates />
                    <button class="button">{consent}</button>
                </Acting>
            </section>
            <details>
                <summary>{text(Text::OwnWithdrawAll)}</summary>
                <p>{text(Text::OwnWithdrawAllText)}</p>
                <Acting receipt act="withdraw">
                    <button class="button-plain">{withdraw}</button>
                </Acting>
            </details>
        </div>
    }
    .erased()
}

/// A form that acts on the receipt.
#[component]
fn Acting(receipt: String, act: &'static str, children: Children) -> impl IntoView {
    view! {
        <form method="post" action=Page::MySigning.path(&use_content().language)>
            <input type="hidden" name="receipt" value=receipt />
            <input type="hidden" name="act" value=act />
            {children()}
        </form>
    }
    .erased()
}
