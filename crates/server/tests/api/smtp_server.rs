//! A mail server on a port of its own: takes mails over TCP, and shows them to the test.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use mail_parser::MessageParser;
use marathon_core::config::{Config, MailConfig, SmtpUrl};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::mpsc,
    time::timeout,
};

pub struct SmtpServer {
    port: u16,
    mails: mpsc::UnboundedReceiver<Mail>,
    /// Accepts mails, but never answers so.
    pub keeps_silent: Arc<AtomicBool>,
    /// Refuses every mailbox.
    pub refuses: Arc<AtomicBool>,
}

/// A mail as it arrived.
pub struct Mail {
    pub to: String,
    pub raw: String,
    pub message_id: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

impl Mail {
    fn read(to: String, raw: String) -> Self {
        let parsed = MessageParser::default().parse(raw.as_bytes()).unwrap();
        Self {
            to,
            message_id: parsed.message_id().unwrap().to_owned(),
            subject: parsed.subject().unwrap().to_owned(),
            text: parsed.body_text(0).unwrap().into_owned(),
            html: parsed.body_html(0).unwrap().into_owned(),
            raw,
        }
    }

    /// The token after `?t=`.
    pub fn token(&self) -> String {
        let (_, rest) = self.text.split_once("?t=").unwrap();
        rest.lines().next().unwrap().trim().to_owned()
    }

    /// The line of four letters and six digits.
    pub fn code(&self) -> String {
        let is_code = |line: &&str| {
            line.split_once('-').is_some_and(|(name, digits)| {
                let is_name = name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_uppercase());
                is_name && digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit())
            })
        };
        let mut lines = self.text.lines().map(str::trim);
        lines.find(is_code).unwrap().to_owned()
    }

    /// A wrong code that names the mail.
    pub fn wrong_code(&self) -> String {
        let code = self.code();
        let (name, digits) = code.split_once('-').unwrap();
        let number: u32 = digits.parse().unwrap();
        format!("{name}-{:06}", (number + 1) % 1_000_000)
    }
}

impl SmtpServer {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (sender, mails) = mpsc::unbounded_channel();
        let keeps_silent = Arc::new(AtomicBool::new(false));
        let refuses = Arc::new(AtomicBool::new(false));
        let (silent, refusing) = (Arc::clone(&keeps_silent), Arc::clone(&refuses));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let conversation = Conversation {
                    mails: sender.clone(),
                    keeps_silent: Arc::clone(&silent),
                    refuses: Arc::clone(&refusing),
                };
                // A client that hangs up ends its own conversation only.
                tokio::spawn(async move { conversation.hold(stream).await });
            }
        });
        Self {
            port,
            mails,
            keeps_silent,
            refuses,
        }
    }

    /// Makes a server send its mails here.
    pub fn used_by(&self, config: &mut Config) {
        let url = SmtpUrl::parse(&self.url()).unwrap();
        let from = "Marathon <marathon@marathon.example>".parse().unwrap();
        config.mail = Some(MailConfig::new(url, from));
    }

    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// Whether there is no unread mail.
    pub fn is_empty(&self) -> bool {
        self.mails.is_empty()
    }

    /// The next mail that comes, within 20 seconds.
    pub async fn next(&mut self) -> Mail {
        let next = timeout(Duration::from_secs(20), self.mails.recv());
        next.await.expect("no mail comes").unwrap()
    }
}

struct Conversation {
    mails: mpsc::UnboundedSender<Mail>,
    keeps_silent: Arc<AtomicBool>,
    refuses: Arc<AtomicBool>,
}

impl Conversation {
    async fn hold(self, stream: TcpStream) -> std::io::Result<()> {
        let (reader, mut writer) = stream.into_split();
        let mut lines = BufReader::new(reader).lines();
        writer.write_all(b"220 test ESMTP\r\n").await?;
        let mut to = String::new();
        while let Some(line) = lines.next_line().await? {
            let verb = line.split([' ', ':']).next().unwrap_or_default();
            let answer: &[u8] = match verb.to_ascii_uppercase().as_str() {
                "EHLO" => b"250-test\r\n250 8BITMIME\r\n",
                "RCPT" if self.refuses.load(Ordering::Relaxed) => {
                    b"550 there is no such mailbox here\r\n"
                }
                "RCPT" => {
                    to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                    b"250 ok\r\n"
                }
                "DATA" => {
                    writer.write_all(b"354 go on\r\n").await?;
                    let mut raw = String::new();
                    while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                        raw += line.strip_prefix('.').unwrap_or(&line);
                        raw += "\r\n";
                    }
                    // The test may have ended.
                    let _ = self.mails.send(Mail::read(to.clone(), raw));
                    if self.keeps_silent.load(Ordering::Relaxed) {
                        std::future::pending::<()>().await;
                    }
                    b"250 taken\r\n"
                }
                "QUIT" => b"221 bye\r\n",
                _ => b"250 ok\r\n",
            };
            writer.write_all(answer).await?;
        }
        Ok(())
    }
}
