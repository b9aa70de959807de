//! Those to come, as people and programs find them.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{all, announce, decide, marathon, own, release_all, shows, tree, value};
use crate::test_app::{Answer, TestApp};

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
