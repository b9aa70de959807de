//! The mail of a signing or a letter, where addresses are confirmed.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_core::{
    hashes::Hash,
    mail::{ConfirmationCode, OPEN_DAYS, WaitingMail},
    writer::NotStored,
};
use marathon_domain::{CanonicalEmail, Email, ErrorCode, Field, FieldError, Language};
use marathon_store::NewMail;

use super::Refusal;
use crate::{http::Client, state::App};

/// The recipient of a mail.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub email: &'a Email,
    pub language: &'a Language,
    /// The tag of the address.
    pub tag: &'a Hash,
    /// The secret of a signing; empty for a letter.
    pub receipt: &'a str,
}

/// Refuses an address that no mail can be sent to, if one is needed.
pub fn check_reach(app: &App, email: &Email) -> Result<(), Refusal> {
    if !app.mails || app.reach.takes(email) {
        return Ok(());
    }
    let unwritable = FieldError {
        field: Field::Email,
        code: ErrorCode::Unreachable,
    };
    Err(Refusal::Invalid(vec![unwritable.into()]))
}

/// A fresh token and code, encrypted for the mail and hashed for the answer. `None` if addresses are not
/// confirmed.
pub fn confirmation_mail(
    app: &App,
    asked: Asked<'_>,
    client: Client,
) -> Result<Option<NewMail>, Refusal> {
    if !app.mails {
        return Ok(None);
    }
    let token = URL_SAFE_NO_PAD.encode(app.random.bytes::<32>());
    let code = ConfirmationCode::generate(&app.random);
    let id = URL_SAFE_NO_PAD.encode(app.random.bytes::<18>());
    let message_id = format!("<{id}@{}>", app.http.public_host());
    let (token_hash, code_hash) = (
        app.hashes.token(&token),
        app.hashes.code(asked.tag, code.name(), code.digits()),
    );
    let waiting = WaitingMail {
        email: asked.email.as_str().to_owned(),
        language: asked.language.to_string(),
        token,
        code: code.text(),
        receipt: asked.receipt.to_owned(),
    };
    let mailbox = CanonicalEmail::for_limits(asked.email);
    let since = app.clock.day_before(OPEN_DAYS);
    let is_withheld = !app.mailboxes.take(&mailbox, client.0, &app.clock.day());
    if !is_withheld {
        app.turns
            .remember(&message_id, client.0, app.clock.seconds());
    }
    let sealed = app.outbox_key.seal(&waiting, &message_id, &app.random);
    Ok(Some(NewMail {
        // Encryption never fails.
        sealed: sealed.ok_or(NotStored::Fault)?,
        message_id,
        token_hash,
        code_hash,
        is_withheld,
        since,
    }))
}
