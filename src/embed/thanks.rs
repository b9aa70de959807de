//! After signing in a frame: thanks, the same for everyone, and links to share.

use std::iter;

use leptos::prelude::*;
use marathon_domain::{Case, LiveText, Page, Text};

use super::{
    document::{Outside, page_of},
    frame_counter::FrameCounter,
};
use crate::{
    erased::Erased,
    share_links::{NETWORKS, ShareLinks, Shared},
    state::use_content,
};

/// Thanks, or a text that says that one step is left.
#[component]
pub fn EmbeddedThanks(case: Option<Case>, title: Text, lead: Text) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let stamp = case.as_ref().map(|case| {
        let picture = content.asset(&format!("stamps/{}.svg", case.slug));
        view! {
            <span class="stamp">
                <img src=picture alt="" width="240" height="300" />
                <span class="postmark">{text(Text::CaseSignedMark)}</span>
            </span>
        }
        .erased()
    });
    let code = (title == Text::MailedTitle).then(|| {
        let address = Page::Confirm.path(&content.language);
        view! { <p><Outside address words=text(Text::MailedCodeLink) /></p> }.erased()
    });
    let petition = case.as_ref().map(|case| case.slug.clone());
    let rest = Page::Sign.path(&content.language);
    view! {
        <section class="embed-thanks" id="thanks">
            {stamp}
            <div class="embed-words">
                <h1>{text(title)}</h1>
                <p class="embed-headline">{text(lead)}</p>
                {code}
                <FrameCounter petition />
            </div>
        </section>
        <FrameShare case />
        <p class="embed-next"><Outside address=rest words=text(Text::CaseNextSignRest) /></p>
    }
    .erased()
}

/// Plain links to social networks. The script tells the page around that a link was followed, not which.
#[component]
fn FrameShare(case: Option<Case>) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let page = page_of(case.as_ref());
    let (name, words) = match &case {
        Some(case) => {
            let signed = content.fill_live(LiveText::ShareSigned, "name", &case.name);
            (case.name.clone(), [&*signed, " ", &*case.share].concat())
        }
        None => (text(Text::SiteName), text(Text::ShareSiteText)),
    };
    let links = ShareLinks::of(&Shared {
        address: [&content.address, &*page.path(&content.language)].concat(),
        text: words,
        subject: content.fill(Text::ShareMailSubject, "name", &name),
    });
    let whatsapp = ("WhatsApp", links.whatsapp);
    let others = NETWORKS.into_iter().zip(links.networks);
    let networks = iter::once(whatsapp).chain(others).map(|(network, address)| {
        view! { <li><a data-share="" href=address target="_blank" rel="noopener">{network}</a></li> }
            .erased()
    });
    view! {
        <section class="share">
            <h2>{text(Text::ShareTitle)}</h2>
            <p>{text(Text::ShareLead)}</p>
            <ul class="share-ways" role="list">
                {networks.collect_view()}
                <li>
                    <a data-share="" href=links.mail target="_blank">{text(Text::ShareMail)}</a>
                </li>
            </ul>
        </section>
    }
    .erased()
}
