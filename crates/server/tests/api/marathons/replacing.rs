//! An organiser changes theirs while somebody reads it in `marathon-section moderate`: the sitting goes on.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use tokio::net::TcpListener;

use super::{announce, borrowed, form, marathon, own, shows};
use crate::{programs, staff::token, test_app::TestApp};

/// The real program, and who types.
struct Sitting {
    program: Child,
    keys: ChildStdin,
    said: BufReader<ChildStdout>,
}

impl Sitting {
    fn begin(app: &TestApp, url: &str, token: &str) -> Self {
        let mut command = Command::new(programs::of(&["moderate"]));
        command.args(["moderate", "--kind", "marathons", "--url", url, "--key"]);
        command.arg(app.path("data/key.moderation.toml"));
        command.env("MARATHON_STAFF_TOKEN", token);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut program = command.spawn().unwrap();
        Self {
            keys: program.stdin.take().unwrap(),
            said: BufReader::new(program.stdout.take().unwrap()),
            program,
        }
    }

    /// What it says until it asks for a key, or ends.
    fn says(&mut self) -> String {
        let mut said = Vec::new();
        self.said.read_until(b'>', &mut said).unwrap();
        String::from_utf8(said).unwrap()
    }

    fn type_in(&mut self, key: &str) -> String {
        writeln!(self.keys, "{key}").unwrap();
        self.says()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_replaced_meanwhile_ends_no_sitting() {
    let app = TestApp::new().await;
    let mut secrets = Vec::new();
    for title in ["First", "Second", "Third", "Fourth"] {
        secrets.push(announce(&app, &marathon(title)).await.1);
    }
    let token = token(&app, "fr", "Amina").await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let router = app.router.clone();
    let server = tokio::spawn(async { axum::serve(listener, router).await });
    let replace = async |place: usize| {
        let new = form(&marathon("Another"));
        let fields = [&[("act", "edit")], &borrowed(&new)[..]].concat();
        let page = own(&app, &secrets[place], &fields).await;
        assert!(shows(&page, "edited"), "{}", page.text());
    };
    let gone = "It was replaced, or is gone.";

    let mut sitting = Sitting::begin(&app, &url, &token);
    let said = sitting.says();
    assert!(said.contains("First"), "{said}");
    replace(0).await;
    replace(1).await;
    // Neither the one that was read nor the next one is there.
    let said = sitting.type_in("r");
    assert_eq!(said.matches(gone).count(), 2, "{said}");
    assert!(said.contains("Third") && !said.contains("Second"), "{said}");
    sitting.type_in("f");
    let said = sitting.type_in("spam");
    assert!(said.contains("Fourth"), "{said}");
    // What was refused can be replaced too, and is then not undone: this one is still asked about.
    replace(2).await;
    let said = sitting.type_in("u");
    assert!(said.contains(gone) && !said.contains("Undone"), "{said}");
    let said = sitting.type_in("r");
    assert!(said.contains("That was all."), "{said}");
    assert!(said.contains("Released 1, refused 1."), "{said}");
    assert!(sitting.program.wait().unwrap().success());
    server.abort();
}
