use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{
    all, announce, borrowed, decide, form, marathon, own, release_all, shows, tree, value,
};
use crate::test_app::{Answer, TestApp};

#[tokio::test]
async fn a_released_marathon_has_a_page_and_stands_in_the_list() {
    let app = TestApp::new().await;
    assert!(shows(&app.get("/en/marathons").await, "empty"));
    let (name, _) = announce(&app, &marathon("<i>Evening</i>")).await;
    release_all(&app).await;
    let list = app.get("/en/marathons").await;
    assert!(shows(&list, "rows") && !shows(&list, "empty"));
    let path = format!("/en/marathons/{name}");
    assert!(
        list.text().contains(&format!("href=\"{path}\"")),
        "{}",
        list.text()
    );
    assert!(list.text().contains("&lt;i&gt;Evening&lt;/i&gt;"));
    assert!(list.text().contains("Sa 5 m12 2026, 18:00 to 21:00"));

    let page = app.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header("cache-control"), "no-store");
    let text = page.text();
    assert!(shows(&page, "open") && shows(&page, "come") && !shows(&page, "past"));
    assert!(
        text.contains("<title>&lt;i&gt;Evening&lt;/i&gt; — site.name</title>"),
        "{text}"
    );
    assert!(!text.contains("noindex"), "it may be found");
    let source = format!("/en/sign?source=marathon-{}\"", &name[..10]);
    assert!(text.contains(&source), "{text}");
    assert!(text.contains(&format!("href=\"{path}/kit/poster\"")));
    assert!(text.contains(&format!(
        "href=\"/fr/marathons/{name}\" lang=\"fr\" hreflang=\"fr\""
    )));
    assert_eq!(app.get(&format!("/fr/marathons/{name}")).await.status, 200);
}

#[tokio::test]
async fn a_private_one_stands_in_no_list_and_asks_not_to_be_found() {
    let app = TestApp::new().await;
    let mut private = marathon("Among friends");
    private["public"] = json!(false);
    let (name, _) = announce(&app, &private).await;
    release_all(&app).await;
    let list = app.get("/en/marathons").await;
    assert!(!list.text().contains("Among friends") && shows(&list, "empty"));
    let page = app.get(&format!("/en/marathons/{name}")).await;
    assert!(shows(&page, "unlisted") && page.text().contains("noindex"));
}

#[tokio::test]
async fn what_is_over_or_cancelled_says_so_and_leaves_the_list() {
    let app = TestApp::new().await;
    let (past, _) = announce(&app, &marathon("A")).await;
    let (cancelled, secret) = announce(&app, &marathon("B")).await;
    release_all(&app).await;
    let done = own(&app, &secret, &[("act", "cancel")]).await;
    assert!(shows(&done, "cancel-done") && shows(&done, "cancelled"));
    let page = app.get(&format!("/en/marathons/{cancelled}")).await;
    assert!(shows(&page, "called-off") && !shows(&page, "open"));
    assert!(page.text().contains("noindex"));
    let file = app
        .get(&format!("/en/marathons/{cancelled}/marathon.ics"))
        .await;
    assert!(file.text().contains("STATUS:CANCELLED\r\n"));
    app.days_pass(6);
    let page = app.get(&format!("/en/marathons/{past}")).await;
    assert!(shows(&page, "past") && !shows(&page, "open"));
    assert!(shows(&app.get("/en/marathons").await, "empty"));
}

#[tokio::test]
async fn a_calendar_takes_it() {
    let app = TestApp::new().await;
    let (name, _) = announce(&app, &marathon("Letters, and tea; all evening")).await;
    release_all(&app).await;
    let file = app.get(&format!("/en/marathons/{name}/marathon.ics")).await;
    assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8");
    let text = file.text();
    for line in [
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        "DTSTART:20261205T170000Z\r\nDTEND:20261205T200000Z\r\n",
        "SUMMARY:Letters\\, and tea\\; all evening\r\n",
        "LOCATION:Library\\, 3 Lilac Street\\, Lille\r\n",
        "DESCRIPTION:Bring a pen.\\nThere is tea.\r\n",
        "STATUS:CONFIRMED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    ] {
        assert!(text.contains(line), "{line:?} in {text}");
    }
    assert!(text.contains(&format!("UID:{name}@marathon.example\r\n")));
}

#[tokio::test]
async fn guests_are_a_number_that_is_shown_from_ten_on() {
    let app = TestApp::new().await;
    let (name, secret) = announce(&app, &marathon("A")).await;
    let path = format!("/en/marathons/{name}");
    let early = app.form_to(&path, &[("act", "come")], &[]).await;
    assert_eq!(early.status, StatusCode::NOT_FOUND);
    release_all(&app).await;
    for guests in 1..=10 {
        let came = app.form_to(&path, &[("act", "come")], &[]).await;
        assert_eq!(came.status, StatusCode::SEE_OTHER);
        let next = came.header("location").to_owned();
        assert_eq!(next, format!("{path}?came=1"));
        let page = app.get(&next).await;
        let deed = format!("data-deed=\"marathon:{name}\"></script>");
        assert!(page.text().contains(&deed), "{}", page.text());
        assert!(shows(&page, "came") && !shows(&page, "come"));
        assert_eq!(shows(&page, "coming"), guests >= 10, "{guests}");
    }
    let page = app.get(&path).await;
    assert!(!page.text().contains("<script src=\"/deed.js"));
    let page = own(&app, &secret, &[]).await;
    assert!(page.text().contains("en own.coming 10"), "{}", page.text());
    own(&app, &secret, &[("act", "cancel")]).await;
    let late = app.form_to(&path, &[("act", "come")], &[]).await;
    assert_eq!(late.header("location"), path);
    assert_eq!(app.number("SELECT coming FROM marathons").await, 10);
}

#[tokio::test]
async fn the_app_is_told_whether_a_guest_was_counted() {
    let app = TestApp::new().await;
    let (name, secret) = announce(&app, &marathon("A")).await;
    release_all(&app).await;
    let path = format!("/en/marathons/{name}");
    let come = async || {
        let json = [("accept", "application/json")];
        app.form_to(&path, &[], &json).await.status
    };
    assert_eq!(come().await, StatusCode::NO_CONTENT);
    own(&app, &secret, &[("act", "cancel")]).await;
    assert_eq!(come().await, StatusCode::NOT_FOUND);
    assert_eq!(app.number("SELECT coming FROM marathons").await, 1);
}

#[tokio::test]
async fn programs_read_the_list_that_people_see() {
    let app = TestApp::new().await;
    let ids = async |query: &str| -> (Vec<String>, Value) {
        let answer = app.get(&format!("/api/v1/marathons{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{query}: {}", answer.text());
        let list = answer.json();
        let all = list["marathons"].as_array().unwrap().iter();
        let ids = all.map(|one| one["id"].as_str().unwrap().to_owned());
        (ids.collect(), list)
    };
    let (first, _) = announce(&app, &marathon("Evening")).await;
    assert_eq!(ids("").await.0, [""; 0], "nothing is released yet");
    let mut private = marathon("Among us");
    private["public"] = json!(false);
    announce(&app, &private).await;
    let mut later = marathon("Later");
    later["date"] = json!("2026-12-20");
    later["town"] = json!("Évry");
    let (later, secret) = announce(&app, &later).await;
    release_all(&app).await;
    announce(&app, &marathon("Unread")).await;
    let (found, list) = ids("").await;
    assert_eq!(found, [first.clone(), later.clone()]);
    assert_eq!((&list["found"], &list["next"]), (&json!(2), &Value::Null));
    assert_eq!(
        (&list["pages"], &list["countries"]),
        (&json!(1), &json!(["FR"]))
    );
    assert_eq!(
        list["marathons"][0],
        json!({
            "id": first, "title": "Evening", "place": "Library, 3 Lilac Street", "town": "Lille",
            "country": "FR", "date": "2026-12-05", "starts": "18:00", "ends": "21:00",
            "time_zone": "Europe/Paris", "languages": "French", "words": "Bring a pen.\nThere is tea.",
            "access": "", "language": "en",
        })
    );
    for (query, expected) in [
        ("?country=FR&town=VR", vec![&later]),
        ("?from=2026-12-06", vec![&later]),
        ("?country=BE", vec![]),
        ("?town=%25", vec![]),
        ("?page=2", vec![]),
        ("?country=&town=&from=&page=1", vec![&first, &later]),
    ] {
        let expected: Vec<String> = expected.into_iter().cloned().collect();
        assert_eq!(ids(query).await.0, expected, "{query}");
    }
    own(&app, &secret, &[("act", "cancel")]).await;
    assert_eq!(ids("").await.0, [first]);
    let long = format!("town={}", "x".repeat(81));
    for wrong in [
        "country=fr",
        "from=tomorrow",
        "page=0",
        "page=x",
        "town=%00",
        &long,
    ] {
        let answer = app.get(&format!("/api/v1/marathons?{wrong}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
}

/// People who have no accents at hand look for towns all the same.
#[tokio::test]
async fn a_town_is_found_without_its_accents() {
    let app = TestApp::new().await;
    for town in [
        "Évry",
        "ORLÉANS",
        "São Paulo",
        "Łódź",
        "İstanbul",
        "Saint-Étienne",
        "Zürich",
        "Re\u{301}union",
        "Aix\u{2010}en\u{2010}Provence",
        "Gießen",
        "القاهرة",
    ] {
        let mut one = marathon(town);
        one["town"] = json!(town);
        announce(&app, &one).await;
    }
    release_all(&app).await;
    for typed in [
        "evry",
        "Orleans",
        "sao paulo",
        "lodz",
        "istanbul",
        "saint etienne",
        "zurich",
        "réunion",
        "aix-en",
        "GIESSEN",
        "القاهره",
    ] {
        let query: String = form_urlencoded::byte_serialize(typed.as_bytes()).collect();
        let list = app.get(&format!("/api/v1/marathons?town={query}")).await;
        assert_eq!(list.json()["found"], 1, "{typed}");
        let page = app.get(&format!("/en/marathons?town={query}")).await;
        assert_eq!(rows(&page), 1, "{typed}");
    }
}

#[tokio::test]
async fn programs_read_one_marathon_as_its_page_shows_it() {
    let app = TestApp::new().await;
    let mut private = marathon("Among friends");
    private["public"] = json!(false);
    let (id, secret) = announce(&app, &private).await;
    let call = format!("/api/v1/marathons/{id}");
    assert_eq!(
        app.get(&call).await.status,
        StatusCode::NOT_FOUND,
        "not yet"
    );
    release_all(&app).await;
    let path = format!("/en/marathons/{id}");
    for _ in 0..9 {
        app.form_to(&path, &[], &[]).await;
    }
    let answer = app.get(&call).await;
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(
        answer.json(),
        json!({
            "facts": {
                "id": id, "title": "Among friends", "place": "Library, 3 Lilac Street",
                "town": "Lille", "country": "FR", "date": "2026-12-05", "starts": "18:00",
                "ends": "21:00", "time_zone": "Europe/Paris", "languages": "French",
                "words": "Bring a pen.\nThere is tea.", "access": "", "language": "en",
            },
            "public": false, "cancelled": false, "over": false,
        })
    );
    app.form_to(&path, &[], &[]).await;
    assert_eq!(app.get(&call).await.json()["coming"], 10);
    // A change waits, and is told to nobody.
    let changed = form(&marathon("Second"));
    let fields = [&[("act", "edit")], &borrowed(&changed)[..]].concat();
    own(&app, &secret, &fields).await;
    assert!(!app.get(&call).await.text().contains("Second"));
    app.days_pass(6);
    let report = [("act", "report"), ("letters-one", "12")];
    own(&app, &secret, &report).await;
    assert_eq!(app.get(&call).await.json()["results"], Value::Null);
    release_all(&app).await;
    own(&app, &secret, &[("act", "cancel")]).await;
    let marathon = app.get(&call).await.json();
    let brought = json!({ "letters": 12, "signatures": 0, "messages": 0 });
    assert_eq!(marathon["results"], brought);
    assert_eq!(
        (&marathon["over"], &marathon["cancelled"]),
        (&json!(true), &json!(true))
    );
    let unknown = "a".repeat(26);
    for nowhere in [&*unknown, "new", &id[1..], "%00"] {
        let answer = app.get(&format!("/api/v1/marathons/{nowhere}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
}

fn rows(list: &Answer) -> usize {
    all(&tree(list), ".marathon-row").len()
}

#[tokio::test]
async fn many_are_found_page_by_page() {
    let app = TestApp::new().await;
    for number in 0..23 {
        let mut one = marathon(&format!("Number {number}"));
        one["starts"] = json!(format!("00:{number:02}"));
        one["town"] = json!(if number == 7 { "Évry 100%" } else { "Lille" });
        announce(&app, &one).await;
    }
    release_all(&app).await;
    let first = app.get("/en/marathons?country=FR").await;
    assert_eq!(rows(&first), 20);
    assert_eq!(value(&tree(&first), "country"), "FR");
    let next = "href=\"/en/marathons?country=FR&amp;page=2\"";
    assert!(first.text().contains(next), "{}", first.text());
    let same = "href=\"/fr/marathons?country=FR\" lang=\"fr\" hreflang=\"fr\"";
    assert!(first.text().contains(same), "{}", first.text());
    let all = app.get("/en/marathons").await;
    assert!(
        all.text()
            .contains("href=\"/fr/marathons\" lang=\"fr\" hreflang")
    );
    let pages = app.get("/api/v1/marathons?country=FR").await.json();
    assert_eq!((&pages["found"], &pages["next"]), (&json!(23), &json!(2)));
    assert_eq!(
        (&pages["pages"], &pages["countries"]),
        (&json!(2), &json!(["FR"]))
    );
    let elsewhere = app.get("/api/v1/marathons?country=BE").await.json();
    assert_eq!(
        (&elsewhere["pages"], &elsewhere["countries"]),
        (&json!(1), &json!(["FR"]))
    );
    let second = app.get("/en/marathons?country=FR&page=2").await;
    assert_eq!(rows(&second), 3);
    assert!(!shows(&second, "next"));
    let town = app.get("/en/marathons?town=%C3%89VRY%20100%25").await;
    assert_eq!(rows(&town), 1);
    assert!(town.text().contains("Number 7"));
    assert_eq!(value(&tree(&town), "town"), "ÉVRY 100%");
    for query in ["country=BE", "town=Paris", "from=2026-12-06", "page=999"] {
        let none = app.get(&format!("/en/marathons?{query}")).await;
        assert_eq!(rows(&none), 0, "{query}");
    }
    for nonsense in [
        "country=%00",
        "town=",
        "town=%00",
        "town=Li%00lle",
        "from=tomorrow",
        "page=-1",
        "page=x",
        "&&=%",
    ] {
        let all = app.get(&format!("/en/marathons?{nonsense}")).await;
        assert_eq!(rows(&all), 20, "{nonsense}");
    }
}

#[tokio::test]
async fn the_list_is_kept_for_a_moment_and_its_failure_by_nobody() {
    let app = TestApp::new().await;
    for path in ["/en/marathons", "/en/marathons?country=FR&page=2"] {
        let list = app.get(path).await;
        assert_eq!(list.header("cache-control"), "public, max-age=30", "{path}");
        assert_eq!(list.header("content-type"), "text/html; charset=utf-8");
    }
    decide(&app, "ALTER TABLE marathons RENAME TO gone").await;
    let list = app.get("/en/marathons").await;
    assert_eq!(list.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(list.header("cache-control"), "no-store");
    // Nobody is told that there are none.
    assert!(shows(&list, "failed") && !shows(&list, "empty"));
}

#[tokio::test]
async fn the_kit_carries_the_marathon_and_its_source() {
    let app = TestApp::new().await;
    let any = app.get("/en/marathons/kit/poster").await;
    assert!(shows(&any, "no-marathon"), "{}", any.text());
    assert_eq!(all(&tree(&any), "svg.code path").len(), 2, "{}", any.text());
    assert!(any.text().contains("marathon.example/en/sign?source=kit"));
    let (name, secret) = announce(&app, &marathon("Evening")).await;
    for part in ["poster", "sheets", "paper", "plan"] {
        let released = format!("/en/marathons/{name}/kit/{part}");
        assert_eq!(app.get(&released).await.status, 404, "not yet");
        let own = app
            .form_to(
                &format!("/en/marathons/kit/{part}"),
                &[("receipt", &*secret)],
                &[],
            )
            .await;
        let text = own.text();
        assert_eq!(text.contains("Evening"), part != "paper", "{part}");
        assert_eq!(own.header("referrer-policy"), "same-origin");
        let source = format!("?source=marathon-{}", &name[..10]);
        assert_eq!(text.contains(&source), part == "poster", "{part}");
    }
    let nobody = app
        .form_to(
            "/en/marathons/kit/poster",
            &[("receipt", &*"a".repeat(43))],
            &[],
        )
        .await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
    release_all(&app).await;
    let released = app.get(&format!("/en/marathons/{name}/kit/poster")).await;
    assert!(released.text().contains("Evening") && !shows(&released, "no-marathon"));
    let language = format!("href=\"/fr/marathons/{name}/kit/poster\" lang=\"fr\"");
    assert!(released.text().contains(&language), "{}", released.text());
    for nowhere in [
        "/en/marathons/kit/pen",
        "/xx/marathons",
        "/xx/marathons/new",
        "/en/marathons/one",
    ] {
        assert_eq!(app.get(nowhere).await.status, 404, "{nowhere}");
    }
}

#[tokio::test]
async fn what_was_refused_is_not_shown() {
    let app = TestApp::new().await;
    let (name, secret) = announce(&app, &marathon("A")).await;
    decide(&app, "UPDATE marathon_versions SET state = 'refused'").await;
    assert_eq!(app.get(&format!("/en/marathons/{name}")).await.status, 404);
    assert!(shows(&own(&app, &secret, &[]).await, "refused"));
}
