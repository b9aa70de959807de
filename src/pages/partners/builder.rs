//! Choices, a preview, and the line to copy. `embed/partners.js` does the work and reads the
//! `data-` attributes. Without scripts the plainest line is shown.

use leptos::prelude::*;
use marathon_domain::{Content, Page, SectionCard, Text};

use crate::{erased::Erased, state::use_content};

/// The kinds of things that can be shown on another site. A choice can be for some of them or all.
const ALL: &str = "petition frame counter bar";
const PETITIONS: &str = "petition frame";

#[component]
pub fn Builder() -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    view! {
        <embed-builder
            data-site=content.address.clone()
            data-pinned=content.asset("embed/embed.js")
            data-integrity=content.asset("embed/embed.js#integrity")
            data-title=text(Text::PartnersPetition)
        >
            <Choices />
            <div class="builder-line">
                <label for="builder-line">{text(Text::PartnersLine)}</label>
                <textarea id="builder-line" name="line" readonly dir="ltr" spellcheck="false" rows="6"></textarea>
                <div class="builder-copy">
                    <button class="button" type="button" data-copied=text(Text::PartnersCopied)>
                        {text(Text::PartnersCopy)}
                    </button>
                    <span role="status"></span>
                </div>
            </div>
            <div class="builder-preview">
                <h2>{text(Text::PartnersPreview)}</h2>
                <p>{text(Text::PartnersPreviewHint)}</p>
                <div class="embed-preview"></div>
            </div>
            <p class="builder-plain">{text(Text::PartnersNeedsScripts)}</p>
        </embed-builder>
    }
    .erased()
}

#[component]
fn Choices() -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let named = |(value, words): (&'static str, Text)| {
        view! { <option value=value>{text(words)}</option> }.erased()
    };
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
    let kinds = kinds.map(named).collect_view().into_any();
    let themes = themes.map(named).collect_view().into_any();
    let cases = content.open_cases().map(|case| {
        let page = match case.is_of_the_ten() {
            true => Page::Case(case.slug.clone()),
            false => Page::Petition(case.slug.clone()),
        };
        view! {
            <option value=case.slug.to_string() data-page=within(&page, &content)>
                {case.name.clone()}
            </option>
        }
        .erased()
    });
    let all = within(&Page::Sign, &content);
    let cases = view! {
        {cases.collect_view()}
        <option value="all" data-page=all>{text(Text::PartnersAll)}</option>
    };
    let sections = content.sections.iter().map(|section| {
        view! {
            <option value=section.code.to_string() data-languages=languages(section, &content)>
                {section.name.clone()}
            </option>
        }
        .erased()
    });
    let languages = content.languages.iter().map(|(language, name)| {
        let code = language.to_string();
        view! {
            <option value=code.clone() lang=code selected=*language == content.language>
                {name.clone()}
            </option>
        }
        .erased()
    });
    let (sections, languages) = (
        sections.collect_view().into_any(),
        languages.collect_view().into_any(),
    );
    view! {
        <div class="builder-choices">
            <Choice name="kind" words=Text::PartnersKind kinds=ALL options=kinds />
            <Choice name="case" words=Text::PartnersCase kinds=ALL options=cases.erased() />
            <Choice name="section" words=Text::PartnersSection kinds=PETITIONS options=sections />
            <Choice name="language" words=Text::PartnersLanguage kinds=ALL options=languages />
            <Choice name="theme" words=Text::PartnersTheme kinds=PETITIONS options=themes />
            <div class="field" data-for=PETITIONS>
                <label for="builder-colour">{text(Text::PartnersColour)}</label>
                <input id="builder-colour" name="colour" type="color" value="#ffd21f" />
            </div>
            <div class="field" data-for=ALL>
                <label for="builder-host">{text(Text::PartnersHost)}</label>
                <p class="field-hint" id="builder-host-hint">{text(Text::PartnersHostHint)}</p>
                <input
                    id="builder-host"
                    name="host"
                    type="text"
                    inputmode="url"
                    dir="ltr"
                    spellcheck="false"
                    autocapitalize="none"
                    aria-describedby="builder-host-hint"
                />
            </div>
            <label class="box" data-for="petition counter bar">
                <input type="checkbox" name="pinned" />
                <span>{text(Text::PartnersPinned)}</span>
            </label>
        </div>
    }
    .erased()
}

#[component]
fn Choice(
    name: &'static str,
    words: Text,
    /// The kinds that the choice is for.
    kinds: &'static str,
    options: AnyView,
) -> impl IntoView {
    let words = use_content().text(words).to_owned();
    let id = ["builder-", name].concat();
    view! {
        <div class="field" data-for=kinds>
            <label for=id.clone()>{words}</label>
            <select id=id name=name>{options}</select>
        </div>
    }
    .erased()
}

/// The address of a page without its language, which is chosen separately.
fn within(page: &Page, content: &Content) -> String {
    let path = page.path(&content.language);
    let behind = path.split('/').skip(2);
    behind.collect::<Vec<_>>().join("/")
}

/// The languages of the site that a section has.
fn languages(section: &SectionCard, content: &Content) -> String {
    let mut codes = Vec::new();
    for code in &section.languages {
        if content.languages.iter().any(|(offered, _)| offered == code) {
            codes.push(code.as_str());
        }
    }
    codes.join(" ")
}
