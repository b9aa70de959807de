//! Between the form's fields and the words of the API.

use marathon_domain::SigningRequest;
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement, HtmlInputElement, HtmlSelectElement};

use crate::supporter::Details;

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
            source: source(),
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
    let country = form.query_selector("#field-country").ok().flatten();
    if let Some(field) = country.and_then(|field| field.dyn_into::<HtmlSelectElement>().ok()) {
        field.set_value(&details.country);
    }
}

fn input(form: &HtmlFormElement, id: &str) -> Option<HtmlInputElement> {
    let field = form.query_selector(&format!("#{id}")).ok().flatten()?;
    field.dyn_into().ok()
}

/// The source that the link to this page named: `?source=newsletter`. One that is none is left out,
/// rather than stopping a signature.
fn source() -> Option<String> {
    let query = web_sys::window()?.location().search().ok()?;
    let parameters = web_sys::UrlSearchParams::new_with_str(&query).ok()?;
    let source = parameters.get("source")?;
    marathon_domain::SourceTag::parse(&source)
        .is_ok()
        .then_some(source)
}
