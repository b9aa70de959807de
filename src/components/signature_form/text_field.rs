//! A labelled line to write on, with its hint and its mistake beside it.

use leptos::prelude::*;
use marathon_domain::Text;

use super::submission::Submission;
use crate::content_store::ContentStore;

use crate::reactive::{attribute, flag, words};

/// One text field. Uncontrolled: what was typed before the app came stays.
#[component]
pub fn TextField(
    submission: Submission,
    /// The field's name in the form and in the API.
    name: &'static str,
    label: Text,
    autocomplete: &'static str,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] hint: Option<Text>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let store = ContentStore::here();
    let error_id = format!("error-{name}");
    let hint_id = format!("hint-{name}");
    let described_by = match hint {
        Some(_) => format!("{hint_id} {error_id}"),
        None => error_id.clone(),
    };
    let is_name = matches!(name, "given_name" | "family_name");
    view! {
        <div class="field">
            <label for=format!("field-{name}")>
                {store.text(label)}
                {optional.then(|| view! {
                    <span class="field-optional">" (" {store.text(Text::FormOptional)} ")"</span>
                })}
            </label>
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{store.text(hint)}</p> })}
            <input
                id=format!("field-{name}")
                name=name
                type=kind
                autocomplete=autocomplete
                inputmode=(kind == "email").then_some("email")
                autocapitalize=if is_name { "words" } else { "none" }
                spellcheck="false"
                dir="auto"
                required=!optional
                aria-describedby=described_by
                aria-invalid=attribute(move || submission.is_wrong(name).then_some("true"))
            />
            <p class="field-error" id=error_id hidden=flag(move || !submission.is_wrong(name))>
                {words(move || submission.mistake(name))}
            </p>
        </div>
    }
}
