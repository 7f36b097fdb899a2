//! What it costs over ten thousand people and five thousand folders. Prints; asserts no time.
//!
//! `cargo test --release -p vitrine-policy --test model measured -- --ignored --nocapture --test-threads 1`

mod changes;
mod world;

use std::time::{Duration, Instant};

use vitrine_model::{Function, Lifecycle, Second};
use vitrine_policy::reach::Wanted;
use vitrine_policy::whatif::{About, Known, what_if};
use vitrine_policy::{
    AssetFacts, Caller, ColourKey, Compiled, FolderKey, Home, LicenceKey, Resource, UserKey,
};

use crate::questions::asking;

const NOW: Second = Second(1000);
const ROUNDS: usize = 9;

/// The best of some rounds: the others were disturbed.
#[expect(clippy::disallowed_methods, reason = "what is measured here is time itself")]
fn took<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut times = Vec::new();
    let mut last = None;
    for _ in 0..ROUNDS {
        let began = Instant::now();
        last = Some(std::hint::black_box(work()));
        times.push(began.elapsed());
    }
    (times.into_iter().min().unwrap(), last.unwrap())
}

/// The time that this thread was on a processor: on a busy machine it says more than the clock on the wall.
fn on_processor() -> Duration {
    let counted = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = counted.split(' ').next().and_then(|nanos| nanos.parse().ok());
    Duration::from_nanos(nanos.unwrap_or_default())
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

#[test]
#[ignore = "measures, and proves nothing"]
fn measured_over_ten_thousand_people_and_five_thousand_folders() {
    let world = world::world();
    let (time, compiled) = took(|| Compiled::build(&world));
    println!("rebuild                        {:>9.0} µs", micros(time));
    let (bytes, classes) = (compiled.size(), compiled.class_count());
    println!("compiled {bytes} bytes, {classes} classes");
    let (time, _) = took(|| (world.clone(), compiled.clone()));
    println!("clone of both                  {:>9.0} µs", micros(time));

    let files = [
        AssetFacts {
            licences: vec![LicenceKey(0)],
            ..AssetFacts::at_home(Home::Folder(FolderKey(77)))
        },
        AssetFacts {
            colour: Some(ColourKey(0)),
            ..AssetFacts::at_home(Home::Folder(FolderKey(78)))
        },
    ];
    let about = About {
        maker: UserKey(1),
        now: NOW,
        files: &files,
        links: &[],
    };
    let known = Known {
        world: &world,
        compiled: &compiled,
    };
    println!(
        "{:<30} {:>9} {:>9} {:>9} {:>9} {:>6}",
        "change, µs", "apply", "what-if", "on cpu", "told", "rows"
    );
    for (name, change) in changes::changes(&world) {
        let mut after = world.clone();
        change.apply(&mut after);
        let mut copies = vec![compiled.clone(); ROUNDS];
        let (apply, _) = took(|| {
            let mut copy = copies.pop().unwrap();
            copy.apply(&change, &after);
            copy
        });
        let began = on_processor();
        let (asked, found) = took(|| what_if(known, &change, &about));
        let busy = (on_processor() - began) / ROUNDS as u32;
        let caller = Caller::session(UserKey(1));
        let (told, _) = took(|| found.told_to(&compiled, &caller, &change, &about));
        let rows = found.folders.len() + found.projects.len() + found.account.len();
        let [apply, asked, busy, told] = [apply, asked, busy, told].map(micros);
        println!("{name:<30} {apply:>9.0} {asked:>9.0} {busy:>9.0} {told:>9.0} {rows:>6}");
    }
}

/// What a tile of a grid asks of its asset.
const TILE: [Function; 6] = [
    Function::See,
    Function::Download,
    Function::Edit,
    Function::Move,
    Function::Archive,
    Function::Delete,
];

#[test]
#[ignore = "measures, and proves nothing"]
fn measured_what_is_asked_for_lists_and_people() {
    let world = world::world();
    let compiled = Compiled::build(&world);
    let caller = Caller::session(UserKey(4321));
    let (time, can) = took(|| compiled.what_can(&caller, NOW));
    println!(
        "what can somebody    {:>9.1} µs, {} rows",
        micros(time),
        can.folders.len()
    );
    let wanted = Wanted {
        action: Function::Download,
        resource: Resource::Folder(FolderKey(77)),
        now: NOW,
    };
    let (time, who) = took(|| compiled.who_can(&world, &wanted));
    println!(
        "who can              {:>9.1} µs, {} people",
        micros(time),
        who.people.len()
    );
    let (time, scope) = took(|| compiled.scope(&caller, Function::See, NOW));
    println!(
        "all visible folders  {:>9.1} µs, {}",
        micros(time),
        scope.folders().len()
    );

    let mut dice = world::Dice(11);
    let homes: Vec<FolderKey> = (0..1_000_000)
        .map(|_| FolderKey::at(dice.below(world::FOLDERS)))
        .collect();
    let visible = || {
        std::hint::black_box(&homes)
            .iter()
            .filter(|home| scope.admits(**home, Lifecycle::Live))
            .count()
    };
    let (time, count) = took(visible);
    println!(
        "filter               {:>9.2} ns an asset, {count}",
        micros(time) / 1e3
    );
}

#[test]
#[ignore = "measures, and proves nothing"]
fn measured_what_is_asked_for_a_page_of_a_grid() {
    let world = world::world();
    let compiled = Compiled::build(&world);
    let caller = Caller::session(UserKey(4321));
    let mut dice = world::Dice(11);
    let page: Vec<AssetFacts> = (0..200)
        .map(|_| AssetFacts::at_home(Home::Folder(FolderKey::at(dice.below(world::FOLDERS)))))
        .collect();
    let at_once = |facts| {
        let may = compiled.actions(&caller, Resource::Asset(facts), NOW).may;
        TILE.iter().filter(|action| may.contains(**action)).count()
    };
    let one_by_one = |facts| {
        let allowed = |action: &&Function| {
            let ask = asking(caller, **action, Resource::Asset(facts), NOW);
            !compiled.decide(&ask).effect.is_deny()
        };
        TILE.iter().filter(allowed).count()
    };
    let nanos = |time| micros(time) * 1e3 / (page.len() * TILE.len()) as f64;
    let (time, all) = took(|| page.iter().map(at_once).sum::<usize>());
    println!("a page, all actions at once  {:>9.2} ns a decision", nanos(time));
    let (time, single) = took(|| page.iter().map(one_by_one).sum::<usize>());
    println!("a page, one by one           {:>9.2} ns a decision", nanos(time));
    assert_eq!(all, single);
}
