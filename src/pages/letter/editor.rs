//! The editor of the letter: points of the model to choose from, the text, and hints beside it.

use leptos::prelude::*;
use marathon_domain::{Case, LetterModel, Text, WritingHint, naming_pattern};
use web_sys::HtmlInputElement;

use super::{Hint, hand_over, written::Written};
use crate::{
    components::{FieldMistake, TextArea},
    erased::Erased,
    reactive::{flag, memo, on},
    state::use_content,
};

/// The letter and the ways to use it on this device.
#[component]
pub fn LetterEditor(
    case: Case,
    model: LetterModel,
    written: Written,
    /// The ways to use it, if they are to be shown at once.
    ways: Option<AnyView>,
) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    written.follow();
    let model_text = model.text();
    let points = model
        .points
        .into_iter()
        .map(|point| view! { <Point point written /> }.erased());
    view! {
        <section class="letter letter-writing">
            <fieldset class="letter-points needs-app">
                <legend>{text(Text::LetterPointsLegend)}</legend>
                <p class="field-hint">{text(Text::LetterPointsHint)}</p>
                {points.collect_view()}
            </fieldset>
            <div class="field">
                <label for="field-text">{text(Text::LetterText)}</label>
                <p class="field-hint" id="letter-text-hint">{text(Text::LetterTextHint)}</p>
                <TextArea
                    name="text"
                    form=hand_over::FORM
                    rows="22"
                    described_by="letter-text-hint letter-hints error-text"
                    text=model_text
                    area=written.area()
                    on_input=move |text| written.typed(text)
                />
                <FieldMistake field="text" />
            </div>
            <Hints name=case.name.clone() written />
            <label class="box needs-app">
                <input
                    id="letter-keep"
                    type="checkbox"
                    prop:checked=flag(move || written.is_kept())
                    on:change=on(move |event| written.keep_on_device(event_target_checked(&event)))
                />
                <span>{text(Text::LetterKeep)}</span>
            </label>
            {ways}
        </section>
    }
    .erased()
}

/// A point of the model, ticked while the letter holds it.
#[component]
fn Point(point: String, written: Written) -> impl IntoView {
    let words = point.clone();
    let held = point.clone();
    let is_held = memo(move || written.holds(&held));
    let choose = move |event| {
        let tick: HtmlInputElement = event_target(&event);
        written.choose(&point, tick.checked());
        // A point that the writer has changed cannot be taken out, so the tick is set back to the truth.
        tick.set_checked(is_held.get_untracked());
    };
    view! {
        <label class="box">
            <input
                type="checkbox"
                checked=true
                prop:checked=is_held
                on:change=on(choose)
            />
            <span>{words}</span>
        </label>
    }
    .erased()
}

/// Hints: parts of the text that the writer might look at again.
#[component]
fn Hints(
    /// The name of the person: a letter should mention it.
    name: String,
    written: Written,
) -> impl IntoView {
    let content = use_content();
    let text = written.text();
    let hints = [
        (WritingHint::Contact, Text::HintContact),
        (WritingHint::Link, Text::HintLink),
        (WritingHint::Loud, Text::HintLoud),
        (WritingHint::Long, Text::HintLong),
    ];
    let hints = hints.map(|(hint, words)| {
        let id = Some(format!("hint-{}", hint.as_str()));
        let words = content.text(words).to_owned();
        view! { <Hint id words pattern=hint.pattern().to_owned() text /> }.erased()
    });
    let name_words = content.text(Text::HintName).to_owned();
    view! {
        <div id="letter-hints" role="status">
            <ul class="writing-hints">
                {hints.into_iter().collect_view()}
                <Hint
                    id=Some("hint-name".to_owned())
                    words=name_words
                    pattern=naming_pattern(&name)
                    is_wished_for=true
                    text
                />
            </ul>
        </div>
    }
    .erased()
}
