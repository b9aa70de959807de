//! `marathon-section moderate`, the real program against a real server.

use std::{
    fs,
    io::Write,
    process::{Command, Stdio},
};

use axum::{body::Body, http::Request};
use http_body_util::BodyExt;
use tokio::{net::TcpListener, sync::oneshot};
use tower::ServiceExt;

use super::send;
use crate::{
    programs,
    staff::{staff, token},
    test_app::TestApp,
};

/// A run's output, and whether it succeeded. The keys are typed one a line.
struct Run {
    arguments: Vec<String>,
    token: Option<String>,
}

impl Run {
    async fn typing(&self, keys: &str) -> (bool, String) {
        let mut command = Command::new(programs::of(&["moderate"]));
        command.arg("moderate").args(&self.arguments);
        command.env_remove("MARATHON_STAFF_TOKEN");
        if let Some(token) = &self.token {
            command.env("MARATHON_STAFF_TOKEN", token);
        }
        let keys = keys.split(' ').collect::<Vec<_>>().join("\n") + "\n";
        let run = move || {
            let mut child = command
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            // A program that has already refused reads nothing.
            let _ = child.stdin.take().unwrap().write_all(keys.as_bytes());
            let output = child.wait_with_output().unwrap();
            let said = [output.stdout, output.stderr].concat();
            (output.status.success(), String::from_utf8(said).unwrap())
        };
        tokio::task::spawn_blocking(run).await.unwrap()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_reads_releases_refuses_undoes_and_quits() {
    let app = TestApp::new().await;
    for text in ["Courage\nÀ bientôt", "06 12 34 56 78", "Espoir"] {
        send(&app, text).await;
    }
    let token = token(&app, "fr", "Amina").await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (stop, stopped) = oneshot::channel::<()>();
    let path = |name: &str| app.path(name).to_str().unwrap().to_owned();
    let key = path("data/key.moderation.toml");
    let wrong_key = path("data/key.toml");
    let token_file = path("token");
    fs::write(&token_file, format!("{token}\n")).unwrap();
    let arguments = |key: &str, more: &[&str]| -> Vec<String> {
        let first = ["--key", key, "--url", &address];
        let all = first.iter().chain(more);
        all.map(|argument| (*argument).to_owned()).collect()
    };
    let by_file = Run {
        arguments: arguments(&key, &["--token-file", &token_file]),
        token: None,
    };
    let by_environment = |key: &str, more: &[&str]| Run {
        arguments: arguments(key, more),
        token: Some(token.clone()),
    };
    let router = app.router.clone();
    let folder = std::sync::Arc::clone(&app.folder);
    let database = app.database.clone();
    let server = tokio::spawn(marathon_server::serve(listener, app.started, async {
        let _ = stopped.await;
    }));
    let shown = async || -> Vec<String> {
        let request = Request::get("/api/v1/messages?petition=one");
        let request = request.body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await;
        let body = response.unwrap().into_body().collect().await.unwrap();
        let list: serde_json::Value = serde_json::from_slice(&body.to_bytes()).unwrap();
        let messages = list["messages"].as_array().unwrap().iter();
        let texts = messages.map(|one| one["text"].as_str().unwrap().to_owned());
        texts.collect()
    };

    // A key that opens nothing: the message can only be skipped or refused.
    let (done, said) = by_environment(&wrong_key, &[]).typing("r n q").await;
    assert!(done && said.contains("is none of those given"), "{said}");
    assert!(said.contains("cannot be released"), "{said}");
    assert!(!said.contains("Courage"), "{said}");

    let (done, said) = by_file.typing("? r f phone u f phone n").await;
    assert!(done, "{said}");
    assert!(said.contains("Courage\nÀ bientôt\n— Amina, FR"), "{said}");
    assert!(said.contains("06 12 34 56 78"), "{said}");
    assert!(said.contains("Undone: it waits again."), "{said}");
    assert!(said.contains("Released 1, refused 1."), "{said}");
    assert_eq!(shown().await, ["Courage\nÀ bientôt"]);

    // In another session, what was decided before.
    let released = by_environment(&key, &["--state", "released"]);
    let (done, said) = released.typing("u q").await;
    assert!(done && said.contains("released by Amina"), "{said}");
    assert_eq!(shown().await, [""; 0]);
    let refused = by_environment(&key, &["--state", "refused"]);
    let (_, said) = refused.typing("q").await;
    assert!(said.contains("refused by Amina: phone"), "{said}");
    let (_, said) = by_file.typing("r r").await;
    assert!(said.contains("That was all."), "{said}");
    let texts = shown().await;
    assert_eq!(texts.len(), 2, "{texts:?}");

    // No token, none that is taken, no address.
    let nothing = Run {
        arguments: arguments(&key, &[]),
        token: None,
    };
    let (done, said) = nothing.typing("q").await;
    assert!(!done && said.contains("MARATHON_STAFF_TOKEN"), "{said}");
    let removed = ["remove", "--section", "fr", "--name", "Amina"];
    assert!(staff(&database, &removed).await.0);
    let (done, said) = by_file.typing("q").await;
    assert!(!done && said.contains("refused (401)"), "{said}");
    assert!(!said.contains("marathon_staff_"), "{said}");
    let on_the_line = by_environment(&key, &["--token", "marathon_staff_x"]);
    assert!(!on_the_line.typing("q").await.0);

    stop.send(()).unwrap();
    server.await.unwrap();
    let (done, said) = by_file.typing("q").await;
    assert!(!done && said.contains("cannot be reached"), "{said}");
    drop(folder);
}
