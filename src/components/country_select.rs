//! The list of countries in the reader's language.

use leptos::prelude::*;
use marathon_domain::{Content, CountryCode};
use web_sys::HtmlSelectElement;

use crate::{
    element_ref::ElementRef,
    erased::Erased,
    reactive::{on, words},
    state::{ChosenCountry, FormProgress, sent_value, use_content},
};

/// The list as a field of the form. It never changes, so it is one piece of HTML for the app, which need not
/// walk through its 250 options.
#[component]
pub fn CountrySelect(
    autocomplete: &'static str,
    /// The text of a first option that stands for no country. Without it the likeliest country is chosen.
    #[prop(optional_no_strip)]
    none: Option<String>,
    /// The country to put above the likely ones.
    #[prop(optional_no_strip)]
    home: Option<CountryCode>,
    #[prop(optional)] required: bool,
    #[prop(optional)] select: ElementRef<HtmlSelectElement>,
) -> impl IntoView {
    let progress = FormProgress::here();
    // Only forms that say who receives the data have this context.
    let chosen = use_context::<ChosenCountry>();
    let choose = move |event| {
        if let Some(chosen) = chosen {
            chosen.choose(&event_target_value(&event));
        }
    };
    let options = options(&use_content(), none.as_deref(), home);
    view! {
        <select
            node_ref=select
            id="field-country"
            name="country"
            autocomplete=autocomplete
            required=required
            aria-describedby="error-country"
            aria-invalid=words(move || progress.mistake_in("country").map(|_| "true".to_owned()))
            on:change=on(choose)
            inner_html=options
        ></select>
    }
    .erased()
}

/// The options, with the likely countries on top.
fn options(content: &Content, none: Option<&str>, home: Option<CountryCode>) -> String {
    let mut html = String::new();
    if let Some(words) = none {
        push_option(&mut html, "", words, false);
    }
    let sent = sent_value("country");
    let is_sent = |code: &str| sent.as_deref() == Some(code);
    let likely = content.likely_countries.iter().copied();
    let likely = likely.filter(|code| home != Some(*code));
    let likely: Vec<CountryCode> = home.into_iter().chain(likely).collect();
    let named = |code: &CountryCode| content.countries.iter().find(|(listed, _)| listed == code);
    for (place, (code, name)) in likely.iter().filter_map(named).enumerate() {
        let is_first = sent.is_none() && none.is_none() && place == 0;
        let is_chosen = is_first || is_sent(code.as_str());
        push_option(&mut html, code.as_str(), name, is_chosen);
    }
    html.push_str("<hr>");
    for (code, name) in &content.countries {
        if !likely.contains(code) {
            push_option(&mut html, code.as_str(), name, is_sent(code.as_str()));
        }
    }
    html
}

fn push_option(html: &mut String, value: &str, name: &str, selected: bool) {
    let name = name.replace('&', "&amp;").replace('<', "&lt;");
    let selected = if selected { " selected" } else { "" };
    for part in [
        "<option value=\"",
        value,
        "\"",
        selected,
        ">",
        &name,
        "</option>",
    ] {
        html.push_str(part);
    }
}
