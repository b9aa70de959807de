//! Where the mail server is, with its password.

use std::fmt;

/// The address of a mail server that uses TLS or is on this machine. Never shown: it holds a
/// password.
#[derive(Clone)]
pub struct SmtpUrl(String);

/// Why the address is not valid. The error does not repeat it.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "write it as smtps://user:password@host, or with STARTTLS as smtp://user:password@host:587?tls=required; without TLS only to this machine, as smtp://127.0.0.1"
)]
pub struct InvalidSmtpUrl;

impl SmtpUrl {
    pub fn parse(text: &str) -> Result<Self, InvalidSmtpUrl> {
        let uri = text.parse::<http::Uri>().map_err(|_| InvalidSmtpUrl)?;
        let host = uri.host().ok_or(InvalidSmtpUrl)?;
        let local = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
        let safe = match (uri.scheme_str(), uri.query()) {
            (Some("smtps"), None) => true,
            (Some("smtp"), Some("tls=required")) => true,
            (Some("smtp"), None) => local,
            _ => false,
        };
        safe.then(|| Self(text.to_owned())).ok_or(InvalidSmtpUrl)
    }

    /// The address, with the password.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SmtpUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SmtpUrl(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_leaves_the_machine_under_tls_only() {
        for (url, taken) in [
            ("smtps://user:secret@mail.example", true),
            ("smtp://user:secret@mail.example:587?tls=required", true),
            ("smtp://127.0.0.1:2525", true),
            ("smtp://localhost", true),
            ("smtp://mail.example", false),
            ("smtp://mail.example?tls=opportunistic", false),
            ("smtp://127.0.0.1.example.org", false),
            ("https://mail.example", false),
            ("mail.example", false),
            ("", false),
        ] {
            assert_eq!(SmtpUrl::parse(url).is_ok(), taken, "{url}");
        }
    }

    #[test]
    fn the_password_is_never_shown() {
        let url = SmtpUrl::parse("smtps://user:secret@mail.example").unwrap();
        assert!(!format!("{url:?}").contains("secret"));
    }
}
