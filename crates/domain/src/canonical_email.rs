//! The form of an e-mail address in which two spellings of one mailbox are equal.

mod providers;

use icu_normalizer::ComposingNormalizer;

use self::providers::{Rules, without_tag};
use crate::email::Email;

/// Lower case, the domain in its ASCII form (UTS 46), without the parts that the provider ignores.
/// Only for comparing: mail always goes to the address as typed.
#[derive(Clone, PartialEq, Eq)]
pub struct CanonicalEmail(String);

impl CanonicalEmail {
    /// The canonical form of a valid address.
    pub fn of(email: &Email) -> Self {
        Self::under(Rules::of(Rules::newest()), email)
    }

    /// The form under the previous rules, if it differs. It finds rows that were stored under them.
    pub fn before(email: &Email) -> Option<Self> {
        let before = Self::under(Rules::of(Rules::newest() - 1), email);
        (before != Self::of(email)).then_some(before)
    }

    /// The mailbox without its tag. Once its owner has said "this wasn't me", no spelling of it
    /// gets a mail: most providers deliver `name+tag` to `name`, whether they say so or not.
    pub fn untagged(email: &Email) -> Self {
        let Self(canonical) = Self::of(email);
        let (local, domain) = canonical.rsplit_once('@').unwrap_or((&canonical, ""));
        Self(format!("{}@{domain}", without_tag(local, '+')))
    }

    /// The mailbox without tag and dots, for limits: it is safer if two mailboxes share a limit than
    /// if one mailbox gets two limits.
    pub fn for_limits(email: &Email) -> Self {
        let Self(untagged) = Self::untagged(email);
        let (local, domain) = untagged.rsplit_once('@').unwrap_or((&untagged, ""));
        Self(format!("{}@{domain}", local.replace('.', "")))
    }

    fn under(rules: &Rules, email: &Email) -> Self {
        let (local, domain) = email.parts();
        let local = match rules.composes {
            true => ComposingNormalizer::new_nfkc()
                .normalize(local)
                .to_lowercase(),
            false => local.to_lowercase(),
        };
        let (mailbox, domain) = rules.mailbox(&local, &ascii_domain(domain));
        Self(format!("{mailbox}@{domain}"))
    }

    /// The address to compare, as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The form of a domain that every mail server accepts. A domain that UTS 46 refuses cannot be
/// reached; it is still compared, in lower case.
pub fn ascii_domain(domain: &str) -> String {
    idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn email(text: &str) -> Email {
        Email::parse(text).unwrap()
    }

    fn canonical(text: &str) -> String {
        CanonicalEmail::of(&email(text)).0
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
            ("a.mi-na_d@proton.me", "aminad@pm.me"),
            ("amina-petitions@yahoo.fr", "amina@yahoo.fr"),
            ("amina-petitions@yahoo.co.uk", "amina@yahoo.co.uk"),
            ("amina-x@ymail.com", "amina@ymail.com"),
            ("nom@bücher.example", "nom@XN--BCHER-KVA.example"),
            ("ａｍｉｎａ@exemple.org", "amina@exemple.org"),
            ("amina+x@hotmail.fr", "amina@hotmail.fr"),
            ("amina+x@live.com.mx", "amina@live.com.mx"),
            ("amina+x@outlook.com.br", "amina@outlook.com.br"),
            ("petitions@amina.fastmail.com", "amina@fastmail.com"),
            ("x@y.amina.fastmail.fm", "amina+z@fastmail.fm"),
            ("a.mina+x@yandex.kz", "a-mina@ya.ru"),
            ("amina+x@bk.ru", "amina@bk.ru"),
            ("amina+x@mail.ru", "amina@mail.ru"),
        ] {
            assert_eq!(canonical(one), canonical(other), "{one} {other}");
        }
    }

    #[test]
    fn different_mailboxes_stay_different() {
        for (one, other) in [
            ("amina.diallo@exemple.org", "aminadiallo@exemple.org"),
            ("amina+x@exemple.org", "amina@exemple.org"),
            ("amina@hotmail.com", "amina@outlook.com"),
            ("amina@hotmail.fr", "amina@hotmail.com"),
            ("amina.d@icloud.com", "aminad@icloud.com"),
            ("amina.d@outlook.fr", "aminad@outlook.fr"),
            ("+x@gmail.com", "+y@gmail.com"),
            ("amina@fastmail.com", "amina@fastmail.fm"),
            ("amina@mail.ru", "amina@bk.ru"),
            ("a.mina@ya.ru", "amina@ya.ru"),
            ("amina-d@exemple.org", "amina@exemple.org"),
        ] {
            assert_ne!(canonical(one), canonical(other), "{one} {other}");
        }
    }

    #[test]
    fn limits_take_spellings_for_one_and_suppressions_tags() {
        let limit = |text| CanonicalEmail::for_limits(&email(text)).0;
        let untagged = |text| CanonicalEmail::untagged(&email(text)).0;
        for spelling in [
            "vic.tim@exemple.org",
            "victim+1@exemple.org",
            "v.i.c.t.i.m+a+b@EXEMPLE.org",
        ] {
            assert_eq!(limit(spelling), "victim@exemple.org");
        }
        assert_eq!(untagged("victim+1@exemple.org"), "victim@exemple.org");
        assert_eq!(untagged("vic.tim@exemple.org"), "vic.tim@exemple.org");
        assert_ne!(limit("+x@exemple.org"), limit("+y@exemple.org"));
        assert_ne!(limit("victim@exemple.org"), limit("victim@autre.example"));
    }

    #[test]
    fn what_older_rules_made_is_known() {
        let before = |text| CanonicalEmail::before(&email(text)).map(|before| before.0);
        assert_eq!(before("amina@exemple.org"), None);
        assert_eq!(before("amina.d+x@gmail.com"), None);
        let hotmail = "amina+x@hotmail.fr";
        assert_eq!(before(hotmail).as_deref(), Some(hotmail));
        assert_eq!(
            before("amina@fastmail.fm").as_deref(),
            Some("amina@fastmail.com")
        );
    }
}
