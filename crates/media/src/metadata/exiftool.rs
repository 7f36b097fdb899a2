//! IPTC and XMP through exiftool, which knows every program's way to write them.

use serde_json::{Map, Value};

use super::{text, time};
use crate::{Camera, Metadata, Place};

/// What exiftool is asked: numbers as numbers, groups by name, only what is shown.
pub(crate) fn arguments(source: &str) -> Vec<String> {
    let mut arguments: Vec<String> = [
        // No settings file of anybody's; this must come first.
        "-config",
        "",
        "-json",
        "-n",
        "-G0",
        "-fast",
        "-charset",
        "filename=utf8",
    ]
    .map(str::to_owned)
    .to_vec();
    let wanted = [
        "XMP:all",
        "IPTC:all",
        "MakerNotes:DateTimeOriginal",
        "PNG:Title",
        "PNG:Description",
        "PNG:Author",
        "PNG:Copyright",
    ];
    arguments.extend(wanted.iter().map(|tag| format!("-{tag}")));
    arguments.extend(["--".to_owned(), source.to_owned()]);
    arguments
}

/// Reads exiftool's answer; nothing in it is taken for granted.
pub(crate) fn read(json: &[u8]) -> Metadata {
    let Ok(Value::Array(files)) = serde_json::from_slice(json) else {
        return Metadata::default();
    };
    let Some(Value::Object(tags)) = files.into_iter().next() else {
        return Metadata::default();
    };
    let line = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| text::line(&joined(tags.get(*name)?)))
    };
    let paragraph = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| text::paragraph(&joined(tags.get(*name)?)))
    };
    let clock = line(&[
        "XMP:DateTimeOriginal",
        "XMP:DateCreated",
        "XMP:CreateDate",
        "MakerNotes:DateTimeOriginal",
    ])
    .or_else(|| iptc_clock(&tags));
    let maker = line(&["XMP:Make"]);
    let model = line(&["XMP:Model"]);
    Metadata {
        captured: clock.and_then(|clock| time::captured(&clock, None)),
        camera: (maker.is_some() || model.is_some()).then_some(Camera { maker, model }),
        lens: line(&["XMP:Lens", "XMP:LensModel"]),
        place: place(&tags),
        title: line(&[
            "XMP:Title",
            "IPTC:ObjectName",
            "XMP:Headline",
            "IPTC:Headline",
            "PNG:Title",
        ]),
        caption: paragraph(&["XMP:Description", "IPTC:Caption-Abstract", "PNG:Description"]),
        credit: line(&[
            "XMP:Credit",
            "IPTC:Credit",
            "XMP:Creator",
            "IPTC:By-line",
            "PNG:Author",
        ]),
        rights: paragraph(&["XMP:Rights", "IPTC:CopyrightNotice", "PNG:Copyright"]),
        keywords: keywords(&tags),
    }
}

fn keywords(tags: &Map<String, Value>) -> Vec<String> {
    let listed: Vec<String> = ["XMP:Subject", "IPTC:Keywords"]
        .iter()
        .filter_map(|name| tags.get(*name))
        .flat_map(|value| match value {
            Value::Array(words) => words.iter().map(scalar).collect(),
            single => vec![scalar(single)],
        })
        .collect();
    text::keywords(listed.iter().map(String::as_str))
}

fn iptc_clock(tags: &Map<String, Value>) -> Option<String> {
    let date = scalar(tags.get("IPTC:DateCreated")?);
    let clock = tags
        .get("IPTC:TimeCreated")
        .map_or_else(|| "00:00:00".to_owned(), scalar);
    Some(format!("{date} {clock}"))
}

fn place(tags: &Map<String, Value>) -> Option<Place> {
    let number = |name: &str| tags.get(name)?.as_f64();
    Place::new(
        number("XMP:GPSLatitude")?,
        number("XMP:GPSLongitude")?,
        number("XMP:GPSAltitude"),
    )
}

fn joined(value: &Value) -> String {
    match value {
        Value::Array(parts) => parts.iter().map(scalar).collect::<Vec<_>>().join(", "),
        single => scalar(single),
    }
}

/// exiftool writes a text that looks like a number as one.
fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_keywords_and_rights_are_read_from_either_standard() {
        let found = read(
            br#"[{"SourceFile":"x","IPTC:ObjectName":"Harbour","XMP:Description":"Boats.\nMore boats.",
            "IPTC:Keywords":["boat",2024],"XMP:Subject":["Boat","sea"],"XMP:Creator":["Ada","Bo"],
            "IPTC:DateCreated":"2020:01:02","IPTC:TimeCreated":"10:11:12+01:00","XMP:GPSLatitude":1.5,"XMP:GPSLongitude":-2}]"#,
        );
        assert_eq!(found.title.as_deref(), Some("Harbour"));
        assert_eq!(found.caption.as_deref(), Some("Boats.\nMore boats."));
        assert_eq!(found.keywords, ["Boat", "sea", "2024"]);
        assert_eq!(found.credit.as_deref(), Some("Ada, Bo"));
        assert_eq!(
            found.captured.unwrap().instant.to_string(),
            "2020-01-02T09:11:12Z"
        );
        assert_eq!(found.place, Place::new(1.5, -2.0, None));
    }

    #[test]
    fn an_answer_that_is_none_says_nothing() {
        for json in [&b""[..], b"[]", b"{}", b"[7]", b"[{\"XMP:Title\":{}}]"] {
            assert_eq!(read(json), Metadata::default());
        }
    }
}
