//! Writes a mail in the supporter's language. It holds no words of a supporter: whoever types
//! someone else's address cannot send them a message.

use lettre::{
    Message,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};
use marathon_domain::{Content, Language, MailText, Page, Text, ascii_domain};
use marathon_store::MailKind;
use maud::{DOCTYPE, html};

use super::outbox_key::WaitingMail;

/// The texts of mails in one language.
#[derive(Clone)]
pub struct MailTexts {
    language: Language,
    direction: String,
    site: String,
    texts: Vec<String>,
}

impl MailTexts {
    pub fn of(content: &Content) -> Self {
        Self {
            language: content.language.clone(),
            direction: content.text(Text::LanguageDirection).to_owned(),
            site: content.text(Text::SiteName).to_owned(),
            texts: content.mail_texts.clone(),
        }
    }

    fn text(&self, text: MailText) -> &str {
        self.texts.get(text as usize).map_or("", String::as_str)
    }
}

/// Writes mails of this site.
pub struct MailWriter {
    /// One for each language, in the campaign's order; never empty.
    pub texts: Vec<MailTexts>,
    pub public_url: String,
    pub from: Mailbox,
}

/// One part of a mail.
enum MailPart {
    Words(String),
    Link { words: String, address: String },
    Code(String),
}

impl MailWriter {
    /// The mail, with the domain of its address in ASCII, which most mail servers accept. `None` if the
    /// address cannot be in a mail.
    pub fn write(
        &self,
        waiting: &WaitingMail,
        kind: MailKind,
        message_id: &str,
    ) -> Option<Message> {
        let texts = self
            .texts
            .iter()
            .find(|texts| texts.language.as_str() == waiting.language)
            .unwrap_or(self.texts.first()?);
        let (local, domain) = waiting.email.rsplit_once('@')?;
        let to = lettre::Address::new(local, ascii_domain(domain)).ok()?;
        let (subject, lines) = match kind {
            MailKind::Confirm => self.confirm(texts, waiting),
            MailKind::Already => self.already(texts),
            MailKind::Letter => self.confirm_letter(texts, waiting),
        };
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(subject)
            .message_id(Some(message_id.to_owned()))
            .date_now()
            .multipart(MultiPart::alternative_plain_html(
                plain(&lines),
                as_html(texts, subject, &lines),
            ))
            .ok()?;
        // Keeps automatic replies away.
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        let headers = message.headers_mut();
        headers.insert_raw(HeaderValue::new(automatic, "auto-generated".to_owned()));
        Some(message)
    }

    fn confirm<'a>(&self, texts: &'a MailTexts, waiting: &WaitingMail) -> (&'a str, Vec<MailPart>) {
        let mut lines = self.asking(
            (texts, waiting),
            MailText::ConfirmLead,
            MailText::ConfirmLink,
        );
        lines.extend([
            MailPart::Words(texts.text(MailText::ConfirmNotYou).to_owned()),
            MailPart::Link {
                words: texts.text(MailText::ConfirmOwn).to_owned(),
                address: self.own_page(texts, waiting),
            },
            MailPart::Words(texts.site.clone()),
        ]);
        (texts.text(MailText::ConfirmSubject), lines)
    }

    /// A letter has no receipt: once confirmed, it cannot be taken back.
    fn confirm_letter<'a>(
        &self,
        texts: &'a MailTexts,
        waiting: &WaitingMail,
    ) -> (&'a str, Vec<MailPart>) {
        let mut lines = self.asking((texts, waiting), MailText::LetterLead, MailText::LetterLink);
        lines.extend([
            MailPart::Words(texts.text(MailText::LetterNotYou).to_owned()),
            MailPart::Words(texts.site.clone()),
        ]);
        (texts.text(MailText::LetterSubject), lines)
    }

    /// The subject of the mail, the link, and the code.
    fn asking(
        &self,
        (texts, waiting): (&MailTexts, &WaitingMail),
        lead: MailText,
        link: MailText,
    ) -> Vec<MailPart> {
        let page = format!("{}{}", self.public_url, Page::Confirm.path(&texts.language));
        let words = |text| MailPart::Words(texts.text(text).to_owned());
        vec![
            words(lead),
            MailPart::Link {
                words: texts.text(link).to_owned(),
                address: format!("{page}?t={}", waiting.token),
            },
            words(MailText::ConfirmExpires),
            words(MailText::ConfirmCode),
            MailPart::Code(waiting.code.clone()),
            MailPart::Link {
                words: texts.text(MailText::ConfirmCodeLink).to_owned(),
                address: page,
            },
        ]
    }

    /// The receipt is behind the `#`, which browsers send to nobody.
    fn own_page(&self, texts: &MailTexts, waiting: &WaitingMail) -> String {
        let page = Page::MySigning.path(&texts.language);
        match waiting.receipt.as_str() {
            "" => format!("{}{page}", self.public_url),
            receipt => format!("{}{page}#receipt={receipt}", self.public_url),
        }
    }

    fn already<'a>(&self, texts: &'a MailTexts) -> (&'a str, Vec<MailPart>) {
        let lines = vec![
            MailPart::Words(texts.text(MailText::AlreadyLead).to_owned()),
            MailPart::Words(texts.text(MailText::AlreadyNotYou).to_owned()),
            MailPart::Words(texts.site.clone()),
        ];
        (texts.text(MailText::AlreadySubject), lines)
    }
}

fn plain(lines: &[MailPart]) -> String {
    let written = lines.iter().map(|line| match line {
        MailPart::Words(words) => words.clone(),
        MailPart::Link { words, address } => format!("{words}\n{address}"),
        MailPart::Code(code) => code.clone(),
    });
    written.collect::<Vec<_>>().join("\n\n") + "\n"
}

fn as_html(texts: &MailTexts, subject: &str, lines: &[MailPart]) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(texts.language) dir=(texts.direction) {
            head { meta charset="utf-8"; title { (subject) } }
            body {
                @for line in lines {
                    @match line {
                        MailPart::Words(words) => p { (words) },
                        MailPart::Link { words, address } => p { a href=(address) { (words) } },
                        MailPart::Code(code) => p { strong dir="ltr" { (code) } },
                    }
                }
            }
        }
    };
    page.into_string()
}
