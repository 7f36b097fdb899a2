//! What a changed access list costs: the save, and the next request of somebody else, in a folder with one
//! asset and in a folder with a hundred thousand. On SQLite, all in one process, the two folders in turn.
//!
//! `cargo run --release --manifest-path bench/Cargo.toml --bin access-change`

use std::time::{Duration, Instant};

use vitrine_access::{Confirmed, Subfolders, folder};
use vitrine_model::{FolderId, Function, FunctionSet};
use vitrine_store::credentials::Secret;
use vitrine_store::folders;
use vitrine_testkit::{House, Museum, entry};

const MANY: u32 = 100_000;
const ROUNDS: usize = 25;

#[tokio::main]
async fn main() {
    let mut results = Vec::new();
    for assets in [1, MANY] {
        let house = House::on_sqlite().await;
        let museum = house.museum().await;
        fill(&house, assets).await;
        let (mara, jonas) = (
            house.sign_in(museum.mara).await,
            house.sign_in(museum.jonas).await,
        );
        let (mut saves, mut requests) = (Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            let shut = round % 2 == 0;
            saves.push(save(&house, &museum, &mara, shut).await);
            requests.push(next_request(&house, &jonas, museum.exhibitions, !shut).await);
        }
        results.push((assets, median(saves), median(requests)));
    }
    println!("assets   save ms   next request ms   (medians of {ROUNDS})");
    for (assets, save, request) in &results {
        println!("{assets:>6}  {:>8.2}  {:>16.2}", millis(*save), millis(*request));
    }
    let ratio = |of: fn(&(u32, Duration, Duration)) -> Duration| {
        of(&results[1]).as_secs_f64() / of(&results[0]).as_secs_f64()
    };
    println!(
        "ratio   {:>8.2}  {:>16.2}",
        ratio(|row| row.1),
        ratio(|row| row.2)
    );
}

/// Puts that many assets into Exhibitions, behind the store's back: what is measured comes after.
async fn fill(house: &House, assets: u32) {
    house
        .spoil(&format!(
            "INSERT INTO blobs VALUES (zeroblob(32), 1, 0);
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {assets})
             INSERT INTO assets (id, place_row, state, title, title_folded, caption, active, version, added_at, added_by)
             SELECT randomblob(16), (SELECT row_id FROM places WHERE name = 'Exhibitions'), 'live',
                    'Picture ' || i, 'picture ' || i, '', 1, 1, i, randomblob(16) FROM n;
             INSERT INTO versions (id, asset_row, number, blob, size, file_name, kind, content_type, metadata,
                                   processing, added_at, added_by)
             SELECT randomblob(16), row_id, 1, zeroblob(32), 1, title || '.jpg', 'picture', 'image/jpeg', '{{}}',
                    'ready', added_at, added_by FROM assets;"
        ))
        .await;
}

/// Shuts Exhibitions for everybody but the owner and admins, or opens it again.
async fn save(house: &House, museum: &Museum, mara: &Secret, shut: bool) -> Duration {
    let functions = if shut {
        FunctionSet::EMPTY
    } else {
        FunctionSet::of(&[Function::See])
    };
    let began = Instant::now();
    let (mut tx, subject) = house.writing(mara).await;
    let list = vec![entry(museum.everyone, functions)];
    let change = subject
        .change_list(
            &mut tx,
            museum.exhibitions,
            Some(list),
            Subfolders::Update,
            Confirmed::Yes,
        )
        .await
        .expect("the owner may");
    folders::save_lists(&mut tx, change, None)
        .await
        .expect("the database keeps it");
    tx.commit().await.expect("the database keeps it");
    began.elapsed()
}

/// Whether somebody else sees the folder at their next request, which has to read the world anew.
async fn next_request(house: &House, jonas: &Secret, folder: FolderId, sees: bool) -> Duration {
    let began = Instant::now();
    let (mut tx, subject) = house.reading(jonas).await;
    let seen = subject.permit::<folder::See>(&mut tx, folder).await.is_ok();
    let took = began.elapsed();
    assert_eq!(seen, sees, "what was acknowledged is in force");
    took
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
