//! A disk without room: what is written is refused and says why, what is read is read, and when there is room again
//! nobody has to start anything anew.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use http::{Method, StatusCode};
use serde_json::json;
use vitrine_server::listener::Limits;
use vitrine_testkit::{House, on_both_databases};

use crate::site::{Client, Site};
use crate::wait::until;

/// A file system in memory, of a few megabytes.
struct SmallDisk(PathBuf);

impl SmallDisk {
    /// `None` where this user may not mount one: the test says so, and tries nothing.
    fn at(folder: &Path, mebibytes: u32) -> Option<Self> {
        let size = format!("size={mebibytes}m");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "tmpfs"])
            .arg(folder)
            .output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self(folder.to_owned()));
        }
        eprintln!("NOT TRIED: a full disk, because no file system can be mounted here; root may");
        None
    }

    fn grow(&self, mebibytes: u32) {
        let size = format!("remount,size={mebibytes}m");
        let grown = Command::new("mount").args(["-o", &size]).arg(&self.0).status();
        assert!(grown.unwrap().success());
    }

    /// Fills it to the last byte; removing the file makes room again.
    fn fill(&self) -> PathBuf {
        let path = self.0.join("filler");
        let mut file = std::fs::File::create(&path).unwrap();
        while file.write_all(&[0; 4096]).is_ok() {}
        path
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: what is still open closes by itself.
        drop(Command::new("umount").arg("-l").arg(&self.0).status());
    }
}

fn noise(length: usize) -> Vec<u8> {
    (0..length as u64)
        .map(|at| (at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as u8)
        .collect()
}

async fn make(by: &Client, site: &Site) -> String {
    let body = json!({ "parent": site.museum.root, "name": "x".repeat(200) });
    by.post("/api/v1/folders", &body).await.outcome()
}

on_both_databases! {
    async fn a_full_file_store_takes_nothing_in_and_gives_everything_out(house) {
        let Some(disk) = SmallDisk::at(&house.path("blobs"), 12) else { return };
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let folder = site.museum.exhibitions;
        let kept = jonas.send_file(folder, "kept.bin", &noise(1 << 20)).await;
        let bytes = noise(14 << 20);
        let upload = jonas.begin(folder, "large.bin", bytes.len()).await;
        assert_eq!(jonas.append(&upload, 0, &bytes).await.outcome(), "507 storage_full");
        let source = jonas.get(&format!("/api/v1/assets/{kept}/source")).await.expect(StatusCode::OK);
        assert_eq!(source.bytes, noise(1 << 20));
        jonas.get("/api/v1/folders").await.ok();
        // Room for the parts, and none for the whole file.
        disk.grow(20);
        let stands = jonas.tus(Method::HEAD, &upload, &[], &[]).await;
        let offset: usize = stands.header("upload-offset").parse().unwrap();
        assert_eq!(offset, 8 << 20, "the part that was acknowledged");
        assert_eq!(jonas.append(&upload, offset, &bytes[offset..]).await.outcome(), "507 storage_full");
        disk.grow(64);
        let done = jonas.tus(Method::HEAD, &upload, &[], &[]).await.expect(StatusCode::OK);
        let source = jonas.get(&format!("/api/v1/assets/{}/source", done.header("vitrine-asset"))).await;
        assert!(source.bytes == bytes);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_under_the_database_stops_writers_alone() {
    let outside = tempfile::tempdir().unwrap();
    let Some(disk) = SmallDisk::at(outside.path(), 48) else {
        return;
    };
    let house = House::on_sqlite_in(tempfile::tempdir_in(outside.path()).unwrap()).await;
    let site = Site::with(house, &[], Limits::default()).await;
    let (jonas, program) = (
        site.signed_in(site.museum.jonas).await,
        site.program(site.museum.jonas).await,
    );
    let asset = program
        .send_file(site.museum.exhibitions, "before.bin", b"before")
        .await;
    let filler = disk.fill();
    // The database has some room of its own left.
    until(async || {
        let outcome = make(&jonas, &site).await;
        assert!(["201", "507 storage_full"].contains(&&*outcome), "{outcome}");
        (outcome != "201").then_some(())
    })
    .await;
    // Its last use is due to be noted, and can't be: that is no reason to refuse.
    site.house.clock.go_on(61);
    for reader in [&jonas, &program] {
        reader.get("/api/v1/folders").await.ok();
        reader.get(&format!("/api/v1/assets/{asset}")).await.ok();
    }
    std::fs::remove_file(filler).unwrap();
    assert_eq!(make(&jonas, &site).await, "201");
    program
        .send_file(site.museum.exhibitions, "afterwards.bin", b"after")
        .await;
    let found = jonas
        .post("/api/v1/views", &json!({ "query": "afterwards" }))
        .await;
    assert_eq!(found.json()["total"], 1, "the index has recovered too");
}
