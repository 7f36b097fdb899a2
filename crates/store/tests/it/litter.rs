//! Litter is swept, and nothing that anybody names or is about to name.

use std::path::PathBuf;
use std::time::{Duration, UNIX_EPOCH};

use vitrine_access::folder;
use vitrine_model::{FileName, FolderId, MediaKind, RandomIds, UploadId};
use vitrine_store::blobs::{Amount, Part, Stored};
use vitrine_store::credentials::Secret;
use vitrine_store::litter::{self, SAFE};
use vitrine_store::uploads::{self, NewUpload, Upload};
use vitrine_store::{Subject, Tx};
use vitrine_testkit::{House, Museum, on_both_databases};

/// Every file below `blobs`, with when it was last written, in seconds before now.
fn all(house: &House) -> Vec<PathBuf> {
    fn below(folder: PathBuf, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                below(path, found);
            } else {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    below(house.path("blobs"), &mut found);
    found
}

fn count(house: &House) -> usize {
    all(house).len()
}

/// As if it had been written so many seconds ago.
fn aged(house: &House, path: &PathBuf, seconds: i64) {
    let millis = house.clock_now().plus_seconds(-seconds).millis();
    let then = UNIX_EPOCH + Duration::from_millis(millis.unsigned_abs());
    std::fs::File::open(path).unwrap().set_modified(then).unwrap();
}

fn age_all(house: &House, seconds: i64) {
    for path in all(house) {
        aged(house, &path, seconds);
    }
}

async fn sweep(house: &House) -> u64 {
    litter::sweep(&house.database, &house.blobs, &house.live.caretaker())
        .await
        .unwrap()
        .objects
}

/// A part of an upload that no row knows.
async fn part(house: &House, bytes: &'static [u8]) -> Part {
    let now = house.clock_now();
    let id = UploadId::new(&RandomIds, now);
    house
        .blobs
        .keep_part(&RandomIds, now, id, 0, bytes.into())
        .await
        .unwrap()
}

/// A file that was published and that no row names yet.
async fn published(house: &House, part: &Part) -> Stored {
    house
        .blobs
        .join(&RandomIds, house.clock_now(), std::slice::from_ref(part))
        .await
        .unwrap()
}

async fn begin(tx: &mut Tx, who: &Subject, folder: FolderId, length: u64) -> Upload {
    let permit = who.permit::<folder::Upload>(tx, folder).await.unwrap();
    let until = tx.now().plus_seconds(30 * SAFE).second();
    let new = NewUpload {
        file_name: FileName::parse("a.bin").unwrap(),
        length,
        until,
    };
    let id = uploads::begin(tx, permit, &new).await.unwrap();
    uploads::find(tx, who, id).await.unwrap().unwrap()
}

/// Names a published file in a transaction, not yet committed.
async fn named(house: &House, secret: &Secret, folder: FolderId, stored: Stored) -> Tx {
    let (mut tx, who) = house.writing(secret).await;
    let upload = begin(&mut tx, &who, folder, stored.size()).await;
    let permit = who.permit::<folder::Upload>(&mut tx, folder).await.unwrap();
    assert!(house.blobs.has(&stored).await.unwrap());
    uploads::complete(
        &mut tx,
        permit,
        &upload,
        uploads::Arrived {
            stored,
            kind: MediaKind::Other,
            content_type: "text/plain",
        },
    )
    .await
    .unwrap();
    tx
}

/// A museum that has been there for a while: litter is no older than what it is litter of.
async fn museum(house: &House) -> Museum {
    let museum = house.museum().await;
    house.clock.go_on(30 * SAFE);
    museum
}

on_both_databases! {
    async fn what_no_row_names_is_swept_after_a_day_and_not_before(house) {
        let museum = museum(&house).await;
        let jonas = house.sign_in(museum.jonas).await;
        house.upload(&jonas, museum.exhibitions, "kept.jpg", b"kept").await;
        age_all(&house, 10 * SAFE);
        // The upload's part was never dropped here: it is the first litter.
        let parts = [part(&house, b"one").await, part(&house, b"two").await];
        published(&house, &parts[0]).await;
        std::fs::create_dir_all(house.path("blobs/aside")).unwrap();
        std::fs::write(house.path("blobs/aside/torn"), b"torn").unwrap();
        std::fs::write(house.path("blobs/aside/torn#1"), b"tor").unwrap();
        std::fs::write(house.path("blobs/lost+found"), b"not ours").unwrap();
        let young = litter::look(&house.database, &house.blobs).await.unwrap();
        assert_eq!(young.old, Amount { objects: 1, bytes: 4 });
        assert_eq!(young.young, Amount { objects: 4, bytes: 3 + 3 + 3 + 4 });
        assert_eq!((sweep(&house).await, count(&house)), (1, 7));
        age_all(&house, SAFE);
        assert_eq!(sweep(&house).await, 0, "a day is not yet over");
        age_all(&house, SAFE + 1);
        assert_eq!(litter::look(&house.database, &house.blobs).await.unwrap().old.objects, 4);
        assert_eq!((sweep(&house).await, count(&house)), (5, 2));
        assert_eq!(sweep(&house).await, 0);
        assert_eq!(litter::look(&house.database, &house.blobs).await.unwrap(), litter::Litter::default());
    }

    async fn parts_of_an_upload_in_progress_stay_however_old(house) {
        let museum = museum(&house).await;
        let jonas = house.sign_in(museum.jonas).await;
        let (mut tx, who) = house.writing(&jonas).await;
        let upload = begin(&mut tx, &who, museum.exhibitions, 10).await;
        let part = part(&house, b"high ").await;
        assert!(uploads::add_part(&mut tx, &upload, &part, upload.until).await.unwrap());
        tx.commit().await.unwrap();
        age_all(&house, 10 * SAFE);
        assert_eq!((sweep(&house).await, count(&house)), (0, 1));
    }

    async fn a_file_that_is_published_again_is_young_again(house) {
        museum(&house).await;
        let part = part(&house, b"same").await;
        let first = published(&house, &part).await;
        age_all(&house, 2 * SAFE);
        assert_eq!(published(&house, &part).await, first);
        assert_eq!(sweep(&house).await, 1, "the part");
        assert!(house.blobs.has(&first).await.unwrap());
    }

    async fn a_file_that_is_being_named_at_that_moment_survives(house) {
        let museum = museum(&house).await;
        let jonas = house.sign_in(museum.jonas).await;
        let part = part(&house, b"named").await;
        let stored = published(&house, &part).await;
        house.blobs.drop_parts(&[part]).await.unwrap();
        age_all(&house, 2 * SAFE);
        let tx = named(&house, &jonas, museum.exhibitions, stored).await;
        // The sweep has found it in the list, and waits for the writer.
        let (swept, committed) = tokio::join!(sweep(&house), async {
            tokio::task::yield_now().await;
            tx.commit().await
        });
        committed.unwrap();
        assert_eq!(swept, 0);
        house.blobs.verify(&stored).await.unwrap();
    }

    async fn a_file_that_was_swept_just_before_it_is_named_is_missed_by_whoever_names_it(house) {
        museum(&house).await;
        let part = part(&house, b"named").await;
        let stored = published(&house, &part).await;
        age_all(&house, 2 * SAFE);
        assert_eq!(sweep(&house).await, 2);
        assert!(!house.blobs.has(&stored).await.unwrap());
    }

    async fn bytes_that_nothing_needs_any_more_become_litter(house) {
        let museum = museum(&house).await;
        let jonas = house.sign_in(museum.jonas).await;
        house.upload(&jonas, museum.exhibitions, "a.jpg", b"a").await;
        house.spoil("DELETE FROM versions").await;
        age_all(&house, 2 * SAFE);
        assert_eq!(sweep(&house).await, 1, "the part: the row of the file is young");
        house.clock.go_on(SAFE + 1);
        assert_eq!((sweep(&house).await, count(&house)), (1, 0));
        assert_eq!(house.dump("SELECT CAST(COUNT(*) AS TEXT) FROM blobs").await, ["0"]);
    }

    async fn files_that_are_older_than_the_account_are_not_its_own_and_stay(house) {
        let part = part(&house, b"of another account").await;
        let stored = published(&house, &part).await;
        age_all(&house, 10 * SAFE);
        assert_eq!(sweep(&house).await, 0, "there is no account yet");
        house.museum().await;
        house.clock.go_on(5 * SAFE);
        assert_eq!(litter::look(&house.database, &house.blobs).await.unwrap(), litter::Litter::default());
        assert_eq!(sweep(&house).await, 0);
        house.blobs.verify(&stored).await.unwrap();
        assert_eq!(count(&house), 2);
    }
}
