//! How much a child may use.

use rustix::process::{Resource, Rlimit, getrlimit, nice, setrlimit};
use serde::{Deserialize, Serialize};

use super::Enforced;

/// How much a child may use. There is no limit of processes among them: the kernel counts those for the
/// user, the server's own threads with them; seccomp refuses new processes instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Resources {
    /// Address space, in bytes.
    pub(crate) memory: u64,
    /// Processor time over all threads, in seconds.
    pub(crate) processor_seconds: u64,
    /// The largest file that it may write, in bytes.
    pub(crate) file_size: u64,
}

/// Enough for FFmpeg with its libraries open.
const OPEN_FILES: u64 = 128;

impl Resources {
    /// Sets the limits of the calling process, and lets the server go first on a busy machine.
    pub(super) fn apply(self) -> Enforced {
        let all = [
            (Resource::As, self.memory),
            (Resource::Cpu, self.processor_seconds),
            (Resource::Fsize, self.file_size),
            (Resource::Nofile, OPEN_FILES),
            (Resource::Core, 0),
        ];
        let set = all
            .into_iter()
            .filter(|(resource, most)| lower(*resource, *most))
            .count();
        // Being polite is no protection: a refusal does not count.
        let _ = nice(10);
        match set {
            0 => Enforced::Not,
            some if some < all.len() => Enforced::Partly,
            _ => Enforced::Fully,
        }
    }
}

/// Lowers a limit; one that is lower already stays.
fn lower(resource: Resource, most: u64) -> bool {
    let now = getrlimit(resource);
    let least = |limit: Option<u64>| Some(limit.map_or(most, |limit| limit.min(most)));
    let new = Rlimit {
        current: least(now.current),
        maximum: least(now.maximum),
    };
    setrlimit(resource, new).is_ok()
}
