//! A server for one test: the real router and a real database.

use std::{
    fs,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, Method, Request, StatusCode},
};
use http_body_util::BodyExt;
use marathon_core::{
    clock::Clock,
    config::{
        Config, DatabaseUrl, FraudConfig, HttpConfig, LiveConfig, RetentionConfig, SiteConfig,
        StoreConfig, WriterConfig,
    },
    start_error::StartError,
};
use marathon_seal::Randomness;
use marathon_server::Started;
use serde_json::{Value, json};
use sqlx::{AnyConnection, Connection, Executor};
use tempfile::TempDir;
use tower::ServiceExt;

use crate::{DATABASE, drawn_pages, eventually::eventually, test_site};

/// 2026-11-30T12:00:00Z
pub const NOW: i64 = 1_796_040_000;

pub struct TestApp {
    pub folder: Arc<TempDir>,
    /// The address of the database.
    pub database: String,
    pub config: Config,
    pub started: Started,
    pub clock: Arc<AtomicI64>,
    pub router: Router,
}

/// An answer, whole.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The page without the marks by which the app finds its texts.
    pub fn page(&self) -> String {
        self.text().replace("<!>", "").replace("<!---->", "")
    }

    /// Whether an element of the page has exactly this text.
    pub fn says(&self, words: &str) -> bool {
        self.page().contains(&format!(">{words}<"))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// Field and code of each error.
    pub fn errors(&self) -> Vec<(String, String)> {
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16());
        let errors = problem["errors"].as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        errors
            .iter()
            .map(|error| (text(&error["field"]), text(&error["code"])))
            .collect()
    }
}

impl TestApp {
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// A server whose configuration differs.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = DATABASE.fresh(folder.path());
        Self::on(database, folder, change).await
    }

    /// A server on a database of one's own.
    pub async fn on(database: String, folder: TempDir, change: impl FnOnce(&mut Config)) -> Self {
        let site = folder.path().join("site");
        test_site::write(&site, None);
        fs::create_dir(folder.path().join("data")).unwrap();
        let mut config = Config {
            http: HttpConfig {
                rate_limit: false,
                ..HttpConfig::new("https://marathon.example")
            },
            store: StoreConfig {
                database: DatabaseUrl::parse(&database).unwrap(),
                secrets: folder.path().join("data/secrets.toml"),
                try_out_key: Some(folder.path().join("data/key.toml")),
            },
            site: SiteConfig {
                memory: SiteConfig::MEMORY,
                sections: site.join("campaign/sections"),
                folder: site,
            },
            writer: WriterConfig::default(),
            live: LiveConfig {
                pause: Duration::from_millis(1),
                ..LiveConfig::default()
            },
            // The clock is the test's, so it is trusted at once, and the database has another one.
            retention: RetentionConfig {
                looks: 1,
                asks_the_database: false,
            },
            fraud: FraudConfig::default(),
            mail: None,
        };
        change(&mut config);
        let clock = Arc::new(AtomicI64::new(NOW));
        let started = start_at(&config, &clock).await.unwrap();
        Self {
            router: marathon_server::router(&started.app),
            folder: Arc::new(folder),
            database,
            config,
            started,
            clock,
        }
    }

    /// Waits until a query counts this many, for background work.
    pub async fn until(&self, query: &'static str, number: i64) {
        let what = format!("{number} for {query}");
        eventually(&what, async || {
            (self.number(query).await == number).then_some(())
        })
        .await;
    }

    /// Some days later.
    pub fn days_pass(&self, days: i64) {
        self.clock.fetch_add(days * 86_400, Ordering::Relaxed);
    }

    /// The same server, ended and started again on the same files.
    pub async fn restart(self) -> Self {
        self.restart_after(|| {}).await
    }

    /// The same with something done in between.
    pub async fn restart_after(self, change: impl FnOnce()) -> Self {
        self.started.end().await;
        change();
        let started = start_at(&self.config, &self.clock).await.unwrap();
        Self {
            router: marathon_server::router(&started.app),
            started,
            ..self
        }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let answer = Answer {
            status: parts.status,
            headers: parts.headers,
            body: body.collect().await.unwrap().to_bytes(),
        };
        drawn_pages::keep(&answer);
        answer
    }

    /// An answer whose body goes on.
    pub async fn open(&self, path: &str) -> Body {
        let request = Request::get(path).body(Body::empty()).unwrap();
        self.router
            .clone()
            .oneshot(request)
            .await
            .unwrap()
            .into_body()
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[]).await
    }

    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(request(Method::GET, path, headers, Body::empty()))
            .await
    }

    pub async fn sign(&self, body: &Value) -> Answer {
        self.post(&body.to_string(), &[]).await
    }

    /// A signing as JSON, as it stands.
    pub async fn post(&self, body: &str, headers: &[(&str, &str)]) -> Answer {
        self.post_text("/api/v1/signings", body, headers).await
    }

    /// JSON, as it stands.
    async fn post_text(&self, path: &str, body: &str, headers: &[(&str, &str)]) -> Answer {
        let mut all = vec![("content-type", "application/json")];
        all.extend_from_slice(headers);
        let body = Body::from(body.to_owned());
        self.send(request(Method::POST, path, &all, body)).await
    }

    pub async fn post_form(&self, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Answer {
        self.form_to("/api/v1/signings", fields, headers).await
    }

    /// JSON to any address.
    pub async fn post_to(&self, path: &str, body: &Value, headers: &[(&str, &str)]) -> Answer {
        self.post_text(path, &body.to_string(), headers).await
    }

    /// A form to any address.
    pub async fn form_to(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut all = vec![("content-type", "application/x-www-form-urlencoded")];
        all.extend_from_slice(headers);
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        self.send(request(Method::POST, path, &all, body.into()))
            .await
    }

    /// Sends the form of the page for confirming.
    pub async fn confirm(&self, fields: &[(&str, &str)]) -> Answer {
        let form = [("content-type", "application/x-www-form-urlencoded")];
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        self.send(request(Method::POST, "/en/confirm", &form, body.into()))
            .await
    }

    /// Sends the form of the page of one's own signing.
    pub async fn my_signing(&self, fields: &[(&str, &str)]) -> Answer {
        let form = [("content-type", "application/x-www-form-urlencoded")];
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        self.send(request(Method::POST, "/en/my-signing", &form, body.into()))
            .await
    }

    /// Signs, and gives the receipt.
    pub async fn receipt_of(&self, body: &Value) -> String {
        let answer = self.sign(body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        answer.json()["receipt"].as_str().unwrap().to_owned()
    }

    pub async fn counts(&self) -> Value {
        self.get("/api/v1/counts").await.json()
    }

    /// A connection beside the server's own.
    pub async fn database(&self) -> AnyConnection {
        sqlx::any::install_default_drivers();
        AnyConnection::connect(&self.database).await.unwrap()
    }

    /// Keeps the server from writing, until the connection rolls back or ends.
    pub async fn hold_writes(&self) -> AnyConnection {
        let mut database = self.database().await;
        database.execute(DATABASE.hold_writes()).await.unwrap();
        database
    }

    /// Every stored byte except the secrets.
    pub async fn on_the_disk(&self) -> Vec<u8> {
        DATABASE.on_the_disk(self).await
    }

    /// Every byte that its tables hold now.
    pub async fn every_value(&self) -> Vec<u8> {
        DATABASE.every_value(self).await
    }

    /// What a query counts.
    pub async fn number(&self, query: &'static str) -> i64 {
        let mut database = self.database().await;
        sqlx::query_scalar(query)
            .fetch_one(&mut database)
            .await
            .unwrap()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

pub async fn start(config: &Config) -> Result<Started, StartError> {
    marathon_server::start(config, Clock::fixed(NOW), Randomness::system()).await
}

pub async fn start_at(config: &Config, clock: &Arc<AtomicI64>) -> Result<Started, StartError> {
    let clock = Arc::clone(clock);
    let clock = Clock::from_fn(move || clock.load(Ordering::Relaxed));
    marathon_server::start(config, clock, Randomness::system()).await
}

fn request(method: Method, path: &str, headers: &[(&str, &str)], body: Body) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body).unwrap()
}

/// A valid signing.
pub fn signing(email: &str) -> Value {
    json!({
        "petitions": ["one"], "given_name": "Amina", "family_name": "Diallo", "email": email,
        "country": "FR", "language": "en", "section": "fr",
    })
}
