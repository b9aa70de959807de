//! Key pairs of sections, and the private file that holds one.

use std::{fmt, fs, io, path::Path};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hpke::{Deserializable, Kem as _, Serializable};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::Kem;
use crate::{Binding, Kind, Randomness, SCHEMA, files, seal};

/// A section's public key, with its id. A record has the id of the key that opens it.
#[derive(Clone, Debug)]
pub struct PublicKey {
    pub(super) key: <Kem as hpke::Kem>::PublicKey,
    pub id: String,
}

impl PublicKey {
    fn new(key: <Kem as hpke::Kem>::PublicKey) -> Self {
        let digest = Sha256::digest(key.to_bytes());
        let id = URL_SAFE_NO_PAD.encode(&digest[..9]);
        Self { key, id }
    }

    /// Reads 32 bytes in base64url without padding, as section files hold them.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        // A point of small order: everybody could open a record that is sealed to it.
        if bytes.iter().all(|byte| *byte == 0) {
            return None;
        }
        Deserializable::from_bytes(&bytes).ok().map(Self::new)
    }

    /// Whether the key can seal, found by trying. Some points only look like keys.
    pub fn can_seal(&self) -> bool {
        let binding = Binding {
            campaign: "",
            record: &[0; 16],
            schema: SCHEMA,
            kind: Kind::Signing,
        };
        seal(&"", self, binding).is_ok()
    }

    /// The key as section files hold it.
    pub fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.key.to_bytes())
    }
}

/// A key pair, as `marathon-section keys generate` writes it. Its private part is never shown.
pub struct KeyFile {
    pub(super) private: <Kem as hpke::Kem>::PrivateKey,
    pub public: PublicKey,
    pub section: Option<String>,
}

/// Why a key file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error("it is not a key file made by `marathon-section keys generate`")]
    Form,
    #[error("its public key does not belong to its private key")]
    Pair,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    section: Option<String>,
    public_key: String,
    private_key: String,
}

impl KeyFile {
    /// A fresh key pair.
    pub fn generate(section: Option<String>, random: &mut Randomness) -> Self {
        let (private, public) = Kem::gen_keypair_with_rng(random);
        Self {
            private,
            public: PublicKey::new(public),
            section,
        }
    }

    /// Reads a key file.
    pub fn read(path: &Path) -> Result<Self, KeyFileError> {
        // The parser's own message would show the line with the key.
        let fields: Fields =
            toml::from_str(&fs::read_to_string(path)?).map_err(|_| KeyFileError::Form)?;
        let bytes = URL_SAFE_NO_PAD
            .decode(fields.private_key)
            .map_err(|_| KeyFileError::Form)?;
        let private = Deserializable::from_bytes(&bytes).map_err(|_| KeyFileError::Form)?;
        let public = PublicKey::new(Kem::sk_to_pk(&private));
        if public.text() != fields.public_key {
            return Err(KeyFileError::Pair);
        }
        Ok(Self {
            private,
            public,
            section: fields.section,
        })
    }

    /// Writes a new private file (mode 0600).
    pub fn write(&self, path: &Path) -> io::Result<()> {
        let section = match &self.section {
            Some(section) => format!("section = \"{section}\"\n"),
            None => String::new(),
        };
        let text = format!(
            "# Opens the records of a section. Keep it off the server, with a copy in a safe: without it\n\
             # nobody can read the signatures.\n\
             {section}public_key = \"{}\"\nprivate_key = \"{}\"\n",
            self.public.text(),
            URL_SAFE_NO_PAD.encode(self.private.to_bytes()),
        );
        files::create_private(path, &text)
    }
}

impl fmt::Debug for KeyFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "KeyFile({}, redacted)", self.public.id)
    }
}
