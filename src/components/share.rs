//! Passing it on: plain links to the networks, no script of anyone else's; the device's own sheet where there
//! is one, and the link to copy. What is shared carries where it came from (`source`), never from whom.

use leptos::prelude::*;
use marathon_domain::{Content, LiveText, Page, Text};

use crate::{
    browser::{clipboard, share_sheet},
    erased::Erased,
    reactive::{flag, follow, on, words},
    share_links::{ShareLinks, Shared},
    state::{Deeds, use_content},
};

/// The ways to pass a page on, with its prepared text. What was passed on is ticked off.
#[component]
pub fn Share(
    page: Page,
    /// What it is about, for the subject of a mail.
    name: String,
    text: String,
) -> impl IntoView {
    let content = use_content();
    let label = |text: Text| content.text(text).to_owned();
    let shared = Shared {
        address: [&content.address, &*page.path(&content.language)].concat(),
        text,
        subject: content.fill(Text::ShareMailSubject, "name", &name),
    };
    let ShareLinks { networks, mail } = ShareLinks::of(&shared);

    let deeds = Deeds::here();
    let deed = StoredValue::new(match &page {
        Page::Case(slug) | Page::Petition(slug) => ["share:", slug.as_str()].concat(),
        _ => "share".to_owned(),
    });
    let pass_on = move |_| deed.with_value(|deed| deeds.add(deed));

    let has_sheet = RwSignal::new(false);
    follow(move || has_sheet.set(share_sheet::is_there()));
    let sheet_link = shared.link("share");
    let copied_link = shared.link("link");
    let outcome = RwSignal::new(None);
    let open_sheet = move |click| {
        pass_on(click);
        // Refused, the links are there.
        let _ = share_sheet::open(&shared.text, &sheet_link);
    };
    let copy = {
        let content = content.clone();
        move |click| {
            pass_on(click);
            copy_link(&content, copied_link.clone(), outcome);
        }
    };
    let networks = networks.into_iter().map(|(network, address)| {
        view! {
            <li>
                <a href=address rel="external noopener" target="_blank" on:click=on(pass_on)>{network}</a>
            </li>
        }.erased()
    });
    view! {
        <section class="share" id="share" tabindex="-1">
            <h2>{label(Text::ShareTitle)}</h2>
            <p>{label(Text::ShareLead)}</p>
            <ul class="share-ways" role="list">
                <li class="share-native" hidden=flag(move || !has_sheet.get())>
                    <button class="button" type="button" on:click=on(open_sheet)>
                        {label(Text::ShareNative)}
                    </button>
                </li>
                {networks.collect_view()}
                <li><a href=mail on:click=on(pass_on)>{label(Text::ShareMail)}</a></li>
                <li>
                    <button class="button-plain needs-app" type="button" on:click=on(copy)>
                        {label(Text::ShareCopy)}
                    </button>
                </li>
            </ul>
            <p class="share-outcome" role="status">{words(move || outcome.get())}</p>
        </section>
    }
    .erased()
}

/// Copies a link and says how that went; where it went wrong the link itself is shown.
pub fn copy_link(content: &Content, link: String, outcome: RwSignal<Option<String>>) {
    let copied = content.live_text(LiveText::ShareCopied).to_owned();
    let failed = [content.live_text(LiveText::ShareCopyFailed), " ", &*link].concat();
    leptos::task::spawn_local(async move {
        let words = if clipboard::copy(&link).await {
            copied
        } else {
            failed
        };
        // The page may have gone meanwhile.
        let _ = outcome.try_set(Some(words));
    });
}
