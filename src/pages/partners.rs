//! For sites that want to show a petition: choices, what comes of them, and the line to copy; then the text.
//! What it does is in `embed/partners.js`; without scripts the plainest line stands there.

use marathon_domain::{Content, Language, SectionCard, Text, WrittenPage};
use maud::{Markup, PreEscaped, html};

/// Title, lead, the builder, text.
pub fn partners_page(content: &Content, written: &WrittenPage) -> Markup {
    html! {
        article.page-width.document {
            h1 { (written.title) }
            p.lead { (written.lead) }
            (builder(content))
            (PreEscaped(&written.html))
        }
    }
}

/// The build replaces the address by the one with a hash, and writes the integrity.
fn builder(content: &Content) -> Markup {
    let text = |text| content.text(text);
    html! {
        embed-builder data-site=(content.address) data-pinned="/embed/embed.js"
            data-integrity="sha384-of-embed.js" data-title=(text(Text::PartnersPetition)) {
            (choices(content))
            div.builder-line {
                label for="builder-line" { (text(Text::PartnersLine)) }
                textarea #builder-line name="line" readonly dir="ltr" spellcheck="false" rows="6" {}
                div.builder-copy {
                    button.button type="button" data-copied=(text(Text::PartnersCopied)) {
                        (text(Text::PartnersCopy))
                    }
                    span role="status" {}
                }
            }
            div.builder-preview {
                h2 { (text(Text::PartnersPreview)) }
                p { (text(Text::PartnersPreviewHint)) }
                div.embed-preview {}
            }
            p.builder-plain { (text(Text::PartnersNeedsScripts)) }
        }
    }
}

fn choices(content: &Content) -> Markup {
    let text = |text| content.text(text);
    let kinds = [
        ("petition", Text::PartnersPetition),
        ("frame", Text::PartnersFrame),
        ("counter", Text::PartnersCounter),
        ("bar", Text::PartnersBar),
    ];
    let themes = [
        ("auto", Text::PartnersThemeAuto),
        ("light", Text::PartnersThemeLight),
        ("dark", Text::PartnersThemeDark),
    ];
    html! {
        div.builder-choices {
            (choice("kind", text(Text::PartnersKind), "petition frame counter bar", html! {
                @for (kind, words) in kinds { option value=(kind) { (text(words)) } }
            }))
            (choice("case", text(Text::PartnersCase), "petition frame counter bar", html! {
                @for case in content.open_cases() { option value=(case.slug) { (case.name) } }
                option value="all" { (text(Text::PartnersAll)) }
            }))
            (choice("section", text(Text::PartnersSection), "petition frame", html! {
                @for section in &content.sections {
                    option value=(section.code) data-languages=(languages(section, content)) { (section.name) }
                }
            }))
            (choice("language", text(Text::PartnersLanguage), "petition frame counter bar", html! {
                @for (language, name) in &content.languages {
                    option value=(language) lang=(language) selected[*language == content.language] { (name) }
                }
            }))
            (choice("theme", text(Text::PartnersTheme), "petition frame", html! {
                @for (theme, words) in themes { option value=(theme) { (text(words)) } }
            }))
            div.field data-for="petition frame" {
                label for="builder-colour" { (text(Text::PartnersColour)) }
                input #builder-colour name="colour" type="color" value="#ffd21f";
            }
            label.box data-for="petition counter bar" {
                input type="checkbox" name="pinned";
                span { (text(Text::PartnersPinned)) }
            }
        }
    }
}

/// What a section speaks of the site's languages.
fn languages(section: &SectionCard, content: &Content) -> String {
    let offered = |code: &&Language| content.languages.iter().any(|(other, _)| other == *code);
    let codes: Vec<&str> = section
        .languages
        .iter()
        .filter(offered)
        .map(Language::as_str)
        .collect();
    codes.join(" ")
}

fn choice(name: &str, label: &str, kinds: &str, options: Markup) -> Markup {
    html! {
        div.field data-for=(kinds) {
            label for={ "builder-" (name) } { (label) }
            select #{ "builder-" (name) } name=(name) { (options) }
        }
    }
}
