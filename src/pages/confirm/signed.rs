//! The thanks after a mail.

use leptos::prelude::*;
use marathon_domain::{LiveText, Page, Slug, Text};

use crate::{
    components::{NextCase, OwnPetitions, Share, Stamp, people_have_signed},
    state::{SignedPetitions, use_content},
};

/// The same thanks as after a signing that counts at once: the case, how many have signed, the next case, and sharing.
#[component]
pub fn Signed(petitions: Vec<(Slug, u64)>) -> impl IntoView {
    let content = use_content();
    let slugs: Vec<Slug> = petitions.iter().map(|(slug, _)| slug.clone()).collect();
    SignedPetitions::here().know(slugs.clone());
    let only = match &petitions[..] {
        [(slug, people)] => content.petition(slug).zip(Some(*people)),
        _ => None,
    };
    let (shared, name, words) = match only {
        Some((case, _)) => (case.page(), case.name.clone(), case.share.clone()),
        None => (
            Page::Home,
            content.text(Text::SiteName).to_owned(),
            content.text(Text::ShareSiteText).to_owned(),
        ),
    };
    let said = match only {
        Some((case, people)) => {
            let signed_for = content.fill_live(LiveText::ThanksSignedFor, "name", &case.name);
            let people = people_have_signed(&content, people, &content.number(people));
            view! {
                <div class="just-signed">
                    <Stamp case=case.slug.clone() />
                    <div class="just-signed-words">
                        <p>
                            <strong>{signed_for}</strong>
                            " "
                            <span>{people}</span>
                        </p>
                    </div>
                </div>
            }
            .into_any()
        }
        None => {
            let each = petitions.into_iter().map(|(slug, people)| {
                let people = people_have_signed(&content, people, &content.number(people));
                let said = view! { <span class="own-state">{people}</span> };
                (slug, Some(said.into_any()))
            });
            let petitions = each.collect();
            view! {
                <p class="lead">{content.text(Text::ConfirmDoneFor).to_owned()}</p>
                <OwnPetitions petitions />
            }
            .into_any()
        }
    };
    view! {
        <div>
            <section class="thanks-head">
                <div class="page-width">
                    <h1>{content.text(Text::ConfirmDoneTitle).to_owned()}</h1>
                    <p class="lead">{content.text(Text::ConfirmDoneLead).to_owned()}</p>
                </div>
            </section>
            <section class="page-width thanks">
                {said}
                <NextCase after=slugs.last().cloned() />
                <Share page=shared name text=words />
            </section>
        </div>
    }
    .into_any()
}
