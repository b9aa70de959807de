//! Turns a record of the database into the line that a section reads.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_seal::export::{MessageLine, PetitionState, SealedAmendment, SealedLine};
use marathon_store::{
    ExportedAmendment, ExportedKind, ExportedMessage, ExportedSignature, ExportedSigning,
};

pub fn sealed_line(signing: ExportedSigning) -> SealedLine {
    let kind = match signing.kind {
        ExportedKind::Signing => None,
        ExportedKind::Letter => Some(SealedLine::LETTER),
        ExportedKind::Organiser => Some(SealedLine::ORGANISER),
    };
    SealedLine {
        kind: kind.map(str::to_owned),
        record: URL_SAFE_NO_PAD.encode(signing.record),
        campaign: signing.campaign,
        section: signing.section,
        key_id: signing.key_id,
        schema: signing.schema,
        day: signing.day,
        country: signing.country,
        sealed: URL_SAFE_NO_PAD.encode(signing.sealed),
        petitions: signing.signatures.into_iter().map(petition).collect(),
        amendments: signing.amendments.into_iter().map(amendment).collect(),
    }
}

fn petition(signature: ExportedSignature) -> PetitionState {
    PetitionState {
        petition: signature.petition,
        state: signature.state.to_string(),
    }
}

fn amendment(amendment: ExportedAmendment) -> SealedAmendment {
    SealedAmendment {
        number: amendment.number,
        key_id: amendment.key_id,
        schema: amendment.schema,
        sealed: URL_SAFE_NO_PAD.encode(amendment.sealed),
    }
}

pub fn message_line(message: ExportedMessage) -> MessageLine {
    let state = message.state.map(|state| state.to_string());
    MessageLine {
        record: URL_SAFE_NO_PAD.encode(message.record),
        campaign: message.campaign,
        section: message.section,
        petition: message.petition,
        key_id: message.key_id,
        schema: message.schema,
        day: message.day,
        sealed: URL_SAFE_NO_PAD.encode(message.sealed),
        shown: state.unwrap_or_else(|| "never".to_owned()),
    }
}
