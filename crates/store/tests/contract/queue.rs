//! The queue: each job is had by one at a time, and by nobody for ever.

use jiff::SignedDuration;
use store::*;

use crate::help::sample::*;
use crate::help::{Place, on_both_databases};

fn job(payload: &str, due: i64) -> NewJob {
    NewJob { kind: "letter".into(), payload: payload.into(), due: minute(due), once: None }
}

const LEASE: SignedDuration = SignedDuration::from_mins(5);

on_both_databases! {

async fn a_job_is_had_by_one_until_its_lease_ends(place: Place) {
    let store = place.open().await;
    store.queue(vec![job("a", 0), job("b", 1), job("later", 60)]).await.unwrap();
    let first = store.claim("one", minute(2), LEASE, 1).await.unwrap();
    assert_eq!((first[0].payload.as_str(), first[0].attempt), ("a", 1));
    let second = store.claim("two", minute(2), LEASE, 10).await.unwrap();
    assert_eq!(second.len(), 1);
    assert_eq!(second[0].payload, "b");
    assert!(store.done(&second[0]).await.unwrap());
    assert!(!store.done(&second[0]).await.unwrap(), "it is gone");

    // The first was killed: another has it, and the first's late end is refused.
    let again = store.claim("two", minute(8), LEASE, 10).await.unwrap();
    assert_eq!((again[0].payload.as_str(), again[0].attempt), ("a", 2));
    assert!(!store.done(&first[0]).await.unwrap());
    assert!(!store.failed(&first[0], "too late", minute(8)).await.unwrap());
    assert!(store.done(&again[0]).await.unwrap());
    assert_eq!(store.queue_figures().await.unwrap(), QueueFigures { waiting: 1, taken: 0, dead: 0 });
}

async fn a_job_that_fails_waits_longer_each_time_and_is_given_up(place: Place) {
    let store = place.open().await;
    store.queue(vec![job("a", 0)]).await.unwrap();
    let mut now = minute(0);
    let mut waited = Vec::new();
    for _ in 0..ATTEMPTS {
        let mut job = Vec::new();
        let failed_at = now;
        while job.is_empty() {
            now += SignedDuration::from_secs(15);
            job = store.claim("one", now, LEASE, 1).await.unwrap();
        }
        waited.push(now.duration_since(failed_at).as_secs());
        assert!(store.failed(&job[0], "the mail server is away", now).await.unwrap());
    }
    assert!(waited.windows(2).all(|pair| pair[0] < pair[1]), "{waited:?}");
    assert_eq!(store.queue_figures().await.unwrap().dead, 1);
    assert!(store.claim("one", now + SignedDuration::from_hours(99), LEASE, 1).await.unwrap().is_empty());
    assert_eq!(store.revive(now).await.unwrap(), 1);
    assert_eq!(store.claim("one", now, LEASE, 1).await.unwrap()[0].attempt, 1);
}

async fn the_same_reminder_waits_once(place: Place) {
    let store = place.open().await;
    let once = NewJob { once: Some("watch 2026-11-25".into()), ..job("watch", 0) };
    store.queue(vec![once.clone()]).await.unwrap();
    store.queue(vec![once.clone(), job("b", 0)]).await.unwrap();
    assert_eq!(store.queue_figures().await.unwrap().waiting, 2);
    let jobs = store.claim("one", minute(0), LEASE, 10).await.unwrap();
    assert!(store.done(&jobs[0]).await.unwrap());
    store.queue(vec![once]).await.unwrap();
    assert_eq!(store.queue_figures().await.unwrap(), QueueFigures { waiting: 1, taken: 1, dead: 0 });
}

async fn many_workers_do_each_job_once(place: Place) {
    let store = place.open().await;
    store.queue((0..200).map(|number| job(&number.to_string(), 0)).collect()).await.unwrap();
    let worker = |name: &'static str| {
        let store = store.clone();
        tokio::spawn(async move {
            let mut done = Vec::new();
            loop {
                let jobs = store.claim(name, minute(1), LEASE, 7).await.unwrap();
                if jobs.is_empty() {
                    return done;
                }
                for job in jobs {
                    assert!(store.done(&job).await.unwrap());
                    done.push(job.payload.parse::<u32>().unwrap());
                }
            }
        })
    };
    let mut done = Vec::new();
    for task in [worker("a"), worker("b"), worker("c"), worker("d")] {
        done.extend(task.await.unwrap());
    }
    done.sort_unstable();
    assert_eq!(done, (0..200).collect::<Vec<_>>());
}

}
