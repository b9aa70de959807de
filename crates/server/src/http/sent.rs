//! A form, or the query of an address, as it was sent.

/// Names and values, in the order they came.
pub struct Sent(Vec<(String, String)>);

impl Sent {
    pub fn read(body: &[u8]) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    /// The first value of a field, if it is not empty.
    pub fn value(&self, field: &str) -> Option<&str> {
        let first = self.0.iter().find(|(name, _)| name == field);
        first
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// The same as a request holds it: nothing is an empty text.
    pub fn text(&self, field: &str) -> String {
        self.value(field).unwrap_or_default().to_owned()
    }

    /// Every value of a field.
    pub fn values(&self, field: &str) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(move |(name, _)| name == field)
            .map(|(_, value)| value.as_str())
    }

    /// Whether a box of its own is ticked.
    pub fn ticked(&self, field: &str) -> bool {
        matches!(self.value(field), Some("true" | "on"))
    }
}
