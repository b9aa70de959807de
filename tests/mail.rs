//! Mails under TLS to a real mail server, and their content in each language.

#[path = "mail/certificates.rs"]
mod certificates;
#[path = "mail/mail_server.rs"]
mod mail_server;

use std::{
    env, fs,
    io::{Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
};

use certificates::Certificates;
use mail_server::{Mail, MailServer, Tls};
use marathon_domain::{Content, MailText};
use marathon_tests::{
    eventually::eventually,
    server::{self, Server, Setup},
    signer::Signer,
};
use sqlx::{Connection, SqliteConnection};
use tempfile::TempDir;

const PASSWORD: &str = "a%20secret";

/// A marathon that sends its mails to a server whose certificate authority it knows, or does not
/// know.
struct Scene {
    server: Server,
    setup: Setup,
    mails: MailServer,
    _folder: TempDir,
}

impl Scene {
    fn new(tls: Tls, password: &str, authority_is_known: bool) -> Self {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let certificates = Certificates::write(folder.path());
        let mails = MailServer::start(tls, &certificates);
        let other = folder.path().join("other");
        fs::create_dir(&other).expect("there is room for a folder");
        let known = match authority_is_known {
            true => certificates.authority,
            false => Certificates::write(&other).authority,
        };
        let setup = Setup {
            program: server::marathon(),
            site: site(),
            folder: folder.path().to_owned(),
        };
        let options = [
            ("MARATHON_SMTP_URL", &*mails.url(password)),
            ("MARATHON_MAIL_FROM", "Marathon <marathon@exemple.org>"),
            ("SSL_CERT_FILE", known.to_str().expect("it is a path")),
        ];
        Self {
            server: Server::start_with(&setup, &options),
            setup,
            mails,
            _folder: folder,
        }
    }

    /// Signs in a language, from an address of that language's own.
    fn sign(&self, language: &str) {
        let mut signer = Signer::connect(self.server.address).expect("the server is there");
        let signed = signer.sign_in(language, &address(language), &["jani-silva"]);
        assert!(signed.expect("it is answered").is_some(), "it was refused");
    }

    /// Confirms what a mail asks for.
    fn confirm(&self, language: &str, mail: &Mail) {
        let (_, token) = mail.text.split_once("?t=").expect("it holds a link");
        let token = token.lines().next().unwrap_or_default().trim();
        let body = format!("t={token}&act=confirm");
        let request = format!(
            "POST /{language}/confirm HTTP/1.1\r\nhost: test\r\nconnection: close\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        let mut line = TcpStream::connect(self.server.address).expect("the server is there");
        line.write_all(request.as_bytes()).expect("it listens");
        let mut answer = String::new();
        line.read_to_string(&mut answer).expect("it answers");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }

    /// Waits until sending was tried, and has failed.
    fn has_failed(&self) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let attempts = || {
            runtime.block_on(async {
                let database = SqliteConnection::connect(&self.setup.database()).await;
                let attempts = sqlx::query_scalar("SELECT attempts FROM outbox")
                    .fetch_one(&mut database.expect("the database opens"))
                    .await;
                attempts.expect("the mail waits")
            })
        };
        eventually("sending fails", || {
            let attempts: i64 = attempts();
            (attempts > 0).then_some(())
        });
        assert_eq!(self.mails.has(), 0);
    }
}

#[test]
fn everyone_is_written_to_in_their_language_under_starttls() {
    let mut scene = Scene::new(Tls::Starttls, PASSWORD, true);
    for content in contents() {
        let language = content.language.as_str();
        let direction = if language == "ar" { "rtl" } else { "ltr" };
        let page = format!("<html lang=\"{language}\" dir=\"{direction}\">");
        let said = |text: MailText| content.mail_texts[text as usize].as_str();

        scene.sign(language);
        let mail = scene.mails.next();
        assert_eq!(
            (&*mail.to, &*mail.from),
            (&*address(language), "marathon@exemple.org")
        );
        assert_eq!(mail.subject, said(MailText::ConfirmSubject));
        assert!(mail.html.contains(&page), "{}", mail.html);
        // Digits keep their order in right-to-left text, too.
        assert!(mail.html.contains("<strong dir=\"ltr\">"), "{}", mail.html);
        for text in [
            MailText::ConfirmLead,
            MailText::ConfirmLink,
            MailText::ConfirmExpires,
            MailText::ConfirmCode,
            MailText::ConfirmCodeLink,
            MailText::ConfirmNotYou,
            MailText::ConfirmOwn,
        ] {
            assert!(mail.text.contains(said(text)), "{}", mail.text);
            assert!(mail.html.contains(said(text)), "{}", mail.html);
        }
        for page in ["confirm?t=", "confirm\n", "my-signing#receipt="] {
            let link = format!("http://{}/{language}/{page}", scene.server.address);
            assert!(mail.text.replace('\r', "").contains(&link), "{}", mail.text);
        }
        scene.confirm(language, &mail);

        scene.sign(language);
        let mail = scene.mails.next();
        assert_eq!(mail.subject, said(MailText::AlreadySubject));
        assert!(mail.html.contains(&page), "{}", mail.html);
        for text in [MailText::AlreadyLead, MailText::AlreadyNotYou] {
            assert!(mail.text.contains(said(text)), "{}", mail.text);
            assert!(mail.html.contains(said(text)), "{}", mail.html);
        }
    }
}

#[test]
fn a_mail_goes_out_under_tls_from_the_start() {
    let mut scene = Scene::new(Tls::FromTheStart, PASSWORD, true);
    scene.sign("fr");
    assert_eq!(scene.mails.next().to, address("fr"));
}

#[test]
fn a_server_whose_authority_is_unknown_gets_no_mail() {
    for tls in [Tls::Starttls, Tls::FromTheStart] {
        let scene = Scene::new(tls, PASSWORD, false);
        scene.sign("fr");
        scene.has_failed();
    }
}

#[test]
fn a_mail_waits_while_the_password_is_wrong() {
    let scene = Scene::new(Tls::Starttls, "Pa55-that-is-wrong", true);
    scene.sign("fr");
    scene.has_failed();
    let log = fs::read_to_string(scene.setup.log()).expect("there is a log");
    for secret in ["Pa55-that-is-wrong", &address("fr")] {
        assert!(!log.contains(secret), "the log says {secret}");
    }
}

fn address(language: &str) -> String {
    format!("amina@{language}.exemple.org")
}

fn contents() -> Vec<Content> {
    let catalogue = fs::read(site().join("campaign/catalogue.json"));
    let catalogue = catalogue.expect("there is no site yet: build it with `cargo xtask build`");
    serde_json::from_slice(&catalogue).expect("it is a catalogue")
}

fn site() -> PathBuf {
    match env::var_os("MARATHON_SITE") {
        Some(site) => site.into(),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist"),
    }
}
