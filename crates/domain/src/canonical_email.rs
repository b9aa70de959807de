//! The form of an e-mail address in which two spellings of one mailbox are equal.

use crate::email::Email;

/// Lower case, the domain in its ASCII form (UTS 46), without the parts that the provider ignores.
/// Only for comparing: mail always goes to the address as typed.
#[derive(Clone, PartialEq, Eq)]
pub struct CanonicalEmail(String);

/// A provider whose rules are public: names of one domain, whether dots count, what starts a tag.
struct Provider {
    domains: &'static [&'static str],
    ignores_dots: bool,
    tag: char,
}

const PROVIDERS: &[Provider] = &[
    Provider {
        domains: &["gmail.com", "googlemail.com"],
        ignores_dots: true,
        tag: '+',
    },
    Provider {
        domains: &["outlook.com"],
        ignores_dots: false,
        tag: '+',
    },
    Provider {
        domains: &["hotmail.com"],
        ignores_dots: false,
        tag: '+',
    },
    Provider {
        domains: &["live.com"],
        ignores_dots: false,
        tag: '+',
    },
    Provider {
        domains: &["icloud.com", "me.com", "mac.com"],
        ignores_dots: false,
        tag: '+',
    },
    Provider {
        domains: &["proton.me", "protonmail.com", "pm.me", "protonmail.ch"],
        ignores_dots: true,
        tag: '+',
    },
    Provider {
        domains: &["fastmail.com", "fastmail.fm"],
        ignores_dots: false,
        tag: '+',
    },
    Provider {
        domains: &["yandex.ru", "ya.ru", "yandex.com"],
        ignores_dots: false,
        tag: '+',
    },
    Provider {
        domains: &["yahoo.com"],
        ignores_dots: false,
        tag: '-',
    },
    Provider {
        domains: &["yahoo.fr"],
        ignores_dots: false,
        tag: '-',
    },
];

impl CanonicalEmail {
    /// The canonical form of a valid address.
    pub fn of(email: &Email) -> Self {
        let (local, domain) = email.parts();
        let local = local.to_lowercase();
        // A domain that UTS 46 refuses cannot be reached; it is still compared, in lower case.
        let domain = idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_lowercase());
        let provider = PROVIDERS
            .iter()
            .find(|provider| provider.domains.contains(&domain.as_str()));
        let Some(provider) = provider else {
            return Self(format!("{local}@{domain}"));
        };
        let mailbox = local
            .split_once(provider.tag)
            .map_or(local.as_str(), |(mailbox, _)| mailbox);
        // `+tag@…` has no mailbox of its own: what was typed is all there is to compare.
        let mailbox = if mailbox.is_empty() {
            local.as_str()
        } else {
            mailbox
        };
        let mailbox = if provider.ignores_dots {
            mailbox.replace('.', "")
        } else {
            mailbox.to_owned()
        };
        Self(format!("{mailbox}@{}", provider.domains[0]))
    }

    /// The address to compare, as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(text: &str) -> String {
        CanonicalEmail::of(&Email::parse(text).unwrap()).0
    }

    #[test]
    fn spellings_of_one_mailbox_are_equal() {
        for (one, other) in [
            ("Amina@Exemple.ORG", "amina@exemple.org"),
            (
                "amina.diallo@gmail.com",
                "a.m.i.n.a.diallo+x@googlemail.com",
            ),
            ("amina+un@proton.me", "amina+deux@protonmail.com"),
            ("amina-petitions@yahoo.fr", "amina@yahoo.fr"),
            ("nom@bücher.example", "nom@XN--BCHER-KVA.example"),
        ] {
            assert_eq!(canonical(one), canonical(other));
        }
    }

    #[test]
    fn different_mailboxes_stay_different() {
        for (one, other) in [
            ("amina.diallo@exemple.org", "aminadiallo@exemple.org"),
            ("amina+x@exemple.org", "amina@exemple.org"),
            ("amina@hotmail.com", "amina@outlook.com"),
            ("amina.d@icloud.com", "aminad@icloud.com"),
            ("+x@gmail.com", "+y@gmail.com"),
        ] {
            assert_ne!(canonical(one), canonical(other));
        }
    }
}
