//! What staff has released is shown, and nothing else.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{ITEMS, opened, send};
use crate::{
    staff::{Member, staff, token},
    test_app::TestApp,
};

#[tokio::test]
async fn what_is_released_is_shown_until_that_is_undone() {
    let app = TestApp::new().await;
    send(&app, "Courage <b>").await;
    send(&app, "Espoir").await;
    let amina = Member::new(&app, &token(&app, "fr", "Amina").await);
    let ids = amina.ids("waiting").await;
    assert_eq!(ids.len(), 2);
    let item = amina.get(&format!("{ITEMS}/{}", ids[0])).await.json();
    assert_eq!(item["petition"], "one");
    assert_eq!(item["acts"][0]["by"], "Amina");
    assert!(item["sealed"].as_str().unwrap().len() > 300);
    assert!(item.get("shown").is_none());

    let shown = json!({ "text": "Courage <b>", "name": "Amina", "country": "FR" });
    let release = opened(&app, &ids[0]).await;
    for _ in 0..2 {
        let answer = amina
            .post(&format!("{ITEMS}/{}/release", ids[0]), &release)
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        assert_eq!(answer.json()["state"], "released");
    }
    let list = app.get("/api/v1/messages?petition=one").await;
    assert_eq!(list.json()["messages"], json!([shown]));
    assert_eq!(list.header("cache-control"), "public, max-age=30");
    let page = app.get("/en/cases/one/messages").await;
    assert!(page.text().contains("Courage &lt;b&gt;"), "{}", page.text());
    let from = "<bdi>Amina</bdi> · <bdi>FR</bdi>";
    assert!(page.page().contains(from), "{}", page.page());
    assert!(!page.says("message.shown_none"));
    // The app takes the page as it is.
    assert!(page.text().contains("<script"));

    let refuse = format!("{ITEMS}/{}/refuse", ids[1]);
    for reason in ["", "a\nb", &"x".repeat(201)] {
        let answer = amina.post(&refuse, &json!({ "reason": reason })).await;
        assert_eq!(
            answer.errors(),
            [("reason".to_owned(), "invalid".to_owned())]
        );
    }
    let answer = amina
        .post(&refuse, &json!({ "reason": "names a prisoner" }))
        .await;
    assert_eq!(answer.json()["state"], "refused");
    let other = amina.post(&refuse, &json!({ "reason": "another" })).await;
    assert_eq!(other.status, StatusCode::CONFLICT);
    let refused = opened(&app, &ids[1]).await;
    let late = amina
        .post(&format!("{ITEMS}/{}/release", ids[1]), &refused)
        .await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.json()["detail"].as_str().unwrap().contains("refused"));

    let undone = amina
        .post(&format!("{ITEMS}/{}/undo", ids[0]), &json!({}))
        .await;
    assert_eq!(undone.json()["state"], "waiting");
    let list = app.get("/api/v1/messages?petition=one").await;
    assert_eq!(list.json()["messages"], json!([]));
    assert!(
        !app.get("/en/cases/one/messages")
            .await
            .text()
            .contains("Courage")
    );

    let trail = amina.get("/api/v1/moderation/acts").await.json();
    let acts: Vec<&str> = trail["acts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|act| act["act"].as_str().unwrap())
        .collect();
    assert_eq!(acts, ["undone", "refused", "released", "read"]);
    assert_eq!(trail["acts"][1]["reason"], "names a prisoner");
    assert_eq!(trail["acts"][1]["day"], "2026-11-30");
    let (_, said) = staff(&app.database, &["acts", "--section", "fr"]).await;
    assert_eq!(said.lines().count(), 4);
    assert!(
        said.lines().nth(1).unwrap().contains("names a prisoner"),
        "{said}"
    );
}

#[tokio::test]
async fn many_messages_come_page_by_page() {
    let app = TestApp::new().await;
    let amina = Member::new(&app, &token(&app, "fr", "Amina").await);
    for number in 0..52 {
        send(&app, &format!("[{number}]")).await;
    }
    let first = amina.get(ITEMS).await.json();
    assert_eq!(first["items"].as_array().unwrap().len(), 50);
    let after = first["next"].as_i64().unwrap();
    let second = amina.get(&format!("{ITEMS}?after={after}")).await.json();
    assert_eq!(second["items"].as_array().unwrap().len(), 2);
    assert!(second.get("next").is_none());

    for id in amina.ids("waiting").await.iter().take(41) {
        let shown = opened(&app, id).await;
        amina.post(&format!("{ITEMS}/{id}/release"), &shown).await;
    }
    let texts = |list: &Value| -> Vec<String> {
        let messages = list["messages"].as_array().unwrap().iter();
        let texts = messages.map(|one| one["text"].as_str().unwrap().to_owned());
        texts.collect()
    };
    let (mut path, mut all) = ("/api/v1/messages?petition=one".to_owned(), Vec::new());
    loop {
        let list = app.get(&path).await.json();
        all.extend(texts(&list));
        assert!(all.len() <= 41, "there is no last page");
        let Some(next) = list["next"].as_i64() else {
            break;
        };
        path = format!("/api/v1/messages?petition=one&before={next}");
    }
    let expected: Vec<String> = (0..41).rev().map(|number| format!("[{number}]")).collect();
    assert_eq!(all, expected);

    // The pages lead to one another.
    let page = app.get("/en/cases/one/messages").await;
    let older = page.text().split("?before=").nth(1).unwrap();
    let older = older.split('"').next().unwrap();
    let page = app
        .get(&format!("/en/cases/one/messages?before={older}"))
        .await;
    assert!(page.text().contains("[20]") && !page.text().contains("[21]"));
    let newest = r#"<a href="/en/cases/one/messages">message.shown_newest</a>"#;
    assert!(page.page().contains(newest));
}
