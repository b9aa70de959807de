//! Staff decides what is shown: the calls, each with the right token and with every wrong one, and the
//! program of those who decide.

mod on_paper;
mod program;

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::{
    messages::message,
    sealed::marathon,
    test_app::{Answer, TestApp},
};

const ITEMS: &str = "/api/v1/moderation/messages";

/// Runs `marathon staff …` on the app's database, beside the server, which goes on meanwhile.
pub async fn staff(database: &str, arguments: &[&str]) -> (bool, String) {
    let (command, rest) = arguments.split_first().unwrap();
    let first = ["staff", command, "--database", database];
    let all = [&first, rest].concat();
    let all: Vec<String> = all.into_iter().map(str::to_owned).collect();
    let run = move || {
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        marathon(&all, None)
    };
    let output = tokio::task::spawn_blocking(run).await.unwrap();
    let said = match output.status.success() {
        true => output.stdout,
        false => output.stderr,
    };
    let said = String::from_utf8(said).unwrap();
    (output.status.success(), said.trim().to_owned())
}

/// A fresh token.
pub async fn token(app: &TestApp, section: &str, name: &str) -> String {
    let arguments = ["add", "--section", section, "--name", name];
    let (done, token) = staff(&app.database, &arguments).await;
    assert!(done && token.starts_with("marathon_staff_"), "{token}");
    token
}

/// Somebody with a token.
pub struct Member<'a> {
    app: &'a TestApp,
    authorization: String,
}

impl<'a> Member<'a> {
    pub fn new(app: &'a TestApp, token: &str) -> Self {
        Self {
            app,
            authorization: format!("Bearer {token}"),
        }
    }

    fn headers(&self) -> [(&str, &str); 1] {
        [("authorization", &self.authorization)]
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.app.get_with(path, &self.headers()).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.app.post_to(path, body, &self.headers()).await
    }

    /// The ids in a state.
    async fn ids(&self, state: &str) -> Vec<String> {
        let list = self.get(&format!("{ITEMS}?state={state}")).await;
        assert_eq!(list.status, StatusCode::OK, "{}", list.text());
        assert_eq!(list.header("cache-control"), "no-store");
        let items = list.json()["items"].as_array().unwrap().clone();
        let ids = items
            .iter()
            .map(|item| item["id"].as_str().unwrap().to_owned());
        ids.collect()
    }
}

async fn send(app: &TestApp, text: &str) {
    let answer = app.post_to("/api/v1/messages", &message(text), &[]).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
}

#[tokio::test]
async fn what_is_released_is_shown_until_that_is_undone() {
    let app = TestApp::new().await;
    send(&app, "Courage").await;
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
    for _ in 0..2 {
        let answer = amina
            .post(&format!("{ITEMS}/{}/release", ids[0]), &shown)
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        assert_eq!(answer.json()["state"], "released");
    }
    let list = app.get("/api/v1/messages?petition=one").await;
    assert_eq!(list.json()["messages"], json!([shown]));
    assert_eq!(list.header("cache-control"), "public, max-age=30");
    let page = app.get("/en/cases/one/messages").await;
    assert!(page.text().contains("Courage &lt;b&gt;"), "{}", page.text());
    assert!(page.text().contains("<bdi>Amina</bdi> · <bdi>FR</bdi>"));
    assert!(page.text().contains(r#"data-part="none" hidden"#));
    // The app takes the page as it is.
    assert!(page.text().contains("<script"));
    let latest = app.get("/fr/cases/one/messages/latest").await;
    assert!(latest.text().starts_with("<li>"), "{}", latest.text());

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
    let late = amina
        .post(&format!("{ITEMS}/{}/release", ids[1]), &shown)
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
        send(&app, &format!("Mot {number}")).await;
    }
    let first = amina.get(ITEMS).await.json();
    assert_eq!(first["items"].as_array().unwrap().len(), 50);
    let after = first["next"].as_i64().unwrap();
    let second = amina.get(&format!("{ITEMS}?after={after}")).await.json();
    assert_eq!(second["items"].as_array().unwrap().len(), 2);
    assert!(second.get("next").is_none());

    for (number, id) in amina.ids("waiting").await.iter().take(41).enumerate() {
        let shown = json!({ "text": format!("[{number}]") });
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
    assert!(
        page.text()
            .contains(r#"<a data-part="newest" href="/en/cases/one/messages">"#)
    );
}

/// Every call of staff, with a body that would do.
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
async fn what_is_not_there_or_cannot_be_shown_is_refused() {
    let app = TestApp::new().await;
    send(&app, "Courage").await;
    let amina = Member::new(&app, &token(&app, "fr", "Amina").await);
    let id = amina.ids("waiting").await.remove(0);
    for path in [
        "/api/v1/moderation/petitions".to_owned(),
        format!("{ITEMS}/x"),
        format!("{ITEMS}/{}", "A".repeat(22)),
        format!("/api/v1/moderation/petitions/{id}"),
    ] {
        assert_eq!(
            amina.get(&path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    for query in ["state=shown", "after=x"] {
        let answer = amina.get(&format!("{ITEMS}?{query}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
    }
    let release = format!("{ITEMS}/{id}/release");
    for body in [
        json!({}),
        json!({ "text": "" }),
        json!({ "text": "a", "name": "\u{1b}" }),
        json!({ "text": "a", "country": "XX" }),
        json!({ "text": "a", "email": "amina@exemple.org" }),
    ] {
        let answer = amina.post(&release, &body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert!(!answer.text().contains("exemple"));
    }
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
    assert!(said.starts_with("fr\tAmina Diallo\tadded "), "{said}");
    assert!(said.ends_with("has a token"), "{said}");
    staff(
        &app.database,
        &["remove", "--section", "fr", "--name", "Amina Diallo"],
    )
    .await;
    let (_, said) = staff(&app.database, &["list"]).await;
    assert!(said.contains("removed "), "{said}");
}

/// Whoever decides what is shown must not be able to open the signatures.
#[tokio::test]
async fn a_section_with_one_key_for_both_does_not_start() {
    let app = TestApp::new().await;
    let key = app.path("fr.key");
    let key = key.to_str().unwrap();
    let made = marathon(&["keys", "generate", "--out", key], None);
    let line = String::from_utf8(made.stdout).unwrap();
    let section = app.config.site.sections.join("fr.toml");
    let text = std::fs::read_to_string(&section).unwrap();
    let both = text + &line + &line.replace("public_key", "moderation_key");
    std::fs::write(&section, both).unwrap();
    let error = crate::test_app::start(&app.config).await.err().unwrap();
    assert!(error.to_string().contains("--moderation"), "{error}");
}
