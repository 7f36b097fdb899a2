//! The order of hits, and what it does not hang on.

use vitrine_access::asset;
use vitrine_model::{Lifecycle, State};
use vitrine_search::{Document, Index, Wanted, Words};

use crate::world::{Studio, document};

fn titles(studio: &Studio, query: &str) -> Vec<i64> {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(folder.path()).unwrap();
    index.take(&studio.documents, 1).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let (subject, _) = runtime.block_on(studio.subject(1));
    let words = Words::of(query);
    let wanted = Wanted {
        words: &words,
        state: Lifecycle::Live,
        homes: None,
    };
    index
        .find(&wanted, &subject.scope::<asset::See>())
        .unwrap()
        .iter()
        .map(|hit| hit.0)
        .collect()
}

#[test]
fn a_word_weighs_by_where_it_stands_and_the_newest_of_equals_is_first() {
    let studio = Studio::open(vec![
        document(1, "beach", "x.jpg", &[]),
        document(2, "other", "beach.jpg", &[]),
        document(3, "other", "x.jpg", &["beach"]),
        document(4, "beaches", "x.jpg", &[]),
        document(5, "beach", "x.jpg", &[]),
        document(6, "beach beach beach", "x.jpg", &["sand"]),
    ]);
    assert_eq!(titles(&studio, "beach"), [6, 5, 1, 3, 2, 4]);
    assert_eq!(titles(&studio, "beach sand"), [6]);
    assert_eq!(titles(&studio, "bea"), [6, 5, 4, 1, 3, 2]);
}

#[test]
fn promise_5_hidden_things_do_not_move_what_is_seen() {
    let seen = vec![
        document(1, "beach", "x.jpg", &["harbour"]),
        document(2, "harbour", "beach.jpg", &[]),
        document(3, "beach harbour", "x.jpg", &[]),
        document(4, "harbour master", "x.jpg", &["beach"]),
    ];
    let alone = Studio::open(seen.clone());
    // A folder that Ann may not see is full of one of the words: by frequency the other would weigh more.
    let hidden = (5..300).map(|row| Document {
        place: 2,
        ..document(row, "harbour", "harbour.jpg", &["harbour"])
    });
    let mut beside = Studio::open(seen.into_iter().chain(hidden).collect());
    beside.lists[1] = Some(vec![(2, State::Allow)]);
    for query in ["beach harbour", "harbour beach", "harb", "beach", "h"] {
        assert_eq!(titles(&alone, query), titles(&beside, query), "{query}");
    }
}
