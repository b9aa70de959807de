//! Seals a record, or an amendment to it, and opens it again.

use hpke::{Deserializable, OpModeR, Serializable};
use rustls::crypto::{
    aws_lc_rs::hpke::DH_KEM_X25519_HKDF_SHA256_CHACHA20_POLY1305 as SEALING_SUITE,
    hpke::{Hpke, HpkePublicKey},
};
use serde::{Serialize, de::DeserializeOwned};

use super::{Aead, Kdf, Kem, KeyFile, PublicKey};

/// The version of [`Payload`](super::Payload) and [`Amendment`](super::Amendment) in new records.
pub const SCHEMA: u16 = 3;

/// Signings have one of two lengths, so that a record's length does not show the length of a name.
/// All have this one, except those with names far longer than most.
const SIGNING: usize = 768;
const LONG_SIGNING: usize = 2048;
/// Letters are padded to a multiple of this, so that their length shows little.
const LETTER: usize = 4096;
/// Everything else is padded to a multiple of this.
const OTHERS: usize = 256;

/// The length of an encapsulated X25519 key.
const ENCAPSULATED: usize = 32;

/// What a sealed record is bound to. It opens with the same values only.
#[derive(Clone, Copy)]
pub struct Binding<'a> {
    pub campaign: &'a str,
    pub record: &'a [u8; 16],
    pub schema: u16,
    pub kind: Kind,
}

/// The kind of a record. A letter does not open as a signing, whatever its id.
#[derive(Clone, Copy)]
pub enum Kind {
    Signing,
    /// An amendment to the signing with that record id, with the amendment's number.
    Amendment(i64),
    /// Words of encouragement, to a section.
    Message,
    /// The same, sealed to the moderators.
    ModeratedMessage,
    Letter,
    /// The organiser of a marathon.
    Organiser,
    /// The organiser's words, sealed to the moderators.
    ModeratedMarathon,
}

impl Kind {
    /// The length to which a text is padded.
    fn padded(self, length: usize) -> usize {
        match self {
            Self::Signing if length <= SIGNING => SIGNING,
            // The domain's rules allow no signing that is longer than this.
            Self::Signing => length.next_multiple_of(LONG_SIGNING),
            Self::Letter => length.next_multiple_of(LETTER),
            Self::Amendment(_)
            | Self::Message
            | Self::ModeratedMessage
            | Self::Organiser
            | Self::ModeratedMarathon => length.next_multiple_of(OTHERS),
        }
    }
}

impl Binding<'_> {
    fn info(&self) -> Vec<u8> {
        let kind: &[u8] = match self.kind {
            Kind::Signing => b"marathon/signing/v1",
            Kind::Amendment(_) => b"marathon/amendment/v1",
            Kind::Message => b"marathon/message/v1",
            Kind::ModeratedMessage => b"marathon/moderated-message/v1",
            Kind::Letter => b"marathon/letter/v1",
            Kind::Organiser => b"marathon/organiser/v1",
            Kind::ModeratedMarathon => b"marathon/moderated-marathon/v1",
        };
        [kind, self.campaign.as_bytes()].concat()
    }

    fn associated_data(&self) -> Vec<u8> {
        // Only the first part varies in length, so no two bindings have the same bytes.
        let schema = self.schema.to_be_bytes();
        let number = match self.kind {
            Kind::Amendment(number) => &number.to_be_bytes()[..],
            Kind::Signing
            | Kind::Letter
            | Kind::Message
            | Kind::ModeratedMessage
            | Kind::Organiser
            | Kind::ModeratedMarathon => &[],
        };
        [self.campaign.as_bytes(), self.record, &schema, number].concat()
    }
}

/// The payload could not be sealed. With a valid public key this does not happen.
#[derive(Debug, thiserror::Error)]
#[error("the record could not be sealed")]
pub struct SealError;

/// Why a sealed record does not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the record was altered, belongs to another record id, or is sealed to another key")]
    Sealed,
    #[error("schema {0} is newer than this program: use a newer `marathon-section`")]
    Schema(u16),
    #[error("the opened record is not a payload")]
    Payload,
}

/// Seals to a public key with a fresh ephemeral key. The result is the encapsulated key, then the
/// ciphertext. The library differs from that of [`open`]: its curve is in assembly, and each of the
/// two libraries proves that the other keeps to the standard.
pub fn seal(
    payload: &impl Serialize,
    to: &PublicKey,
    binding: Binding<'_>,
) -> Result<Vec<u8>, SealError> {
    let mut text = serde_json::to_vec(payload).map_err(|_| SealError)?;
    // White space after a JSON text means nothing.
    text.resize(binding.kind.padded(text.len()), b' ');
    let to = HpkePublicKey(to.key.to_bytes().to_vec());
    let (encapsulated, ciphertext) = SEALING_SUITE
        .seal(&binding.info(), &binding.associated_data(), &text, &to)
        .map_err(|_| SealError)?;
    let mut sealed = encapsulated.0;
    sealed.extend_from_slice(&ciphertext);
    Ok(sealed)
}

/// Opens what [`seal`] made.
pub fn open<T: DeserializeOwned>(
    sealed: &[u8],
    with: &KeyFile,
    binding: Binding<'_>,
) -> Result<T, OpenError> {
    if binding.schema > SCHEMA {
        return Err(OpenError::Schema(binding.schema));
    }
    let (encapsulated, ciphertext) = sealed
        .split_at_checked(ENCAPSULATED)
        .ok_or(OpenError::Sealed)?;
    let encapsulated = Deserializable::from_bytes(encapsulated).map_err(|_| OpenError::Sealed)?;
    let text = hpke::single_shot_open::<Aead, Kdf, Kem>(
        &OpModeR::Base,
        &with.private,
        &encapsulated,
        &binding.info(),
        ciphertext,
        &binding.associated_data(),
    )
    .map_err(|_| OpenError::Sealed)?;
    serde_json::from_slice(&text).map_err(|_| OpenError::Payload)
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use marathon_domain::{Email, LetterText, PersonName, Postcode};
    use proptest::prelude::*;

    use super::*;
    use crate::{LetterPayload, Payload, Randomness};

    const RECORD: [u8; 16] = [7; 16];

    fn binding(campaign: &str) -> Binding<'_> {
        Binding {
            campaign,
            record: &RECORD,
            schema: SCHEMA,
            kind: Kind::Signing,
        }
    }

    fn payload(name: &str) -> Payload {
        Payload {
            given_name: name.to_owned(),
            family_name: "Diallo".to_owned(),
            email: "amina@exemple.org".to_owned(),
            country: "FR".to_owned(),
            postcode: None,
            language: "fr".to_owned(),
            notice: "2026-1".to_owned(),
            updates: true,
            name_to_authorities: false,
            petitions: vec!["jani-silva".to_owned()],
            day: "2026-11-30".to_owned(),
            mailed: false,
        }
    }

    fn key() -> KeyFile {
        KeyFile::generate(None, &mut Randomness::system())
    }

    proptest! {
        // Curve arithmetic is slow without optimisation.
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn opens_to_what_was_sealed(name in "\\PC{0,150}") {
            let key = key();
            let payload = payload(&name);
            let sealed =
                seal(&payload, &key.public, binding("2026")).unwrap();
            prop_assert!(open(&sealed, &key, binding("2026")).is_ok_and(|opened: Payload| opened == payload));
        }
    }

    #[test]
    fn opens_nowhere_else() {
        let key = key();
        let sealed = seal(&payload("Amina"), &key.public, binding("2026")).unwrap();
        let other_record = Binding {
            record: &[8; 16],
            ..binding("2026")
        };
        let other_schema = Binding {
            schema: 0,
            ..binding("2026")
        };
        let amendment = Binding {
            kind: Kind::Amendment(1),
            ..binding("2026")
        };
        let letter = Binding {
            kind: Kind::Letter,
            ..binding("2026")
        };
        let open = open::<Payload>;
        assert!(open(&sealed, &key, letter).is_err());
        assert!(open(&sealed, &key, binding("2027")).is_err());
        assert!(open(&sealed, &key, amendment).is_err());
        assert!(open(&sealed, &key, other_record).is_err());
        assert!(open(&sealed, &key, other_schema).is_err());
        assert!(open(&sealed, &self::key(), binding("2026")).is_err());
        assert!(open(&sealed[..20], &key, binding("2026")).is_err());
        let mut altered = sealed.clone();
        altered[40] ^= 1;
        assert!(open(&altered, &key, binding("2026")).is_err());
    }

    /// All petitions in the files of the campaign.
    fn petitions() -> Vec<String> {
        let campaign = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/campaign");
        let names = |folder: &str| {
            let entries = fs::read_dir(campaign.join(folder)).unwrap();
            entries.map(|entry| {
                let path = entry.unwrap().path();
                path.file_stem().unwrap().to_str().unwrap().to_owned()
            })
        };
        names("cases").chain(names("further")).collect()
    }

    /// A signing of all petitions, by somebody whose names have this many letters.
    fn signing(letter: &str, letters: usize, email: &str) -> Payload {
        Payload {
            given_name: letter.repeat(letters),
            family_name: letter.repeat(letters),
            email: email.to_owned(),
            petitions: petitions(),
            ..payload("")
        }
    }

    /// The length of a sealed record's text.
    fn text_length(payload: &impl Serialize, kind: Kind) -> usize {
        let binding = Binding {
            kind,
            ..binding("2026")
        };
        seal(payload, &key().public, binding).unwrap().len() - ENCAPSULATED - 16
    }

    #[test]
    fn signings_have_two_lengths() {
        let email = "amina.diallo@association-internationale.exemple.org";
        let length = |payload: &Payload| text_length(payload, Kind::Signing);
        assert_eq!(length(&payload("O")), SIGNING);
        for letter in ["a", "é", "ж", "ع"] {
            assert_eq!(length(&signing(letter, 60, email)), SIGNING, "{letter}");
        }
        // The longest that the rules allow.
        let longest = Payload {
            postcode: Some("𝒜".repeat(Postcode::LONGEST)),
            mailed: false,
            updates: false,
            ..signing("𝒜", PersonName::LONGEST, &"a".repeat(Email::LONGEST))
        };
        assert!(petitions().len() > 10);
        assert_eq!(length(&longest), LONG_SIGNING);
    }

    #[test]
    fn letters_go_in_steps_of_four_kilobytes() {
        let letter = |text: String| LetterPayload {
            case: "jani-silva".to_owned(),
            text,
            given_name: "Amina".to_owned(),
            family_name: "Diallo".to_owned(),
            email: "amina@exemple.org".to_owned(),
            country: "FR".to_owned(),
            language: "fr".to_owned(),
            notice: "2026-1".to_owned(),
            name_to_authorities: false,
            day: "2026-11-30".to_owned(),
        };
        let length = |text: String| text_length(&letter(text), Kind::Letter);
        assert_eq!(length("a".to_owned()), 4096);
        assert_eq!(length("a".repeat(3700)), 4096);
        assert_eq!(length("a".repeat(LetterText::LONGEST)), 8192);
        assert_eq!(length("𝒜".repeat(LetterText::LONGEST)), 16_384);
    }

    #[test]
    fn no_two_records_are_alike_and_their_length_tells_nothing() {
        let key = key();
        let seal_name = |name: &str| seal(&payload(name), &key.public, binding("2026")).unwrap();
        let (short, long) = (seal_name("O"), seal_name("Anne-Marie"));
        assert_eq!(short.len(), long.len());
        assert_ne!(short, seal_name("O"));
        assert!(!short.windows(6).any(|window| window == b"Diallo"));
    }
}
