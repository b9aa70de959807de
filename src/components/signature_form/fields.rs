//! What a person fills in: plain fields, the same without scripts. Uncontrolled, so that what was
//! typed before the app came stays; each with a place for its mistake, which stays hidden until the
//! app (`signing/outcome.rs`) or the server finds one.

use marathon_domain::{Content, CountryCode, Field, Page, Text};
use maud::{Markup, html};

use super::receiver::receiver;

/// All that stands in the form on a page.
pub fn fields(content: &Content, page: &Page) -> Markup {
    let text = |text| content.text(text);
    html! {
        div.signature-fields {
            div #error-summary .error-summary tabindex="-1" aria-labelledby="error-summary-title" hidden {
                h2 #error-summary-title { (text(Text::ErrorSummaryTitle)) }
                ul {}
            }
            input type="hidden" name="page" value=(page.path(&content.language));
            input type="hidden" name="language" value=(content.language);
            input type="hidden" name="notice" value=(content.campaign.notice());
            @if let Page::Case(slug) | Page::Petition(slug) = page {
                input type="hidden" name="petitions" value=(slug);
            } @else {
                (petition_choice(content))
            }
            p.remembered hidden {
                (text(Text::FormRemembered)) " "
                button.button-plain type="button" data-forget { (text(Text::FormSomeoneElse)) }
            }
            div.field-pair {
                (line(content, Field::GivenName, Text::FormGivenName, "text", "given-name"))
                (line(content, Field::FamilyName, Text::FormFamilyName, "text", "family-name"))
            }
            (line(content, Field::Email, Text::FormEmail, "email", "email"))
            div.field-pair {
                div.field {
                    label for="field-country" { (text(Text::FormCountry)) }
                    select #field-country name="country" autocomplete="country" required
                        aria-describedby="error-country" { (countries(content)) }
                    (mistake(Field::Country))
                }
                (line(content, Field::Postcode, Text::FormPostcode, "text", "postal-code"))
            }
            div.consents {
                (tick("name_to_authorities", text(Text::FormNameToAuthorities)))
                (tick("updates", text(Text::FormUpdates)))
                // Needs scripts, so it is not shown without.
                label.box.needs-scripts {
                    input #remember type="checkbox";
                    span { (text(Text::FormRemember)) }
                }
            }
            (receiver(content))
            p.form-failure role="alert" hidden {}
            button.button.button-sign aria-disabled="false" {
                span { (text(if *page == Page::Sign { Text::FormSignAll } else { Text::FormSign })) }
                span hidden { (text(Text::FormPending)) }
            }
            p.form-slow role="status" hidden {}
        }
    }
}

/// A line to write on.
fn line(content: &Content, field: Field, label: Text, kind: &str, autocomplete: &str) -> Markup {
    let optional = field == Field::Postcode;
    let hint = (field == Field::Email).then_some(Text::FormEmailHint);
    let is_name = matches!(field, Field::GivenName | Field::FamilyName);
    html! {
        div.field {
            label for={ "field-" (field) } {
                (content.text(label))
                @if optional {
                    " " span.field-optional { "(" (content.text(Text::FormOptional)) ")" }
                }
            }
            @if let Some(hint) = hint {
                p.field-hint #{ "hint-" (field) } { (content.text(hint)) }
            }
            input #{ "field-" (field) } name=(field) type=(kind) autocomplete=(autocomplete)
                inputmode=[(kind == "email").then_some("email")]
                autocapitalize=(if is_name { "words" } else { "none" })
                spellcheck="false" dir="auto" required[!optional]
                aria-describedby={ @if hint.is_some() { "hint-" (field) " " } "error-" (field) };
            (mistake(field))
        }
    }
}

/// The place for a field's mistake.
fn mistake(field: Field) -> Markup {
    html! {
        p.field-error #{ "error-" (field) } hidden {}
    }
}

fn tick(name: &str, words: &str) -> Markup {
    html! {
        label.box {
            input type="checkbox" name=(name) value="true";
            span { (words) }
        }
    }
}

/// The petitions to sign at once, each with its whole demand, each to be left out at will.
fn petition_choice(content: &Content) -> Markup {
    html! {
        fieldset #field-petitions .petition-choice tabindex="-1" aria-describedby="error-petitions" {
            legend { (content.text(Text::SignPetitionsLegend)) }
            p.field-hint { (content.text(Text::SignPetitionsHint)) }
            (mistake(Field::Petitions))
            @for case in content.open_cases() {
                label.petition-box {
                    input type="checkbox" name="petitions" value=(case.slug) checked;
                    img src=(case.picture()) alt="" width="240" height="300" loading="lazy";
                    span.petition-words {
                        span.petition-name { bdi { (case.name) } }
                        span { (case.demand) }
                        span.petition-signed hidden { (content.text(Text::CaseSigned)) }
                    }
                }
            }
        }
    }
}

/// A list in the reader's language, the likely countries on top, the likeliest chosen.
fn countries(content: &Content) -> Markup {
    let likely = &content.likely_countries;
    let named = |code: &CountryCode| content.countries.iter().find(|(listed, _)| listed == code);
    html! {
        @for (place, (code, name)) in likely.iter().filter_map(named).enumerate() {
            option value=(code) selected[place == 0] { (name) }
        }
        hr;
        @for (code, name) in content.countries.iter().filter(|(code, _)| !likely.contains(code)) {
            option value=(code) { (name) }
        }
    }
}
