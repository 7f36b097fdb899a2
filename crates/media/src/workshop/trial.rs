//! Trying out the confinement instead of believing in it.

use std::time::Duration;

use super::{Effort, Workshop};
use crate::{
    Attempt, Failure, Trial,
    child::{Answer, Task},
    confine::Execute,
    run::{self, Job},
};

/// More than any trial that ends needs; one that floods ends there.
const FILE_SIZE: u64 = 4 << 20;

impl Workshop {
    /// Has a child try what it must not be able to do, and tells what came of it.
    ///
    /// # Errors
    ///
    /// A child that never ends is [`Failure::TimedOut`], one that takes too much [`Failure::TooLarge`].
    pub async fn try_out(&self, trial: Trial, deadline: Duration) -> Result<Vec<Attempt>, Failure> {
        let between = self.between().await?;
        let (own, out) = (between.path().join("own"), between.path().join("out"));
        let made = tokio::fs::write(&own, "its own")
            .await
            .and(tokio::fs::create_dir(&out).await);
        made.map_err(|_| Failure::NotStarted)?;
        let effort = Effort {
            deadline,
            file_size: FILE_SIZE,
        };
        let job = Job {
            // It may start programs as a tool may: so that what refuses them is the seal on processes.
            bounds: self.bounds(&[&own], &[&out], Execute::SystemPrograms, &effort),
            task: Task::Try { trial, own, out },
            deadline,
        };
        match run::ask(&self.config.program, job).await? {
            Answer::Tried(attempts) => Ok(attempts),
            _ => Err(Failure::Crashed),
        }
    }
}
