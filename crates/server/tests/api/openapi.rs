//! The OpenAPI document, whole: a change of the API shows here.

use crate::test_app::TestApp;

#[tokio::test]
async fn the_document_is_this_one() {
    let app = TestApp::new().await;
    let answer = app.get("/api/v1/openapi.json").await;
    assert_eq!(answer.header("content-type"), "application/json");
    let mut document = answer.json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    // 250 countries would hide the rest.
    for schema in ["SigningRequest", "SigningForm"] {
        let country = &mut document["components"]["schemas"][schema]["properties"]["country"];
        assert_eq!(country["enum"].as_array().unwrap().len(), 250);
        country["enum"].take();
    }
    for schema in ["MessageRequest", "MessageForm"] {
        let country = &mut document["components"]["schemas"][schema]["properties"]["country"];
        assert_eq!(country["enum"].as_array().unwrap().len(), 251);
        country["enum"].take();
    }
    let listed = &mut document["paths"]["/api/v1/marathons"]["get"]["parameters"][0]["schema"];
    assert_eq!(listed["enum"].as_array().unwrap().len(), 251);
    listed["enum"].take();
    insta::with_settings!({sort_maps => true}, {
        insta::assert_json_snapshot!(document);
    });
}
