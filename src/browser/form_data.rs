//! The data that a form would send.

use js_sys::Array;
use web_sys::{FormData, HtmlFormElement, UrlSearchParams};

/// The current fields of a form.
pub struct Fields(FormData);

impl Fields {
    /// Reads a form.
    pub fn of(form: &HtmlFormElement) -> Option<Self> {
        FormData::new_with_form(form).ok().map(Self)
    }

    /// The value of a field, or an empty text.
    pub fn text(&self, name: &str) -> String {
        self.0.get(name).as_string().unwrap_or_default()
    }

    /// All values with that name.
    pub fn all(&self, name: &str) -> Vec<String> {
        let values: Array = self.0.get_all(name);
        values
            .iter()
            .filter_map(|value| value.as_string())
            .collect()
    }

    /// Whether a box is ticked.
    pub fn has(&self, name: &str) -> bool {
        self.0.has(name)
    }

    /// The fields as a form without scripts would send them.
    pub fn encoded(&self) -> Option<String> {
        let fields = UrlSearchParams::new_with_str_sequence_sequence(&self.0).ok()?;
        Some(String::from(fields.to_string()))
    }
}
