//! The signer, once known: nobody has to type their details again for the next petition.

use leptos::prelude::*;
use marathon_domain::{Content, LiveText, Text};

use crate::{
    components::{Remembered, SomeoneElse},
    erased::Erased,
    reactive::{flag, follow, memo, on, words},
    state::{Details, FormProgress, SignedPetitions, Supporter, use_content},
};

/// Whether the person's fields are hidden: somebody has signed in this tab, and signs again.
#[derive(Clone, Copy)]
pub struct Signer {
    is_known: Memo<bool>,
    /// The fields were opened, one of them has a mistake, or one differs from the known details.
    is_opened: RwSignal<bool>,
}

impl Signer {
    /// The signer of the form around.
    pub fn new() -> Self {
        let (supporter, signed) = (Supporter::here(), SignedPetitions::here());
        let progress = FormProgress::here();
        let is_opened = RwSignal::new(false);
        follow(move || {
            if !progress.mistakes().is_empty() {
                is_opened.set(true);
            }
        });
        supporter.when_forgotten(move || is_opened.set(false));
        let is_known =
            memo(move || supporter.is_known() && !signed.get().is_empty() && !is_opened.get());
        Self {
            is_known,
            is_opened,
        }
    }

    /// Whether one press is enough; follows changes.
    pub fn is_known(self) -> bool {
        self.is_known.get()
    }

    /// Whether the fields are open.
    pub fn is_opened(self) -> RwSignal<bool> {
        self.is_opened
    }

    /// The button's label with the signer's given name.
    pub fn label(self) -> Signal<Option<String>> {
        let (supporter, content) = (Supporter::here(), use_content());
        words(move || {
            let details = supporter.details().filter(|_| self.is_known())?;
            Some(sign_as(&details, &content))
        })
    }
}

/// The label of a button that signs as a known person, the name kept apart from the words around it.
pub fn sign_as(details: &Details, content: &Content) -> String {
    let name = ["\u{2068}", details.given_name.trim(), "\u{2069}"].concat();
    content.fill_live(LiveText::FormSignAs, "name", &name)
}

/// Says that the details are known, with links to change them and to let somebody else sign.
#[component]
pub fn SignerNote(signer: Signer) -> impl IntoView {
    let supporter = Supporter::here();
    let change = use_content().text(Text::FormChangeDetails).to_owned();
    let known = words(move || {
        let details = supporter.details()?;
        Some([&*details.given_name, " ", &*details.family_name].concat())
    });
    let email = words(move || Some(supporter.details()?.email));
    let open = move |_| {
        signer.is_opened.set(true);
        crate::browser::frame::before_paint(|| crate::browser::focus::set("field-given_name"));
    };
    view! {
        <div class="signer" hidden=flag(move || !signer.is_known())>
            <p class="signer-name">
                <strong><bdi>{known}</bdi></strong>
                <bdi>{email}</bdi>
            </p>
            <div class="signer-ways">
                <button class="button-plain" type="button" on:click=on(open)>{change}</button>
                <SomeoneElse focus="signature" />
            </div>
        </div>
        <div hidden=flag(move || signer.is_known())>
            <Remembered focus="signature" />
        </div>
    }
    .erased()
}
