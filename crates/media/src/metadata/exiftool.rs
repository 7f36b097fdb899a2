//! IPTC and XMP through exiftool, which knows every program's way to write them.

use serde_json::{Map, Value};

use super::{text, time};
use crate::{Camera, Captured, Exposure, Metadata, Place};

/// What exiftool finds in a file, whichever kind it is.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Said {
    pub(crate) metadata: Metadata,
    /// In pixels, as stored.
    pub(crate) size: Option<(u32, u32)>,
    /// How to turn it to look at it: as EXIF counts, 1 to 8.
    pub(crate) turn: Option<u8>,
}

/// What is asked of files that the program reads the EXIF block of by itself.
const WORDS: [&str; 7] = [
    "XMP:all",
    "IPTC:all",
    "MakerNotes:DateTimeOriginal",
    "PNG:Title",
    "PNG:Description",
    "PNG:Author",
    "PNG:Copyright",
];

/// What is asked of all others beside.
const FACTS: [&str; 23] = [
    "EXIF:Make",
    "EXIF:Model",
    "EXIF:LensModel",
    "EXIF:DateTimeOriginal",
    "EXIF:CreateDate",
    "EXIF:OffsetTimeOriginal",
    "EXIF:ExposureTime",
    "EXIF:FNumber",
    "EXIF:ISO",
    "EXIF:FocalLength",
    "EXIF:ImageDescription",
    "EXIF:Artist",
    "EXIF:Copyright",
    "EXIF:Orientation",
    "Composite:ImageSize",
    "Composite:LensID",
    "Composite:GPSLatitude",
    "Composite:GPSLongitude",
    "Composite:GPSAltitude",
    "ICC_Profile:ProfileDescription",
    "MakerNotes:all",
    "SVG:all",
    "XML:all",
];

/// What exiftool is asked of a file that the program reads as well: numbers as numbers, groups by name, only what is
/// shown.
pub(crate) fn arguments(source: &str) -> Vec<String> {
    asked(source, &[])
}

/// What it is asked of a file that nobody else tells anything about.
pub(crate) fn all_arguments(source: &str) -> Vec<String> {
    asked(source, &FACTS)
}

fn asked(source: &str, more: &[&str]) -> Vec<String> {
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
    arguments.extend(WORDS.iter().chain(more).map(|tag| format!("-{tag}")));
    arguments.extend(["--".to_owned(), source.to_owned()]);
    arguments
}

/// Reads exiftool's answer; nothing in it is taken for granted.
pub(crate) fn read(json: &[u8]) -> Said {
    let Ok(Value::Array(files)) = serde_json::from_slice(json) else {
        return Said::default();
    };
    let Some(Value::Object(tags)) = files.into_iter().next() else {
        return Said::default();
    };
    let turn = tags.get("EXIF:Orientation").and_then(Value::as_u64);
    Said {
        metadata: metadata(&tags),
        size: size(&tags),
        turn: turn
            .and_then(|turn| u8::try_from(turn).ok())
            .filter(|turn| (1..=8).contains(turn)),
    }
}

/// Two numbers with something between.
fn size(tags: &Map<String, Value>) -> Option<(u32, u32)> {
    let text = scalar(tags.get("Composite:ImageSize")?);
    let mut numbers = text
        .split(|character: char| !character.is_ascii_digit())
        .filter(|part| !part.is_empty());
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

fn metadata(tags: &Map<String, Value>) -> Metadata {
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
    let maker = line(&["EXIF:Make", "XMP:Make"]);
    let model = line(&["EXIF:Model", "XMP:Model"]);
    Metadata {
        captured: captured(tags),
        camera: (maker.is_some() || model.is_some()).then_some(Camera { maker, model }),
        lens: line(&[
            "EXIF:LensModel",
            "MakerNotes:LensModel",
            "MakerNotes:LensType",
            "XMP:Lens",
            "XMP:LensModel",
        ])
        // A number says nothing to people.
        .filter(|lens| lens.chars().any(char::is_alphabetic)),
        exposure: exposure(tags),
        profile: line(&["ICC_Profile:ProfileDescription", "XMP:ICCProfileName"]),
        place: place(tags),
        title: line(&[
            "XMP:Title",
            "IPTC:ObjectName",
            "XMP:Headline",
            "IPTC:Headline",
            "PNG:Title",
            "XML:Title",
        ]),
        caption: paragraph(&[
            "XMP:Description",
            "IPTC:Caption-Abstract",
            "PNG:Description",
            "EXIF:ImageDescription",
            "XML:Description",
        ]),
        credit: line(&[
            "XMP:Credit",
            "IPTC:Credit",
            "XMP:Creator",
            "IPTC:By-line",
            "PNG:Author",
            "EXIF:Artist",
            "XML:Creator",
        ]),
        rights: paragraph(&[
            "XMP:Rights",
            "IPTC:CopyrightNotice",
            "PNG:Copyright",
            "EXIF:Copyright",
        ]),
        keywords: keywords(tags),
    }
}

/// The camera's own words first, then those of the programs behind it.
fn captured(tags: &Map<String, Value>) -> Option<Captured> {
    let offset = tags.get("EXIF:OffsetTimeOriginal").map(scalar);
    let of = |name: &str| {
        time::captured(
            &scalar(tags.get(name)?),
            offset.as_deref().filter(|_| name.starts_with("EXIF")),
        )
    };
    let names = [
        "EXIF:DateTimeOriginal",
        "EXIF:CreateDate",
        "XMP:DateTimeOriginal",
        "XMP:DateCreated",
        "XMP:CreateDate",
        "MakerNotes:DateTimeOriginal",
    ];
    let by_iptc = || time::captured(&iptc_clock(tags)?, None);
    names.into_iter().find_map(of).or_else(by_iptc)
}

fn exposure(tags: &Map<String, Value>) -> Exposure {
    let number = |names: &[&str]| names.iter().find_map(|name| tags.get(*name)?.as_f64());
    let iso = number(&["EXIF:ISO", "XMP:ISO"]).filter(|iso| (1.0..1e9).contains(iso));
    Exposure::new(
        number(&["EXIF:ExposureTime", "XMP:ExposureTime"]),
        number(&["EXIF:FNumber", "XMP:FNumber"]),
        iso.map(|iso| iso as u32),
        number(&["EXIF:FocalLength", "XMP:FocalLength"]),
    )
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
    let of = |group: &str| {
        Place::new(
            number(&format!("{group}:GPSLatitude"))?,
            number(&format!("{group}:GPSLongitude"))?,
            number(&format!("{group}:GPSAltitude")),
        )
    };
    of("Composite").or_else(|| of("XMP"))
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
        )
        .metadata;
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
            assert_eq!(read(json), Said::default());
        }
    }

    #[test]
    fn a_raw_picture_says_how_it_was_taken() {
        let found = read(
            br#"[{"EXIF:Make":"NIKON CORPORATION","EXIF:Model":"NIKON Z 8","EXIF:ISO":64,"EXIF:FNumber":2.8,
            "EXIF:ExposureTime":0.004,"EXIF:FocalLength":50,"EXIF:Orientation":8,"Composite:ImageSize":"8256 5504",
            "EXIF:DateTimeOriginal":"2024:05:06 07:08:09","EXIF:OffsetTimeOriginal":"+02:00","MakerNotes:LensType":6,
            "MakerNotes:LensModel":"NIKKOR Z 50mm","ICC_Profile:ProfileDescription":"Display P3"}]"#,
        );
        assert_eq!((found.size, found.turn), (Some((8256, 5504)), Some(8)));
        let said = found.metadata;
        let exposure = Exposure::new(Some(0.004), Some(2.8), Some(64), Some(50.0));
        assert_eq!(said.exposure, exposure);
        assert_eq!(said.lens.as_deref(), Some("NIKKOR Z 50mm"));
        assert_eq!(said.profile.as_deref(), Some("Display P3"));
        assert_eq!(said.captured.unwrap().offset_minutes, Some(120));
    }
}
