//! Between the form's fields and the words of the API.

use marathon_domain::{CountryCode, SigningRequest, Slug};
use wasm_bindgen::JsCast;
use web_sys::{Element, FormData, HtmlFormElement, HtmlInputElement, HtmlSelectElement};

use crate::{device, source, supporter::Details};

/// The form of the page that asks who one is, of which there is one at most.
pub fn form() -> Option<HtmlFormElement> {
    let form = device::document()?.query_selector("#signature-form, [data-person]");
    form.ok()??.dyn_into().ok()
}

/// What the form would send, and whether the device should keep the details.
pub struct FormValues {
    pub request: SigningRequest,
    pub remember: bool,
}

impl FormValues {
    /// Reads the form as it stands.
    pub fn read(form: &HtmlFormElement, section: impl Fn(&str) -> String) -> Option<Self> {
        let data = FormData::new_with_form(form).ok()?;
        let text = |name: &str| data.get(name).as_string().unwrap_or_default();
        let country = text("country");
        let postcode = text("postcode");
        let request = SigningRequest {
            petitions: data
                .get_all("petitions")
                .iter()
                .filter_map(|slug| slug.as_string())
                .collect(),
            given_name: text("given_name"),
            family_name: text("family_name"),
            email: text("email"),
            section: section(&country),
            country,
            postcode: (!postcode.trim().is_empty()).then_some(postcode),
            language: text("language"),
            source: source::of_this_tab(),
            notice: Some(text("notice")),
            updates: data.has("updates"),
            name_to_authorities: data.has("name_to_authorities"),
        };
        let remember = input(form, "remember").is_some_and(|tick| tick.checked());
        Some(Self { request, remember })
    }

    /// The part that spares typing it all again.
    pub fn details(&self) -> Details {
        let request = &self.request;
        Details {
            given_name: request.given_name.clone(),
            family_name: request.family_name.clone(),
            email: request.email.clone(),
            country: request.country.clone(),
            postcode: request.postcode.clone().unwrap_or_default(),
            kept: self.remember,
        }
    }
}

/// Fills in known details where nothing was typed yet.
pub fn fill_in(form: &HtmlFormElement, details: &Details) {
    for (name, value) in [
        ("given_name", &details.given_name),
        ("family_name", &details.family_name),
        ("email", &details.email),
        ("postcode", &details.postcode),
    ] {
        if let Some(field) = input(form, &format!("field-{name}"))
            && field.value().is_empty()
        {
            field.set_value(value);
        }
    }
    // The first one stands there by itself; any other was chosen.
    if let Some(field) = country_field(form)
        && field.selected_index() == 0
    {
        field.set_value(&details.country);
    }
    if let Some(tick) = input(form, "remember") {
        tick.set_checked(details.kept);
    }
}

/// The country that is chosen.
pub fn country(form: &HtmlFormElement) -> Option<CountryCode> {
    country_field(form)?.value().parse().ok()
}

/// Says that the details are there already, and offers to wipe them.
pub fn mark_remembered(form: &HtmlFormElement, known: bool) {
    if let Ok(Some(words)) = form.query_selector(".remembered") {
        let _ = words.toggle_attribute_with_force("hidden", !known);
    }
}

/// Unticks the petitions that were signed in this tab, and says why; ticks them again once they are
/// forgotten.
pub fn mark_signed(form: &HtmlFormElement, signed: &[Slug]) {
    let Ok(words) = form.query_selector_all(".petition-signed") else {
        return;
    };
    for index in 0..words.length() {
        let words = words
            .get(index)
            .and_then(|words| words.dyn_into::<Element>().ok());
        let Some(tick) = words.as_ref().and_then(|words| {
            let tick = words
                .closest("label")
                .ok()??
                .query_selector("input")
                .ok()??;
            tick.dyn_into::<HtmlInputElement>().ok()
        }) else {
            continue;
        };
        let is_signed = signed.iter().any(|slug| *slug.as_str() == *tick.value());
        let Some(words) = words else { continue };
        if is_signed == words.has_attribute("hidden") {
            tick.set_checked(!is_signed);
            let _ = words.toggle_attribute_with_force("hidden", !is_signed);
        }
    }
}

fn country_field(form: &HtmlFormElement) -> Option<HtmlSelectElement> {
    form.query_selector("#field-country").ok()??.dyn_into().ok()
}

fn input(form: &HtmlFormElement, id: &str) -> Option<HtmlInputElement> {
    let field = form.query_selector(&format!("#{id}")).ok().flatten()?;
    field.dyn_into().ok()
}
