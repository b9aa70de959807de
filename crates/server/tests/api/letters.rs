//! Letters to the authorities: handed over, posted, counted, exported, forgotten.

use std::fs;

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::{
    eventually::too_many,
    sealed::marathon,
    test_app::{Answer, TestApp},
};

pub const LETTERS: &str = "/api/v1/letters";
const POSTED: &str = "/api/v1/letters/posted";

pub fn letter(email: &str) -> Value {
    json!({
        "case": "one", "text": "Madame, Monsieur,\r\n\r\nLibérez-la.", "given_name": "Amina",
        "family_name": "Diallo", "email": email, "country": "FR", "language": "en", "section": "fr",
    })
}

const FORM: [(&str, &str); 8] = [
    ("page", "/fr/cases/one/letter"),
    ("language", "fr"),
    ("case", "one"),
    ("text", "Une lettre."),
    ("given_name", "Amina"),
    ("family_name", "Diallo"),
    ("email", "amina@exemple.org"),
    ("country", "BE"),
];

fn one() -> Value {
    json!({ "case": "one" })
}

async fn hand_over(app: &TestApp, body: &Value) -> Answer {
    app.post_to(LETTERS, body, &[]).await
}

async fn post_once(app: &TestApp) {
    let answer = app.post_to(POSTED, &one(), &[]).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
}

async fn letters_of_one(app: &TestApp) -> Value {
    app.counts().await["letters"]["one"].clone()
}

#[tokio::test]
async fn one_of_an_address_counts_and_few_are_told_as_none() {
    let app = TestApp::new().await;
    for number in 0..8 {
        let body = letter(&format!("p{number}@exemple.org"));
        let answer = hand_over(&app, &body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        assert_eq!(answer.json(), json!({ "case": "one" }));
    }
    // Another letter of the same mailbox is delivered, too, and does not count.
    let again = hand_over(&app, &letter("P0@exemple.org")).await;
    assert_eq!(again.status, StatusCode::CREATED);
    assert_eq!(app.number("SELECT COUNT(*) FROM letters").await, 9);
    post_once(&app).await;
    assert_eq!(letters_of_one(&app).await, 0);
    post_once(&app).await;
    let counts = app.counts().await;
    assert_eq!(counts["letters"], json!({ "one": 10, "two": 0, "won": 0 }));
    assert_eq!(counts["total"], 0, "apart from signatures");
    assert_eq!(letters_of_one(&app.restart().await).await, 10);
}

#[tokio::test]
async fn every_mistake_is_told_in_the_readers_language() {
    let app = TestApp::new().await;
    let mut body = letter("amina@");
    body["text"] = json!("é".repeat(4001));
    body["case"] = json!("won");
    let answer = hand_over(&app, &body).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let expected = [
        ("case", "closed"),
        ("text", "too_long"),
        ("email", "invalid"),
    ];
    let expected = expected.map(|(field, code)| (field.to_owned(), code.to_owned()));
    assert_eq!(answer.errors(), expected);
    let said = &answer.json()["errors"][1]["message"];
    assert_eq!(said, "en act.letter_too_long");

    let mut elsewhere = letter("amina@exemple.org");
    elsewhere["section"] = json!("de");
    let answer = hand_over(&app, &elsewhere).await;
    assert_eq!(answer.errors()[0].0, "section");
    for case in ["won", "unknown", ""] {
        let body = json!({ "case": case });
        let answer = app.post_to(POSTED, &body, &[]).await;
        assert_eq!(answer.errors()[0].0, "case");
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM letters").await, 0);
}

#[tokio::test]
async fn a_retry_does_nothing_twice() {
    let app = TestApp::new().await;
    let key = [("idempotency-key", "k1")];
    let body = letter("amina@exemple.org");
    for _ in 0..2 {
        let answer = app.post_to(LETTERS, &body, &key).await;
        assert_eq!(answer.status, StatusCode::CREATED);
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM letters").await, 1);
    let other = app.post_to(LETTERS, &letter("b@exemple.org"), &key).await;
    assert_eq!(other.errors()[0].1, "idempotency_mismatch");

    let key = [("idempotency-key", "k2")];
    for _ in 0..3 {
        let answer = app.post_to(POSTED, &one(), &key).await;
        assert_eq!(answer.status, StatusCode::CREATED);
    }
    let posted = "SELECT CAST(SUM(posted) AS BIGINT) FROM letter_counts";
    assert_eq!(app.number(posted).await, 1);
}

#[tokio::test]
async fn a_form_leads_on_and_keeps_what_was_typed_until_it_is_right() {
    let app = TestApp::new().await;
    let answer = app.form_to(LETTERS, &FORM, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert_eq!(answer.header("location"), "/fr/done/letter");
    let of_belgium = "SELECT COUNT(*) FROM letters WHERE section = 'int' AND country = 'BE'";
    assert_eq!(app.number(of_belgium).await, 1);

    let mut wrong = FORM;
    wrong[3].1 = "Deux </textarea>\nlignes";
    wrong[4].1 = "";
    let answer = app.form_to(LETTERS, &wrong, &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for there in [
        "Deux &lt;/textarea>\nlignes</textarea>",
        "<li><a href=\"#field-given_name\" rel=\"external\">fr error.given_name_required</a></li>",
        r#"<option value="BE" selected>"#,
    ] {
        assert!(answer.text().contains(there), "{there}: {}", answer.text());
    }

    // Scripts send the same fields, and ask for JSON.
    let json = [("accept", "application/json"), ("idempotency-key", "k")];
    let answer = app.form_to(LETTERS, &wrong, &json).await;
    assert_eq!(answer.errors()[0].0, "given_name");
    let answer = app.form_to(LETTERS, &FORM, &json).await;
    assert_eq!(answer.status, StatusCode::CREATED);

    let posted = [("page", "/fr/cases/one/letter"), ("case", "one")];
    let answer = app.form_to(POSTED, &posted, &[]).await;
    assert_eq!(answer.header("location"), "/fr/done/posted");
    let elsewhere = [("page", "/fr/sign"), ("case", "one")];
    let answer = app.form_to(POSTED, &elsewhere, &[]).await;
    assert_eq!(answer.errors()[0].0, "page");
    let cross = [("sec-fetch-site", "cross-site")];
    let answer = app.form_to(LETTERS, &FORM, &cross).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn letters_share_the_allowance_of_a_network_and_keep_what_was_typed() {
    let app = TestApp::with(|config| config.http.rate_limit = true).await;
    too_many(async || app.post_to(POSTED, &one(), &[]).await).await;
    let answer = too_many(async || app.form_to(LETTERS, &FORM, &[]).await).await;
    assert!(!answer.header("retry-after").is_empty());
    assert!(answer.text().contains("Une lettre.</textarea>"));
    assert!(answer.text().contains("fr act.too_many"));
}

/// The room of a day is so small here that a network has used its share after four letters.
#[tokio::test]
async fn a_network_has_its_part_of_the_days_room_and_is_told_so() {
    let app = TestApp::with(|config| {
        config.http.rate_limit = true;
        config.http.room_of_a_day = 60_000;
    })
    .await;
    let mut taken = 0;
    let answer = loop {
        let body = letter(&format!("p{taken}@exemple.org"));
        let answer = app.post_to(LETTERS, &body, &[]).await;
        if answer.status != StatusCode::CREATED {
            break answer;
        }
        taken += 1;
        assert!(taken < 20, "there is no end to the room");
    };
    assert!(taken > 1);
    assert_eq!(answer.status, StatusCode::INSUFFICIENT_STORAGE);
    assert_eq!(answer.header("retry-after"), "43200", "at noon");
    assert_eq!(answer.json()["type"], "/problems/no-room");
    assert_eq!(answer.json()["errors"][0]["message"], "en act.no_room");
    assert_eq!(answer.errors(), [(String::new(), "no_room".to_owned())]);

    let form = app.form_to(LETTERS, &FORM, &[]).await;
    assert_eq!(form.status, StatusCode::INSUFFICIENT_STORAGE);
    assert_eq!(form.header("retry-after"), "43200");
    assert!(form.text().contains("Une lettre.</textarea>"));
    assert!(form.text().contains("fr act.no_room"), "{}", form.text());
    for (path, body) in [
        (
            "/api/v1/messages",
            crate::messages::message(&"a".repeat(600)),
        ),
        ("/api/v1/marathons", crate::marathons::marathon("Evening")),
    ] {
        let answer = app.post_to(path, &body, &[]).await;
        let status = answer.status;
        assert_eq!(status, StatusCode::INSUFFICIENT_STORAGE, "{path}");
    }
    let kept = app.number("SELECT COUNT(*) FROM letters").await;
    assert_eq!(kept, taken);

    // Signings need no such room, another network has its own share, and tomorrow there is room
    // again.
    let signing = crate::test_app::signing("amina@exemple.org");
    assert_eq!(app.sign(&signing).await.status, StatusCode::CREATED);
    let elsewhere = std::net::SocketAddr::from(([192, 0, 2, 1], 1));
    let request = http::Request::post(LETTERS)
        .header("content-type", "application/json")
        .extension(marathon_server::PeerAddress(elsewhere))
        .body(letter("other@exemple.org").to_string().into());
    assert_eq!(app.send(request.unwrap()).await.status, StatusCode::CREATED);
    app.days_pass(1);
    let late = hand_over(&app, &letter("late@exemple.org")).await;
    assert_eq!(late.status, StatusCode::CREATED);
}

#[tokio::test]
async fn nothing_of_a_letter_is_kept_in_clear() {
    let app = TestApp::new().await;
    let mut body = letter("amina@exemple.org");
    body["text"] = json!("Une phrase reconnaissable.");
    hand_over(&app, &body).await;
    let kept = app.on_the_disk().await;
    for part in ["amina", "Diallo", "reconnaissable"] {
        let found = kept
            .windows(part.len())
            .any(|bytes| bytes == part.as_bytes());
        assert!(!found, "{part}");
    }
}

#[tokio::test]
async fn the_section_exports_opens_and_prints_them() {
    let app = TestApp::new().await;
    let mut body = letter("amina@exemple.org");
    body["name_to_authorities"] = json!(true);
    hand_over(&app, &body).await;
    let mut body = letter("paul@exemple.org");
    body["case"] = json!("two");
    body["text"] = json!("=1+1");
    hand_over(&app, &body).await;
    let path = |name: &str| app.path(name).to_str().unwrap().to_owned();
    let done = async |arguments: &[&str]| {
        let output = marathon(arguments, None).await;
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(output.status.success(), "{said}");
        said
    };
    let (file, key) = (path("letters.jsonl"), path("data/key.toml"));
    let secrets = path("data/secrets.toml");
    let said = done(&[
        "export",
        "--letters",
        "--database",
        &app.database,
        "--secrets",
        &secrets,
        "--section",
        "fr",
        "--out",
        &file,
    ])
    .await;
    let signing_key = said.split("--signing-key=").nth(1).unwrap().trim();
    let check = format!("--signing-key={signing_key}");
    done(&["check", &file, &check]).await;

    let clear = done(&["unseal", "--letters", &file, "--key", &key]).await;
    let first: Value = serde_json::from_str(clear.lines().next().unwrap()).unwrap();
    assert_eq!(first["text"], "Madame, Monsieur,\n\nLibérez-la.");
    assert_eq!(first["state"], "counted");
    assert_eq!(first["name_to_authorities"], true);

    let sheet = path("letters.csv");
    done(&["unseal", "--letters", &file, "--key", &key, "--csv", &sheet]).await;
    let sheet = fs::read_to_string(sheet).unwrap();
    assert!(
        sheet.contains("two,counted,2026-11-30,FR,Amina,Diallo,paul@exemple.org,en,no,2,'=1+1,"),
        "{sheet}"
    );

    let page = path("letters.html");
    let only = ["--print", &page, "--petition", "one"];
    done(&[&["unseal", "--letters", &file, "--key", &key][..], &only].concat()).await;
    let page = fs::read_to_string(page).unwrap();
    assert!(
        page.contains("Libérez-la.\n\nAmina Diallo</article>"),
        "{page}"
    );
    assert_eq!(page.matches("<article").count(), 1);

    // A letter is not taken for a signing, nor the other way round.
    let output = marathon(&["unseal", &file, "--key", &key], None).await;
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("run it with --letters"), "{said}");
}

#[tokio::test]
async fn they_go_with_their_time_or_their_writer_and_go_on_counting() {
    let app = TestApp::new().await;
    for number in 0..12 {
        hand_over(&app, &letter(&format!("p{number}@exemple.org"))).await;
    }
    let input = app.path("input");
    fs::write(&input, "p3@exemple.org\n").unwrap();
    let secrets = app.config.store.secrets.to_str().unwrap().to_owned();
    let forget = ["forget", "--database", &app.database, "--secrets", &secrets];
    let output = marathon(&forget, Some(fs::File::open(&input).unwrap())).await;
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("1 letter"), "{said}");
    assert_eq!(app.number("SELECT COUNT(*) FROM letters").await, 11);
    assert_eq!(letters_of_one(&app).await, 12);

    app.days_pass(397);
    let app = app.restart().await;
    app.until("SELECT COUNT(*) FROM letters", 0).await;
    let app = app.restart().await;
    assert_eq!(letters_of_one(&app).await, 12);
    let wrong = "SELECT COUNT(*) FROM letter_counts WHERE handed <> archived";
    assert_eq!(app.number(wrong).await, 0);
}

#[tokio::test]
async fn keys_of_answered_requests_go_after_some_days() {
    let app = TestApp::new().await;
    let key = [("idempotency-key", "k1")];
    app.post_to(POSTED, &one(), &key).await;
    app.days_pass(7);
    let app = app.restart().await.restart().await;
    assert_eq!(app.number("SELECT COUNT(*) FROM answered").await, 1);
    app.days_pass(1);
    let app = app.restart().await;
    app.until("SELECT COUNT(*) FROM answered", 0).await;
}
