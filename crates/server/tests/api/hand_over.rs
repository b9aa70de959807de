//! From the server to the section's own computer: the real commands, one after the other.

mod checking;
mod delivering;

use std::{fs, path::PathBuf, process::Output};

use axum::http::StatusCode;
use serde_json::json;

use crate::{
    sealed,
    test_app::{TestApp, signing, start},
};

async fn marathon(arguments: &[&str]) -> Output {
    sealed::marathon(arguments, None).await
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// Runs a command that must succeed.
async fn done(arguments: &[&str]) -> String {
    let output = marathon(arguments).await;
    assert!(output.status.success(), "{}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// Runs a command that must fail, in one sentence.
async fn refused(arguments: &[&str]) -> String {
    let output = marathon(arguments).await;
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(output.stdout.is_empty(), "{}", said(&output));
    let said = said(&output);
    assert!(
        said.starts_with("marathon: ") || said.starts_with("marathon-section: "),
        "{said}"
    );
    said
}

/// The value in quotes of a line `name = "value"`.
fn value<'a>(text: &'a str, name: &str) -> &'a str {
    let line = text.lines().find(|line| line.starts_with(name)).unwrap();
    line.split('"').nth(1).unwrap()
}

/// A section that changed its key: Amina's record is sealed to the first, Paul's and Zoé's to the second.
struct Rotated {
    app: TestApp,
    database: String,
}

impl Rotated {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let app = give_key(app, "old.key").await;
        let mut amina = signing("amina@exemple.org");
        amina["petitions"] = json!(["one", "two"]);
        amina["name_to_authorities"] = json!(true);
        assert_eq!(app.sign(&amina).await.status, StatusCode::CREATED);
        let app = give_key(app, "new.key").await;
        for (name, email) in [("Paul", "paul@exemple.org"), ("Zoé", "zoe@exemple.org")] {
            let mut body = signing(email);
            body["given_name"] = json!(name);
            assert_eq!(app.sign(&body).await.status, StatusCode::CREATED);
        }
        let database = app.database.clone();
        Self { app, database }
    }

    fn path(&self, name: &str) -> String {
        self.app.path(name).to_str().unwrap().to_owned()
    }

    fn secrets(&self) -> String {
        self.path("data/secrets.toml")
    }

    /// Exports to a new file, and returns the key to check it with.
    async fn export(&self, name: &str, more: &[&str]) -> String {
        let (out, secrets) = (self.path(name), self.secrets());
        let export = [
            "export",
            "--database",
            &self.database,
            "--secrets",
            &secrets,
        ];
        let section = ["--section", "fr", "--out", &out];
        assert_eq!(done(&[&export, &section[..], more].concat()).await, "");
        let shown = done(&["keys", "show", "--secrets", &secrets]).await;
        value(&shown, "signing_key").to_owned()
    }
}

async fn give_key(app: TestApp, name: &str) -> TestApp {
    let key = app.path(name);
    let made = done(&[
        "keys",
        "generate",
        "--section",
        "fr",
        "--out",
        key.to_str().unwrap(),
    ])
    .await;
    let section = app.config.site.sections.join("fr.toml");
    let text = fs::read_to_string(&section).unwrap();
    let without: String = text
        .lines()
        .filter(|line| !line.starts_with("public_key"))
        .map(|line| format!("{line}\n"))
        .collect();
    fs::write(&section, without + &made).unwrap();
    app.restart().await
}

#[tokio::test]
async fn a_section_that_changed_its_key_loses_nothing() {
    let site = Rotated::new().await;
    site.export("fr.jsonl", &[]).await;
    let (file, old, new) = (
        site.path("fr.jsonl"),
        site.path("old.key"),
        site.path("new.key"),
    );

    let all = site.path("all.csv");
    done(&["unseal", &file, "--key", &new, "--key", &old, "--csv", &all]).await;
    let sheet = fs::read_to_string(&all).unwrap();
    assert!(sheet.starts_with("\u{FEFF}petition,state,day,country,given_name,"));
    let names: Vec<&str> = sheet
        .lines()
        .skip(1)
        .map(|row| row.split(',').nth(4).unwrap())
        .collect();
    assert_eq!(names, ["Amina", "Amina", "Paul", "Zoé"]);
    let summary = fs::read_to_string(all.clone() + ".summary.csv").unwrap();
    assert!(summary.contains("FR,2026-11-30,4,4\r\n"), "{summary}");

    let some = site.path("some.csv");
    let output = marathon(&["unseal", &file, "--key", &new, "--csv", &some]).await;
    assert_eq!(output.status.code(), Some(2));
    let shown = done(&["keys", "show", "--key", &old]).await;
    let expected = format!(
        "Opened 2 records.\nNOT OPENED: 1 record sealed to key {},",
        value(&shown, "key_id")
    );
    assert!(said(&output).starts_with(&expected), "{}", said(&output));
    assert_eq!(fs::read_to_string(&some).unwrap().lines().count(), 3);

    let said = refused(&["unseal", &file, "--key", &new, "--csv", &some]).await;
    assert!(said.contains("some.csv exists already"), "{said}");
    let said = refused(&[
        "unseal",
        &file,
        "--key",
        &file,
        "--csv",
        &site.path("x.csv"),
    ])
    .await;
    assert!(said.contains("marathon-section keys generate"), "{said}");
}

#[tokio::test]
async fn one_petition_is_handed_over_alone() {
    let site = Rotated::new().await;
    let key = site.export("two.jsonl", &["--petition", "two"]).await;
    let (file, old) = (site.path("two.jsonl"), site.path("old.key"));
    let words = done(&["check", &file, &format!("--signing-key={key}")]).await;
    assert!(words.contains("1 record of section fr"), "{words}");
    assert!(words.contains("those of petition two only"), "{words}");

    let list = site.path("list.csv");
    let unseal = ["unseal", &file, "--key", &old, "--csv", &list];
    done(&[&unseal, &["--petition", "two", "--for-authorities"][..]].concat()).await;
    assert_eq!(
        fs::read_to_string(&list).unwrap(),
        "\u{FEFF}family_name,given_name\r\nDiallo,Amina\r\n"
    );
}

#[tokio::test]
async fn what_cannot_be_exported_is_said_and_leaves_no_file() {
    let site = Rotated::new().await;
    let (out, secrets) = (site.path("out/x.jsonl"), site.secrets());
    fs::create_dir(site.app.path("out")).unwrap();
    let nowhere = format!("sqlite://{}", site.path("none.db"));
    for (database, secrets, options, part) in [
        (
            &nowhere,
            &secrets,
            &["--section", "fr"][..],
            "there is no database",
        ),
        (
            &site.database,
            &out,
            &["--section", "fr"],
            "there is no secrets file",
        ),
        (
            &site.database,
            &secrets,
            &["--section", "de"],
            "it holds those of fr. Check --section",
        ),
        (
            &site.database,
            &secrets,
            &["--section", "fr", "--petition", "tow"],
            "there are one, two, won. Check --petition",
        ),
    ] {
        let export = [
            "export",
            "--database",
            database,
            "--secrets",
            secrets,
            "--out",
            &out,
        ];
        let said = refused(&[&export, options].concat()).await;
        assert!(said.contains(part), "{said}");
        assert_eq!(fs::read_dir(site.app.path("out")).unwrap().count(), 0);
    }
    let mut database = site.app.database().await;
    sqlx::query("UPDATE signings SET campaign = 'test-2025' WHERE id = 2")
        .execute(&mut database)
        .await
        .unwrap();
    let export = [
        "export",
        "--database",
        &site.database,
        "--secrets",
        &secrets,
    ];
    let section = ["--section", "fr", "--out", &out];
    let said = refused(&[&export, &section[..]].concat()).await;
    assert!(
        said.contains("the campaigns test-2026 and test-2025"),
        "{said}"
    );
    done(&[&export, &section[..], &["--campaign", "test-2025"]].concat()).await;
    let text = fs::read_to_string(&out).unwrap();
    assert_eq!(text.lines().count(), 1);
}

/// The server has ended, and its log is folded into the file.
#[tokio::test]
async fn an_export_needs_no_running_server() {
    let site = Rotated::new().await;
    site.app.started.end().await;
    let out: PathBuf = site.app.folder.path().join("fr.jsonl");
    let export = ["export", "--database", &site.database, "--section", "fr"];
    let secrets = site.app.folder.path().join("data/secrets.toml");
    let files = [
        "--secrets",
        secrets.to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
    ];
    done(&[&export, &files[..]].concat()).await;
    assert_eq!(fs::read_to_string(out).unwrap().lines().count(), 3);
    // The database is unchanged for the next start.
    start(&site.app.config).await.unwrap().end().await;
}
