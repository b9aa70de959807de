//! The next petition to sign.

mod sign_too;

use leptos::prelude::*;
use marathon_domain::{CaseStatus, Content, Page, Slug, Text};

use crate::{
    erased::Erased,
    reactive::{memo, part},
    state::{Contents, SignedPetitions, Supporter, use_content},
};
use sign_too::SignToo;

/// The first open case after a given one that was not signed in this tab, with the first lines of
/// its story, and signed with one press. The order is that of the campaign, and starts again after the last. Once all are
/// signed, it says so.
#[component]
pub fn NextCase(
    /// None begins with the first case of the campaign.
    after: Option<Slug>,
) -> impl IntoView {
    let content = use_content();
    let (signed, contents) = (SignedPetitions::here(), Contents::here());
    let supporter = Supporter::here();
    // On a case it is hidden until that is signed; on the thanks it stands in the first view.
    let loading = after.is_some().then_some("lazy");
    let others = open_cases_after(&content, after.as_ref());
    let next = memo(move || {
        let mut others = others.iter();
        others.find(|slug| !signed.holds(slug.as_str())).cloned()
    });
    // Whoever comes here without having signed sees the first case, and nothing on the page moves.
    // A memo ensures that nothing is drawn anew, and no hidden stamp fetched, before the next case
    // changes.
    let is_another = memo(move || !signed.get().is_empty());
    let is_known = memo(move || supporter.is_known());
    // A case shows it once that is signed.
    let is_shown = memo(move || {
        let after = after.as_ref();
        after.is_none_or(|slug| signed.holds(slug.as_str()))
    });
    part(move || {
        let text = |text: Text| content.text(text).to_owned();
        let slug = next.get();
        let Some((slug, case)) = slug
            .as_ref()
            .and_then(|slug| Some((slug, content.case(slug)?)))
        else {
            return view! { <p class="lead">{text(Text::ThanksAllSigned)}</p> }.erased();
        };
        let is_another = is_another.get();
        let kicker = is_another.then(|| {
            view! { <span class="next-case-kicker">{text(Text::ThanksNext)}</span> }.erased()
        });
        let picture = content.asset(&["stamps/", slug.as_str(), ".svg"].concat());
        // A page's own content holds no other story.
        let whole = is_another.then(|| contents.whole(&content.language));
        let told = whole
            .flatten()
            .and_then(|whole| Some((whole.case(slug)?.clone(), whole)));
        let story = told
            .as_ref()
            .and_then(|(case, _)| case.story.first().cloned());
        let story =
            story.map(|story| view! { <span class="next-case-story">{story}</span> }.erased());
        // What was typed for this one signing is remembered while it is on its way: the form stays.
        let is_signed_too = is_known.get() && is_shown.get();
        let signer = is_signed_too.then(|| untrack(|| supporter.details()));
        let sign_too = told.zip(signer.flatten());
        let sign_too = sign_too
            .map(|((case, content), signer)| view! { <SignToo case content signer /> }.erased());
        view! {
            <a class="next-case" href=Page::Case(slug.clone()).path(&content.language)>
                <span class="stamp">
                    <img loading=loading src=picture alt="" width="240" height="300" />
                </span>
                <span class="next-case-words">
                    {kicker}
                    <span class="next-case-name"><bdi>{case.name.clone()}</bdi></span>
                    <span>{case.headline.clone()}</span>
                    {story}
                    <span class="next-case-act">{text(Text::ThanksNextSign)}</span>
                </span>
            </a>
            {sign_too}
        }
        .into_any()
    })
}

fn open_cases_after(content: &Content, after: Option<&Slug>) -> Vec<Slug> {
    let cases = &content.cases;
    let place = cases.iter().position(|case| Some(&case.slug) == after);
    let (before, rest) = cases.split_at(place.map_or(0, |place| place + 1));
    let round = rest.iter().chain(before);
    let others = round.filter(|case| case.status == CaseStatus::Open && Some(&case.slug) != after);
    others.map(|case| case.slug.clone()).collect()
}
