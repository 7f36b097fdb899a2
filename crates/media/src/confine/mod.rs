//! How a child locks itself in, before it looks at the first byte of a file.
//!
//! Four layers, each of which holds where another is absent: Landlock (which files), seccomp (which
//! calls), resource limits (how much), no privileges (as whom). What could not be had is reported, not
//! hidden: `vitrine doctor` shows it.

mod landlock;
mod limits;
mod privileges;
mod seccomp;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

pub(crate) use limits::Resources;

/// What a child may touch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Bounds {
    /// The files that may be read, beside the system's own programs and libraries.
    pub(crate) read: Vec<PathBuf>,
    /// The folders in which files may be made and read.
    pub(crate) write: Vec<PathBuf>,
    /// Whether other programs may be started in its place.
    pub(crate) execute: Execute,
    /// How much it may use.
    pub(crate) resources: Resources,
}

/// Whether a child becomes another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Execute {
    /// It becomes one of the system's programs.
    SystemPrograms,
    /// It becomes the office program, which does not begin without a folder tree of its own and a socket, which nobody
    /// finds.
    OfficeProgram,
    /// It stays what it is.
    Nothing,
}

/// Whether a layer is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Enforced {
    /// All that was asked of it.
    Fully,
    /// Some of it: the kernel is older than what was asked.
    Partly,
    /// Nothing of it: the kernel does not have it or does not let it.
    Not,
}

/// What really confines a child on this machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confinement {
    /// The kernel's Landlock, 0 where there is none. From 4 on it also refuses TCP, from 6 on signals to others.
    pub landlock_abi: u32,
    /// Files outside of those that a child is given.
    pub files: Enforced,
    /// The network, other processes, and calls that no decoder needs.
    pub calls: Enforced,
    /// Memory, processor time, file size, open files.
    pub resources: Enforced,
    /// No way to gain rights, and none of root's.
    pub privileges: Enforced,
}

impl Confinement {
    /// Every layer is in force.
    pub fn is_full(&self) -> bool {
        [self.files, self.calls, self.resources, self.privileges]
            .iter()
            .all(|layer| *layer == Enforced::Fully)
    }
}

/// Locks the calling process in, for good. It must still have one thread alone: Landlock and seccomp bind
/// the calling thread and those that it makes later.
pub(crate) fn enter(bounds: &Bounds) -> Confinement {
    let resources = bounds.resources.apply();
    let privileges = privileges::drop_all();
    let (landlock_abi, files) = landlock::restrict(bounds);
    let calls = seccomp::restrict(bounds.execute);
    Confinement {
        landlock_abi,
        files,
        calls,
        resources,
        privileges,
    }
}
