//! The mail server, a process of its own, and its mails.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use mail_parser::MessageParser;

use marathon_tests::eventually::eventually;

use crate::certificates::Certificates;

/// How a connection gets TLS.
#[derive(Clone, Copy)]
pub enum Tls {
    /// It begins in clear.
    Starttls,
    FromTheStart,
}

/// A running server; it ends when dropped.
pub struct MailServer {
    process: Child,
    tls: Tls,
    port: u16,
    folder: PathBuf,
    taken: usize,
}

/// A mail as it was received.
pub struct Mail {
    pub to: String,
    pub from: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

impl MailServer {
    pub fn start(tls: Tls, certificates: &Certificates) -> Self {
        let folder = certificates.key.with_file_name("mails");
        let here = concat!(env!("CARGO_MANIFEST_DIR"), "/mail/smtp_server.py");
        let mut process = Command::new(python())
            .arg(here)
            .arg(match tls {
                Tls::Starttls => "starttls",
                Tls::FromTheStart => "tls",
            })
            .args([&certificates.certificate, &certificates.key, &folder])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("there is Python: `cargo xtask test` installs what it needs");
        let said = process.stdout.take().expect("its output is ours");
        let mut line = String::new();
        let read = BufReader::new(said).read_line(&mut line);
        read.expect("it says where it listens");
        let port = line.trim().parse().expect("it listens: is aiosmtpd there?");
        Self {
            process,
            tls,
            port,
            folder,
            taken: 0,
        }
    }

    /// Its address with this password. The right one is `a%20secret`.
    pub fn url(&self, password: &str) -> String {
        let port = self.port;
        match self.tls {
            Tls::Starttls => {
                format!("smtp://marathon:{password}@127.0.0.1:{port}?tls=required")
            }
            Tls::FromTheStart => format!("smtps://marathon:{password}@127.0.0.1:{port}"),
        }
    }

    /// How many mails it has taken.
    pub fn has(&self) -> usize {
        self.files().len()
    }

    /// The next mail, once it is there.
    pub fn next(&mut self) -> Mail {
        self.taken += 1;
        let file = eventually("a mail comes", || {
            let mut files = self.files();
            // In the order of the mailbox's numbers.
            files.sort_by_key(|file| fs::metadata(file).and_then(|file| file.modified()).ok());
            files.get(self.taken - 1).cloned()
        });
        let raw = fs::read(file).expect("it can be read");
        let mail = MessageParser::default().parse(&raw);
        let mail = mail.expect("it is a mail");
        let header = |name: &str| mail.header_raw(name).unwrap_or_default().trim().to_owned();
        Mail {
            to: header("X-RcptTo"),
            from: header("X-MailFrom"),
            subject: mail.subject().unwrap_or_default().to_owned(),
            text: mail.body_text(0).unwrap_or_default().into_owned(),
            html: mail.body_html(0).unwrap_or_default().into_owned(),
        }
    }

    fn files(&self) -> Vec<PathBuf> {
        let files = fs::read_dir(self.folder.join("new"));
        let files = files.into_iter().flatten();
        files.filter_map(|file| Some(file.ok()?.path())).collect()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn python() -> PathBuf {
    match env::var_os("PYTHON") {
        Some(python) => python.into(),
        None => concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../target/tools/venv/bin/python"
        )
        .into(),
    }
}
