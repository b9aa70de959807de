//! The petitions to sign at once.

use leptos::{html, prelude::*};
use marathon_domain::{Case, Text};

use super::FieldMistake;
use crate::{
    erased::Erased,
    reactive::{flag, follow},
    state::{SignedPetitions, is_sent, use_content},
};

/// Each with its whole demand, each to be left out at will.
#[component]
pub fn PetitionChoice() -> impl IntoView {
    let content = use_content();
    let boxes = content
        .open_cases()
        .map(|case| view! { <PetitionBox case=case.clone() /> }.erased());
    let boxes = boxes.collect_view();
    view! {
        <fieldset id="field-petitions" class="petition-choice" tabindex="-1" aria-describedby="error-petitions">
            <legend>{content.text(Text::SignPetitionsLegend).to_owned()}</legend>
            <p class="field-hint">{content.text(Text::SignPetitionsHint).to_owned()}</p>
            <FieldMistake field="petitions" />
            {boxes}
        </fieldset>
    }
    .erased()
}

/// Unticked once it was signed in this tab, and it says why; ticked again once that is forgotten.
#[component]
fn PetitionBox(case: Case) -> impl IntoView {
    let content = use_content();
    let signed = SignedPetitions::here();
    let slug = case.slug.clone();
    let slug_value = case.slug.to_string();
    let is_chosen = is_sent("petitions", &slug_value).unwrap_or(true);
    let is_signed = Memo::new(move |_| signed.holds(slug.as_str()));
    let tick: NodeRef<html::Input> = NodeRef::new();
    let mut before = false;
    follow(move || {
        let is_signed = is_signed.get();
        if before != is_signed
            && let Some(tick) = tick.get_untracked()
        {
            tick.set_checked(!is_signed);
        }
        before = is_signed;
    });
    view! {
        <label class="petition-box">
            <input node_ref=tick type="checkbox" name="petitions" value=slug_value checked=is_chosen />
            <img
                src=content.asset(&format!("stamps/{}.svg", case.slug))
                alt=""
                width="240"
                height="300"
                loading="lazy"
            />
            <span class="petition-words">
                <span class="petition-name"><bdi>{case.name}</bdi></span>
                <span>{case.demand}</span>
                <span class="petition-signed" hidden=flag(move || !is_signed.get())>
                    {content.text(Text::CaseSigned).to_owned()}
                </span>
            </span>
        </label>
    }
    .erased()
}
