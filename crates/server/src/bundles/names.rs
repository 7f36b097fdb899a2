//! The names of files in a bundle: each once, and such that every system can unpack it.

use std::collections::HashSet;

/// The names that were given so far, as file systems that know no case compare them.
#[derive(Debug, Default)]
pub(super) struct Names(HashSet<String>);

impl Names {
    /// A name for the next file, as near to its own as can be: `tide.jpg`, then `tide (2).jpg`.
    pub(super) fn next(&mut self, wanted: &str) -> String {
        let name = portable(wanted);
        if self.0.insert(name.to_lowercase()) {
            return name;
        }
        let (stem, ending) = match name.rsplit_once('.') {
            Some((stem, ending)) if !stem.is_empty() => (stem, format!(".{ending}")),
            _ => (name.as_str(), String::new()),
        };
        let mut count = 2_usize;
        loop {
            let numbered = format!("{stem} ({count}){ending}");
            if self.0.insert(numbered.to_lowercase()) {
                return numbered;
            }
            count += 1;
        }
    }
}

/// Without what Windows refuses in names, or any system takes for a path.
fn portable(name: &str) -> String {
    let kept: String = name
        .chars()
        .map(|character| match character {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            other if other.is_control() => '_',
            other => other,
        })
        .collect();
    let kept = kept.trim_end_matches(['.', ' ']);
    let stem = kept.split('.').next().unwrap_or_default();
    if kept.is_empty() || is_device(stem) {
        format!("_{kept}")
    } else {
        kept.to_owned()
    }
}

/// Windows takes these for devices, whatever their ending.
fn is_device(stem: &str) -> bool {
    let stem = stem.to_ascii_uppercase();
    let numbered = |family: &str| {
        let rest = stem.strip_prefix(family);
        rest.is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_given_once_whatever_its_case() {
        let mut names = Names::default();
        let given: Vec<String> = [
            "tide.jpg",
            "Tide.jpg",
            "tide (2).jpg",
            "tide",
            "tide",
            ".htaccess",
            ".htaccess",
        ]
        .iter()
        .map(|name| names.next(name))
        .collect();
        assert_eq!(
            given,
            [
                "tide.jpg",
                "Tide (2).jpg",
                "tide (2) (2).jpg",
                "tide",
                "tide (2)",
                ".htaccess",
                ".htaccess (2)"
            ]
        );
    }

    #[test]
    fn no_name_is_a_path_a_device_or_nothing() {
        for (wanted, given) in [
            ("a/b\\c:d.jpg", "a_b_c_d.jpg"),
            ("..", "_"),
            ("nul.txt", "_nul.txt"),
            ("com1", "_com1"),
            ("company", "company"),
            ("What? \"Yes\".", "What_ _Yes_"),
        ] {
            assert_eq!(portable(wanted), given);
        }
    }
}
