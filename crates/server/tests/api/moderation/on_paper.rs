//! Released messages, laid out as a booklet and read back.

use std::fs;

use axum::http::StatusCode;
use pdf_text::{NO_LETTER, pages};
use serde_json::json;

use super::{ITEMS, opened};
use crate::{
    messages::message,
    sealed::marathon,
    staff::{Member, token},
    test_app::TestApp,
};

#[tokio::test]
async fn a_booklet_holds_what_was_released_and_nothing_else() {
    let app = TestApp::new().await;
    for (text, name, country) in [
        ("دور", None, "FR"),
        ("Espoir\n#pagebreak()", Some("Zoé"), "BE"),
        ("Attente", None, "FR"),
    ] {
        let mut words = message(text);
        words["name"] = json!(name);
        words["country"] = json!(country);
        let answer = app.post_to("/api/v1/messages", &words, &[]).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    }
    let amina = Member::new(&app, &token(&app, "fr", "Amina").await);
    let ids = amina.ids("waiting").await;
    for id in [&ids[1], &ids[0]] {
        let shown = opened(&app, id).await;
        let answer = amina.post(&format!("{ITEMS}/{id}/release"), &shown).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    }
    let folder = app.config.site.folder.to_str().unwrap();
    let path = |name: &str| app.path(name).to_str().unwrap().to_owned();
    let messages = path("one.jsonl");
    let export = ["export", "--database", &*app.database, "--released"];
    let output = marathon(&[&export[..], &["--petition", "one"]].concat(), None).await;
    fs::write(&messages, output.stdout).unwrap();
    let bind = async |petition: &str, out: &str, more: &[&str]| {
        let first = ["booklet", &*messages, "--site", folder];
        let what = ["--petition", petition, "--language", "fr", "--out", out];
        marathon(&[&first[..], &what, more].concat(), None).await
    };
    let out = path("one.pdf");
    let output = bind("one", &out, &[]).await;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        output.status.success() && said.contains(": 2 messages."),
        "{said}"
    );
    let read = |path: &str| pages(&fs::read(path).unwrap());
    let bound = read(&out);
    assert_eq!(bound.len(), 2);
    assert!(bound[0].contains("fr words.lead"), "{}", bound[0]);
    let place = |part: &str| {
        let place = bound[1].find(part);
        place.unwrap_or_else(|| panic!("{part} in {}", bound[1]))
    };
    // In the order of their release, each with name and country if they are known.
    let places = ["Espoir", "#pagebreak()", "Zoé · BE", "رود", "FR"].map(place);
    assert!(places.is_sorted(), "{}", bound[1]);
    let text = bound.concat();
    assert!(!text.contains("Attente"), "{text}");
    assert!(!text.contains(NO_LETTER), "{text}");

    bind("one", &path("each.pdf"), &["--messages-a-volume", "1"]).await;
    let (first, second) = (read(&path("each.pdf")), read(&path("each.2.pdf")));
    assert!(first[1].contains("Espoir") && !first.concat().contains("رود"));
    assert!(second[1].contains("رود") && second[0].contains("fr words.volume 2"));
    assert!(!app.path("each.3.pdf").exists());

    let output = bind("two", &path("x.pdf"), &[]).await;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("line 1: it is of another petition"), "{said}");
    let output = bind("tow", &path("x.pdf"), &[]).await;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("there are one, two, won."), "{said}");
    assert!(!app.path("x.pdf").exists());
}
