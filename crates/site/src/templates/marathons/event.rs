//! One marathon: when, where, what for, who comes, and what it brought.

use marathon_domain::{ActText, Content, MarathonText, Page, Text};
use maud::{Markup, html};

use super::{kit_links, styles, ticked_off, trouble};

/// All of it; the server shows the parts that are true.
pub fn event_page(content: &Content) -> Markup {
    let text = |text| content.marathon_text(text);
    html! {
        article.page-width.marathon {
            (styles())
            header.marathon-head {
                p.case-kicker { (text(MarathonText::EventKicker)) }
                h1 dir="auto" data-fill="title" data-lang { (text(MarathonText::EventTitle)) }
                p.marathon-notice data-part="cancelled" hidden { (text(MarathonText::EventCancelled)) }
                p.marathon-notice data-part="past" hidden { (text(MarathonText::EventPast)) }
                p.marathon-quiet data-part="unlisted" hidden { (text(MarathonText::EventUnlisted)) }
            }
            (facts(content))
            div.marathon-words dir="auto" data-fill="words" data-lang {}
            section.marathon-results data-part="results" hidden {
                h2 { (text(MarathonText::EventResultsTitle)) }
                ul {
                    li data-part="letters" hidden data-fill="letters" {}
                    li data-part="signatures" hidden data-fill="signatures" {}
                    li data-part="messages" hidden data-fill="messages" {}
                }
            }
            div data-part="open" hidden { (coming(content)) }
            section {
                h2 { (text(MarathonText::EventSignTitle)) }
                p { (text(MarathonText::EventSignText)) }
                p {
                    a.button.button-flame rel="external" href=(Page::Sign.path(&content.language)) data-href="sign" {
                        (text(MarathonText::EventSignLink))
                    }
                }
            }
            (share(content))
            section {
                h2 { (text(MarathonText::EventKitTitle)) }
                p { (text(MarathonText::EventKitText)) }
                (kit_links(content))
            }
            p {
                a href=(Page::Marathons.path(&content.language)) rel="external" { (text(MarathonText::EventAll)) }
            }
        }
    }
}

fn facts(content: &Content) -> Markup {
    let text = |text| content.marathon_text(text);
    html! {
        dl.marathon-facts {
            div {
                dt { (text(MarathonText::EventWhen)) }
                dd {
                    time datetime="" data-datetime="starts" data-fill="when" {}
                    br;
                    span.marathon-quiet data-fill="zone" {}
                    span data-part="open" hidden {
                        br;
                        a rel="external" href="" data-href="calendar" { (text(MarathonText::EventCalendar)) }
                    }
                }
            }
            div {
                dt { (text(MarathonText::EventWhere)) }
                dd { bdi data-fill="place" {} br; bdi data-fill="town" {} ", " span data-fill="country" {} }
            }
            div {
                dt { (text(MarathonText::EventLanguages)) }
                dd { bdi data-fill="languages" {} }
            }
            div data-part="access" hidden {
                dt { (text(MarathonText::EventAccess)) }
                dd.marathon-lines dir="auto" data-fill="access" data-lang {}
            }
        }
    }
}

/// A number and no names; it is shown from a number on that points at nobody.
fn coming(content: &Content) -> Markup {
    let text = |text| content.marathon_text(text);
    html! {
        section.marathon-coming {
            h2 { (text(MarathonText::EventComingTitle)) }
            (ticked_off())
            // The server adds the name of the marathon to what is done here.
            p.marathon-done #came tabindex="-1" autofocus data-part="came" data-did="marathon" hidden {
                (text(MarathonText::EventComingDone))
            }
            (trouble(content))
            div data-part="come" data-undone="marathon" {
                p { (text(MarathonText::EventComingText)) }
                form method="post" action="" data-action="page" data-act data-done="marathon" data-focus="came"
                    data-offline=(content.act_text(ActText::Offline))
                    data-busy=(text(MarathonText::NewBusy)) data-too-many=(text(MarathonText::NewTooMany)) {
                    p.form-failure role="alert" hidden {}
                    button.button { (text(MarathonText::EventComingButton)) }
                    p.form-slow role="status" hidden {}
                }
            }
            p data-part="coming" hidden data-fill="coming" {}
        }
    }
}

fn share(content: &Content) -> Markup {
    let text = |text| content.marathon_text(text);
    html! {
        section.share {
            h2 { (text(MarathonText::EventShareTitle)) }
            p { (text(MarathonText::EventShareText)) br; span.marathon-address dir="ltr" data-fill="address" {} }
            ul.share-ways role="list" {
                li.needs-app {
                    button.button-plain type="button" data-to-copy="address" data-link="" {
                        (content.text(Text::ShareCopy))
                    }
                }
                li { a href="" data-href="mail" { (content.text(Text::ShareMail)) } }
            }
            p.share-outcome role="status" {}
        }
    }
}
