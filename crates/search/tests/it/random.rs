//! Random studios and random questions.

use proptest::prelude::*;
use vitrine_model::{AssetId, Instant, Lifecycle, MediaKind, Orientation, State};
use vitrine_search::{By, Chosen, Direction, Document, Order, Taken, Texts};

use crate::oracle::{Question, Word};
use crate::world::{FOLDERS, Fate, Kept, Studio, TAG_NAMES, id};

/// Words that share beginnings, are near to each other, and are spelled in two ways.
pub(crate) const VOCABULARY: [&str; 16] = [
    "sun",
    "sunset",
    "sunsets",
    "beach",
    "bench",
    "img",
    "2034",
    "2035",
    "straße",
    "Müller",
    "Mueller",
    "café",
    "harbour",
    "harbor",
    "photograph",
    "Photograf",
];

/// What is typed may be one slip off.
const MISTYPED: [&str; 5] = ["sunst", "baech", "harburo", "photgrap", "strasze"];

const CAMERAS: [&str; 3] = ["Canon EOS R5", "Canon EOS 90", "Nikon Z 9"];

fn state() -> impl Strategy<Value = Lifecycle> {
    prop_oneof![5 => Just(Lifecycle::Live), 1 => Just(Lifecycle::Archived), 1 => Just(Lifecycle::Trashed)]
}

fn text(most: usize) -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(&VOCABULARY[..]), 0..=most)
        .prop_map(|words| words.join(" "))
}

fn texts() -> impl Strategy<Value = Texts> {
    (text(2), text(1), text(2), text(2)).prop_map(|(title, caption, file_name, body)| Texts {
        title,
        caption,
        file_name,
        others: Vec::new(),
        body,
    })
}

fn taken() -> impl Strategy<Value = Option<Taken>> {
    // Around the turns of two years, on either side of the date line.
    let at =
        (0..4_i64).prop_map(|turn| 1_672_531_200_000 + (turn / 2) * 31_536_000_000 + (turn % 2) * 7_200_000);
    let offset = prop_oneof![Just(None), Just(Some(-4 * 3600)), Just(Some(9 * 3600))];
    proptest::option::of((at, offset).prop_map(|(at, offset)| Taken {
        at: Instant::from_millis(at),
        offset,
    }))
}

fn document() -> impl Strategy<Value = Document> {
    let what = (
        proptest::sample::select(&MediaKind::ALL[..3]),
        proptest::option::of(proptest::sample::select(Orientation::ALL)),
        proptest::option::of(proptest::sample::select(&CAMERAS[..])),
    );
    (
        (1..=FOLDERS, state(), 1..=2_i64, 0..4_i64, 0..3_i64),
        what,
        taken(),
        (
            texts(),
            proptest::sample::subsequence((1..=TAGS).collect::<Vec<i64>>(), 0..=2),
        ),
    )
        .prop_map(
            |((place, state, added_by, added, size), (kind, orientation, camera), taken, (texts, tags))| {
                Document {
                    row: 0,
                    id: AssetId::from_bytes([0; 16]),
                    place,
                    state,
                    added_by,
                    kind,
                    orientation,
                    size: size * 1_000_000,
                    added_at: Instant::from_millis(added),
                    taken,
                    camera: camera.map(str::to_owned),
                    lens: None,
                    tags,
                    texts,
                }
            },
        )
}

/// Assets in the order in which they came have ids in another.
fn numbered(documents: Vec<Document>) -> Vec<Document> {
    let numbered = (1..).zip(documents).map(|(row, document)| Document {
        row,
        id: AssetId::from_bytes(id(row * 7919 % 101)),
        ..document
    });
    numbered.collect()
}

pub(crate) fn studio() -> impl Strategy<Value = Studio> {
    let entry = (
        1_i64..=2,
        prop_oneof![Just(State::Allow), Just(State::Allow), Just(State::Deny)],
    );
    let list = proptest::option::of(proptest::collection::vec(entry, 0..3));
    (
        proptest::collection::vec(list, 4),
        proptest::collection::vec(state(), 4),
        proptest::collection::vec(document(), 0..40).prop_map(numbered),
        tags(),
    )
        .prop_map(|(lists, states, documents, tags)| Studio {
            lists,
            states,
            documents,
            tags,
        })
}

/// How many tags there ever were.
const TAGS: i64 = TAG_NAMES.len() as i64;

/// A tree in which each lies below one before it, with some merged into others and some removed.
fn tags() -> impl Strategy<Value = Vec<Kept>> {
    let one = (0..4_u8, 0..TAGS, proptest::bool::weighted(0.3));
    proptest::collection::vec(one, TAG_NAMES.len()).prop_map(|all| {
        let mut tags: Vec<Kept> = Vec::new();
        for (row, (what, other, has_synonym)) in (1..).zip(all) {
            let live = (1..row).filter(|row| tags[usize::try_from(*row - 1).unwrap()].fate == Fate::Live);
            let before = live.max_by_key(|row| (row + other) % TAGS);
            let fate = match (what, before) {
                (0, Some(before)) => Fate::MergedInto(before),
                (1, _) if other == 0 => Fate::Removed,
                _ => Fate::Live,
            };
            let at = usize::try_from(row - 1).unwrap();
            tags.push(Kept {
                name: TAG_NAMES[at],
                synonyms: if has_synonym {
                    vec![SYNONYMS[at]]
                } else {
                    Vec::new()
                },
                fate,
                parent: before.filter(|_| what == 2),
            });
        }
        tags
    })
}

/// By the row of a tag, what it may be called as well.
const SYNONYMS: [&str; TAG_NAMES.len()] = [
    "Meer",
    "Cologne",
    "sunsets",
    "Tor",
    "Strand",
    "2034",
    "photograph",
    "Müller",
    "img straße",
];

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => proptest::sample::select(&VOCABULARY[..]),
        1 => proptest::sample::select(&MISTYPED[..]),
    ]
    .prop_map(str::to_owned)
}

fn asked() -> impl Strategy<Value = Word> {
    prop_oneof![
        6 => word().prop_map(Word::Free),
        1 => word().prop_map(Word::Begun),
        1 => word().prop_map(Word::Excluded),
        1 => (word(), word()).prop_map(|(one, other)| Word::Phrase(vec![one, other])),
        1 => word().prop_map(|word| Word::Phrase(vec![word])),
        1 => word().prop_map(Word::InTitle),
        1 => proptest::sample::select(&TAG_NAMES[..]).prop_map(|tag| Word::Tag(tag.to_owned())),
        1 => proptest::sample::select(&TAG_NAMES[..]).prop_map(|tag| Word::NoTag(tag.to_owned())),
        1 => proptest::sample::select(&["canon", "r5", "nikon z"][..]).prop_map(|name| Word::Camera(name.to_owned())),
        1 => (2022..2025_i64).prop_map(Word::Taken),
    ]
}

fn order() -> impl Strategy<Value = Order> {
    let by = prop_oneof![
        3 => Just(By::Relevance),
        1 => Just(By::Added),
        1 => Just(By::Taken),
        1 => Just(By::Size),
        1 => Just(By::Name),
    ];
    let direction = prop_oneof![Just(Direction::Ascending), Just(Direction::Descending)];
    (by, direction).prop_map(|(by, direction)| Order { by, direction })
}

fn chosen() -> impl Strategy<Value = Chosen> {
    let few = |names: &'static [&'static str]| {
        proptest::sample::subsequence(names, 0..=2)
            .prop_map(|names| names.into_iter().map(str::to_owned).collect::<Vec<_>>())
    };
    let nothing = Just(Chosen::default());
    let something = (
        proptest::sample::subsequence(&MediaKind::ALL[..3], 0..=2),
        few(&TAG_NAMES),
        proptest::sample::subsequence(&[2022_i64, 2023, 2024][..], 0..=2),
        few(&CAMERAS),
        proptest::sample::subsequence(Orientation::ALL, 0..=1),
    )
        .prop_map(|(kinds, tags, years, cameras, orientations)| Chosen {
            kinds,
            tags,
            years,
            cameras,
            orientations,
        });
    prop_oneof![2 => nothing, 1 => something]
}

pub(crate) fn question() -> impl Strategy<Value = Question> {
    (
        proptest::collection::vec(asked(), 0..4),
        state(),
        chosen(),
        proptest::option::of(proptest::sample::subsequence(&[1_i64, 2, 3, 4][..], 1..3)),
        order(),
    )
        .prop_map(|(words, state, chosen, folders, order)| Question {
            words,
            state,
            chosen,
            folders,
            order,
        })
}
