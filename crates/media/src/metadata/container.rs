//! The tags of film and sound, as ffprobe gives them.

use std::collections::BTreeMap;

use super::{text, time};
use crate::{Camera, Captured, Metadata, Place};

/// Tags by name in lower case.
pub(crate) type Tags = BTreeMap<String, String>;

/// Names in lower case: MP4, Matroska and Vorbis comments write them differently.
pub(crate) fn lower_case(tags: BTreeMap<String, String>) -> Tags {
    tags.into_iter()
        .map(|(name, value)| (name.to_lowercase(), value))
        .collect()
}

/// What the tags say.
pub(crate) fn read(tags: &Tags) -> Metadata {
    let find = |names: &[&str]| names.iter().find_map(|name| tags.get(*name));
    let line = |names: &[&str]| find(names).and_then(|value| text::line(value));
    let paragraph = |names: &[&str]| find(names).and_then(|value| text::paragraph(value));
    let maker = line(&["com.apple.quicktime.make", "com.android.manufacturer", "make"]);
    let model = line(&["com.apple.quicktime.model", "com.android.model", "model"]);
    let listed = find(&["com.apple.quicktime.keywords", "keywords"]).map_or("", String::as_str);
    Metadata {
        captured: captured(tags),
        camera: (maker.is_some() || model.is_some()).then_some(Camera { maker, model }),
        place: find(&["com.apple.quicktime.location.iso6709", "location"]).and_then(|value| place(value)),
        title: line(&["com.apple.quicktime.title", "title"]),
        caption: paragraph(&[
            "com.apple.quicktime.description",
            "description",
            "synopsis",
            "comment",
        ]),
        credit: line(&["com.apple.quicktime.author", "artist", "author", "composer"]),
        rights: paragraph(&["com.apple.quicktime.copyright", "copyright"]),
        keywords: text::keywords(listed.split([',', ';'])),
        ..Metadata::default()
    }
}

/// Apple's own tag keeps the offset; the container's time is UTC and says nothing of the place.
fn captured(tags: &Tags) -> Option<Captured> {
    let local = tags.get("com.apple.quicktime.creationdate");
    local
        .and_then(|value| time::captured(value, None))
        .or_else(|| time::captured_utc(tags.get("creation_time")?))
}

/// From ISO 6709, as in `+52.5200+013.4050+034.500/`.
fn place(text: &str) -> Option<Place> {
    let text = text.trim().trim_end_matches('/');
    let starts: Vec<usize> = text.match_indices(['+', '-']).map(|(index, _)| index).collect();
    let number = |index: usize| -> Option<f64> {
        let start = *starts.get(index)?;
        let end = starts.get(index + 1).copied().unwrap_or(text.len());
        let digits: String = text
            .get(start..end)?
            .chars()
            .take_while(|c| !c.is_alphabetic())
            .collect();
        digits.parse().ok()
    };
    Place::new(number(0)?, number(1)?, number(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(pairs: &[(&str, &str)]) -> Tags {
        lower_case(
            pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        )
    }

    #[test]
    fn a_telephones_film_says_where_and_when() {
        let found = read(&tags(&[
            (
                "com.apple.quicktime.location.ISO6709",
                "+52.5200-013.4050+034.500/",
            ),
            ("com.apple.quicktime.creationdate", "2023-07-04T21:15:00+0200"),
            ("creation_time", "2023-07-04T19:15:02.000000Z"),
            ("com.apple.quicktime.make", "Apple"),
            ("com.apple.quicktime.model", "iPhone 13"),
        ]));
        assert_eq!(found.place, Place::new(52.52, -13.405, Some(34.5)));
        let captured = found.captured.unwrap();
        assert_eq!(captured.offset_minutes, Some(120));
        assert_eq!(captured.instant.to_string(), "2023-07-04T19:15:00Z");
        assert_eq!(found.camera.unwrap().name().as_deref(), Some("Apple iPhone 13"));
    }

    #[test]
    fn tags_of_sound_are_found_whatever_their_case() {
        let found = read(&tags(&[
            ("TITLE", "Overture"),
            ("Artist", "Ada"),
            ("keywords", "calm; slow,calm"),
        ]));
        assert_eq!(found.title.as_deref(), Some("Overture"));
        assert_eq!(found.credit.as_deref(), Some("Ada"));
        assert_eq!(found.keywords, ["calm", "slow"]);
    }
}
