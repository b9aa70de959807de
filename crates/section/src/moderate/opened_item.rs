//! An opened item: lines for the moderator, and the body that releases it.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_domain::{
    ShownMessage,
    moderation::{Kind, MarathonRelease, MessageRelease, ModeratedItem},
};
use marathon_seal::{self as seal, Binding, MarathonPayload, MessagePayload};

use crate::keyring::{Keyring, NotOpened};

pub struct OpenedItem {
    pub lines: Vec<String>,
    /// The words that everybody will see, with the salt by which the server recognises them.
    pub body: serde_json::Value,
}

/// Why an item cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    #[error("(It is sealed to key {0}, which is none of those given with --key.)")]
    UnknownKey(String),
    #[error("(It cannot be opened: it was damaged, or belongs to another record.)")]
    Damaged,
    #[error("({0})")]
    Never(String),
    #[error("(It holds something that no message may hold, so it cannot be shown.)")]
    Unfit,
}

impl From<NotOpened> for Unreadable {
    fn from(reason: NotOpened) -> Self {
        match reason {
            NotOpened::UnknownKey(key) => Self::UnknownKey(key),
            NotOpened::Damaged => Self::Damaged,
            NotOpened::Never(reason) => Self::Never(reason),
        }
    }
}

/// Opens the item. Anybody can seal anything to a public key, so the content is checked as on the
/// server before it is shown: it must not control the terminal.
pub fn open(item: &ModeratedItem, keys: &Keyring) -> Result<OpenedItem, Unreadable> {
    match item.kind {
        Kind::Messages => message(&opened(item, keys, seal::Kind::ModeratedMessage)?),
        Kind::Marathons if item.written.is_none() => {
            marathon(opened(item, keys, seal::Kind::ModeratedMarathon)?)
        }
        Kind::Marathons | Kind::Reports => match &item.written {
            Some(serde_json::Value::Object(fields)) => Ok(OpenedItem {
                lines: lines(fields),
                body: serde_json::Value::Null,
            }),
            _ => Err(Unreadable::Damaged),
        },
    }
}

fn opened<T: serde::de::DeserializeOwned>(
    item: &ModeratedItem,
    keys: &Keyring,
    what: seal::Kind,
) -> Result<T, Unreadable> {
    let record = URL_SAFE_NO_PAD.decode(&item.id).ok();
    let record = record.and_then(|record| <[u8; 16]>::try_from(record).ok());
    let record = record.ok_or(Unreadable::Damaged)?;
    let binding = Binding {
        campaign: &item.campaign,
        record: &record,
        schema: item.schema,
        kind: what,
    };
    Ok(keys.open_one(&item.key_id, &item.sealed, binding)?)
}

/// One line for each field, as JSON: nothing in it can control the terminal.
fn lines(fields: &serde_json::Map<String, serde_json::Value>) -> Vec<String> {
    let fields = fields.iter();
    fields
        .map(|(name, value)| format!("{name}: {value}"))
        .collect()
}

fn marathon(payload: MarathonPayload) -> Result<OpenedItem, Unreadable> {
    // A struct encodes as an object.
    let details = serde_json::to_value(&payload.words.details).unwrap_or_default();
    let lines = lines(details.as_object().ok_or(Unreadable::Damaged)?);
    let release = MarathonRelease {
        words: payload.words,
        salt: payload.salt,
    };
    Ok(OpenedItem {
        lines,
        // Strings and booleans always encode.
        body: serde_json::to_value(&release).unwrap_or_default(),
    })
}

fn message(payload: &MessagePayload) -> Result<OpenedItem, Unreadable> {
    let shown = ShownMessage {
        text: payload.text.clone(),
        name: payload.name.clone(),
        country: payload.country.clone(),
    };
    let shown = shown.checked().map_err(|_| Unreadable::Unfit)?;
    let from = [shown.name.as_deref(), shown.country.as_deref()];
    let from: Vec<&str> = from.into_iter().flatten().collect();
    let from = match from.is_empty() {
        true => "(no name, no country)".to_owned(),
        false => from.join(", "),
    };
    let lines = shown.text.lines().map(str::to_owned);
    let lines = lines.chain([format!("— {from}")]).collect();
    let release = MessageRelease {
        text: shown.text,
        name: shown.name,
        country: shown.country,
        salt: payload.salt.clone(),
    };
    Ok(OpenedItem {
        lines,
        // Strings always encode.
        body: serde_json::to_value(&release).unwrap_or_default(),
    })
}
