//! System calls that nobody who imports has to make: seccomp.
//!
//! A list of what is refused and not of what is let through: DuckDB and the C library need hundreds of calls,
//! which change from release to release, and files and memory are shut off elsewhere. What is refused
//! fails with EPERM.

use std::collections::BTreeMap;

use rustix::process::getpid;
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
};

use super::{SandboxError, Wall, refused};

/// Never let through, whatever the arguments.
const NEVER: &[i64] = &[
    // The network, and other programs on this machine.
    libc::SYS_socket,
    libc::SYS_socketpair,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_listen,
    libc::SYS_accept,
    libc::SYS_accept4,
    // Does any of these behind our back.
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    // Other programs and processes.
    libc::SYS_execve,
    libc::SYS_execveat,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_pidfd_open,
    libc::SYS_pidfd_getfd,
    libc::SYS_pidfd_send_signal,
    libc::SYS_kcmp,
    // The system as a whole.
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_fsopen,
    libc::SYS_fsmount,
    libc::SYS_open_tree,
    libc::SYS_move_mount,
    libc::SYS_mount_setattr,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_kexec_load,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_keyctl,
    libc::SYS_reboot,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_adjtimex,
    libc::SYS_clock_adjtime,
    libc::SYS_mknodat,
    libc::SYS_open_by_handle_at,
    libc::SYS_quotactl,
    libc::SYS_acct,
    // Limits stay what they are.
    libc::SYS_setrlimit,
    libc::SYS_personality,
];

/// The same under older names, which newer machines do not have.
#[cfg(target_arch = "x86_64")]
const OLDER: &[i64] = &[libc::SYS_fork, libc::SYS_vfork, libc::SYS_mknod, libc::SYS_iopl, libc::SYS_ioperm];
#[cfg(not(target_arch = "x86_64"))]
const OLDER: &[i64] = &[];

/// The numbers under which the kernel takes a call.
#[cfg(target_arch = "x86_64")]
fn numbers(call: i64) -> impl Iterator<Item = i64> {
    /// Marks the calls of the x32 ABI, which count as this machine's own.
    const X32: i64 = 0x4000_0000;
    [call, call | X32].into_iter()
}
#[cfg(not(target_arch = "x86_64"))]
fn numbers(call: i64) -> impl Iterator<Item = i64> {
    std::iter::once(call)
}

/// Puts the filter up, for every thread to come.
pub(super) fn filter() -> Result<Wall, SandboxError> {
    let failed = |error: seccompiler::Error| refused("calls")(&error);
    let Ok(machine) = std::env::consts::ARCH.try_into() else { return Ok(Wall::Absent) };
    let program = |rules, errno: i32| -> Result<BpfProgram, seccompiler::BackendError> {
        let refuse = SeccompAction::Errno(errno.unsigned_abs());
        SeccompFilter::new(rules, SeccompAction::Allow, refuse, machine)?.try_into()
    };
    let filters = rules().and_then(|rules| {
        // Its arguments lie in memory, where a filter cannot look: the C library then takes the older call.
        let threads = numbers(libc::SYS_clone3).map(|call| (call, Vec::new())).collect();
        Ok([program(rules, libc::EPERM)?, program(threads, libc::ENOSYS)?])
    });
    for filter in filters.map_err(|error| failed(error.into()))? {
        seccompiler::apply_filter(&filter).map_err(failed)?;
    }
    Ok(Wall::Whole)
}

/// What is refused: a call by its number, and with which arguments; without rules, with any.
fn rules() -> Result<BTreeMap<i64, Vec<SeccompRule>>, seccompiler::BackendError> {
    use SeccompCmpArgLen::{Dword, Qword};
    let when = |argument, length, operator, value| {
        SeccompRule::new(vec![SeccompCondition::new(argument, length, operator, value)?])
    };
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = NEVER.iter().map(|&call| (call, Vec::new())).collect();
    rules.extend(OLDER.iter().map(|&call| (call, Vec::new())));
    // Threads, but no processes.
    let thread = u64::from(libc::CLONE_THREAD.unsigned_abs());
    rules.insert(libc::SYS_clone, vec![when(0, Qword, SeccompCmpOp::MaskedEq(thread), 0)?]);
    // Signals to itself only.
    let own = u64::from(getpid().as_raw_nonzero().get().unsigned_abs());
    for call in [libc::SYS_kill, libc::SYS_tgkill, libc::SYS_rt_sigqueueinfo, libc::SYS_rt_tgsigqueueinfo] {
        rules.insert(call, vec![when(0, Dword, SeccompCmpOp::Ne, own)?]);
    }
    rules.insert(libc::SYS_tkill, Vec::new());
    // Limits may be asked for, and not set.
    rules.insert(libc::SYS_prlimit64, vec![when(2, Qword, SeccompCmpOp::Ne, 0)?]);
    let named = |(call, rules): (i64, Vec<SeccompRule>)| numbers(call).map(move |call| (call, rules.clone()));
    Ok(rules.into_iter().flat_map(named).collect())
}

#[cfg(all(test, target_arch = "x86_64"))]
mod tests {
    use super::*;

    #[test]
    fn the_other_numbers_of_a_call_are_refused_as_it_is() {
        let rules = rules().unwrap();
        // From the kernel's table: 41 socket, 56 clone, 59 execve, 62 kill, 302 prlimit64.
        for call in [41, 56, 59, 62, 302_i64] {
            let (own, x32) = (rules.get(&call), rules.get(&(call | 0x4000_0000)));
            assert!(own.is_some(), "{call}");
            assert_eq!(own, x32, "{call}");
        }
        assert!(!rules.contains_key(&0), "reading is let through");
    }
}
