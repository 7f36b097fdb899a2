//! Which files a child may touch.

use std::path::{Path, PathBuf};

use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, LandlockStatus, Ruleset, RulesetAttr, RulesetCreatedAttr,
    RulesetError, RulesetStatus, Scope, path_beneath_rules,
};

use super::{Bounds, Enforced, Execute};

/// What is asked for. An older kernel gives less, and the report says so.
const ASKED: ABI = ABI::V6;

/// Programs, libraries and what these read at their start; nothing in here is anybody's secret.
const SYSTEM: [&str; 19] = [
    "/usr",
    "/bin",
    "/lib",
    "/lib32",
    "/lib64",
    "/nix/store",
    "/gnu/store",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/fonts",
    "/var/cache/fontconfig",
    "/etc/libreoffice",
    // Debian puts the list of extensions here, without which LibreOffice does not begin.
    "/var/lib/libreoffice",
    "/var/spool/libreoffice",
    "/dev/null",
    "/dev/zero",
    "/dev/urandom",
    "/dev/random",
    "/sys/devices/system/cpu",
];

/// Lets the process, from now on, touch only what the bounds name. Gives the kernel's version of Landlock
/// and what came of it.
pub(super) fn restrict(bounds: &Bounds) -> (u32, Enforced) {
    match build(bounds) {
        Ok(status) => status,
        Err(_) => (0, Enforced::Not),
    }
}

fn build(bounds: &Bounds) -> Result<(u32, Enforced), RulesetError> {
    let look = AccessFs::ReadFile | AccessFs::ReadDir;
    let system = match bounds.execute {
        Execute::SystemPrograms | Execute::OfficeProgram => look | AccessFs::Execute,
        Execute::Nothing => look,
    };
    let make: BitFlags<AccessFs> = AccessFs::ReadFile
        | AccessFs::WriteFile
        | AccessFs::MakeReg
        | AccessFs::RemoveFile
        | AccessFs::Truncate;
    let make = match bounds.execute {
        Execute::OfficeProgram => {
            make | AccessFs::ReadDir | AccessFs::MakeDir | AccessFs::RemoveDir | AccessFs::Refer
        }
        Execute::SystemPrograms | Execute::Nothing => make,
    };
    let status = Ruleset::default()
        .handle_access(AccessFs::from_all(ASKED))?
        .handle_access(AccessNet::BindTcp | AccessNet::ConnectTcp)?
        .scope(Scope::AbstractUnixSocket | Scope::Signal)?
        .create()?
        .add_rules(path_beneath_rules(present(SYSTEM), system))?
        .add_rules(path_beneath_rules(["/dev/null"], look | AccessFs::WriteFile))?
        .add_rules(path_beneath_rules(&bounds.read, AccessFs::ReadFile))?
        .add_rules(path_beneath_rules(&bounds.write, make))?
        .restrict_self()?;
    let abi = match status.landlock {
        LandlockStatus::Available { effective_abi, .. } => effective_abi as u32,
        _ => 0,
    };
    let enforced = match status.ruleset {
        RulesetStatus::FullyEnforced => Enforced::Fully,
        RulesetStatus::PartiallyEnforced => Enforced::Partly,
        RulesetStatus::NotEnforced => Enforced::Not,
    };
    Ok((abi, enforced))
}

fn present(paths: impl IntoIterator<Item = &'static str>) -> Vec<PathBuf> {
    paths
        .into_iter()
        .map(Path::new)
        .filter(|path| path.exists())
        .map(Path::to_owned)
        .collect()
}
