//! Nothing that an organiser typed becomes part of a page but as text: looked at in the tree that a browser would
//! make of it.

use axum::http::StatusCode;
use marathon_domain::{MarathonList, PageData, ReleasedMarathon, from_lines};
use scraper::Html;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::{CALL, all, announce, borrowed, marathon, own, release_all, tree, value};
use crate::{
    escaping::{held, with_plain_lines},
    eventually::too_many,
    test_app::{Answer, TestApp},
};

/// What would end whatever it stands in. Were it read as HTML, there would be an element of its name.
const HOSTILE: &str = "\r\n</textarea></script><!--\"'><evil-one>&lt;<evil-one>\u{2028}--></title></style></option>\n.";
/// The same in a line, without what no marathon may hold.
const HOSTILE_LINE: &str =
    "A</textarea></script><!--\"'><evil-one>&lt;<evil-one>--></title></bdi></h1>";

/// The page as a tree without anything of what was sent, with so many scripts.
fn harmless(answer: &Answer, scripts: usize) -> Html {
    let page = tree(answer);
    assert!(all(&page, "evil-one").is_empty(), "{}", answer.text());
    assert_eq!(all(&page, "script").len(), scripts, "{}", answer.text());
    assert_eq!(all(&page, "footer").len(), 1, "it ends as it should");
    page
}

/// The text of the first element that matches.
fn text(page: &Html, selector: &str) -> String {
    let found = all(page, selector);
    let found = found.first();
    found.map_or(String::new(), |element| element.text().collect())
}

/// What the app is told.
fn given<T: DeserializeOwned>(page: &Html) -> T {
    let data: PageData = from_lines(&text(page, "#content")).unwrap();
    assert!(!data.given.contains('<'));
    serde_json::from_str(&data.given).unwrap()
}

const FIELDS: [&str; 11] = [
    "title",
    "place",
    "town",
    "date",
    "starts",
    "ends",
    "languages",
    "words",
    "access",
    "contact_name",
    "contact_email",
];

#[tokio::test]
async fn an_announcement_comes_back_as_text_in_every_field() {
    let app = TestApp::new().await;
    let more = ["key", "country", "time_zone", "public", "language"];
    let mut sent: Vec<_> = FIELDS.iter().map(|name| (*name, HOSTILE)).collect();
    sent.extend(more.map(|name| (name, HOSTILE)));
    sent.push(("page", "/en/marathons/new"));
    let answer = app.form_to(CALL, &sent, &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = harmless(&answer, 0);
    for name in FIELDS.iter().chain(&["key"]) {
        let found = with_plain_lines(&value(&page, name));
        assert_eq!(found, held(&page, name, HOSTILE), "{name}");
    }
    // What is in no list is chosen in none.
    assert_eq!(value(&page, "country"), "");
    assert_eq!(value(&page, "time_zone"), "");
}

#[tokio::test]
async fn what_an_organiser_sends_comes_back_as_text() {
    let app = TestApp::new().await;
    let (_, secret) = announce(&app, &marathon("A")).await;
    let words = &FIELDS[..9];
    let mut sent: Vec<_> = words.iter().map(|name| (*name, HOSTILE)).collect();
    sent.extend([
        ("act", "edit"),
        ("country", HOSTILE),
        ("time_zone", HOSTILE),
    ]);
    let answer = own(&app, &secret, &sent).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = harmless(&answer, 0);
    for name in words {
        let found = with_plain_lines(&value(&page, name));
        assert_eq!(found, held(&page, name, HOSTILE), "{name}");
    }
    harmless(&own(&app, &secret, &[("act", HOSTILE)]).await, 0);

    let unknown = own(&app, HOSTILE, &[]).await;
    let page = harmless(&unknown, 0);
    assert_eq!(value(&page, "receipt"), held(&page, "receipt", HOSTILE));

    app.days_pass(6);
    let figures = [
        ("act", "report"),
        ("letters-one", HOSTILE),
        ("signatures-two", HOSTILE),
    ];
    let answer = own(&app, &secret, &figures).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = harmless(&answer, 0);
    for name in ["letters-one", "signatures-two"] {
        let found = with_plain_lines(&value(&page, name));
        assert_eq!(found, held(&page, name, HOSTILE), "{name}");
    }
}

#[tokio::test]
async fn what_is_released_is_shown_as_text() {
    let app = TestApp::new().await;
    let lines = format!("{HOSTILE_LINE}\n\n{HOSTILE_LINE}");
    let mut hostile = marathon(HOSTILE_LINE);
    for name in ["place", "town", "languages"] {
        hostile[name] = json!(HOSTILE_LINE);
    }
    hostile["words"] = json!(lines);
    hostile["access"] = json!(lines);
    let (id, secret) = announce(&app, &hostile).await;

    // For its organiser alone.
    let page = harmless(&own(&app, &secret, &[]).await, 0);
    assert_eq!(text(&page, ".marathon-own-title"), HOSTILE_LINE);
    assert_eq!(value(&page, "title"), HOSTILE_LINE);
    assert_eq!(value(&page, "words"), lines);
    for part in ["poster", "sheets", "paper", "plan"] {
        let path = format!("/en/marathons/kit/{part}");
        let printed = app.form_to(&path, &[("receipt", &*secret)], &[]).await;
        // The one that prints.
        let page = harmless(&printed, 1);
        let said = text(&page, "main");
        assert_eq!(said.contains(HOSTILE_LINE), part != "paper", "{part}");
    }

    // For everybody: the app, what search engines read, its data, and nothing else.
    release_all(&app).await;
    let page = harmless(&app.get("/en/marathons").await, 3);
    assert_eq!(text(&page, ".marathon-row h2"), HOSTILE_LINE);
    let list: Option<MarathonList> = given(&page);
    let list = serde_json::to_value(list).unwrap();
    assert_eq!(list, app.get("/api/v1/marathons").await.json());

    let page = harmless(&app.get(&format!("/en/marathons/{id}")).await, 3);
    assert_eq!(text(&page, "h1"), HOSTILE_LINE);
    assert_eq!(text(&page, ".marathon-words"), lines);
    assert_eq!(text(&page, "dd.marathon-lines"), lines);
    assert_eq!(text(&page, "title"), format!("{HOSTILE_LINE} — site.name"));
    let shown: ReleasedMarathon = given(&page);
    let shown = serde_json::to_value(shown).unwrap();
    assert_eq!(
        shown,
        app.get(&format!("/api/v1/marathons/{id}")).await.json()
    );
    let kit = app.get(&format!("/en/marathons/{id}/kit/poster")).await;
    let page = harmless(&kit, 1);
    assert_eq!(all(&page, "meta[name=robots]").len(), 1);

    for query in ["town", "from", "country", "page"] {
        let path = format!("/en/marathons?{query}=%22%3E%3Cevil-one%3E%3C/script%3E");
        harmless(&app.get(&path).await, if query == "town" { 2 } else { 3 });
    }
    let came = format!("/en/marathons/{id}?came=%22%3E%3Cevil-one%3E");
    harmless(&app.get(&came).await, 4);
}

/// Its own page is drawn for whoever comes by a form that could not be taken, too.
#[tokio::test]
async fn a_guest_who_cannot_be_counted_now_sees_the_page_as_text() {
    let app = TestApp::with(|config| config.http.rate_limit = true).await;
    let (id, _) = announce(&app, &marathon(HOSTILE_LINE)).await;
    release_all(&app).await;
    let path = format!("/en/marathons/{id}");
    let come = [("act", "come")];
    let refused = too_many(async || app.form_to(&path, &come, &[]).await).await;
    let page = harmless(&refused, 0);
    assert_eq!(text(&page, "h1"), HOSTILE_LINE);
    assert_eq!(text(&page, "#error-summary li"), "en act.too_many");
    let form = super::form(&marathon(HOSTILE_LINE));
    let refused = too_many(async || app.form_to(CALL, &borrowed(&form), &[]).await).await;
    assert_eq!(value(&harmless(&refused, 0), "title"), HOSTILE_LINE);
}
