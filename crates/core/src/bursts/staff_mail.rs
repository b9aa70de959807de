//! The mail about bursts for staff: how many of what kind, and nothing that points at a person.

use std::{collections::BTreeMap, time::Duration};

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor, message::Mailbox,
    transport::smtp::extension::ClientId,
};
use marathon_domain::fraud::BurstKind;
use marathon_store::SeenBurst;

use crate::{config::MailConfig, start_error::StartError};

/// The mail gives no smaller figure.
const SMALLEST: u64 = 10;
/// The shortest time between two mails, in seconds.
const PAUSE: i64 = 3600;
const TIMEOUT: Duration = Duration::from_secs(30);

/// Sends the mail about bursts.
pub struct StaffMail {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    to: Mailbox,
    host: String,
    sent: Option<i64>,
}

impl StaffMail {
    pub fn new(config: &MailConfig, to: Mailbox, host: &str) -> Result<Self, StartError> {
        let bad = |_| StartError::Option("--smtp-url names no mail server".to_owned());
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(config.url.as_str())
            .map_err(bad)?
            .hello_name(ClientId::Domain(host.to_owned()))
            .timeout(Some(TIMEOUT))
            .build();
        Ok(Self {
            transport,
            from: config.from.clone(),
            to,
            host: host.to_owned(),
            sent: None,
        })
    }

    /// Sends a mail about bursts, unless one was sent within the hour.
    pub async fn tell(&mut self, bursts: &[SeenBurst], now: i64) {
        if self
            .sent
            .is_some_and(|sent| (sent..sent + PAUSE).contains(&now))
        {
            return;
        }
        let mail = Message::builder()
            .from(self.from.clone())
            .to(self.to.clone())
            .subject("Marathon: far more signatures than usual")
            .message_id(Some(format!("<bursts-{now}@{}>", self.host)))
            .body(text(bursts));
        let Ok(mail) = mail else {
            tracing::error!("the mail to staff could not be written");
            return;
        };
        match self.transport.send(mail).await {
            Ok(_) => self.sent = Some(now),
            // The error's text is not logged: it may hold the address.
            Err(error) => {
                let status = error.status().map(|status| status.to_string());
                tracing::warn!(status, "the mail to staff was not sent");
            }
        }
    }
}

/// The largest burst of each section and kind.
fn text(bursts: &[SeenBurst]) -> String {
    let mut largest: BTreeMap<(&str, BurstKind), (usize, &SeenBurst)> = BTreeMap::new();
    for burst in bursts {
        let (number, of_kind) = largest
            .entry((&burst.section, burst.kind))
            .or_insert((0, burst));
        *number += 1;
        if burst.signatures > of_kind.signatures {
            *of_kind = burst;
        }
    }
    let mut text = "Within this hour far more signatures have come than are usual:\n\n".to_owned();
    for ((section, kind), (number, burst)) in largest {
        let what = match kind {
            BurstKind::Network => "with one network",
            BurstKind::Domain => "with one mail domain",
            BurstKind::Source => "through one source",
            BurstKind::Country => "from one country, and few networks",
        };
        let more = if number > 1 {
            ", and more of the kind"
        } else {
            ""
        };
        let (signatures, usual) = (figure(burst.signatures), figure(burst.usual));
        text += &format!(
            "- section {section}: {signatures} {what} for one petition, where {usual} would be usual{more}\n"
        );
    }
    text + "\nIt may be a newsletter or a large school. Look with `marathon-section bursts`; no other mail follows \
            within the hour.\n"
}

fn figure(number: u64) -> String {
    match number {
        ..SMALLEST => format!("fewer than {SMALLEST}"),
        _ => number.to_string(),
    }
}
