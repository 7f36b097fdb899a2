//! Uploads and bytes: nothing acknowledged is lost, and nothing is kept twice.

use futures_util::TryStreamExt as _;
use vitrine_access::{asset, folder};
use vitrine_model::{Clock as _, FileName, MediaKind, RandomIds, Second, UploadId};
use vitrine_store::files::{self, Which};
use vitrine_store::uploads::{self, Arrived, NewUpload};
use vitrine_testkit::on_both_databases;

const HOUR: i64 = 3600;

on_both_databases! {
    async fn a_file_in_parts_comes_out_whole_and_in_ranges(house) {
        let museum = house.museum().await;
        let jonas = house.sign_in(museum.jonas).await;
        let now = house.clock.now();
        let until = now.plus_seconds(HOUR).second();
        let (mut tx, subject) = house.writing(&jonas).await;
        let permit = subject.permit::<folder::Upload>(&mut tx, museum.exhibitions).await.unwrap();
        let new = NewUpload { file_name: FileName::parse("tide.bin").unwrap(), length: 11, until };
        let id = uploads::begin(&mut tx, permit, &new).await.unwrap();
        tx.commit().await.unwrap();
        for (position, piece) in [(0, &b"high "[..]), (5, b"water\n")] {
            let part = house.blobs.keep_part(&RandomIds, now, id, position, piece.into()).await.unwrap();
            let (mut tx, subject) = house.writing(&jonas).await;
            let upload = uploads::find(&mut tx, &subject, id).await.unwrap().unwrap();
            assert!(uploads::add_part(&mut tx, &upload, &part, until).await.unwrap());
            assert!(!uploads::add_part(&mut tx, &upload, &part, until).await.unwrap(), "the same place twice");
            tx.commit().await.unwrap();
        }
        let (mut tx, subject) = house.writing(&jonas).await;
        let upload = uploads::find(&mut tx, &subject, id).await.unwrap().unwrap();
        assert!(upload.is_complete());
        let parts = uploads::parts(&mut tx, &upload).await.unwrap();
        let stored = house.blobs.join(&RandomIds, now, &parts).await.unwrap();
        let permit = subject.permit::<folder::Upload>(&mut tx, museum.exhibitions).await.unwrap();
        let kind = MediaKind::Other;
        let asset =
            uploads::complete(&mut tx, permit, &upload, Arrived { stored, kind, content_type: "application/octet-stream" }).await.unwrap();
        tx.commit().await.unwrap();
        let (mut tx, subject) = house.reading(&jonas).await;
        let permit = subject.permit::<asset::Download>(&mut tx, asset).await.unwrap();
        let file = files::source(&mut tx, &permit, Which::Active).await.unwrap().unwrap();
        let read = async |range| -> Vec<u8> {
            let pieces: Vec<_> = house.blobs.read(&file.stored, range).await.unwrap().try_collect().await.unwrap();
            pieces.concat()
        };
        assert_eq!(read(None).await, b"high water\n");
        assert_eq!(read(Some(5..10)).await, b"water");
        house.blobs.verify(&file.stored).await.unwrap();
        house.blobs.drop_parts(&parts).await.unwrap();
    }

    async fn a_part_that_can_not_be_dropped_keeps_no_other(house) {
        let now = house.clock.now();
        let id = UploadId::new(&RandomIds, now);
        let lie = || {
            let entries = std::fs::read_dir(house.path(&format!("blobs/uploads/{id}"))).unwrap();
            entries.map(|entry| entry.unwrap().path()).collect::<Vec<_>>()
        };
        let first = house.blobs.keep_part(&RandomIds, now, id, 0, "high ".into()).await.unwrap();
        // A folder in its place is no file that could be deleted, not even by root.
        let stuck = lie().remove(0);
        std::fs::remove_file(&stuck).unwrap();
        std::fs::create_dir_all(stuck.join("in the way")).unwrap();
        let second = house.blobs.keep_part(&RandomIds, now, id, 5, "water".into()).await.unwrap();
        assert_eq!(lie().len(), 2);
        house.blobs.drop_parts(&[first, second]).await.unwrap_err();
        assert_eq!(lie(), [stuck]);
    }

    async fn the_upload_of_another_is_not_there(house) {
        let museum = house.museum().await;
        let (jonas, mara) = (house.sign_in(museum.jonas).await, house.sign_in(museum.mara).await);
        let (mut tx, subject) = house.writing(&jonas).await;
        let permit = subject.permit::<folder::Upload>(&mut tx, museum.exhibitions).await.unwrap();
        let until = Second(house.clock.now().second().0 + HOUR);
        let new = NewUpload { file_name: FileName::parse("a.jpg").unwrap(), length: 5, until };
        let id = uploads::begin(&mut tx, permit, &new).await.unwrap();
        tx.commit().await.unwrap();
        let (mut tx, subject) = house.reading(&mara).await;
        assert!(uploads::find(&mut tx, &subject, id).await.unwrap().is_none());
        drop(tx);
        house.clock.go_on(HOUR);
        let (mut tx, subject) = house.reading(&jonas).await;
        assert!(uploads::find(&mut tx, &subject, id).await.unwrap().is_none(), "it has run out");
        drop(tx);
        let mut tx = house.database.write(None).await.unwrap();
        uploads::forget_expired(&mut tx, &house.live.caretaker()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(house.dump("SELECT file_name FROM uploads").await, [""; 0]);
    }

    async fn what_has_all_arrived_does_not_run_out_before_it_is_an_asset(house) {
        let museum = house.museum().await;
        let jonas = house.sign_in(museum.jonas).await;
        let now = house.clock.now();
        let until = now.plus_seconds(HOUR).second();
        let mut begun = Vec::new();
        for (name, length) in [("whole.bin", 5), ("half.bin", 10)] {
            let (mut tx, subject) = house.writing(&jonas).await;
            let permit = subject.permit::<folder::Upload>(&mut tx, museum.exhibitions).await.unwrap();
            let new = NewUpload { file_name: FileName::parse(name).unwrap(), length, until };
            let id = uploads::begin(&mut tx, permit, &new).await.unwrap();
            let upload = uploads::find(&mut tx, &subject, id).await.unwrap().unwrap();
            let part = house.blobs.keep_part(&RandomIds, now, id, 0, "high\n".into()).await.unwrap();
            assert!(uploads::add_part(&mut tx, &upload, &part, until).await.unwrap());
            tx.commit().await.unwrap();
            begun.push(id);
        }
        let forget = async || {
            let mut tx = house.database.write(None).await.unwrap();
            let parts = uploads::forget_expired(&mut tx, &house.live.caretaker()).await.unwrap();
            tx.commit().await.unwrap();
            parts.len()
        };
        house.clock.go_on(HOUR);
        assert_eq!(forget().await, 1);
        assert_eq!(house.dump("SELECT file_name FROM uploads").await, ["whole.bin"]);
        let (mut tx, subject) = house.writing(&jonas).await;
        assert!(uploads::find(&mut tx, &subject, begun[1]).await.unwrap().is_none());
        let upload = uploads::find(&mut tx, &subject, begun[0]).await.unwrap().unwrap();
        let parts = uploads::parts(&mut tx, &upload).await.unwrap();
        let stored = house.blobs.join(&RandomIds, now, &parts).await.unwrap();
        let permit = subject.permit::<folder::Upload>(&mut tx, museum.exhibitions).await.unwrap();
        uploads::complete(&mut tx, permit, &upload, Arrived { stored, kind: MediaKind::Other, content_type: "text/plain" }).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((forget().await, house.dump("SELECT file_name FROM uploads").await), (0, vec![]));
    }

    async fn what_never_could_become_an_asset_is_kept_for_thirty_days(house) {
        let museum = house.museum().await;
        let jonas = house.sign_in(museum.jonas).await;
        let now = house.clock.now();
        let (mut tx, subject) = house.writing(&jonas).await;
        let permit = subject.permit::<folder::Upload>(&mut tx, museum.exhibitions).await.unwrap();
        let until = now.plus_seconds(HOUR).second();
        let new = NewUpload { file_name: FileName::parse("whole.bin").unwrap(), length: 5, until };
        let id = uploads::begin(&mut tx, permit, &new).await.unwrap();
        let upload = uploads::find(&mut tx, &subject, id).await.unwrap().unwrap();
        let part = house.blobs.keep_part(&RandomIds, now, id, 0, "high\n".into()).await.unwrap();
        assert!(uploads::add_part(&mut tx, &upload, &part, until).await.unwrap());
        tx.commit().await.unwrap();
        for (seconds, forgotten) in [(HOUR + 30 * 86_400 - 1, 0), (1, 1)] {
            house.clock.go_on(seconds);
            let mut tx = house.database.write(None).await.unwrap();
            let parts = uploads::forget_expired(&mut tx, &house.live.caretaker()).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(parts.len(), forgotten);
        }
    }

    async fn the_same_bytes_are_kept_once(house) {
        let museum = house.museum().await;
        let jonas = house.sign_in(museum.jonas).await;
        for name in ["one.jpg", "two.jpg"] {
            house.upload(&jonas, museum.exhibitions, name, b"the same").await;
        }
        assert_eq!(house.dump("SELECT CAST(size AS TEXT) FROM blobs").await, ["8"]);
        assert_eq!(house.dump("SELECT file_name FROM versions ORDER BY row_id").await, ["one.jpg", "two.jpg"]);
    }
}
