//! Bringing people along.

use leptos::prelude::*;
use marathon_domain::{MarathonId, MarathonText, Page, Text, percent_encoded};

use crate::{
    components::copy_link,
    erased::Erased,
    reactive::{on, words},
    state::use_content,
};

/// The address of the page, to be copied and mailed.
#[component]
pub fn Sharing(id: MarathonId, title: String) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let address = [
        &*content.address,
        &*Page::Marathon(id).path(&content.language),
    ]
    .concat();
    let texts = &content.marathons;
    let subject = texts.fill(MarathonText::EventShareSubject, "title", &title);
    let mail = [
        "mailto:?subject=",
        &percent_encoded(&subject),
        "&body=",
        &percent_encoded(&address),
    ]
    .concat();
    let outcome = RwSignal::new(None);
    let copy = {
        let (content, address) = (content.clone(), address.clone());
        move |_| copy_link(&content, address.clone(), outcome)
    };
    view! {
        <section class="share">
            <h2>{text(MarathonText::EventShareTitle)}</h2>
            <p>
                {text(MarathonText::EventShareText)}
                <br />
                <span class="marathon-address" dir="ltr">{address}</span>
            </p>
            <ul class="share-ways" role="list">
                <li class="needs-app">
                    <button class="button-plain" type="button" on:click=on(copy)>
                        {content.text(Text::ShareCopy).to_owned()}
                    </button>
                </li>
                <li><a href=mail>{content.text(Text::ShareMail).to_owned()}</a></li>
            </ul>
            <p class="share-outcome" role="status">{words(move || outcome.get())}</p>
        </section>
    }
    .erased()
}
