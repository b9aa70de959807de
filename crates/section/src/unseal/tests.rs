//! Tests of unsealing, with records made here.

mod amended;

use std::{
    cell::Cell,
    fs,
    io::{self, Read},
    rc::Rc,
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_seal::{Binding, KeyFile, Kind, Randomness, SCHEMA, seal};

use super::*;

fn key() -> KeyFile {
    KeyFile::generate(None, &mut Randomness::system())
}

fn payload(given_name: &str, name_to_authorities: bool) -> Payload {
    Payload {
        given_name: given_name.to_owned(),
        family_name: "Diallo".to_owned(),
        email: "amina@exemple.org".to_owned(),
        country: "FR".to_owned(),
        postcode: Some("01000".to_owned()),
        language: "fr".to_owned(),
        notice: "2026-1".to_owned(),
        updates: false,
        name_to_authorities,
        petitions: vec!["one".to_owned(), "two".to_owned()],
        day: "2026-11-30".to_owned(),
        mailed: false,
    }
}

/// The line of a record whose two signatures are counted.
fn line(payload: &Payload, to: &KeyFile) -> SealedLine {
    let record = [7; 16];
    let binding = Binding {
        campaign: "test-2026",
        record: &record,
        schema: SCHEMA,
        kind: Kind::Signing,
    };
    let sealed = seal(payload, &to.public, binding).unwrap();
    SealedLine {
        kind: None,
        record: URL_SAFE_NO_PAD.encode(record),
        campaign: "test-2026".to_owned(),
        section: "fr".to_owned(),
        key_id: to.public.id.clone(),
        schema: SCHEMA,
        day: payload.day.clone(),
        country: payload.country.clone(),
        sealed: URL_SAFE_NO_PAD.encode(sealed),
        petitions: ["one", "two"].map(counted).into(),
        amendments: Vec::new(),
    }
}

fn counted(petition: &str) -> PetitionState {
    PetitionState {
        petition: petition.to_owned(),
        state: "counted".to_owned(),
    }
}

fn text(lines: &[SealedLine]) -> String {
    lines
        .iter()
        .map(|line| serde_json::to_string(line).unwrap() + "\n")
        .collect()
}

/// The given names that were opened, and the report.
fn names(records: &str, keys: Vec<KeyFile>) -> Result<(Vec<String>, Outcome), CliError> {
    let mut names = Vec::new();
    let outcome = unseal(records.as_bytes(), &Keyring::of(keys), |opened| {
        names.push(opened.payload.unwrap().given_name);
        Ok(())
    })?;
    Ok((names, outcome))
}

#[test]
fn a_bad_line_is_named() {
    let error = names("{}\n", vec![key()]).unwrap_err().to_string();
    assert!(
        error.starts_with("line 1: it is no sealed record"),
        "{error}"
    );
    let key = key();
    let newer = SealedLine {
        schema: SCHEMA + 1,
        ..line(&payload("Amina", false), &key)
    };
    let error = names(&text(&[newer]), vec![key]).unwrap_err().to_string();
    assert!(error.contains("use a newer `marathon-section`"), "{error}");
}

#[test]
fn each_record_opens_with_its_own_key_and_an_unknown_one_does_not_stop_the_rest() {
    let (old, new, lost) = (key(), key(), key());
    let lines = [
        line(&payload("Old", false), &old),
        line(&payload("Lost", false), &lost),
        line(&payload("New", false), &new),
        line(&payload("Lost", false), &lost),
    ];
    let id = lost.public.id.clone();
    let (opened, outcome) = names(&text(&lines), vec![new, old]).unwrap();
    assert_eq!(opened, ["Old", "New"]);
    assert!(!outcome.is_whole());
    let said = outcome.to_string();
    assert!(said.starts_with("Opened 2 records."), "{said}");
    assert!(
        said.contains(&format!("NOT OPENED: 2 records sealed to key {id}")),
        "{said}"
    );

    let (opened, outcome) = names(&text(&lines[1..2]), vec![lost]).unwrap();
    assert_eq!((opened.len(), outcome.is_whole()), (1, true));
}

#[test]
fn an_altered_record_does_not_stop_the_rest() {
    let key = key();
    let mut lines: Vec<SealedLine> = ["a", "b", "c", "d"]
        .map(|name| line(&payload(name, false), &key))
        .into();
    lines[1].record = URL_SAFE_NO_PAD.encode([8; 16]);
    lines[2].sealed = "no base64!".to_owned();
    let (opened, outcome) = names(&text(&lines), vec![key]).unwrap();
    assert_eq!(opened, ["a", "d"]);
    let said = outcome.to_string();
    assert!(
        said.contains("NOT OPENED: 2 records, altered after sealing; the first in line 2."),
        "{said}"
    );
}

#[test]
fn what_is_sealed_goes_before_what_is_in_clear() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fr.csv");
    let key = key();
    let mut line = line(&payload("Amina", false), &key);
    line.country = "BE".to_owned();
    line.petitions.push(counted("never-signed"));
    let records = text(&[line]);
    let outcome = write_sheet(&path, None, records.as_bytes(), &Keyring::of([key])).unwrap();
    assert!(
        outcome
            .to_string()
            .contains("DOUBTFUL: 1 record, with another")
    );
    let sheet = fs::read_to_string(&path).unwrap();
    assert_eq!(sheet.lines().count(), 3, "{sheet}");
    assert!(
        sheet.contains(",FR,") && !sheet.contains("BE") && !sheet.contains("never"),
        "{sheet}"
    );
}

#[test]
fn a_sheet_has_a_row_a_signature_and_a_summary_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let key = key();
    let mut one = line(&payload("=HYPERLINK(\"x\")", true), &key);
    one.petitions[1].state = "duplicate".to_owned();
    let records = text(&[one]);
    let keyring = Keyring::of([key]);
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();

    let path = folder.path().join("all.csv");
    write_sheet(&path, None, records.as_bytes(), &keyring).unwrap();
    insta::assert_snapshot!(read("all.csv").replace('\u{FEFF}', "BOM "));
    insta::assert_snapshot!(read("all.csv.summary.csv").replace('\u{FEFF}', "BOM "));

    let path = folder.path().join("two.csv");
    let two = "two".parse().unwrap();
    write_sheet(&path, Some(&two), records.as_bytes(), &keyring).unwrap();
    assert_eq!(read("two.csv").lines().count(), 2);
    assert!(read("two.csv").contains("two,duplicate,"));

    let path = folder.path().join("none.csv");
    let mistyped = "tow".parse().unwrap();
    let error = write_sheet(&path, Some(&mistyped), records.as_bytes(), &keyring).unwrap_err();
    assert!(error.to_string().contains("Check --petition"), "{error}");
    assert!(!path.exists());
}

#[test]
fn the_authorities_get_the_names_of_who_agreed_and_the_number_of_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    let key = key();
    let mut lines: Vec<SealedLine> = [
        ("Zoé", true),
        ("Silent", false),
        ("Ana", true),
        ("Twice", true),
    ]
    .map(|(name, agreed)| line(&payload(name, agreed), &key))
    .into();
    lines[3].petitions[0].state = "duplicate".to_owned();
    let records = text(&lines);
    let args = UnsealArgs {
        letters: false,
        print: None,
        records: None,
        keys: Vec::new(),
        csv: Some(path.clone()),
        petition: Some("one".parse().unwrap()),
        for_authorities: true,
        messages: false,
        organisers: false,
    };
    unseal_to(&args, records.as_bytes(), &Keyring::of([key])).unwrap();
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        "\u{FEFF}family_name,given_name\r\nDiallo,Ana\r\nDiallo,Zoé\r\n"
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("list.csv.summary.csv")).unwrap(),
        "petition,signatures,names\r\none,3,2\r\n"
    );
}

#[test]
fn a_run_that_fails_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fr.csv");
    let key = key();
    let records = text(&[line(&payload("Amina", false), &key)]) + "cut off";
    let failed = write_sheet(&path, None, records.as_bytes(), &Keyring::of([key]));
    assert!(failed.is_err());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// Records are made on request; reading is never more than one record ahead of writing.
#[test]
fn a_record_is_handed_on_before_the_next_is_read() {
    struct Source {
        record: Vec<u8>,
        given: Rc<Cell<u64>>,
        left: u64,
    }
    impl Read for Source {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            if self.left == 0 {
                return Ok(0);
            }
            self.left -= 1;
            self.given.set(self.given.get() + 1);
            into[..self.record.len()].copy_from_slice(&self.record);
            Ok(self.record.len())
        }
    }
    let key = key();
    let given = Rc::new(Cell::new(0));
    let source = Source {
        record: text(&[line(&payload("Amina", false), &key)]).into_bytes(),
        given: Rc::clone(&given),
        left: 50,
    };
    let mut handed_on = 0;
    let outcome = unseal(BufReader::new(source), &Keyring::of([key]), |_| {
        handed_on += 1;
        assert_eq!(given.get(), handed_on);
        Ok(())
    })
    .unwrap();
    assert_eq!(handed_on, 50);
    assert!(outcome.is_whole());
}
