use std::{fs, time::Duration};

use vitrine_media::{Enforced, Failure, Outcome, Tool, Trial};

use crate::bench::{Bench, jpeg, quarters};

const SOON: Duration = Duration::from_millis(300);
const LATE: Duration = Duration::from_secs(60);

/// The processes that this one has started and not buried, with the states that the kernel gives them.
fn children() -> Vec<(u32, char)> {
    let parent = std::process::id().to_string();
    let processes = fs::read_dir("/proc").unwrap().flatten();
    let numbers = processes.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    numbers
        .filter_map(|number| {
            let stat = fs::read_to_string(format!("/proc/{number}/stat")).ok()?;
            let mut fields = stat.rsplit_once(") ")?.1.split(' ');
            let state = fields.next()?.chars().next()?;
            (fields.next()? == parent).then_some((number, state))
        })
        .collect()
}

/// Waits for it; a test that waits in vain is ended by its runner.
async fn until(mut is_so: impl FnMut() -> bool) {
    while !is_so() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::test]
async fn a_child_can_do_what_it_needs_and_nothing_else() {
    let bench = Bench::new();
    let beside = bench.file("beside", "of somebody else");
    let report = bench.workshop.confinement().await.unwrap();
    let strangers = vec![
        beside,
        "/etc/passwd".into(),
        "/proc/1/status".into(),
        "/proc/self/maps".into(),
    ];
    let attempts = bench
        .workshop
        .try_out(Trial::Escape { strangers }, LATE)
        .await
        .unwrap();
    assert_eq!(attempts.len(), 18);
    for attempt in attempts {
        // Where the kernel has no Landlock, files lie open; the report says so.
        let is_of_files = ["read", "write", "make", "list"]
            .iter()
            .any(|word| attempt.what.starts_with(word));
        if is_of_files && report.files == Enforced::Not && attempt.expected == Outcome::Refused {
            continue;
        }
        assert_eq!(attempt.outcome, attempt.expected, "{}", attempt.what);
    }
}

#[tokio::test]
async fn what_confines_is_reported() {
    let bench = Bench::new();
    let report = bench.workshop.confinement().await.unwrap();
    assert_eq!(report.calls, Enforced::Fully);
    assert_eq!(report.resources, Enforced::Fully);
    assert_eq!(report.privileges, Enforced::Fully);
    assert_eq!(report.landlock_abi == 0, report.files == Enforced::Not);
    assert_eq!(report.is_full(), report.files == Enforced::Fully);
}

#[tokio::test]
async fn the_tools_run_in_confinement_and_say_their_versions() {
    let bench = Bench::new();
    let tools = bench.workshop.tools().await;
    assert_eq!(
        tools.iter().map(|report| report.tool).collect::<Vec<_>>(),
        Tool::ALL
    );
    for report in tools {
        assert!(report.path.is_some() && report.version.is_some(), "{report:?}");
    }
}

#[tokio::test]
async fn a_child_that_never_ends_is_ended_and_buried() {
    let bench = Bench::new();
    for trial in [Trial::Hang, Trial::Spin] {
        assert_eq!(bench.workshop.try_out(trial, SOON).await, Err(Failure::TimedOut));
    }
    until(|| children().is_empty()).await;
}

#[tokio::test]
async fn a_child_that_takes_too_much_is_stopped() {
    let bench = Bench::with(|config| config.limits.memory = 256 << 20);
    assert_eq!(
        bench.workshop.try_out(Trial::Swell, LATE).await,
        Err(Failure::TooLarge)
    );
    assert_eq!(
        bench.workshop.try_out(Trial::Flood, LATE).await,
        Err(Failure::TooLarge)
    );
    assert_eq!(
        bench.workshop.try_out(Trial::Abort, LATE).await,
        Err(Failure::Crashed)
    );
}

#[tokio::test]
async fn others_go_on_while_a_child_hangs() {
    let bench = Bench::new();
    let source = bench.file("picture.jpg", jpeg(&quarters(400, 200)));
    let hanging = bench.workshop.try_out(Trial::Hang, LATE);
    tokio::select! {
        _ = hanging => panic!("it ended"),
        found = bench.process(&source) => assert_eq!(found.unwrap().shown.files.len(), 2),
    }
}

#[tokio::test]
async fn a_job_that_is_given_up_leaves_no_child() {
    let bench = Bench::new();
    let hanging = bench.workshop.try_out(Trial::Hang, LATE);
    tokio::select! {
        _ = hanging => panic!("it ended"),
        () = until(|| !children().is_empty()) => {}
    }
    until(|| children().is_empty()).await;
}

#[tokio::test]
async fn nobody_but_its_parent_orders_a_child() {
    let order = r#"{"parent":1,"bounds":{"read":[],"write":[],"execute":"Nothing","resources":
        {"memory":1073741824,"processor_seconds":5,"file_size":0}},"task":"Report"}"#;
    for arguments in [
        vec!["media", order],
        vec!["media"],
        vec!["media", "{}"],
        vec!["media", order, order],
    ] {
        let program = env!("CARGO_BIN_EXE_vitrine-media-child");
        let output = tokio::process::Command::new(program)
            .args(arguments)
            .output()
            .await
            .unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(120), 0));
    }
}
