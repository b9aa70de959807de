//! Undoing a withdrawal. The withdrawn data is kept only in the answer to whoever withdrew it, sealed by this
//! server for itself: it comes back with the receipt, or is gone.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_core::{hashes::Hash, own_seal::OwnSeal, traces, writer::NotStored};
use marathon_store::{Change, ChangeReply, WithdrawnSigning};
use serde::{Deserialize, Serialize};

use crate::{http::Fields, state::App};

/// A withdrawal can be undone on its own day and on this many days after it.
const DAYS_AFTER: i64 = 1;

/// The most bytes of these texts in a form, so that the form is never too large to be accepted.
const MOST: usize = 56 * 1024;

/// Upper bounds on the encoding overhead: of the whole, and of each signature and each amendment.
const AROUND: usize = 192;
const A_SIGNATURE: usize = 24;
const AN_AMENDMENT: usize = 48;

/// The sealed content.
#[derive(Serialize, Deserialize)]
struct Undo {
    /// The day of the withdrawal.
    day: String,
    withdrawn: WithdrawnSigning,
}

/// The texts for the answer to a withdrawal, one per signing. Empty if together they are too large for a form.
pub fn offer(app: &App, withdrawn: Vec<WithdrawnSigning>) -> Vec<String> {
    let key = OwnSeal::new(&app.hashes.undo_key());
    let day = app.clock.day();
    let seal = |withdrawn: WithdrawnSigning| {
        let place = withdrawn.receipt_hash;
        let day = day.clone();
        let text = padded(&Undo { day, withdrawn })?;
        let sealed = key.seal(&text, &place, &app.random)?;
        Some(URL_SAFE_NO_PAD.encode(sealed))
    };
    let sealed: Option<Vec<String>> = withdrawn.into_iter().map(seal).collect();
    let sealed = sealed.unwrap_or_default();
    let all: usize = sealed.iter().map(String::len).sum();
    if all > MOST { Vec::new() } else { sealed }
}

/// Encodes it, padded with bytes that decoding ignores: the length does not reveal what staff has set aside.
fn padded(undo: &Undo) -> Option<Vec<u8>> {
    let mut text = postcard::to_allocvec(undo).ok()?;
    text.resize(length(&undo.withdrawn).max(text.len()), 0);
    Some(text)
}

/// The length of the text, computed only from what the receipt's holder knows.
fn length(withdrawn: &WithdrawnSigning) -> usize {
    let signatures = AROUND + A_SIGNATURE * withdrawn.signatures.len();
    let Some(erased) = &withdrawn.erased else {
        return signatures;
    };
    let amendments = erased.amendments.iter();
    let amendments = amendments.map(|amendment| AN_AMENDMENT + amendment.sealed.len());
    let source = erased.source.as_ref().map_or(0, String::len);
    signatures + erased.sealed.len() + source + amendments.sum::<usize>()
}

/// Restores what a form brings back. Returns whether it was restored.
pub async fn undo(app: &App, sent: &Fields, receipts: &[Hash]) -> Result<bool, NotStored> {
    let key = OwnSeal::new(&app.hashes.undo_key());
    let opened = sent
        .values("undo")
        .map(|text| open(app, &key, text, receipts));
    // All of them or nothing.
    let Some(withdrawn) = opened.collect::<Option<Vec<_>>>() else {
        return Ok(false);
    };
    if withdrawn.is_empty() {
        return Ok(false);
    }
    let reply = app.queue.change(Change::Restore(withdrawn)).await?;
    Ok(reply == ChangeReply::Applied)
}

/// `None` if the text was altered, is too old, or was withdrawn by another receipt.
fn open(app: &App, key: &OwnSeal, text: &str, receipts: &[Hash]) -> Option<WithdrawnSigning> {
    let sealed = URL_SAFE_NO_PAD.decode(text).ok()?;
    let mut places = receipts.iter();
    let text = places.find_map(|receipt| key.open(&sealed, receipt))?;
    let (undo, _) = postcard::take_from_bytes::<Undo>(&text).ok()?;
    if undo.day < app.clock.day_before(DAYS_AFTER) {
        return None;
    }
    let mut withdrawn = undo.withdrawn;
    if let Some(erased) = &mut withdrawn.erased {
        let first = traces::first_day(&app.clock);
        erased.trace = erased.trace.take().filter(|trace| trace.day >= first);
    }
    Some(withdrawn)
}

#[cfg(test)]
mod tests {
    use marathon_store::{
        ErasedAmendment, ErasedSigning, ErasedTrace, PetitionId, SetAsideSignature, Trace,
        WithdrawnSignature,
    };

    use super::*;

    /// An undo with as many petitions as there may be, and the longest value of every field.
    fn undo(set_aside: Option<SetAsideSignature>, trace: Option<ErasedTrace>) -> Undo {
        let petition: PetitionId = serde_json::from_str("1000000").unwrap();
        let signature = WithdrawnSignature {
            petition,
            set_aside,
        };
        let amendment = ErasedAmendment {
            number: i64::MAX,
            key_id: "k".repeat(12),
            schema: 3,
            sealed: vec![7; 304],
        };
        let erased = ErasedSigning {
            country: "FR".to_owned(),
            source: Some("s".repeat(40)),
            sealed: vec![7; 816],
            amendments: vec![amendment; 20],
            trace,
        };
        Undo {
            day: "2026-11-30".to_owned(),
            withdrawn: WithdrawnSigning {
                record: [1; 16],
                receipt_hash: [2; 32],
                tag: [3; 32],
                signatures: vec![signature; 11],
                erased: Some(erased),
            },
        }
    }

    #[test]
    fn its_length_does_not_tell_what_staff_has_set_aside() {
        let set_aside = SetAsideSignature {
            by: i64::MAX,
            is_duplicate: true,
        };
        let trace = ErasedTrace {
            tags: Trace {
                network: [4; 8],
                domain: [5; 8],
            },
            day: "2026-11-30".to_owned(),
        };
        let all = undo(Some(set_aside), Some(trace));
        let (shortest, longest) = (padded(&undo(None, None)), padded(&all));
        assert_eq!(
            shortest.map(|text| text.len()),
            Some(length(&all.withdrawn))
        );
        let text = longest.unwrap();
        assert_eq!(text.len(), length(&all.withdrawn));
        let (read, _) = postcard::take_from_bytes::<Undo>(&text).unwrap();
        assert_eq!(read.withdrawn, all.withdrawn);
    }
}
