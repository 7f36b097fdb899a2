//! The queue: what is leased, lost, taken back and tried again.

use vitrine_model::{NodeId, RandomIds, VersionId};
use vitrine_store::jobs::{self, Job, JobKind, Lease};
use vitrine_store::previews;
use vitrine_testkit::{House, on_both_databases};

/// A house with one job in it.
async fn queued(house: &House) {
    let museum = house.museum().await;
    let jonas = house.sign_in(museum.jonas).await;
    house
        .upload(&jonas, museum.exhibitions, "quay.jpg", b"quay")
        .await;
}

fn node(house: &House) -> NodeId {
    NodeId::new(&RandomIds, house.clock_now())
}

async fn lease(house: &House, node: NodeId) -> Option<Job> {
    let mut tx = house.database.write(None).await.unwrap();
    let lease = Lease {
        node,
        until: tx.now().plus_seconds(60),
    };
    let job = jobs::lease(&mut tx, &house.live.caretaker(), JobKind::Previews, lease)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    job
}

async fn take_back(house: &House, node: NodeId) -> u64 {
    let mut tx = house.database.write(None).await.unwrap();
    let jobs = jobs::take_back(&mut tx, &house.live.caretaker(), node)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    jobs
}

async fn fails(house: &House, job: Job) {
    let mut tx = house.database.write(None).await.unwrap();
    let due = tx.now();
    jobs::again(&mut tx, job, due, "crashed").await.unwrap();
    tx.commit().await.unwrap();
}

on_both_databases! {
    async fn a_job_whose_worker_died_is_leased_again_and_that_is_no_try(house) {
        queued(&house).await;
        let caretaker = house.live.caretaker();
        let (here, there) = (node(&house), node(&house));
        let first = lease(&house, here).await.unwrap();
        assert_eq!((first.tries, first.lost), (0, 0));
        assert!(lease(&house, there).await.is_none());
        house.clock.go_on(60);
        let second = lease(&house, there).await.unwrap();
        assert_eq!((second.subject, second.tries, second.lost), (first.subject, 0, 1));
        let mut tx = house.database.write(None).await.unwrap();
        let of = previews::unprepared(&mut tx, &caretaker, VersionId::from_bytes(second.subject)).await.unwrap().unwrap();
        let findings = previews::Findings { width: Some(640), height: Some(480), metadata: "{}".to_owned(), ..Default::default() };
        previews::prepared(&mut tx, &caretaker, &of, &findings, &[]).await.unwrap();
        jobs::done(&mut tx, second).await.unwrap();
        assert_eq!(jobs::counts(&mut tx, &caretaker).await.unwrap(), (0, 0));
        tx.commit().await.unwrap();
    }

    async fn a_worker_that_lost_its_job_ends_no_other(house) {
        queued(&house).await;
        let caretaker = house.live.caretaker();
        let here = node(&house);
        let lost = lease(&house, here).await.unwrap();
        house.clock.go_on(60);
        let held = lease(&house, here).await.unwrap();
        let mut tx = house.database.write(None).await.unwrap();
        assert!(!jobs::is_held(&mut tx, &lost).await.unwrap());
        let until = tx.now().plus_seconds(60);
        assert!(!jobs::renew(&mut tx, &lost, until).await.unwrap());
        assert!(jobs::is_held(&mut tx, &held).await.unwrap());
        jobs::done(&mut tx, lost).await.unwrap();
        assert_eq!(jobs::counts(&mut tx, &caretaker).await.unwrap(), (1, 0));
        tx.commit().await.unwrap();
    }

    async fn a_node_that_is_back_takes_up_its_own_jobs_at_once_and_nobody_elses(house) {
        queued(&house).await;
        let (here, there) = (node(&house), node(&house));
        lease(&house, here).await.unwrap();
        assert_eq!(take_back(&house, there).await, 0);
        assert!(lease(&house, there).await.is_none(), "another's, which lives");
        assert_eq!(take_back(&house, here).await, 1);
        let job = lease(&house, here).await.unwrap();
        assert_eq!((job.tries, job.lost), (0, 1));
    }

    async fn restarts_use_up_no_tries_and_crashes_do(house) {
        queued(&house).await;
        let here = node(&house);
        for lost in 0..2 {
            assert_eq!(lease(&house, here).await.unwrap().lost, lost);
            take_back(&house, here).await;
        }
        let job = lease(&house, here).await.unwrap();
        fails(&house, job).await;
        let job = lease(&house, here).await.unwrap();
        assert_eq!((job.tries, job.lost), (1, 2));
        // What is stopped in order counts as nothing at all.
        let mut tx = house.database.write(None).await.unwrap();
        jobs::give_back(&mut tx, job).await.unwrap();
        tx.commit().await.unwrap();
        let job = lease(&house, here).await.unwrap();
        assert_eq!((job.tries, job.lost), (1, 2));
    }

    async fn a_job_that_takes_the_program_with_it_again_and_again_waits_ever_longer(house) {
        queued(&house).await;
        let here = node(&house);
        let mut waits = Vec::new();
        for _ in 0..6 {
            assert!(lease(&house, here).await.is_some());
            take_back(&house, here).await;
            let mut tx = house.database.read().await.unwrap();
            let due = jobs::next_due(&mut tx, &house.live.caretaker(), JobKind::Previews).await.unwrap().unwrap();
            let seconds = (due.millis() - tx.now().millis()).max(0) / 1000;
            drop(tx);
            assert_eq!(lease(&house, here).await.is_none(), seconds > 0);
            take_back(&house, node(&house)).await;
            waits.push(seconds);
            house.spoil("UPDATE jobs SET state = 'waiting'").await;
            house.clock.go_on(seconds);
        }
        assert_eq!(waits, [0, 0, 0, 30, 60, 90]);
    }
}
