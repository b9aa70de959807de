//! A small built site: two languages, three petitions, two sections. The texts of the interface are
//! their own keys, so that a test sees which one was chosen.

use std::{fs, path::Path};

use marathon_domain::{
    ActText, Campaign, Case, CaseStatus, Content, CountryCode, Figures, Language, LiveText,
    MailText, MarathonText, MarathonTexts, MessageGuide, PaperText, Retention, SectionCard,
    SectionLinks, Text, Writing,
};

/// The one site that may embed petitions of the section `fr`.
pub const PARTNER: &str = "https://www.partner.example";
pub const HASHED: &str = "app-0a1b2c3d4e5f6071.js";

/// Writes the site into a folder.
pub fn write(folder: &Path, public_key: Option<&str>) {
    let contents = [content("fr"), content("en")];
    let put = |path: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put(
        "campaign/catalogue.json",
        &serde_json::to_string(&contents).unwrap(),
    );
    put(
        "campaign/sections/fr.toml",
        &section("[\"FR\"]", public_key, &[PARTNER]),
    );
    put("campaign/sections/int.toml", &section("[]", None, &[]));
    for language in ["fr", "en"] {
        put(&format!("{language}.html"), &page(language, "home", ""));
        put(
            &format!("{language}/404.html"),
            &page(language, "nothing here", ""),
        );
        let boxes = r#"<fieldset id="field-petitions" aria-describedby="hint error-petitions"><p id="error-petitions" class="field-error" hidden></p>
<input type="checkbox" name="petitions" value="one" checked><input type="checkbox" name="petitions" value="two" checked></fieldset>"#;
        put(
            &format!("{language}/sign.html"),
            &page(language, "sign", &form(language, "sign", boxes)),
        );
        put(
            &format!("{language}/confirm.html"),
            &page(language, "confirm", &confirm(language)),
        );
        put(
            &format!("{language}/my-signing.html"),
            &page(language, "mine", &my_signing(language)),
        );
        put(
            &format!("{language}/cases/one/message.html"),
            &page(language, "message", &message(language)),
        );
        put(
            &format!("{language}/cases/one/messages.html"),
            &page(language, "messages", &messages(language)),
        );
        for (name, body) in marathons(language) {
            let page = page(language, &name, &body);
            put(&format!("{language}/marathons{name}.html"), &page);
        }
        let one = r#"<input type="hidden" name="petitions" value="one">"#;
        put(
            &format!("{language}/cases/one.html"),
            &page(language, "one", &form(language, "cases/one", one)),
        );
        let text = r#"<input type="hidden" name="case" value="one"><textarea id="field-text" name="text">model</textarea><p id="error-text" hidden></p>"#;
        put(
            &format!("{language}/cases/one/letter.html"),
            &page(
                language,
                "letter",
                &form(language, "cases/one/letter", text),
            ),
        );
        for section in ["fr", "int"] {
            let embed = format!("embed/{section}/{language}/one");
            let form = form("embed", &embed["embed/".len()..], one);
            put(&format!("{embed}.html"), &page(language, "one", &form));
            put(
                &format!("{embed}/thanks.html"),
                &page(language, "thanks", ""),
            );
        }
    }
    put("embed.js", "partners' script");
    put("embed/frame-0a1b2c3d4e5f6071.js", "frame");
    put(HASHED, "export default 1");
    put(&format!("{HASHED}.br"), "compressed");
    put("stamp.svg", "<svg/>");
    let stamp = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 30"><path d="M0 0h24v30H0z"/></svg>"##;
    for slug in ["one", "two"] {
        put(&format!("stamps/{slug}-0a1b2c3d4e5f6071.svg"), stamp);
    }
}

fn content(language: &str) -> Content {
    let language: Language = language.parse().unwrap();
    let case = |number: u8, slug: &str, status: CaseStatus| Case {
        slug: slug.parse().unwrap(),
        number,
        status,
        country: Some("FR".parse().unwrap()),
        country_name: String::new(),
        map: None,
        rights: Vec::new(),
        facts_as_of: "2020-10".to_owned(),
        facts_as_of_words: String::new(),
        name: slug.to_owned(),
        name_within: None,
        short_name: slug.to_owned(),
        headline: String::new(),
        alt: "alt".to_owned(),
        summary: String::new(),
        story: Vec::new(),
        why: String::new(),
        share: String::new(),
        letter: None,
        message: MessageGuide::default(),
        addressee: format!("to {slug}"),
        demand: format!("demand of {slug}"),
    };
    Content {
        campaign: Campaign {
            id: "test-2026".to_owned(),
            languages: vec!["fr".parse().unwrap(), "en".parse().unwrap()],
            notices: vec!["1".to_owned(), "2".to_owned()],
        },
        address: String::new(),
        languages: Vec::new(),
        texts: Text::KEYS
            .iter()
            .map(|key| match *key {
                "language.locale" => language.to_string(),
                "language.direction" => "ltr".to_owned(),
                key => key.to_owned(),
            })
            .collect(),
        figures: Figures::default(),
        retention: Retention {
            ends: "2026-12-31".to_owned(),
            keep_months: 12,
        },
        further: Vec::new(),
        wins: Vec::new(),
        documents: Vec::new(),
        writing: Writing::default(),
        marathons: marathon_texts(&language),
        live_texts: LiveText::KEYS
            .iter()
            .map(|key| format!("{language} {key}"))
            .collect(),
        act_texts: ActText::KEYS
            .iter()
            .map(|key| format!("{language} {key}"))
            .collect(),
        mail_texts: MailText::KEYS
            .iter()
            .map(|key| format!("{language} {key}"))
            .collect(),
        paper_texts: PaperText::KEYS
            .iter()
            .map(|key| format!("{language} {key} {{number}}"))
            .collect(),
        cases: vec![
            case(1, "one", CaseStatus::Open),
            case(2, "two", CaseStatus::Open),
            case(3, "won", CaseStatus::Won),
        ],
        sections: vec![card("fr", &["FR"]), card("int", &[])],
        countries: CountryCode::all()
            .map(|code| (code, code.to_string()))
            .collect(),
        likely_countries: vec!["FR".parse().unwrap()],
        language,
    }
}

/// Each text is its own key, too.
fn marathon_texts(language: &Language) -> MarathonTexts {
    let texts = MarathonText::KEYS.iter();
    let names = |all: &[&str]| all.iter().map(|name| (*name).to_owned()).collect();
    MarathonTexts {
        texts: texts
            .map(|key| match *key {
                "date.pattern" => "{weekday} {day} {month} {year}".to_owned(),
                "date.hours" => "{date}, {starts} to {ends}".to_owned(),
                "date.overnight" => "{date}, {starts} to {ends} next day".to_owned(),
                _ => format!("{language} {key} {{number}}"),
            })
            .collect(),
        months: (1..=12).map(|month| format!("m{month}")).collect(),
        weekdays: names(&["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]),
        ..MarathonTexts::default()
    }
}

fn card(code: &str, countries: &[&str]) -> SectionCard {
    SectionCard {
        code: code.to_owned().try_into().unwrap(),
        name: code.to_owned(),
        languages: vec!["fr".parse().unwrap(), "en".parse().unwrap()],
        countries: countries.iter().map(|code| code.parse().unwrap()).collect(),
        minimum_age: 15,
        consent: None,
        address: Vec::new(),
        links: SectionLinks::default(),
    }
}

/// A section's file.
pub fn section(countries: &str, public_key: Option<&str>, origins: &[&str]) -> String {
    let key = public_key.map_or(String::new(), |key| format!("public_key = \"{key}\"\n"));
    format!(
        "name = {{ fr = \"A\", en = \"A\" }}\nlanguages = [\"fr\", \"en\"]\ncountries = {countries}\n\
         minimum_age = 15\norigins = {origins:?}\n{key}"
    )
}

fn page(language: &str, title: &str, form: &str) -> String {
    format!(
        r#"<!doctype html><html lang="{language}"><head><title>{title}</title>
<link rel="modulepreload" href="/{HASHED}"><link rel="preload" href="/x.wasm"><link rel="stylesheet" href="/s.css">
<script type="module" src="/{HASHED}"></script></head><body><h1>{title}</h1><noscript><img src="/api/v1/counts/all.svg"></noscript>
{form}<script type="application/json" id="data">{{}}</script></body></html>"#
    )
}

fn confirm(language: &str) -> String {
    let form = format!(r#"<form method="post" action="/{language}/confirm">"#);
    let petitions = ["one", "two", "won"].map(|slug| {
        format!(r#"<li data-petition="{slug}" data-states="pending counted" hidden>{slug}</li>"#)
    });
    let petitions = petitions.concat();
    let parts = ["confirmed", "refused", "gone", "wrong", "too-many", "busy"];
    let parts: String = parts
        .map(|part| format!(r#"<p data-part="{part}" hidden>({part})</p>"#))
        .concat();
    format!(
        r#"<div data-part="link" hidden>{form}<input type="hidden" name="t" value=""></form></div>
<div data-part="code">{form}<input name="email"><input name="code" data-mistake="wrong"></form></div>{parts}
<div data-part="not-me" hidden>{form}<input type="hidden" name="t" value=""></form></div>
<div data-part="petitions" hidden>{petitions}</div><a href="/x/confirm" hreflang="x">x</a>"#
    )
}

/// The templates of pages about marathons, in little.
fn marathons(language: &str) -> Vec<(String, String)> {
    let other = if language == "fr" { "en" } else { "fr" };
    let parts = |names: &[&str]| -> String {
        let part = |name| format!(r#"<p data-part="{name}" hidden>({name})</p>"#);
        names.iter().map(part).collect()
    };
    let fills = |names: &[&str]| -> String {
        let fill = |name| format!(r#"<b data-fill="{name}"></b>"#);
        names.iter().map(fill).collect()
    };
    let words = ["title", "when", "place", "town", "country", "words"];
    let fields = ["title", "place", "town", "date", "contact_email"].map(|name| {
        format!(r#"<input id="field-{name}" name="{name}"><p id="error-{name}" hidden></p>"#)
    });
    let fields = format!(
        r#"<div id="error-summary" tabindex="-1" hidden><ul></ul></div>{}<textarea id="field-words" name="words"></textarea>
<select name="time_zone"><optgroup data-html="zones"></optgroup></select><input type="radio" name="public" value="true" checked><input type="radio" name="public" value="false">"#,
        fields.concat()
    );
    let link = |path: &str| {
        format!(r#"<a href="/{other}/marathons{path}" hreflang="{other}">{other}</a>"#)
    };
    let secret = r#"<input type="hidden" name="receipt" value="">"#;
    let robots = r#"<meta name="robots" content="noindex">"#;
    let list = format!(
        r#"{}{}<form data-part="search" hidden><select name="country"><optgroup data-html="countries"></optgroup></select><input name="town"></form>
<ul data-part="rows" hidden><!--row--><li><a data-href="page" href="">{}</a></li><!--/row--></ul>{}<a data-part="next" data-href="next" href="" hidden>next</a>"#,
        link(""),
        parts(&["empty", "none-found", "found"]),
        fills(&words),
        fills(&["found", "page"])
    );
    let deed = r#"<span data-script="/deed.js"></span>"#;
    let one = format!(
        r#"{robots}{deed}<p data-did="marathon"></p><form data-done="marathon"></form>{}{}{}<a data-href="sign" href=""></a><a data-href="mail" href=""></a><a data-kit="poster" href="/{language}/marathons/kit/poster">poster</a>"#,
        link("/one"),
        parts(&[
            "cancelled",
            "past",
            "unlisted",
            "open",
            "come",
            "came",
            "coming",
            "results",
            "letters",
            "signatures",
            "messages",
            "too-many",
            "busy",
        ]),
        fills(&[&words[..], &["coming", "letters", "signatures"]].concat()),
    );
    let own = format!(
        r#"{robots}{deed}{}{}{}<input name="secret_link" value=""><form>{secret}<details data-open="edit">{fields}</details><input name="letters-one"><input name="signatures-one"><input name="signatures-two"></form>"#,
        link("/organise"),
        parts(&[
            "ask",
            "unknown",
            "too-many",
            "busy",
            "state",
            "created",
            "not-created",
            "edited",
            "cancel-done",
            "reported",
            "cancelled",
            "standing",
            "over",
            "waiting",
            "shown",
            "changed",
            "refused",
            "report",
            "report-early",
            "report-error",
            "report-waiting",
            "report-released",
            "report-refused",
        ]),
        fills(&["title", "when", "coming", "report-error"]),
    );
    let new = format!(
        r#"{}<form action="/api/v1/marathons"><input type="hidden" name="key" value=""><input type="hidden" name="page" value="/{language}/marathons/new">{fields}</form>"#,
        parts(&["too-many", "busy"])
    );
    let kit = |part: &str| {
        let body = format!(
            r#"{}{}{}<div data-html="code"></div>"#,
            link(&format!("/kit/{part}")),
            parts(&["marathon", "no-marathon"]),
            fills(&["title", "when", "sign-address"])
        );
        (format!("/kit/{part}"), body)
    };
    [
        (String::new(), list),
        ("/new".to_owned(), new),
        ("/one".to_owned(), one),
        ("/organise".to_owned(), own),
    ]
    .into_iter()
    .chain(["poster", "sheets", "paper", "plan"].map(kit))
    .collect()
}

fn my_signing(language: &str) -> String {
    let other = if language == "fr" { "en" } else { "fr" };
    let parts = [
        "unknown",
        "too-many",
        "busy",
        "left",
        "nothing-left",
        "withdrawn",
        "amended",
    ];
    let parts: String = parts
        .map(|part| format!(r#"<p data-part="{part}" hidden>({part})</p>"#))
        .concat();
    let states = [
        ("pending", "waits"),
        ("counted duplicate", "given"),
        ("withdrawn", "gone"),
    ];
    let petitions = ["one", "two"].map(|slug| {
        let states = states.map(|(states, words)| {
            format!(
                r#"<li data-petition="{slug}" data-states="{states}" hidden>{slug} {words}</li>"#
            )
        });
        states.concat()
    });
    format!(
        r#"<a href="/{other}/my-signing" hreflang="{other}">{other}</a>
<div data-part="ask"><form method="post" action="/{language}/my-signing"><input name="receipt" data-mistake="unknown"></form></div>
<div data-part="state" hidden><input type="hidden" name="receipt" value=""></div>{parts}{}"#,
        petitions.concat()
    )
}

fn message(language: &str) -> String {
    format!(
        r#"<form method="post" action="/api/v1/messages"><div id="error-summary" hidden><ul></ul></div>
<input type="hidden" name="page" value="/{language}/cases/one/message">
<input type="hidden" name="looked_again" value="" data-given-back="true">
<textarea id="field-text" name="text"></textarea><p id="error-text" class="field-error" hidden></p>
<input id="field-name" name="name"><p id="error-name" class="field-error" hidden></p>
<select id="field-country" name="country"><option value="">-</option><option value="FR">France</option></select>
<input type="checkbox" name="may_be_shown" value="true"></form>"#
    )
}

fn messages(language: &str) -> String {
    let path = format!("/{language}/cases/one/messages");
    format!(
        r#"<main><p data-part="none">none</p><ul data-messages></ul>
<a data-part="newest" href="{path}" hidden>newest</a><a data-part="older" href="{path}" hidden>older</a></main>"#
    )
}

fn form(language: &str, page: &str, petitions: &str) -> String {
    let text = |name: &str| {
        format!(
            r#"<input id="field-{name}" name="{name}" aria-describedby="error-{name}"><p id="error-{name}" class="field-error" hidden></p>"#
        )
    };
    format!(
        r#"<form method="post" action="/api/v1/signings"><div id="error-summary" hidden><h2>Errors</h2><ul></ul></div>
<input type="hidden" name="page" value="/{language}/{page}"><input type="hidden" name="language" value="{language}"><input type="hidden" name="notice" value="2">
{petitions}
{}
{}
{}
{}
<select id="field-country" name="country"><option value="">-</option><option value="FR">France</option><option value="BE">Belgique</option></select><p id="error-country" class="field-error" hidden></p>
<input type="checkbox" name="updates" value="true"><input type="checkbox" name="name_to_authorities" value="true">
</form>"#,
        text("given_name"),
        text("family_name"),
        text("email"),
        text("postcode"),
    )
}
