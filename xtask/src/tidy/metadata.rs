//! What `cargo metadata` says of our crates and of everything below them.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use crate::command::cargo;
use crate::failure::Failure;

/// How one package needs another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// To run or to be built.
    Normal,
    /// For its tests alone.
    Dev,
}

/// A package of the graph.
#[derive(Debug)]
pub(super) struct Package {
    pub(super) name: String,
    /// An SPDX expression, where it has one.
    pub(super) licence: Option<String>,
    /// One of ours.
    pub(super) is_member: bool,
    /// Ids of the packages that it needs.
    pub(super) needs: Vec<(String, Need)>,
}

/// Every package of the graph by its id.
pub(super) type Packages = BTreeMap<String, Package>;

/// Vitrine runs on Linux; what only a build for another system would bring is not looked at.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

/// Asks cargo.
pub(super) fn read(root: &Path) -> Result<Packages, Failure> {
    let asked = cargo(
        root,
        &["metadata", "--format-version", "1", "--filter-platform", PLATFORM],
    )
    .stderr(Stdio::inherit())
    .output()
    .map_err(Failure::doing("`cargo metadata`"))?;
    let unread = || Failure::new("`cargo metadata` did not answer as expected");
    let answer: Value = serde_json::from_slice(&asked.stdout).map_err(|_| unread())?;
    parse(&answer).ok_or_else(unread)
}

fn parse(answer: &Value) -> Option<Packages> {
    let members = answer.get("workspace_members")?.as_array()?;
    let mut packages = Packages::new();
    for package in answer.get("packages")?.as_array()? {
        let id = package.get("id")?;
        packages.insert(
            id.as_str()?.to_owned(),
            Package {
                name: package.get("name")?.as_str()?.to_owned(),
                licence: package.get("license")?.as_str().map(str::to_owned),
                is_member: members.contains(id),
                needs: Vec::new(),
            },
        );
    }
    for node in answer.get("resolve")?.get("nodes")?.as_array()? {
        let package = packages.get_mut(node.get("id")?.as_str()?)?;
        for needed in node.get("deps")?.as_array()? {
            let id = needed.get("pkg")?.as_str()?;
            for kind in needed.get("dep_kinds")?.as_array()? {
                let is_dev = kind.get("kind").and_then(Value::as_str) == Some("dev");
                package
                    .needs
                    .push((id.to_owned(), if is_dev { Need::Dev } else { Need::Normal }));
            }
        }
    }
    Some(packages)
}
