//! False signatures: staff counts them, sets them aside and puts them back. Everybody else sees
//! only the count.

mod bursts;
mod program;
mod roles;

use std::time::Duration;

use axum::http::StatusCode;
use serde_json::{Value, json};
use tokio::time::{sleep, timeout};

use crate::{
    DATABASE,
    sealed::marathon,
    staff::{Member, named_token, text_of, token, token_of},
    test_app::{TestApp, signing},
};

pub const SET_ASIDES: &str = "/api/v1/fraud/set-asides";

/// Somebody signs petition one, brought by a source.
pub async fn sign(app: &TestApp, person: u32, source: Option<&str>) -> String {
    let mut body = signing(&format!("person{person}@exemple.org"));
    if let Some(source) = source {
        body["source"] = json!(source);
    }
    app.receipt_of(&body).await
}

/// Waits until the petition has this count, for a minute at most.
pub async fn until_counted(app: &TestApp, number: u64) {
    let counted = async {
        while app.counts().await["petitions"]["one"] != number {
            sleep(Duration::from_millis(10)).await;
        }
    };
    let in_time = timeout(Duration::from_secs(60), counted).await;
    let counts = app.counts().await;
    in_time.unwrap_or_else(|_| panic!("never {number}: {counts}"));
}

fn of_source(source: &str) -> Value {
    json!({ "selection": { "source": source }, "reason": "one script" })
}

fn id(answer: &Value) -> String {
    answer["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn what_a_script_gave_is_set_aside_and_comes_back() {
    let app = TestApp::new().await;
    let mut receipts = Vec::new();
    for person in 0..30 {
        let source = (person < 20).then_some("script.example");
        receipts.push(sign(&app, person, source).await);
    }
    let amina = Member::new(&app, &token_of(&app, "fr", "fraud").await);
    let own = async || {
        let page = app.my_signing(&[("receipt", &receipts[0])]).await;
        assert_eq!(page.status, StatusCode::OK);
        page.page()
    };
    let before = own().await;

    let preview = json!({ "source": "script.example" });
    let preview = amina.post("/api/v1/fraud/preview", &preview).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text());
    assert_eq!(preview.header("cache-control"), "no-store");
    let of_one = json!({ "petition": "one", "counted": 20, "pending": 0, "duplicate": 0 });
    assert_eq!(
        preview.json(),
        json!({ "signings": 20, "petitions": [of_one], "needs_second_person": false })
    );

    let begun = amina.post(SET_ASIDES, &of_source("script.example")).await;
    assert_eq!(begun.status, StatusCode::CREATED, "{}", begun.text());
    let id = id(&begun.json());
    until_counted(&app, 10).await;
    let row = amina.get(&format!("{SET_ASIDES}/{id}")).await.json();
    assert_eq!(
        (&row["state"], &row["signatures"]),
        (&json!("done"), &json!(20))
    );
    assert_eq!((&row["found"], &row["by"]), (&json!(20), &json!("fraud")));
    assert_eq!(own().await, before, "a receipt tells nothing");

    // An export holds what counts, unless the rest is asked for.
    let exported = async |more: &[&str]| {
        let first = ["export", "--database", &app.database, "--section", "fr"];
        let output = marathon(&[&first[..], more].concat(), None).await;
        let text = String::from_utf8(output.stdout).unwrap();
        (text.lines().count(), text.matches("set_aside").count())
    };
    assert_eq!(exported(&[]).await, (10, 0));
    assert_eq!(exported(&["--with-set-aside"]).await, (30, 20));

    let again = amina.post(SET_ASIDES, &of_source("script.example")).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert_eq!(again.json()["type"], "/problems/nothing-selected");

    let undo = json!({ "reason": "it was a school" });
    let path = format!("{SET_ASIDES}/{id}/undo");
    for tags in ["networks", "domains"] {
        let by_tag = json!({ "selection": { tags: ["AAAAAAAAAAA"] }, "reason": "a" });
        let answer = amina.post(&path, &by_tag).await;
        assert_eq!(answer.errors(), [(tags.to_owned(), "invalid".to_owned())]);
    }
    let undone = amina.post(&path, &undo).await;
    assert_eq!(undone.status, StatusCode::OK, "{}", undone.text());
    until_counted(&app, 30).await;
    assert_eq!(exported(&[]).await, (30, 0));
    let acts = amina.get("/api/v1/moderation/acts").await.json();
    let acts = acts["acts"].as_array().unwrap();
    let told: Vec<_> = acts
        .iter()
        .map(|act| {
            (
                act["act"].as_str().unwrap(),
                act["reason"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [("undone", "it was a school"), ("set_aside", "one script")]
    );
    assert!(
        acts.iter()
            .all(|act| act["id"] == id && act["kind"] == "set_asides")
    );
}

#[tokio::test]
async fn signings_of_one_network_and_of_one_domain_are_found_by_their_tags() {
    let app = TestApp::with(|config| config.http.trusted_proxies = 1).await;
    let sign = async |email: &str, address: &str| {
        let body = signing(email).to_string();
        let answer = app.post(&body, &[("x-forwarded-for", address)]).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    };
    for number in 0..6 {
        sign(
            &format!("a{number}@one{number}.example.org"),
            &format!("192.0.2.{number}"),
        )
        .await;
        sign(
            &format!("b{number}@catch-all.org"),
            &format!("198.51.{number}.1"),
        )
        .await;
        sign(
            &format!("c{number}@two{number}.example.org"),
            &format!("203.0.{number}.1"),
        )
        .await;
    }
    let amina = Member::new(&app, &token_of(&app, "fr", "fraud").await);
    let tag = async |query: &'static str| {
        let mut database = app.database().await;
        let tags: Vec<Vec<u8>> = sqlx::query_scalar(query)
            .fetch_all(&mut database)
            .await
            .unwrap();
        assert_eq!(tags.len(), 1);
        text_of(&tags[0])
    };
    let of_six = "SELECT network FROM traces GROUP BY network HAVING COUNT(*) = 6";
    let network = json!([tag(of_six).await]);
    let of_six = "SELECT domain FROM traces GROUP BY domain HAVING COUNT(*) = 6";
    let domain = json!([tag(of_six).await]);
    for (selection, signings) in [
        (json!({ "networks": network }), 6),
        (json!({ "domains": domain }), 6),
        (json!({ "networks": network, "domains": domain }), 12),
    ] {
        let preview = amina.post("/api/v1/fraud/preview", &selection).await;
        assert_eq!(preview.json()["signings"], signings, "{selection}");
    }
    let both = json!({ "networks": network, "domains": domain });
    let begin = json!({ "selection": both, "reason": "two patterns" });
    amina.post(SET_ASIDES, &begin).await;
    until_counted(&app, 6).await;
}

#[tokio::test]
async fn many_take_a_second_person() {
    let app = TestApp::with(|config| config.fraud.alone = 5).await;
    for person in 0..6 {
        sign(&app, person, Some("script.example")).await;
    }
    let amina = Member::new(&app, &token_of(&app, "fr", "fraud").await);
    let paul = named_token(&app, "fr", ("Paul", "fraud")).await;
    let paul = Member::new(&app, &paul);
    let begun = amina.post(SET_ASIDES, &of_source("script.example")).await;
    let (row, nothing) = (begun.json(), json!({}));
    assert_eq!(row["state"], "waiting");
    let path = |what: &str| format!("{SET_ASIDES}/{}/{what}", id(&row));
    let answer = amina.post(&path("approve"), &nothing).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(answer.json()["type"], "/problems/same-person");
    let answer = paul.post(&path("undo"), &json!({ "reason": "no" })).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(answer.json()["type"], "/problems/other-state");
    assert_eq!(app.counts().await["petitions"]["one"], 6);
    let answer = paul.post(&path("approve"), &nothing).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    until_counted(&app, 0).await;
    let list = paul.get(SET_ASIDES).await.json();
    assert_eq!(list["set_asides"][0]["approved_by"], "Paul");
}

#[tokio::test]
async fn what_is_no_selection_is_refused() {
    let app = TestApp::new().await;
    sign(&app, 1, None).await;
    let amina = Member::new(&app, &token_of(&app, "fr", "fraud").await);
    for (body, field) in [
        (json!({ "selection": {}, "reason": "a" }), "selection"),
        (
            json!({ "selection": { "country": "XX" }, "reason": "a" }),
            "country",
        ),
        (
            json!({ "selection": { "from": "today" }, "reason": "a" }),
            "from",
        ),
        (
            json!({ "selection": { "networks": ["x"] }, "reason": "a" }),
            "networks",
        ),
        (
            json!({ "selection": { "records": ["x"] }, "reason": "a" }),
            "records",
        ),
        (
            json!({ "selection": { "country": "FR" }, "reason": " " }),
            "reason",
        ),
        (
            json!({ "selection": { "email": "a@b.org" }, "reason": "a" }),
            "body",
        ),
        (
            json!({ "selection": { "country": "FR" }, "reason": "a\nb" }),
            "reason",
        ),
        (
            json!({ "selection": { "country": "FR" }, "reason": "a".repeat(201) }),
            "reason",
        ),
        (json!({ "selection": { "country": "FR" } }), "body"),
        // What is named names something.
        (
            json!({ "selection": { "networks": [], "country": "FR" }, "reason": "a" }),
            "body",
        ),
        (
            json!({ "selection": { "from": null, "country": "FR" }, "reason": "a" }),
            "body",
        ),
    ] {
        let answer = amina.post(SET_ASIDES, &body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(answer.errors()[0].0, field, "{body}");
    }
    let nothing = json!({ "selection": { "country": "BE" }, "reason": "a" });
    let answer = amina.post(SET_ASIDES, &nothing).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    for query in ["before=-1", "before=", "before=9007199254740992"] {
        for list in [SET_ASIDES, "/api/v1/moderation/acts"] {
            let answer = amina.get(&format!("{list}?{query}")).await;
            let wrong = (answer.status, &*answer.errors()[0].0 == "before");
            assert_eq!(
                wrong,
                (StatusCode::UNPROCESSABLE_ENTITY, true),
                "{list} {query}"
            );
        }
    }
    for path in ["x", &"A".repeat(22)] {
        let answer = amina.get(&format!("{SET_ASIDES}/{path}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM set_asides").await, 0);
    assert_eq!(app.number("SELECT COUNT(*) FROM staff_acts").await, 0);
}

#[tokio::test]
async fn what_was_begun_is_ended_by_the_next_start() {
    let app = TestApp::new().await;
    for person in 0..5 {
        sign(&app, person, Some("script.example")).await;
    }
    token(&app, "fr", "Amina").await;
    let app = app.restart_after(|| {}).await;
    // As an interrupted server leaves it.
    let mut database = app.database().await;
    let left = "INSERT INTO set_asides (record, section, selection, reason, state, found, asked_by, reached, last, day) \
                SELECT record, 'fr', '{\"Alike\":{\"networks\":[],\"domains\":[],\"source\":\"script.example\",\
                \"country\":null,\"from\":null,\"to\":null}}', 'cut off', 'working', 5, staff.id, 2, 5, '2026-11-30' \
                FROM signings, staff WHERE signings.id = 1";
    sqlx::Executor::execute(&mut database, left).await.unwrap();
    drop(database);
    let app = app.restart().await;
    until_counted(&app, 2).await;
    if DATABASE.has_several_servers() {
        assert_eq!(app.started.app.store.audit().await.unwrap(), []);
    }
}
