//! The page that the mail's link opens: a button for the link, fields for the code, and the result
//! of either. Only the server draws it, without the app, which may not hold the secret in its
//! address.

use leptos::prelude::*;
use marathon_domain::{Content, Counts, LiveText, Page, Slug, Text, grouped};

use crate::{
    components::{NextCase, OwnPetitions, Share, Stamp},
    draw::PrivatePage,
    erased::Erased,
    page_head,
    state::{SignedPetitions, one_line, use_content},
};

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

/// The same moment as after a signing that counts at once: for whom, how many have, who is next, and passing it on.
#[component]
fn Signed(petitions: Vec<(Slug, u64)>) -> impl IntoView {
    let content = use_content();
    let slugs: Vec<Slug> = petitions.iter().map(|(slug, _)| slug.clone()).collect();
    SignedPetitions::here().know(slugs.clone());
    let only = match &petitions[..] {
        [(slug, people)] => content.petition(slug).zip(Some(*people)),
        _ => None,
    };
    let (shared, name, words) = match only {
        Some((case, _)) => (case.page(), case.name.clone(), case.share.clone()),
        None => (
            Page::Home,
            content.text(Text::SiteName).to_owned(),
            content.text(Text::ShareSiteText).to_owned(),
        ),
    };
    let said = match only {
        Some((case, people)) => {
            let signed_for = content.fill_live(LiveText::ThanksSignedFor, "name", &case.name);
            let people = people_have(&content, people);
            view! {
                <div class="just-signed">
                    <Stamp case=case.slug.clone() />
                    <div class="just-signed-words">
                        <p>
                            <strong>{signed_for}</strong>
                            " "
                            <span>{people}</span>
                        </p>
                    </div>
                </div>
            }
            .into_any()
        }
        None => {
            let each = petitions.into_iter().map(|(slug, people)| {
                let people = people_have(&content, people);
                let said = view! { <span class="own-state">{people}</span> };
                (slug, Some(said.into_any()))
            });
            let petitions = each.collect();
            view! {
                <p class="lead">{content.text(Text::ConfirmDoneFor).to_owned()}</p>
                <OwnPetitions petitions />
            }
            .into_any()
        }
    };
    view! {
        <div>
            <section class="thanks-head">
                <div class="page-width">
                    <h1>{content.text(Text::ConfirmDoneTitle).to_owned()}</h1>
                    <p class="lead">{content.text(Text::ConfirmDoneLead).to_owned()}</p>
                </div>
            </section>
            <section class="page-width thanks">
                {said}
                <NextCase after=slugs.last().cloned() />
                <Share page=shared name text=words />
            </section>
        </div>
    }
    .into_any()
}

/// How many have signed, those just now among them.
fn people_have(content: &Content, people: u64) -> String {
    match people {
        1 => content.live_text(LiveText::ThanksPeopleOne).to_owned(),
        2..Counts::FEWEST_SHOWN => content.live_text(LiveText::ThanksPeopleFew).to_owned(),
        _ => content.fill_live(LiveText::ThanksPeopleOther, "count", &grouped(people)),
    }
}

/// Title, lead, the text before the petitions, and the button.
const OF_A_SIGNING: [Text; 4] = [
    Text::ConfirmTitle,
    Text::ConfirmLead,
    Text::ConfirmPetitions,
    Text::ConfirmButton,
];
const OF_A_LETTER: [Text; 4] = [
    Text::ConfirmLetterTitle,
    Text::ConfirmLetterLead,
    Text::ConfirmLetterAbout,
    Text::ConfirmLetterButton,
];

/// A button, because programs that follow links press none.
#[component]
fn Link(token: String, what: Confirmable, trouble: Option<Trouble>) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let (of, [title, lead, about, button], petitions) = match what {
        Confirmable::Signing(petitions) => (None, OF_A_SIGNING, petitions),
        Confirmable::Letter(petitions) => (Some("letter"), OF_A_LETTER, petitions),
    };
    // Keeps the words right, even if the server cannot look the mail up then.
    let of = of.map(|of| view! { <input type="hidden" name="of" value=of /> }.into_any());
    let asked = (!petitions.is_empty()).then(|| {
        let petitions = petitions.into_iter().map(|slug| (slug, None)).collect();
        view! {
            <p>{text(about)}</p>
            <OwnPetitions petitions />
        }
        .into_any()
    });
    view! {
        <h1>{text(title)}</h1>
        <p class="lead">{text(lead)}</p>
        {asked}
        <TroubleNote trouble />
        <form method="post" action=Page::Confirm.path(&content.language)>
            <input type="hidden" name="t" value=token />
            {of}
            <button class="button">{text(button)}</button>
        </form>
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

#[component]
fn Code(email: Option<String>, is_wrong: bool, trouble: Option<Trouble>) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let mistake = is_wrong.then(|| {
        view! {
            // Without scripts only the focus brings the reader to the mistake.
            <p class="field-error" id="error-code" role="alert" tabindex="-1" autofocus=true>
                {text(Text::ConfirmWrong)}
            </p>
        }
        .erased()
    });
    let described_by = is_wrong.then_some("error-code");
    let invalid = is_wrong.then_some("true");
    view! {
        <h1>{text(Text::ConfirmCodeTitle)}</h1>
        <p class="lead">{text(Text::ConfirmCodeLead)}</p>
        {mistake}
        <TroubleNote trouble />
        <form method="post" action=Page::Confirm.path(&content.language)>
            <div class="field">
                <label for="confirm-email">{text(Text::FormEmail)}</label>
                <input
                    id="confirm-email"
                    name="email"
                    type="email"
                    autocomplete="email"
                    dir="auto"
                    required=true
                    value=email.as_deref().map(one_line)
                    aria-describedby=described_by
                    aria-invalid=invalid
                />
            </div>
            <div class="field">
                <label for="confirm-code">{text(Text::ConfirmCode)}</label>
                <input
                    id="confirm-code"
                    name="code"
                    autocapitalize="characters"
                    spellcheck="false"
                    autocomplete="one-time-code"
                    dir="ltr"
                    required=true
                    aria-describedby=described_by
                    aria-invalid=invalid
                />
            </div>
            <button class="button">{text(Text::ConfirmCodeButton)}</button>
        </form>
    }
    .into_any()
}

/// The text for when the server cannot act now.
#[component]
pub fn TroubleNote(trouble: Option<Trouble>) -> impl IntoView {
    let content = use_content();
    trouble.map(|trouble| {
        let words = match trouble {
            Trouble::TooMany => LiveText::ErrorTooMany,
            Trouble::Busy => LiveText::ErrorBusy,
        };
        view! {
            <p class="form-failure" role="alert" tabindex="-1" autofocus=true>
                {content.live_text(words).to_owned()}
            </p>
        }
        .erased()
    })
}
