//! Home: what this is, the one thing to do now, the ten cases, whether it works, and how to act.

mod how;
mod more;
mod works;

use marathon_domain::{Content, Page, Text};
use maud::{Markup, html};

use crate::components::{case_sheet, counter, counter_and_paper, letters_count};

/// The first page of a language.
pub fn home_page(content: &Content) -> Markup {
    html! {
        div {
            (hero(content))
            (cases(content))
            (total(content))
            (works::works(content))
            (how::ways(content))
            (how::steps(content))
            (works::wins(content))
            (more::movement(content))
            (more::more(content))
        }
    }
}

fn hero(content: &Content) -> Markup {
    let text = |text| content.text(text);
    html! {
        section.hero {
            div.page-width.hero-poster {
                div {
                    // One sentence a line: the poster's rhythm.
                    h1 {
                        @for line in text(Text::HomeTitle).split_inclusive(['.', '؟']) {
                            span { (line.trim()) " " }
                        }
                    }
                    p.hero-lead { (text(Text::HomeLead)) }
                    div.hero-act {
                        a.button href=(Page::Sign.path(&content.language)) {
                            (text(Text::HomeSignAll))
                        }
                        (counter(content, None))
                    }
                }
                // Where there is room: a few of the stamps that follow, which cost nothing more.
                div.hero-stamps aria-hidden="true" {
                    @for case in content.cases.iter().rev().take(3) {
                        span.stamp {
                            img src=(case.picture()) alt="" width="240" height="300" loading="lazy";
                        }
                    }
                }
            }
        }
    }
}

fn cases(content: &Content) -> Markup {
    html! {
        section.sheet-ground #cases {
            div.page-width {
                h2 { (content.text(Text::HomeCasesTitle)) }
                p { (content.text(Text::HomeCasesLead)) }
                (case_sheet(content))
            }
        }
    }
}

fn total(content: &Content) -> Markup {
    html! {
        section.total {
            div.page-width {
                h2 { (content.text(Text::HomeTotalTitle)) }
                (counter_and_paper(content, None))
                p { (content.text(Text::HomeTotalLead)) }
                (letters_count(content, None))
            }
        }
    }
}
