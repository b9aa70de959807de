//! The fields of the person who signs or writes.

use leptos::prelude::*;
use marathon_domain::{CountryCode, Text};
use web_sys::{HtmlInputElement, HtmlSelectElement};

use super::{CountrySelect, Field, FieldMistake, SomeoneElse};
use crate::{
    element_ref::ElementRef,
    erased::Erased,
    reactive::flag,
    reactive::follow,
    state::{ChosenCountry, Details, Supporter, use_content},
};

/// Names, address and country; for a signer also the postcode. Details that the person has typed
/// before fill only empty fields, and the country only if nobody has chosen one.
#[component]
pub fn PersonFields(
    /// For a writer: without the fields that only a signing needs.
    #[prop(optional)]
    is_writer: bool,
    /// The country where most of these people live, if it differs from most readers'.
    #[prop(optional_no_strip)]
    home: Option<CountryCode>,
    /// Set when a field differs from what the person has typed before.
    #[prop(optional)]
    differs: Option<RwSignal<bool>>,
) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let inputs = Inputs::new();
    inputs.follow(differs);
    let email_hint = if is_writer {
        Text::HandEmailHint
    } else {
        Text::FormEmailHint
    };
    let country = view! {
        <div class="field">
            <label for="field-country">{text(Text::FormCountry)}</label>
            <CountrySelect autocomplete="country" home select=inputs.country />
            <FieldMistake field="country" />
        </div>
    };
    let postcode_label = text(Text::FormPostcode);
    let home = if is_writer {
        country.erased()
    } else {
        view! {
            <div class="field-pair">
                {country}
                <Field
                    name="postcode"
                    label=postcode_label
                    autocomplete="postal-code"
                    optional=true
                    input=inputs.postcode
                />
            </div>
        }
        .erased()
    };
    view! {
        <div class="field-pair">
            <Field
                name="given_name"
                label=text(Text::FormGivenName)
                autocomplete="given-name"
                is_name=true
                input=inputs.given_name
            />
            <Field
                name="family_name"
                label=text(Text::FormFamilyName)
                autocomplete="family-name"
                is_name=true
                input=inputs.family_name
            />
        </div>
        <Field
            name="email"
            label=text(Text::FormEmail)
            kind="email"
            autocomplete="email"
            hint=Some(text(email_hint))
            input=inputs.email
        />
        {home}
    }
    .erased()
}

/// The fields in the page.
#[derive(Clone, Copy)]
struct Inputs {
    given_name: ElementRef<HtmlInputElement>,
    family_name: ElementRef<HtmlInputElement>,
    email: ElementRef<HtmlInputElement>,
    postcode: ElementRef<HtmlInputElement>,
    country: ElementRef<HtmlSelectElement>,
}

impl Inputs {
    fn new() -> Self {
        Self {
            given_name: ElementRef::default(),
            family_name: ElementRef::default(),
            email: ElementRef::default(),
            postcode: ElementRef::default(),
            country: ElementRef::default(),
        }
    }

    fn follow(self, differs: Option<RwSignal<bool>>) {
        let (supporter, chosen) = (Supporter::here(), ChosenCountry::here());
        // When someone else acts, the form is emptied, and its list returns to the first choice.
        supporter.when_forgotten(move || chosen.forget());
        follow(move || {
            if let Some(details) = supporter.details() {
                let is_as_before = self.fill_in(&details);
                if let Some(differs) = differs.filter(|_| !is_as_before) {
                    differs.set(true);
                }
            }
            // The browser may have filled this field in too.
            if let Some(country) = self.country.get() {
                chosen.choose(&country.value());
            }
        });
    }

    /// Returns whether all fields hold the values that were typed before.
    fn fill_in(self, details: &Details) -> bool {
        let mut is_as_before = true;
        for (input, value) in [
            (self.given_name, &details.given_name),
            (self.family_name, &details.family_name),
            (self.email, &details.email),
            (self.postcode, &details.postcode),
        ] {
            if let Some(field) = input.get_untracked() {
                if field.value().is_empty() {
                    field.set_value(value);
                }
                is_as_before &= field.value() == *value;
            }
        }
        // The first option is the default; any other one was chosen.
        if let Some(field) = self.country.get_untracked() {
            if field.selected_index() == 0 {
                field.set_value(&details.country);
            }
            is_as_before &= field.value() == details.country;
        }
        is_as_before
    }
}

/// Says that the details are known, and offers to wipe them.
#[component]
pub fn Remembered(
    /// The element that takes the focus then.
    focus: &'static str,
) -> impl IntoView {
    let supporter = Supporter::here();
    let words = use_content().text(Text::FormRemembered).to_owned();
    view! {
        <p class="remembered" hidden=flag(move || !supporter.is_known())>
            {words}
            " "
            <SomeoneElse focus />
        </p>
    }
    .erased()
}
