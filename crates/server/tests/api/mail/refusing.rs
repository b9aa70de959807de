//! "This wasn't me."

use super::{AMINA, mailing, shape, shows};
use crate::test_app::signing;

#[tokio::test]
async fn removes_the_signing_and_ends_the_mails_for_good() {
    let (app, mut server) = mailing().await;
    app.sign(&signing(AMINA)).await;
    app.sign(&signing(AMINA)).await;
    let (first, second) = (server.next().await, server.next().await);
    let page = app
        .confirm(&[("t", &first.token()), ("act", "refuse")])
        .await;
    assert!(shows(&page, "refused"));
    assert_eq!(app.number("SELECT COUNT(*) FROM signatures").await, 0);
    let left = "SELECT COUNT(*) FROM signings WHERE length(sealed) > 0 OR country <> ''";
    assert_eq!(app.number(left).await, 0);
    // Neither link nor code bring it back.
    assert!(shows(&app.confirm(&[("t", &first.token())]).await, "gone"));
    assert!(shows(&app.confirm(&[("t", &second.token())]).await, "gone"));
    let code = second.code();
    assert!(shows(
        &app.confirm(&[("email", AMINA), ("code", &code)]).await,
        "wrong"
    ));
    assert_eq!(app.counts().await["total"], 0);

    // Whoever types the address again learns nothing, and nothing is stored or sent.
    let other = app.sign(&signing("paul@exemple.org")).await;
    let body = signing("amina@EXEMPLE.org").to_string();
    let again = app.post(&body, &[("idempotency-key", "k")]).await;
    assert_eq!(shape(&again), shape(&other));
    let retried = app.post(&body, &[("idempotency-key", "k")]).await;
    assert_eq!(retried.body, again.body);
    let changed = signing("amina@exemple.org").to_string();
    let changed = app.post(&changed, &[("idempotency-key", "k")]).await;
    assert_eq!(changed.status.as_u16(), 422, "as with any other address");
    assert_eq!(app.number("SELECT COUNT(*) FROM confirmations").await, 3);
    assert_eq!(app.number(left).await, 1);
}

#[tokio::test]
async fn leaves_what_was_confirmed_before() {
    let (app, mut server) = mailing().await;
    app.sign(&signing(AMINA)).await;
    let first = server.next().await.token();
    app.confirm(&[("t", &first)]).await;
    let mut two = signing(AMINA);
    two["petitions"] = serde_json::json!(["two"]);
    app.sign(&two).await;
    let second = server.next().await.token();
    app.confirm(&[("t", &second), ("act", "refuse")]).await;
    assert_eq!(app.counts().await["total"], 1);
    let page = app.confirm(&[("t", &first), ("act", "refuse")]).await;
    assert!(shows(&page, "confirmed"));
    assert_eq!(app.number("SELECT COUNT(*) FROM signatures").await, 1);
}

/// Most providers deliver `name+tag` to `name`.
#[tokio::test]
async fn holds_for_the_mailbox_whatever_stands_behind_a_plus() {
    let (app, mut server) = mailing().await;
    app.sign(&signing("amina+marathon@exemple.org")).await;
    let token = server.next().await.token();
    app.confirm(&[("t", &token), ("act", "refuse")]).await;
    let kept = "SELECT COUNT(*) FROM signings WHERE length(sealed) > 0";
    for spelling in ["amina+2@exemple.org", AMINA, "Amina+marathon@exemple.org"] {
        app.sign(&signing(spelling)).await;
        assert_eq!(app.number(kept).await, 0, "{spelling}");
    }
    app.sign(&signing("a.mina@exemple.org")).await;
    assert_eq!(
        server.next().await.to,
        "a.mina@exemple.org",
        "somebody else"
    );
    let (done, said) = crate::forget::forget(&app, AMINA, &["--suppression-only"]).await;
    assert!(done && said.contains("may be written to again"), "{said}");
    app.sign(&signing(AMINA)).await;
    assert_eq!(server.next().await.to, AMINA);
}
