//! The OpenAPI document: generated from the handlers, then completed with this campaign's facts.

mod get_openapi;
mod marathons;
mod messages;
mod staff;

use std::sync::Arc;

use marathon_domain::{
    CaseStatus, CountryCode, Email, LetterText, Page, PersonName, Postcode, SectionCode, Slug,
    SourceTag,
};
use serde_json::{Value, json};
use utoipa::{OpenApi, openapi::OpenApi as OpenApiDocument};

use crate::state::App;

pub use get_openapi::{__path_get_openapi, get_openapi};

/// The head of the document.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Marathon API",
        description = "Takes the signatures of a letter-writing marathon, and tells the counts.",
        license(name = "AGPL-3.0-or-later", identifier = "AGPL-3.0-or-later"),
    ),
    tags(
        (name = "counts", description = "Live counts, open to every site"),
        (name = "signings", description = "Signing petitions"),
        (name = "letters", description = "Letters to the authorities"),
        (name = "marathons", description = "Writing together"),
        (name = "embedding", description = "Petitions on other sites"),
        (name = "messages", description = "Words of encouragement to the people themselves"),
        (name = "moderation", description = "What staff decides about before it is shown"),
        (name = "fraud", description = "False signatures: set aside by staff, and put back"),
        (name = "operation", description = "For operators and developers"),
    )
)]
struct Document;

/// The calls as the handlers describe them, collected by the router.
#[derive(Clone)]
pub struct Calls(Arc<OpenApiDocument>);

impl Calls {
    pub fn of(calls: OpenApiDocument) -> Self {
        Self(Arc::new(calls))
    }

    fn document(&self, app: &App) -> Value {
        document(&self.0, app)
    }
}

/// The whole document, with the petitions, languages and sections of the campaign.
fn document(calls: &OpenApiDocument, app: &App) -> Value {
    let mut document = Document::openapi();
    document.merge(calls.clone());
    let mut document = serde_json::to_value(document).unwrap_or_default();
    let fields = constraints(app);
    for schema in ["SigningRequest", "SigningForm"] {
        for (field, constraint) in &fields {
            let place = format!("/components/schemas/{schema}/properties/{field}");
            narrow(&mut document, &place, constraint);
        }
    }
    letters(app, &fields, &mut document);
    for schema in ["MarathonRequest", "MarathonForm"] {
        for (field, constraint) in marathons::constraints(app) {
            let place = format!("/components/schemas/{schema}/properties/{field}");
            narrow(&mut document, &place, &constraint);
        }
    }
    // A form also sends fields that are left empty.
    for field in ["language", "section", "source", "notice"] {
        let place = format!("/components/schemas/SigningForm/properties/{field}");
        allow_empty(&mut document, &place);
    }
    messages::narrow_messages(&mut document, app);
    staff::narrow_staff(&mut document);
    document["components"]["securitySchemes"] = json!({"staff": {"type": "http", "scheme": "bearer",
        "description": "A token that `marathon staff add` has made"}});
    for field in ["language", "section", "notice"] {
        let place = format!("/components/schemas/LetterForm/properties/{field}");
        allow_empty(&mut document, &place);
    }
    let slugs = app.petitions.keys().map(|slug| slug.as_str());
    let pictures: Vec<String> = slugs
        .chain(["all"])
        .map(|name| format!("{name}.svg"))
        .collect();
    let place = "/paths/~1api~1v1~1counts~1{picture}/get/parameters/0/schema";
    narrow(&mut document, place, &json!({"enum": pictures}));
    // An empty field of a search matches anything.
    let countries: Vec<String> = CountryCode::all()
        .map(String::from)
        .chain([String::new()])
        .collect();
    let place = "/paths/~1api~1v1~1marathons/get/parameters/0/schema";
    narrow(&mut document, place, &json!({"enum": countries}));
    document
}

/// The constraints that letters share with signings, and their own.
fn letters(app: &App, fields: &[(&str, Value)], document: &mut Value) {
    let open = app.campaign.first().open_cases().map(|case| &case.slug);
    let open: Vec<&Slug> = open.collect();
    let of_language = |language| {
        let cases = app.campaign.of_the_ten().iter();
        cases.map(move |(slug, _)| Page::Letter(slug.clone()).path(language))
    };
    let pages: Vec<String> = app.campaign.languages().flat_map(of_language).collect();
    let own = [
        ("case", json!({"enum": open})),
        (
            "text",
            json!({"minLength": 1, "maxLength": LetterText::LONGEST, "pattern": TEXT}),
        ),
        ("page", json!({"enum": pages})),
    ];
    for schema in [
        "LetterRequest",
        "LetterForm",
        "PostedLetterRequest",
        "PostedLetterForm",
    ] {
        for (field, constraint) in fields.iter().chain(&own) {
            let place = format!("/components/schemas/{schema}/properties/{field}");
            narrow(document, &place, constraint);
        }
    }
}

/// Lines that are not blank and hold no forbidden character.
const TEXT: &str = r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]*[\p{L}\p{N}][^\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]*$";

fn narrow(document: &mut Value, place: &str, constraint: &Value) {
    if let (Some(Value::Object(schema)), Value::Object(constraint)) =
        (document.pointer_mut(place), constraint)
    {
        schema.extend(constraint.clone());
    }
}

fn allow_empty(document: &mut Value, place: &str) {
    let Some(Value::Object(schema)) = document.pointer_mut(place) else {
        return;
    };
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        values.push(json!(""));
    }
    if let Some(Value::String(pattern)) = schema.get_mut("pattern") {
        *pattern = format!("^$|{pattern}");
    }
}

/// The characters that no line may hold, by the domain's rules, for the brackets of a pattern.
const FORBIDDEN: &str =
    r"\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB";

/// One label of a host's name, as a pattern.
const LABEL: &str = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

/// The constraints of this campaign for each field.
fn constraints(app: &App) -> Vec<(&'static str, Value)> {
    let known = app.campaign.sections();
    let rules = app.campaign.rules(&known);
    let open: Vec<&Slug> = rules
        .petitions
        .iter()
        .filter(|(_, status)| *status == CaseStatus::Open)
        .map(|(slug, _)| slug)
        .collect();
    let sections: Vec<&SectionCode> = rules
        .sections
        .iter()
        .filter(|section| known.key(section).is_some())
        .collect();
    let countries: Vec<CountryCode> = CountryCode::all().collect();
    let name = format!(r"^[^{FORBIDDEN}]*[\p{{L}}\p{{N}}][^{FORBIDDEN}]*$");
    let name = json!({"minLength": 1, "maxLength": PersonName::LONGEST, "pattern": name});
    vec![
        (
            "petitions",
            json!({"minItems": 1, "maxItems": open.len(), "uniqueItems": true,
                "items": {"type": "string", "enum": open}}),
        ),
        ("given_name", name.clone()),
        ("family_name", name),
        (
            "email",
            json!({"format": "email", "maxLength": Email::LONGEST}),
        ),
        ("country", json!({"enum": countries})),
        (
            "postcode",
            json!({"maxLength": Postcode::LONGEST, "pattern": r"^[\p{L}\p{N}\p{M} .,/'#()-]*$"}),
        ),
        ("language", json!({"enum": rules.campaign.languages})),
        ("section", json!({"enum": sections})),
        (
            "source",
            json!({"maxLength": SourceTag::LONGEST, "pattern": format!("^{LABEL}(\\.{LABEL})*$")}),
        ),
        ("notice", json!({"enum": rules.campaign.notices})),
        ("page", json!({"enum": pages(app)})),
    ]
}

/// The pages with a form.
fn pages(app: &App) -> Vec<String> {
    let of_language = |language| {
        let page_of = |slug: &Slug| match app.campaign.is_of_the_ten(slug) {
            true => Page::Case(slug.clone()),
            false => Page::Petition(slug.clone()),
        };
        let cases = app.petitions.keys().map(page_of);
        cases
            .chain([Page::Sign])
            .map(move |page| page.path(language))
    };
    app.campaign.languages().flat_map(of_language).collect()
}
