//! A field of one line. It is uncontrolled, so that what was typed before the app came stays. The
//! place for its mistake is hidden until the app or the server finds one.

use leptos::prelude::*;
use marathon_domain::Text;
use web_sys::HtmlInputElement;

use crate::{
    element_ref::ElementRef,
    erased::Erased,
    reactive::{flag, memo, words},
    state::{FormProgress, SentForm, one_line, sent_value, use_content},
};

/// A field with its label, a hint if it has one, and the place for its mistake.
#[component]
pub fn Field(
    /// Its name in the form and in the API.
    name: &'static str,
    label: String,
    /// `text`, `email`, `date` or `time`.
    #[prop(default = "text")]
    kind: &'static str,
    autocomplete: &'static str,
    #[prop(optional_no_strip)] hint: Option<String>,
    #[prop(optional)] optional: bool,
    /// Whether words begin with a capital, as names do.
    #[prop(optional)]
    is_name: bool,
    #[prop(optional_no_strip)] longest: Option<usize>,
    #[prop(optional)] input: ElementRef<HtmlInputElement>,
) -> impl IntoView {
    let progress = FormProgress::here();
    let id = format!("field-{name}");
    let sent = sent_value(name).as_deref().map(one_line);
    let kind = as_sent(kind, sent.as_deref());
    // A date or time is written in the page's direction.
    let is_moment = matches!(kind, "date" | "time");
    let described_by = described_by(name, hint.is_some());
    let hint = hint
        .map(|hint| view! { <p class="field-hint" id=format!("hint-{name}")>{hint}</p> }.erased());
    view! {
        <div class="field">
            <label for=id.clone()>{label} {optional.then(|| view! { <Optional /> }.erased())}</label>
            {hint}
            <input
                node_ref=input
                id=id
                name=name
                type=kind
                value=sent
                autocomplete=autocomplete
                inputmode=(kind == "email").then_some("email")
                autocapitalize=if is_name { "words" } else { "none" }
                spellcheck="false"
                dir=(!is_moment).then_some("auto")
                required=!optional
                maxlength=longest.map(|longest| longest.to_string())
                aria-describedby=described_by
                aria-invalid=words(move || progress.mistake_in(name).map(|_| "true".to_owned()))
            />
            <FieldMistake field=name />
        </div>
    }
    .erased()
}

/// A browser without date and time fields sends any text that was typed. A text that is no date or
/// time comes back in a field that can hold it.
fn as_sent(kind: &'static str, sent: Option<&str>) -> &'static str {
    let form = match kind {
        "date" => "0000-00-00",
        "time" => "00:00",
        _ => return kind,
    };
    let holds = |sent: &str| {
        let form_of = sent
            .bytes()
            .map(|byte| if byte.is_ascii_digit() { b'0' } else { byte });
        form_of.eq(form.bytes())
    };
    match sent {
        Some(sent) if !sent.is_empty() && !holds(sent) => "text",
        _ => kind,
    }
}

/// The place for a field's mistake.
#[component]
pub fn FieldMistake(field: &'static str) -> impl IntoView {
    SentForm::shows(field);
    let progress = FormProgress::here();
    let mistake = memo(move || progress.mistake_in(field));
    view! {
        <p class="field-error" id=format!("error-{field}") hidden=flag(move || mistake.get().is_none())>
            {words(move || mistake.get())}
        </p>
    }
    .erased()
}

/// The mark after the label of an optional field.
#[component]
pub fn Optional() -> impl IntoView {
    let words = use_content().text(Text::FormOptional).to_owned();
    view! {
        " "
        <span class="field-optional">{["(", &words, ")"].concat()}</span>
    }
    .erased()
}

/// The ids of the texts that describe a field.
fn described_by(name: &str, has_hint: bool) -> String {
    let hint = if has_hint {
        ["hint-", name, " "].concat()
    } else {
        String::new()
    };
    [&hint, "error-", name].concat()
}
