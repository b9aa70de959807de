//! The four ways to act, and how it works in three steps.

use marathon_domain::{Content, Document, Page, Text};
use maud::{Markup, html};

/// In the order of effort; each picture is named after its way, as is its part of the page that
/// explains it.
const WAYS: [(&str, Text, Text); 4] = [
    (
        "petition",
        Text::HomeWayPetitionTitle,
        Text::HomeWayPetitionText,
    ),
    (
        "message",
        Text::HomeWayMessageTitle,
        Text::HomeWayMessageText,
    ),
    ("letter", Text::HomeWayLetterTitle, Text::HomeWayLetterText),
    (
        "marathon",
        Text::HomeWayMarathonTitle,
        Text::HomeWayMarathonText,
    ),
];

const STEPS: [(Text, Text); 3] = [
    (Text::HomeStepReadTitle, Text::HomeStepReadText),
    (Text::HomeStepSignTitle, Text::HomeStepSignText),
    (Text::HomeStepDeliverTitle, Text::HomeStepDeliverText),
];

/// Four ways to act, side by side.
pub fn ways(content: &Content) -> Markup {
    let act = Page::Act.path(&content.language);
    html! {
        section.ways {
            div.page-width {
                h2 { (content.text(Text::HomeWaysTitle)) }
                ul.way-list role="list" {
                    @for (name, title, text) in WAYS {
                        li.way {
                            img src={ "/pictures/ways/" (name) ".svg" } alt="" width="240" height="180"
                                loading="lazy";
                            h3 {
                                @let address = match name {
                                    "petition" => Page::Sign.path(&content.language),
                                    "marathon" => Page::Marathons.path(&content.language),
                                    _ => format!("{act}#{name}"),
                                };
                                a href=(address) rel=[(name == "marathon").then_some("external")] {
                                    (content.text(title))
                                }
                            }
                            p { (content.text(text)) }
                        }
                    }
                }
            }
        }
    }
}

/// Three steps, numbered.
pub fn steps(content: &Content) -> Markup {
    let how = Page::Document(Document::How).path(&content.language);
    html! {
        section.steps.sheet-ground {
            div.page-width {
                h2 { (content.text(Text::HomeStepsTitle)) }
                ol.step-list role="list" {
                    @for (title, text) in STEPS {
                        li {
                            h3 { (content.text(title)) }
                            p { (content.text(text)) }
                        }
                    }
                }
                p { a href=(how) { (content.text(Text::HomeWaysLink)) } }
            }
        }
    }
}
