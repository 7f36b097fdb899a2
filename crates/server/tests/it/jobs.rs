//! Previews: the queue, from upload to picture.

use http::StatusCode;
use image::{ImageFormat, Rgb, RgbImage};
use serde_json::{Value, json};
use vitrine_server::config::Key;
use vitrine_server::listener::Limits;
use vitrine_store::DatabaseUrl;
use vitrine_testkit::on_both_databases;

use crate::site::{Client, Site};
use crate::wait::until;

/// A picture of that size, as a camera would write it.
fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, 128]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// The asset, once nothing is to be done for it any more.
async fn settled(by: &Client, asset: &str) -> Value {
    until(async || {
        let view = by.get(&format!("/api/v1/assets/{asset}")).await.ok();
        (view["processing"] != json!("waiting")).then_some(view)
    })
    .await
}

async fn jobs(site: &Site) -> Vec<String> {
    site.house
        .dump("SELECT state || ' ' || COALESCE(failure, '-') FROM jobs")
        .await
}

/// As the database's own language writes the id that lies in a program's data folder.
fn node_of(site: &Site) -> String {
    let text = std::fs::read_to_string(site.house.path("node")).unwrap();
    let hex = text.trim().replace('-', "");
    match site.house.url {
        DatabaseUrl::Sqlite(_) => format!("X'{hex}'"),
        DatabaseUrl::Postgres(_) => format!("'\\x{hex}'::bytea"),
    }
}

on_both_databases! {
    async fn a_program_that_was_killed_takes_its_own_job_up_at_once_and_that_is_no_try(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let asset = jonas.send_file(site.museum.harbour_lights, "pier.jpg", &jpeg(400, 300)).await;
        let (lease, node) = (site.house.clock_now().millis() + 60_000, node_of(&site));
        // Two crashes of its decoder before, and now the program was ended for the third time.
        site.house.spoil(&format!("UPDATE jobs SET state = 'running', tries = 2, lost = 2, node = {node}, lease_until = {lease}")).await;
        let site = site.restarted(&[(Key::Workers, "1")]).await;
        let jonas = site.program(site.museum.jonas).await;
        assert_eq!(settled(&jonas, &asset).await["processing"], json!("ready"));
    }

    async fn a_job_that_ends_the_program_each_time_is_given_up_in_the_end(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let asset = jonas.send_file(site.museum.harbour_lights, "pier.jpg", &jpeg(400, 300)).await;
        let node = node_of(&site);
        site.house.spoil(&format!("UPDATE jobs SET state = 'running', lost = 16, node = {node}, lease_until = {}", i64::MAX)).await;
        let site = site.restarted(&[(Key::Workers, "1")]).await;
        // It waits longer each time by now.
        until(async || (jobs(&site).await == ["waiting -"]).then_some(())).await;
        site.house.clock.go_on(3600);
        let site = site.restarted(&[(Key::Workers, "1")]).await;
        let later = site.program(site.museum.jonas).await;
        assert_eq!(settled(&later, &asset).await["failure"]["code"], json!("crashed"));
        assert_eq!(jobs(&site).await, ["failed crashed"]);
    }

    async fn a_picture_gets_its_previews_and_a_file_that_is_none_an_end(house) {
        let site = Site::with(house, &[(Key::Workers, "2")], Limits::default()).await;
        let jonas = site.program(site.museum.jonas).await;
        let folder = site.museum.harbour_lights;
        // Torn: it begins like a picture and holds none.
        let torn = jonas.send_file(folder, "torn.jpg", &[&jpeg(64, 64)[..200], &[0; 5000]].concat()).await;
        let text = jonas.send_file(folder, "notes.jpg", b"\x01\x02 these are no notes").await;
        let empty = jonas.send_file(folder, "empty.jpg", b"").await;
        let picture = jonas.send_file(folder, "pier.jpg", &jpeg(1600, 800)).await;
        let view = settled(&jonas, &picture).await;
        assert_eq!((&view["processing"], &view["width"], &view["height"]), (&json!("ready"), &json!(1600), &json!(800)));
        assert_eq!(view["thumbnail"], json!(format!("/api/v1/assets/{picture}/renditions/320")));
        let made: Vec<String> = view["renditions"].as_array().unwrap().iter()
            .map(|rendition| format!("{} {}x{}", rendition["name"].as_str().unwrap(), rendition["width"], rendition["height"]))
            .collect();
        assert_eq!(made, ["1280 1280x640", "2560 1600x800", "320 320x160"]);
        let small = jonas.get(view["thumbnail"].as_str().unwrap()).await.expect(StatusCode::OK);
        let shown = image::load_from_memory(&small.bytes).unwrap();
        assert_eq!((shown.width(), shown.height()), (320, 160));
        let view = settled(&jonas, &torn).await;
        assert_eq!((&view["processing"], &view["failure"]["code"]), (&json!("failed"), &json!("unreadable")));
        assert_eq!(settled(&jonas, &text).await["processing"], json!("unsupported"));
        assert_eq!(settled(&jonas, &empty).await["processing"], json!("unsupported"));
        // What can't be shown is kept all the same.
        let source = jonas.get(&format!("/api/v1/assets/{text}/source")).await;
        assert_eq!(source.bytes, "\u{1}\u{2} these are no notes");
        until(async || (jobs(&site).await == ["failed unreadable"]).then_some(())).await;
    }

    async fn the_queue_outlives_the_program(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let asset = jonas.send_file(site.museum.harbour_lights, "pier.jpg", &jpeg(400, 300)).await;
        // Another program had leased it, and ended without a word.
        let lease = site.house.clock_now().millis() + 60_000;
        site.house.spoil(&format!("UPDATE jobs SET state = 'running', tries = 1, lease_until = {lease}")).await;
        let site = site.restarted(&[(Key::Workers, "1")]).await;
        let jonas = site.program(site.museum.jonas).await;
        assert_eq!(jonas.get(&format!("/api/v1/assets/{asset}")).await.ok()["processing"], json!("waiting"));
        site.house.clock.go_on(61);
        let later = site.program(site.museum.jonas).await;
        assert_eq!(settled(&later, &asset).await["processing"], json!("ready"));
        until(async || jobs(&site).await.is_empty().then_some(())).await;
    }
}
