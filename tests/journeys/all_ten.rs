//! The ten petitions signed in one act.

use marathon_domain::{LiveText, Text};

use crate::{person::AMINA, stage::Stage};

#[tokio::test]
async fn all_ten_signed_at_once() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr").await;
    browser.click(".hero .button").await;
    browser.is_at("/fr/sign").await;
    for (place, case) in (1..).zip(&stage.content().cases) {
        let line = format!(".petition-demand:nth-of-type({place})");
        browser.click(&format!("{line} summary")).await;
        browser.sees(&format!("{line} p"), &case.demand).await;
        let tick = format!("[name=petitions][value='{}']", case.slug);
        assert!(browser.is_ticked(&tick).await, "{tick}");
    }
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.is_at("/fr/thanks").await;
    browser
        .sees(".lead", stage.text(Text::ThanksAllSigned))
        .await;
    browser.sees(".thanks-progress", "10 sur 10").await;
    browser.counts("all", 10).await;
    for slug in stage.slugs() {
        browser.counts(slug, 1).await;
    }
    assert_eq!(stage.stored().await, (1, 10), "(signings, counted)");
}

#[tokio::test]
async fn one_left_out_makes_nine() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/sign").await;
    browser
        .click("[name=petitions][value='idris-khattak']")
        .await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.sees(".thanks-progress", "9 sur 10").await;
    browser.sees(".next-case-name", "Idris Khattak").await;
    browser.counts("all", 9).await;
    browser.counts("idris-khattak", 0).await;

    browser.click(".thanks-more .button").await;
    browser.is_at("/fr/sign").await;
    browser
        .sees(
            ".petition-stamp .postmark",
            stage.text(Text::CaseSignedMark),
        )
        .await;
    assert!(
        browser
            .is_ticked("[name=petitions][value='idris-khattak']")
            .await
    );
    assert!(
        !browser
            .is_ticked("[name=petitions][value='jani-silva']")
            .await
    );
    browser.sign().await;
    browser.sees(".thanks-progress", "10 sur 10").await;
    browser.counts("all", 10).await;
    assert_eq!(stage.stored().await, (2, 10), "(signings, counted)");
}

#[tokio::test]
async fn none_ticked_signs_nothing() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/sign").await;
    for slug in stage.slugs() {
        browser
            .click(&format!("[name=petitions][value='{slug}']"))
            .await;
    }
    browser.fill_in(AMINA).await;
    browser.sign().await;
    let text = stage.says(LiveText::ErrorPetitionsRequired);
    browser.focus_is_on("error-summary").await;
    browser.sees("#error-petitions", text).await;
    browser.click("#error-summary a").await;
    browser.focus_is_on("field-petitions").await;
    browser.still_holds(AMINA).await;
    assert_eq!(stage.stored().await, (0, 0));

    browser.click("[name=petitions][value='jani-silva']").await;
    browser.sign().await;
    browser.sees(".thanks-progress", "1 sur 10").await;
}
