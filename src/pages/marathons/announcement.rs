//! The fields of a marathon's words, for announcing and for changing it.

use leptos::prelude::*;
use marathon_domain::{MarathonField, MarathonText};
use web_sys::HtmlSelectElement;

use super::time_zone_field::TimeZoneField;
use crate::{
    components::{CountrySelect, Field, FieldMistake, Optional, TextArea},
    element_ref::ElementRef,
    erased::Erased,
    reactive::follow,
    state::{ChosenCountry, is_sent, use_content},
};

/// All fields except those about the organiser.
#[component]
pub fn Announcement() -> impl IntoView {
    let content = use_content();
    provide_context(ChosenCountry::new());
    view! {
        <input type="hidden" name="language" value=content.language.to_string() />
        <Line
            field=MarathonField::Title
            label=MarathonText::NewTitleLabel
            hint=MarathonText::NewTitleHint
        />
        <Line field=MarathonField::Place label=MarathonText::NewPlace hint=MarathonText::NewPlaceHint />
        <div class="field-pair">
            <Line field=MarathonField::Town label=MarathonText::NewTown />
            <Country />
        </div>
        <TimeZoneField />
        <Line field=MarathonField::Date label=MarathonText::NewDate kind="date" />
        <div class="field-pair">
            <Line field=MarathonField::Starts label=MarathonText::NewStarts kind="time" />
            <Line
                field=MarathonField::Ends
                label=MarathonText::NewEnds
                kind="time"
                hint=MarathonText::NewEndsHint
            />
        </div>
        <Publicity />
        <Line
            field=MarathonField::Languages
            label=MarathonText::NewLanguages
            hint=MarathonText::NewLanguagesHint
        />
        <Words />
        <Access />
    }
    .erased()
}

/// A field of one line.
#[component]
pub fn Line(
    field: MarathonField,
    label: MarathonText,
    #[prop(optional)] hint: Option<MarathonText>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    view! { <Field name=field.as_str() label=text(label) hint=hint.map(text) kind autocomplete /> }
}

#[component]
fn Country() -> impl IntoView {
    let content = use_content();
    let (chosen, select) = (ChosenCountry::here(), ElementRef::default());
    // Also a country that was chosen before the app came.
    follow(move || {
        if let Some(select) = select.get() {
            let select: HtmlSelectElement = select;
            chosen.choose(&select.value());
        }
    });
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    view! {
        <div class="field">
            <label for="field-country">{text(MarathonText::NewCountry)}</label>
            <CountrySelect autocomplete="off" none=Some(text(MarathonText::NewChoose)) required=true select />
            <FieldMistake field="country" />
        </div>
    }
    .erased()
}

/// Who can find the marathon: everybody, unless the organiser says otherwise.
#[component]
fn Publicity() -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let choice = |value: &'static str, words: MarathonText, at_first: bool| {
        let checked = is_sent("public", value).unwrap_or(at_first);
        view! {
            <label class="box">
                <input type="radio" name="public" value=value checked=checked />
                <span>{text(words)}</span>
            </label>
        }
        .erased()
    };
    view! {
        <fieldset class="marathon-public">
            <legend>{text(MarathonText::NewPublicLegend)}</legend>
            {choice("true", MarathonText::NewPublicYes, true)}
            {choice("false", MarathonText::NewPublicNo, false)}
        </fieldset>
    }
    .erased()
}

#[component]
fn Words() -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    view! {
        <div class="field">
            <label for="field-words">{text(MarathonText::NewWords)}</label>
            <p class="field-hint" id="hint-words">{text(MarathonText::NewWordsHint)}</p>
            <TextArea name="words" rows="6" described_by="hint-words error-words" required=true />
            <FieldMistake field="words" />
        </div>
    }
    .erased()
}

/// How the place is reached and used.
#[component]
fn Access() -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    view! {
        <div class="field">
            <label for="field-access">{text(MarathonText::NewAccess)} <Optional /></label>
            <p class="field-hint" id="hint-access">{text(MarathonText::NewAccessHint)}</p>
            <TextArea name="access" rows="3" described_by="hint-access error-access" />
            <FieldMistake field="access" />
        </div>
    }
    .erased()
}
