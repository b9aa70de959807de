//! Sends the mails in the outbox. A mail is deleted only after the mail server has taken it, so no mail is
//! lost. After a crash in between it is sent again, with the same Message-ID.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
    time::Duration,
};

use futures_util::{StreamExt, future::join_all, stream};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor,
    transport::smtp::{Error as SmtpError, PoolConfig, extension::ClientId},
};
use marathon_domain::ascii_domain;
use marathon_store::{DueMail, MailReport, Store, StoreError};
use parking_lot::Mutex;
use tokio::{
    sync::{Notify, watch},
    time::timeout,
};

use super::{MailTurns, MailWriter, OutboxKey, Reach, WaitingMail, backoff};
use crate::{
    clock::Clock, config::MailConfig, rate_limit::RateLimit, start_error::StartError, stop,
    writer::Queue,
};

/// Connections to the mail server. The same number of mails is taken at once, so that no mail waits for
/// another, and even the slowest mail server finishes before their lease ends.
const CONNECTIONS: u32 = 4;
/// How long a mail server may take for one answer.
const TIMEOUT: Duration = Duration::from_secs(30);
/// How often, at least, to look for mails that are due.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// The task that sends mails.
pub struct Sender {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    writing: MailWriter,
    key: OutboxKey,
    store: Store,
    queue: Queue,
    clock: Clock,
    config: MailConfig,
    domains: RateLimit,
    turns: Arc<MailTurns>,
    reach: Reach,
    /// Notified when mails were queued.
    queued: Arc<Notify>,
    /// Mails on their way, with the attempts before. Nothing awaits while holding it.
    taken: Mutex<HashMap<String, u32>>,
}

/// A mail whose turn it is.
struct Chosen {
    mail: DueMail,
    /// `None` if it can never be written, because it was made with other secrets.
    opened: Option<WaitingMail>,
}

/// The result of one attempt.
enum Attempt {
    Sent,
    /// The mail can never be sent: it cannot be written, or the mail server does not accept such addresses.
    Hopeless,
    Failed {
        no_such_mailbox: bool,
    },
}

impl Sender {
    pub fn new(
        (store, queue, queued): (Store, Queue, Arc<Notify>),
        (writing, key): (MailWriter, OutboxKey),
        (turns, reach): (Arc<MailTurns>, Reach),
        host: &str,
        clock: Clock,
        config: MailConfig,
    ) -> Result<Self, StartError> {
        let bad = |_| StartError::Option("--smtp-url names no mail server".to_owned());
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(config.url.as_str())
            .map_err(bad)?
            .hello_name(ClientId::Domain(host.to_owned()))
            .timeout(Some(TIMEOUT))
            .pool_config(PoolConfig::new().max_size(CONNECTIONS))
            .build();
        Ok(Self {
            transport,
            writing,
            key,
            store,
            queue,
            clock,
            config,
            domains: RateLimit::mail_domains(),
            turns,
            reach,
            queued,
            taken: Mutex::default(),
        })
    }

    /// Works until it has to stop. Mails on their way then have a moment left, or are sent again
    /// later.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let grace = self.config.grace;
        tokio::select! {
            () = self.work(stop.clone()) => {}
            () = async {
                stop::requested(&mut stop).await;
                tokio::time::sleep(grace).await;
            } => {}
        }
        self.give_back().await;
        // This closes each connection politely, but does not wait for a silent mail server.
        let _ = timeout(grace, self.transport.shutdown()).await;
    }

    /// Returns mails still on their way to the outbox, so that another server need not wait for their lease
    /// to end.
    async fn give_back(&self) {
        let taken = std::mem::take(&mut *self.taken.lock());
        let now = self.clock.seconds();
        let reports = taken.into_iter().map(|(message_id, attempts)| {
            self.queue.report(MailReport {
                message_id,
                again: Some((now, attempts)),
            })
        });
        // If this cannot be written now, the mails are sent later.
        join_all(reports).await;
    }

    async fn work(&self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let pause = match self.send_due().await {
                Ok(pause) => pause,
                Err(error) => {
                    crate::metrics::store_fault();
                    tracing::error!(%error, "the outbox could not be read");
                    LOOK_EVERY
                }
            };
            self.domains.forget_old();
            tokio::select! {
                () = self.queued.notified() => {}
                () = tokio::time::sleep(pause) => {}
                () = stop::requested(&mut stop) => {}
            }
        }
    }

    /// Sends mails that are due. Returns how long to wait before looking again.
    async fn send_due(&self) -> Result<Duration, StoreError> {
        let now = self.clock.seconds();
        let due = self.store.due_mails(now, CONNECTIONS).await?;
        let found = due.len();
        let taken = due
            .iter()
            .map(|mail| (mail.message_id.clone(), mail.attempts));
        self.taken.lock().extend(taken);
        let (chosen, mut all_reported) = self.choose(due, now).await?;
        let mut sending = stream::iter(chosen)
            .map(|mail| self.send_one(mail))
            .buffer_unordered(CONNECTIONS as usize);
        while let Some(reported) = sending.next().await {
            all_reported &= reported;
        }
        if !all_reported {
            // Sending again at once would turn a broken disk into a flood of mails.
            return Ok(LOOK_EVERY);
        }
        if found == CONNECTIONS as usize {
            return Ok(Duration::ZERO);
        }
        let wait = self
            .store
            .next_due()
            .await?
            .map(|due| due - self.clock.seconds());
        let wait = wait.map(|wait| Duration::from_secs(wait.max(0).unsigned_abs()));
        Ok(wait.unwrap_or(LOOK_EVERY).min(LOOK_EVERY))
    }

    /// Chooses the mails to send among those that are due: for each domain as many as it takes now,
    /// with its networks taking turns. Puts off the others, and returns whether that could be
    /// written.
    async fn choose(&self, due: Vec<DueMail>, now: i64) -> Result<(Vec<Chosen>, bool), StoreError> {
        let mut chosen = Vec::new();
        let mut waiting: BTreeMap<String, HashMap<String, Chosen>> = BTreeMap::new();
        for mail in due {
            let opened = self.key.open(&mail.sealed, &mail.message_id);
            let domain = opened.as_ref().and_then(|opened| domain_of(&opened.email));
            let one = Chosen { mail, opened };
            match domain {
                None => chosen.push(one),
                Some(domain) => {
                    let message_id = one.mail.message_id.clone();
                    self.turns.wait(&domain, &message_id);
                    waiting.entry(domain).or_default().insert(message_id, one);
                }
            }
        }
        let mut reports = Vec::new();
        for (domain, mut mails) in waiting {
            let (mut free, mut none_for) = (Vec::new(), 0);
            for _ in 0..mails.len() {
                if let Err(seconds) = self.domains.take_of(&domain) {
                    none_for = i64::try_from(seconds).unwrap_or(i64::MAX);
                    break;
                }
                match self.next_of(&domain, &mut mails, now, &mut free).await? {
                    Some(next) => chosen.push(next),
                    None => break,
                }
            }
            for (message_id, one) in mails {
                let turn = (now, none_for.max(1));
                let due = self.turns.put_off(&domain, &message_id, free.pop(), turn);
                self.taken.lock().remove(&message_id);
                reports.push(self.queue.report(MailReport {
                    message_id,
                    again: Some((due, one.mail.attempts)),
                }));
            }
        }
        let reported = join_all(reports).await;
        Ok((chosen, reported.iter().all(Result::is_ok)))
    }

    /// The mail whose turn it is: one of those that are due, or another one, which then gives its
    /// own turn back.
    async fn next_of(
        &self,
        domain: &str,
        due: &mut HashMap<String, Chosen>,
        now: i64,
        free: &mut Vec<i64>,
    ) -> Result<Option<Chosen>, StoreError> {
        while let Some(turn) = self.turns.next(domain) {
            if let Some(one) = due.remove(&turn.message_id) {
                return Ok(Some(one));
            }
            let Some(when) = turn.due else {
                continue;
            };
            // The mail is gone, or another server has it.
            let Some(mail) = self.store.take_mail(&turn.message_id, when, now).await? else {
                continue;
            };
            free.push(when);
            self.taken
                .lock()
                .insert(mail.message_id.clone(), mail.attempts);
            let opened = self.key.open(&mail.sealed, &mail.message_id);
            return Ok(Some(Chosen { mail, opened }));
        }
        Ok(None)
    }

    /// Sends one mail and stores the result. Returns whether that could be written.
    async fn send_one(&self, Chosen { mail, opened }: Chosen) -> bool {
        let attempts = mail.attempts + 1;
        let again = match self.attempt(&mail, opened).await {
            Attempt::Sent | Attempt::Hopeless => None,
            Attempt::Failed { no_such_mailbox } => {
                let pause = backoff::pause(&self.config, attempts, no_such_mailbox);
                pause.map(|pause| (pause, attempts))
            }
        };
        if again.is_none() {
            self.turns.forget(&mail.message_id);
        }
        let report = MailReport {
            message_id: mail.message_id.clone(),
            again: again.map(|(pause, attempts)| {
                let pause = i64::try_from(pause.as_secs()).unwrap_or(i64::MAX);
                (self.clock.seconds().saturating_add(pause), attempts)
            }),
        };
        let is_reported = self.queue.report(report).await.is_ok();
        self.taken.lock().remove(&mail.message_id);
        is_reported
    }

    async fn attempt(&self, mail: &DueMail, opened: Option<WaitingMail>) -> Attempt {
        let message = opened
            .as_ref()
            .and_then(|waiting| self.writing.write(waiting, mail.kind, &mail.message_id));
        let Some(message) = message else {
            tracing::error!("a mail could not be written, and is dropped");
            crate::metrics::mail("dropped");
            return Attempt::Hopeless;
        };
        match self.transport.send(message).await {
            Ok(_) => {
                crate::metrics::mail("sent");
                Attempt::Sent
            }
            Err(error) if is_unwritable(&error, opened.as_ref()) => {
                self.reach.is_ascii_only();
                crate::metrics::mail("dropped");
                Attempt::Hopeless
            }
            Err(error) => {
                // The error's text is not logged: it may hold the address.
                let status = error.status().map(|status| status.to_string());
                tracing::warn!(status, "a mail was not sent");
                crate::metrics::mail("failed");
                Attempt::Failed {
                    no_such_mailbox: is_about_the_mailbox(&error),
                }
            }
        }
    }
}

/// The domain that a mail goes to, in the form that all its spellings share.
fn domain_of(email: &str) -> Option<String> {
    Some(ascii_domain(email.rsplit_once('@')?.1))
}

/// Whether the mail was not even tried, because its address is not ASCII and the mail server
/// accepts only ASCII.
fn is_unwritable(error: &SmtpError, opened: Option<&WaitingMail>) -> bool {
    let name = opened.and_then(|opened| Some(opened.email.rsplit_once('@')?.0));
    error.is_client() && name.is_some_and(|name| !name.is_ascii())
}

/// Whether the mail server says that the mailbox does not accept mail, and not that the server
/// itself has a problem.
fn is_about_the_mailbox(error: &SmtpError) -> bool {
    let status = error.status().map(|status| status.to_string());
    matches!(status.as_deref(), Some("550" | "551" | "553"))
}
