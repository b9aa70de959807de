//! The server's own secrets, in a private file: beside an SQLite database, or shared by all servers of a
//! PostgreSQL database.

use std::{fmt, fs, io, path::Path};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{hashes::Hash, private_file, random::Randomness, start_error::StartError};

/// What the tags of addresses and the receipts are made with. Losing them makes every known address
/// look new; leaking them lets a thief of the database test addresses.
#[derive(Clone)]
pub struct Secrets {
    pub tags: [u8; 32],
    pub receipts: [u8; 32],
}

impl fmt::Debug for Secrets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secrets(redacted)")
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SecretsFile {
    tags: String,
    receipts: String,
}

impl Secrets {
    /// Fresh secrets.
    pub fn generate(random: &Randomness) -> Self {
        Self {
            tags: random.bytes(),
            receipts: random.bytes(),
        }
    }

    /// By which servers know that they share them; nobody can compute them from it.
    pub(crate) fn hash(&self) -> Hash {
        let parts: [&[u8]; 3] = [b"marathon secrets v1", &self.tags, &self.receipts];
        Sha256::digest(parts.concat()).into()
    }

    /// Reads the file; none if there is no such file.
    pub(crate) fn read(path: &Path) -> Result<Option<Self>, StartError> {
        let bad = |reason: String| StartError::Secrets {
            path: path.to_owned(),
            reason,
        };
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(bad(error.to_string())),
        };
        // The parser's own message would show the line with the secret.
        let file: SecretsFile =
            toml::from_str(&text).map_err(|_| bad("it is no secrets file".to_owned()))?;
        let decode = |field: &str, text: &str| {
            URL_SAFE_NO_PAD
                .decode(text)
                .ok()
                .and_then(|bytes| <[u8; 32]>::try_from(bytes).ok())
                .ok_or_else(|| bad(format!("`{field}` is not 32 bytes in base64url")))
        };
        Ok(Some(Self {
            tags: decode("tags", &file.tags)?,
            receipts: decode("receipts", &file.receipts)?,
        }))
    }

    /// Writes them into a new file.
    pub(crate) fn write(&self, path: &Path) -> Result<(), StartError> {
        private_file::create(path, &self.text()).map_err(|error| StartError::Secrets {
            path: path.to_owned(),
            reason: error.to_string(),
        })
    }

    /// Writes them in the place of those that stand there, at once.
    pub(crate) fn replace(&self, path: &Path) -> Result<(), StartError> {
        let fresh = path.with_extension("fresh");
        // Left by a run that was cut off.
        let _ = fs::remove_file(&fresh);
        self.write(&fresh)?;
        fs::rename(&fresh, path).map_err(|error| StartError::Secrets {
            path: path.to_owned(),
            reason: error.to_string(),
        })
    }

    fn text(&self) -> String {
        format!(
            "# Secrets of this installation: keep them with the database, and from everyone else.\n\
             tags = \"{}\"\nreceipts = \"{}\"\n",
            URL_SAFE_NO_PAD.encode(self.tags),
            URL_SAFE_NO_PAD.encode(self.receipts),
        )
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn are_read_back_from_a_private_file_and_never_shown() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secrets.toml");
        assert!(Secrets::read(&path).unwrap().is_none());

        let secrets = Secrets::generate(&Randomness::system());
        secrets.write(&path).unwrap();
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let read = Secrets::read(&path).unwrap().unwrap();
        assert_eq!((read.tags, read.receipts), (secrets.tags, secrets.receipts));
        assert_eq!(format!("{secrets:?}"), "Secrets(redacted)");
        assert!(secrets.write(&path).is_err(), "it must not be replaced");
    }
}
