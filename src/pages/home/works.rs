//! Does it work? The figures, drawn; and lives that words have changed.

use marathon_domain::{Content, Text, Win};
use maud::{Markup, html};

/// As many candles as people imprisoned, one lit for each that was freed.
pub fn works(content: &Content) -> Markup {
    let figures = &content.figures;
    let of_people = |text| {
        content
            .fill(text, "freed", &figures.freed)
            .replace("{imprisoned}", &figures.imprisoned)
    };
    html! {
        section.works {
            div.page-width {
                h2 { (content.text(Text::HomeWorksTitle)) }
                img.works-candles src="/pictures/candles.svg" alt=(of_people(Text::HomeWorksAlt))
                    width="1000" height="460" loading="lazy";
                div.works-words {
                    p.works-answer {
                        @let (before, after) = around_percent(content);
                        (before) span.works-percent { (figures.percent) } (after)
                    }
                    p { (of_people(Text::HomeWorksText)) }
                    p.works-since { (content.fill(Text::HomeWorksSince, "since", &figures.since)) }
                }
            }
        }
    }
}

/// The answer's words before and after its number, which is drawn large.
fn around_percent(content: &Content) -> (&str, &str) {
    let answer = content.text(Text::HomeWorksAnswer);
    answer.split_once("{percent}").unwrap_or((answer, ""))
}

/// The wins, each an opened envelope.
pub fn wins(content: &Content) -> Markup {
    html! {
        section.wins {
            div.page-width {
                h2 { (content.text(Text::HomeWinsTitle)) }
                p.lead { (content.text(Text::HomeWinsLead)) }
                ul.win-list role="list" {
                    @for win in &content.wins {
                        li { (one_win(content, win)) }
                    }
                }
            }
        }
    }
}

fn one_win(content: &Content, win: &Win) -> Markup {
    html! {
        img src=(win.picture()) alt=(win.alt) width="240" height="180" loading="lazy";
        p.win-kicker { (win.country_name) " · " (win.month) }
        h3 { bdi { (win.name) } }
        p.win-headline { (win.headline) }
        p { (win.text) }
        p.win-actions { (content.fill(Text::HomeWinActions, "actions", &win.actions)) }
    }
}
