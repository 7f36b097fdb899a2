//! A child with everything that it may have started, ended together.

use std::time::Duration;

use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};

/// The process group of a child that is not buried yet. Dropped, it ends the group: a job that is cancelled
/// leaves nothing running.
pub(super) struct Group {
    leader: Pid,
}

impl Group {
    /// The group that the child leads.
    pub(super) fn of(child: &tokio::process::Child) -> Option<Self> {
        let leader = Pid::from_raw(child.id()?.cast_signed())?;
        Some(Self { leader })
    }

    /// Waits until the leader has ended, and leaves it unburied: as long as it lies there, its number
    /// can't become that of another group.
    pub(super) async fn leader_ended(&self) {
        let look = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        let mut pause = Duration::from_millis(1);
        while let Ok(None) = waitid(WaitId::Pid(self.leader), look) {
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(Duration::from_millis(50));
        }
    }

    /// Ends whatever of the group still runs. To be called before the leader is buried.
    pub(super) fn end(self) {
        drop(self);
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // Fails only where nobody is left, which is what is wanted.
        let _ = kill_process_group(self.leader, Signal::KILL);
    }
}
