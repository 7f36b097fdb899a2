//! The licences of what we build on: those that ask for no more than to be named.

use serde_json::Value;

use super::Finding;
use super::metadata::Packages;
use crate::tree::Source;

const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BlueOak-1.0.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "IJG",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Python-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

/// npm packages whose licence stands in their text alone: the name, the licence found there.
const READ_BY_HAND: &[(&str, &str)] = &[("combine-errors", "MIT")];

/// npm packages whose licence asks for more, and which never reach anybody: how the name begins, and why not.
const NEVER_SHIPPED: &[(&str, &str)] = &[
    (
        "caniuse-lite",
        "CC-BY-4.0: a table of browsers that the linter's compiler reads",
    ),
    (
        "@img/sharp-",
        "LGPL-3.0: what a measurement compares with, in a process of its own",
    ),
];

/// Looks at every crate of the graph.
pub(super) fn check_crates(packages: &Packages) -> Vec<Finding> {
    let foreign = packages.values().filter(|package| !package.is_member);
    foreign
        .filter_map(|package| finding(&package.name, package.licence.as_deref()))
        .collect()
}

/// Looks at every package that a lock of npm names.
pub(super) fn check_npm(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for lock in sources
        .iter()
        .filter(|source| source.path.ends_with("package-lock.json"))
    {
        let parsed: Result<Value, _> = serde_json::from_str(&lock.text);
        let packages = parsed
            .as_ref()
            .ok()
            .and_then(|lock| lock.get("packages"))
            .and_then(Value::as_object);
        let Some(packages) = packages else {
            findings.push(Finding::new(&lock.path, "is not a lock of npm's third form"));
            continue;
        };
        for (path, package) in packages.iter().filter(|(path, _)| !path.is_empty()) {
            let name = path.rsplit("node_modules/").next().unwrap_or(path);
            let is_dev = package.get("dev").and_then(Value::as_bool) == Some(true);
            if is_dev && NEVER_SHIPPED.iter().any(|(known, _)| name.starts_with(known)) {
                continue;
            }
            let stated = package.get("license").and_then(Value::as_str);
            let by_hand = READ_BY_HAND
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, licence)| *licence);
            findings.extend(finding(&format!("{}: {name}", lock.path), stated.or(by_hand)));
        }
    }
    findings
}

fn finding(name: &str, licence: Option<&str>) -> Option<Finding> {
    match licence {
        None => Some(Finding::new(name, "states no licence")),
        Some(expression) if is_allowed(expression) => None,
        Some(expression) => Some(Finding::new(
            name,
            format!("has the licence `{expression}`, which is not among the allowed"),
        )),
    }
}

/// Evaluates an SPDX expression: of alternatives one has to be allowed, of what is joined all. The `/` of old
/// manifests means a choice.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let allowed = any_of(&mut rest);
    allowed && rest.is_empty()
}

fn any_of(rest: &mut &[&str]) -> bool {
    let mut allowed = all_of(rest);
    while let ["OR", after @ ..] = *rest {
        *rest = after;
        // Both sides are read in any case.
        allowed |= all_of(rest);
    }
    allowed
}

fn all_of(rest: &mut &[&str]) -> bool {
    let mut allowed = single(rest);
    while let ["AND", after @ ..] = *rest {
        *rest = after;
        allowed &= single(rest);
    }
    allowed
}

fn single(rest: &mut &[&str]) -> bool {
    match *rest {
        ["(", after @ ..] => {
            *rest = after;
            let allowed = any_of(rest);
            if let [")", after @ ..] = *rest {
                *rest = after;
            }
            allowed
        }
        // An exception only ever gives more.
        [licence, "WITH", _, after @ ..] | [licence, after @ ..] => {
            *rest = after;
            ALLOWED.contains(licence)
        }
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_alternatives_one_has_to_be_allowed_and_of_what_is_joined_all() {
        for good in [
            "MIT",
            "GPL-3.0 OR MIT",
            "MIT/Apache-2.0",
            "(MIT OR GPL-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert!(is_allowed(good), "{good}");
        }
        for bad in [
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "(MIT OR ISC) AND LGPL-3.0",
            "",
            "MIT AND",
            "MIT ISC",
        ] {
            assert!(!is_allowed(bad), "{bad}");
        }
    }

    #[test]
    fn an_npm_package_without_a_licence_is_found() {
        let lock = |packages: &str| Source {
            path: "web/package-lock.json".to_owned(),
            text: format!(r#"{{"packages": {{"": {{}}, {packages}}}}}"#),
        };
        assert_eq!(check_npm(&[lock(r#""node_modules/a": {"license": "MIT"}"#)]), []);
        assert_eq!(check_npm(&[lock(r#""node_modules/a": {}"#)]).len(), 1);
        assert_eq!(
            check_npm(&[lock(r#""node_modules/a": {"license": "AGPL-3.0"}"#)]).len(),
            1
        );
    }

    #[test]
    fn what_never_ships_may_ask_for_more_and_nothing_else_may() {
        let package = |dev: bool| Source {
            path: "bench/package-lock.json".to_owned(),
            text: format!(
                r#"{{"packages": {{"": {{}}, "node_modules/@img/sharp-libvips-linux-x64": {{"dev": {dev}, "license": "LGPL-3.0-or-later"}}}}}}"#
            ),
        };
        assert_eq!(check_npm(&[package(true)]), []);
        assert_eq!(check_npm(&[package(false)]).len(), 1);
    }
}
