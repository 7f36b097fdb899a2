//! Hits are the filter of everything by the decision, both ways.

use std::collections::BTreeSet;

use proptest::prelude::*;
use vitrine_access::asset;
use vitrine_model::{AssetId, Instant, Lifecycle, State};
use vitrine_search::{Document, Index, Wanted, Words};

use crate::world::{FOLDERS, Studio, document, id};

/// Words that share beginnings, so that one finds another.
const VOCABULARY: [&str; 7] = ["sun", "sunset", "beach", "img", "2034", "straße", "cafe"];

fn state() -> impl Strategy<Value = Lifecycle> {
    prop_oneof![5 => Just(Lifecycle::Live), 1 => Just(Lifecycle::Archived), 1 => Just(Lifecycle::Trashed)]
}

fn text(most: usize) -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(&VOCABULARY[..]), 0..=most)
        .prop_map(|words| words.join("_"))
}

fn studio() -> impl Strategy<Value = Studio> {
    let entry = (
        1_i64..=2,
        prop_oneof![Just(State::Allow), Just(State::Allow), Just(State::Deny)],
    );
    let list = proptest::option::of(proptest::collection::vec(entry, 0..3));
    let document = (
        1..=FOLDERS,
        state(),
        text(2),
        text(2),
        proptest::collection::vec(text(1), 0..3),
    );
    let documents = proptest::collection::vec(document, 0..30).prop_map(|documents| {
        let numbered = (1..).zip(documents);
        let made = numbered.map(|(row, (place, state, title, file_name, keywords))| Document {
            row,
            place,
            state,
            title,
            file_name,
            keywords,
            added_at: Instant::from_millis(row % 5),
        });
        made.collect()
    });
    (
        proptest::collection::vec(list, 4),
        proptest::collection::vec(state(), 4),
        documents,
    )
        .prop_map(|(lists, states, documents)| Studio {
            lists,
            states,
            documents,
        })
}

/// Does the asset have the words, by the plainest reading there is?
fn has(document: &Document, query: &str) -> bool {
    let texts = [&document.title, &document.file_name]
        .into_iter()
        .chain(&document.keywords);
    let kept: Vec<String> = texts
        .flat_map(|text| text.split('_'))
        .map(|word| word.replace('ß', "ss"))
        .collect();
    let mut wanted: Vec<String> = query
        .split(['_', ' '])
        .map(|word| word.replace('ß', "ss"))
        .collect();
    wanted.retain(|word| !word.is_empty());
    let Some(last) = wanted.pop() else { return false };
    wanted.iter().all(|word| kept.contains(word)) && kept.iter().any(|word| word.starts_with(&last))
}

/// The state of an asset with those of the folders above it.
fn effective(studio: &Studio, document: &Document) -> Lifecycle {
    let above: &[usize] = match document.place {
        4 => &[3, 2, 0],
        3 => &[2, 0],
        2 => &[1, 0],
        _ => &[0],
    };
    above
        .iter()
        .map(|at| studio.states[*at])
        .fold(document.state, Ord::max)
}

fn check(studio: &Studio, query: &str, wanted_state: Lifecycle) {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(folder.path()).unwrap();
    // In two pieces, and the first once more: what changed replaces what was there.
    let half = studio.documents.len() / 2;
    index.take(&studio.documents[..half], 1).unwrap();
    index.take(&studio.documents[half..], 2).unwrap();
    index.take(&studio.documents[..half], 3).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    for user in [1, 2] {
        let (subject, mut memory) = runtime.block_on(studio.subject(user));
        let words = Words::of(query);
        let wanted = Wanted {
            words: &words,
            state: wanted_state,
            homes: None,
        };
        let hits = index.find(&wanted, &subject.scope::<asset::See>()).unwrap();
        let found: BTreeSet<i64> = hits.iter().map(|hit| hit.0).collect();
        assert_eq!(found.len(), hits.len(), "nothing is found twice");
        let mut expected = BTreeSet::new();
        for document in &studio.documents {
            let seen = subject.permit::<asset::See>(&mut memory, AssetId::from_bytes(id(document.row)));
            let seen = runtime.block_on(seen).is_ok();
            if seen && has(document, query) && effective(studio, document) == wanted_state {
                expected.insert(document.row);
            }
        }
        assert_eq!(
            found, expected,
            "user {user} looks for {query:?} in {wanted_state}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn promise_5_what_is_found_is_the_filter_of_everything(studio in studio(), query in text(2), state in state()) {
        check(&studio, &query, state);
    }
}

#[test]
fn any_text_is_taken_as_words() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(folder.path()).unwrap();
    let studio = Studio::open(vec![document(
        1,
        "a.*b [x] \"quoted\" AND",
        "C++ (1).jpg",
        &["-not"],
    )]);
    index.take(&studio.documents, 1).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let (subject, _) = runtime.block_on(studio.subject(1));
    let scope = subject.scope::<asset::See>();
    let long = "\u{1F600}é(".repeat(20_000);
    let rows = [
        ("a.*b", 1),
        (".*", 0),
        ("[x]", 1),
        ("\"quoted", 1),
        ("AND OR", 0),
        ("title:a", 0),
        ("-not", 1),
        ("c++ (1", 1),
        ("\\", 0),
        ("\0", 0),
        ("*", 0),
        ("", 0),
        (long.as_str(), 0),
        ("J p g", 0),
        ("jp", 1),
    ];
    for (text, hits) in rows {
        let words = Words::of(text);
        let wanted = Wanted {
            words: &words,
            state: Lifecycle::Live,
            homes: None,
        };
        assert_eq!(index.find(&wanted, &scope).unwrap().len(), hits, "{text:.40?}");
    }
}

#[test]
fn a_search_in_folders_finds_nothing_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(folder.path()).unwrap();
    let mut studio = Studio::open((1..=4).map(|row| document(row, "beach", "x.jpg", &[])).collect());
    for (place, document) in (1..).zip(&mut studio.documents) {
        document.place = place;
    }
    index.take(&studio.documents, 1).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let (subject, _) = runtime.block_on(studio.subject(2));
    let (words, homes) = (Words::of("beach"), [3, 4].into());
    let wanted = Wanted {
        words: &words,
        state: Lifecycle::Live,
        homes: Some(&homes),
    };
    let hits: Vec<i64> = index
        .find(&wanted, &subject.scope())
        .unwrap()
        .iter()
        .map(|hit| hit.0)
        .collect();
    assert_eq!(hits, [4, 3]);
}
