//! The order of hits, and what it does not hang on.

use vitrine_access::asset;
use vitrine_model::{Instant, Lifecycle};
use vitrine_search::{Adders, By, Chosen, Direction, Homes, Order, Query, Taken, Wanted};

use crate::hits::rows;
use crate::world::{Asking, Studio, document};

fn in_order(studio: &Studio, query: &str, by: By, direction: Direction) -> Vec<i64> {
    let asking = Asking::of(studio, 1);
    let query = Query::parse(query);
    let wanted = Wanted {
        query: &query,
        tags: &asking.tags,
        state: Lifecycle::Live,
        homes: Homes::default(),
        adders: Adders::default(),
        chosen: &Chosen::default(),
        facets: &[],
        order: Order { by, direction },
    };
    rows(
        &asking
            .index
            .find(&wanted, &asking.subject.scope::<asset::See>())
            .unwrap(),
    )
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
    let found = |query| in_order(&studio, query, By::Relevance, Direction::Descending);
    assert_eq!(found("beach"), [6, 5, 1, 3, 2, 4]);
    assert_eq!(found("beach sand"), [6]);
    assert_eq!(found("bea"), [6, 5, 4, 1, 3, 2]);
    assert_eq!(
        found("beahc"),
        [6, 5, 4, 3, 2, 1],
        "a slip weighs the same everywhere"
    );
}

#[test]
fn names_stand_by_the_value_of_their_numbers_and_equal_ones_by_their_ids() {
    let titles = ["b 10", "B 9", "ä", "b 10", "z", "b 9b"];
    let documents = (1..)
        .zip(titles)
        .map(|(row, title)| document(row, title, "x", &[]));
    let studio = Studio::open(documents.collect());
    assert_eq!(
        in_order(&studio, "", By::Name, Direction::Ascending),
        [3, 2, 6, 1, 4, 5]
    );
    assert_eq!(
        in_order(&studio, "", By::Name, Direction::Descending),
        [5, 1, 4, 6, 2, 3]
    );
}

#[test]
fn what_has_no_date_is_last_whichever_way() {
    let mut studio = Studio::open((1..=4).map(|row| document(row, "x", "x", &[])).collect());
    for (at, taken) in [(1, 20), (3, -10)] {
        studio.documents[at].taken = Some(Taken {
            at: Instant::from_millis(taken),
            offset: None,
        });
    }
    assert_eq!(
        in_order(&studio, "", By::Taken, Direction::Ascending),
        [4, 2, 1, 3]
    );
    assert_eq!(
        in_order(&studio, "", By::Taken, Direction::Descending),
        [2, 4, 1, 3]
    );
}
