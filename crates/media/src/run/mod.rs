//! The outside of a child: starts it, listens to it, ends it at its deadline, and buries it.

mod complaint;
mod group;
mod patience;
mod spawner;
mod verdict;

use std::{path::Path, process::Stdio, time::Duration};

use tokio::io::{AsyncRead, AsyncReadExt};

use crate::{
    Failure,
    child::{Answer, Order, Task},
    confine::Bounds,
};
use complaint::Complaint;
use group::Group;

/// A child never says more than this to us in one piece.
const MOST_OUTPUT: usize = 16 << 20;

/// What a child is to do, and how long it may take.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    pub(crate) bounds: Bounds,
    pub(crate) task: Task,
    pub(crate) deadline: Duration,
}

impl Job {
    /// Tells the program that the child becomes something in its environment.
    pub(crate) fn told(mut self, environment: Vec<(String, String)>) -> Self {
        if let Task::Become {
            environment: told, ..
        } = &mut self.task
        {
            *told = environment;
        }
        self
    }
}

/// Runs a child that answers as the program itself does.
pub(crate) async fn ask(program: &Path, job: Job) -> Result<Answer, Failure> {
    let output = collect(program, job).await?;
    match serde_json::from_slice(&output) {
        Ok(Answer::Failed(failure)) => Err(failure),
        Ok(answer) => Ok(answer),
        Err(_) => Err(Failure::Crashed),
    }
}

/// Runs a child and gives all that it printed, its complaints behind it.
pub(crate) async fn collect_all(program: &Path, job: Job) -> Result<Vec<u8>, Failure> {
    let mut output = Vec::new();
    let complaint = stream(program, job, |piece| {
        let room = MOST_OUTPUT.saturating_sub(output.len());
        output.extend_from_slice(&piece[..piece.len().min(room)]);
    })
    .await?;
    output.extend(complaint);
    Ok(output)
}

/// Runs a child and gives all that it printed.
pub(crate) async fn collect(program: &Path, job: Job) -> Result<Vec<u8>, Failure> {
    let mut output = Vec::new();
    let mut is_too_much = false;
    stream(program, job, |piece| {
        is_too_much |= output.len() + piece.len() > MOST_OUTPUT;
        if !is_too_much {
            output.extend_from_slice(piece);
        }
    })
    .await?;
    if is_too_much {
        Err(Failure::TooLarge)
    } else {
        Ok(output)
    }
}

/// Runs a child and hands on what it prints, piece by piece. Gives what it complained of all the same.
pub(crate) async fn stream(program: &Path, job: Job, listen: impl FnMut(&[u8])) -> Result<Vec<u8>, Failure> {
    let order = Order {
        parent: std::process::id().cast_signed(),
        bounds: job.bounds,
        task: job.task,
    };
    let order = serde_json::to_string(&order).map_err(|_| Failure::NotStarted)?;
    let mut command = tokio::process::Command::new(program);
    command
        .args(["media", &order])
        .env_clear()
        .env("LC_ALL", "C.UTF-8")
        .env("PATH", "/usr/bin:/bin")
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0)
        .kill_on_drop(true);
    let mut child = spawner::spawn(command).await.map_err(|error| {
        tracing::warn!(%error, "a media child could not be started");
        Failure::NotStarted
    })?;
    let group = Group::of(&child).ok_or(Failure::NotStarted)?;
    let (Some(output), Some(complaints)) = (child.stdout.take(), child.stderr.take()) else {
        return Err(Failure::NotStarted);
    };
    let mut complaint = Complaint::default();
    let finished = patience::in_time(&group, job.deadline, async {
        let (heard, _) = tokio::join!(
            pump(output, listen),
            pump(complaints, |piece| complaint.hear(piece))
        );
        group.leader_ended().await;
        heard
    })
    .await;
    group.end();
    let complaint = complaint.finish();
    let status = child.wait().await.map_err(|_| Failure::Crashed)?;
    let judged = match finished {
        Some(Ok(())) => verdict::of(status, &complaint),
        Some(Err(_)) => Err(Failure::Crashed),
        None => Err(Failure::TimedOut),
    };
    if let Err(failure) = &judged {
        let complaint = String::from_utf8_lossy(&complaint);
        tracing::debug!(code = failure.code(), %status, complaint = %complaint.escape_debug(), "a media child failed");
    }
    judged.map(|()| complaint)
}

async fn pump(mut from: impl AsyncRead + Unpin, mut to: impl FnMut(&[u8])) -> std::io::Result<()> {
    let mut buffer = vec![0; 64 << 10];
    loop {
        match from.read(&mut buffer).await? {
            0 => return Ok(()),
            length => to(&buffer[..length]),
        }
    }
}
