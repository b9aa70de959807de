//! The server's signed statement about an export.

use std::{
    collections::BTreeMap,
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{FileDigests, ManifestKey, ManifestPublicKey, SealedLine, TrailHead};
use crate::files::FileError;

/// The largest manifest, in bytes: enough for the blocks of a billion records.
const LONGEST: u64 = 1 << 24;

/// The statement. It is part of the format: the signature is over its compact JSON, so fields keep
/// their order, and a new field needs a new `format`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub format: String,
    /// None if there are no records and no campaign was chosen.
    pub campaign: Option<String>,
    pub section: String,
    /// The only petition, if the export was limited to one.
    pub petition: Option<String>,
    pub exported_at: String,
    pub counts: Tally,
    pub file: FileDigests,
    /// The end of the section's trail. None if the section has no trail, and in manifests of format
    /// 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trail: Option<TrailHead>,
    pub signing_key: String,
}

/// The records, counted in three ways.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// Signatures, by state.
    pub states: BTreeMap<String, u64>,
    /// Signatures, by petition and state.
    pub petitions: BTreeMap<String, BTreeMap<String, u64>>,
    /// Records, by the key that opens them.
    pub keys: BTreeMap<String, u64>,
}

/// A manifest as its file holds it. White space may differ: the signature is over the compact text.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedManifest {
    manifest: Manifest,
    signature: String,
}

/// Why a manifest is rejected.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    #[error(transparent)]
    File(#[from] FileError),
    #[error("{path} is not a manifest that this program knows: {reason}. Give the .manifest.json that came with the records, and use the newest `marathon-section`", path = path.display())]
    Form { path: PathBuf, reason: String },
    #[error(
        "the manifest was signed with the key {found}, and the server's is {expected}: it does not come from this server, or --signing-key is wrong. Compare the key with the output of `marathon keys show` on the server; use none of these records until both agree"
    )]
    OtherSigner { expected: String, found: String },
    #[error(
        "the manifest's signature is not valid: it was changed after the server signed it. Ask for the file and its manifest again, and use none of these records"
    )]
    Signature,
}

impl Tally {
    pub fn add(&mut self, line: &SealedLine) {
        *self.keys.entry(line.key_id.clone()).or_default() += 1;
        for one in &line.petitions {
            *self.states.entry(one.state.clone()).or_default() += 1;
            let states = self.petitions.entry(one.petition.clone()).or_default();
            *states.entry(one.state.clone()).or_default() += 1;
        }
    }
}

impl SignedManifest {
    /// The text of the manifest's file, indented for people.
    pub fn text(manifest: Manifest, key: &ManifestKey) -> Result<String, serde_json::Error> {
        let signature = key.sign(&serde_json::to_vec(&manifest)?);
        let signed = Self {
            manifest,
            signature,
        };
        Ok(serde_json::to_string_pretty(&signed)? + "\n")
    }

    /// Reads the file of a manifest, and returns the manifest only if that key signed it.
    pub fn read(path: &Path, key: &ManifestPublicKey) -> Result<Manifest, ManifestError> {
        let bad = |reason: String| ManifestError::Form {
            path: path.to_owned(),
            reason,
        };
        let mut text = String::new();
        File::open(path)
            .and_then(|file| file.take(LONGEST).read_to_string(&mut text))
            .map_err(|error| FileError::not_read(path, error))?;
        let signed: Self = serde_json::from_str(&text).map_err(|error| bad(error.to_string()))?;
        let manifest = signed.manifest;
        if ![Manifest::FORMAT, Manifest::FORMAT_BEFORE].contains(&&*manifest.format) {
            return Err(bad(format!("its format is {}", manifest.format)));
        }
        if manifest.signing_key != key.text() {
            return Err(ManifestError::OtherSigner {
                expected: key.text(),
                found: manifest.signing_key,
            });
        }
        // The signature is verified over exactly what was parsed, and nothing else is used.
        let message = serde_json::to_vec(&manifest).map_err(|error| bad(error.to_string()))?;
        match key.verifies(&message, &signed.signature) {
            true => Ok(manifest),
            false => Err(ManifestError::Signature),
        }
    }
}

impl Manifest {
    /// The `format` of new manifests. It also keeps the signature from being valid for anything
    /// else.
    pub const FORMAT: &str = "marathon-manifest/2";
    /// The format before manifests held the end of the trail.
    const FORMAT_BEFORE: &str = "marathon-manifest/1";
}

#[cfg(test)]
mod tests {
    use std::{fs, path::PathBuf};

    use super::*;
    use crate::export::Digests;

    fn key(secret: u8) -> ManifestKey {
        ManifestKey::of(&[secret; 32])
    }

    fn written(folder: &tempfile::TempDir, change: impl FnOnce(String) -> String) -> PathBuf {
        let mut digests = Digests::new(2);
        digests.line(b"{}\n");
        let manifest = Manifest {
            format: Manifest::FORMAT.to_owned(),
            campaign: Some("test-2026".to_owned()),
            section: "fr".to_owned(),
            petition: None,
            exported_at: "2026-11-30T12:00:00Z".to_owned(),
            counts: Tally {
                states: BTreeMap::from([("counted".to_owned(), 7)]),
                ..Tally::default()
            },
            file: digests.finish(),
            trail: None,
            signing_key: key(1).public().text(),
        };
        let path = folder.path().join("m.json");
        fs::write(
            &path,
            change(SignedManifest::text(manifest, &key(1)).unwrap()),
        )
        .unwrap();
        path
    }

    #[test]
    fn is_read_as_it_was_signed_whatever_became_of_its_white_space() {
        let folder = tempfile::tempdir().unwrap();
        let path = written(&folder, |text| text.replace('\n', "\r\n  "));
        let manifest = SignedManifest::read(&path, &key(1).public()).unwrap();
        assert_eq!(
            (manifest.section.as_str(), manifest.file.records),
            ("fr", 1)
        );
    }

    #[test]
    fn no_change_goes_unnoticed() {
        let folder = tempfile::tempdir().unwrap();
        type Change = fn(String) -> String;
        let changes: [(Change, &str); 6] = [
            (
                |text| text.replace("\"records\": 1", "\"records\": 2"),
                "signature is not valid",
            ),
            (
                |text| text.replace("\"counted\": 7", "\"counted\": 8"),
                "signature is not valid",
            ),
            (
                |text| text.replace("\"fr\"", "\"int\""),
                "signature is not valid",
            ),
            (
                |text| text.replace("manifest/2", "manifest/3"),
                "newest `marathon-section`",
            ),
            (
                |text| text.replace("\"section\"", "\"more\": 1, \"section\""),
                "unknown field `more`",
            ),
            (|_| "{}".to_owned(), "is not a manifest"),
        ];
        for (change, part) in changes {
            let path = written(&folder, change);
            let error = SignedManifest::read(&path, &key(1).public()).unwrap_err();
            assert!(error.to_string().contains(part), "{error}");
        }
        let path = written(&folder, |text| text);
        let error = SignedManifest::read(&path, &key(2).public()).unwrap_err();
        assert!(
            matches!(error, ManifestError::OtherSigner { .. }),
            "{error}"
        );
        let other = key(2).public().text();
        let path = written(&folder, |text| {
            text.replace(&key(1).public().text(), &other)
        });
        let error = SignedManifest::read(&path, &key(2).public()).unwrap_err();
        assert!(matches!(error, ManifestError::Signature), "{error}");
    }
}
