//! Where addresses are confirmed by mail, the mail has the receipt too.

use serde_json::json;

use super::{AMINA, shows};
use crate::{
    smtp_server::{Mail, SmtpServer},
    test_app::{TestApp, signing},
};

async fn mailing() -> (TestApp, SmtpServer) {
    let server = SmtpServer::start().await;
    let app = TestApp::with(|config| server.used_by(config)).await;
    (app, server)
}

/// The receipt after `#receipt=`.
fn receipt(mail: &Mail) -> String {
    let (_, rest) = mail.text.split_once("/en/my-signing#receipt=").unwrap();
    rest.lines().next().unwrap().trim().to_owned()
}

#[tokio::test]
async fn the_link_in_the_mail_is_the_signings_own() {
    let (app, mut server) = mailing().await;
    let mut both = signing(AMINA);
    both["petitions"] = json!(["one", "two"]);
    let given = app.receipt_of(&both).await;
    let mail = server.next().await;
    let receipt = receipt(&mail);
    assert_eq!(receipt, given);
    let page = app.my_signing(&[("receipt", &*receipt)]).await;
    assert!(shows(&page, "one waits") && shows(&page, "two waits"));

    // An unconfirmed signing is just deleted.
    let withdraw = [
        ("receipt", &*receipt),
        ("act", "withdraw"),
        ("petition", "one"),
    ];
    let page = app.my_signing(&withdraw).await;
    assert!(shows(&page, "two waits") && !shows(&page, "one gone"));
    let confirm = app.get(&format!("/en/confirm?t={}", mail.token())).await;
    let petition = |slug: &str| confirm.says(&format!("<bdi class=\"own-name\">{slug}</bdi>"));
    assert!(petition("two") && !petition("one"), "{}", confirm.text());
    let language = format!(r#"href="/fr/confirm?t={}""#, mail.token());
    assert!(confirm.text().contains(&language), "{}", confirm.text());

    app.confirm(&[("t", &mail.token())]).await;
    assert_eq!(app.counts().await["total"], 1);
    let page = app.my_signing(&[("receipt", &*receipt)]).await;
    assert!(shows(&page, "two given"));
}

#[tokio::test]
async fn what_is_withdrawn_before_it_is_confirmed_cannot_be_confirmed() {
    let (app, mut server) = mailing().await;
    app.sign(&signing(AMINA)).await;
    let mail = server.next().await;
    let withdraw = [("receipt", &*receipt(&mail)), ("act", "withdraw")];
    let page = app.my_signing(&withdraw).await;
    assert!(shows(&page, "withdrawn") && shows(&page, "nothing-left"));
    let late = app.confirm(&[("t", &mail.token())]).await;
    assert!(late.says("confirm.gone_title"));
    assert_eq!(app.counts().await["total"], 0);
    assert_eq!(app.number("SELECT COUNT(*) FROM signatures").await, 0);
    // The mail's link then says that there is nothing to confirm.
    let gone = app.get(&format!("/en/confirm?t={}", mail.token())).await;
    assert!(gone.says("confirm.gone_title"));
}

/// The signer has the receipt; the mails go to the owner of the address.
#[tokio::test]
async fn who_withdraws_in_time_does_not_keep_the_address_from_ending_the_mails() {
    let (app, mut server) = mailing().await;
    let receipt = app.receipt_of(&signing(AMINA)).await;
    let mail = server.next().await;
    app.my_signing(&[("receipt", &*receipt), ("act", "withdraw")])
        .await;
    let link = format!("/en/confirm?t={}", mail.token());
    let page = app.get(&link).await;
    assert!(shows(&page, "gone") && shows(&page, "not-me") && !shows(&page, "link"));
    let token = format!("name=\"t\" value=\"{}\"", mail.token());
    assert!(page.text().contains(&token), "{}", page.text());
    let late = app.confirm(&[("t", &mail.token())]).await;
    assert!(shows(&late, "gone") && shows(&late, "not-me"));

    // Twice is once.
    for _ in 0..2 {
        let page = app
            .confirm(&[("t", &mail.token()), ("act", "refuse")])
            .await;
        assert!(shows(&page, "refused"));
        assert_eq!(app.number("SELECT COUNT(*) FROM suppressions").await, 1);
    }
    app.sign(&signing(AMINA)).await;
    app.sign(&signing("paul@exemple.org")).await;
    assert_eq!(server.next().await.to, "paul@exemple.org");
}
