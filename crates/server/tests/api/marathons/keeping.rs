//! An organiser loses neither the secret nor what was typed when it cannot be done now.

use scraper::ElementRef;
use sqlx::Executor;

use super::{
    all, announce, borrowed, decide, form, marathon, own, release_all, shows, tree, value,
};
use crate::{
    eventually::too_many,
    test_app::{Answer, TestApp},
};

const REPORT: [(&str, &str); 3] = [
    ("act", "report"),
    ("letters-one", "12"),
    ("signatures-two", "many"),
];

/// A change to one with that title.
fn change(title: &str) -> Vec<(String, String)> {
    let act = ("act".to_owned(), "edit".to_owned());
    [form(&marathon(title)), vec![act]].concat()
}

/// Its page comes back, to be sent again as it is.
fn can_be_sent_again(page: &Answer, secret: &str, status: u16) {
    assert_eq!(page.status, status, "{}", page.text());
    let seconds: u64 = page.header("retry-after").parse().unwrap();
    assert!(seconds > 0);
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(page.header("referrer-policy"), "same-origin");
    assert!(!page.text().contains("<script"));
    let tree = tree(page);
    let fields = all(&tree, "[name=receipt]");
    let is_there = |field: &ElementRef<'_>| field.value().attr("value") == Some(secret);
    assert!(fields.iter().all(is_there), "{}", page.text());
    let part = if status == 429 { "too-many" } else { "busy" };
    assert!(shows(page, part) && shows(page, "ask"), "{}", page.text());
    for untrue in ["edited", "reported", "cancel-done", "unknown", "created"] {
        assert!(!shows(page, untrue), "{untrue}");
    }
}

fn keeps_the_change(page: &Answer) {
    let tree = tree(page);
    for (name, kept) in [
        ("title", "Second"),
        ("place", "Library, 3 Lilac Street"),
        ("date", "2026-12-05"),
        ("country", "FR"),
        ("words", "Bring a pen.\nThere is tea."),
    ] {
        assert_eq!(value(&tree, name), kept, "{name}");
    }
    assert_eq!(all(&tree, "#edit[open]").len(), 1);
    assert!(shows(page, "standing"));
}

fn keeps_the_report(page: &Answer) {
    let tree = tree(page);
    assert_eq!(value(&tree, "letters-one"), "12");
    assert_eq!(value(&tree, "signatures-two"), "many");
    assert!(shows(page, "report"));
}

#[tokio::test]
async fn nothing_is_lost_while_nothing_can_be_read() {
    let app = TestApp::new().await;
    let (_, secret) = announce(&app, &marathon("First")).await;
    let second = change("Second");
    decide(&app, "ALTER TABLE marathons RENAME TO gone").await;
    for act in ["show", "cancel"] {
        let page = own(&app, &secret, &[("act", act)]).await;
        can_be_sent_again(&page, &secret, 503);
        assert!(!shows(&page, "state"), "{act}");
    }
    let page = own(&app, &secret, &borrowed(&second)).await;
    can_be_sent_again(&page, &secret, 503);
    keeps_the_change(&page);
    let page = own(&app, &secret, &REPORT).await;
    can_be_sent_again(&page, &secret, 503);
    keeps_the_report(&page);

    decide(&app, "ALTER TABLE gone RENAME TO marathons").await;
    let page = own(&app, &secret, &borrowed(&second)).await;
    assert!(shows(&page, "edited"), "{}", page.text());
}

#[tokio::test]
async fn nothing_is_lost_while_nothing_can_be_written() {
    let app = TestApp::new().await;
    let (_, secret) = announce(&app, &marathon("First")).await;
    release_all(&app).await;
    let second = change("Second");
    let report = [("act", "report"), ("letters-one", "12")];
    decide(&app, "ALTER TABLE moderated RENAME TO gone").await;
    let page = own(&app, &secret, &borrowed(&second)).await;
    can_be_sent_again(&page, &secret, 503);
    keeps_the_change(&page);
    // And it says how the marathon stands.
    assert!(shows(&page, "shown") && page.text().contains("<bdi>First</bdi>"));
    app.days_pass(6);
    let page = own(&app, &secret, &report).await;
    can_be_sent_again(&page, &secret, 503);
    assert_eq!(value(&tree(&page), "letters-one"), "12");
    assert!(shows(&page, "report"));

    decide(&app, "ALTER TABLE gone RENAME TO moderated").await;
    assert!(shows(&own(&app, &secret, &report).await, "reported"));
    let versions = "SELECT COUNT(*) FROM marathon_versions";
    assert_eq!(app.number(versions).await, 1);
}

#[tokio::test]
async fn nothing_is_lost_where_too_much_comes_from_a_network() {
    let app = TestApp::with(|config| config.http.rate_limit = true).await;
    let (_, secret) = announce(&app, &marathon("First")).await;
    let second = change("Second");
    let refused =
        async |fields: &[(&str, &str)]| too_many(async || own(&app, &secret, fields).await).await;
    let page = refused(&[("act", "show")]).await;
    can_be_sent_again(&page, &secret, 429);
    let page = refused(&borrowed(&second)).await;
    can_be_sent_again(&page, &secret, 429);
    keeps_the_change(&page);
    let page = refused(&REPORT).await;
    can_be_sent_again(&page, &secret, 429);
    keeps_the_report(&page);
}

#[tokio::test]
async fn a_change_that_loses_against_the_end_is_not_said_to_be_done() {
    let app = TestApp::new().await;
    let (_, secret) = announce(&app, &marathon("First")).await;
    let second = change("Second");
    let mut other_tab = app.hold_writes().await;
    let cancel = "UPDATE marathons SET cancelled = 1";
    other_tab.execute(cancel).await.unwrap();
    let fields = borrowed(&second);
    let edit = own(&app, &secret, &fields);
    let cancel = async {
        // By then the change has seen the marathon stand, and waits to be written.
        for _ in 0..20 {
            assert!(shows(&own(&app, &secret, &[]).await, "standing"));
        }
        other_tab.execute("COMMIT").await.unwrap();
    };
    let (page, ()) = tokio::join!(edit, cancel);
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(shows(&page, "cancelled") && !shows(&page, "edited"));
    let versions = "SELECT COUNT(*) FROM marathon_versions";
    assert_eq!(app.number(versions).await, 1);
}
