//! Where the mail leads: a button for the link in it, fields for its code, and what came of either. The
//! server shows the parts that are meant (`http/confirm/page.rs`), and sends no scripts with them.

use marathon_domain::{Content, LiveText, Page, Text};
use maud::{Markup, html};

use super::own_petitions::{STANDING, own_petitions};

/// All parts; as it stands in the file, the one for the code is shown.
pub fn confirm_page(content: &Content) -> Markup {
    html! {
        section.page-width.confirm {
            (link(content))
            (code(content))
            @for (part, title, lead) in [
                ("confirmed", Text::ConfirmDoneTitle, Text::ConfirmDoneLead),
                ("refused", Text::ConfirmRefusedTitle, Text::ConfirmRefusedLead),
                ("gone", Text::ConfirmGoneTitle, Text::ConfirmGoneLead),
            ] {
                div data-part=(part) hidden {
                    h1 { (content.text(title)) }
                    p.lead { (content.text(lead)) }
                    p { a.button href=(Page::Home.path(&content.language)) { (content.text(Text::NotFoundHome)) } }
                }
            }
            (not_me(content))
        }
    }
}

/// One button: whatever follows links by itself presses none.
fn link(content: &Content) -> Markup {
    let text = |text| content.text(text);
    let action = Page::Confirm.path(&content.language);
    html! {
        div data-part="link" hidden {
            h1 { (text(Text::ConfirmTitle)) }
            p.lead { (text(Text::ConfirmLead)) }
            div data-part="petitions" hidden {
                p { (text(Text::ConfirmPetitions)) }
                (own_petitions(content, STANDING, |_| html! {}))
            }
            (trouble(content))
            form method="post" action=(action) {
                input type="hidden" name="t" value="";
                button.button { (text(Text::ConfirmButton)) }
            }
        }
    }
}

/// Beside the link, and where nothing is left to confirm: whoever gets such mails can end them.
fn not_me(content: &Content) -> Markup {
    let text = |text| content.text(text);
    html! {
        div data-part="not-me" hidden {
            details {
                summary { (text(Text::ConfirmNotMe)) }
                p { (text(Text::ConfirmNotMeText)) }
                form method="post" action=(Page::Confirm.path(&content.language)) {
                    input type="hidden" name="t" value="";
                    input type="hidden" name="act" value="refuse";
                    button.button-plain { (text(Text::ConfirmNotMeButton)) }
                }
            }
        }
    }
}

fn code(content: &Content) -> Markup {
    let text = |text| content.text(text);
    html! {
        div data-part="code" {
            h1 { (text(Text::ConfirmCodeTitle)) }
            p.lead { (text(Text::ConfirmCodeLead)) }
            // Without scripts only the focus brings the reader to what is wrong.
            p.field-error #error-code role="alert" tabindex="-1" autofocus data-part="wrong" hidden { (text(Text::ConfirmWrong)) }
            (trouble(content))
            form method="post" action=(Page::Confirm.path(&content.language)) {
                div.field {
                    label for="confirm-email" { (text(Text::FormEmail)) }
                    input #confirm-email name="email" type="email" autocomplete="email" dir="auto" required
                        aria-describedby="error-code" data-mistake="wrong";
                }
                div.field {
                    label for="confirm-code" { (text(Text::ConfirmCode)) }
                    input #confirm-code name="code" autocapitalize="characters" spellcheck="false" autocomplete="one-time-code"
                        dir="ltr" required aria-describedby="error-code" data-mistake="wrong";
                }
                button.button { (text(Text::ConfirmButton)) }
            }
        }
    }
}

/// What the server says when it cannot act now.
pub fn trouble(content: &Content) -> Markup {
    html! {
        p.form-failure role="alert" tabindex="-1" autofocus data-part="too-many" hidden {
            (content.live_text(LiveText::ErrorTooMany))
        }
        p.form-failure role="alert" tabindex="-1" autofocus data-part="busy" hidden {
            (content.live_text(LiveText::ErrorBusy))
        }
    }
}
