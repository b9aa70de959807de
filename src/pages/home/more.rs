//! The worldwide movement, and where to go from here.

use leptos::prelude::*;
use marathon_domain::{Page, SectionCard, Text};

use crate::{components::WorldMap, erased::Erased, state::use_content};

/// One movement, with the ten countries on the map.
#[component]
pub fn Movement() -> impl IntoView {
    let content = use_content();
    view! {
        <section class="movement">
            <div class="page-width">
                <div>
                    <h2>{content.text(Text::HomeMovementTitle).to_owned()}</h2>
                    <p>{content.text(Text::HomeMovementText).to_owned()}</p>
                </div>
                <div>
                    <WorldMap />
                </div>
            </div>
        </section>
    }
    .erased()
}

/// The section's own pages, and the petition beside the ten.
#[component]
pub fn More() -> impl IntoView {
    let content = use_content();
    let section = content.likely_section().cloned();
    view! {
        <section class="more sheet-ground">
            <div class="page-width">
                <div class="section-links">
                    <h2>{content.text(Text::HomeMoreTitle).to_owned()}</h2>
                    {section.map(|section| view! { <OfSection section /> }.erased())}
                </div>
                <Further />
            </div>
        </section>
    }
    .erased()
}

#[component]
fn OfSection(section: SectionCard) -> impl IntoView {
    let content = use_content();
    let links = [
        (section.links.membership, Text::HomeMembershipLink),
        (section.links.news, Text::HomeNewsLink),
        (section.links.actions, Text::HomeActionsLink),
    ];
    let links = links.into_iter().filter_map(|(address, words)| {
        let words = content.text(words).to_owned();
        address.map(|address| view! { <li><a href=address>{words}</a></li> }.erased())
    });
    view! {
        <ul role="list">{links.collect_view()}</ul>
        <p class="case-as-of">{section.name}</p>
    }
    .erased()
}

#[component]
fn Further() -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let petitions = content.further.iter().map(|petition| {
        let address = Page::Petition(petition.slug.clone()).path(&content.language);
        let picture = content.asset(&["stamps/", petition.slug.as_str(), ".svg"].concat());
        view! {
            <a class="further" href=address>
                <span class="stamp">
                    <img src=picture alt="" width="240" height="300" loading="lazy" />
                </span>
                <span class="further-words">
                    <span class="case-kicker">{text(Text::HomeFurtherKicker)}</span>
                    <span class="further-name">{petition.name.clone()}</span>
                    <span>{petition.headline.clone()}</span>
                    <span class="further-act">{text(Text::HomeFurtherLink)}</span>
                </span>
            </a>
        }
        .erased()
    });
    petitions.collect_view()
}
