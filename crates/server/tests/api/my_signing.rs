//! What the holder of a receipt can see, withdraw and change.

mod amending;
mod by_mail;
mod undoing;

use axum::http::StatusCode;
use serde_json::json;

use crate::{
    eventually::too_many,
    test_app::{Answer, TestApp, signing},
};

const AMINA: &str = "amina@exemple.org";

/// Whether the page shows the text of a part, or the state of one of its petitions.
fn shows(answer: &Answer, words: &str) -> bool {
    let text = answer.text();
    assert!(!text.contains("<script"), "{text}");
    assert_eq!(answer.header("cache-control"), "no-store");
    // The page of a mail has its secret in its address.
    let is_of_a_mail = matches!(words, "gone" | "refused" | "not-me" | "link");
    let policy = match is_of_a_mail {
        true => "no-referrer",
        false => "same-origin",
    };
    assert_eq!(answer.header("referrer-policy"), policy);
    answer.says(match words {
        "ask" => "own.lead",
        "unknown" => "own.unknown",
        "too-many" => "en error.too_many",
        "left" => "own.state_lead",
        "nothing-left" => "own.nothing_left",
        "withdrawn" => "own.done_withdrawn",
        "amended" => "own.done_consent",
        "undo" => "own.undo_button",
        "restored" => "own.done_restored",
        "not-restored" => "own.not_restored",
        "gone" => "confirm.gone_title",
        "refused" => "confirm.refused_title",
        "not-me" => "confirm.not_me_button",
        "link" => "confirm.title",
        _ => return stands(&answer.page(), words),
    })
}

/// Whether the page shows a petition in a state: `one given`.
fn stands(page: &str, words: &str) -> bool {
    let (slug, state) = words.split_once(' ').unwrap();
    let words = match state {
        "waits" => "own.pending",
        "given" => "own.given",
        "gone" => "own.withdrawn",
        _ => panic!("there is no {state}"),
    };
    let begin = format!("<bdi class=\"own-name\">{slug}</bdi><span class=\"own-state\">{words}<");
    page.contains(&begin)
}

async fn both_signed(app: &TestApp, email: &str) -> String {
    let mut both = signing(email);
    both["petitions"] = json!(["one", "two"]);
    app.receipt_of(&both).await
}

#[tokio::test]
async fn a_receipt_shows_what_was_signed_and_changes_nothing() {
    let app = TestApp::new().await;
    let receipt = both_signed(&app, AMINA).await;
    assert_eq!(app.get("/en/my-signing").await.status, StatusCode::OK);
    let link = format!("https://marathon.example/en/my-signing#receipt={receipt}");
    for pasted in [&receipt, &link] {
        let page = app.my_signing(&[("receipt", pasted)]).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(shows(&page, "left") && !shows(&page, "ask"));
        assert!(shows(&page, "one given") && shows(&page, "two given"));
        assert!(!shows(&page, "one gone") && !shows(&page, "one waits"));
        let field = format!("type=\"hidden\" name=\"receipt\" value=\"{receipt}\"");
        assert!(page.text().contains(&field));
        let language = format!(
            "<form method=\"post\" action=\"/fr/my-signing\"><button lang=\"fr\" name=\"receipt\" value=\"{receipt}\">"
        );
        assert!(page.text().contains(&language), "{}", page.text());
    }
    assert_eq!(app.counts().await["total"], 2);
}

#[tokio::test]
async fn one_signature_is_withdrawn_and_the_other_stands() {
    let app = TestApp::new().await;
    let receipt = both_signed(&app, AMINA).await;
    let withdraw = [
        ("receipt", &*receipt),
        ("act", "withdraw"),
        ("petition", "one"),
    ];
    let page = app.my_signing(&withdraw).await;
    assert!(shows(&page, "withdrawn") && shows(&page, "left"));
    assert!(shows(&page, "one gone") && shows(&page, "two given"));
    assert_eq!(
        app.counts().await["petitions"],
        json!({ "one": 0, "two": 1, "won": 0 })
    );
    // Twice is once.
    app.my_signing(&withdraw).await;
    let app = app.restart().await;
    assert_eq!(app.counts().await["total"], 1);
    let sealed = "SELECT COUNT(*) FROM signings WHERE length(sealed) > 0";
    assert_eq!(app.number(sealed).await, 1);
    // The address may sign again.
    app.sign(&signing(AMINA)).await;
    assert_eq!(app.counts().await["total"], 2);
}

#[tokio::test]
async fn whoever_withdraws_everything_leaves_nothing_behind() {
    let app = TestApp::new().await;
    let receipt = both_signed(&app, AMINA).await;
    let amend = [
        ("receipt", &*receipt),
        ("act", "amend"),
        ("updates", "true"),
    ];
    assert!(shows(&app.my_signing(&amend).await, "amended"));
    let withdraw = [("receipt", &*receipt), ("act", "withdraw")];
    let page = app.my_signing(&withdraw).await;
    assert!(shows(&page, "withdrawn") && shows(&page, "nothing-left") && !shows(&page, "left"));
    assert_eq!(app.counts().await["total"], 0);
    let left = "SELECT (SELECT COUNT(*) FROM amendments) + (SELECT COUNT(*) FROM signings \
                WHERE length(sealed) > 0 OR country <> '') + (SELECT COUNT(*) FROM signatures \
                WHERE length(tag) > 0)";
    assert_eq!(app.number(left).await, 0);
    let page = app.my_signing(&[("receipt", &*receipt)]).await;
    assert!(shows(&page, "one gone") && shows(&page, "nothing-left"));
}

#[tokio::test]
async fn a_receipt_for_a_repeated_address_says_and_does_nothing_to_the_first() {
    let app = TestApp::new().await;
    let first = app.receipt_of(&signing(AMINA)).await;
    let second = app.receipt_of(&signing("Amina@EXEMPLE.org")).await;
    let shown = |receipt: String| {
        let app = &app;
        async move {
            let page = app.my_signing(&[("receipt", &*receipt)]).await;
            (page.status, page.text().replace(&receipt, ""))
        }
    };
    let same = shown(first.clone()).await;
    assert_eq!(shown(second.clone()).await, same, "it tells nothing");
    let withdraw = [("receipt", &*second), ("act", "withdraw")];
    assert!(shows(&app.my_signing(&withdraw).await, "withdrawn"));
    assert_eq!(app.counts().await["total"], 1);
    assert_eq!(shown(first).await, same);
}

/// Nobody can take an address's signature away by having used the address first.
#[tokio::test]
async fn when_the_counted_one_is_withdrawn_the_other_signing_of_the_address_counts() {
    let app = TestApp::new().await;
    let first = app.receipt_of(&signing(AMINA)).await;
    let second = app.receipt_of(&signing(AMINA)).await;
    let third = app.receipt_of(&signing(AMINA)).await;
    app.my_signing(&[("receipt", &*first), ("act", "withdraw")])
        .await;
    assert_eq!(app.counts().await["total"], 1);
    // Several receipts at once, as one person has who signed several times.
    let both = format!("{second} {third}");
    let page = app
        .my_signing(&[("receipt", &*both), ("act", "withdraw")])
        .await;
    assert!(shows(&page, "nothing-left"));
    let app = app.restart().await;
    assert_eq!(app.counts().await["total"], 0);
}

#[tokio::test]
async fn what_is_no_receipt_is_unknown_and_nonsense_withdraws_nothing() {
    let app = TestApp::new().await;
    let receipt = both_signed(&app, AMINA).await;
    let other = "a".repeat(43);
    let unknown = app.my_signing(&[("receipt", &*other)]).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    for act in ["withdraw", "amend", "?"] {
        let page = app.my_signing(&[("receipt", &*other), ("act", act)]).await;
        assert_eq!((page.status, &page.body), (unknown.status, &unknown.body));
    }
    for nonsense in ["", "x", "\"><b>"] {
        let page = app.my_signing(&[("receipt", nonsense)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(shows(&page, "unknown") && shows(&page, "ask"));
        assert!(!page.text().contains("<b>"));
    }
    for petition in ["three", ""] {
        let no_petition = [
            ("receipt", &*receipt),
            ("act", "withdraw"),
            ("petition", petition),
        ];
        assert!(!shows(&app.my_signing(&no_petition).await, "withdrawn"));
    }
    assert_eq!(app.counts().await["total"], 2);
}

#[tokio::test]
async fn a_network_does_not_look_without_end() {
    let app = TestApp::with(|config| config.http.rate_limit = true).await;
    let receipt = app.receipt_of(&signing(AMINA)).await;
    let look = async || app.my_signing(&[("receipt", &*receipt)]).await;
    assert_eq!(look().await.status, StatusCode::OK);
    let refused = too_many(look).await;
    assert!(shows(&refused, "too-many") && shows(&refused, "ask"));
    assert_eq!(refused.header("retry-after"), "1");
}
