//! What to write, and what not to write.

use leptos::prelude::*;
use marathon_domain::{Text, WritingRules};

use crate::{erased::Erased, state::use_content};

/// The rules of a case, then the general ones.
#[component]
pub fn RuleLists(general: WritingRules, own: WritingRules) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    view! {
        <div class="rule-lists">
            <RuleList title=text(Text::LetterDo) general=general.good own=own.good />
            <RuleList title=text(Text::LetterDont) general=general.bad own=own.bad />
        </div>
    }
    .erased()
}

#[component]
fn RuleList(title: String, general: Vec<String>, own: Vec<String>) -> impl IntoView {
    // The rules of this case come first.
    let rules = own.into_iter().chain(general);
    let rules = rules
        .map(|rule| view! { <li>{rule}</li> }.erased())
        .collect_view();
    view! {
        <div>
            <h3>{title}</h3>
            <ul>{rules}</ul>
        </div>
    }
    .erased()
}
