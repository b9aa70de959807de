use axum::http::StatusCode;

use super::{all, announce, borrowed, form, marathon, own, release_all, shows, tree, value};
use crate::{eventually::eventually, test_app::TestApp};

#[tokio::test]
async fn a_change_waits_while_the_page_stays_as_it_was_released() {
    let app = TestApp::new().await;
    let (name, secret) = announce(&app, &marathon("First")).await;
    release_all(&app).await;
    let page = own(&app, &secret, &[]).await;
    assert!(shows(&page, "shown") && shows(&page, "standing") && !shows(&page, "ask"));
    assert!(!page.text().contains("<script"));

    let changed = form(&marathon("Second"));
    let fields = [&[("act", "edit")], &borrowed(&changed)[..]].concat();
    let page = own(&app, &secret, &fields).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(shows(&page, "edited") && shows(&page, "changed"));
    assert!(page.text().contains("value=\"Second\""));
    let path = format!("/en/marathons/{name}");
    let shown = app.get(&path).await;
    assert!(shown.text().contains("First") && !shown.text().contains("Second"));
    for unreleased in ["/en/marathons".to_owned(), format!("{path}/marathon.ics")] {
        assert!(!app.get(&unreleased).await.text().contains("Second"));
    }
    release_all(&app).await;
    assert!(app.get(&path).await.text().contains("Second"));

    let mut wrong = marathon("Third");
    wrong["date"] = "2020-01-01".into();
    let wrong = form(&wrong);
    let fields = [&[("act", "edit")], &borrowed(&wrong)[..]].concat();
    let page = own(&app, &secret, &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("en error.date_past") && page.text().contains("value=\"Third\""));
    assert_eq!(all(&tree(&page), "#edit[open]").len(), 1);
    assert!(app.get(&path).await.text().contains("Second"));
}

#[tokio::test]
async fn after_its_end_it_is_changed_no_more() {
    let app = TestApp::new().await;
    let (name, secret) = announce(&app, &marathon("First")).await;
    release_all(&app).await;
    assert!(!shows(&own(&app, &secret, &[]).await, "over"));
    app.days_pass(6);
    let mut changed = marathon("Second");
    changed["date"] = "2026-12-20".into();
    let changed = form(&changed);
    let fields = [&[("act", "edit")], &borrowed(&changed)[..]].concat();
    let page = own(&app, &secret, &fields).await;
    assert!(shows(&page, "over") && !shows(&page, "standing") && !shows(&page, "edited"));
    release_all(&app).await;
    let page = app.get(&format!("/en/marathons/{name}")).await;
    assert!(page.text().contains("First") && !page.text().contains("Second"));
}

#[tokio::test]
async fn who_has_no_secret_sees_and_changes_nothing() {
    let app = TestApp::new().await;
    let (name, secret) = announce(&app, &marathon("A")).await;
    for wrong in ["", "x", &name, &"a".repeat(43), &secret[1..]] {
        for act in ["", "cancel", "edit", "report"] {
            let page = own(&app, wrong, &[("act", act)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(shows(&page, "ask") && shows(&page, "unknown"));
        }
    }
    assert_eq!(
        app.number("SELECT COUNT(*) FROM marathons WHERE cancelled <> 0")
            .await,
        0
    );
    let link = format!("https://marathon.example/en/marathons/organise#receipt={secret}");
    assert!(shows(&own(&app, &link, &[]).await, "state"));
    let language = format!(
        "<form method=\"post\" action=\"/fr/marathons/organise\"><button lang=\"fr\" name=\"receipt\" value=\"{secret}\">"
    );
    assert!(own(&app, &secret, &[]).await.text().contains(&language));
}

#[tokio::test]
async fn what_it_brought_is_reported_afterwards_and_counts_once_released() {
    let app = TestApp::new().await;
    let (name, secret) = announce(&app, &marathon("A")).await;
    release_all(&app).await;
    let figures = [
        ("act", "report"),
        ("letters-one", "12"),
        ("signatures-one", "1240"),
        ("signatures-two", ""),
    ];
    let early = own(&app, &secret, &figures).await;
    assert!(shows(&early, "report-early") && !shows(&early, "reported"));
    assert_eq!(app.number("SELECT COUNT(*) FROM marathon_reports").await, 0);
    app.days_pass(6);
    let page = own(&app, &secret, &figures).await;
    assert!(
        shows(&page, "reported") && shows(&page, "report-waiting"),
        "{}",
        page.text()
    );
    assert_eq!(value(&tree(&page), "signatures-one"), "1240");
    let path = format!("/en/marathons/{name}");
    assert!(!shows(&app.get(&path).await, "results"));
    for wrong in ["-1", "20001", "many"] {
        let wrong = [("act", "report"), ("letters-one", wrong)];
        let page = own(&app, &secret, &wrong).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text().contains("en error.report"));
    }
    let empty = own(&app, &secret, &[("act", "report")]).await;
    assert!(empty.text().contains("en error.report_empty"));
    release_all(&app).await;
    let page = app.get(&path).await;
    assert!(shows(&page, "results") && shows(&page, "signatures") && !shows(&page, "messages"));
    assert!(
        page.text()
            .contains("en event.results_signatures 1\u{202F}240")
    );
    assert!(shows(&own(&app, &secret, &[]).await, "report-released"));
    assert_eq!(
        app.counts().await.get("on_paper"),
        None,
        "not looked up yet"
    );
    let app = app.restart().await;
    let counts = eventually("what was signed on paper", async || {
        let counts = app.counts().await;
        counts.get("on_paper").is_some().then_some(counts)
    })
    .await;
    assert_eq!(counts["on_paper"], serde_json::json!({ "one": 1240 }));
    assert_eq!(counts["total"], 0, "apart from what was signed online");
}

/// Arabic keyboards have digits of their own, and people set thousands apart.
#[tokio::test]
async fn figures_are_reported_in_the_digits_of_any_keyboard() {
    let app = TestApp::new().await;
    let mut one = marathon("A");
    one["date"] = "٢٠٢٦-١٢-٠٥".into();
    one["starts"] = "١٨:٠٠".into();
    one["ends"] = "۲۱:۰۰".into();
    let (_, secret) = announce(&app, &one).await;
    release_all(&app).await;
    let listed = app.get("/api/v1/marathons").await.json();
    let listed = &listed["marathons"][0];
    assert_eq!(
        (&listed["date"], &listed["starts"], &listed["ends"]),
        (&"2026-12-05".into(), &"18:00".into(), &"21:00".into())
    );
    app.days_pass(6);
    for (typed, figure) in [
        ("٢٥", "25"),
        ("۲۵", "25"),
        ("２５", "25"),
        ("1 250", "1250"),
        ("١٬٢٥٠", "1250"),
    ] {
        let figures = [("act", "report"), ("letters-one", typed)];
        let page = own(&app, &secret, &figures).await;
        assert!(shows(&page, "reported"), "{typed}");
        assert_eq!(value(&tree(&page), "letters-one"), figure, "{typed}");
    }
}

#[tokio::test]
async fn after_the_campaign_nothing_is_left_of_it() {
    let app = TestApp::new().await;
    let (_, secret) = announce(&app, &marathon("A")).await;
    app.days_pass(500);
    let app = app.restart().await;
    app.until("SELECT COUNT(*) FROM marathons", 0).await;
    assert_eq!(
        app.number("SELECT COUNT(*) FROM marathon_versions").await,
        0
    );
    assert!(shows(&own(&app, &secret, &[]).await, "unknown"));
}
