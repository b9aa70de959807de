//! An e-mail address, as far as its form can tell.

use email_address::{EmailAddress, Options};

use crate::{
    field_error::ErrorCode,
    text_rules::{check_line, is_mark, trim},
};

/// Top-level names that no mail can reach (RFC 6761, 6762, 7686, 9476 and others).
const NOWHERE: [&str; 6] = ["localhost", "local", "internal", "invalid", "onion", "alt"];

/// An address one can write to from anywhere: `local@domain.tld` (RFC 5321, internationalised as in
/// RFC 6531), no comment, no quoted name, no address in brackets, at most 254 bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// The longest address, in bytes (RFC 5321, 4.5.3.1.3).
    pub const LONGEST: usize = 254;

    /// Reads an address, dropping the white space and the invisible marks around it.
    pub fn parse(text: &str) -> Result<Self, ErrorCode> {
        let text = trim(text);
        if text.is_empty() {
            return Err(ErrorCode::Required);
        }
        check_line(text, Self::LONGEST)?;
        if text.contains(is_mark) {
            return Err(ErrorCode::ForbiddenCharacter);
        }
        if text.len() > Self::LONGEST {
            return Err(ErrorCode::TooLong);
        }
        let options = Options::default()
            .with_required_tld()
            .without_display_text()
            .without_domain_literal();
        let address =
            EmailAddress::parse_with_options(text, options).map_err(|_| ErrorCode::Invalid)?;
        // Quoted local parts are legal, but nobody uses one: most often it is a slip.
        if address.local_part().contains('"') || !is_reachable(address.domain()) {
            return Err(ErrorCode::Invalid);
        }
        Ok(Self(text.to_owned()))
    }

    /// The address as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The parts before and after the `@`.
    pub fn parts(&self) -> (&str, &str) {
        self.0.rsplit_once('@').unwrap_or((&self.0, ""))
    }
}

/// Whether a domain can be on the public internet, judged by its form: it is not a numeric address,
/// and its last part can be a top-level domain.
fn is_reachable(domain: &str) -> bool {
    let top = domain.rsplit('.').next().unwrap_or_default();
    let is_word = top.chars().count() > 1 && !top.bytes().all(|byte| byte.is_ascii_digit());
    let is_nowhere = NOWHERE.iter().any(|name| top.eq_ignore_ascii_case(name));
    is_word && !is_nowhere && !domain.contains('_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_addresses_pass() {
        for good in [
            "a@b.fr",
            "amina.diallo+marathon@exemple.org",
            "josé@exemple.es",
            "用户@例え.jp",
            "o'neil@mail.example.co.uk",
            " amina@exemple.org ",
            "\u{FEFF}amina@exemple.org\u{200F}\u{A0}\u{202C}",
            "a_b@exemple.org",
            "amina@exemple.भारत",
            "amina@exemple.xn--p1ai",
            "nom@bücher.example",
            "x@xn--bcher-kva.example",
        ] {
            assert!(Email::parse(good).is_ok(), "{good:?}");
        }
    }

    #[test]
    fn slips_are_refused_with_their_reason() {
        let long = format!("{}@exemple.org", "a".repeat(250));
        for (text, code) in [
            ("", ErrorCode::Required),
            ("amina", ErrorCode::Invalid),
            ("amina@", ErrorCode::Invalid),
            ("@exemple.org", ErrorCode::Invalid),
            ("amina@exemple", ErrorCode::Invalid),
            ("amina@exemple..org", ErrorCode::Invalid),
            ("ana@exemple.123", ErrorCode::Invalid),
            ("ana@127.0.0.1", ErrorCode::Invalid),
            ("ana@exemple.c", ErrorCode::Invalid),
            ("ana@exe_mple.org", ErrorCode::Invalid),
            ("ana@exemple.localhost", ErrorCode::Invalid),
            ("ana@exemple.LOCAL", ErrorCode::Invalid),
            ("\u{200F}", ErrorCode::Required),
            ("amina\u{200B}@exemple.org", ErrorCode::ForbiddenCharacter),
            ("amina@exem\u{2060}ple.org", ErrorCode::ForbiddenCharacter),
            ("amina@[127.0.0.1]", ErrorCode::Invalid),
            ("amina diallo@exemple.org", ErrorCode::Invalid),
            ("Amina <amina@exemple.org>", ErrorCode::Invalid),
            ("\"a b\"@exemple.org", ErrorCode::Invalid),
            ("amina@exemple.org\u{0}", ErrorCode::ForbiddenCharacter),
            (
                "amina@exemple.org\r\nbcc:x@y.z",
                ErrorCode::ForbiddenCharacter,
            ),
            (long.as_str(), ErrorCode::TooLong),
        ] {
            assert_eq!(Email::parse(text).err(), Some(code), "{text:?}");
        }
    }
}
