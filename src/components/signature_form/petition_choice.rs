//! The petitions to sign at once, each with its whole demand, each to be left out at will.

use leptos::{html, prelude::*};
use marathon_domain::{CaseStatus, Text};

use super::submission::Submission;
use crate::{content_store::ContentStore, signed_petitions::SignedPetitions};

use crate::reactive::{flag, follow, words};

/// A box for each open petition, ticked; those signed in this tab are unticked and say so.
#[component]
pub fn PetitionChoice(submission: Submission) -> impl IntoView {
    let store = ContentStore::here();
    let cases: Vec<_> = store
        .now()
        .cases
        .iter()
        .filter(|case| case.status == CaseStatus::Open)
        .cloned()
        .collect();
    let error = "petitions";
    view! {
        <fieldset id="field-petitions" class="petition-choice" tabindex="-1" aria-describedby="error-petitions">
            <legend>{store.text(Text::SignPetitionsLegend)}</legend>
            <p class="field-hint">{store.text(Text::SignPetitionsHint)}</p>
            <p class="field-error" id="error-petitions" hidden=flag(move || !submission.is_wrong(error))>
                {words(move || submission.mistake(error))}
            </p>
            {cases.into_iter().map(|case| view! { <PetitionBox case /> }).collect_view()}
        </fieldset>
    }
}

#[component]
fn PetitionBox(case: marathon_domain::Case) -> impl IntoView {
    let store = ContentStore::here();
    let signed = SignedPetitions::here();
    let slug = case.slug.clone();
    let is_signed = flag(move || signed.has(&slug));
    let is_unsigned = flag(move || !is_signed.get());
    let tick = NodeRef::<html::Input>::new();
    let mut before = false;
    follow(move || {
        let now = is_signed.get();
        if let Some(tick) = tick.get()
            && before != now
        {
            tick.set_checked(!now);
            before = now;
        }
    });
    view! {
        <label class="petition-box">
            <input type="checkbox" name="petitions" value=case.slug.to_string() checked node_ref=tick />
            <img src=case.picture alt="" width="240" height="300" loading="lazy" />
            <span class="petition-words">
                <span class="petition-name">{case.name}</span>
                <span>{case.demand}</span>
                <span class="petition-signed" hidden=is_unsigned>
                    {store.text(Text::CaseSigned)}
                </span>
            </span>
        </label>
    }
}
