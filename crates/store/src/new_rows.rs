//! What of new signings is written: the same for every database.

use std::collections::HashSet;

use super::NewSigning;
use crate::Hash;

/// What tells of a person, even sealed. Of a suppressed address nothing is kept but what answers a retry.
pub struct PersonalFields<'a> {
    pub country: &'a str,
    pub source: Option<&'a str>,
    pub sealed: &'a [u8],
}

impl<'a> PersonalFields<'a> {
    pub fn of(signing: &'a NewSigning, suppressed: &HashSet<Hash>) -> Self {
        if suppressed.contains(&signing.tag) {
            return Self {
                country: "",
                source: None,
                sealed: &[],
            };
        }
        Self {
            country: &signing.country,
            source: signing.source.as_deref(),
            sealed: &signing.sealed,
        }
    }
}

/// The signings that leave a trace: those of which something is kept.
pub fn traced<'a>(
    numbered: &[(i64, &'a NewSigning)],
    suppressed: &HashSet<Hash>,
) -> Vec<(i64, &'a NewSigning)> {
    let kept = numbered.iter().copied();
    kept.filter(|(_, signing)| !suppressed.contains(&signing.tag))
        .collect()
}

/// A row of `signatures` to be.
pub struct NewSignature<'a> {
    pub signing: i64,
    /// Its section, country and day.
    pub from: &'a NewSigning,
    pub petition: i64,
    pub tag: &'a Hash,
    /// Its batch holds the same signature before: of one address and petition, only the first counts.
    pub repeated: bool,
    /// The address is not confirmed.
    pub pending: bool,
}

impl NewSignature<'_> {
    /// Where it counts, as [`Place`](crate::place::Place) is read.
    pub fn place(&self) -> String {
        [&*self.from.section, &*self.from.country, &*self.from.day].join("/")
    }
}

/// The signatures of these signings, each with its number.
pub fn signatures<'a>(
    numbered: &[(i64, &'a NewSigning)],
    suppressed: &HashSet<Hash>,
) -> Vec<NewSignature<'a>> {
    let mut seen = HashSet::new();
    let mut signatures = Vec::new();
    for (id, signing) in numbered {
        if suppressed.contains(&signing.tag) {
            continue;
        }
        let pending = signing.mail.is_some();
        for petition in &signing.petitions {
            signatures.push(NewSignature {
                signing: *id,
                from: *signing,
                petition: petition.0,
                tag: &signing.tag,
                repeated: !pending && !seen.insert((petition.0, &signing.tag)),
                pending,
            });
        }
    }
    signatures
}
