//! `marathon-section set-aside` and `undo`, the real program against a real server.

use std::{fs, sync::Arc};

use tokio::{net::TcpListener, sync::oneshot};

use super::{sign, token_of};
use crate::{sealed::marathon, test_app::TestApp};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_counts_sets_aside_lists_and_undoes() {
    let app = TestApp::new().await;
    for person in 0..4 {
        sign(&app, person, (person < 3).then_some("script.example")).await;
    }
    let token_file = app.path("token");
    fs::write(&token_file, token_of(&app, "fr", "fraud").await).unwrap();
    let records = app.path("records");
    let export = ["export", "--database", &app.database, "--section", "fr"];
    let export = String::from_utf8(marathon(&export, None).stdout).unwrap();
    let ids = export.lines().map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        line["record"].as_str().unwrap().to_owned()
    });
    fs::write(&records, ids.collect::<Vec<_>>().join("\n")).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (stop, stopped) = oneshot::channel::<()>();
    let (folder, database) = (Arc::clone(&app.folder), app.database.clone());
    let store = app.started.app.store.clone();
    let server = tokio::spawn(marathon_server::serve(listener, app.started, async {
        let _ = stopped.await;
    }));

    let token_file = token_file.to_str().unwrap().to_owned();
    let run = async |command: &[&str], rest: &[&str]| {
        let to = ["--url", &address, "--token-file", &token_file];
        let all = [command, &to[..], rest].concat();
        let all: Vec<String> = all.into_iter().map(str::to_owned).collect();
        let run = move || {
            let all: Vec<&str> = all.iter().map(String::as_str).collect();
            marathon(&all, None)
        };
        let output = tokio::task::spawn_blocking(run).await.unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(said).unwrap())
    };
    let of_script = ["--source", "script.example"];
    let (_, said) = run(&["set-aside", "preview"], &of_script).await;
    assert_eq!(
        said,
        "3 signings\n  one: 3 counted, 0 pending, 0 duplicate\n"
    );
    let (done, said) = run(&["set-aside", "preview"], &[]).await;
    assert!(!done && said.contains("nothing is selected"), "{said}");
    let why = ["--source", "script.example", "--reason", "one script"];
    let (done, said) = run(&["set-aside", "begin"], &why).await;
    assert!(done, "{said}");
    let id = said.split('\t').next().unwrap().to_owned();
    let until_set_aside = async |number: u64| {
        for _ in 0..3_000 {
            let row = store.set_asides("fr", i64::MAX, 1).await.unwrap().remove(0);
            if row.signatures == number && row.state.as_str() == "done" {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        panic!("never {number}");
    };
    until_set_aside(3).await;
    let (_, said) = run(&["set-aside", "list"], &[]).await;
    let line = format!(
        "{id}\t2026-11-30\tdone\t3 signatures set aside, of 3 signings\tby fraud\tone script\n"
    );
    assert_eq!(said, line);
    let (done, said) = run(&["set-aside", "approve"], &[&id]).await;
    assert!(!done && said.contains("It is done now"), "{said}");
    let (done, said) = run(&["undo"], &[&id, "--reason", "a school"]).await;
    assert!(done, "{said}");
    until_set_aside(0).await;
    let of_records = [
        "--records",
        records.to_str().unwrap(),
        "--reason",
        "found after opening",
    ];
    let (done, said) = run(&["set-aside", "begin"], &of_records).await;
    assert!(done, "{said}");
    until_set_aside(4).await;
    let _ = stop.send(());
    server.await.unwrap();
    let acts = ["staff", "acts", "--database", &database, "--section", "fr"];
    let acts = String::from_utf8(marathon(&acts, None).stdout).unwrap();
    assert_eq!(acts.lines().count(), 3, "{acts}");
    drop(folder);
}
