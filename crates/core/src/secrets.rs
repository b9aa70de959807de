//! The server's own secrets, in a private file: beside an SQLite database, or shared by all servers of a
//! PostgreSQL database.

use std::{fmt, fs, io, path::Path};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_seal::{Randomness, files::create_private};
use marathon_store::Hash;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use toml::value::Datetime;

use crate::start_error::StartError;

/// The secrets that tags of addresses and receipts are made with. If they are lost, every known
/// address looks new. If they leak, a thief of the database can test addresses.
#[derive(Clone)]
pub struct Secrets {
    pub tags: [u8; 32],
    pub receipts: [u8; 32],
    /// The day, as `2027-12-31`, on which a new secret of the tags replaced one that no tag needed
    /// any more. It is in the file, so that this is not done again at each start.
    pub tags_renewed: Option<String>,
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
    #[serde(default)]
    tags_renewed: Option<Datetime>,
}

impl Secrets {
    /// Fresh secrets.
    pub fn generate(random: &Randomness) -> Self {
        Self {
            tags: random.bytes(),
            receipts: random.bytes(),
            tags_renewed: None,
        }
    }

    /// The hash by which servers know that they share the secrets. Nobody can compute the secrets
    /// from it.
    pub fn hash(&self) -> Hash {
        let parts: [&[u8]; 3] = [b"marathon secrets v1", &self.tags, &self.receipts];
        Sha256::digest(parts.concat()).into()
    }

    /// Reads the file. `None` if it does not exist.
    pub fn read(path: &Path) -> Result<Option<Self>, StartError> {
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
        let day = |renewed: Datetime| match (renewed.date, renewed.time) {
            (Some(day), None) => Ok(day.to_string()),
            _ => Err(bad(
                "`tags_renewed` is not a day such as 2027-12-31".to_owned()
            )),
        };
        Ok(Some(Self {
            tags: decode("tags", &file.tags)?,
            receipts: decode("receipts", &file.receipts)?,
            tags_renewed: file.tags_renewed.map(day).transpose()?,
        }))
    }

    /// Writes the secrets into a new file.
    pub fn write(&self, path: &Path) -> Result<(), StartError> {
        create_private(path, &self.text()).map_err(|error| StartError::Secrets {
            path: path.to_owned(),
            reason: error.to_string(),
        })
    }

    /// Replaces the secrets in the file atomically.
    pub fn replace(&self, path: &Path) -> Result<(), StartError> {
        let fresh = path.with_extension("fresh");
        // An interrupted run may have left it.
        let _ = fs::remove_file(&fresh);
        self.write(&fresh)?;
        fs::rename(&fresh, path).map_err(|error| StartError::Secrets {
            path: path.to_owned(),
            reason: error.to_string(),
        })
    }

    fn text(&self) -> String {
        let renewed = self.tags_renewed.as_ref();
        format!(
            "# Secrets of this installation: keep them with the database, and from everyone else.\n\
             tags = \"{}\"\nreceipts = \"{}\"\n{}",
            URL_SAFE_NO_PAD.encode(self.tags),
            URL_SAFE_NO_PAD.encode(self.receipts),
            renewed.map_or_else(String::new, |day| format!("tags_renewed = {day}\n")),
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

    #[test]
    fn keep_the_day_on_which_the_tags_were_renewed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secrets.toml");
        let mut secrets = Secrets::generate(&Randomness::system());
        secrets.write(&path).unwrap();
        let renewed = || Secrets::read(&path).map(|secrets| secrets.unwrap().tags_renewed);
        assert_eq!(renewed().unwrap(), None);

        secrets.tags_renewed = Some("2028-01-01".to_owned());
        secrets.replace(&path).unwrap();
        assert_eq!(renewed().unwrap().as_deref(), Some("2028-01-01"));

        // Read as text, it would look like a day far ahead, and the secret would stay for ever.
        let text = fs::read_to_string(&path).unwrap();
        for wrong in ["\"soon\"", "2028-13-01", "2028-01-01T00:00:00Z"] {
            fs::write(&path, text.replace("2028-01-01", wrong)).unwrap();
            assert!(renewed().is_err(), "{wrong}");
        }
    }
}
