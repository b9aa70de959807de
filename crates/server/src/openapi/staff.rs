//! The constraints for what staff sends.

use marathon_domain::{CountryCode, SourceTag};
use serde_json::{Value, json};

use super::{LABEL, narrow};
use crate::{
    fraud::{MOST_RECORDS, MOST_TAGS},
    staff::LONGEST_REASON,
};

/// The characters that no reason may hold.
const CONTROLS: &str = r"\u0000-\u001F\u007F-\u009F";

/// Eight bytes, and sixteen, in Base64 of RFC 4648, section 5, without padding.
const TAG: &str = "^[A-Za-z0-9_-]{10}[AEIMQUYcgkosw048]$";
const RECORD: &str = "^[A-Za-z0-9_-]{21}[AQgw]$";

/// Adds the constraints for reasons and selections. No schema can say that a source is no marathon.
pub fn narrow_staff(document: &mut Value) {
    let reason = json!({"minLength": 1, "maxLength": LONGEST_REASON,
        "pattern": format!(r"^[^{CONTROLS}]*[^\s{CONTROLS}][^{CONTROLS}]*$")});
    for schema in ["Refusal", "SetAsideRequest", "UndoRequest"] {
        let place = format!("/components/schemas/{schema}/properties/reason");
        narrow(document, &place, &reason);
    }
    let place = "/components/schemas/SigningSelection";
    let Some(selection) = document.pointer(place).cloned() else {
        return;
    };
    let mut lasting = selection.clone();
    if let Some(properties) = lasting["properties"].as_object_mut() {
        properties.retain(|field, _| !matches!(&**field, "networks" | "domains"));
    }
    lasting["description"] = "Which of them, without tags; all if it is absent.".into();
    for (place, selection) in [
        (place, selection),
        (
            "/components/schemas/UndoRequest/properties/selection",
            lasting,
        ),
    ] {
        if let Some(schema) = document.pointer_mut(place) {
            *schema = either_records_or_others(selection);
        }
    }
}

/// Records alone, or at least one of the other fields.
fn either_records_or_others(mut selection: Value) -> Value {
    let countries: Vec<CountryCode> = CountryCode::all().collect();
    let list = |pattern: &str, most: usize| {
        json!({"type": "array", "minItems": 1, "maxItems": most,
            "items": {"type": "string", "pattern": pattern}})
    };
    let day = json!({"type": "string", "format": "date"});
    for (field, constraint) in [
        ("networks", list(TAG, MOST_TAGS)),
        ("domains", list(TAG, MOST_TAGS)),
        (
            "source",
            json!({"type": "string", "maxLength": SourceTag::LONGEST,
                "pattern": format!("^{LABEL}(\\.{LABEL})*$")}),
        ),
        ("country", json!({"type": "string", "enum": countries})),
        ("from", day.clone()),
        ("to", day),
        ("records", list(RECORD, MOST_RECORDS)),
    ] {
        let place = format!("/properties/{field}");
        narrow(&mut selection, &place, &constraint);
        // What is absent has no value: neither null nor an empty list is taken.
        if let Some(Value::Object(schema)) = selection.pointer_mut(&place) {
            schema.remove("default");
        }
    }
    let properties = selection["properties"].as_object_mut();
    let records = properties.and_then(|properties| properties.remove("records"));
    let description = selection["description"].take();
    let others = json!({"minProperties": 1, "description": "What the signings have in common"});
    narrow(&mut selection, "", &others);
    json!({"description": description, "oneOf": [
        selection,
        {"type": "object", "description": "Some records", "properties": {"records": records},
            "required": ["records"], "additionalProperties": false},
    ]})
}
