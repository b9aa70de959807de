//! After a letter was handed over or posted: thanks, what happens to the letter, and what else to do.

use leptos::prelude::*;
use marathon_domain::{Deed, Page, Text};

use super::routed::routed;
use crate::{
    components::{CaseSheet, Share, SomeoneElse, Ways},
    erased::Erased,
    page_head,
};

/// The thank-you page for one kind of deed.
#[component]
pub fn DonePage(deed: Deed) -> impl IntoView {
    routed(Page::Done(deed), |content, page| {
        let Page::Done(deed) = page else { return None };
        let text = |text: Text| content.text(text).to_owned();
        let (title, lead) = page_head::of_deed(*deed);
        let code = (*deed == Deed::LetterMailed).then(|| {
            view! {
                <p>
                    // `external`: only the server answers this page, not the app.
                    <a href=Page::Confirm.path(&content.language) rel="external">
                        {text(Text::MailedCodeLink)}
                    </a>
                </p>
            }
            .erased()
        });
        let page = view! {
            <div>
                <section class="thanks-head">
                    <div class="page-width">
                        <h1>{text(title)}</h1>
                        <p class="lead">{text(lead)}</p>
                        {code}
                    </div>
                </section>
                <section class="page-width thanks">
                    <section class="next-steps">
                        <h2>{text(Text::HomeWaysTitle)}</h2>
                        <Ways of=None />
                    </section>
                    <Share page=Page::Home name=text(Text::SiteName) text=text(Text::ShareSiteText) />
                    <CaseSheet />
                    <div class="thanks-more">
                        <SomeoneElse focus="main" />
                    </div>
                </section>
            </div>
        };
        Some(page.into_any())
    })
}
