//! Runs bytes from outside through the code that reads them, and checks what must hold for any
//! bytes. The fuzz targets (`fuzz/`) call this, and so does the test that runs their corpus.

use std::sync::LazyLock;

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_core::{forwarded::Forwarded, mail::ConfirmationCode};
use marathon_domain::{
    Campaign, CanonicalEmail, CaseStatus, Email, Letter, LetterRequest, Marathon, MarathonRequest,
    MarathonRules, Message, MessageRequest, Page, PostedLetterRequest, Rules, SectionCode, Signing,
    SigningRequest, Slug, ascii_domain, open_case,
};
use marathon_seal::{
    Binding, KeyFile, Kind, Payload, Randomness,
    export::{Digests, MessageLine, SealedLine, Tally},
    open,
};
use serde::de::DeserializeOwned;

use crate::{
    http::{Fields, Receipts},
    letters::LetterForm,
    marathons::MarathonForm,
    messages::MessageForm,
    signings::SigningForm,
    submission::{Unreadable, read_json},
};

/// A function that takes any bytes, and panics if something does not hold.
pub type FuzzInput = fn(&[u8]);

/// Every input, by the name of its target, which its corpus folder has too.
pub const ALL: [(&str, FuzzInput); 5] = [
    ("form", form),
    ("forwarded", forwarded),
    ("address", address),
    ("export_line", export_line),
    ("json_body", json_body),
];

/// A form: any form can be read, and comes back as it was sent.
pub fn form(bytes: &[u8]) {
    let fields = Fields::read(bytes);
    let again = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields.pairs())
        .finish();
    assert!(Fields::read(again.as_bytes()).pairs() == fields.pairs());
    assert!(fields.to::<SigningForm>().is_ok());
    assert!(fields.to::<LetterForm>().is_ok());
    assert!(fields.to::<MessageForm>().is_ok());
    assert!(fields.to::<MarathonForm>().is_ok());
    for (_, value) in fields.pairs() {
        let receipts = Receipts::read(value).text();
        assert!(Receipts::read(&receipts).text() == receipts);
        if let Some(code) = ConfirmationCode::parse(value) {
            let again = ConfirmationCode::parse(&code.text());
            assert!(again.is_some_and(|again| again == code));
        }
    }
}

/// `X-Forwarded-For`: the address that our proxy adds counts, whatever precedes it.
pub fn forwarded(bytes: &[u8]) {
    let mut headers = HeaderMap::new();
    for line in bytes.split(|byte| *byte == b'\n') {
        if let Ok(line) = HeaderValue::from_bytes(line) {
            headers.append(FORWARDED, line);
        }
    }
    for trusted in 0..4 {
        Forwarded::read(&headers, trusted);
    }
    headers.append(FORWARDED, HeaderValue::from_static("192.0.2.7"));
    let added = Forwarded::Address([192, 0, 2, 7].into());
    assert!(Forwarded::read(&headers, 1) == added);
    let joined = [bytes, b", 192.0.2.7"].concat();
    if let Ok(line) = HeaderValue::from_bytes(&joined) {
        headers.insert(FORWARDED, line);
        assert!(Forwarded::read(&headers, 1) == added);
    }
}

const FORWARDED: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Addresses of mail and of pages: an address that was read and written can be read again.
pub fn address(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(email) = Email::parse(&text) {
        assert!(Email::parse(email.as_str()).is_ok_and(|again| again == email));
        assert!(email.as_str().len() <= Email::LONGEST);
        let canonical = CanonicalEmail::of(&email);
        // A canonical address is its own canonical form.
        if let Ok(again) = Email::parse(canonical.as_str()) {
            assert!(CanonicalEmail::of(&again) == canonical);
        }
        CanonicalEmail::before(&email);
        CanonicalEmail::untagged(&email);
        let for_limits = CanonicalEmail::for_limits(&email);
        assert!(!for_limits.as_str().is_empty());
        let (_, domain) = email.parts();
        assert!(ascii_domain(domain).is_ascii());
    }
    if let Some((language, page)) = Page::at(&text) {
        let path = page.path(&language);
        assert!(Page::at(&path) == Some((language, page)));
    }
}

/// A line of an export, as a section reads it: a key opens only what was sealed to it.
pub fn export_line(bytes: &[u8]) {
    let mut digests = Digests::new(Digests::BLOCK);
    digests.line(bytes);
    assert!(digests.finish().records == 1);
    let mut tally = Tally::default();
    if let Ok(line) = serde_json::from_slice::<MessageLine>(bytes) {
        line.count(&mut tally);
        sealed(&line.record, &line.campaign, line.schema, &line.sealed);
    }
    let Ok(line) = serde_json::from_slice::<SealedLine>(bytes) else {
        return;
    };
    tally.add(&line);
    let written = serde_json::to_vec(&line).unwrap_or_default();
    let again = serde_json::from_slice::<SealedLine>(&written);
    let again = again.and_then(|again| serde_json::to_vec(&again));
    assert!(again.is_ok_and(|again| again == written));
    line.is_withdrawn();
    sealed(&line.record, &line.campaign, line.schema, &line.sealed);
    for amendment in &line.amendments {
        sealed(
            &line.record,
            &line.campaign,
            amendment.schema,
            &amendment.sealed,
        );
    }
}

fn sealed(record: &str, campaign: &str, schema: u16, sealed: &str) {
    let record = URL_SAFE_NO_PAD.decode(record).ok();
    let Some(record) = record.and_then(|record| <[u8; 16]>::try_from(record).ok()) else {
        return;
    };
    let Ok(sealed) = URL_SAFE_NO_PAD.decode(sealed) else {
        return;
    };
    let binding = Binding {
        campaign,
        record: &record,
        schema,
        kind: Kind::Signing,
    };
    assert!(open::<Payload>(&sealed, &KEY, binding).is_err());
}

/// A key that nothing is sealed to.
static KEY: LazyLock<KeyFile> =
    LazyLock::new(|| KeyFile::generate(None, &mut Randomness::from_fn(|bytes| bytes.fill(7))));

/// A body in JSON: an accepted one keeps the domain's promises, and a refused one names the field.
pub fn json_body(bytes: &[u8]) {
    let rules = RULES.rules();
    if let Some(request) = read::<SigningRequest>(bytes)
        && let Ok(signing) = Signing::parse(&request, &rules)
    {
        assert!(!signing.petitions.is_empty());
        assert!(Email::parse(signing.email.as_str()).is_ok());
        assert!(!signing.given_name.as_str().contains(char::is_control));
    }
    if let Some(request) = read::<LetterRequest>(bytes)
        && let Ok(letter) = Letter::parse(&request, &rules)
    {
        let text = letter.text.as_str();
        assert!(!text.contains(|letter: char| letter.is_control() && letter != '\n'));
    }
    if let Some(request) = read::<PostedLetterRequest>(bytes) {
        let known = open_case(&request.case, &rules);
        assert!(known.is_err() || request.case == "one");
    }
    if let Some(request) = read::<MessageRequest>(bytes)
        && let Ok(message) = Message::parse(&request, &rules)
    {
        assert!(!message.text.as_str().trim().is_empty());
    }
    if let Some(request) = read::<MarathonRequest>(bytes) {
        let marathon = Marathon::parse(
            &request,
            &MarathonRules {
                languages: &rules.campaign.languages,
                days: ("2026-01-01", "2028-01-01"),
                is_time_zone: &|zone| zone == "Europe/Paris",
                section_of: &|_| rules.sections.first().cloned(),
            },
        );
        if let Ok(marathon) = marathon {
            assert!(marathon.details.folded_town().len() <= 4 * request.town.len() + 4);
        }
    }
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    match read_json(bytes) {
        Ok(request) => Some(request),
        Err(Unreadable {
            is_malformed,
            field,
        }) => {
            let code = field.map(|(_, code)| code);
            assert!(code.is_none_or(|code| is_malformed == (code == "malformed")));
            None
        }
    }
}

/// A campaign with one case.
struct SmallCampaign {
    campaign: Campaign,
    petitions: Vec<(Slug, CaseStatus)>,
    sections: Vec<SectionCode>,
}

static RULES: LazyLock<SmallCampaign> = LazyLock::new(|| SmallCampaign {
    campaign: Campaign {
        id: "test-2026".to_owned(),
        languages: "fr".parse().into_iter().collect(),
        notices: vec!["1".to_owned()],
    },
    petitions: "one"
        .parse()
        .into_iter()
        .map(|slug| (slug, CaseStatus::Open))
        .collect(),
    sections: SectionCode::try_from("fr".to_owned()).into_iter().collect(),
});

impl SmallCampaign {
    fn rules(&self) -> Rules<'_> {
        Rules {
            campaign: &self.campaign,
            petitions: &self.petitions,
            sections: &self.sections,
        }
    }
}
