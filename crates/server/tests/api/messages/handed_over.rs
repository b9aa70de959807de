//! All messages go to the people through the section: exported, checked and read by the real commands.

use std::fs;

use serde_json::{Value, json};

use super::{PATH, message};
use crate::{sealed::marathon, test_app::TestApp};

async fn done(arguments: &[&str]) -> String {
    let output = marathon(arguments, None).await;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test]
async fn a_section_reads_its_messages_whether_they_may_be_shown_or_not() {
    let app = TestApp::new().await;
    let mut quiet = message("=HYPERLINK(\"x\")\nEspoir");
    quiet["may_be_shown"] = json!(false);
    quiet["petition"] = json!("two");
    let mut elsewhere = message("Autre");
    elsewhere["section"] = json!("int");
    for body in [message("Courage"), quiet, elsewhere] {
        app.post_to(PATH, &body, &[]).await;
    }
    let path = |name: &str| app.path(name).to_str().unwrap().to_owned();
    let (out, secrets, key) = (
        path("fr.jsonl"),
        path("data/secrets.toml"),
        path("data/key.toml"),
    );
    let database = app.database.clone();
    let server = ["--database", &*database, "--secrets", &*secrets];
    let export = ["export", "--section", "fr", "--messages", "--out", &*out];
    done(&[&export[..], &server[..]].concat()).await;
    let shown = done(&[&["keys", "show"][..], &server[..]].concat()).await;
    let signing_key = shown.split('"').nth(1).unwrap();
    let checked = done(&["check", &out, &format!("--signing-key={signing_key}")]).await;
    assert!(checked.contains("In it: 1 never, 1 waiting."), "{checked}");
    let sealed = fs::read_to_string(&out).unwrap();
    assert!(!sealed.contains("Courage") && !sealed.contains("Amina"));

    let clear = done(&["unseal", "--messages", &out, "--key", &key]).await;
    let lines: Vec<Value> = clear
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let texts: Vec<&str> = lines
        .iter()
        .map(|line| line["text"].as_str().unwrap())
        .collect();
    assert_eq!(texts, ["Courage", "=HYPERLINK(\"x\")\nEspoir"]);
    assert_eq!(lines[0]["shown"], "waiting");
    assert_eq!(lines[0]["name"], "Amina");
    let csv = path("two.csv");
    done(&[
        "unseal",
        "--messages",
        &out,
        "--key",
        &key,
        "--petition",
        "two",
        "--csv",
        &csv,
    ])
    .await;
    let csv = fs::read_to_string(csv).unwrap();
    assert!(!csv.contains("Courage"), "{csv}");
    // No cell is a formula.
    assert!(csv.contains("\"'=HYPERLINK(\"\"x\"\")\nEspoir\""), "{csv}");

    // The moderators' key opens none of it, and no message is a signing.
    let moderation = path("data/key.moderation.toml");
    let output = marathon(&["unseal", "--messages", &out, "--key", &moderation], None).await;
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    let output = marathon(&["unseal", &out, "--key", &key], None).await;
    assert_eq!(output.status.code(), Some(1));
    let all = ["export", "--section", "fr", "--database", &database];
    let nobody_signed = marathon(&all, None).await;
    assert!(nobody_signed.stdout.is_empty());
}
