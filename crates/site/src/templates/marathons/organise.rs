//! What an organiser does with the secret link: see, change, cancel, print, report. The secret stands in
//! forms only, or behind the `#`, as a receipt does on the page of one's own signing.

use marathon_domain::{Case, Content, MarathonText, Page};
use maud::{Markup, html};

use super::{
    KIT,
    announcement::{announcement, summary},
    done, styles, ticked_off, trouble,
};
use crate::templates::ORGANISER;

/// All parts; as it stands in the file, the one that asks is shown.
pub fn organise_page(content: &Content) -> Markup {
    html! {
        div.page-width.marathon-own {
            (styles())
            (ask(content))
            div data-part="state" hidden {
                (created(content))
                (state(content))
                (kit(content))
                p.marathon-notice data-part="over" hidden { (content.marathon_text(MarathonText::OwnIsOver)) }
                div data-part="standing" hidden { (edit(content)) }
                (report(content))
                div data-part="standing" hidden { (cancel(content)) }
            }
        }
    }
}

fn ask(content: &Content) -> Markup {
    let text = |text| content.marathon_text(text);
    html! {
        div data-part="ask" {
            h1 { (text(MarathonText::OwnTitle)) }
            p.lead { (text(MarathonText::OwnLead)) }
            p.field-error #error-receipt role="alert" data-part="unknown" hidden { (text(MarathonText::OwnUnknown)) }
            (trouble(content))
            form.marathon-fields method="post" action=(Page::OrganiseMarathon.path(&content.language)) {
                div.field {
                    label for="own-secret" { (text(MarathonText::OwnSecret)) }
                    p.field-hint #hint-receipt { (text(MarathonText::OwnSecretHint)) }
                    input #own-secret name="receipt" autocomplete="off" autocapitalize="none"
                        spellcheck="false" dir="ltr" required data-own-field=(ORGANISER)
                        aria-describedby="hint-receipt error-receipt";
                }
                button.button { (text(MarathonText::OwnShow)) }
            }
        }
    }
}

/// The one time that the secret is shown.
fn created(content: &Content) -> Markup {
    let text = |text| content.marathon_text(text);
    html! {
        section.marathon-created data-part="created" hidden {
            (ticked_off())
            h1 tabindex="-1" autofocus { (text(MarathonText::OwnCreatedTitle)) }
            p.lead { (text(MarathonText::OwnCreatedText)) }
            div.field {
                label for="secret-link" { (text(MarathonText::OwnCreatedLink)) }
                input #secret-link name="secret_link" readonly dir="ltr" value="";
            }
            p { (text(MarathonText::OwnCreatedNext)) }
        }
    }
}

fn state(content: &Content) -> Markup {
    let text = |text| content.marathon_text(text);
    html! {
        section {
            h1 data-part="not-created" { (text(MarathonText::OwnTitle)) }
            (done(content, "edited", MarathonText::OwnEdited))
            (done(content, "cancel-done", MarathonText::OwnCancelDone))
            (done(content, "reported", MarathonText::OwnReported))
            p.marathon-own-title { bdi data-fill="title" {} }
            p.marathon-when { span data-fill="when" {} }
            p.marathon-notice data-part="cancelled" hidden { (text(MarathonText::OwnIsCancelled)) }
            p data-part="waiting" hidden { (text(MarathonText::OwnWaiting)) }
            p.marathon-notice data-part="refused" hidden { (text(MarathonText::OwnRefused)) }
            p data-part="shown" hidden {
                (text(MarathonText::OwnReleased)) " "
                a.marathon-address rel="external" dir="ltr" href="" data-href="page" data-fill="address" {}
            }
            p data-part="changed" hidden { (text(MarathonText::OwnChanged)) }
            p data-part="shown" hidden data-fill="coming" {}
        }
    }
}

/// Opened by the secret, since what is printed may not have been released yet.
fn kit(content: &Content) -> Markup {
    let text = |text| content.marathon_text(text);
    html! {
        section {
            h2 { (text(MarathonText::OwnKitTitle)) }
            p { (text(MarathonText::OwnKitText)) }
            ul.kit-links {
                @for (part, words) in KIT {
                    li {
                        form method="post" action=(Page::Kit(part).path(&content.language)) target="_blank" {
                            input type="hidden" name="receipt" value="";
                            button.button-plain { (text(words)) }
                        }
                    }
                }
                li {
                    a href=(Page::Booklet.path(&content.language)) { (text(MarathonText::KitBooklet)) }
                }
            }
        }
    }
}

fn edit(content: &Content) -> Markup {
    let text = |text| content.marathon_text(text);
    html! {
        details #edit data-open="edit" {
            summary { (text(MarathonText::OwnEditTitle)) }
            p { (text(MarathonText::OwnEditText)) }
            (act(content, "edit", &html! {
                (summary(content))
                (announcement(content))
                button.button { (text(MarathonText::OwnEditButton)) }
            }))
        }
    }
}

fn report(content: &Content) -> Markup {
    let text = |text| content.marathon_text(text);
    html! {
        section #report {
            h2 { (text(MarathonText::OwnReportTitle)) }
            p data-part="report-early" hidden { (text(MarathonText::OwnReportEarly)) }
            div data-part="report" hidden {
                p { (text(MarathonText::OwnReportText)) }
                p.marathon-notice data-part="report-waiting" hidden { (text(MarathonText::OwnReportWaiting)) }
                p.marathon-notice data-part="report-released" hidden { (text(MarathonText::OwnReportReleased)) }
                p.marathon-notice data-part="report-refused" hidden { (text(MarathonText::OwnReportRefused)) }
                (act(content, "report", &html! {
                    p.field-error #error-report role="alert" data-part="report-error" hidden data-fill="report-error" {}
                    @for case in &content.cases { (figures(content, case)) }
                    button.button { (text(MarathonText::OwnReportButton)) }
                }))
            }
        }
    }
}

fn figures(content: &Content, case: &Case) -> Markup {
    html! {
        fieldset.marathon-figures {
            legend { bdi { (case.name) } }
            @for (kind, words) in [
                ("letters", MarathonText::OwnReportLetters),
                ("signatures", MarathonText::OwnReportSignatures),
                ("messages", MarathonText::OwnReportMessages),
            ] {
                @let name = format!("{kind}-{}", case.slug);
                div.field {
                    label for=(name) { (content.marathon_text(words)) }
                    input id=(name) name=(name) inputmode="numeric" autocomplete="off" maxlength="8"
                        aria-describedby="error-report";
                }
            }
        }
    }
}

fn cancel(content: &Content) -> Markup {
    let text = |text| content.marathon_text(text);
    html! {
        details {
            summary { (text(MarathonText::OwnCancelTitle)) }
            p { (text(MarathonText::OwnCancelText)) }
            (act(content, "cancel", &html! {
                button.button-plain { (text(MarathonText::OwnCancelButton)) }
            }))
        }
    }
}

/// A form that acts by the secret, which the server writes into it.
fn act(content: &Content, act: &str, fields: &Markup) -> Markup {
    html! {
        form.marathon-fields method="post" action=(Page::OrganiseMarathon.path(&content.language)) novalidate {
            input type="hidden" name="receipt" value="";
            input type="hidden" name="act" value=(act);
            (fields)
        }
    }
}
