//! Undoing a withdrawal. What was withdrawn stands, sealed by this server for itself, in the answer of whoever withdrew
//! it, and nowhere else: it comes back with the receipt, or is gone.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_store::{Change, ChangeReply, WithdrawnSigning};
use serde::{Deserialize, Serialize};

use crate::{hashes::Hash, http::Fields, own_seal::OwnSeal, state::App, traces, writer::NotStored};

/// A withdrawal can be undone on its own day and on so many days after it.
const DAYS_AFTER: i64 = 1;

/// The most of it that a form brings back, so that the form is never too large to be taken.
const MOST: usize = 56 * 1024;

/// What all of it is longer than its parts at most; the same for each signature and each amendment.
const AROUND: usize = 192;
const A_SIGNATURE: usize = 24;
const AN_AMENDMENT: usize = 48;

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Undo {
    /// Of the withdrawal.
    day: String,
    withdrawn: WithdrawnSigning,
}

/// For the answer to a withdrawal, a text a signing; nothing where it would be too much for a form.
pub fn offer(app: &App, withdrawn: Vec<WithdrawnSigning>) -> Vec<String> {
    let key = OwnSeal::new(&app.hashes.undo_key());
    let day = app.clock.day();
    let seal = |withdrawn: WithdrawnSigning| {
        let place = withdrawn.receipt_hash;
        let length = length(&withdrawn);
        let day = day.clone();
        let mut text = postcard::to_allocvec(&Undo { day, withdrawn }).ok()?;
        // What stands behind is not read. So its length tells nothing of what staff has set aside.
        text.resize(length.max(text.len()), 0);
        let sealed = key.seal(&text, &place, &app.random)?;
        Some(URL_SAFE_NO_PAD.encode(sealed))
    };
    let sealed: Option<Vec<String>> = withdrawn.into_iter().map(seal).collect();
    let sealed = sealed.unwrap_or_default();
    let all: usize = sealed.iter().map(String::len).sum();
    if all > MOST { Vec::new() } else { sealed }
}

/// The length of the text, by what whoever has the receipt knows anyway.
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

/// Puts back what was sent. Says whether it stands again.
pub async fn undo(app: &App, sent: &Fields, receipts: &[Hash]) -> Result<bool, NotStored> {
    let key = OwnSeal::new(&app.hashes.undo_key());
    let opened = sent
        .values("undo")
        .map(|text| open(app, &key, text, receipts));
    // All of it or nothing.
    let Some(withdrawn) = opened.collect::<Option<Vec<_>>>() else {
        return Ok(false);
    };
    if withdrawn.is_empty() {
        return Ok(false);
    }
    let reply = app.queue.change(Change::Restore(withdrawn)).await?;
    Ok(reply == ChangeReply::Applied)
}

/// None of what was altered, is too old, or was withdrawn by another receipt.
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
