//! What `marathon-section check` finds.

use std::fs;

use serde_json::{Value, json};

use super::{Rotated, done, refused};

#[tokio::test]
async fn an_export_is_checked_and_a_changed_one_is_found() {
    let site = Rotated::new().await;
    let key = site.export("fr.jsonl", &[]);
    let (file, key) = (site.path("fr.jsonl"), format!("--signing-key={key}"));
    let words = done(&["check", &file, &key]);
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
    // What differs from run to run.
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
        let said = refused(&["check", &file, &key]);
        assert!(said.contains(part), "{said}");
    }
    fs::write(&file, &whole).unwrap();
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replace("\"records\": 3", "\"records\": 2")).unwrap();
    let said = refused(&["check", &file, &key]);
    assert!(said.contains("signature is not true"), "{said}");
    fs::remove_file(&manifest).unwrap();
    let said = refused(&["check", &file, &key]);
    assert!(
        said.contains("fr.jsonl.manifest.json cannot be read"),
        "{said}"
    );
}

#[tokio::test]
async fn a_manifest_of_another_server_is_refused() {
    let (site, other) = (Rotated::new().await, Rotated::new().await);
    site.export("fr.jsonl", &[]);
    let key = other.export("fr.jsonl", &[]);
    let key = format!("--signing-key={key}");
    let said = refused(&["check", &site.path("fr.jsonl"), &key]);
    assert!(said.contains("does not come from this server"), "{said}");
    let said = refused(&["check", &site.path("fr.jsonl"), "--signing-key=short"]);
    assert!(said.contains("copy all 43 characters"), "{said}");
}
