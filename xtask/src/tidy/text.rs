//! What must not stand in a text, whatever its language.

use super::Finding;
use crate::tree::Source;

/// Why a piece of text may not stand there.
struct Ban {
    /// Joined when they are looked for, so that this very file does not hold them.
    pieces: &'static [&'static str],
    /// Endings of the files it is looked for in; none for every file.
    endings: &'static [&'static str],
    why: &'static str,
}

const BANS: &[Ban] = &[
    Ban {
        pieces: &["#[al", "low("],
        endings: &[".rs"],
        why: "use `#[expect(…, reason = \"…\")]`, which says why and ends with its cause",
    },
    Ban {
        pieces: &["#![al", "low("],
        endings: &[".rs"],
        why: "use `#![expect(…, reason = \"…\")]`, which says why and ends with its cause",
    },
    Ban {
        pieces: &["to", "do!("],
        endings: &[".rs"],
        why: "nothing is left half done",
    },
    Ban {
        pieces: &["unimple", "mented!("],
        endings: &[".rs"],
        why: "nothing is left half done",
    },
    Ban {
        pieces: &["TO", "DO"],
        endings: &[],
        why: "do it, or open an issue",
    },
    Ban {
        pieces: &["FIX", "ME"],
        endings: &[],
        why: "fix it, or open an issue",
    },
    Ban {
        pieces: &["<<<<", "<<< "],
        endings: &[],
        why: "a merge was left unfinished",
    },
    Ban {
        pieces: &["@ts-", "ignore"],
        endings: &[".ts", ".tsx"],
        why: "make the types right",
    },
    Ban {
        pieces: &["@ts-", "expect-error"],
        endings: &[".ts", ".tsx"],
        why: "make the types right",
    },
    Ban {
        pieces: &[".on", "ly("],
        endings: &[".test.ts", ".test.tsx", ".spec.ts"],
        why: "the other tests would not run",
    },
];

/// Statements of SQL, as they begin in a string.
const STATEMENTS: &[&str] = &[
    "SELECT ",
    "INSERT INTO ",
    "UPDATE ",
    "DELETE FROM ",
    "CREATE TABLE ",
    "WITH RECURSIVE ",
];

/// Names that say nothing of what is in the file.
const VAGUE: &[&str] = &["util", "utils", "helper", "helpers", "common", "misc", "shared"];

/// Not written by us: the licence, a lock, a generated client, a drawing.
fn is_made(path: &str) -> bool {
    path == "LICENSE"
        || path.ends_with(".lock")
        || path.ends_with("package-lock.json")
        || path.contains("/gen/")
        || path.ends_with(".svg")
}

/// Reads one text.
pub(super) fn check(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(vague_name(&source.path));
    if source.path.ends_with("package-lock.json") && source.text.contains("\"resolved\"") {
        findings.push(Finding::new(
            &source.path,
            "names where its packages were downloaded: `omit-lockfile-registry-resolved=true` belongs in .npmrc",
        ));
    }
    if is_made(&source.path) {
        return findings;
    }
    for (index, line) in source.text.lines().enumerate() {
        findings.extend(banned(&source.path, index, line));
        if source.path.starts_with("web/") && line.contains("eslint-disable") && !line.contains(" -- ") {
            findings.push(Finding::on_line(
                &source.path,
                index,
                "lifts a rule of the linter without saying why behind `--`",
            ));
        }
        if line.contains('\t') {
            findings.push(Finding::on_line(&source.path, index, "holds a tab"));
        }
        if line.ends_with(' ') && !source.path.ends_with(".md") {
            findings.push(Finding::on_line(&source.path, index, "ends with a space"));
        }
        if holds_sql(&source.path, line) {
            findings.push(Finding::on_line(
                &source.path,
                index,
                "holds SQL, which lives in crates/store",
            ));
        }
    }
    if !source.text.is_empty() && !source.text.ends_with('\n') {
        findings.push(Finding::new(&source.path, "does not end with a line end"));
    }
    findings
}

fn banned<'a>(path: &'a str, index: usize, line: &'a str) -> impl Iterator<Item = Finding> + 'a {
    BANS.iter()
        .filter(|ban| ban.endings.is_empty() || ban.endings.iter().any(|ending| path.ends_with(ending)))
        .filter(|ban| line.contains(&ban.pieces.concat()))
        .map(move |ban| {
            Finding::on_line(
                path,
                index,
                format!("holds `{}`: {}", ban.pieces.concat(), ban.why),
            )
        })
}

fn holds_sql(path: &str, line: &str) -> bool {
    // A test or measurement may look behind the store's back; what ships may not.
    let ships = !path.contains("/tests/")
        && !path.starts_with("crates/testkit/")
        && !path.starts_with("bench/")
        && !path.starts_with("xtask/src/tidy/");
    let elsewhere = path.ends_with(".rs") && ships && !path.starts_with("crates/store/");
    elsewhere
        && line.split('"').skip(1).any(|quoted| {
            STATEMENTS
                .iter()
                .any(|statement| quoted.trim_start().starts_with(statement))
        })
}

fn vague_name(path: &str) -> Option<Finding> {
    let is_source = [".rs", ".ts", ".tsx"].iter().any(|ending| path.ends_with(ending));
    let part = |part: &str| {
        let stem = part.split('.').next().unwrap_or(part);
        VAGUE.contains(&stem)
    };
    (is_source && path.split('/').any(part))
        .then(|| Finding::new(path, "has a name that says nothing of what is in it"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        let source = Source {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        check(&source).iter().map(Finding::to_string).collect()
    }

    #[test]
    fn each_ban_is_found_where_it_counts_and_nowhere_else() {
        for ban in BANS {
            let text = format!("{}\n", ban.pieces.concat());
            let ending = ban.endings.first().unwrap_or(&".md");
            assert!(!found(&format!("a/b{ending}"), &text).is_empty(), "{text}");
            assert!(found("a/gen/b.ts", &text).is_empty(), "{text}");
        }
    }

    #[test]
    fn sql_is_found_outside_the_store() {
        let text = "let rows = query(\"SELECT id FROM assets\");\n";
        assert_eq!(found("crates/server/src/assets.rs", text).len(), 1);
        assert!(found("crates/store/src/assets.rs", text).is_empty());
        assert!(found("crates/server/tests/it/assets.rs", text).is_empty());
    }

    #[test]
    fn a_tab_a_trailing_space_and_a_missing_line_end_are_found() {
        assert_eq!(found("a.rs", "\tx\n").len(), 1);
        assert_eq!(found("a.rs", "x \n").len(), 1);
        assert_eq!(found("a.rs", "x").len(), 1);
    }

    #[test]
    fn a_rule_of_the_linter_is_lifted_only_with_a_reason() {
        assert_eq!(found("web/src/a.ts", "// eslint-disable-next-line x\n").len(), 1);
        assert!(found("web/src/a.ts", "// eslint-disable-next-line x -- because\n").is_empty());
    }

    #[test]
    fn a_name_that_says_nothing_is_found() {
        assert_eq!(found("crates/server/src/utils.rs", "").len(), 1);
        assert_eq!(found("web/src/common/button.ts", "").len(), 1);
    }

    #[test]
    fn a_lock_that_names_its_sources_is_found() {
        assert_eq!(found("web/package-lock.json", "{\"resolved\": \"\"}\n").len(), 1);
    }
}
