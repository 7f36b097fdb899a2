//! The arrow between the crates: who may know whom (ARCHITECTURE.md).

use std::collections::BTreeSet;

use super::Finding;
use super::metadata::{Need, Packages};

/// A crate of ours, and those of ours that it may know. Lowest first.
const ARROW: &[(&str, &[&str])] = &[
    ("vitrine-model", &[]),
    ("vitrine-policy", &["vitrine-model"]),
    ("vitrine-access", &["vitrine-model", "vitrine-policy"]),
    (
        "vitrine-store",
        &["vitrine-model", "vitrine-policy", "vitrine-access"],
    ),
    (
        "vitrine-search",
        &["vitrine-model", "vitrine-policy", "vitrine-access"],
    ),
    ("vitrine-media", &["vitrine-model"]),
    (
        "vitrine-server",
        &[
            "vitrine-model",
            "vitrine-policy",
            "vitrine-access",
            "vitrine-store",
            "vitrine-search",
            "vitrine-media",
        ],
    ),
    (
        "vitrine",
        &[
            "vitrine-model",
            "vitrine-policy",
            "vitrine-access",
            "vitrine-store",
            "vitrine-search",
            "vitrine-media",
            "vitrine-server",
        ],
    ),
    (
        "vitrine-testkit",
        &[
            "vitrine-model",
            "vitrine-policy",
            "vitrine-access",
            "vitrine-store",
            "vitrine-search",
            "vitrine-media",
            "vitrine-server",
        ],
    ),
    ("xtask", &[]),
];

/// May be known by any crate of ours, for its tests alone: it never ships.
const TESTKIT: &str = "vitrine-testkit";

/// What a crate must not reach, directly or through others: the crate, the packages, and why.
const ABSENT: &[(&[&str], &[&str], &str)] = &[
    (
        &["vitrine-model", "vitrine-policy"],
        &[
            "tokio",
            "async-std",
            "futures-util",
            "mio",
            "sqlx",
            "sqlx-core",
            "axum",
            "hyper",
            "http",
            "tower",
            "object_store",
            "rustix",
        ],
        "does no I/O, is not async, and knows neither SQL nor HTTP",
    ),
    (
        &[
            "vitrine-access",
            "vitrine-store",
            "vitrine-search",
            "vitrine-media",
        ],
        &["axum", "tower-http", "utoipa"],
        "knows no HTTP",
    ),
    (
        &["vitrine-media"],
        &["sqlx", "sqlx-core", "object_store"],
        "knows neither the database nor the blobs",
    ),
];

/// What only these of our crates may name in their manifests: the package, the crates, and why.
const RESERVED: &[(&str, &[&str], &str)] = &[
    (
        "sqlx",
        &["vitrine-store", "vitrine-testkit"],
        "SQL lives in `store`",
    ),
    ("object_store", &["vitrine-store"], "blobs live in `store`"),
    ("tantivy", &["vitrine-search"], "the index lives in `search`"),
];

/// Holds the graph against the three tables.
pub(super) fn check(packages: &Packages) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in packages.values().filter(|package| package.is_member) {
        let Some((_, known)) = ARROW.iter().find(|(name, _)| *name == package.name) else {
            findings.push(Finding::new(
                &package.name,
                "has no place in the arrow yet: give it one in xtask/src/tidy/arrow.rs",
            ));
            continue;
        };
        for (id, need) in &package.needs {
            let Some(needed) = packages.get(id) else { continue };
            let ours = needed.is_member && !known.contains(&needed.name.as_str());
            let for_tests = *need == Need::Dev && needed.name == TESTKIT;
            if ours && !for_tests {
                findings.push(Finding::new(
                    &package.name,
                    format!("must not know `{}`: it stands higher or beside", needed.name),
                ));
            }
            let reserved = RESERVED
                .iter()
                .find(|(name, by, _)| *name == needed.name && !by.contains(&package.name.as_str()));
            if let (Some((name, _, why)), Need::Normal) = (reserved, need) {
                findings.push(Finding::new(
                    &package.name,
                    format!("must not name `{name}`: {why}"),
                ));
            }
        }
        for (crates, absent, why) in ABSENT {
            if crates.contains(&package.name.as_str()) {
                let reached = reached(packages, &package.name);
                let broken = absent.iter().filter(|name| reached.contains(**name));
                findings.extend(
                    broken.map(|name| Finding::new(&package.name, format!("{why}, but reaches `{name}`"))),
                );
            }
        }
    }
    findings
}

/// The names of everything that a crate of ours needs to run, however far down; what `store` and the like bring
/// along by themselves counts as well.
fn reached<'a>(packages: &'a Packages, name: &str) -> BTreeSet<&'a str> {
    let mut open: Vec<&String> = packages
        .iter()
        .filter(|(_, package)| package.name == name)
        .map(|(id, _)| id)
        .collect();
    let mut seen = BTreeSet::new();
    let mut names = BTreeSet::new();
    while let Some(id) = open.pop() {
        let Some(package) = packages.get(id).filter(|_| seen.insert(id)) else {
            continue;
        };
        names.insert(package.name.as_str());
        open.extend(
            package
                .needs
                .iter()
                .filter(|(_, need)| *need == Need::Normal)
                .map(|(id, _)| id),
        );
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::metadata::Package;
    use super::*;

    /// A graph of packages, `*` before those that are ours, each with what it needs, `~` before a need of tests.
    fn graph(lines: &[(&str, &[&str])]) -> Packages {
        let package = |(name, needs): &(&str, &[&str])| {
            let need = |text: &&str| match text.strip_prefix('~') {
                Some(name) => (name.to_owned(), Need::Dev),
                None => ((*text).to_owned(), Need::Normal),
            };
            let plain = name.trim_start_matches('*').to_owned();
            let package = Package {
                name: plain.clone(),
                licence: None,
                is_member: name.starts_with('*'),
                needs: needs.iter().map(need).collect(),
            };
            (plain, package)
        };
        lines.iter().map(package).collect()
    }

    fn broken(lines: &[(&str, &[&str])]) -> Vec<String> {
        check(&graph(lines)).iter().map(Finding::to_string).collect()
    }

    #[test]
    fn a_lower_crate_must_not_know_a_higher_one() {
        let found = broken(&[
            ("*vitrine-access", &["vitrine-store"]),
            ("*vitrine-store", &["vitrine-access"]),
        ]);
        assert_eq!(
            found,
            ["vitrine-access: must not know `vitrine-store`: it stands higher or beside"]
        );
    }

    #[test]
    fn the_testkit_is_known_by_tests_and_by_nothing_that_ships() {
        let testkit: (&str, &[&str]) = ("*vitrine-testkit", &[]);
        assert!(broken(&[("*vitrine-store", &["~vitrine-testkit"]), testkit]).is_empty());
        assert_eq!(
            broken(&[("*vitrine-store", &["vitrine-testkit"]), testkit]).len(),
            1
        );
    }

    #[test]
    fn what_is_pure_stays_pure_however_far_down_the_impurity_stands() {
        let lines: &[(&str, &[&str])] = &[
            ("*vitrine-policy", &["innocent"]),
            ("innocent", &["tokio"]),
            ("tokio", &[]),
        ];
        assert_eq!(broken(lines).len(), 1);
    }

    #[test]
    fn only_the_store_names_the_database() {
        let sqlx: (&str, &[&str]) = ("sqlx", &[]);
        assert!(broken(&[("*vitrine-store", &["sqlx"]), sqlx]).is_empty());
        assert_eq!(
            broken(&[("*vitrine-server", &["sqlx"]), sqlx]),
            ["vitrine-server: must not name `sqlx`: SQL lives in `store`"]
        );
    }

    #[test]
    fn a_crate_without_a_place_is_found() {
        assert_eq!(broken(&[("*vitrine-helpers", &[])]).len(), 1);
    }
}
