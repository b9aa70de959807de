//! The fields of a marathon's words, as it is announced and as it is changed.

use marathon_domain::{Content, MarathonField, MarathonText};
use maud::{Markup, html};

use crate::parts::country_options;

/// Everything but who organises.
pub fn announcement(content: &Content) -> Markup {
    let text = |text| content.marathon_text(text);
    html! {
        input type="hidden" name="language" value=(content.language);
        (line(content, MarathonField::Title, MarathonText::NewTitleLabel, Some(MarathonText::NewTitleHint), "off"))
        (line(content, MarathonField::Place, MarathonText::NewPlace, Some(MarathonText::NewPlaceHint), "off"))
        div.field-pair {
            (line(content, MarathonField::Town, MarathonText::NewTown, None, "off"))
            div.field {
                label for="field-country" { (text(MarathonText::NewCountry)) }
                select #field-country name="country" required aria-describedby="error-country" {
                    option value="" { (text(MarathonText::NewChoose)) }
                    (country_options(content, None, false))
                }
                (mistake(MarathonField::Country))
            }
        }
        div.field-pair {
            (moment(content, MarathonField::Date, MarathonText::NewDate, "date", None))
            (zone(content))
        }
        div.field-pair {
            (moment(content, MarathonField::Starts, MarathonText::NewStarts, "time", None))
            (moment(content, MarathonField::Ends, MarathonText::NewEnds, "time", Some(MarathonText::NewEndsHint)))
        }
        fieldset.marathon-public {
            legend { (text(MarathonText::NewPublicLegend)) }
            label.box {
                input type="radio" name="public" value="true" checked;
                span { (text(MarathonText::NewPublicYes)) }
            }
            label.box {
                input type="radio" name="public" value="false";
                span { (text(MarathonText::NewPublicNo)) }
            }
        }
        (line(content, MarathonField::Languages, MarathonText::NewLanguages, Some(MarathonText::NewLanguagesHint), "off"))
        (area(content, MarathonField::Words, MarathonText::NewWords, MarathonText::NewWordsHint, 6))
        (area(content, MarathonField::Access, MarathonText::NewAccess, MarathonText::NewAccessHint, 3))
    }
}

/// A line to write on.
pub fn line(
    content: &Content,
    field: MarathonField,
    label: MarathonText,
    hint: Option<MarathonText>,
    autocomplete: &str,
) -> Markup {
    let is_email = field == MarathonField::ContactEmail;
    html! {
        div.field {
            label for={ "field-" (field) } { (content.marathon_text(label)) }
            @if let Some(hint) = hint {
                p.field-hint #{ "hint-" (field) } { (content.marathon_text(hint)) }
            }
            input #{ "field-" (field) } name=(field) type=(if is_email { "email" } else { "text" })
                autocomplete=(autocomplete) dir="auto" required
                aria-describedby={ @if hint.is_some() { "hint-" (field) " " } "error-" (field) };
            (mistake(field))
        }
    }
}

fn moment(
    content: &Content,
    field: MarathonField,
    label: MarathonText,
    kind: &str,
    hint: Option<MarathonText>,
) -> Markup {
    html! {
        div.field {
            label for={ "field-" (field) } { (content.marathon_text(label)) }
            @if let Some(hint) = hint {
                p.field-hint #{ "hint-" (field) } { (content.marathon_text(hint)) }
            }
            input #{ "field-" (field) } name=(field) type=(kind) required
                aria-describedby={ @if hint.is_some() { "hint-" (field) " " } "error-" (field) };
            (mistake(field))
        }
    }
}

/// The server knows the zones of the world.
fn zone(content: &Content) -> Markup {
    html! {
        div.field {
            label for="field-time_zone" { (content.marathon_text(MarathonText::NewTimeZone)) }
            select #field-time_zone name="time_zone" required aria-describedby="error-time_zone" {
                option value="" { (content.marathon_text(MarathonText::NewChoose)) }
                optgroup label=(content.marathon_text(MarathonText::NewTimeZone)) data-html="zones" {}
            }
            (mistake(MarathonField::TimeZone))
        }
    }
}

fn area(
    content: &Content,
    field: MarathonField,
    label: MarathonText,
    hint: MarathonText,
    rows: u8,
) -> Markup {
    let optional = field == MarathonField::Access;
    html! {
        div.field {
            label for={ "field-" (field) } {
                (content.marathon_text(label))
                @if optional {
                    " " span.field-optional { "(" (content.text(marathon_domain::Text::FormOptional)) ")" }
                }
            }
            p.field-hint #{ "hint-" (field) } { (content.marathon_text(hint)) }
            textarea #{ "field-" (field) } name=(field) rows=(rows) dir="auto" required[!optional]
                aria-describedby={ "hint-" (field) " error-" (field) } {}
            (mistake(field))
        }
    }
}

/// The place for a field's mistake.
fn mistake(field: MarathonField) -> Markup {
    html! {
        p.field-error #{ "error-" (field) } hidden {}
    }
}

/// What is wrong, all together; hidden until something is.
pub fn summary(content: &Content) -> Markup {
    html! {
        div #error-summary .error-summary tabindex="-1" aria-labelledby="error-summary-title" hidden {
            h2 #error-summary-title { (content.marathon_text(MarathonText::ErrorSummaryTitle)) }
            ul {}
        }
    }
}
