//! What a search costs over HTTP: in libraries of three sizes, for three people, for a common word, a rare one and none,
//! with all facets; beside the same question put to SQLite FTS5 and to PostgreSQL full text.
//!
//! `cargo run --release --manifest-path bench/Cargo.toml --bin search [assets …]`

mod peers;
mod world;

use std::time::{Duration, Instant};

use peers::Peer;
use serde_json::{Value, json};
use vitrine_bench_site::{Client, Previews, Site};
use vitrine_model::UserId;
use vitrine_store::DatabaseUrl;
use vitrine_testkit::{House, Museum};
use world::Person;

const SIZES: [u32; 3] = [10_000, 100_000, 1_000_000];

/// How often each question is asked of Vitrine, and of the others.
const ROUNDS: usize = 200;
const PEER_ROUNDS: usize = 5;

/// What is typed.
const WORDS: [(&str, Option<&str>); 3] = [
    ("common", Some("harbour")),
    ("rare", Some("zeppelin")),
    ("none", None),
];

const FACETS: [&str; 6] = ["kind", "tag", "folder", "year", "camera", "orientation"];

#[tokio::main]
async fn main() {
    let asked: Vec<u32> = std::env::args()
        .skip(1)
        .filter_map(|text| text.parse().ok())
        .collect();
    for assets in if asked.is_empty() { SIZES.to_vec() } else { asked } {
        println!("\n## {assets} assets in {} folders, 200 groups\n", world::FOLDERS);
        own(assets).await;
        beside(assets).await;
    }
}

async fn own(assets: u32) {
    let house = House::on_sqlite().await;
    let museum = house.museum().await;
    world::fill(&house, assets).await;
    let site = Site::start(&house, Previews::None).await;
    let mut ilse = site.client(&house, museum.ilse).await;
    let began = Instant::now();
    ilse.until_indexed().await;
    let fed = began.elapsed();
    println!(
        "indexed: {:.0} assets a second; {} on the disk",
        f64::from(assets) / fed.as_secs_f64(),
        megabytes(folder_size(&house.path("index")))
    );
    drop(ilse);
    site.end().await;
    let began = Instant::now();
    let site = Site::start(&house, Previews::None).await;
    let mut ilse = site.client(&house, museum.ilse).await;
    ilse.search(&json!({ "query": "zeppelin" })).await;
    println!(
        "started and first search answered: {:.0} ms; memory {}\n",
        millis(began.elapsed()),
        memory()
    );
    println!("| who | word | sort | hits | p50 ms | p99 ms | without facets, p50 | p99 |");
    println!("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |");
    for person in Person::ALL {
        let mut client = site.client(&house, user(&museum, person)).await;
        for (name, word) in WORDS {
            for sort in if word.is_some() {
                &["relevance", "added", "name"][..]
            } else {
                &["added", "name"][..]
            } {
                let body =
                    |facets: &[&str]| json!({ "query": word.unwrap_or(""), "sort": sort, "facets": facets });
                let (hits, with) = timed(&mut client, &body(&FACETS)).await;
                let (_, without) = timed(&mut client, &body(&[])).await;
                println!(
                    "| {person:?} | {name} | {sort} | {hits} | {:.1} | {:.1} | {:.1} | {:.1} |",
                    part(&with, 50),
                    part(&with, 99),
                    part(&without, 50),
                    part(&without, 99)
                );
            }
        }
    }
    println!("\nmemory at the end: {}", memory());
    site.end().await;
}

async fn timed(client: &mut Client, body: &Value) -> (u64, Vec<Duration>) {
    let (mut hits, _) = client.search(body).await;
    let mut times = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let (found, took) = client.search(body).await;
        hits = found;
        times.push(took);
    }
    times.sort_unstable();
    (hits, times)
}

async fn beside(assets: u32) {
    println!("\n| beside, with facets | who | word | hits | median ms |");
    println!("| --- | --- | --- | ---: | ---: |");
    let (lite, postgres) = (House::on_sqlite().await, House::on_postgres().await);
    let DatabaseUrl::Postgres(url) = &postgres.url else {
        return;
    };
    let peers = [
        Peer::sqlite(&lite.path("peer.sqlite"), assets).await,
        Peer::postgres(url, assets).await,
    ];
    for mut peer in peers {
        for person in Person::ALL {
            peer.become_person(person).await;
            for (name, word) in WORDS {
                let mut times = Vec::with_capacity(PEER_ROUNDS);
                let mut hits = 0;
                for _ in 0..PEER_ROUNDS {
                    let (found, took) = peer.search(word).await;
                    hits = found;
                    times.push(took);
                }
                times.sort_unstable();
                println!(
                    "| {} | {person:?} | {name} | {hits} | {:.1} |",
                    peer.name(),
                    part(&times, 50)
                );
            }
        }
    }
}

fn user(museum: &Museum, person: Person) -> UserId {
    match person {
        Person::Administrator => museum.ilse,
        Person::Typical => museum.tove,
        Person::Narrow => museum.jonas,
    }
}

/// The time in milliseconds that so many of a hundred stay below.
fn part(sorted: &[Duration], percent: usize) -> f64 {
    millis(sorted[(sorted.len() * percent / 100).min(sorted.len() - 1)])
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn folder_size(folder: &std::path::Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.metadata() {
            Ok(data) if data.is_dir() => folder_size(&entry.path()),
            Ok(data) => data.len(),
            Err(_) => 0,
        })
        .sum()
}

fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes / 1_000_000)
}

/// What this process holds, the measurement itself included.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.map_or_else(|| "unknown".to_owned(), |line| line.trim().to_owned())
}
