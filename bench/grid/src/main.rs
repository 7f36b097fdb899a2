//! The grid in Chromium, over a folder of a hundred thousand pictures and of a million: the first tiles after a click
//! on the folder, a click on a tile, an arrow key, Ctrl+Shift+End, and scrolling. Each figure is the time from the
//! event to the picture on the screen that shows what came of it, requests included.
//!
//! `cargo run --release --manifest-path bench/Cargo.toml --bin grid [pictures …]`

mod library;

use std::path::Path;
use std::process::{Command, ExitCode};

use vitrine_bench_site::{Previews, Site};
use vitrine_testkit::House;

const SIZES: [u32; 2] = [100_000, 1_000_000];

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).peekable();
    // The server starts this program again for each picture.
    if arguments.next_if(|word| word == "media").is_some() {
        return vitrine_media::child_main(arguments);
    }
    let asked: Vec<u32> = arguments.filter_map(|word| word.to_str()?.parse().ok()).collect();
    let sizes = if asked.is_empty() { SIZES.to_vec() } else { asked };
    let runtime = tokio::runtime::Runtime::new().expect("threads can be started");
    runtime.block_on(async {
        for pictures in sizes {
            measure(pictures).await;
        }
    });
    ExitCode::SUCCESS
}

async fn measure(pictures: u32) {
    println!("\n## {pictures} pictures in one folder\n");
    let house = House::on_sqlite().await;
    let museum = house.museum().await;
    library::fill(&house, &museum, pictures).await;
    let site = Site::start(&house, Previews::None).await;
    site.client(&house, museum.mara).await.until_indexed().await;
    let cookie = site.cookie(&house, museum.mara).await;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("grid.mjs");
    let mut node = Command::new("node");
    node.arg(script)
        .args([site.url(), cookie, museum.exhibitions.to_string()])
        .arg(museum.vault.to_string());
    let ended = tokio::task::spawn_blocking(move || node.status())
        .await
        .expect("it is waited for");
    assert!(
        ended.is_ok_and(|status| status.success()),
        "the browser's part failed"
    );
    site.end().await;
}
