//! What a query may cost: so many words, beginnings and values, and no more.

use super::{Part, Reach, Sense, Sought};

/// More words than these are not looked for: nobody types them, and each costs a walk through the index.
const WORDS: usize = 32;

/// More words than these are not taken as beginnings but as they are: each stands for all the words that begin so.
const BEGINNINGS: usize = 8;

/// More values of fields than these are not asked for: each is compared with every name, or with every asset.
const VALUES: usize = 32;

/// Leaves as much and no more. A piece that nothing is left of changes nothing.
pub(super) fn bound(parts: &mut [Part]) {
    let (mut words, mut beginnings, mut values) = (WORDS, BEGINNINGS, VALUES);
    for part in parts {
        let left = match &mut part.sense {
            Sense::Words(sought) | Sense::Title(sought) => {
                bound_beginnings(sought, &mut beginnings);
                cut(sought, &mut words)
            }
            Sense::Phrase(phrase) | Sense::TitlePhrase(phrase) => cut(&mut phrase.0, &mut words),
            Sense::Tag(names)
            | Sense::Camera(names)
            | Sense::Lens(names)
            | Sense::In(names)
            | Sense::By(names) => cut(names, &mut values),
            Sense::Size(spans) | Sense::Taken(spans) | Sense::Added(spans) => cut(spans, &mut values),
            Sense::Kind(_) | Sense::Orientation(_) | Sense::State(_) | Sense::Nothing | Sense::Unfinished => {
                1
            }
        };
        if left == 0 {
            part.sense = Sense::Unfinished;
        }
    }
}

fn bound_beginnings(sought: &mut [Sought], left: &mut usize) {
    for one in sought.iter_mut().filter(|one| one.reach == Reach::Beginning) {
        match left.checked_sub(1) {
            Some(less) => *left = less,
            None => one.reach = Reach::Whole,
        }
    }
}

/// Leaves the first so many, and says how many these are.
fn cut<T>(all: &mut Vec<T>, left: &mut usize) -> usize {
    all.truncate(*left);
    *left -= all.len();
    all.len()
}
