//! What a signing brings along for its mail.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_domain::Signing;
use marathon_store::NewMail;

use crate::{
    hashes::{Hash, Receipt},
    mail::{ConfirmationCode, OPEN_DAYS, WaitingMail},
    state::App,
};

/// Token and code, fresh; encrypted for the mail and hashed for the answer. None if it could not be
/// encrypted, which does not happen.
pub fn new_mail(app: &App, signing: &Signing, tag: &Hash, receipt: &Receipt) -> Option<NewMail> {
    let token = URL_SAFE_NO_PAD.encode(app.random.bytes::<32>());
    let code = ConfirmationCode::generate(&app.random);
    let id = URL_SAFE_NO_PAD.encode(app.random.bytes::<18>());
    let message_id = format!("<{id}@{}>", app.http.public_host());
    let (token_hash, code_hash) = (
        app.hashes.token(&token),
        app.hashes.code(tag, code.as_str()),
    );
    let waiting = WaitingMail {
        email: signing.email.as_str().to_owned(),
        language: signing.language.to_string(),
        token,
        code: code.as_str().to_owned(),
        receipt: receipt.text.clone(),
    };
    Some(NewMail {
        sealed: app.outbox_key.seal(&waiting, &message_id, &app.random)?,
        message_id,
        token_hash,
        code_hash,
        since: app.clock.day_before(OPEN_DAYS),
    })
}
