//! Sheets for signatures: a page a petition, with what is asked, of whom, and numbered rows.

use marathon_domain::{Case, Content, MarathonText};
use maud::{Markup, html};

/// Rows that fit a page of A4 below the longest demand.
const ROWS: usize = 14;

/// A page a petition that is open.
pub fn sheets(content: &Content) -> Markup {
    html! {
        @for case in content.open_cases() { (sheet(content, case)) }
    }
}

fn sheet(content: &Content, case: &Case) -> Markup {
    let text = |text| content.marathon_text(text);
    let fill = |text, name, value: &str| content.marathons.fill(text, name, value);
    html! {
        section.kit-sheet.signature-sheet {
            header {
                img src=(case.picture()) alt="" width="240" height="300";
                div {
                    h2 { (fill(MarathonText::KitSheetTitle, "name", case.name_within())) }
                    p { (fill(MarathonText::KitSheetTo, "addressee", &case.addressee)) }
                    p.sheet-demand { (case.demand) }
                    p.sheet-event data-part="marathon" hidden {
                        bdi data-fill="title" {} " · " span data-fill="when" {}
                    }
                }
            }
            p.sheet-consent { (text(MarathonText::KitSheetConsent)) }
            table {
                thead {
                    tr {
                        th scope="col" { (text(MarathonText::KitSheetNumber)) }
                        th scope="col" { (text(MarathonText::KitSheetName)) }
                        th scope="col" { (text(MarathonText::KitSheetTown)) }
                        th scope="col" { (text(MarathonText::KitSheetBox)) }
                        th scope="col" { (text(MarathonText::KitSheetSignature)) }
                    }
                }
                tbody {
                    @for row in 1..=ROWS {
                        tr { th scope="row" { (row) } td {} td {} td { span.sheet-box {} } td {} }
                    }
                }
            }
            p.sheet-note { (text(MarathonText::KitSheetBoxNote)) " " (text(MarathonText::KitSheetCare)) }
        }
    }
}
