//! Finished documents: their text is read back from the PDF.

use marathon_paper::{Booklet, Cover, Delivery, Faces, Message, Sheet, Written};
use pdf_text::{NO_LETTER, pages};

fn sheet(language: &str) -> Sheet {
    Sheet {
        language: language.to_owned(),
        rtl: language == "ar",
        title: "Paing Phyo Min".to_owned(),
        author: "Amnesty International France".to_owned(),
        foot: "Au pied".to_owned(),
        day: "2026-12-10".to_owned(),
        stamp_alt: "Timbre : un poète".to_owned(),
        stamp: r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 300"><path fill="#1d4f63" d="M0 0h240v300H0z"/></svg>"##.to_owned(),
    }
}

fn delivery(language: &str, names: Vec<Written>) -> Delivery {
    Delivery {
        sheet: sheet(language),
        cover: Some(Cover {
            kicker: "Remise par la section".to_owned(),
            name: "Paing Phyo Min".to_owned(),
            addressee: "Aux autorités du Myanmar".to_owned(),
            demand: "Libérez-le !".to_owned(),
            number_title: "Nombre de signatures".to_owned(),
            number: "12\u{202F}345".to_owned(),
            account: vec!["Une adresse, une signature.".to_owned()],
            countries_title: "Par pays".to_owned(),
            countries: vec![("Côte d’Ivoire".to_owned(), "12\u{202F}345".to_owned())],
            countries_note: String::new(),
        }),
        heading: "Paing Phyo Min".to_owned(),
        volume: String::new(),
        names_title: "Les noms".to_owned(),
        names_lead: vec!["Ces personnes ont accepté.".to_owned()],
        names,
    }
}

fn name(family: &str, given: &str) -> Written {
    Written::name(family, given)
}

#[test]
fn a_delivery_says_what_is_demanded_by_how_many_and_by_whom() {
    let names = vec![name("Diallo", "Amina"), name("Nguyễn Thị", "Minh Khai")];
    let text = pages(&delivery("fr", names).pdf(&Faces::new(None)).unwrap()).concat();
    for said in [
        "Remise par la section",
        "Aux autorités du Myanmar",
        "Libérez-le !",
        "12\u{202F}345",
        "Côte d’Ivoire",
        "Ces personnes ont accepté.",
        "Diallo, Amina",
        "Nguyễn Thị, Minh Khai",
        "Au pied",
        "1 / 1",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert!(!text.contains(NO_LETTER), "{text}");
}

/// The letters of a right-to-left text come in reverse order, because they are read from left to right.
fn turned(text: &str) -> String {
    text.chars().rev().collect()
}

#[test]
fn each_name_runs_its_own_way_in_each_document() {
    for language in ["fr", "ar"] {
        let names = vec![
            name("دو", "دور"),
            name("دو", "Sara"),
            name("Sara", "دور"),
            name("Иванова", "Анна"),
        ];
        let text = pages(&delivery(language, names).pdf(&Faces::new(None)).unwrap()).concat();
        for said in [
            turned("دو، دور"),
            format!("Sara{}", turned("دو، ")),
            format!("Sara, {}", turned("دور")),
            "Иванова, Анна".to_owned(),
        ] {
            assert!(text.contains(&said), "{said} in {text}");
        }
    }
}

#[test]
fn what_people_type_is_text_and_no_markup() {
    let typed = "#pagebreak() *a* $b$ `c` <d> \\e // f";
    let text = pages(
        &delivery("fr", vec![name(typed, "#import \"x\"")])
            .pdf(&Faces::new(None))
            .unwrap(),
    );
    assert_eq!(text.len(), 1);
    // The text may run over several lines.
    let text = text.concat().replace('\n', " ");
    for word in [
        "#pagebreak()",
        "*a*",
        "$b$",
        "`c`",
        "<d>",
        "\\e",
        "//",
        "#import",
    ] {
        assert!(text.contains(word), "{word} in {text}");
    }
}

#[test]
fn the_same_data_make_the_same_bytes_whatever_was_made_between() {
    let faces = Faces::new(None);
    let one = || {
        delivery("fr", vec![name("Diallo", "Amina")])
            .pdf(&faces)
            .unwrap()
    };
    let first = one();
    let other = delivery("ar", vec![name("Diallo", "Paul")])
        .pdf(&faces)
        .unwrap();
    assert_ne!(first, other);
    assert!(first == one());
}

#[test]
fn who_does_not_see_it_can_have_it_read() {
    let pdf = delivery("fr", Vec::new()).pdf(&Faces::new(None)).unwrap();
    let raw = String::from_utf8_lossy(&pdf);
    for mark in [
        "<pdfuaid:part>1</pdfuaid:part>",
        "<dc:language><rdf:Bag><rdf:li>fr</rdf:li></rdf:Bag></dc:language>",
        "Paing Phyo Min",
    ] {
        assert!(raw.contains(mark), "{mark}");
    }
    // The day is that of the data, and the file does not name the program that made it.
    assert!(raw.contains("<xmp:CreateDate>2026-12-10") && !raw.contains("Typst"));
}

#[test]
fn pages_are_counted_and_a_further_volume_has_no_cover() {
    let names = (0..400).map(|number| name(&format!("Name {number:03}"), "A"));
    let mut volume = delivery("fr", names.collect());
    volume.cover = None;
    volume.volume = "Volume 2 sur 3".to_owned();
    let pages = pages(&volume.pdf(&Faces::new(None)).unwrap());
    assert!(pages.len() > 1, "{}", pages.len());
    for (number, page) in (1..).zip(&pages) {
        let foot = format!("{number} / {}", pages.len());
        assert!(page.contains(&foot), "{foot} in {page}");
    }
    let text = pages.concat();
    assert!(text.contains("Volume 2 sur 3") && !text.contains("Libérez-le"));
    for number in 0..400 {
        assert!(text.contains(&format!("Name {number:03}, A")), "{number}");
    }
}

#[test]
fn a_booklet_has_a_cover_and_each_message_in_its_own_direction() {
    let message = |text: &[&str], from: &str, country: &str| Message {
        text: text.iter().map(|line| Written::line(line)).collect(),
        from: (!from.is_empty()).then(|| Written::line(from)),
        country: country.to_owned(),
    };
    let booklet = Booklet {
        sheet: sheet("fr"),
        kicker: "Marathon des lettres".to_owned(),
        heading: "Paing Phyo Min".to_owned(),
        lead: vec!["Des mots pour vous.".to_owned()],
        volume: String::new(),
        messages: vec![
            message(
                &["You are not alone.", "#v(1cm) We write."],
                "Siobhán",
                "Irlande",
            ),
            message(&["دور دو."], "", ""),
        ],
    };
    let pages = pages(&booklet.pdf(&Faces::new(None)).unwrap());
    assert_eq!(pages.len(), 2);
    assert!(pages[0].contains("Des mots pour vous.") && !pages[0].contains('/'));
    for said in [
        "You are not alone.",
        "#v(1cm) We write.",
        "Siobhán · Irlande",
        &turned("دور دو."),
        "2 / 2",
    ] {
        assert!(pages[1].contains(said), "{said} in {}", pages[1]);
    }
    assert!(!pages.concat().contains(NO_LETTER));
}
