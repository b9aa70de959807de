//! What an export holds, and which of it.

use marathon_domain::{SignatureState, Slug};
use serde::{Deserialize, Deserializer, de::Error};

/// Which signings an export holds.
#[derive(Clone, Copy)]
pub struct Selection<'a> {
    pub section: &'a str,
    /// Of this campaign only.
    pub campaign: Option<&'a str>,
    /// Those that sign this petition, and of each only what it is to this petition.
    pub petition: Option<&'a Slug>,
    /// Also what staff has set aside.
    pub set_aside: bool,
}

/// What an exported record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportedKind {
    Signing,
    Letter,
    /// Who organises a marathon: it signs nothing.
    Organiser,
}

/// A signing, or what else is sealed, as a section's export holds it.
pub struct ExportedSigning {
    pub kind: ExportedKind,
    pub record: Vec<u8>,
    pub campaign: String,
    pub section: String,
    pub key_id: String,
    pub schema: u16,
    pub country: String,
    pub day: String,
    /// Empty once all of it was withdrawn.
    pub sealed: Vec<u8>,
    pub signatures: Vec<ExportedSignature>,
    /// In their order.
    pub amendments: Vec<ExportedAmendment>,
}

/// One petition of an exported signing.
#[derive(Deserialize)]
pub struct ExportedSignature {
    pub petition: String,
    pub state: SignatureState,
}

/// An amendment of an exported signing.
#[derive(Deserialize)]
pub struct ExportedAmendment {
    pub number: i64,
    pub key_id: String,
    pub schema: u16,
    #[serde(deserialize_with = "bytes_of_hex")]
    pub sealed: Vec<u8>,
}

/// As databases write bytes into JSON.
fn bytes_of_hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(deserializer)?;
    let digit = |letter: u8| char::from(letter).to_digit(16);
    let byte = |pair: &[u8]| Some(digit(*pair.first()?)? << 4 | digit(*pair.get(1)?)?);
    let bytes = text.as_bytes().chunks(2).map(|pair| {
        let byte = byte(pair).and_then(|byte| u8::try_from(byte).ok());
        byte.ok_or_else(|| D::Error::custom("no hexadecimal digits"))
    });
    bytes.collect()
}

/// What every sealed record has.
#[derive(sqlx::FromRow)]
pub(crate) struct SealedRow {
    record: Vec<u8>,
    campaign: String,
    section: String,
    key_id: String,
    #[sqlx(try_from = "i32")]
    schema: u16,
    country: String,
    day: String,
    sealed: Vec<u8>,
}

impl SealedRow {
    /// Without amendments.
    pub fn exported(
        self,
        kind: ExportedKind,
        signatures: Vec<ExportedSignature>,
    ) -> ExportedSigning {
        ExportedSigning {
            kind,
            record: self.record,
            campaign: self.campaign,
            section: self.section,
            key_id: self.key_id,
            schema: self.schema,
            country: self.country,
            day: self.day,
            sealed: self.sealed,
            signatures,
            amendments: Vec::new(),
        }
    }
}
