//! The moment after signing, in place of the form: the stamp is postmarked, then a text says what
//! was done.

use leptos::prelude::*;
use marathon_domain::{Case, Content, Counts, LiveText};

use super::{SignedProgress, Stamp};
use crate::{
    browser::{focus, frame},
    erased::Erased,
    reactive::{follow, words},
    state::{LiveCounts, use_content},
};

const ID: &str = "just-signed";

/// Says whom the petition is for, and how many have signed. Screen readers get the words at once;
/// the words become visible after the postmark (`style/just_signed.css`).
#[component]
pub fn JustSignedNote(case: Case) -> impl IntoView {
    let content = use_content();
    let counts = LiveCounts::here();
    follow(|| frame::before_paint(|| focus::set(ID)));
    let signed_for = content.fill_live(LiveText::ThanksSignedFor, "name", &case.name);
    let slug = case.slug.clone();
    let people = words(move || {
        let count = counts.of(case.slug.as_str())?;
        let number = content.number(count);
        Some(people_have_signed(&content, count, &number))
    });
    view! {
        <div class="just-signed" id=ID tabindex="-1">
            <Stamp case=slug />
            <div class="just-signed-words">
                <p>
                    <strong>{signed_for}</strong>
                    " "
                    <span>{people}</span>
                </p>
                <SignedProgress />
            </div>
        </div>
    }
    .erased()
}

/// How many have signed, those just now among them. The number is the count as the language writes it.
pub fn people_have_signed(content: &Content, count: u64, number: &str) -> String {
    match count {
        1 => content.live_text(LiveText::ThanksPeopleOne).to_owned(),
        2..Counts::FEWEST_SHOWN => content.live_text(LiveText::ThanksPeopleFew).to_owned(),
        _ => content.fill_live(LiveText::ThanksPeopleOther, "count", number),
    }
}
