//! The page that the mail's link opens: a button for the link, fields for the code, and the result
//! of either. Only the server draws it, without the app, which may not hold the secret in its
//! address.

mod asking;
mod signed;

use leptos::prelude::*;
use marathon_domain::{Content, Page, Slug, Text};

use self::{
    asking::{Code, Link},
    signed::Signed,
};
use crate::{draw::PrivatePage, erased::Erased, page_head, state::use_content};

pub use self::asking::TroubleNote;

/// What the page shows.
pub enum Confirming {
    /// Asks for address and code.
    Code {
        /// The address as it was sent.
        email: Option<String>,
        is_wrong: bool,
        trouble: Option<Trouble>,
    },
    /// Asks to press the button.
    Link {
        /// The token of the mail. Empty if the request had no valid one.
        token: String,
        what: Confirmable,
        trouble: Option<Trouble>,
    },
    Confirmed(Confirmed),
    Refused,
    /// Nothing is left to confirm. With a token, its owner may still say that they want no more
    /// mails.
    Gone {
        token: Option<String>,
    },
}

/// What a mail asks to confirm: a signing of these petitions, or a letter about this case. The list
/// is empty if the server cannot look it up just now.
pub enum Confirmable {
    Signing(Vec<Slug>),
    Letter(Vec<Slug>),
}

/// What was confirmed.
pub enum Confirmed {
    /// These petitions, each with its count. The list is empty if the server cannot look them up just now.
    Signing(Vec<(Slug, u64)>),
    Letter,
}

/// Why the server cannot act now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    TooMany,
    Busy,
}

impl PrivatePage for Confirming {
    fn view(self) -> AnyView {
        view! { <ConfirmView confirming=self /> }.into_any()
    }

    fn title(&self, content: &Content) -> Option<String> {
        let is_about_a_letter = matches!(
            self,
            Self::Link {
                what: Confirmable::Letter(_),
                ..
            } | Self::Confirmed(Confirmed::Letter)
        );
        is_about_a_letter
            .then(|| page_head::titled(content, content.text(Text::ConfirmLetterTitle)))
    }
}

#[component]
fn ConfirmView(confirming: Confirming) -> impl IntoView {
    let end = |title, lead| view! { <End title lead /> }.erased();
    let (said, token) = match confirming {
        Confirming::Code {
            email,
            is_wrong,
            trouble,
        } => (view! { <Code email is_wrong trouble /> }.erased(), None),
        Confirming::Link {
            token,
            what,
            trouble,
        } => {
            let said = view! { <Link token=token.clone() what trouble /> }.erased();
            (said, Some(token).filter(|token| !token.is_empty()))
        }
        Confirming::Confirmed(Confirmed::Letter) => {
            let said = end(Text::ConfirmLetterDoneTitle, Text::ConfirmDoneLead);
            (said, None)
        }
        Confirming::Confirmed(Confirmed::Signing(petitions)) if petitions.is_empty() => {
            (end(Text::ConfirmDoneTitle, Text::ConfirmDoneLead), None)
        }
        Confirming::Confirmed(Confirmed::Signing(petitions)) => {
            return view! { <Signed petitions /> }.erased();
        }
        Confirming::Refused => {
            let said = end(Text::ConfirmRefusedTitle, Text::ConfirmRefusedLead);
            (said, None)
        }
        Confirming::Gone { token } => (end(Text::ConfirmGoneTitle, Text::ConfirmGoneLead), token),
    };
    view! {
        <section class="page-width confirm">
            <div>{said}</div>
            {token.map(|token| view! { <NotMe token /> }.erased())}
        </section>
    }
    .erased()
}

#[component]
fn End(title: Text, lead: Text) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    view! {
        <h1>{text(title)}</h1>
        <p class="lead">{text(lead)}</p>
        <p><a class="button" href=Page::Home.path(&content.language)>{text(Text::NotFoundHome)}</a></p>
    }
    .into_any()
}

/// Lets the owner of the address end the mails.
#[component]
fn NotMe(token: String) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    view! {
        <div>
            <details>
                <summary>{text(Text::ConfirmNotMe)}</summary>
                <p>{text(Text::ConfirmNotMeText)}</p>
                <form method="post" action=Page::Confirm.path(&content.language)>
                    <input type="hidden" name="t" value=token />
                    <input type="hidden" name="act" value="refuse" />
                    <button class="button-plain">{text(Text::ConfirmNotMeButton)}</button>
                </form>
            </details>
        </div>
    }
    .erased()
}
