//! The petitions to sign at once: the sheet of ten. Each stamp can be left out.

use leptos::prelude::*;
use marathon_domain::{Case, Text};
use web_sys::HtmlInputElement;

use super::{FieldMistake, Stamp};
use crate::{
    element_ref::ElementRef,
    erased::Erased,
    reactive::{follow, memo},
    state::{SignedPetitions, is_sent, use_content},
};

/// Each stamp is chosen until it is pressed. Each line opens to show the whole demand.
#[component]
pub fn PetitionChoice() -> impl IntoView {
    let content = use_content();
    let stamps = content
        .open_cases()
        .map(|case| view! { <PetitionStamp case=case.clone() /> }.erased());
    let demands = content.open_cases().map(|case| {
        view! {
            <details class="petition-demand">
                <summary>
                    <bdi>{case.name.clone()}</bdi>
                </summary>
                <p>{case.demand.clone()}</p>
            </details>
        }
        .erased()
    });
    view! {
        <fieldset id="field-petitions" class="petition-choice" tabindex="-1" aria-describedby="error-petitions">
            <legend>{content.text(Text::SignPetitionsLegend).to_owned()}</legend>
            <p class="field-hint">{content.text(Text::SignPetitionsHint).to_owned()}</p>
            <FieldMistake field="petitions" />
            <div class="petition-sheet">{stamps.collect_view()}</div>
            <div>{demands.collect_view()}</div>
        </fieldset>
    }
    .erased()
}

/// One petition. It is unticked and postmarked once it was signed in this tab, and ticked again once
/// that is forgotten.
#[component]
fn PetitionStamp(case: Case) -> impl IntoView {
    let signed = SignedPetitions::here();
    let slug = case.slug.clone();
    let slug_value = case.slug.to_string();
    let is_chosen = is_sent("petitions", &slug_value).unwrap_or(true);
    let is_signed = memo(move || signed.holds(slug.as_str()));
    let tick: ElementRef<HtmlInputElement> = ElementRef::default();
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
        <label class="petition-stamp">
            <input node_ref=tick type="checkbox" name="petitions" value=slug_value checked=is_chosen />
            <Stamp case=case.slug />
            <span class="petition-name">
                <bdi>{case.short_name}</bdi>
            </span>
        </label>
    }
    .erased()
}
