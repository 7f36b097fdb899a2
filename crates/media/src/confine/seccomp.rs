//! Which system calls a child is refused.
//!
//! A list of refusals: lists of what is allowed break with every new version of a C library, and
//! what matters is short. A refused call answers "not permitted", so that a library which only tries goes on.

use std::collections::BTreeMap;

use rustix::process::getpid;
use seccompiler::{
    BackendError, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, TargetArch, apply_filter,
};

use super::{Enforced, Execute};

/// Calls that no decoder needs, whatever their arguments.
const REFUSED: &[i64] = &[
    // Sockets of others, the machine's own services among them.
    libc::SYS_connect,
    libc::SYS_sendto,
    libc::SYS_sendmsg,
    libc::SYS_sendmmsg,
    libc::SYS_socketpair,
    libc::SYS_accept,
    libc::SYS_accept4,
    // A ring can do what the calls around it are refused.
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    // Other processes.
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_process_madvise,
    libc::SYS_kcmp,
    libc::SYS_pidfd_open,
    libc::SYS_pidfd_getfd,
    libc::SYS_pidfd_send_signal,
    libc::SYS_tkill,
    libc::SYS_rt_sigqueueinfo,
    libc::SYS_rt_tgsigqueueinfo,
    // Leaving the group that is ended at the deadline.
    libc::SYS_setsid,
    libc::SYS_setpgid,
    // Other worlds.
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_chroot,
    libc::SYS_pivot_root,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_move_mount,
    libc::SYS_open_tree,
    libc::SYS_fsopen,
    libc::SYS_fsconfig,
    libc::SYS_fsmount,
    libc::SYS_fspick,
    libc::SYS_mount_setattr,
    libc::SYS_name_to_handle_at,
    libc::SYS_open_by_handle_at,
    libc::SYS_fanotify_init,
    libc::SYS_quotactl,
    // The kernel's wide attack surface.
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_keyctl,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_kexec_load,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_reboot,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_acct,
    libc::SYS_syslog,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_adjtimex,
    libc::SYS_clock_adjtime,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
    libc::SYS_vhangup,
];

/// What makes of a socket one that others may find.
const TO_BE_FOUND: &[i64] = &[libc::SYS_bind, libc::SYS_listen];

/// Those that only one architecture has.
#[cfg(target_arch = "x86_64")]
const REFUSED_HERE: &[i64] = &[
    libc::SYS_fork,
    libc::SYS_vfork,
    libc::SYS_iopl,
    libc::SYS_ioperm,
    libc::SYS_modify_ldt,
    libc::SYS_kexec_file_load,
];
#[cfg(not(target_arch = "x86_64"))]
const REFUSED_HERE: &[i64] = &[];

/// Refuses, from now on, what no decoder needs.
pub(super) fn restrict(execute: Execute) -> Enforced {
    let mut layers = vec![permission_refused(execute), unknown_calls()];
    if execute == Execute::OfficeProgram {
        layers.push(Ok(feigned_calls()));
    }
    let count = layers.len();
    match layers.into_iter().filter_map(install).count() {
        0 => Enforced::Not,
        some if some < count => Enforced::Partly,
        _ => Enforced::Fully,
    }
}

type Rules = BTreeMap<i64, Vec<SeccompRule>>;

fn install(filter: Result<(Rules, i32), BackendError>) -> Option<()> {
    let (rules, errno) = filter.ok()?;
    let arch = TargetArch::try_from(std::env::consts::ARCH).ok()?;
    let answer = SeccompAction::Errno(errno.cast_unsigned());
    let filter = SeccompFilter::new(rules, SeccompAction::Allow, answer, arch).ok()?;
    let program: seccompiler::BpfProgram = filter.try_into().ok()?;
    apply_filter(&program).ok()
}

fn permission_refused(execute: Execute) -> Result<(Rules, i32), BackendError> {
    let itself = u64::from(getpid().as_raw_nonzero().get().cast_unsigned());
    let mut rules: Rules = REFUSED
        .iter()
        .chain(REFUSED_HERE)
        .map(|call| (*call, Vec::new()))
        .collect();
    let other_process = || argument(0, SeccompCmpOp::Ne, itself);
    // A new thread shares everything with its process; whatever else `clone` makes is a new process.
    let new_process = argument(0, SeccompCmpOp::MaskedEq(libc::CLONE_THREAD as u64), 0)?;
    let into_terminal = argument(1, SeccompCmpOp::Eq, libc::TIOCSTI)?;
    let limits_of_others = vec![other_process()?, argument(0, SeccompCmpOp::Ne, 0)?];
    match execute {
        Execute::OfficeProgram => {
            let network = argument(0, SeccompCmpOp::Ne, libc::AF_UNIX.unsigned_abs().into())?;
            rules.insert(libc::SYS_socket, vec![SeccompRule::new(vec![network])?]);
        }
        Execute::SystemPrograms | Execute::Nothing => {
            rules.insert(libc::SYS_socket, Vec::new());
            rules.extend(TO_BE_FOUND.iter().map(|call| (*call, Vec::new())));
        }
    }
    rules.insert(libc::SYS_clone, vec![SeccompRule::new(vec![new_process])?]);
    rules.insert(libc::SYS_kill, vec![SeccompRule::new(vec![other_process()?])?]);
    rules.insert(libc::SYS_tgkill, vec![SeccompRule::new(vec![other_process()?])?]);
    rules.insert(libc::SYS_prlimit64, vec![SeccompRule::new(limits_of_others)?]);
    rules.insert(libc::SYS_ioctl, vec![SeccompRule::new(vec![into_terminal])?]);
    Ok((rules, libc::EPERM))
}

/// The arguments of `clone3` lie in memory, where a filter can't look. Told that it does not exist, C
/// libraries use `clone`.
fn unknown_calls() -> Result<(Rules, i32), BackendError> {
    Ok((BTreeMap::from([(libc::SYS_clone3, Vec::new())]), libc::ENOSYS))
}

/// The office program ends where it can't hang out a socket for others of its kind. It is told that it did, and nobody
/// finds it: an answer with no error at all is a call that came to nothing.
fn feigned_calls() -> (Rules, i32) {
    (TO_BE_FOUND.iter().map(|call| (*call, Vec::new())).collect(), 0)
}

fn argument(index: u8, compare: SeccompCmpOp, value: u64) -> Result<SeccompCondition, BackendError> {
    // Process ids, flags and commands are all 32 bits wide; the upper half of the register is not looked at.
    SeccompCondition::new(index, SeccompCmpArgLen::Dword, compare, value)
}
