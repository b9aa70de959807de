//! A section reads who organises, to answer: exported, checked and opened by the real commands.

use std::fs;

use serde_json::Value;

use super::{SEALED_NAME, announce, marathon};
use crate::{sealed::marathon as run, test_app::TestApp};

#[tokio::test]
async fn a_section_reads_who_organises_before_anything_is_released() {
    let app = TestApp::new().await;
    let mut formula = marathon("=HYPERLINK(\"x\")");
    formula["contact_name"] = "Malik Sow".into();
    let (name, _) = announce(&app, &marathon("Evening")).await;
    announce(&app, &formula).await;
    let path = |name: &str| app.path(name).to_str().unwrap().to_owned();
    let (out, secrets, key) = (
        path("fr.jsonl"),
        path("data/secrets.toml"),
        path("data/key.toml"),
    );
    let server = ["--database", &*app.database, "--secrets", &*secrets];
    let done = async |arguments: &[&str]| {
        let output = run(arguments, None).await;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{said}");
        String::from_utf8(output.stdout).unwrap()
    };
    let export = ["export", "--section", "fr", "--organisers", "--out", &*out];
    done(&[&export[..], &server].concat()).await;
    let sealed = fs::read_to_string(&out).unwrap();
    assert!(!sealed.contains("Diallo") && !sealed.contains("exemple.org"));
    let shown = done(&[&["keys", "show"][..], &server].concat()).await;
    let signing_key = shown.split('"').nth(1).unwrap();
    let checked = done(&["check", &out, &format!("--signing-key={signing_key}")]).await;
    assert!(checked.contains("2 records open with key"), "{checked}");

    let clear = done(&["unseal", "--organisers", &out, "--key", &key]).await;
    let first: Value = serde_json::from_str(clear.lines().next().unwrap()).unwrap();
    for (field, expected) in [
        ("marathon", &*name),
        ("title", "Evening"),
        ("contact_name", SEALED_NAME),
        ("contact_email", "amina@exemple.org"),
        ("language", "en"),
        ("section", "fr"),
        ("country", "FR"),
        ("day", "2026-11-30"),
    ] {
        assert_eq!(first[field], expected, "{field}");
    }
    let csv = path("fr.csv");
    done(&["unseal", "--organisers", &out, "--key", &key, "--csv", &csv]).await;
    let csv = fs::read_to_string(csv).unwrap();
    assert!(csv.contains("Evening,Amina Diallo,amina@exemple.org,en"));
    // No cell is a formula.
    assert!(
        csv.contains("\"'=HYPERLINK(\"\"x\"\")\",Malik Sow"),
        "{csv}"
    );

    // The key of those who decide opens none of it, and it says so.
    let moderation = path("data/key.moderation.toml");
    let output = run(
        &["unseal", "--organisers", &out, "--key", &moderation],
        None,
    )
    .await;
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("NOT OPENED: 2 records sealed to key") && said.contains("was not given"),
        "{said}"
    );
    // Nor is it a signing, or a letter.
    for (kind, hint) in [
        (None, "run it with --organisers"),
        (Some("--letters"), "--organisers"),
    ] {
        let arguments = ["unseal", &*out, "--key", &*key];
        let output = run(&[&arguments[..], kind.as_slice()].concat(), None).await;
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains(hint), "{said}");
    }
    let elsewhere = [
        "export",
        "--section",
        "int",
        "--organisers",
        "--database",
        &app.database,
    ];
    assert_eq!(done(&elsewhere).await, "");
}
