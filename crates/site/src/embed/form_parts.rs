//! The parts of which the form in a frame consists.

use marathon_domain::{Content, CountryCode, Field, Text};
use maud::{Markup, html};

use crate::parts::{country_options, tick};

/// What is wrong, all together; hidden until something is.
pub fn summary(content: &Content) -> Markup {
    html! {
        div #error-summary .error-summary tabindex="-1" aria-labelledby="error-summary-title" hidden {
            h2 #error-summary-title { (content.text(Text::ErrorSummaryTitle)) }
            ul {}
        }
    }
}

/// What the form says of itself: the address of its page, the language, the words that are shown.
pub fn about(content: &Content, address: &str) -> Markup {
    html! {
        input type="hidden" name="page" value=(address);
        input type="hidden" name="language" value=(content.language);
        input type="hidden" name="notice" value=(content.campaign.notice());
    }
}

/// Who signs; most likely from that country, if one is named.
pub fn person(content: &Content, home: Option<CountryCode>) -> Markup {
    html! {
        div.field-pair {
            (line(content, Field::GivenName, Text::FormGivenName, "text", "given-name"))
            (line(content, Field::FamilyName, Text::FormFamilyName, "text", "family-name"))
        }
        (line(content, Field::Email, Text::FormEmail, "email", "email"))
        div.field-pair {
            (country(content, home))
            (line(content, Field::Postcode, Text::FormPostcode, "text", "postal-code"))
        }
    }
}

/// What one may agree to beside signing, never ticked beforehand.
pub fn consents(content: &Content) -> Markup {
    html! {
        (tick("name_to_authorities", content.text(Text::FormNameToAuthorities)))
        (tick("updates", content.text(Text::FormUpdates)))
    }
}

/// The button, with a place above for what went wrong.
pub fn send(content: &Content, several: bool) -> Markup {
    let words = if several {
        Text::FormSignAll
    } else {
        Text::FormSign
    };
    html! {
        p.form-failure role="alert" hidden {}
        button.button.button-sign aria-disabled="false" {
            span { (content.text(words)) }
            span hidden { (content.text(Text::FormPending)) }
        }
    }
}

/// The petitions to sign at once, each with its whole demand, each to be left out at will.
pub fn petition_choice(content: &Content) -> Markup {
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

fn country(content: &Content, home: Option<CountryCode>) -> Markup {
    html! {
        div.field {
            label for="field-country" { (content.text(Text::FormCountry)) }
            select #field-country name="country" autocomplete="country" required
                aria-describedby="error-country" { (country_options(content, home, true)) }
            (mistake(Field::Country))
        }
    }
}

/// A line to write on.
fn line(content: &Content, field: Field, label: Text, kind: &str, autocomplete: &str) -> Markup {
    let hint = (field == Field::Email).then_some(Text::FormEmailHint);
    let optional = field == Field::Postcode;
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
