//! Each call with the right token and with every wrong one, and how tokens are given.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{ITEMS, send};
use crate::{
    sealed::marathon,
    staff::{Member, staff, token},
    test_app::{self, TestApp},
};

/// Every call of moderators, with a valid body.
fn calls(id: &str) -> [(bool, String, Value); 6] {
    [
        (false, ITEMS.to_owned(), json!({})),
        (false, "/api/v1/moderation/acts".to_owned(), json!({})),
        (false, format!("{ITEMS}/{id}"), json!({})),
        (
            true,
            format!("{ITEMS}/{id}/release"),
            json!({ "text": "Courage" }),
        ),
        (
            true,
            format!("{ITEMS}/{id}/refuse"),
            json!({ "reason": "no" }),
        ),
        (true, format!("{ITEMS}/{id}/undo"), json!({})),
    ]
}

#[tokio::test]
async fn without_the_right_token_each_call_is_refused() {
    let app = TestApp::new().await;
    send(&app, "Courage").await;
    let right = token(&app, "fr", "Amina").await;
    let removed = token(&app, "fr", "Paul").await;
    let id = Member::new(&app, &right).ids("waiting").await.remove(0);
    assert_eq!(Member::new(&app, &removed).ids("waiting").await.len(), 1);
    let (done, said) = staff(
        &app.database,
        &["remove", "--section", "fr", "--name", "Paul"],
    )
    .await;
    assert!(done, "{said}");

    let bearer = |token: &str| format!("Bearer {token}");
    let mut altered = right.clone();
    let last = if altered.ends_with('A') { 'B' } else { 'A' };
    altered.pop();
    altered.pop();
    altered.extend([last, 'A']);
    let wrong = [
        None,
        Some(bearer(&removed)),
        Some(bearer(&altered)),
        Some(bearer("")),
        Some(bearer("marathon_staff_")),
        Some(right.clone()),
        Some(format!("Basic {right}")),
    ];
    for (writes, path, body) in calls(&id) {
        for wrong in &wrong {
            let headers: Vec<(&str, &str)> = wrong
                .iter()
                .map(|value| ("authorization", value.as_str()))
                .collect();
            let answer = match writes {
                true => app.post_to(&path, &body, &headers).await,
                false => app.get_with(&path, &headers).await,
            };
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path} {wrong:?}");
            assert_eq!(answer.header("www-authenticate"), "Bearer");
            assert_eq!(answer.errors(), []);
        }
        let twice = [
            ("authorization", &*bearer(&right)),
            ("authorization", "Bearer x"),
        ]
        .map(|(name, value)| (name, value.to_owned()));
        let twice: Vec<(&str, &str)> = twice.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let answer = match writes {
            true => app.post_to(&path, &body, &twice).await,
            false => app.get_with(&path, &twice).await,
        };
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    assert_eq!(Member::new(&app, &right).ids("waiting").await, [id]);
    let nothing = "SELECT COUNT(*) FROM staff_acts";
    assert_eq!(app.number(nothing).await, 0);
    let list = app.get("/api/v1/messages?petition=one").await;
    assert_eq!(list.json()["messages"], json!([]));
}

#[tokio::test]
async fn a_token_reaches_its_own_section_only() {
    let app = TestApp::new().await;
    send(&app, "Courage").await;
    let amina = Member::new(&app, &token(&app, "fr", "Amina").await);
    let paul = Member::new(&app, &token(&app, "int", "Paul").await);
    let id = amina.ids("waiting").await.remove(0);
    assert_eq!(paul.ids("waiting").await, [""; 0]);
    for (writes, path, body) in calls(&id).into_iter().skip(2) {
        let answer = match writes {
            true => paul.post(&path, &body).await,
            false => paul.get(&path).await,
        };
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(answer.json()["type"], "/problems/other-section");
    }
    amina.get(&format!("{ITEMS}/{id}")).await;
    let acts = paul.get("/api/v1/moderation/acts").await.json();
    assert_eq!(acts["acts"], json!([]));
    assert_eq!(amina.ids("waiting").await, [id]);
}

#[tokio::test]
async fn staff_is_listed_and_a_name_is_given_once() {
    let app = TestApp::new().await;
    let token = token(&app, "fr", "Amina Diallo").await;
    let disk = app.on_the_disk().await;
    let found = disk
        .windows(token.len())
        .any(|window| window == token.as_bytes());
    assert!(!found, "the token is stored");
    let (done, said) = staff(
        &app.database,
        &["add", "--section", "fr", "--name", "Amina Diallo"],
    )
    .await;
    assert!(!done && said.contains("choose another name"), "{said}");
    let (done, said) = staff(
        &app.database,
        &["remove", "--section", "int", "--name", "Amina Diallo"],
    )
    .await;
    assert!(!done && said.contains("nobody called"), "{said}");
    let (_, said) = staff(&app.database, &["list"]).await;
    assert!(
        said.starts_with("fr\tAmina Diallo\tmoderation\tadded "),
        "{said}"
    );
    assert!(said.ends_with("has a token"), "{said}");
    staff(
        &app.database,
        &["remove", "--section", "fr", "--name", "Amina Diallo"],
    )
    .await;
    let (_, said) = staff(&app.database, &["list"]).await;
    assert!(said.contains("removed "), "{said}");
}

/// Moderators must not be able to open the signatures.
#[tokio::test]
async fn a_section_with_one_key_for_both_does_not_start() {
    let app = TestApp::new().await;
    let key = app.path("fr.key");
    let key = key.to_str().unwrap();
    let made = marathon(&["keys", "generate", "--out", key], None).await;
    let line = String::from_utf8(made.stdout).unwrap();
    let section = app.config.site.sections.join("fr.toml");
    let text = std::fs::read_to_string(&section).unwrap();
    let both = text + &line + &line.replace("public_key", "moderation_key");
    std::fs::write(&section, both).unwrap();
    let error = test_app::start(&app.config).await.err().unwrap();
    assert!(error.to_string().contains("--moderation"), "{error}");
}
