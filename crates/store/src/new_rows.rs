//! The rows that are written for new signings: the same for both databases.

use std::collections::HashSet;

use marathon_domain::MarathonId;

use super::NewSigning;
use crate::Hash;

/// The fields that concern a person, even sealed. For a suppressed address nothing is kept but what
/// answers a retry.
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
            source: signing.source.as_deref().filter(|source| {
                // The source of a marathon is kept only until the address is confirmed. The signing is
                // counted with the marathon then.
                is_pending(signing) || !MarathonId::is_source(source)
            }),
            sealed: &signing.sealed,
        }
    }
}

/// Whether it counts only once its address is confirmed.
fn is_pending(signing: &NewSigning) -> bool {
    signing.mail.is_some()
}

/// The signings that count at once and came by a marathon, each with its source.
pub fn came_by_marathons<'a>(
    numbered: &[(i64, &'a NewSigning)],
    suppressed: &HashSet<Hash>,
) -> Vec<(i64, &'a str)> {
    let kept = traced(numbered, suppressed).into_iter();
    let counting = kept.filter(|(_, signing)| !is_pending(signing));
    let came = counting.filter_map(|(id, signing)| Some((id, signing.source.as_deref()?)));
    came.filter(|(_, source)| MarathonId::is_source(source))
        .collect()
}

/// The signings that leave a trace.
pub fn traced<'a>(
    numbered: &[(i64, &'a NewSigning)],
    suppressed: &HashSet<Hash>,
) -> Vec<(i64, &'a NewSigning)> {
    let kept = numbered.iter().copied();
    kept.filter(|(_, signing)| is_traced(signing, suppressed))
        .collect()
}

/// Whether a signing leaves a trace: it is kept.
pub fn is_traced(signing: &NewSigning, suppressed: &HashSet<Hash>) -> bool {
    !suppressed.contains(&signing.tag)
}

/// A new row of `signatures`.
pub struct NewSignature<'a> {
    pub signing: i64,
    /// Its section, country and day.
    pub from: &'a NewSigning,
    pub petition: i64,
    pub tag: &'a Hash,
    /// The batch holds the same signature before this one: only the first of an address and
    /// petition counts.
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
        let pending = is_pending(signing);
        for petition in &signing.petitions {
            signatures.push(NewSignature {
                signing: *id,
                from: signing,
                petition: petition.0,
                tag: &signing.tag,
                repeated: !pending && !seen.insert((petition.0, &signing.tag)),
                pending,
            });
        }
    }
    signatures
}
