//! What waits, and what is private, can be read by whoever has the key for it, and by nobody who has the database.

use std::time::{Duration, Instant};

use axum::http::StatusCode;
use marathon_seal::KeyFile;
use serde_json::{Value, json};

use super::{announce, borrowed, form, ids, marathon, own, release_all, shows, tree, value};
use crate::{
    staff::{Member, token},
    test_app::TestApp,
};

/// One whose every word has that mark.
fn marked(mark: &str, public: bool) -> Value {
    let mut one = marathon(&format!("Title {mark}"));
    for field in ["place", "town", "languages", "words", "access"] {
        one[field] = json!(format!("{field} {mark}"));
    }
    one["public"] = json!(public);
    one
}

fn change(marathon: &Value) -> Vec<(String, String)> {
    let act = ("act".to_owned(), "edit".to_owned());
    [form(marathon), vec![act]].concat()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window.eq_ignore_ascii_case(text.as_bytes()))
}

/// All that there is of the database: its files, and what its tables hold, which a file may hold compressed.
async fn everything(app: &TestApp) -> Vec<u8> {
    let mut all = app.on_the_disk().await;
    all.extend(app.every_value().await);
    all
}

#[tokio::test]
async fn no_word_of_what_waits_or_is_private_stands_in_the_database() {
    let app = TestApp::new().await;
    let (changed, changed_secret) = announce(&app, &marked("qwaaq", true)).await;
    let (private, private_secret) = announce(&app, &marked("qwbbq", false)).await;
    let (hidden, hidden_secret) = announce(&app, &marked("qwccq", false)).await;
    release_all(&app).await;
    let second = change(&marked("qwddq", true));
    own(&app, &changed_secret, &borrowed(&second)).await;
    // Private from now on, once that is released.
    let third = change(&marked("qweeq", false));
    own(&app, &hidden_secret, &borrowed(&third)).await;
    let (waiting, waiting_secret) = announce(&app, &marked("qwffq", true)).await;
    let (refused, refused_secret) = announce(&app, &marked("qwggq", false)).await;
    let amina = Member::new(&app, &token(&app, "fr", "Amina").await);
    let last = ids(&amina, "marathons", "waiting").await.pop().unwrap();
    let refuse = format!("/api/v1/moderation/marathons/{last}/refuse");
    amina.post(&refuse, &json!({ "reason": "spam" })).await;

    let all = everything(&app).await;
    assert!(
        holds(&all, "words qwaaq") && holds(&all, &changed),
        "what is public is there to be read"
    );
    for mark in ["qwbbq", "qwccq", "qwddq", "qweeq", "qwffq", "qwggq"] {
        assert!(!holds(&all, mark), "{mark}");
    }
    for address in [&private, &hidden, &waiting, &refused] {
        assert!(!holds(&all, address), "{address}");
    }
    for secret in [
        &changed_secret,
        &private_secret,
        &hidden_secret,
        &waiting_secret,
    ] {
        assert!(!holds(&all, secret));
    }

    // Whoever brings the secret reads all of it, and whoever brings another secret nothing of it.
    for (secret, mark, state) in [
        (&changed_secret, "qwddq", "changed"),
        (&private_secret, "qwbbq", "shown"),
        (&hidden_secret, "qweeq", "changed"),
        (&waiting_secret, "qwffq", "waiting"),
        (&refused_secret, "qwggq", "refused"),
    ] {
        let page = own(&app, secret, &[]).await;
        assert!(shows(&page, state), "{mark}: {}", page.text());
        assert_eq!(value(&tree(&page), "words"), format!("words {mark}"));
        let kit = [("receipt", &**secret)];
        let plan = app.form_to("/en/marathons/kit/plan", &kit, &[]).await;
        assert!(plan.text().contains(mark), "{mark}");
        let mut other = secret.clone();
        let first = if other.remove(0) == 'A' { 'B' } else { 'A' };
        other.insert(0, first);
        let page = own(&app, &other, &[]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!page.text().contains(mark), "{mark}");
    }
    // By their addresses all see what is released.
    for (name, mark) in [(&changed, "qwaaq"), (&private, "qwbbq"), (&hidden, "qwccq")] {
        let path = format!("/en/marathons/{name}");
        assert!(app.get(&path).await.text().contains(mark), "{mark}");
        let call = app.get(&format!("/api/v1/marathons/{name}")).await;
        assert_eq!(call.json()["facts"]["id"], **name);
        let file = app.get(&format!("{path}/marathon.ics")).await;
        assert!(file.text().contains(mark) && file.text().contains(&format!("UID:{name}@")));
        let poster = app.get(&format!("{path}/kit/poster")).await;
        assert!(poster.text().contains(mark), "{mark}");
    }
    for name in [&waiting, &refused] {
        let page = app.get(&format!("/en/marathons/{name}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn words_are_where_they_belong_after_every_turn() {
    let app = TestApp::new().await;
    let (name, secret) = announce(&app, &marked("qwaaq", true)).await;
    release_all(&app).await;
    assert!(holds(&app.every_value().await, "qwaaq"));
    let path = format!("/en/marathons/{name}");
    let found = async || app.get("/api/v1/marathons").await.json()["found"].clone();
    assert_eq!(found().await, 1);

    // Its organiser takes it out of the list: it is sealed, and its name is known to nobody but its guests.
    let edit = change(&marked("qwbbq", false));
    own(&app, &secret, &borrowed(&edit)).await;
    release_all(&app).await;
    let all = app.every_value().await;
    assert!(!holds(&all, "qwaaq") && !holds(&all, "qwbbq") && !holds(&all, &name));
    assert!(app.get(&path).await.text().contains("qwbbq"));
    assert_eq!(found().await, 0);
    let come = [("act", "come")];
    let came = app.form_to(&path, &come, &[]).await;
    assert_eq!(came.header("location"), format!("{path}?came=1"));

    // And into it again; staff takes the release back, and gives it again.
    let edit = change(&marked("qwccq", true));
    own(&app, &secret, &borrowed(&edit)).await;
    release_all(&app).await;
    assert_eq!(found().await, 1);
    assert!(app.get(&path).await.text().contains("qwccq"));
    let amina = Member::new(&app, &token(&app, "fr", "Amina").await);
    let id = ids(&amina, "marathons", "released").await.pop().unwrap();
    let undo = format!("/api/v1/moderation/marathons/{id}/undo");
    assert_eq!(amina.post(&undo, &json!({})).await.status, StatusCode::OK);
    let all = app.every_value().await;
    assert!(!holds(&all, "qwccq") && !holds(&all, &name));
    assert_eq!(
        (found().await, app.get(&path).await.status),
        (json!(0), StatusCode::NOT_FOUND)
    );
    let page = own(&app, &secret, &[]).await;
    assert_eq!(value(&tree(&page), "words"), "words qwccq");
    release_all(&app).await;
    assert!(app.get(&path).await.text().contains("qwccq"));

    // Over, it takes no guest more, though the time of a private one stands nowhere in clear.
    app.days_pass(6);
    let late = app.form_to(&path, &come, &[]).await;
    assert_eq!(late.header("location"), path);
    assert_eq!(app.number("SELECT coming FROM marathons").await, 1);
}

/// Those of SQLite: what PostgreSQL keeps of a row that was overwritten is its own affair.
#[tokio::test]
async fn words_that_are_shown_no_more_go_from_every_file() {
    let app = TestApp::new().await;
    announce(&app, &marked("qwaaq", true)).await;
    release_all(&app).await;
    assert!(holds(&app.on_the_disk().await, "qwaaq"));
    let amina = Member::new(&app, &token(&app, "fr", "Amina").await);
    let id = ids(&amina, "marathons", "released").await.pop().unwrap();
    let undo = format!("/api/v1/moderation/marathons/{id}/undo");
    let undone = amina.post(&undo, &json!({})).await;
    assert_eq!(undone.status, StatusCode::OK, "{}", undone.text());
    if crate::DATABASE.has_several_servers() {
        assert!(!holds(&app.every_value().await, "qwaaq"));
        return;
    }
    let undone = Instant::now();
    while holds(&app.on_the_disk().await, "qwaaq") {
        assert!(
            undone.elapsed() < Duration::from_secs(30),
            "it is still there"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Without a key of their own for it, whoever has the section's key decides.
#[tokio::test]
async fn a_section_without_a_moderation_key_reads_by_its_own() {
    let app = TestApp::new().await;
    let key = KeyFile::generate(None, &mut marathon_seal::Randomness::system());
    let file = app.config.site.sections.join("fr.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let line = format!("public_key = \"{}\"\n", key.public.text());
    let app = app
        .restart_after(|| std::fs::write(&file, text + &line).unwrap())
        .await;
    announce(&app, &marked("qwaaq", true)).await;
    assert!(!holds(&everything(&app).await, "qwaaq"));
    let mut database = app.database().await;
    let sealed_to: String = sqlx::query_scalar("SELECT key_id FROM moderated")
        .fetch_one(&mut database)
        .await
        .unwrap();
    assert_eq!(sealed_to, key.public.id);
}

/// As if an earlier version of this program had stored it: its words stand in clear until they are changed.
#[tokio::test]
async fn one_from_before_is_read_released_and_sealed_once_it_is_changed() {
    let app = TestApp::new().await;
    let (name, secret) = announce(&app, &marked("qwaaq", false)).await;
    let mut details = marked("qwaaq", false);
    for personal in ["contact_name", "contact_email"] {
        details.as_object_mut().unwrap().remove(personal);
    }
    let details = details.to_string();
    let mut database = app.database().await;
    let words = "UPDATE marathon_versions SET details = $1, town = 'town qwaaq', own_words = NULL, page_words = NULL, \
                 ends = 1796500800";
    let named = "UPDATE marathons SET name = $1, address = $1";
    for (statement, text) in [(words, &details), (named, &name)] {
        let update = sqlx::query(statement).bind(text.clone());
        update.execute(&mut database).await.unwrap();
    }
    sqlx::query("UPDATE moderated SET sealed = $1, words_digest = NULL, key_id = '', schema = 0")
        .bind(details.clone().into_bytes())
        .execute(&mut database)
        .await
        .unwrap();
    drop(database);
    let app = app.restart().await;
    assert!(holds(&app.every_value().await, "qwaaq"));
    let page = own(&app, &secret, &[]).await;
    assert!(shows(&page, "waiting") && page.text().contains("qwaaq"));
    let amina = Member::new(&app, &token(&app, "fr", "Amina").await);
    let id = ids(&amina, "marathons", "waiting").await.pop().unwrap();
    let item = format!("/api/v1/moderation/marathons/{id}");
    let written = &amina.get(&item).await.json()["written"];
    assert_eq!(written["title"], "Title qwaaq");
    let released = amina.post(&format!("{item}/release"), &Value::Null).await;
    assert_eq!(released.status, StatusCode::OK, "{}", released.text());
    let path = format!("/en/marathons/{name}");
    assert!(app.get(&path).await.text().contains("qwaaq"));
    // Changed, and that released, nothing is left of it in clear.
    let edit = change(&marked("qwbbq", false));
    own(&app, &secret, &borrowed(&edit)).await;
    assert!(app.get(&path).await.text().contains("qwaaq"));
    release_all(&app).await;
    assert!(app.get(&path).await.text().contains("qwbbq"));
    let mut database = app.database().await;
    let shown: Vec<Option<String>> = sqlx::query_scalar("SELECT name FROM marathons")
        .fetch_all(&mut database)
        .await
        .unwrap();
    assert_eq!(shown, [None]);
    assert!(!holds(&app.every_value().await, "qwaaq"));
}
