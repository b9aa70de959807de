//! After words of encouragement were sent: they have arrived, what comes next, and what else to do.

use leptos::prelude::*;
use marathon_domain::{Page, Text};

use super::routed::routed_by_slug;
use crate::components::{NextSteps, Stamp};

/// The page that says that they have arrived. It shows nothing of the message.
#[component]
pub fn MessageSentPage() -> impl IntoView {
    routed_by_slug(Page::MessageSent, |content, page| {
        let Page::MessageSent(slug) = page else {
            return None;
        };
        let case = content.case(slug)?;
        let text = |text: Text| content.text(text).to_owned();
        let messages = Page::Messages(slug.clone()).path(&content.language);
        let page = view! {
            <div class="page-width writing">
                <header class="writing-head">
                    <Stamp case=slug.clone() />
                    <p class="case-kicker">{text(Text::MessageKicker)}</p>
                    <h1>{text(Text::MessageSentTitle)}</h1>
                    <p class="lead">{content.fill(Text::MessageSentLead, "to", &case.message.to)}</p>
                    <p>{text(Text::MessageSentShown)}</p>
                        <p><a href=messages>{text(Text::MessageShownAll)}</a></p>
                </header>
                <NextSteps case=slug.clone() is_its_page=false />
            </div>
        };
        Some(page.into_any())
    })
}
