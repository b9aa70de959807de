//! The content of an export, and its selection.

use marathon_domain::{SignatureState, Slug};
use serde::{Deserialize, Deserializer, de::Error};

/// Which signings an export holds.
#[derive(Clone, Copy)]
pub struct Selection<'a> {
    pub section: &'a str,
    /// Only this campaign.
    pub campaign: Option<&'a str>,
    /// Only signings of this petition, each with its signature of this petition only.
    pub petition: Option<&'a Slug>,
    /// Whether to include what staff has set aside.
    pub set_aside: bool,
}

/// The kind of an exported record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportedKind {
    Signing,
    Letter,
    /// The organiser of a marathon. It signs nothing.
    Organiser,
}

/// A signing, or another sealed record, as a section's export holds it.
pub struct ExportedSigning {
    pub kind: ExportedKind,
    pub record: Vec<u8>,
    pub campaign: String,
    pub section: String,
    pub key_id: String,
    pub schema: u16,
    pub country: String,
    pub day: String,
    /// Empty once the whole signing was withdrawn.
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

/// Reads bytes as the databases write them into JSON.
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

/// The columns of every sealed record.
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
