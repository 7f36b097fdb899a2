//! What texts are taken for.

use proptest::prelude::*;

use super::*;
use crate::words::Folded;

/// Each piece as it was understood.
fn understood(text: &str) -> Vec<String> {
    let query = Query::parse(text);
    query.parts().iter().map(told).collect()
}

fn told(part: &Part) -> String {
    let minus = match part.presence {
        Presence::Wanted => "",
        Presence::Excluded => "-",
    };
    let words = |sought: &[Sought]| {
        let words: Vec<String> = sought
            .iter()
            .map(|one| match one.reach {
                Reach::Whole => one.word.plain.clone(),
                Reach::Beginning => format!("{}*", one.word.plain),
            })
            .collect();
        words.join("+")
    };
    let phrase = |phrase: &Phrase| {
        let words: Vec<&str> = phrase.0.iter().map(|word| word.plain.as_str()).collect();
        words.join(" ")
    };
    let spans = |spans: &[Span]| {
        let end = |end: Option<i64>| end.map_or(String::new(), |end| end.to_string());
        let spans: Vec<String> = spans
            .iter()
            .map(|span| format!("{}..{}", end(span.from), end(span.until)))
            .collect();
        spans.join(",")
    };
    let value = match &part.sense {
        Sense::Words(sought) | Sense::Title(sought) => words(sought),
        Sense::Phrase(words) | Sense::TitlePhrase(words) => format!("\"{}\"", phrase(words)),
        Sense::Tag(names)
        | Sense::Camera(names)
        | Sense::Lens(names)
        | Sense::In(names)
        | Sense::By(names) => {
            format!("{} names", names.len())
        }
        Sense::Kind(kinds) => kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(","),
        Sense::Orientation(ones) => ones.iter().map(|one| one.word()).collect::<Vec<_>>().join(","),
        Sense::State(state) => state.word().to_owned(),
        Sense::Size(all) | Sense::Taken(all) | Sense::Added(all) => spans(all),
        Sense::Nothing | Sense::Unfinished => String::new(),
    };
    format!("{minus}{}({value})", part.sense.word())
}

/// Texts, and each of their pieces as it is understood.
const UNDERSTOOD: &[(&str, &[&str])] = &[
    ("", &[]),
    ("sun set", &["words(sun)", "words(set*)"]),
    ("sun* set", &["words(sun*)", "words(set*)"]),
    ("IMG_2034", &["words(img+2034*)"]),
    (
        "\"golden gate\" bridge",
        &["phrase(\"golden gate\")", "words(bridge*)"],
    ),
    ("„golden gate“", &["phrase(\"golden gate\")"]),
    ("\"golden ga", &["words(golden+ga*)"]),
    ("\"golden ga -x", &["words(golden+ga+x*)"]),
    (
        "-sun -\"golden gate\"",
        &["-words(sun)", "-phrase(\"golden gate\")"],
    ),
    ("tag:sea,lake", &["tag(2 names)"]),
    ("tag:\"golden gate\",sea sun", &["tag(2 names)", "words(sun*)"]),
    ("Schlagwort:see", &["tag(1 names)"]),
    ("tag: sea", &["unfinished()", "words(sea*)"]),
    ("kind:Video", &["kind(film)"]),
    ("kind:film,bild", &["kind(film,picture)"]),
    ("kind:nonsense", &["words(kind+nonsense*)"]),
    ("-kind:film", &["-kind(film)"]),
    ("orientation:hochformat", &["orientation(portrait)"]),
    ("state:archived", &["state(archived)"]),
    ("-state:archived", &["-words(state+archived)"]),
    ("state:live,archived", &["words(state+live+archived*)"]),
    ("title:sun", &["title(sun)"]),
    ("title:\"sun set\"", &["title(\"sun set\")"]),
    ("size>10mb", &["size(10000001..)"]),
    ("size>=1.5MB", &["size(1500000..)"]),
    ("size:<2kib", &["size(..2048)"]),
    ("größe<=1k", &["size(..1001)"]),
    ("gro\u{308}ße<1", &["size(..1)"]),
    ("size:1mb..2mb", &["size(1000000..2000001)"]),
    ("size:..2mb", &["size(..2000001)"]),
    ("size:10mb", &["size(9500000..10500001)"]),
    ("size>..", &["words(size*)"]),
    ("size>99999999999999gb", &["words(size+99999999999999+gb*)"]),
    ("taken:2024", &["taken(1704067200000..1735689600000)"]),
    ("taken:2024..2024", &["taken(1704067200000..1735689600000)"]),
    ("taken:2024-02", &["taken(1706745600000..1709251200000)"]),
    ("taken:02.2024", &["taken(1706745600000..1709251200000)"]),
    ("taken:2024-02-29", &["taken(1709164800000..1709251200000)"]),
    ("taken:29.2.2024", &["taken(1709164800000..1709251200000)"]),
    ("taken:2024-02-30", &["words(taken+2024+02+30*)"]),
    ("taken>2024", &["taken(1735689600000..)"]),
    ("taken<2024", &["taken(..1704067200000)"]),
    ("added:2024", &["added(1704067200000..1735689600000)"]),
    ("added:2024..", &["added(1704067200000..)"]),
    ("by:me", &["by(1 names)"]),
    ("in:\"Events/2024\"", &["in(1 names)"]),
    ("http://example.org", &["words(http+example+org*)"]),
    ("a:b", &["words(a+b*)"]),
    ("&", &["nothing()"]),
    ("-", &["unfinished()"]),
    ("\"", &["unfinished()"]),
    ("\"\"", &["unfinished()"]),
    ("\"?\"", &["nothing()"]),
    ("kind:", &["unfinished()"]),
];

#[test]
fn texts_are_understood() {
    for (text, expected) in UNDERSTOOD {
        assert_eq!(understood(text), *expected, "{text:?}");
    }
}

#[test]
fn a_path_names_its_last_step_and_those_above_it() {
    let path = |names: &[&str]| names.iter().map(|name| NameForms::of(name)).collect::<Vec<_>>();
    let upward = path(&["2024", "Events", "Library"]);
    let rows = [
        ("2024", true),
        ("events/2024", true),
        ("library/events/2024", true),
        ("library/2024", false),
        ("events", false),
        ("20*", true),
        ("events/20*", true),
        ("a/library/events/2024", false),
    ];
    for (text, expected) in rows {
        let named = Named::of(text, false).unwrap();
        assert_eq!(named.is_path(upward.iter()), expected, "{text}");
        assert!(!expected || named.may_be(&upward[0]), "{text}");
    }
    let slashed = Named::of("Vor/Nach", true).unwrap();
    assert!(slashed.is_path(path(&["Vor/Nach", "Library"]).iter()));
}

#[test]
fn the_end_of_a_text_is_what_is_being_typed() {
    let rows = [
        ("", None),
        ("sun ", None),
        ("sun be", Some(("be", None, "be"))),
        ("-be", Some(("be", None, "be"))),
        ("tag:", Some(("", Some(Field::Tag), ""))),
        ("sun tag:go", Some(("go", Some(Field::Tag), "go"))),
        (
            "tag:\"golden ga",
            Some(("\"golden ga", Some(Field::Tag), "golden ga")),
        ),
        ("tag:\"a,b\",c", Some(("c", Some(Field::Tag), "c"))),
        ("-in:ev", Some(("ev", Some(Field::In), "ev"))),
        ("\"golden ga", None),
    ];
    for (text, expected) in rows {
        let typed = Typed::of(text);
        let typed = typed
            .as_ref()
            .map(|typed| (typed.end.as_str(), typed.field, typed.value.as_str()));
        assert_eq!(typed, expected, "{text:?}");
    }
}

#[test]
fn long_texts_are_bounded() {
    let query = Query::parse(&"word1 \"two words\" ".repeat(10_000));
    let words: usize = query
        .parts()
        .iter()
        .map(|part| match &part.sense {
            Sense::Words(sought) => sought.len(),
            Sense::Phrase(phrase) => phrase.0.len(),
            _ => 0,
        })
        .sum();
    assert_eq!(words, 32);
    let count = |text: &str, of: fn(&Sense) -> usize| -> usize {
        Query::parse(text)
            .parts()
            .iter()
            .map(|part| of(&part.sense))
            .sum()
    };
    let begun = |sense: &Sense| match sense {
        Sense::Words(sought) => sought.iter().filter(|one| one.reach == Reach::Beginning).count(),
        _ => 0,
    };
    assert_eq!(
        count(&"a* ".repeat(20), begun),
        9,
        "the last one is still being typed"
    );
    let values = |sense: &Sense| match sense {
        Sense::Tag(names) | Sense::In(names) => names.len(),
        Sense::Size(spans) => spans.len(),
        _ => 0,
    };
    assert_eq!(count(&"tag:a,b in:c,d size>1 ".repeat(20), values), 32);
    let long = format!("{} end", "é ".repeat(2_000));
    assert_eq!(count(&long, |_| 1), 1_000);
}

/// Texts out of the pieces that the language is made of.
fn anything() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(
            &[
                "tag", "kind", "size", "taken", "in", ":", ">", "<", "=", "..", ",", "\"", "„", "-", "*",
                "/", " ", "2024", "film", "sun", "ß", "10mb", "\\", "\u{308}", "-12-31",
            ][..]
        )
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Nothing of it is lost, nothing is made up, and it holds together.
fn check(text: &str) {
    let query = Query::parse(text);
    let composed: String = text.nfc().collect();
    let mut rest = composed.as_str();
    for part in query.parts() {
        let at = rest.find(&part.text).unwrap();
        assert!(rest[..at].trim().is_empty(), "{text:?}");
        rest = &rest[at + part.text.len()..];
        if let Sense::Words(sought) = &part.sense {
            assert!(!sought.is_empty() && sought.iter().all(|one| !one.word.plain.is_empty()));
        }
    }
    assert!(rest.trim().is_empty(), "{text:?}");
    // In quotes it is a phrase of the same words, whatever else it would have been.
    if !text.contains(['"', '„', '“', '”', '«', '»', '‟']) && !Folded::of(text).plain.is_empty() {
        let quoted = Query::parse(&format!("\"{text}\""));
        assert!(matches!(quoted.parts()[0].sense, Sense::Phrase(_)), "{text:?}");
    }
    let typed = Typed::of(text);
    assert!(
        typed.is_none_or(|typed| composed.ends_with(&typed.end)),
        "{text:?}"
    );
}

#[test]
fn a_value_is_begun_by_its_words_in_either_language() {
    for (field, typed, begun) in [
        (
            Field::Kind,
            "",
            &["picture", "film", "sound", "document", "other"][..],
        ),
        (Field::Kind, "bi", &["picture"]),
        (Field::Kind, "FO", &["picture"]),
        (Field::Kind, "vid", &["film"]),
        (Field::Kind, "doc", &["document"]),
        (Field::Kind, "dok", &["document"]),
        (Field::Kind, "x", &[]),
        (Field::Orientation, "hoch", &["portrait"]),
        (Field::State, "pap", &["trashed"]),
        (Field::Tag, "", &[]),
    ] {
        assert_eq!(field.values(typed), begun, "{field:?} {typed}");
    }
    // What is offered is understood.
    for field in [Field::Kind, Field::Orientation, Field::State] {
        for value in field.values("") {
            let text = format!("{}:{value}", field.word());
            assert!(
                !matches!(Query::parse(&text).parts()[0].sense, Sense::Words(_)),
                "{text}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_never_fails_and_loses_nothing(text in anything()) {
        check(&text);
    }
}

#[test]
fn reading_withstands_any_bytes() {
    bolero::check!()
        .with_type::<Vec<u8>>()
        .for_each(|bytes| check(&String::from_utf8_lossy(bytes)));
}
