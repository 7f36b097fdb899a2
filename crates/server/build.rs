//! Sees to it that a release carries its pages.

use std::path::Path;

fn main() {
    let page = Path::new("../../web/dist/index.html");
    println!("cargo::rerun-if-changed=../../web/dist");
    let release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    if release && !page.exists() {
        println!(
            "cargo::error=the pages are not built, and a release carries them: run `npm ci && npm run build` in web/ first"
        );
    }
}
