//! The worldwide movement, and where to go from here.

use marathon_domain::{Content, Page, Text};
use maud::{Markup, html};

use crate::components::world_map;

/// One movement, with the ten countries on the map.
pub fn movement(content: &Content) -> Markup {
    html! {
        section.movement {
            div.page-width {
                div {
                    h2 { (content.text(Text::HomeMovementTitle)) }
                    p { (content.text(Text::HomeMovementText)) }
                }
                (world_map(content))
            }
        }
    }
}

/// The section's own pages, and the petition beside the ten.
pub fn more(content: &Content) -> Markup {
    html! {
        section.more.sheet-ground {
            div.page-width {
                div.section-links {
                    h2 { (content.text(Text::HomeMoreTitle)) }
                    @if let Some(section) = content.likely_section() {
                        @let links = [
                            (&section.links.membership, Text::HomeMembershipLink),
                            (&section.links.news, Text::HomeNewsLink),
                            (&section.links.actions, Text::HomeActionsLink),
                        ];
                        ul role="list" {
                            @for (address, words) in links {
                                @if let Some(address) = address {
                                    li { a href=(address) { (content.text(words)) } }
                                }
                            }
                        }
                        p.case-as-of { (section.name) }
                    }
                }
                @for petition in &content.further {
                    a.further href=(Page::Petition(petition.slug.clone()).path(&content.language)) {
                        span.stamp {
                            img src=(petition.picture()) alt="" width="240" height="300" loading="lazy";
                        }
                        span.further-words {
                            span.case-kicker { (content.text(Text::HomeFurtherKicker)) }
                            span.further-name { (petition.name) }
                            span { (petition.headline) }
                            span.further-act { (content.text(Text::HomeFurtherLink)) }
                        }
                    }
                }
            }
        }
    }
}
