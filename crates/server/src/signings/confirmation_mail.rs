//! What a signing brings along for its mail.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_domain::{CanonicalEmail, Signing};
use marathon_store::NewMail;

use crate::{
    hashes::{Hash, Receipt},
    http::Client,
    mail::{ConfirmationCode, OPEN_DAYS, WaitingMail},
    state::App,
};

/// Token and code, fresh; encrypted for the mail and hashed for the answer. None if it could not be
/// encrypted, which does not happen.
pub fn new_mail(
    app: &App,
    (signing, tag): (&Signing, &Hash),
    receipt: &Receipt,
    client: Client,
) -> Option<NewMail> {
    let token = URL_SAFE_NO_PAD.encode(app.random.bytes::<32>());
    let code = ConfirmationCode::generate(&app.random);
    let id = URL_SAFE_NO_PAD.encode(app.random.bytes::<18>());
    let message_id = format!("<{id}@{}>", app.http.public_host());
    let (token_hash, code_hash) = (
        app.hashes.token(&token),
        app.hashes.code(tag, code.name(), code.digits()),
    );
    let waiting = WaitingMail {
        email: signing.email.as_str().to_owned(),
        language: signing.language.to_string(),
        token,
        code: code.text(),
        receipt: receipt.text.clone(),
    };
    let mailbox = CanonicalEmail::for_limits(&signing.email);
    let since = app.clock.day_before(OPEN_DAYS);
    let is_withheld = !app.mailboxes.take(&mailbox, client.0, &app.clock.day());
    if !is_withheld {
        app.turns
            .remember(&message_id, client.0, app.clock.seconds());
    }
    Some(NewMail {
        sealed: app.outbox_key.seal(&waiting, &message_id, &app.random)?,
        message_id,
        token_hash,
        code_hash,
        is_withheld,
        since,
    })
}
