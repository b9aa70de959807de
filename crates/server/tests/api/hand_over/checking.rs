//! What `marathon-section check` finds.

use std::fs;

use axum::http::StatusCode;
use serde_json::{Value, json};
use sqlx::Executor;

use super::{Rotated, done, refused};
use crate::{
    staff::{Member, token_of},
    test_app::signing,
};

#[tokio::test]
async fn an_export_is_checked_and_a_changed_one_is_found() {
    let site = Rotated::new().await;
    let key = site.export("fr.jsonl", &[]).await;
    let (file, key) = (site.path("fr.jsonl"), format!("--signing-key={key}"));
    let words = done(&["check", &file, &key]).await;
    assert!(words.contains("is whole and unchanged: 3 records of section fr, campaign test-2026"));
    assert!(
        words.contains("In it: 4 counted.\n  one: 3 counted\n  two: 1 counted\n"),
        "{words}"
    );

    let manifest = format!("{file}.manifest.json");
    let mut told: Value = serde_json::from_slice(&fs::read(&manifest).unwrap()).unwrap();
    assert_eq!(
        told["manifest"]["file"]["bytes"],
        fs::metadata(&file).unwrap().len()
    );
    // These values differ from run to run.
    told["signature"].take();
    let told = &mut told["manifest"];
    for field in ["exported_at", "signing_key"] {
        told[field].take();
    }
    let mut records: Vec<u64> = told["counts"]["keys"]
        .as_object()
        .unwrap()
        .values()
        .map(|records| records.as_u64().unwrap())
        .collect();
    records.sort();
    told["counts"]["keys"] = json!(records);
    for field in ["sha256", "blocks"] {
        told["file"][field].take();
    }
    let _both = crate::database::share_snapshot();
    insta::assert_json_snapshot!(told);

    let whole = fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();
    for (changed, part) in [
        (lines[..2].concat(), "1 of 3 records are missing"),
        (lines.concat() + lines[0], "1 more than were exported"),
        (
            whole.replacen("\"FR\"", "\"BE\"", 1),
            "something in it was changed",
        ),
        (String::new(), "3 of 3 records are missing"),
    ] {
        fs::write(&file, changed).unwrap();
        let said = refused(&["check", &file, &key]).await;
        assert!(said.contains(part), "{said}");
    }
    fs::write(&file, &whole).unwrap();
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replace("\"records\": 3", "\"records\": 2")).unwrap();
    let said = refused(&["check", &file, &key]).await;
    assert!(said.contains("signature is not valid"), "{said}");
    fs::remove_file(&manifest).unwrap();
    let said = refused(&["check", &file, &key]).await;
    assert!(
        said.contains("fr.jsonl.manifest.json cannot be read"),
        "{said}"
    );
}

/// Whoever can write to the database can remove an entry, but cannot make the rest fit without it.
#[tokio::test]
async fn an_entry_that_is_missing_from_the_trail_is_found() {
    let site = Rotated::new().await;
    let paul = token_of(&site.app, "fr", "fraud").await;
    let paul = Member::new(&site.app, &paul);
    for country in ["BE", "FR", "DE"] {
        let mut body = signing(&format!("a@{country}.example.org"));
        body["country"] = json!(country);
        body["section"] = json!("fr");
        assert_eq!(site.app.sign(&body).await.status, StatusCode::CREATED);
        let selection = json!({ "selection": { "country": country }, "reason": "false" });
        let answer = paul.post("/api/v1/fraud/set-asides", &selection).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    }
    let key = site.export("fr.jsonl", &[]).await;
    let key = format!("--signing-key={key}");
    let checked = async |name: &str, more: &[&str]| {
        let file = site.path(name);
        let first = ["check", &file, &key];
        done(&[&first[..], more].concat()).await
    };
    let not_whole = async |name: &str, more: &[&str]| {
        let file = site.path(name);
        let first = ["check", &file, &key];
        refused(&[&first[..], more].concat()).await
    };
    let words = checked("fr.jsonl", &[]).await;
    assert!(words.contains("What staff did is whole"), "{words}");
    assert!(words.ends_with("3 acts.\n"), "{words}");

    let trail = site.path("fr.jsonl.trail.jsonl");
    let whole = fs::read_to_string(&trail).unwrap();
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();
    for (changed, part) in [
        (
            lines[0].to_owned() + lines[2],
            "between entries 1 and 3 one is missing",
        ),
        (lines[1..].concat(), "entry 3"),
        (lines[..2].concat(), "does not end where the manifest says"),
        (
            whole.replacen("\"false\"", "\"true\"", 1),
            "entry 1 was changed",
        ),
    ] {
        fs::write(&trail, changed).unwrap();
        let said = match part {
            // The oldest entries expire.
            "entry 3" => {
                checked("fr.jsonl", &[]).await;
                continue;
            }
            _ => not_whole("fr.jsonl", &[]).await,
        };
        assert!(said.contains(part), "{said}");
    }
    fs::write(&trail, &whole).unwrap();

    // The last entry is removed from the database. Only the earlier manifest shows that.
    let earlier = site.path("fr.jsonl.manifest.json");
    let mut database = site.app.database().await;
    database
        .execute("DELETE FROM staff_acts WHERE place = 3")
        .await
        .unwrap();
    site.export("later.jsonl", &[]).await;
    checked("later.jsonl", &[]).await;
    let said = not_whole("later.jsonl", &["--earlier", &earlier]).await;
    assert!(
        said.contains("entry 3 of an earlier manifest is missing"),
        "{said}"
    );
    database
        .execute("DELETE FROM staff_acts WHERE place = 1")
        .await
        .unwrap();
    site.export("last.jsonl", &[]).await;
    assert!(
        not_whole("last.jsonl", &["--earlier", &earlier])
            .await
            .contains("missing")
    );
}

#[tokio::test]
async fn a_manifest_of_another_server_is_refused() {
    let (site, other) = (Rotated::new().await, Rotated::new().await);
    site.export("fr.jsonl", &[]).await;
    let key = other.export("fr.jsonl", &[]).await;
    let key = format!("--signing-key={key}");
    let said = refused(&["check", &site.path("fr.jsonl"), &key]).await;
    assert!(said.contains("does not come from this server"), "{said}");
    let said = refused(&["check", &site.path("fr.jsonl"), "--signing-key=short"]).await;
    assert!(said.contains("copy all 43 characters"), "{said}");
}
