//! `marathon-section bursts`, `set-aside` and `undo`: the real program against a real server.

use std::{fs, sync::Arc, time::Duration};

use marathon_store::Store;
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

use super::{
    bursts::{after_a_burst, sign_from, until_told},
    sign, token_of,
};
use crate::{
    sealed::marathon,
    staff::{Member, named_token},
    test_app::TestApp,
};

/// A server that listens, for people who have tokens.
struct Desk {
    address: String,
    store: Store,
    database: String,
    stop: oneshot::Sender<()>,
    server: JoinHandle<()>,
    folder: Arc<TempDir>,
}

impl Desk {
    async fn open(app: TestApp) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel::<()>();
        let store = app.started.app.store.clone();
        let server = tokio::spawn(marathon_server::serve(listener, app.started, async {
            let _ = stopped.await;
        }));
        Self {
            address,
            store,
            database: app.database,
            stop,
            server,
            folder: app.folder,
        }
    }

    /// Whether the program was content, and what it said.
    async fn run(&self, token: &str, command: &[&str], rest: &[&str]) -> (bool, String) {
        let token_file = self.folder.path().join("token");
        fs::write(&token_file, token).unwrap();
        let token_file = token_file.to_str().unwrap();
        let to = ["--url", &self.address, "--token-file", token_file];
        let all = [command, &to[..], rest].concat();
        let output = marathon(&all, None).await;
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(said).unwrap())
    }

    async fn until_set_aside(&self, number: u64) {
        for _ in 0..1_000 {
            let newest = self.store.set_asides("fr", i64::MAX, 1).await.unwrap();
            if newest[0].signatures == number && newest[0].state.as_str() == "done" {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("never {number}");
    }

    /// The lines of the trail, once the server has stopped.
    async fn close(self) -> Vec<String> {
        let _ = self.stop.send(());
        self.server.await.unwrap();
        let of_fr = ["--database", &self.database, "--section", "fr"];
        let acts = marathon(&[&["staff", "acts"], &of_fr[..]].concat(), None)
            .await
            .stdout;
        let acts = String::from_utf8(acts).unwrap();
        acts.lines().map(str::to_owned).collect()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_counts_sets_aside_lists_and_undoes() {
    let app = TestApp::new().await;
    for person in 0..4 {
        sign(&app, person, (person < 3).then_some("script.example")).await;
    }
    let token = token_of(&app, "fr", "fraud").await;
    let records = app.path("records");
    let export = ["export", "--database", &app.database, "--section", "fr"];
    let export = String::from_utf8(marathon(&export, None).await.stdout).unwrap();
    let ids = export.lines().map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        line["record"].as_str().unwrap().to_owned()
    });
    fs::write(&records, ids.collect::<Vec<_>>().join("\n")).unwrap();
    let desk = Desk::open(app).await;
    let run = async |command, rest: &[&str]| desk.run(&token, command, rest).await;
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
    desk.until_set_aside(3).await;
    let (_, said) = run(&["set-aside", "list"], &[]).await;
    let line = format!(
        "{id}\t2026-11-30\tdone\t3 signatures set aside, of 3 signings\tby fraud\tone script\n"
    );
    assert_eq!(said, line);
    let (done, said) = run(&["set-aside", "approve"], &[&id]).await;
    assert!(!done && said.contains("It is done now"), "{said}");
    let (done, said) = run(&["undo"], &[&id, "--reason", "a school"]).await;
    assert!(done, "{said}");
    desk.until_set_aside(0).await;
    let of_records = [
        "--records",
        records.to_str().unwrap(),
        "--reason",
        "found after opening",
    ];
    let (done, said) = run(&["set-aside", "begin"], &of_records).await;
    assert!(done, "{said}");
    desk.until_set_aside(4).await;
    let acts = desk.close().await;
    assert_eq!(acts.len(), 3, "{acts:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_person_says_no() {
    let app = TestApp::with(|config| config.fraud.alone = 2).await;
    for person in 0..3 {
        sign(&app, person, Some("script.example")).await;
    }
    let amina = token_of(&app, "fr", "fraud").await;
    let paul = named_token(&app, "fr", ("Paul", "fraud")).await;
    let desk = Desk::open(app).await;
    let why = ["--source", "script.example", "--reason", "one script"];
    let (_, said) = desk.run(&amina, &["set-aside", "begin"], &why).await;
    let id = said.split('\t').next().unwrap();
    assert!(said.contains("\twaiting\t"), "{said}");

    let refuse = &["set-aside", "refuse"];
    let (done, said) = desk.run(&paul, refuse, &[id]).await;
    assert!(!done && said.contains("--reason"), "{said}");
    let school = [id, "--reason", "it is a school"];
    let (done, said) = desk.run(&paul, refuse, &school).await;
    assert!(done, "{said}");
    let line = format!(
        "{id}\t2026-11-30\trefused\t0 signatures set aside, of 3 signings\tby fraud, refused by Paul\tone script\n"
    );
    assert_eq!(said, line);
    let (done, said) = desk.run(&amina, refuse, &school).await;
    assert!(!done && said.contains("refused now"), "{said}");
    let acts = desk.close().await;
    assert!(
        acts.len() == 2 && acts.iter().any(|act| act.contains("it is a school")),
        "{acts:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_burst_is_shown_with_the_option_that_selects_it() {
    let app = after_a_burst().await;
    sign_from(&app, 12, "198.51.100.1").await;
    let token = token_of(&app, "fr", "fraud").await;
    until_told(&Member::new(&app, &token)).await;
    let desk = Desk::open(app).await;
    let (done, said) = desk.run(&token, &["bursts"], &[]).await;
    let (figures, option) = said.trim_end().rsplit_once('\t').unwrap();
    assert!(done, "{said}");
    assert_eq!(
        figures,
        "2026-11-30\tone\t12 signatures in an hour, usual fewer than ten"
    );
    let option: Vec<&str> = option.split(' ').collect();
    let (_, said) = desk.run(&token, &["set-aside", "preview"], &option).await;
    assert!(said.starts_with("12 signings\n"), "{said}");
    assert_eq!(desk.close().await, [""; 0]);
}
