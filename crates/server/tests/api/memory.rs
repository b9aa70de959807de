//! Commands do not keep in memory what passes through them. Each command waits on a pipe while it
//! is measured: fifty megabytes more must add almost nothing.

use std::{
    fs,
    io::{Read, Write},
    process::{Child, Command, Stdio},
};

use serde_json::{Value, json};

use crate::{
    programs,
    test_app::{TestApp, signing},
};

const MEGABYTE: usize = 1 << 20;

fn start(arguments: &[&str]) -> Child {
    Command::new(programs::of(arguments))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Bytes that the process holds of its own.
fn memory(child: &Child) -> usize {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("RssAnon:"));
    let kilobytes = line.unwrap().split_whitespace().nth(1).unwrap();
    kilobytes.parse::<usize>().unwrap() * 1024
}

#[tokio::test]
async fn an_export_holds_no_more_when_there_is_more() {
    let app = TestApp::new().await;
    app.sign(&signing("amina@exemple.org")).await;
    let mut database = app.database().await;
    sqlx::query(
        "INSERT INTO signings (record, campaign, section, key_id, schema, country, day, sealed, \
         receipt_hash) WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers \
         WHERE n < 2800) SELECT randomblob(16), 'test-2026', 'fr', 'key', 1, 'FR', '2026-11-30', \
         zeroblob(16384), x'' FROM numbers",
    )
    .execute(&mut database)
    .await
    .unwrap();
    sqlx::query(
        "INSERT INTO signatures (signing, petition, tag, state) SELECT id, (SELECT min(id) \
         FROM petitions), randomblob(32), 'counted' FROM signings WHERE TRUE \
         ON CONFLICT DO NOTHING",
    )
    .execute(&mut database)
    .await
    .unwrap();

    let url = app.database.clone();
    let mut child = start(&["export", "--database", &url, "--section", "fr"]);
    let mut out = child.stdout.take().unwrap();
    let mut part = vec![0; 5 * MEGABYTE];
    out.read_exact(&mut part).unwrap();
    let early = memory(&child);
    for _ in 0..10 {
        out.read_exact(&mut part).unwrap();
    }
    let late = memory(&child);
    assert!(late < early + 5 * MEGABYTE, "{early} bytes, then {late}");
    out.read_to_end(&mut part).unwrap();
    assert!(child.wait().unwrap().success());
}

#[tokio::test]
async fn unsealing_holds_no_more_when_there_is_more() {
    let app = TestApp::new().await;
    app.sign(&signing("amina@exemple.org")).await;
    let url = app.database.clone();
    let export = Command::new(env!("CARGO_BIN_EXE_marathon"))
        .args(["export", "--database", &url, "--section", "fr"])
        .output()
        .unwrap();
    let mut record: Value = serde_json::from_slice(&export.stdout).unwrap();
    // Opening is slow in tests, so there are few records. States of petitions that nobody signed
    // make them long.
    let states = record["petitions"].as_array_mut().unwrap();
    for number in 0..4000 {
        states.push(json!({"petition": format!("never-signed-{number}"), "state": "counted"}));
    }
    let line = record.to_string() + "\n";

    let key = app.path("data/key.toml");
    let csv = app.path("out.csv");
    let files = [
        "--key",
        key.to_str().unwrap(),
        "--csv",
        csv.to_str().unwrap(),
    ];
    let mut child = start(&[&["unseal"], &files[..]].concat());
    let mut input = child.stdin.take().unwrap();
    let mut send = |bytes: usize| {
        for _ in 0..bytes / line.len() {
            input.write_all(line.as_bytes()).unwrap();
        }
    };
    send(5 * MEGABYTE);
    let early = memory(&child);
    send(50 * MEGABYTE);
    let late = memory(&child);
    assert!(late < early + 5 * MEGABYTE, "{early} bytes, then {late}");
    drop(input);
    // A petition that was not signed is doubtful, and not in the list.
    assert_eq!(child.wait().unwrap().code(), Some(2));
    let rows = fs::read_to_string(csv).unwrap().lines().count();
    assert_eq!(
        rows,
        1 + 5 * MEGABYTE / line.len() + 50 * MEGABYTE / line.len()
    );
}
