//! A server with a database of its own, ready for visitors.

use std::{
    env, fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use marathon_domain::{Content, LiveText, Text};
use marathon_tests::{
    moved_site,
    server::{self, Server, Setup},
    signer::Signer,
};
use private_postgres::PostgresServer;
use sqlx::{Connection, SqliteConnection};
use tempfile::TempDir;

use crate::{
    browser::{Browser, Engine},
    gate::Gate,
    patience,
    smtp_server::{Mail, SmtpServer},
};

/// The whole system, but for the browser.
pub struct Stage {
    server: Server,
    setup: Setup,
    /// Its address.
    database: String,
    content: Content,
    /// Dropped after the server.
    _folder: TempDir,
}

impl Stage {
    /// A fresh server with the built site.
    pub fn new() -> Self {
        Self::with(&[])
    }

    /// The same, with options in the server's environment.
    pub fn with(options: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        Self::start(server::free_address(), site(), folder, options)
    }

    /// The same, where partners' script leads to this very server.
    pub fn for_partners(options: &[(&str, &str)]) -> Self {
        let address = server::free_address();
        Self::moved_to(&format!("http://{address}"), address, options)
    }

    /// The same, where everybody comes through a gate.
    pub async fn behind_gate(options: &[(&str, &str)]) -> (Self, Gate) {
        let address = server::free_address();
        let gate = Gate::before(address).await;
        let public = format!("http://{}", gate.address);
        let options = [options, &[("MARATHON_PUBLIC_URL", &*public)]].concat();
        (Self::moved_to(&public, address, &options), gate)
    }

    fn moved_to(public: &str, address: SocketAddr, options: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let moved = folder.path().join("site");
        moved_site::move_to(public, &site(), &moved).expect("the site can be moved");
        Self::start(address, moved, folder, options)
    }

    fn start(
        address: SocketAddr,
        site: PathBuf,
        folder: TempDir,
        options: &[(&str, &str)],
    ) -> Self {
        let catalogue = fs::read(site.join("campaign/catalogue.json"))
            .expect("there is no site yet: build it with `cargo xtask build`");
        let contents: Vec<Content> = serde_json::from_slice(&catalogue).expect("it is a catalogue");
        let setup = Setup {
            program: server::marathon(),
            site,
            folder: folder.path().to_owned(),
        };
        let given = options
            .iter()
            .find(|(name, _)| *name == "MARATHON_DATABASE");
        let database = given.map_or(setup.database(), |(_, address)| (*address).to_owned());
        Self {
            server: Server::start_at(address, &setup, options),
            setup,
            database,
            content: contents.into_iter().next().expect("it has a language"),
            _folder: folder,
        }
    }

    /// The same on the other database.
    pub fn on_postgres() -> Self {
        let database = PostgresServer::shared().new_database();
        Self::with(&[("MARATHON_DATABASE", &database)])
    }

    /// A server that confirms addresses by mail, and its mail server.
    pub async fn mailing() -> (Self, SmtpServer) {
        let mails = SmtpServer::start().await;
        let stage = Self::with(&[
            ("MARATHON_SMTP_URL", &mails.url()),
            ("MARATHON_MAIL_FROM", "Marathon <marathon@exemple.org>"),
        ]);
        (stage, mails)
    }

    /// The path of a link of ours in a mail, with what follows it.
    pub fn link_in(&self, mail: &Mail, page: &str) -> String {
        let start = format!("http://{}{page}", self.server.address);
        let mut lines = mail.text.lines().map(str::trim);
        let link = lines.find(|line| line.starts_with(&start));
        let link = link.unwrap_or_else(|| panic!("no {start} in {}", mail.text));
        link[start.len() - page.len()..].to_owned()
    }

    /// Tells the server to read its sections again.
    pub fn hang_up(&self) {
        self.server.hang_up();
    }

    /// Waits until the server's log has had this text so many times, and returns the last such
    /// line.
    pub async fn log_says(&self, words: &str, times: usize) -> String {
        let line = async || {
            let log = self.log();
            let said: Vec<&str> = log.lines().filter(|line| line.contains(words)).collect();
            (said.len() >= times).then(|| said[times - 1].to_owned())
        };
        let line = patience::until(line).await;
        line.unwrap_or_else(|| panic!("the log never says {words} {times} times"))
    }

    /// The server's whole log.
    pub fn log(&self) -> String {
        fs::read_to_string(self.setup.log()).expect("there is a log")
    }

    /// Where the site is.
    pub fn origin(&self) -> String {
        format!("http://{}", self.server.address)
    }

    /// The address of the database.
    pub fn database(&self) -> String {
        self.database.clone()
    }

    /// The program that the server is.
    pub fn program(&self) -> &Path {
        &self.setup.program
    }

    /// A file beside the database.
    pub fn file(&self, name: &str) -> PathBuf {
        self.setup.folder.join(name)
    }

    /// The try-out key of moderation: beside the database, or beside the secrets.
    pub fn moderation_key(&self) -> PathBuf {
        let beside = ["marathon", "secrets"].map(|name| {
            let name = format!("{name}.try-out-key.moderation.toml");
            self.file(&name)
        });
        let mut beside = beside.into_iter();
        beside.find(|key| key.exists()).expect("there is a key")
    }

    /// The folder of the built site.
    pub fn site() -> PathBuf {
        site()
    }

    /// A browser for the site.
    pub async fn browser(&self) -> Browser {
        Browser::start(&format!("http://{}", self.server.address)).await
    }

    /// A browser of this engine for the site.
    pub async fn browser_of(&self, engine: Engine) -> Browser {
        Browser::of(engine, &format!("http://{}", self.server.address)).await
    }

    /// A gate before the server, and a browser that goes through it.
    pub async fn browser_behind_gate(&self) -> (Gate, Browser) {
        let gate = Gate::before(self.server.address).await;
        let browser = Browser::start(&format!("http://{}", gate.address)).await;
        (gate, browser)
    }

    /// A text of the interface.
    pub fn text(&self, text: Text) -> &str {
        self.content.text(text)
    }

    /// What the app or the server says when something happens.
    pub fn says(&self, text: LiveText) -> &str {
        self.content.live_text(text)
    }

    /// What the pages show.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// The slugs of the ten cases.
    pub fn slugs(&self) -> Vec<&str> {
        let cases = self.content.cases.iter();
        cases.map(|case| case.slug.as_str()).collect()
    }

    /// Signs a petition several times, elsewhere.
    pub fn signed_elsewhere(&self, petition: &str, times: u32) {
        let mut signer = Signer::connect(self.server.address).expect("the server is there");
        for number in 0..times {
            let email = format!("someone-{number}-{times}@exemple.org");
            let receipt = signer.sign(&email, &[petition]).expect("it is answered");
            assert!(receipt.is_some(), "a sound signing was refused");
        }
    }

    /// Posts letters about a case, elsewhere.
    pub fn posted_elsewhere(&self, case: &str, times: u32) {
        let mut writer = Signer::connect(self.server.address).expect("the server is there");
        for _ in 0..times {
            assert!(writer.post_letter(case).expect("it is answered"), "refused");
        }
    }

    /// How many signings are stored, and how many counted signatures.
    pub async fn stored(&self) -> (i64, i64) {
        self.read(
            "SELECT (SELECT count(*) FROM signings),
                (SELECT count(*) FROM signatures WHERE state = 'counted')",
        )
        .await
    }

    /// How many letters of those that were handed over count.
    pub async fn letters_counted(&self) -> i64 {
        self.read("SELECT sum(handed), 0 FROM letter_counts")
            .await
            .0
    }

    /// How many letters were handed over.
    pub async fn letters(&self) -> i64 {
        self.read("SELECT count(*), 0 FROM letters").await.0
    }

    async fn read(&self, query: &'static str) -> (i64, i64) {
        let mut database = SqliteConnection::connect(&self.database)
            .await
            .expect("the database opens");
        sqlx::query_as(query)
            .fetch_one(&mut database)
            .await
            .expect("it can be read")
    }
}

fn site() -> PathBuf {
    match env::var_os("MARATHON_SITE") {
        Some(site) => site.into(),
        None => PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../dist")),
    }
}
