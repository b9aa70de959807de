//! What people type, paste and leave empty: names, addresses and postcodes from all over the world.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::{
    messages::message,
    test_app::{TestApp, signing},
};

const AMINA: &str = "amina@exemple.org";

fn refused(field: &str, code: &str) -> [(String, String); 1] {
    [(field.to_owned(), code.to_owned())]
}

fn with(field: &str, value: &str) -> Value {
    let mut body = signing(AMINA);
    body[field] = json!(value);
    body
}

/// An invisible name would be handed over as an empty row.
#[tokio::test]
async fn a_name_has_something_to_see() {
    let app = TestApp::new().await;
    for (name, code) in [
        ("\u{3164}", "invalid"),
        ("\u{115F}\u{1160}", "invalid"),
        ("\u{FFA0}", "invalid"),
        ("\u{FE0F}", "invalid"),
        ("\u{E0041}", "invalid"),
        ("\u{61C}", "invalid"),
        ("\u{180E}", "invalid"),
        ("\u{301}", "invalid"),
        ("\u{E000}", "invalid"),
        ("\u{1F600}", "invalid"),
        ("Am\u{FFFD}lie", "forbidden_character"),
    ] {
        for field in ["given_name", "family_name"] {
            let answer = app.sign(&with(field, name)).await;
            assert_eq!(answer.errors(), refused(field, code), "{name:?}");
        }
        let mut signed = message("Courage.");
        signed["name"] = json!(name);
        let answer = app.post_to("/api/v1/messages", &signed, &[]).await;
        assert_eq!(answer.errors(), refused("name", code), "{name:?}");
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM signings").await, 0);
    for name in [
        "李",
        "နန်း",
        "علی\u{200C}رضا",
        "Ame\u{301}lie",
        "\u{200F}ليلى\u{200F}",
    ] {
        let answer = app.sign(&with("given_name", name)).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{name}");
    }
}

/// Text copied from right-to-left pages brings invisible marks along.
#[tokio::test]
async fn marks_around_an_address_are_dropped_and_it_stays_one_mailbox() {
    let app = TestApp::new().await;
    for mark in [
        "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202C}",
        "\u{2060}", "\u{2066}", "\u{2069}", "\u{61C}", "\u{AD}", "\u{FEFF}", "\u{A0}", " ",
    ] {
        for typed in [format!("{AMINA}{mark}"), format!("{mark}{AMINA}")] {
            let answer = app.sign(&signing(&typed)).await;
            assert_eq!(answer.status, StatusCode::CREATED, "{typed:?}");
        }
        if !mark.trim().is_empty() {
            let inside = app
                .sign(&signing(&format!("ami{mark}na@exemple.org")))
                .await;
            let expected = refused("email", "forbidden_character");
            assert_eq!(inside.errors(), expected, "{mark:?}");
        }
    }
    assert_eq!(app.counts().await["total"], 1);
}

#[tokio::test]
async fn an_address_that_can_be_none_is_refused() {
    let app = TestApp::new().await;
    for typed in [
        "ana@exemple.123",
        "ana@127.0.0.1",
        "ana@exemple.c",
        "ana@exe_mple.org",
        "ana@exemple.localhost",
        "ana@exemple.invalid",
    ] {
        let answer = app.sign(&signing(typed)).await;
        assert_eq!(answer.errors(), refused("email", "invalid"), "{typed}");
    }
}

/// A postcode is optional and not checked, so its form never stops a signature.
#[tokio::test]
async fn a_postcode_is_taken_as_people_write_it() {
    let app = TestApp::new().await;
    for typed in [
        "01.310-100",
        "N/A",
        "B.P. 1234",
        "SW1A 1AA.",
        "Bogotá 110111",
        "P.O. Box 12345",
        "75\u{200B}001",
        "٧٥٠٠١",
        "",
    ] {
        let answer = app.sign(&with("postcode", typed)).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{typed}");
    }
}
