//! Pages about marathons, in little.

/// The templates of pages about marathons, in little.
pub fn marathons(language: &str) -> Vec<(String, String)> {
    let other = if language == "fr" { "en" } else { "fr" };
    let parts = |names: &[&str]| -> String {
        let part = |name| format!(r#"<p data-part="{name}" hidden>({name})</p>"#);
        names.iter().map(part).collect()
    };
    let fills = |names: &[&str]| -> String {
        let fill = |name| format!(r#"<b data-fill="{name}"></b>"#);
        names.iter().map(fill).collect()
    };
    let words = ["title", "when", "place", "town", "country", "words"];
    let fields = ["title", "place", "town", "date", "contact_email"].map(|name| {
        format!(r#"<input id="field-{name}" name="{name}"><p id="error-{name}" hidden></p>"#)
    });
    let fields = format!(
        r#"<div id="error-summary" tabindex="-1" hidden><ul></ul></div>{}<textarea id="field-words" name="words"></textarea>
<select name="time_zone"><optgroup data-html="zones"></optgroup></select><input type="radio" name="public" value="true" checked><input type="radio" name="public" value="false">"#,
        fields.concat()
    );
    let link = |path: &str| {
        format!(r#"<a href="/{other}/marathons{path}" hreflang="{other}">{other}</a>"#)
    };
    let secret = r#"<input type="hidden" name="receipt" value="">"#;
    let robots = r#"<meta name="robots" content="noindex">"#;
    let list = format!(
        r#"{}{}<form data-part="search" hidden><select name="country"><optgroup data-html="countries"></optgroup></select><input name="town"></form>
<ul data-part="rows" hidden><!--row--><li><a data-href="page" href="">{}</a></li><!--/row--></ul>{}<a data-part="next" data-href="next" href="" hidden>next</a>"#,
        link(""),
        parts(&["empty", "none-found", "found"]),
        fills(&words),
        fills(&["found", "page"])
    );
    let deed = r#"<span data-script="/deed.js"></span>"#;
    let one = format!(
        r#"{robots}{deed}<p data-did="marathon"></p><form data-done="marathon"></form>{}{}{}<a data-href="sign" href=""></a><a data-href="mail" href=""></a><a data-kit="poster" href="/{language}/marathons/kit/poster">poster</a>"#,
        link("/one"),
        parts(&[
            "cancelled",
            "past",
            "unlisted",
            "open",
            "come",
            "came",
            "coming",
            "results",
            "letters",
            "signatures",
            "messages",
            "too-many",
            "busy",
        ]),
        fills(&[&words[..], &["coming", "letters", "signatures"]].concat()),
    );
    let own = format!(
        r#"{robots}{deed}{}{}{}<input name="secret_link" value=""><form>{secret}<details data-open="edit">{fields}</details><input name="letters-one"><input name="signatures-one"><input name="signatures-two"></form>"#,
        link("/organise"),
        parts(&[
            "ask",
            "unknown",
            "too-many",
            "busy",
            "state",
            "created",
            "not-created",
            "edited",
            "cancel-done",
            "reported",
            "cancelled",
            "standing",
            "over",
            "waiting",
            "shown",
            "changed",
            "refused",
            "report",
            "report-early",
            "report-error",
            "report-waiting",
            "report-released",
            "report-refused",
        ]),
        fills(&["title", "when", "coming", "report-error"]),
    );
    let new = format!(
        r#"{}<form action="/api/v1/marathons"><input type="hidden" name="key" value=""><input type="hidden" name="page" value="/{language}/marathons/new">{fields}</form>"#,
        parts(&["too-many", "busy"])
    );
    let kit = |part: &str| {
        let body = format!(
            r#"{}{}{}<div data-html="code"></div>"#,
            link(&format!("/kit/{part}")),
            parts(&["marathon", "no-marathon"]),
            fills(&["title", "when", "sign-address"])
        );
        (format!("/kit/{part}"), body)
    };
    [
        (String::new(), list),
        ("/new".to_owned(), new),
        ("/one".to_owned(), one),
        ("/organise".to_owned(), own),
    ]
    .into_iter()
    .chain(["poster", "sheets", "paper", "plan"].map(kit))
    .collect()
}
