//! A letter to the authorities about a case: the rules first, then a model to change at will, then
//! paper, clipboard or the mail program. It can be read, written and printed without scripts.

mod hand_over;

use marathon_domain::{
    Case, CaseStatus, Content, LetterModel, Page, Text, WritingHint, WritingRules, naming_pattern,
};
use maud::{Markup, html};

use crate::{
    components::{list_separator, rule_lists, stamp},
    share_links::encoded,
};

/// The page to write a letter on; none for a petition beside the ten.
pub fn letter_page(content: &Content, case: &Case) -> Option<Markup> {
    let model = case.letter.as_ref()?;
    let story = Page::Case(case.slug.clone()).path(&content.language);
    Some(html! {
        div.page-width.writing {
            header.writing-head {
                (stamp(content, case))
                p.case-kicker { (content.text(Text::LetterKicker)) }
                h1 { (content.fill(Text::LetterTitle, "name", case.name_within())) }
                p.lead { (content.text(Text::LetterLead)) }
                p { a href=(story) { (content.fill(Text::LetterBack, "name", &case.name)) } }
            }
            @if case.status == CaseStatus::Open {
                (rules(content, model))
                (writing(content, case, model))
                (hand_over::hand_over(content, case))
                (paper(content, case, model))
            } @else {
                p.case-won { (content.text(Text::CaseWon)) }
            }
        }
    })
}

/// What to do and what not, before anything is written.
fn rules(content: &Content, model: &LetterModel) -> Markup {
    let general = &content.writing;
    let languages = model.languages.join(list_separator(content));
    html! {
        section.writing-rules {
            h2 { (content.text(Text::LetterRulesTitle)) }
            (rule_lists(content, &general.letter, &model.rules))
            p { (general.languages_understood.replace("{languages}", &languages)) }
            p {
                @if model.return_address_wise { (general.return_address_wise) }
                @else { (general.return_address_unwise) }
            }
            @if model.rules == WritingRules::default() {
                p.field-hint { (general.general_note) }
            }
        }
    }
}

fn writing(content: &Content, case: &Case, model: &LetterModel) -> Markup {
    let text = |text| content.text(text);
    let hints = [
        (WritingHint::Contact, Text::HintContact),
        (WritingHint::Link, Text::HintLink),
        (WritingHint::Loud, Text::HintLoud),
        (WritingHint::Long, Text::HintLong),
    ];
    html! {
        section.letter.letter-writing {
            fieldset.letter-points.needs-scripts {
                legend { (text(Text::LetterPointsLegend)) }
                p.field-hint { (text(Text::LetterPointsHint)) }
                @for point in &model.points {
                    label.box {
                        input type="checkbox" data-point checked autocomplete="off";
                        span { (point) }
                    }
                }
            }
            div.field {
                label for="field-text" { (text(Text::LetterText)) }
                p.field-hint #letter-text-hint { (text(Text::LetterTextHint)) }
                // Part of the form further down.
                textarea #field-text name="text" form=(hand_over::FORM) rows="22" dir="auto"
                    aria-describedby="letter-text-hint letter-hints error-text"
                    data-letter=(case.slug) data-demand=(model.demand) {
                    (model.text())
                }
                p.field-error #error-text hidden {}
            }
            div #letter-hints role="status" {
                ul.writing-hints {
                    @for (hint, words) in hints {
                        li #{ "hint-" (hint.as_str()) } data-when=(hint.pattern()) hidden { (text(words)) }
                    }
                    li #hint-name data-unless=(naming_pattern(&case.name)) hidden { (text(Text::HintName)) }
                }
            }
            label.box.needs-scripts {
                input #letter-keep type="checkbox" autocomplete="off";
                span { (text(Text::LetterKeep)) }
            }
            (ways(content, case, model))
        }
    }
}

fn ways(content: &Content, case: &Case, model: &LetterModel) -> Markup {
    let text = |text| content.text(text);
    let subject = content.fill(Text::LetterSubject, "name", &case.name);
    let start = format!("mailto:?subject={}&body=", encoded(&subject));
    html! {
        h2 { (text(Text::LetterSendTitle)) }
        p { (text(Text::LetterSendText)) }
        @if let Some(section) = content.likely_section().filter(|section| !section.address.is_empty()) {
            p {
                (text(Text::LetterSectionAddress)) br;
                bdi { (section.name) }
                @for line in &section.address { br; bdi { (line) } }
            }
        }
        div.letter-ways {
            button.button.button-flame.needs-scripts type="button" data-print
                data-deed={ "letter:" (case.slug) } {
                (text(Text::LetterPrint))
            }
            button.button-plain.needs-scripts type="button" data-copy-letter
                data-copied=(text(Text::LetterCopied)) data-failed=(text(Text::LetterCopyFailed)) {
                (text(Text::LetterCopy))
            }
            a #letter-mail data-start=(start)
                href={ (start) (encoded(&mail_body(&model.text()))) } {
                (text(Text::LetterMail))
            }
        }
        p.field-hint { (text(Text::LetterPrintHint)) }
        p #letter-outcome role="status" {}
    }
}

/// Lines end as RFC 6068 wants them.
fn mail_body(text: &str) -> String {
    text.replace('\n', "\r\n")
}

/// The letter as it is printed, and nothing else of the page.
fn paper(content: &Content, case: &Case, model: &LetterModel) -> Markup {
    html! {
        div.letter-sheet aria-hidden="true" {
            p.letter-address {
                (case.addressee)
                @if !model.address.is_empty() {
                    @for line in &model.address { br; (line) }
                } @else if let Some(section) = content.likely_section() {
                    br;
                    (content.fill(Text::LetterCareOf, "section", &section.name))
                    @for line in &section.address { br; (line) }
                }
            }
            div.letter-body #letter-paper dir="auto" { (model.text()) }
        }
    }
}
