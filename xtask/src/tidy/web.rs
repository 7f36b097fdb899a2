//! Who may import whom in the UI: a feature knows no other feature, and `ui/` knows neither the features nor
//! the server.

use super::Finding;
use crate::tree::Source;

/// Looks at every import of one source.
pub(super) fn check(source: &Source) -> Vec<Finding> {
    let Some(place) = source.path.strip_prefix("web/src/") else {
        return Vec::new();
    };
    if !(place.ends_with(".ts") || place.ends_with(".tsx")) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        let Some(target) = imported(place, line) else {
            continue;
        };
        if let Some(why) = refusal(place, &target) {
            findings.push(Finding::on_line(
                &source.path,
                index,
                format!("imports `{target}`: {why}"),
            ));
        }
    }
    findings
}

fn refusal(place: &str, target: &str) -> Option<&'static str> {
    let feature = |path: &str| {
        path.strip_prefix("features/")
            .and_then(|rest| rest.split('/').next().map(str::to_owned))
    };
    let is_plain = place.starts_with("ui/");
    if is_plain
        && (target.starts_with("features/") || target.starts_with("api/") || target.starts_with("app/"))
    {
        return Some("`ui/` knows no domain word and no server");
    }
    match (feature(place), feature(target)) {
        (Some(own), Some(other)) if own != other => Some("a feature imports no other feature"),
        _ => None,
    }
}

/// The file that a line imports, from `web/src`; none where it imports a package or nothing.
fn imported(place: &str, line: &str) -> Option<String> {
    let after = line
        .split_once(" from ")
        .map(|(_, after)| after)
        .or_else(|| line.strip_prefix("import "))?;
    let quote = after.find(['\'', '"'])?;
    let path = after[quote + 1..].split(['\'', '"']).next()?;
    if let Some(rooted) = path.strip_prefix("@/") {
        return Some(rooted.to_owned());
    }
    if !path.starts_with('.') {
        return None;
    }
    let mut parts: Vec<&str> = place.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, line: &str) -> usize {
        check(&Source {
            path: path.to_owned(),
            text: format!("{line}\n"),
        })
        .len()
    }

    #[test]
    fn a_feature_imports_no_other_feature() {
        let path = "web/src/features/library/Grid.tsx";
        assert_eq!(found(path, "import { Row } from '../access/Row'"), 1);
        assert_eq!(found(path, "import { Tile } from './Tile'"), 0);
        assert_eq!(found(path, "import { Button } from '../../ui/Button'"), 0);
        assert_eq!(found(path, "import { useState } from 'react'"), 0);
    }

    #[test]
    fn what_is_plain_knows_no_server() {
        assert_eq!(
            found(
                "web/src/ui/Button.tsx",
                "import { folders } from '../api/folders'"
            ),
            1
        );
        assert_eq!(
            found("web/src/ui/Button.tsx", "import '../features/library/x.css'"),
            1
        );
        assert_eq!(
            found(
                "web/src/ui/Button.tsx",
                "import styles from './Button.module.css'"
            ),
            0
        );
    }
}
