use super::*;

fn request() -> MarathonRequest {
    MarathonRequest {
        title: "Une soirée pour écrire".to_owned(),
        place: "Bibliothèque, 3 rue des Lilas".to_owned(),
        town: "Lille".to_owned(),
        country: "FR".to_owned(),
        date: "2026-12-05".to_owned(),
        starts: "18:00".to_owned(),
        ends: "21:00".to_owned(),
        time_zone: "Europe/Paris".to_owned(),
        public: true,
        languages: "Français, langue des signes".to_owned(),
        words: "Venez avec un stylo.\r\n\r\nIl y aura du thé.".to_owned(),
        access: String::new(),
        contact_name: "Amina Diallo".to_owned(),
        contact_email: "amina@exemple.org".to_owned(),
        language: "fr".to_owned(),
    }
}

fn check(
    change: impl FnOnce(&mut MarathonRequest),
) -> Result<Marathon, Vec<(&'static str, ErrorCode)>> {
    let mut request = request();
    change(&mut request);
    let languages = ["fr".parse().unwrap(), "ar".parse().unwrap()];
    let rules = MarathonRules {
        languages: &languages,
        days: ("2026-11-29", "2028-11-30"),
        is_time_zone: &|name| name == "Europe/Paris",
        section_of: &|country| {
            (country.as_str() == "FR").then(|| "fr".to_owned().try_into().unwrap())
        },
    };
    Marathon::parse(&request, &rules).map_err(|errors| {
        let errors = errors.iter();
        errors.map(|error| (error.field, error.code)).collect()
    })
}

#[test]
fn a_sound_one_passes_with_its_lines_as_they_were_meant() {
    let marathon = check(|_| {}).ok().unwrap();
    assert_eq!(
        marathon.details.words,
        "Venez avec un stylo.\n\nIl y aura du thé."
    );
    assert_eq!(marathon.section.to_string(), "fr");
    #[cfg(feature = "unicode")]
    assert_eq!(marathon.details.folded_town(), "lille");
    let night = check(|request| request.ends = "02:00".to_owned());
    assert!(night.is_ok(), "over midnight");
    assert!(check(|request| request.date = "2026-11-29".to_owned()).is_ok());
    assert!(check(|request| request.title = "é".repeat(120)).is_ok());
}

#[test]
fn each_mistake_is_named() {
    type Change = fn(&mut MarathonRequest);
    let changes: [(Change, &str, ErrorCode); 26] = [
        (|r| r.title = " ".to_owned(), "title", ErrorCode::Required),
        (|r| r.title = "…!".to_owned(), "title", ErrorCode::Invalid),
        (|r| r.title = "a".repeat(121), "title", ErrorCode::TooLong),
        (
            |r| r.title = "a\u{202E}b".to_owned(),
            "title",
            ErrorCode::ForbiddenCharacter,
        ),
        (
            |r| r.title = "a\nb".to_owned(),
            "title",
            ErrorCode::ForbiddenCharacter,
        ),
        (|r| r.place = String::new(), "place", ErrorCode::Required),
        (|r| r.town = "a".repeat(81), "town", ErrorCode::TooLong),
        (
            |r| r.country = String::new(),
            "country",
            ErrorCode::Required,
        ),
        (
            |r| r.country = "ZZ".to_owned(),
            "country",
            ErrorCode::Unknown,
        ),
        (
            |r| r.country = "BE".to_owned(),
            "section",
            ErrorCode::Closed,
        ),
        (|r| r.date = String::new(), "date", ErrorCode::Required),
        (
            |r| r.date = "2026-02-30".to_owned(),
            "date",
            ErrorCode::Invalid,
        ),
        (
            |r| r.date = "2026-11-28".to_owned(),
            "date",
            ErrorCode::Past,
        ),
        (
            |r| r.date = "2028-12-01".to_owned(),
            "date",
            ErrorCode::TooFar,
        ),
        (
            |r| r.date = "9999-12-31".to_owned(),
            "date",
            ErrorCode::TooFar,
        ),
        (
            |r| r.starts = "25:00".to_owned(),
            "starts",
            ErrorCode::Invalid,
        ),
        (|r| r.ends = "18:00".to_owned(), "ends", ErrorCode::Invalid),
        (|r| r.ends = String::new(), "ends", ErrorCode::Required),
        (
            |r| r.time_zone = "Europe/Atlantis".to_owned(),
            "time_zone",
            ErrorCode::Unknown,
        ),
        (
            |r| r.languages = String::new(),
            "languages",
            ErrorCode::Required,
        ),
        (
            |r| r.words = "\n \n".to_owned(),
            "words",
            ErrorCode::Required,
        ),
        (|r| r.words = "a".repeat(2001), "words", ErrorCode::TooLong),
        (
            |r| r.words = "a\u{7}".to_owned(),
            "words",
            ErrorCode::ForbiddenCharacter,
        ),
        (
            |r| r.access = "a\u{2066}b".to_owned(),
            "access",
            ErrorCode::ForbiddenCharacter,
        ),
        (
            |r| r.contact_email = "amina".to_owned(),
            "contact_email",
            ErrorCode::Invalid,
        ),
        (
            |r| r.language = "en".to_owned(),
            "language",
            ErrorCode::Unknown,
        ),
    ];
    for (change, field, code) in changes {
        assert_eq!(check(change).err().unwrap(), [(field, code)]);
    }
}

#[test]
fn all_mistakes_come_at_once_in_the_order_of_the_form() {
    let errors = check(|request| *request = MarathonRequest::default())
        .err()
        .unwrap();
    let fields: Vec<_> = errors.iter().map(|(field, _)| *field).collect();
    let form = MarathonField::FORM.map(MarathonField::as_str);
    let needed = form.iter().filter(|field| !["access"].contains(*field));
    let mut expected: Vec<_> = needed.copied().collect();
    // The words come first, then the organiser.
    expected.insert(10, "language");
    assert_eq!(fields, expected);
}
