//! The secret link is shown once, and can be kept in more than one way, without scripts too.

use axum::http::StatusCode;
use percent_encoding::percent_decode_str;

use super::{CALL, all, borrowed, form, marathon, own, tree, value};
use crate::test_app::TestApp;

#[tokio::test]
async fn it_can_be_copied_mailed_to_oneself_and_kept_in_a_file() {
    let app = TestApp::new().await;
    let created = app
        .form_to(CALL, &borrowed(&form(&marathon("A"))), &[])
        .await;
    assert_eq!(created.status, StatusCode::CREATED);
    let page = tree(&created);
    let link = value(&page, "secret_link");
    let (_, secret) = link.split_once("#receipt=").unwrap();
    assert_eq!(
        all(&page, "button[data-copies=secret-link][hidden]").len(),
        1
    );

    let mails = all(&page, ".marathon-keep a[href^='mailto:']");
    let mail = mails[0].value().attr("href").unwrap();
    // To nobody: whoever organises says where to.
    let (to, body) = mail.split_once("&body=").unwrap();
    assert!(to.starts_with("mailto:?subject="), "{to}");
    let body = percent_decode_str(body).decode_utf8().unwrap();
    assert!(body.starts_with(&link), "{body}");

    let fields = all(&page, ".marathon-keep form input");
    let sent = |name: &str| {
        let mut fields = fields.iter().map(|field| field.value());
        let field = fields.find(|field| field.attr("name") == Some(name));
        field.and_then(|field| field.attr("value")).unwrap()
    };
    assert_eq!((sent("act"), sent("receipt")), ("keep", secret));
    let file = own(&app, secret, &[("act", "keep")]).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(
        file.text().contains(&format!("\r\n{link}\r\n")),
        "{}",
        file.text()
    );
    assert_eq!(file.header("content-type"), "text/plain; charset=utf-8");
    assert!(file.header("content-disposition").starts_with("attachment"));
    assert_eq!(file.header("cache-control"), "no-store");

    // Of a secret that is none there is no file.
    let unknown = own(&app, &"a".repeat(43), &[("act", "keep")]).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unknown.header("content-type").starts_with("text/html"));
}
