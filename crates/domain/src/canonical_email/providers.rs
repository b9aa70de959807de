//! The rules by which providers compare addresses: the lines of `providers.txt`.

use std::sync::LazyLock;

/// Every version of the rules, in order.
static RULES: LazyLock<Vec<Rules>> = LazyLock::new(|| read(include_str!("providers.txt")));

/// The rules of one version.
#[derive(Default)]
pub struct Rules {
    /// Whether compatible forms of a letter are equal (Unicode's NFKC), such as a full-width letter
    /// and a plain one.
    pub composes: bool,
    providers: Vec<Provider>,
}

struct Provider {
    domains: Domains,
    tag: char,
    /// A letter, and what replaces it. None drops the letter.
    changes: Vec<(char, Option<char>)>,
    /// The provider's domains, at least one.
    names: Vec<&'static str>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Domains {
    One,
    Each,
    Inside,
}

impl Rules {
    /// The rules of a version, counted from one. A version that is too high gives the newest.
    pub fn of(version: usize) -> &'static Self {
        let rules = &*RULES;
        // There are at least two versions.
        &rules[version.clamp(1, rules.len()) - 1]
    }

    /// The newest version.
    pub fn newest() -> usize {
        RULES.len()
    }

    /// Mailbox and domain as the provider compares them, or unchanged if the provider is unknown.
    pub fn mailbox(&self, local: &str, domain: &str) -> (String, String) {
        let found = self.providers.iter().find_map(|provider| {
            let (user, name) = provider.find(domain)?;
            Some((provider, user, name))
        });
        let Some((provider, user, name)) = found else {
            return (local.to_owned(), domain.to_owned());
        };
        let mailbox = user.unwrap_or_else(|| without_tag(local, provider.tag));
        let changed: String = mailbox
            .chars()
            .filter_map(|letter| provider.change(letter))
            .collect();
        // If no letter is left, the mailbox as typed is compared.
        let mailbox = match changed.is_empty() {
            true => mailbox.to_owned(),
            false => changed,
        };
        (mailbox, name.to_owned())
    }
}

impl Provider {
    /// The domain that this one stands for, and the user, if the domain names one.
    fn find<'a>(&self, domain: &'a str) -> Option<(Option<&'a str>, &'a str)>
    where
        'static: 'a,
    {
        match self.domains {
            Domains::One => {
                let is_one = self.names.iter().any(|name| is(domain, name));
                is_one.then(|| (None, self.names[0]))
            }
            Domains::Each => {
                let is_one = self.names.iter().any(|name| is(domain, name));
                is_one.then_some((None, domain))
            }
            Domains::Inside => self.names.iter().find_map(|name| {
                if domain == *name {
                    return Some((None, *name));
                }
                let before = domain.strip_suffix(name)?.strip_suffix('.')?;
                // The mailbox comes last: `x.amina.fastmail.com`.
                let user = before.rsplit('.').next().filter(|user| !user.is_empty())?;
                Some((Some(user), *name))
            }),
        }
    }

    fn change(&self, letter: char) -> Option<char> {
        let change = self.changes.iter().find(|(from, _)| *from == letter);
        change.map_or(Some(letter), |(_, to)| *to)
    }
}

/// Whether a line's name matches the domain.
fn is(domain: &str, name: &str) -> bool {
    let Some(every) = name.strip_suffix('*') else {
        return domain == name;
    };
    let country =
        |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_lowercase());
    domain.strip_prefix(every).is_some_and(|end| {
        let end = end
            .strip_prefix("com.")
            .or_else(|| end.strip_prefix("co."))
            .unwrap_or(end);
        end == "com" || country(end)
    })
}

/// The part before the tag. `+tag@…` has no mailbox, so all of it is compared.
pub fn without_tag(local: &str, tag: char) -> &str {
    match local.split_once(tag) {
        Some(("", _)) | None => local,
        Some((mailbox, _)) => mailbox,
    }
}

/// An invalid line is our mistake, and the tests find it.
fn read(file: &'static str) -> Vec<Rules> {
    let mut all: Vec<Rules> = Vec::new();
    for line in file.lines() {
        let mut words = line.split_whitespace();
        match (words.next(), all.last_mut()) {
            (Some("version"), _) => all.push(Rules::default()),
            (Some("compose"), Some(rules)) => rules.composes = true,
            (Some(word), Some(rules)) if !word.starts_with('#') => {
                rules.providers.extend(provider(word, words));
            }
            _ => {}
        }
    }
    all
}

fn provider(domains: &str, mut words: impl Iterator<Item = &'static str>) -> Option<Provider> {
    let domains = match domains {
        "one" => Domains::One,
        "each" => Domains::Each,
        "inside" => Domains::Inside,
        _ => return None,
    };
    let tag = words.next()?.chars().next()?;
    let changes = match words.next()? {
        "none" => Vec::new(),
        changes => changes
            .split(',')
            .filter_map(|change| {
                let (from, to) = change.split_once('>')?;
                Some((from.chars().next()?, to.chars().next()))
            })
            .collect(),
    };
    let names: Vec<&str> = words.collect();
    (!names.is_empty()).then_some(Provider {
        domains,
        tag,
        changes,
        names,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_file_is_read() {
        let lines = include_str!("providers.txt").lines().map(str::trim);
        let of_providers = lines.filter(|line| {
            let first = line.split_whitespace().next().unwrap_or("#");
            !first.starts_with('#') && !matches!(first, "version" | "compose")
        });
        let read: usize = RULES.iter().map(|rules| rules.providers.len()).sum();
        assert_eq!(of_providers.count(), read);
        assert_eq!(Rules::newest(), 2);
        assert!(!Rules::of(1).composes && Rules::of(2).composes);
    }

    #[test]
    fn a_domain_of_every_country_is_no_other_domain() {
        for (domain, expected) in [
            ("hotmail.com", true),
            ("hotmail.fr", true),
            ("hotmail.co.uk", true),
            ("hotmail.com.ar", true),
            ("hotmail.example", false),
            ("hotmail.com.example", false),
            ("nothotmail.fr", false),
            ("hotmail.", false),
        ] {
            assert_eq!(is(domain, "hotmail.*"), expected, "{domain}");
        }
    }
}
