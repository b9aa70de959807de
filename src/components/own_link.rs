//! Leads to the page of one's own signing, and shows the link to keep.

use leptos::prelude::*;
use marathon_domain::{Page, Text};

use super::share::copy_link;
use crate::{
    browser::address,
    erased::Erased,
    reactive::{flag, on, words},
    state::{Receipts, use_content},
};

/// It is shown once a receipt is known. After a form without scripts only the mail has the receipt,
/// since no address of ours may hold it.
#[component]
pub fn OwnLink() -> impl IntoView {
    let content = use_content();
    let receipts = Receipts::here();
    let text = |text: Text| content.text(text).to_owned();
    let page = Page::MySigning.path(&content.language);
    let outcome = RwSignal::new(None);
    let copy = {
        let (content, page) = (content.clone(), page.clone());
        move |_| {
            let receipts = untrack(|| receipts.get());
            let link = [&*address::origin(), &*page, "#receipt=", &*receipts].concat();
            copy_link(&content, link, outcome);
        }
    };
    view! {
        <section class="own-keep" hidden=flag(move || receipts.get().is_empty())>
            <h2>{text(Text::OwnKeepTitle)}</h2>
            <p>{text(Text::OwnKeepText)}</p>
            <div class="own-ways">
                // The receipt is sent by a form, so it is in no address.
                <form class="own-show" method="post" action=page>
                    <input type="hidden" name="receipt" value=words(move || Some(receipts.get())) />
                    <button class="button-plain">{text(Text::OwnKeepLink)}</button>
                </form>
                <button class="button-plain own-copy" type="button" on:click=on(copy)>
                    {text(Text::OwnKeepCopy)}
                </button>
            </div>
            <p class="share-outcome" role="status">{words(move || outcome.get())}</p>
        </section>
    }
    .erased()
}
