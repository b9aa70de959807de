//! Pages as the server finds them, in little: with the places that it fills.

use super::HASHED;

pub fn page(language: &str, title: &str, form: &str) -> String {
    format!(
        r#"<!doctype html><html lang="{language}"><head><title>{title}</title>
<link rel="modulepreload" href="/{HASHED}"><link rel="preload" href="/x.wasm"><link rel="stylesheet" href="/s.css">
<script type="module" src="/{HASHED}"></script></head><body><h1>{title}</h1><noscript><img src="/api/v1/counts/all.svg"></noscript>
{form}<script type="application/json" id="data">{{}}</script></body></html>"#
    )
}

pub fn confirm(language: &str) -> String {
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

pub fn my_signing(language: &str) -> String {
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

pub fn message(language: &str) -> String {
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

pub fn messages(language: &str) -> String {
    let path = format!("/{language}/cases/one/messages");
    format!(
        r#"<main><p data-part="none">none</p><ul data-messages></ul>
<a data-part="newest" href="{path}" hidden>newest</a><a data-part="older" href="{path}" hidden>older</a></main>"#
    )
}

pub fn form(language: &str, page: &str, petitions: &str) -> String {
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
