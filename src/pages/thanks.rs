//! After signing: thanks, how far the sheet is filled, and the next letter.

use leptos::prelude::*;
use marathon_domain::{Page, Text};
use maud::html;

use crate::{
    components::{NextCase, case_sheet, counter},
    content_store::ContentStore,
    inert::inert,
    reactive::{flag, words},
    signed_petitions::SignedPetitions,
    supporter::Supporter,
};

/// Thanks, in the same words whether the address was new or not.
#[component]
pub fn ThanksPage() -> impl IntoView {
    let store = ContentStore::here();
    let content = store.now();
    let signed = SignedPetitions::here();
    let supporter = Supporter::here();
    let all = content.open_cases().count();
    let count = move || signed.get().len().min(all);
    // Nothing is known of the tab before scripts run: the line is empty, its height kept.
    let progress = words(move || match count() {
        0 => String::new(),
        count => store
            .fill(Text::ThanksProgress, "signed", &count.to_string())
            .replace("{all}", &all.to_string()),
    });
    let is_complete = flag(move || count() == all);
    let head = inert(html! {
        div.thanks-head {
            div.page-width {
                h1 { (content.text(Text::ThanksTitle)) }
                p.lead { (content.text(Text::ThanksLead)) }
                (counter(&content, None))
            }
        }
    });
    let sign_the_rest = inert(html! {
        p { a.button href=(Page::Sign.path(&content.language)) { (content.text(Text::ThanksSignRest)) } }
    });
    view! {
        <div>
            {head} <div class="page-width thanks">
                <p class="thanks-progress">{progress}</p>
                <div hidden=is_complete>
                    <NextCase />
                </div>
                <p class="lead" hidden=flag(move || !is_complete.get())>
                    {store.text(Text::ThanksAllSigned)}
                </p>
                {inert(case_sheet(&content))}
                <div class="thanks-more">
                    <div hidden=is_complete>{sign_the_rest}</div>
                    <button
                        type="button"
                        class="button-plain"
                        hidden=flag(move || count() == 0)
                        on:click=move |_| supporter.forget()
                    >
                        {store.text(Text::FormSomeoneElse)}
                    </button>
                </div>
            </div>
        </div>
    }
}
