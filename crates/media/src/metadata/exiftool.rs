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

/// What is asked of files that the program reads the EXIF block of by itself. Of XMP only the parts whose words mean
/// what they say: private ones have subjects and dates too. Numbers as numbers, all else as people read it.
const WORDS: [&str; 21] = [
    "XMP-dc:all",
    "XMP-photoshop:all",
    "XMP-xmp:all",
    "XMP-exif:all#",
    "XMP-tiff:all",
    "XMP-aux:all",
    "XMP-exifEX:all",
    "IPTC:all",
    "MakerNotes:DateTimeOriginal",
    "MakerNotes:LensModel",
    "Composite:LensID",
    "EXIF:XPTitle",
    "EXIF:XPComment",
    "EXIF:XPKeywords",
    "PNG:Title",
    "PNG:Description",
    "PNG:Author",
    "PNG:Copyright",
    "RIFF:DateTimeOriginal",
    "SVG:all",
    "XML:all",
];

/// What is asked of all others beside.
const FACTS: [&str; 20] = [
    "EXIF:Make",
    "EXIF:Model",
    "EXIF:LensModel",
    "EXIF:DateTimeOriginal",
    "EXIF:CreateDate",
    "EXIF:ModifyDate",
    "EXIF:OffsetTimeOriginal",
    "EXIF:SubSecTimeOriginal",
    "EXIF:ExposureTime#",
    "EXIF:FNumber#",
    "EXIF:ISO#",
    "EXIF:FocalLength#",
    "EXIF:ImageDescription",
    "EXIF:Artist",
    "EXIF:Copyright",
    "EXIF:Orientation#",
    "Composite:ImageSize",
    "Composite:GPSLatitude#",
    "Composite:GPSLongitude#",
    "ICC_Profile:ProfileDescription",
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
            "Composite:LensID",
            "XMP:Lens",
            "XMP:LensModel",
        ])
        // A number says nothing to people, nor does that nobody knows what it stands for.
        .filter(|lens| lens.chars().any(char::is_alphabetic) && !lens.starts_with("Unknown")),
        exposure: exposure(tags),
        // XMP names one too, which may be that of the file from which this one was made.
        profile: line(&["ICC_Profile:ProfileDescription"]),
        place: place(tags),
        title: line(&[
            "XMP:Title",
            "IPTC:ObjectName",
            "XMP:Headline",
            "IPTC:Headline",
            "PNG:Title",
            "XML:Title",
            "EXIF:XPTitle",
        ]),
        caption: paragraph(&[
            "XMP:Description",
            "IPTC:Caption-Abstract",
            "PNG:Description",
            "EXIF:ImageDescription",
            "XML:Description",
            "EXIF:XPComment",
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

/// The camera's own words first, then those of the programs behind it; last when the file was changed.
fn captured(tags: &Map<String, Value>) -> Option<Captured> {
    let offset = tags.get("EXIF:OffsetTimeOriginal").map(scalar);
    let fraction = tags.get("EXIF:SubSecTimeOriginal").map(scalar);
    let of = |name: &&str| {
        let clock = scalar(tags.get(*name)?);
        // Beside EXIF's clock stand what is ahead of it and the parts of a second.
        let (fraction, offset) = match *name {
            "EXIF:DateTimeOriginal" => (fraction.as_deref(), offset.as_deref()),
            name if name.starts_with("EXIF") => (None, offset.as_deref()),
            _ => (None, None),
        };
        time::captured(&time::with_fraction(&clock, fraction), offset)
    };
    let names = [
        "EXIF:DateTimeOriginal",
        "EXIF:CreateDate",
        "XMP:DateTimeOriginal",
        "XMP:DateCreated",
        "XMP:CreateDate",
        "MakerNotes:DateTimeOriginal",
        "RIFF:DateTimeOriginal",
    ];
    let by_iptc = || time::captured(&iptc_clock(tags)?, None);
    names
        .iter()
        .find_map(of)
        .or_else(by_iptc)
        .or_else(|| of(&"EXIF:ModifyDate"))
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
            single => split(&scalar(single)),
        })
        .collect();
    let by_windows = tags.get("EXIF:XPKeywords").map(|words| split(&scalar(words)));
    let listed = listed.into_iter().chain(by_windows.unwrap_or_default());
    text::keywords(listed.collect::<Vec<_>>().iter().map(String::as_str))
}

/// One keyword that is none: many programs write all of them into one text.
fn split(words: &str) -> Vec<String> {
    words.split([',', ';']).map(str::to_owned).collect()
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

    #[test]
    fn a_clock_that_a_person_set_goes_before_that_of_the_last_change() {
        let found = |json: &[u8]| read(json).metadata.captured.unwrap().local;
        assert_eq!(
            found(br#"[{"EXIF:ModifyDate":"2020:01:01 00:00:00","XMP:CreateDate":"2013:09:23 10:09:00+02:00"}]"#),
            "2013-09-23T10:09:00"
        );
        assert_eq!(
            found(br#"[{"EXIF:ModifyDate":"2020:01:01 00:00:00","IPTC:DateCreated":"2009:09:09"}]"#),
            "2009-09-09T00:00:00"
        );
        assert_eq!(
            found(br#"[{"EXIF:ModifyDate":"2020:01:01 00:00:00"}]"#),
            "2020-01-01T00:00:00"
        );
        assert_eq!(
            found(br#"[{"EXIF:DateTimeOriginal":"2021:04:11 15:47:53","EXIF:SubSecTimeOriginal":"054"}]"#),
            "2021-04-11T15:47:53.054"
        );
    }

    #[test]
    fn keywords_in_one_text_are_several_and_a_sentence_is_none() {
        let found = |json: &[u8]| read(json).metadata.keywords;
        assert_eq!(
            found(br#"[{"XMP:Subject":"boat, sea; sky"}]"#),
            ["boat", "sea", "sky"]
        );
        assert_eq!(found(br#"[{"XMP:Subject":["Smith, John"]}]"#), ["Smith, John"]);
        assert_eq!(found(br#"[{"EXIF:XPKeywords":"boat;sea"}]"#), ["boat", "sea"]);
        let sentence = format!(r#"[{{"XMP:Subject":["{}","sea"]}}]"#, "x".repeat(101));
        assert_eq!(found(sentence.as_bytes()), ["sea"]);
    }

    #[test]
    fn a_lens_that_nobody_knows_is_none() {
        let lens = |json: &[u8]| read(json).metadata.lens;
        assert_eq!(
            lens(br#"[{"Composite:LensID":"Canon EF-S 18-55mm f/3.5-5.6"}]"#).as_deref(),
            Some("Canon EF-S 18-55mm f/3.5-5.6")
        );
        assert_eq!(lens(br#"[{"Composite:LensID":"Unknown (12)"}]"#), None);
    }
}
