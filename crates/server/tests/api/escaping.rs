//! What a person typed is only ever text in a page. The test checks the tree that a browser would
//! make of the page.

use axum::http::StatusCode;
use marathon_domain::{MessageList, PageData, from_lines};
use scraper::{ElementRef, Html, Selector};
use serde_json::json;

use crate::{
    moderation::{ITEMS, opened},
    staff::{Member, token},
    test_app::{Answer, TestApp},
};

/// A text that would end any context. If it was read as HTML, there would be an element with its
/// name.
const HOSTILE: &str =
    "\r\n</textarea></script><!--\"'><evil-one>&lt;<evil-one>\u{2028}--></title></style>\n.";

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// The page as a tree, checked to hold no element from what was sent, and no app if it answers a
/// form.
fn tree(answer: &Answer, scripts: usize) -> Html {
    let page = Html::parse_document(answer.text());
    assert!(all(&page, "evil-one").is_empty(), "{}", answer.text());
    assert_eq!(all(&page, "script").len(), scripts, "{}", answer.text());
    assert_eq!(
        all(&page, "footer, .embed-foot").len(),
        1,
        "it ends as it should"
    );
    page
}

/// The names of the fields that a person writes into.
fn written(page: &Html) -> Vec<String> {
    let fields = all(page, "form textarea, form input").into_iter();
    let fields = fields.chain(all(page, "textarea[form]"));
    let mut names: Vec<String> = fields
        .filter(|field| {
            let kind = field.value().attr("type").unwrap_or("text");
            matches!(kind, "text" | "email")
        })
        .filter_map(|field| Some(field.value().attr("name")?.to_owned()))
        .collect();
    names.sort();
    names.dedup();
    names
}

fn value(page: &Html, name: &str) -> String {
    let found = all(page, &format!("input[name={name}], textarea[name={name}]"));
    let field = found.first().unwrap_or_else(|| panic!("no {name}"));
    match field.value().name() {
        "textarea" => field.text().collect(),
        _ => field.value().attr("value").unwrap_or_default().to_owned(),
    }
}

/// What a field can hold of a text that was sent: one of one line has no line breaks, and browsers leave them out.
pub fn held(page: &Html, name: &str, sent: &str) -> String {
    let field = all(page, &format!("[name='{name}']"))[0].value();
    match (field.name(), field.attr("type")) {
        ("textarea", _) | (_, Some("hidden")) => with_plain_lines(sent),
        _ => sent.replace(['\r', '\n'], ""),
    }
}

/// As a browser reads a text of several lines.
pub fn with_plain_lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

#[tokio::test]
async fn what_was_typed_comes_back_as_text_in_every_field_of_every_form() {
    let app = TestApp::new().await;
    let embedded = "/embed/fr/fr/one?theme=%22%3E%3Cevil-one%3E&host=%22%3E%3Cevil-one%3E";
    for (path, page, scripts, fields) in [
        ("/api/v1/signings", "/fr/sign", 0, 4),
        ("/api/v1/signings", "/en/cases/one", 0, 4),
        ("/api/v1/signings", embedded, 1, 4),
        ("/api/v1/letters", "/fr/cases/one/letter", 0, 4),
        ("/api/v1/messages", "/fr/cases/one/message", 0, 2),
    ] {
        let empty = app.form_to(path, &[("page", page)], &[]).await;
        let names = written(&tree(&empty, scripts));
        assert_eq!(names.len(), fields, "{page}: {names:?}");
        let hidden = [
            "language",
            "notice",
            "source",
            "looked_again",
            "petitions",
            "country",
        ];
        let sent = names.iter().map(String::as_str).chain(hidden);
        let mut sent: Vec<_> = sent.map(|name| (name, HOSTILE)).collect();
        sent.push(("page", page));
        // Each field in turn is wrong enough for the form to come back; all are sent.
        let answer = app.form_to(path, &sent, &[]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
        let back = tree(&answer, scripts);
        for name in &names {
            let found = with_plain_lines(&value(&back, name));
            assert_eq!(found, held(&back, name, HOSTILE), "{name} of {page}");
        }
    }
}

#[tokio::test]
async fn secrets_and_addresses_come_back_as_text() {
    let app = TestApp::new().await;
    let email = [("email", HOSTILE), ("code", HOSTILE)];
    let page = tree(&app.confirm(&email).await, 0);
    assert_eq!(value(&page, "email"), held(&page, "email", HOSTILE));
    tree(&app.confirm(&[("t", HOSTILE), ("act", HOSTILE)]).await, 0);
    let token = "/fr/confirm?t=%22%3E%3Cevil-one%3E&x=%3Cevil-one%3E";
    tree(&app.get(token).await, 0);
    let receipt = format!("{}{HOSTILE}", "a".repeat(43));
    tree(&app.my_signing(&[("receipt", &receipt)]).await, 0);
}

/// With the app, which reads it in the data block, too.
#[tokio::test]
async fn what_is_released_is_shown_as_text() {
    let app = TestApp::new().await;
    let text = with_plain_lines(HOSTILE).replace('\u{2028}', "");
    let words = json!({
        "petition": "one", "text": text.trim(), "name": "A</script><evil-one>\"'", "language": "fr",
        "section": "fr", "may_be_shown": true,
    });
    app.post_to("/api/v1/messages", &words, &[]).await;
    let amina = Member::new(&app, &token(&app, "fr", "Amina").await);
    let item = amina.get(ITEMS).await.json()["items"][0]["id"].clone();
    let item = item.as_str().unwrap();
    let release = format!("{ITEMS}/{item}/release");
    let shown = opened(&app, item).await;
    let answer = amina.post(&release, &shown).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());

    let answer = app.get("/en/cases/one/messages").await;
    // Scripts: the app, the data for search engines, the app's data, and nothing else.
    let page = tree(&answer, 3);
    let quotation = all(&page, "blockquote");
    let quoted: String = quotation[0].text().collect();
    assert_eq!(quoted, text.trim());
    let block: String = all(&page, "#content")[0].text().collect();
    let data: PageData = from_lines(&block).unwrap();
    assert!(!data.given.contains('<'));
    let list: Option<MessageList> = serde_json::from_str(&data.given).unwrap();
    let list = list.unwrap();
    assert_eq!(list.messages[0].text, text.trim());
    let given = app.get("/api/v1/messages?petition=one").await;
    assert_eq!(serde_json::to_value(&list).unwrap(), given.json());
}
