//! An option that holds a password.

use std::{convert::Infallible, fmt, str::FromStr};

/// A text that is read unchanged and never shown: a mistake in it is reported later, without repeating it.
#[derive(Clone)]
pub struct Redacted(String);

impl Redacted {
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl FromStr for Redacted {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for Redacted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("(redacted)")
    }
}
