//! As whom a child runs: with no way to gain rights, and with none of root's.

use rustix::thread::{CapabilitySet, CapabilitySets, set_capabilities, set_no_new_privs};

use super::Enforced;

/// Gives up every capability and every way to gain one. A root without capabilities still owns its files,
/// and cannot mount, trace, or pass over the rights of files.
pub(super) fn drop_all() -> Enforced {
    let none = CapabilitySets {
        effective: CapabilitySet::empty(),
        permitted: CapabilitySet::empty(),
        inheritable: CapabilitySet::empty(),
    };
    let no_way_up = set_no_new_privs(true).is_ok();
    let given_up = set_capabilities(None, none).is_ok();
    match (no_way_up, given_up) {
        (true, true) => Enforced::Fully,
        (false, false) => Enforced::Not,
        _ => Enforced::Partly,
    }
}
