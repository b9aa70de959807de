//! The document for the addressee, made by the real command and read back.

use std::fs;

use axum::http::StatusCode;
use pdf_text::{NO_LETTER, pages};
use serde_json::json;

use super::{Rotated, done, give_key, marathon, refused, said};
use crate::{
    smtp_server::SmtpServer,
    test_app::{TestApp, signing},
};

/// The details of a signer.
struct Signer {
    name: (&'static str, &'static str),
    country: &'static str,
    agrees: bool,
}

fn signer(given: &'static str, family: &'static str, agrees: bool) -> Signer {
    Signer {
        name: (given, family),
        country: "FR",
        agrees,
    }
}

/// A section's export, ready to be delivered from.
async fn exported(signers: &[Signer]) -> (Rotated, Vec<String>) {
    let app = give_key(TestApp::new().await, "fr.key").await;
    for (number, signer) in signers.iter().enumerate() {
        if number == 20 {
            app.days_pass(1);
        }
        let mut body = signing(&format!("person{number}@exemple.org"));
        body["given_name"] = json!(signer.name.0);
        body["family_name"] = json!(signer.name.1);
        body["country"] = json!(signer.country);
        body["name_to_authorities"] = json!(signer.agrees);
        assert_eq!(app.sign(&body).await.status, StatusCode::CREATED);
    }
    let database = app.database.clone();
    let site = Rotated { app, database };
    let options = options(&site, "fr.jsonl", "fr.key").await;
    (site, options)
}

/// Exports, and returns the options that deliver petition one from it in French.
async fn options(site: &Rotated, file: &str, key: &str) -> Vec<String> {
    let signing_key = site.export(file, &[]).await;
    let folder = site.app.config.site.folder.to_str().unwrap().to_owned();
    let (file, key) = (site.path(file), site.path(key));
    let signing_key = format!("--signing-key={signing_key}");
    let options = ["deliver", &file, &signing_key, "--key", &key, "--site"];
    let what = ["--petition", "one", "--language", "fr", "--out"];
    let options = options.into_iter().chain([folder.as_str()]).chain(what);
    options.map(str::to_owned).collect()
}

fn arguments<'a>(options: &'a [String], out: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let options = options.iter().map(String::as_str);
    options.chain([out]).chain(more.iter().copied()).collect()
}

fn read(path: &str) -> String {
    pages(&fs::read(path).unwrap()).concat()
}

#[tokio::test]
async fn the_addressee_gets_the_number_and_the_names_of_who_agreed() {
    let signers = [
        signer("Amina", "Diallo", true),
        signer("Silent", "Person", false),
        signer("Zoé", "Ärger", true),
    ];
    let (site, options) = exported(&signers).await;
    let out = site.path("one.fr.pdf");
    let output = marathon(&arguments(&options, &out, &[])).await;
    assert!(output.status.success(), "{}", said(&output));
    let words = said(&output);
    assert!(words.contains("3 signatures and 2 names."), "{words}");

    let text = read(&out);
    for part in [
        "to one",
        "demand of one",
        "fr delivery.number",
        "3\n",
        "Diallo, Amina",
        "Ärger, Zoé",
        "fr delivery.unconfirmed",
        "fr delivery.names_number 2",
        "1 / 1",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    // Nor anything that could point at one of three people: countries, days.
    for part in [
        "Silent",
        "Person",
        "exemple.org",
        "delivery.countries",
        "delivery.day",
        &NO_LETTER.to_string(),
    ] {
        assert!(!text.contains(part), "{part} in {text}");
    }

    let alone = site.path("alone.pdf");
    done(&arguments(&options, &alone, &["--without-names"])).await;
    let text = read(&alone);
    assert!(text.contains("fr delivery.no_names") && !text.contains("Diallo"));
    // Nothing is left of an unfinished document, nor of sorted names.
    for file in fs::read_dir(site.app.folder.path()).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        assert!(!name.contains(".part") && !name.contains(".run"), "{name}");
    }
}

#[tokio::test]
async fn small_countries_are_not_named_and_long_lists_go_into_volumes() {
    let mut signers: Vec<Signer> = (0..34)
        .map(|number| Signer {
            name: ("A", ["Volta", "Curie", "Noether"][number % 3]),
            country: match number {
                0..=19 => "FR",
                20..=31 => "BE",
                _ => "CH",
            },
            agrees: number < 5,
        })
        .collect();
    signers.push(signer("陈", "小明", true));
    let (site, options) = exported(&signers).await;
    let out = site.path("one.pdf");
    let nowhere = site.path("nowhere");
    let more = ["--names-a-volume", "2", "--fonts", &nowhere];
    let output = marathon(&arguments(&options, &out, &more)).await;
    // The last name is in a script that none of our typefaces has; a machine may have one.
    let apart = output.status.code() == Some(2);
    assert!(apart || output.status.success(), "{}", said(&output));
    let list = site.path("one.pdf.apart.csv");
    assert_eq!(apart, fs::exists(&list).unwrap());
    if apart {
        assert!(
            said(&output).contains("NOT SET: 1 name, in "),
            "{}",
            said(&output)
        );
        let list = fs::read_to_string(&list).unwrap();
        assert_eq!(list, "\u{FEFF}family_name,given_name\r\n小明,陈\r\n");
    }

    let first = read(&out);
    // The total would reveal the two from Switzerland, so Belgium's twelve are folded with them.
    for part in [
        "35\n",
        "FR",
        "21",
        "fr delivery.other_countries",
        "14",
        "fr delivery.days",
        "fr delivery.volume 1",
        "Curie, A",
    ] {
        assert!(first.contains(part), "{part} in {first}");
    }
    assert!(!first.contains("BE") && !first.contains("CH"), "{first}");
    assert_eq!(
        first.contains("fr delivery.names_apart 1"),
        apart,
        "{first}"
    );
    let volumes: Vec<String> = ["one.2.pdf", "one.3.pdf"]
        .map(|name| read(&site.path(name)))
        .into();
    let text = first + &volumes.concat();
    for (name, times) in [("Curie, A", 2), ("Noether, A", 1), ("Volta, A", 2)] {
        assert_eq!(text.matches(name).count(), times, "{name} in {text}");
    }
    assert!(!volumes.concat().contains("demand of one"));
    assert!(
        volumes[1].contains("fr delivery.volume 3"),
        "{}",
        volumes[1]
    );
    assert!(!text.contains(NO_LETTER), "{text}");
    assert!(!fs::exists(site.path("one.4.pdf")).unwrap());
}

/// The same number as from `unseal`, for a section that changed its key. A missing older key is
/// reported.
#[tokio::test]
async fn a_missing_key_is_said_and_what_is_wrong_leaves_no_file() {
    let site = Rotated::new().await;
    let options = options(&site, "fr.jsonl", "new.key").await;
    let (out, old) = (site.path("all.pdf"), site.path("old.key"));
    let output = marathon(&arguments(&options, &out, &["--key", &old])).await;
    assert!(output.status.success(), "{}", said(&output));
    assert!(read(&out).contains("Diallo, Amina"));

    let some = site.path("some.pdf");
    let output = marathon(&arguments(&options, &some, &[])).await;
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("NOT OPENED: 1 record sealed"));
    assert!(!read(&some).contains("Amina"));

    fs::create_dir(site.app.path("out")).unwrap();
    let wrong = site.path("out/wrong.pdf");
    let changed = |from: &str, to: &str| -> Vec<String> {
        let options = options.iter().map(|option| match option == from {
            true => to.to_owned(),
            false => option.clone(),
        });
        options.collect()
    };
    let mut altered = fs::read_to_string(site.path("fr.jsonl")).unwrap();
    altered.truncate(altered.trim_end().rfind('\n').unwrap() + 1);
    fs::write(site.path("short.jsonl"), altered).unwrap();
    fs::copy(
        site.path("fr.jsonl.manifest.json"),
        site.path("short.jsonl.manifest.json"),
    )
    .unwrap();
    let empty = site.path("out");
    let folder = site.app.config.site.folder.to_str().unwrap().to_owned();
    for (options, part) in [
        (changed("fr", "de"), "the site has no de: it has fr, en."),
        (
            changed("one", "tow"),
            "there are one, two, won. Check --petition",
        ),
        (changed("one", "won"), "has no stamp of won"),
        (changed(&folder, &empty), "catalogue.json"),
        (
            changed(&site.path("fr.jsonl"), &site.path("short.jsonl")),
            "1 of 3 records are missing",
        ),
    ] {
        let said = refused(&arguments(&options, &wrong, &[])).await;
        assert!(said.contains(part), "{said}");
        assert_eq!(fs::read_dir(site.app.path("out")).unwrap().count(), 0);
    }
    let said = refused(&arguments(&options, &out, &[])).await;
    assert!(said.contains("all.pdf exists already"), "{said}");
}

/// A signature that waits for its address to be confirmed does not count yet.
#[tokio::test]
async fn it_says_whether_addresses_were_confirmed() {
    let mut mails = SmtpServer::start().await;
    let app = TestApp::with(|config| mails.used_by(config)).await;
    let app = give_key(app, "fr.key").await;
    app.sign(&signing("amina@exemple.org")).await;
    let token = mails.next().await.token();
    app.confirm(&[("t", &token), ("act", "confirm")]).await;
    app.sign(&signing("paul@exemple.org")).await;
    mails.next().await;
    let database = app.database.clone();
    let site = Rotated { app, database };
    let (out, options) = (
        site.path("one.pdf"),
        options(&site, "fr.jsonl", "fr.key").await,
    );
    let output = marathon(&arguments(&options, &out, &[])).await;
    assert!(
        said(&output).contains("1 signature and 0 names."),
        "{}",
        said(&output)
    );
    let text = read(&out);
    assert!(text.contains("fr delivery.confirmed"), "{text}");
    assert!(!text.contains("unconfirmed"), "{text}");
}
