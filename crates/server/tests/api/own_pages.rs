//! Forms with a secret are accepted from pages of this site only.

use axum::http::StatusCode;

use crate::{
    marathons::{announce, marathon},
    test_app::{Answer, TestApp, signing},
};

const OURS: &str = "https://marathon.example";
const PAGE: &str = "text/html,application/xhtml+xml,*/*;q=0.8";

/// What a browser says about where a form comes from. None for older browsers.
struct Said {
    site: Option<&'static str>,
    origin: Option<&'static str>,
}

async fn send(app: &TestApp, path: &str, fields: &[(&str, &str)], said: &Said) -> Answer {
    let mut headers = vec![("host", "marathon.example"), ("accept", PAGE)];
    headers.extend(said.site.map(|site| ("sec-fetch-site", site)));
    headers.extend(said.origin.map(|origin| ("origin", origin)));
    app.form_to(path, fields, &headers).await
}

const fn said(site: Option<&'static str>, origin: Option<&'static str>) -> Said {
    Said { site, origin }
}

const TAKEN: [Said; 4] = [
    said(None, None),
    said(Some("same-origin"), Some(OURS)),
    said(None, Some(OURS)),
    said(Some("none"), None),
];
const REFUSED: [Said; 4] = [
    said(Some("cross-site"), Some("https://evil.example")),
    said(Some("cross-site"), Some("null")),
    said(None, Some("https://evil.example")),
    said(Some("same-site"), Some("https://other.marathon.example")),
];
/// What older browsers send from a page without referrer.
const FROM_NOWHERE: Said = said(None, Some("null"));

#[tokio::test]
async fn a_form_of_another_site_is_refused_with_a_page() {
    let app = TestApp::new().await;
    let (_, secret) = announce(&app, &marathon("First")).await;
    let receipt = app.receipt_of(&signing("amina@exemple.org")).await;
    for (path, secret) in [
        ("/en/marathons/organise", &*secret),
        ("/en/marathons/kit/plan", &*secret),
        ("/en/my-signing", &*receipt),
    ] {
        let fields = [("receipt", secret)];
        for said in &TAKEN {
            let page = send(&app, path, &fields, said).await;
            assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text());
            assert_eq!(page.header("referrer-policy"), "same-origin");
        }
        for said in REFUSED.iter().chain([&FROM_NOWHERE]) {
            let page = send(&app, path, &fields, said).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
            assert!(page.says("refused.origin"), "{}", page.text());
            assert!(!page.text().contains(secret));
        }
    }
    for act in ["cancel", "withdraw"] {
        let elsewhere = &REFUSED[0];
        let fields = [("receipt", &*secret), ("act", act)];
        send(&app, "/en/marathons/organise", &fields, elsewhere).await;
        let fields = [("receipt", &*receipt), ("act", act)];
        send(&app, "/en/my-signing", &fields, elsewhere).await;
    }
    let cancelled = "SELECT COUNT(*) FROM marathons WHERE cancelled <> 0";
    assert_eq!(app.number(cancelled).await, 0);
    assert_eq!(app.counts().await["total"], 1);
}

/// The page of a mail has its secret in its address, so it sends no referrer, and older browsers
/// send no origin with its form.
#[tokio::test]
async fn whoever_confirms_is_shut_out_by_no_older_browser() {
    let app = TestApp::new().await;
    let fields = [("email", "amina@exemple.org"), ("code", "BCDF-012345")];
    for said in TAKEN.iter().chain([&FROM_NOWHERE]) {
        let page = send(&app, "/en/confirm", &fields, said).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says("confirm.wrong"));
        assert_eq!(page.header("referrer-policy"), "no-referrer");
    }
    for said in &REFUSED {
        let page = send(&app, "/en/confirm", &fields, said).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(page.says("refused.origin"), "{}", page.text());
    }
}
