//! Members of a section's staff: their tokens, and the calls that they make with them.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;

use crate::{
    sealed::marathon,
    test_app::{Answer, TestApp},
};

/// Runs `marathon staff …` on the app's database while the server runs.
pub async fn staff(database: &str, arguments: &[&str]) -> (bool, String) {
    let (command, rest) = arguments.split_first().unwrap();
    let first = ["staff", command, "--database", database];
    let all = [&first, rest].concat();
    let output = marathon(&all, None).await;
    let said = match output.status.success() {
        true => output.stdout,
        false => output.stderr,
    };
    let said = String::from_utf8(said).unwrap();
    (output.status.success(), said.trim().to_owned())
}

/// A fresh token with the role that is given by default.
pub async fn token(app: &TestApp, section: &str, name: &str) -> String {
    added(app, &["--section", section, "--name", name]).await
}

/// A fresh token with one role, of somebody called like it.
pub async fn token_of(app: &TestApp, section: &str, role: &str) -> String {
    named_token(app, section, (role, role)).await
}

/// A fresh token with one role, of somebody with a name.
pub async fn named_token(app: &TestApp, section: &str, (name, role): (&str, &str)) -> String {
    let arguments = ["--section", section, "--name", name, "--role", role];
    added(app, &arguments).await
}

async fn added(app: &TestApp, arguments: &[&str]) -> String {
    let (done, token) = staff(&app.database, &[&["add"], arguments].concat()).await;
    assert!(done && token.starts_with("marathon_staff_"), "{token}");
    token
}

/// Bytes as calls write them.
pub fn text_of(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Somebody with a token.
pub struct Member<'a> {
    app: &'a TestApp,
    authorization: String,
}

impl<'a> Member<'a> {
    pub fn new(app: &'a TestApp, token: &str) -> Self {
        Self {
            app,
            authorization: format!("Bearer {token}"),
        }
    }

    fn headers(&self) -> [(&str, &str); 1] {
        [("authorization", &self.authorization)]
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.app.get_with(path, &self.headers()).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.app.post_to(path, body, &self.headers()).await
    }
}
