//! A studio, and the same studio with hidden things in it, give the same answers.

use std::collections::HashSet;

use proptest::prelude::*;
use vitrine_model::{AssetId, Lifecycle, State};
use vitrine_search::{Document, Found};

use crate::hits::{find, rows};
use crate::oracle::Question;
use crate::random::{question, studio};
use crate::world::{Asking, Fate, Kept, Studio, id};

/// All of an answer, in the order in which it is told.
fn told(found: &Found) -> String {
    format!("{:?} {:?} {:?}", rows(found), found.facets, found.near)
}

/// The studio without what Ann does not see, and with it.
fn check(studio: &Studio, questions: &[Question]) {
    let mut asking = Asking::of(studio, 1);
    let seen: Vec<Document> = studio
        .documents
        .iter()
        .filter(|document| asking.sees(document))
        .cloned()
        .collect();
    // Without the tags, too, that stand on hidden things alone.
    let rows = seen.iter().flat_map(|document| &document.tags);
    let names: HashSet<&str> = rows
        .flat_map(|row| studio.tags_of(*row))
        .map(|tag| tag.name)
        .collect();
    let tags = studio.tags.iter().map(|tag| Kept {
        fate: if tag.fate == Fate::Live && !names.contains(tag.name) {
            Fate::Removed
        } else {
            tag.fate
        },
        ..tag.clone()
    });
    let alone = Studio {
        tags: tags.collect(),
        documents: seen,
        ..studio.clone()
    };
    let alone = Asking::of(&alone, 1);
    for question in questions {
        let (alone, beside) = (find(&alone, question), find(&asking, question));
        assert_eq!(told(&alone), told(&beside), "{:?}", question.text());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn promise_5_hidden_things_move_nothing_that_is_seen(studio in studio(), questions in proptest::collection::vec(question(), 20..40)) {
        check(&studio, &questions);
    }

    /// Many hidden ones, before, between and after those that are seen, with all the words that there are.
    #[test]
    fn promise_5_many_hidden_things_move_nothing_either(mut studio in studio(), more in studio(), questions in proptest::collection::vec(question(), 20..40)) {
        studio.lists[1] = Some(vec![(2, State::Allow)]);
        let hidden = (0..10).flat_map(|_| more.documents.clone()).map(|document| Document { place: 2, ..document });
        let mut all: Vec<Document> = Vec::new();
        let mut hidden = hidden.peekable();
        for document in studio.documents {
            all.extend(hidden.by_ref().take(5));
            all.push(document);
        }
        all.extend(hidden);
        let numbered = (1..).zip(all).map(|(row, document)| Document { row, id: AssetId::from_bytes(id(row * 7919 % 1009)), ..document });
        studio.documents = numbered.collect();
        check(&studio, &questions);
    }
}

#[test]
fn a_word_that_only_hidden_things_have_gives_way_as_one_that_nothing_has() {
    let mut studio = Studio::open(vec![
        crate::world::document(1, "sunset", "x.jpg", &[]),
        crate::world::document(2, "sunsat", "x.jpg", &["hidden"]),
    ]);
    studio.documents[1].place = 2;
    studio.lists[1] = Some(vec![(2, State::Allow)]);
    let question = |text: &str| Question {
        words: vec![crate::oracle::Word::Free(text.to_owned())],
        state: Lifecycle::Live,
        chosen: vitrine_search::Chosen::default(),
        folders: None,
        order: vitrine_search::Order {
            by: vitrine_search::By::Relevance,
            direction: vitrine_search::Direction::Descending,
        },
    };
    let (ann, bob) = (Asking::of(&studio, 1), Asking::of(&studio, 2));
    let found = find(&ann, &question("sunsat"));
    assert_eq!(rows(&found), [1]);
    assert_eq!(found.near[0].read_as, ["sunset"]);
    let found = find(&bob, &question("sunsat"));
    assert_eq!((rows(&found), found.near), (vec![2], Vec::new()));
    assert_eq!(rows(&find(&ann, &question("hiddn"))), Vec::<i64>::new());
    assert_eq!(rows(&find(&bob, &question("hiddn"))), [2]);
}
