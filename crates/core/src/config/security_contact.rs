//! Where to report a security hole.

use jiff::Timestamp;

/// The content of `/.well-known/security.txt` (RFC 9116).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityContact {
    /// `mailto:` or `https://`.
    contact: String,
    expires: Timestamp,
}

/// Why the contact is not valid.
#[derive(Debug, thiserror::Error)]
pub enum InvalidSecurityContact {
    #[error("write the contact as mailto:name@example.org or https://example.org/security")]
    Contact,
    #[error("write the time at which it expires as 2027-06-30T00:00:00Z")]
    Expires,
}

impl SecurityContact {
    /// Reads the contact and the time at which it expires.
    ///
    /// # Errors
    /// If the contact is no address, or the expiry no time.
    pub fn parse(contact: &str, expires: &str) -> Result<Self, InvalidSecurityContact> {
        let contact = contact.trim();
        let has_place = ["mailto:", "https://"].iter().any(|scheme| {
            let place = contact.strip_prefix(scheme);
            place.is_some_and(|place| !place.is_empty())
        });
        // The contact is a line of its own, so it must not break the line.
        if !has_place || !contact.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(InvalidSecurityContact::Contact);
        }
        let expires = expires.parse();
        Ok(Self {
            contact: contact.to_owned(),
            expires: expires.map_err(|_| InvalidSecurityContact::Expires)?,
        })
    }

    pub fn contact(&self) -> &str {
        &self.contact
    }

    /// The expiry, as RFC 3339 has it, in UTC.
    pub fn expires(&self) -> String {
        self.expires.to_string()
    }

    /// Whether it has expired, with `now` in seconds since 1970. Then nobody should use it.
    pub fn is_over(&self, now: i64) -> bool {
        self.expires.as_second() <= now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_a_time_are_taken() {
        let good = SecurityContact::parse("mailto:a@example.org", "2027-06-30T02:00:00+02:00");
        let good = good.unwrap();
        assert_eq!(good.expires(), "2027-06-30T00:00:00Z");
        let over = 1_814_313_600;
        assert!(good.is_over(over) && !good.is_over(over - 1));
        for (contact, expires) in [
            ("a@example.org", "2027-06-30T00:00:00Z"),
            ("http://example.org", "2027-06-30T00:00:00Z"),
            ("https://", "2027-06-30T00:00:00Z"),
            ("mailto:a@b.c\nPolicy: x", "2027-06-30T00:00:00Z"),
            ("mailto:a@example.org", "2027-06-30"),
            ("mailto:a@example.org", ""),
        ] {
            let read = SecurityContact::parse(contact, expires);
            assert!(read.is_err(), "{contact} {expires}");
        }
    }
}
