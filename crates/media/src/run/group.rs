//! A child with everything that it may have started: looked at and ended together.

use std::path::{Path, PathBuf};
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

    /// How long the one of them that waited longest was ready to work and had no processor. Nothing where the
    /// kernel does not tell.
    pub(super) fn waited(&self) -> Duration {
        let leader = self.leader.as_raw_nonzero().get();
        members(leader)
            .flat_map(|process| threads(&process))
            .filter_map(|thread| waited(&std::fs::read_to_string(thread.join("schedstat")).ok()?))
            .max()
            .unwrap_or_default()
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

/// The folders under `/proc` of the processes in a group.
fn members(leader: i32) -> impl Iterator<Item = PathBuf> {
    entries(Path::new("/proc")).filter(move |process| {
        let stat = std::fs::read_to_string(process.join("stat"));
        stat.is_ok_and(|stat| group_of(&stat) == Some(leader))
    })
}

fn threads(process: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    entries(&process.join("task"))
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries.filter_map(|entry| Some(entry.ok()?.path()))
}

/// The group of a process, out of `/proc/…/stat`: the third word behind its name, which may itself hold anything.
fn group_of(stat: &str) -> Option<i32> {
    let (_, behind) = stat.rsplit_once(')')?;
    behind.split_whitespace().nth(2)?.parse().ok()
}

/// How long a thread was ready and had no processor, out of `/proc/…/schedstat`: its second number, in nanoseconds.
fn waited(schedstat: &str) -> Option<Duration> {
    let nanoseconds = schedstat.split_whitespace().nth(1)?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_group_stands_behind_a_name_that_may_look_like_anything() {
        assert_eq!(group_of("17 (a) R (b)) S 1 4711 4711 0 -1"), Some(4711));
        assert_eq!(group_of("17 (a"), None);
        assert_eq!(group_of("17 (a) S 1"), None);
    }

    #[test]
    fn the_time_without_a_processor_is_the_second_number() {
        assert_eq!(waited("5002 60411 1\n"), Some(Duration::from_nanos(60_411)));
        assert_eq!(waited("0"), None);
    }

    #[tokio::test]
    async fn two_who_share_a_processor_wait_for_it() {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let allowed = status
            .lines()
            .find_map(|line| line.strip_prefix("Cpus_allowed_list:"));
        let processor = allowed.unwrap().trim().split([',', '-']).next().unwrap();
        let start = || {
            let mut command = tokio::process::Command::new("taskset");
            command.args(["-c", processor, "sh", "-c", "while :; do :; done"]);
            command.process_group(0).kill_on_drop(true).spawn().unwrap()
        };
        let (busy, other) = (start(), start());
        let (busy, other) = (Group::of(&busy).unwrap(), Group::of(&other).unwrap());
        while busy.waited().is_zero() || other.waited().is_zero() {
            tokio::task::yield_now().await;
        }
        let before = busy.waited();
        while busy.waited() <= before {
            tokio::task::yield_now().await;
        }
        assert_eq!(members(busy.leader.as_raw_nonzero().get()).count(), 1);
    }
}
