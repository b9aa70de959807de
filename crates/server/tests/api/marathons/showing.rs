//! One marathon, as its page, its calendar, its kit and programs show it.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{all, announce, borrowed, decide, form, marathon, own, release_all, shows, tree};
use crate::test_app::TestApp;

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
