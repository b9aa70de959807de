//! The ways from the page to paper, clipboard and mail program.

use leptos::prelude::*;
use marathon_domain::{Case, Text, percent_encoded as encoded};

use super::{
    destination::{Destination, PostedTo},
    written::Written,
};
use crate::{
    browser::clipboard,
    components::PrintButton,
    erased::Erased,
    reactive::{flag, follow, on, words},
    state::use_content,
};

/// The longest link: longer ones silently do nothing under Windows and in some mail programs.
const LONGEST_LINK: usize = 2_000;

/// How a letter with an address is sent.
#[component]
pub fn LetterWays(case: Case, written: Written, destination: Destination) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    view! {
        <h2>{text(Text::LetterSendTitle)}</h2>
        <p>{text(Text::LetterSendText)}</p>
        <PostedTo destination />
        <Ways case written is_sent=true />
    }
    .erased()
}

/// How a letter without an address is kept.
#[component]
pub fn LetterCopies(case: Case, written: Written) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    view! {
        <section class="letter letter-writing letter-copies">
            <h2>{text(Text::LetterKeepTitle)}</h2>
            <p>{text(Text::LetterKeepText)}</p>
            <Ways case written is_sent=false />
        </section>
    }
    .erased()
}

/// Paper, clipboard, mail program.
#[component]
fn Ways(
    case: Case,
    written: Written,
    /// Whether the printed letter is posted, so that printing ticks the letter off.
    is_sent: bool,
) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let outcome = RwSignal::new(None);
    let copied = text(Text::LetterCopied);
    let failed = text(Text::LetterCopyFailed);
    let copy = {
        let failed = failed.clone();
        move |_| copy(written, outcome, copied.clone(), failed.clone())
    };

    let subject = content.fill(Text::LetterSubject, "name", &case.name);
    let empty_mail = ["mailto:?subject=", &encoded(&subject)].concat();
    // Only the app knows what the writer has changed. Until it has looked, the mail has no text, which is better
    // than the model's text in place of the writer's.
    let whole_mail = RwSignal::new(None);
    follow({
        let empty_mail = empty_mail.clone();
        move || whole_mail.set(written.text().with(|text| mail_with(&empty_mail, text)))
    });
    let mail = words(move || Some(whole_mail.get().unwrap_or_else(|| empty_mail.clone())));
    let mail_copied = text(Text::LetterMailCopied);
    let open_mail = move |_| {
        if whole_mail.with_untracked(Option::is_none) {
            self::copy(written, outcome, mail_copied.clone(), failed.clone());
        }
    };

    let printed = text(Text::LetterPrint);
    let print = match is_sent {
        true => {
            let deed = format!("letter:{}", case.slug);
            view! { <PrintButton class="button-flame" words=printed deed /> }.into_any()
        }
        false => view! { <PrintButton class="letter-print" words=printed /> }.into_any(),
    };
    view! {
        <div class="letter-ways">
            {print}
            <button class="button-plain needs-app" type="button" on:click=on(copy)>
                {text(Text::LetterCopy)}
            </button>
            // The style sheet hides a link with the text if the app has stopped: nothing follows the text then.
            <a
                id="letter-mail"
                class:whole-mail=flag(move || whole_mail.with(Option::is_some))
                href=mail
                on:click=on(open_mail)
            >
                {text(Text::LetterMail)}
            </a>
        </div>
        <p class="field-hint">{text(Text::LetterPrintHint)}</p>
        <p class="field-hint">{text(Text::LetterMailHint)}</p>
        <p id="letter-outcome" role="status">{words(move || outcome.get())}</p>
    }
    .erased()
}

/// Copies the letter, and says how that went.
fn copy(written: Written, outcome: RwSignal<Option<String>>, copied: String, failed: String) {
    let text = written.text().get_untracked();
    leptos::task::spawn_local(async move {
        let words = if clipboard::copy(&text).await {
            copied
        } else {
            failed
        };
        // The page may have gone meanwhile.
        let _ = outcome.try_set(Some(words));
    });
}

/// The link that opens a mail with the text in it, if the link is not too long for that.
fn mail_with(empty_mail: &str, text: &str) -> Option<String> {
    // Lines end as RFC 6068 requires.
    let link = [empty_mail, "&body=", &encoded(&text.replace('\n', "\r\n"))].concat();
    (link.len() <= LONGEST_LINK).then_some(link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_goes_into_the_link_while_that_works_everywhere() {
        let link = mail_with("mailto:?subject=Jani", "Courage &\nmerci").unwrap();
        assert_eq!(link, "mailto:?subject=Jani&body=Courage%20%26%0D%0Amerci");
        // Each takes six characters of a link.
        let arabic = "ر".repeat(400);
        assert_eq!(mail_with("mailto:?subject=Jani", &arabic), None);
        let longest = "a".repeat(LONGEST_LINK - "mailto:?&body=".len());
        assert!(mail_with("mailto:?", &longest).is_some());
        assert_eq!(mail_with("mailto:?", &(longest + "a")), None);
    }
}
