//! Sharing: plain links to social networks, without any of their scripts. The device's own share
//! sheet comes first, if there is one, and rarer networks last. A shared link says by which way it
//! came (`source`), never from whom.

use leptos::prelude::*;
use marathon_domain::{Content, LiveText, Page, Text};
use web_sys::MouseEvent;

use crate::{
    browser::{clipboard, share_sheet},
    erased::Erased,
    reactive::{flag, follow, on, words},
    share_links::{NETWORKS, ShareLinks, Shared},
    state::{Deeds, SignedPetitions, use_content},
};

/// The ways to share a page, with its prepared text. Sharing is ticked off.
#[component]
pub fn Share(
    page: Page,
    /// The subject of a mail.
    name: String,
    text: String,
) -> impl IntoView {
    let content = use_content();
    let label = |text: Text| content.text(text).to_owned();
    let petition = match &page {
        Page::Case(slug) | Page::Petition(slug) => Some(slug.clone()),
        _ => None,
    };
    let deed = match &petition {
        Some(slug) => ["share:", slug.as_str()].concat(),
        None => "share".to_owned(),
    };
    let deeds = Deeds::here();
    let deed = StoredValue::new(deed);
    let pass_on = move |_| deed.with_value(|deed| deeds.add(deed));

    // The text says so if the person has signed.
    let signed = SignedPetitions::here();
    let signed_words = content.fill_live(LiveText::ShareSigned, "name", &name);
    let address = page.address(&content);
    let subject = content.fill(Text::ShareMailSubject, "name", &name);
    let shared = move || {
        let petition = petition.as_ref();
        let has_signed = petition.is_some_and(|slug| signed.holds(slug.as_str()));
        Shared {
            address: address.clone(),
            text: match has_signed {
                true => [&*signed_words, " ", &*text].concat(),
                false => text.clone(),
            },
            subject: subject.clone(),
        }
    };
    let shared: StoredValue<Box<dyn Fn() -> Shared + Send + Sync>> =
        StoredValue::new(Box::new(shared));
    let links = move || shared.with_value(|shared| ShareLinks::of(&shared()));
    let networks = NETWORKS.iter().enumerate().map(|(place, network)| {
        let address = words(move || links().networks.into_iter().nth(place));
        network_way(network, address, pass_on)
    });
    let whatsapp = network_way("WhatsApp", words(move || Some(links().whatsapp)), pass_on);
    let mail = words(move || Some(links().mail));

    let has_sheet = RwSignal::new(false);
    follow(move || has_sheet.set(share_sheet::is_there()));
    let outcome = RwSignal::new(None);
    let open_sheet = move |click| {
        pass_on(click);
        // If the device refuses, the links are still there.
        let shared = untrack(|| shared.with_value(|shared| shared()));
        let _ = share_sheet::open(&shared.text, &shared.link("share"));
    };
    let copy = {
        let content = content.clone();
        move |click| {
            pass_on(click);
            let shared = untrack(|| shared.with_value(|shared| shared()));
            let link = shared.link("link");
            copy_link(&content, link, outcome);
        }
    };
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
                {whatsapp}
                <li>
                    <button class="button-plain needs-app" type="button" on:click=on(copy)>
                        {label(Text::ShareCopy)}
                    </button>
                </li>
            </ul>
            <p class="share-outcome" role="status">{words(move || outcome.get())}</p>
            <details class="share-more">
                <summary>{label(Text::ShareMore)}</summary>
                <ul class="share-ways" role="list">
                    {networks.collect_view()}
                    <li>
                        <a href=mail on:click=on(pass_on)>{label(Text::ShareMail)}</a>
                    </li>
                </ul>
            </details>
        </section>
    }
    .erased()
}

fn network_way(
    name: &'static str,
    address: Signal<Option<String>>,
    pass_on: impl FnMut(MouseEvent) + 'static,
) -> AnyView {
    view! {
        <li>
            <a href=address rel="external noopener" target="_blank" on:click=on(pass_on)>{name}</a>
        </li>
    }
    .erased()
}

/// Copies a link and says whether that worked. If not, the link itself is shown.
pub fn copy_link(content: &Content, link: String, outcome: RwSignal<Option<String>>) {
    let copied = content.live_text(LiveText::ShareCopied).to_owned();
    let failed = [content.live_text(LiveText::ShareCopyFailed), " ", &*link].concat();
    leptos::task::spawn_local(async move {
        let words = if clipboard::copy(&link).await {
            copied
        } else {
            failed
        };
        // The page may be gone meanwhile.
        let _ = outcome.try_set(Some(words));
    });
}
