//! Names as people have them.

use crate::{person::Person, stage::Stage};

const NAMES: [(&str, &str); 7] = [
    ("محمد", "بن سلمان الأحمد"),
    ("D’Artagnan", "O'Neill"),
    ("O", "Ng"),
    ("李", "王"),
    ("नरेन्द्र", "علی‌رضا"),
    ("Anne-Marie", "de la Cruz, jr."),
    (
        "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessen",
        "Öztürk-Yılmaz-Şahin-Çelik-Kılıç-Doğan-Özdemir-Yıldız-Aydın-Arslan-Kaya-Demir-Koç",
    ),
];

#[tokio::test]
async fn every_name_is_taken() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    for (number, (given_name, family_name)) in (1..).zip(NAMES) {
        let person = Person {
            given_name,
            family_name,
            email: "quelquun@bücher.example",
        };
        browser.open("/fr/cases/jani-silva").await;
        browser.fill_in(person).await;
        assert_eq!(browser.value("#field-given_name").await, given_name);
        assert_eq!(browser.value("#field-family_name").await, family_name);
        browser.sign().await;
        browser.is_thanked().await;
        assert_eq!(stage.stored().await, (number, 1), "{given_name}");
        browser.click(".letter-signed .someone-else").await;
        browser.sees_no(".postmark").await;
    }
}

#[tokio::test]
async fn a_name_written_from_the_right_stands_on_the_right() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.write("#field-given_name", "محمد").await;
    browser.write("#field-family_name", "Nuñez").await;
    let directions = "return ['given_name', 'family_name']
        .map(name => getComputedStyle(document.getElementById('field-' + name)).direction).join()";
    assert_eq!(browser.ask(directions).await, "rtl,ltr");
}
