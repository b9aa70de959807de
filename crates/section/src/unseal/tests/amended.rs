//! Supporters' changes and withdrawals are applied.

use marathon_seal::{Amendment, export::SealedAmendment};

use super::*;

/// The consent to hand the name over, changed.
fn amendment(number: i64, agreed: bool, to: &KeyFile) -> SealedAmendment {
    let amendment = Amendment {
        updates: !agreed,
        name_to_authorities: agreed,
        notice: "2026-1".to_owned(),
        day: "2026-12-01".to_owned(),
    };
    let binding = Binding {
        campaign: "test-2026",
        record: &[7; 16],
        schema: SCHEMA,
        kind: Kind::Amendment(number),
    };
    let sealed = seal(&amendment, &to.public, binding).unwrap();
    SealedAmendment {
        number,
        key_id: to.public.id.clone(),
        schema: SCHEMA,
        sealed: URL_SAFE_NO_PAD.encode(sealed),
    }
}

/// The final consents of a record: news, name to the authorities.
fn consents(line: SealedLine, keys: Vec<KeyFile>) -> (Option<(bool, bool)>, Outcome) {
    let mut found = None;
    let outcome = unseal(text(&[line]).as_bytes(), &Keyring::of(keys), |opened| {
        let payload = opened.payload.unwrap();
        found = Some((payload.updates, payload.name_to_authorities));
        Ok(())
    });
    (found, outcome.unwrap())
}

#[test]
fn the_last_amendment_holds_whatever_key_it_is_sealed_to() {
    let (old, new) = (key(), key());
    let mut line = line(&payload("Amina", true), &old);
    line.amendments = vec![amendment(1, false, &old), amendment(2, true, &new)];
    let (found, outcome) = consents(line, vec![old, new]);
    assert_eq!(found, Some((false, true)));
    assert!(outcome.is_whole());
}

#[test]
fn a_record_whose_amendment_does_not_open_stays_closed() {
    let (old, new) = (key(), key());
    let of = |amendments| SealedLine {
        amendments,
        ..line(&payload("Amina", true), &old)
    };
    let unknown = of(vec![amendment(1, false, &new)]);
    let swapped = of(vec![amendment(2, false, &old), amendment(1, true, &old)]);
    let mut renumbered = of(vec![amendment(1, false, &old)]);
    renumbered.amendments[0].number = 2;
    for (line, part) in [
        (unknown, "sealed to key"),
        (swapped, "altered after sealing"),
        (renumbered, "altered after sealing"),
    ] {
        let again = KeyFile::generate(None, &mut Randomness::system());
        let mut opened = 0;
        let keys = Keyring::of([copy(&old), again]);
        let outcome = unseal(text(&[line]).as_bytes(), &keys, |_| {
            opened += 1;
            Ok(())
        });
        let said = outcome.unwrap().to_string();
        assert!(opened == 0 && said.contains(part), "{said}");
    }
}

/// The same key, as if read from its file twice.
fn copy(key: &KeyFile) -> KeyFile {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    key.write(&path).unwrap();
    KeyFile::read(&path).unwrap()
}

#[test]
fn no_list_holds_who_withdrew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fr.csv");
    let key = key();
    let withdrawn = |line: &mut SealedLine, place: usize| {
        line.petitions[place].state = "withdrawn".to_owned();
    };
    let mut one_of_two = line(&payload("Amina", true), &key);
    withdrawn(&mut one_of_two, 0);
    let mut all = line(&payload("Gone", true), &key);
    withdrawn(&mut all, 0);
    withdrawn(&mut all, 1);
    (all.sealed, all.country) = (String::new(), String::new());
    let records = text(&[one_of_two, all]);
    let outcome = write_sheet(&path, None, records.as_bytes(), &Keyring::of([key])).unwrap();
    assert!(outcome.is_whole(), "{outcome}");
    let sheet = fs::read_to_string(&path).unwrap();
    let rows: Vec<&str> = sheet.lines().skip(1).collect();
    let record = URL_SAFE_NO_PAD.encode([7; 16]);
    let gone = |petition: &str| format!("{petition},withdrawn,,,,,,,,,,,test-2026,fr,{record},");
    assert_eq!(rows[0], gone("one"));
    assert!(
        rows[1].starts_with("two,counted,2026-11-30,FR,Amina,"),
        "{sheet}"
    );
    assert_eq!(rows[2..], [gone("one"), gone("two")]);
    let summary = fs::read_to_string(folder.path().join("fr.csv.summary.csv")).unwrap();
    assert!(summary.contains("(total),,1,1"), "{summary}");
}
