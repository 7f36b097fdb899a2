//! Hits and counts are the filter of everything by the decision, both ways.

use proptest::prelude::*;
use vitrine_access::asset;
use vitrine_model::Lifecycle;
use vitrine_search::{Adders, By, Chosen, Direction, Facet, Found, Homes, Order, Query, Wanted};

use crate::oracle::{Oracle, Question, counted};
use crate::random::{question, studio};
use crate::world::{Asking, Studio, document};

/// Each folder is a branch of its own.
fn branches() -> Vec<Vec<i64>> {
    (1..=4).map(|row| vec![row]).collect()
}

pub(crate) fn find(asking: &Asking, question: &Question) -> Found {
    let (query, branches) = (Query::parse(&question.text()), branches());
    let wanted = Wanted {
        query: &query,
        tags: &asking.tags,
        state: question.state,
        homes: Homes {
            chosen: question.folders.as_deref(),
            branches: &branches,
            ..Homes::default()
        },
        adders: Adders::default(),
        chosen: &question.chosen,
        facets: Facet::ALL,
        order: question.order,
    };
    asking
        .index
        .find(&wanted, &asking.subject.scope::<asset::See>())
        .unwrap()
}

pub(crate) fn rows(found: &Found) -> Vec<i64> {
    found.hits.all().unwrap().iter().map(|hit| hit.0).collect()
}

fn check(studio: &Studio, user: i64, questions: &[Question]) {
    let mut asking = Asking::of(studio, user);
    let seen: Vec<bool> = studio
        .documents
        .iter()
        .map(|document| asking.sees(document))
        .collect();
    let sees = |document: &&vitrine_search::Document| seen[usize::try_from(document.row - 1).unwrap()];
    for question in questions {
        let oracle = Oracle::of(studio, sees, question);
        let found = find(&asking, question);
        let asks = format!("user {user} asks {:?}", question.text());
        let expected = oracle.hits();
        assert_eq!(rows(&found), expected, "{asks}");
        assert_eq!(found.hits.len(), expected.len());
        for most in [0, 1, 3] {
            let first: Vec<i64> = found.hits.first(most).unwrap().iter().map(|hit| hit.0).collect();
            assert_eq!(
                first,
                expected[..most.min(expected.len())],
                "{asks}, the first {most}"
            );
        }
        for facet in Facet::ALL {
            assert_eq!(
                counted(&found.facets, *facet),
                oracle.counts(*facet),
                "{asks}, by {facet:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn promise_5_what_is_found_and_counted_is_the_filter_of_everything(
        studio in studio(), user in 1..=2_i64, questions in proptest::collection::vec(question(), 20..40)
    ) {
        check(&studio, user, &questions);
    }
}

fn plain(text: &str, asking: &Asking) -> Vec<i64> {
    let query = Query::parse(text);
    let wanted = Wanted {
        query: &query,
        tags: &asking.tags,
        state: Lifecycle::Live,
        homes: Homes::default(),
        adders: Adders::default(),
        chosen: &Chosen::default(),
        facets: &[],
        order: Order {
            by: By::Relevance,
            direction: Direction::Descending,
        },
    };
    let scope = asking.subject.scope::<asset::See>();
    rows(&asking.index.find(&wanted, &scope).unwrap())
}

#[test]
fn any_text_is_taken_for_something() {
    let studio = Studio::open(vec![document(
        1,
        "a.*b [x] \"quoted\" AND",
        "C++ (1).jpg",
        &["-not"],
    )]);
    let asking = Asking::of(&studio, 1);
    let long = "\u{1F600}é(".repeat(20_000);
    let rows = [
        ("a.*b", 1),
        (".*", 0),
        ("[x]", 1),
        ("\"quoted", 1),
        ("\"quoted\"", 1),
        ("\"b x\"", 1),
        ("\"x b\"", 0),
        ("AND OR", 0),
        ("title:a", 1),
        ("title:jpg", 0),
        ("other:a", 0),
        ("-not", 0),
        ("- not", 1),
        ("--not", 0),
        ("tag:not", 1),
        ("-tag:not", 0),
        ("c++ (1", 1),
        ("kind:nonsense", 0),
        ("kind:film", 0),
        ("kind:image,film", 1),
        ("size<2", 1),
        ("size>1", 0),
        ("size:huge", 0),
        ("tag:", 1),
        ("\"", 1),
        ("-", 1),
        ("\\", 0),
        ("\0", 0),
        ("*", 0),
        ("", 1),
        (long.as_str(), 0),
        ("J p g", 0),
        ("jp", 1),
        ("jpgg", 1),
        ("\"jpgg\"", 0),
    ];
    for (text, hits) in rows {
        assert_eq!(plain(text, &asking).len(), hits, "{text:.40?}");
    }
}

#[test]
fn a_search_in_folders_finds_nothing_elsewhere() {
    let mut studio = Studio::open((1..=4).map(|row| document(row, "beach", "x.jpg", &[])).collect());
    for (place, document) in (1..).zip(&mut studio.documents) {
        document.place = place;
    }
    let asking = Asking::of(&studio, 2);
    let query = Query::parse("beach");
    let found = |homes: Homes<'_>| {
        let wanted = Wanted {
            query: &query,
            tags: &asking.tags,
            state: Lifecycle::Live,
            homes,
            adders: Adders::default(),
            chosen: &Chosen::default(),
            facets: &[],
            order: Order {
                by: By::Relevance,
                direction: Direction::Descending,
            },
        };
        rows(&asking.index.find(&wanted, &asking.subject.scope()).unwrap())
    };
    let within = Homes {
        within: Some(&[3, 4]),
        ..Homes::default()
    };
    assert_eq!(found(within), [4, 3]);
    assert_eq!(
        found(Homes {
            excluded: &[3, 1],
            ..within
        }),
        [4]
    );
    assert_eq!(
        found(Homes {
            excluded: &[3, 1],
            ..Homes::default()
        }),
        [4, 2]
    );
}

#[test]
fn whoever_added_it_is_asked_for_by_their_row() {
    let mut studio = Studio::open((1..=3).map(|row| document(row, "beach", "x.jpg", &[])).collect());
    studio.documents[2].added_by = 2;
    let asking = Asking::of(&studio, 2);
    let found = |adders: Adders| {
        let wanted = Wanted {
            query: &Query::parse(""),
            tags: &asking.tags,
            state: Lifecycle::Live,
            homes: Homes::default(),
            adders,
            chosen: &Chosen::default(),
            facets: &[],
            order: Order {
                by: By::Size,
                direction: Direction::Ascending,
            },
        };
        rows(&asking.index.find(&wanted, &asking.subject.scope()).unwrap())
    };
    let wanted = |rows: &[i64]| Adders {
        wanted: Some(rows.to_vec()),
        excluded: Vec::new(),
    };
    assert_eq!(found(wanted(&[2])), [3]);
    assert_eq!(found(wanted(&[])), Vec::<i64>::new());
    assert_eq!(
        found(Adders {
            wanted: None,
            excluded: vec![2]
        }),
        [1, 2]
    );
}
