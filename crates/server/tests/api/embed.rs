//! Petitions in frames on partners' sites: who may embed them, what the form answers, what is recorded.

use std::fs;

use axum::http::StatusCode;

use crate::{
    forms::SOUND,
    test_app::{TestApp, signing},
    test_site::{PARTNER, section},
};

const PAGE: &str = "/embed/fr/fr/one";

/// A form from the frame, as its script sends it.
fn sent(page: &str, but: &[&str]) -> Vec<(String, String)> {
    let fields = SOUND.into_iter().filter(|(name, value)| {
        *name != "page" && (*name, *value) != ("petitions", "two") && !but.contains(name)
    });
    let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    [("page", page)]
        .into_iter()
        .chain(fields)
        .map(owned)
        .collect()
}

fn by_partner() -> String {
    format!("{PAGE}?host=https%3A%2F%2Fwww.partner.example&theme=dark&accent=ff00AA")
}

async fn post(
    app: &TestApp,
    fields: &[(String, String)],
    headers: &[(&str, &str)],
) -> crate::test_app::Answer {
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    app.post_form(&fields, headers).await
}

async fn stored(app: &TestApp) -> (String, Option<String>) {
    sqlx::query_as("SELECT section, source FROM signings ORDER BY id DESC LIMIT 1")
        .fetch_one(&mut app.database().await)
        .await
        .unwrap()
}

fn ancestors(policy: &str) -> &str {
    policy.split("frame-ancestors ").nth(1).unwrap_or_default()
}

#[tokio::test]
async fn only_the_sections_sites_may_show_them() {
    let app = TestApp::new().await;
    for (path, allowed) in [
        (PAGE, "'self' https://www.partner.example"),
        (
            "/embed/fr/en/one/thanks",
            "'self' https://www.partner.example",
        ),
        ("/embed/int/fr/one", "'self'"),
        ("/embed/fr/fr/nobody", "'none'"),
        ("/embed/xx/fr/one", "'none'"),
        ("/fr/cases/one", "'none'"),
        ("/fr/thanks", "'none'"),
    ] {
        let answer = app.get(path).await;
        let policy = answer.header("content-security-policy");
        assert_eq!(ancestors(policy), allowed, "{path}");
        assert!(!policy.contains("unsafe-inline"), "{path}");
        assert!(answer.headers.get("x-frame-options").is_none(), "{path}");
        assert!(answer.headers.get("set-cookie").is_none(), "{path}");
    }
    for (path, status) in [
        (PAGE, 200),
        ("/embed/xx/fr/one", 404),
        ("/embed/fr/fr/one/x", 404),
    ] {
        assert_eq!(app.get(path).await.status, status, "{path}");
    }
}

#[tokio::test]
async fn a_page_is_never_taken_from_a_store_whose_policy_is_old() {
    let app = TestApp::new().await;
    let later = [("if-modified-since", "Fri, 01 Jan 2100 00:00:00 GMT")];
    let answer = app.get_with(PAGE, &later).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("cache-control"), "no-cache");
    for validator in ["etag", "last-modified"] {
        assert!(answer.headers.get(validator).is_none(), "{validator}");
    }
}

#[tokio::test]
async fn every_site_may_load_the_script() {
    let app = TestApp::new().await;
    for path in ["/embed.js", "/embed/frame-0a1b2c3d4e5f6071.js"] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert_eq!(
            answer.header("cross-origin-resource-policy"),
            "cross-origin"
        );
    }
}

#[tokio::test]
async fn sections_are_read_again_while_the_server_runs() {
    let app = TestApp::new().await;
    let file = app.config.site.sections.join("fr.toml");
    let other = "https://ecole.example:8443";
    fs::write(&file, section("[\"FR\"]", None, &[other])).unwrap();
    let campaign = || app.started.app.reload_sections();
    campaign().unwrap();
    let allowed = async || {
        let answer = app.get(PAGE).await;
        ancestors(answer.header("content-security-policy")).to_owned()
    };
    assert_eq!(allowed().await, format!("'self' {other}"));
    for wrong in [
        "https://*.example",
        "http://partner.example",
        "partner.example",
    ] {
        fs::write(&file, section("[\"FR\"]", None, &[wrong])).unwrap();
        assert!(campaign().is_err(), "{wrong}");
        assert_eq!(allowed().await, format!("'self' {other}"), "all stays");
    }
    // The try-out key still is the key of sections without one.
    assert_eq!(
        post(&app, &sent(PAGE, &[]), &[]).await.status,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn thanks_come_within_the_frame_and_tell_nothing() {
    let app = TestApp::new().await;
    let mut answers = Vec::new();
    for _ in 0..2 {
        let answer = post(&app, &sent(&by_partner(), &[]), &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        answers.push(answer.header("location").to_owned());
    }
    assert_eq!(
        answers[0],
        "/embed/fr/fr/one/thanks?host=https%3A%2F%2Fwww.partner.example&theme=dark&accent=ff00AA"
    );
    assert_eq!(
        answers[0], answers[1],
        "the same for an address that has signed"
    );
    assert_eq!(app.counts().await["total"], 1);
}

#[tokio::test]
async fn the_page_around_is_told_only_where_the_section_allows_it() {
    let app = TestApp::new().await;
    let file = app.config.site.sections.join("fr.toml");
    let telling = section("[\"FR\"]", None, &[PARTNER]) + "signed_event = true\n";
    fs::write(&file, telling).unwrap();
    app.started.app.reload_sections().unwrap();
    let answer = post(&app, &sent(PAGE, &[]), &[]).await;
    assert_eq!(answer.header("location"), "/embed/fr/fr/one/thanks#signed");
}

#[tokio::test]
async fn mistakes_come_back_within_the_frame_with_its_scripts() {
    let app = TestApp::new().await;
    let answer = post(&app, &sent(&by_partner(), &["email"]), &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let policy = answer.header("content-security-policy");
    assert_eq!(ancestors(policy), "'self' https://www.partner.example");
    let text = answer.text();
    let query = "?host=https%3A%2F%2Fwww.partner.example&amp;theme=dark&amp;accent=ff00AA";
    for kept in [
        format!("data-query=\"{query}\""),
        format!("value=\"{PAGE}{query}\""),
        "<script".to_owned(),
        "value=\"Amina\"".to_owned(),
        "fr error.email_required".to_owned(),
    ] {
        assert!(text.contains(&kept), "{kept} in {text}");
    }
}

#[tokio::test]
async fn the_section_around_receives_the_data_whatever_else_is_said() {
    let app = TestApp::new().await;
    let mut fields = sent(&by_partner(), &[]);
    // Someone in Belgium, on a page that names another section.
    fields.push(("section".to_owned(), "int".to_owned()));
    fields.push(("source".to_owned(), "elsewhere".to_owned()));
    post(&app, &fields, &[]).await;
    assert_eq!(
        stored(&app).await,
        ("fr".to_owned(), Some("www.partner.example".to_owned()))
    );
}

#[tokio::test]
async fn a_site_that_is_not_the_sections_is_no_source() {
    let app = TestApp::new().await;
    for host in [
        "https%3A%2F%2Fevil.example",
        "javascript%3A1",
        "https%3A%2F%2Fwww.partner.example%3A444",
    ] {
        post(&app, &sent(&format!("{PAGE}?host={host}"), &[]), &[]).await;
        assert_eq!(stored(&app).await, ("fr".to_owned(), None), "{host}");
    }
}

#[tokio::test]
async fn without_scripts_the_source_comes_from_the_frames_address() {
    let app = TestApp::new().await;
    let of_frame = format!("https://marathon.example{}", by_partner());
    post(&app, &sent(PAGE, &[]), &[("referer", &of_frame)]).await;
    assert_eq!(stored(&app).await.1.as_deref(), Some("www.partner.example"));
    let plain = format!("https://marathon.example{PAGE}?source=www.ecole.example");
    post(&app, &sent(PAGE, &[]), &[("referer", &plain)]).await;
    assert_eq!(stored(&app).await.1.as_deref(), Some("www.ecole.example"));
}

/// A plain frame names its site in its address, and its form passes that on, also to the answer,
/// from which the form is sent again.
#[tokio::test]
async fn the_source_of_a_plain_frame_outlives_a_mistake() {
    let app = TestApp::new().await;
    let page = format!("{PAGE}?theme=dark&source=www.ecole.example");
    let wrong = post(&app, &sent(&page, &["email"]), &[]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let address = "/embed/fr/fr/one?theme=dark&amp;source=www.ecole.example";
    assert!(wrong.text().contains(address), "{}", wrong.text());
    let right = post(&app, &sent(&page, &[]), &[]).await;
    assert_eq!(
        right.header("location"),
        format!("{PAGE}/thanks?theme=dark&source=www.ecole.example")
    );
    assert_eq!(stored(&app).await.1.as_deref(), Some("www.ecole.example"));
    let odd = format!("{PAGE}?source=%3Cb%3E");
    post(&app, &sent(&odd, &["source"]), &[]).await;
    assert_eq!(stored(&app).await.1, None);
}

#[tokio::test]
async fn forms_stand_on_pages_that_have_one() {
    let app = TestApp::new().await;
    for page in [
        "/embed/xx/fr/one",
        "/embed/fr/de/one",
        "/embed/fr/fr/nobody",
        "/embed/fr/fr/one/thanks",
        "/embed/fr/fr/../one",
    ] {
        let answer = post(&app, &sent(page, &[]), &[]).await;
        assert_eq!(
            answer.errors(),
            [("page".to_owned(), "unknown".to_owned())],
            "{page}"
        );
    }
    for (header, value) in [
        ("origin", PARTNER),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
    ] {
        let answer = post(&app, &sent(PAGE, &[]), &[(header, value)]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{header}: {value}");
    }
    assert_eq!(app.counts().await["total"], 0);
}

#[tokio::test]
async fn a_section_total_is_told_from_a_hundred_on() {
    let app = TestApp::new().await;
    let total = async |section: &str| app.get(&format!("/api/v1/counts?section={section}")).await;
    let sign = async |number: u32| {
        let mut fields = sent(PAGE, &["email"]);
        fields.push(("email".to_owned(), format!("a{number}@exemple.org")));
        post(&app, &fields, &[]).await;
    };
    for number in 0..99 {
        sign(number).await;
    }
    let few = total("fr").await;
    assert_eq!(few.text(), r#"{"section":"fr","total":null}"#);
    assert_eq!(few.header("cache-control"), "public, max-age=60");
    assert_eq!(few.header("access-control-allow-origin"), "*");
    sign(99).await;
    assert_eq!(
        total("fr").await.text(),
        few.text(),
        "counted once a minute"
    );
    app.days_pass(1);
    assert_eq!(total("fr").await.json()["total"], 100);
    assert_eq!(total("int").await.json()["total"], serde_json::Value::Null);
    assert_eq!(total("xx").await.status, StatusCode::NOT_FOUND);
    assert_eq!(total("F%00").await.status, StatusCode::NOT_FOUND);
    assert_eq!(total("").await.json()["petitions"]["one"], 100);
}

/// It is not a valid source, and nobody who signs there could correct it.
#[tokio::test]
async fn a_site_whose_name_is_too_long_to_be_a_source_is_left_out() {
    let app = TestApp::new().await;
    let origin = format!("https://{0}.{0}.example", "a".repeat(40));
    let file = app.config.site.sections.join("fr.toml");
    fs::write(file, section("[\"FR\"]", None, &[&origin])).unwrap();
    let app = app.restart().await;
    let host = origin.replace(':', "%3A").replace('/', "%2F");
    let page = format!("{PAGE}?host={host}");
    let answer = post(&app, &sent(&page, &["source"]), &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert_eq!(stored(&app).await, ("fr".to_owned(), None));
}

/// As an earlier version of the server has left it, which kept no counts of sections.
#[tokio::test]
async fn a_large_section_total_of_an_older_database_is_counted_once() {
    let app = TestApp::new().await;
    app.sign(&signing("amina@exemple.org")).await;
    let mut database = app.database().await;
    for statement in [
        "WITH RECURSIVE new (id) AS (SELECT 2 UNION ALL SELECT id + 1 FROM new WHERE id < 20001) \
         INSERT INTO signings (id, record, campaign, section, key_id, schema, country, day, sealed, \
         receipt_hash) SELECT id, randomblob(16), 'test-2026', 'fr', 'key', 1, 'FR', '2026-11-30', x'', \
         x'' FROM new",
        "INSERT INTO signatures (signing, petition, tag, state) SELECT id, 1, randomblob(32), 'counted' \
         FROM signings WHERE id > 1",
        "DROP TABLE section_counts",
        "DELETE FROM _sqlx_migrations WHERE version = 7",
    ] {
        sqlx::query(statement).execute(&mut database).await.unwrap();
    }
    let app = app.restart().await;
    let total = async || app.get("/api/v1/counts?section=fr").await.json()["total"].clone();
    assert_eq!(total().await, 20_001);
    app.sign(&signing("bilal@exemple.org")).await;
    assert_eq!(total().await, 20_001, "read once a minute");
    app.days_pass(1);
    assert_eq!(total().await, 20_002);
}
