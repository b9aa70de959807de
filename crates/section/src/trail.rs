//! Checks that the trail of a section's staff, the file beside an export, is whole.

use std::{fs::File, io::BufReader, path::Path};

use marathon_seal::{
    export::{Manifest, TrailHead, TrailLine, digest_text},
    files::FileError,
};

use crate::{error::CliError, lines::Lines};

/// Checks that each entry follows the one before, that the last one is the manifest's, and that the
/// last entries of earlier manifests are still there. Returns the number of entries.
pub fn check(path: &Path, manifest: &Manifest, earlier: &[Manifest]) -> Result<u64, CliError> {
    let not_whole = |difference: String| CliError::TrailNotWhole {
        path: path.to_owned(),
        difference,
    };
    let file = File::open(path).map_err(|error| FileError::not_read(path, error))?;
    let mut lines = Lines::new(BufReader::new(file));
    let heads = earlier
        .iter()
        .filter_map(|manifest| manifest.trail.as_ref());
    let mut heads: Vec<&TrailHead> = heads.collect();
    let (mut last, mut entries): (Option<TrailHead>, u64) = (None, 0);
    let mut before: Option<[u8; 32]> = None;
    while let Some((number, line)) = lines.next()? {
        let line: TrailLine = serde_json::from_slice(line).map_err(|error| CliError::Line {
            line: number,
            reason: error.to_string(),
        })?;
        let place = line.entry.place;
        let follows = last.as_ref().is_none_or(|last| place == last.place + 1);
        if !follows {
            let after = last.map_or(0, |last| last.place);
            return Err(not_whole(format!(
                "between entries {after} and {place} one is missing"
            )));
        }
        if line.entry.section != manifest.section {
            return Err(not_whole(format!(
                "entry {place} belongs to another section"
            )));
        }
        // Once the oldest entries have expired, nobody knows the entry before the first one that is
        // left.
        let digest = match (before, place) {
            (None, 2..) => None,
            (before, _) => Some(line.entry.digest(before.as_ref().map(|before| &before[..]))),
        };
        if digest.is_some_and(|digest| digest_text(&digest) != line.digest) {
            return Err(not_whole(format!(
                "entry {place} was changed, or does not follow the one before"
            )));
        }
        before = digest.or_else(|| bytes(&line.digest));
        let head = TrailHead {
            place,
            digest: line.digest,
        };
        heads.retain(|known| **known != head);
        last = Some(head);
        entries += 1;
    }
    if last != manifest.trail {
        return Err(not_whole(
            "it does not end where the manifest says".to_owned(),
        ));
    }
    match heads.first() {
        None => Ok(entries),
        Some(missing) => Err(not_whole(format!(
            "entry {} of an earlier manifest is missing, or was changed",
            missing.place
        ))),
    }
}

/// The bytes of a digest that is written as 64 hexadecimal digits.
fn bytes(text: &str) -> Option<[u8; 32]> {
    let digits: Option<Vec<u8>> = (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok())
        .collect();
    digits?.try_into().ok()
}
