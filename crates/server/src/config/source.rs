//! Where values come from, and which of them counts.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::{BadConfig, Key};

/// The file's name in the data folder.
const FILE: &str = "vitrine.toml";

/// The environment variable that names another file.
const FILE_VARIABLE: &str = "VITRINE_CONFIG";

/// Who said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Nobody.
    Default,
    /// A configuration file.
    File(PathBuf),
    /// This environment variable.
    Environment(&'static str),
    /// The command line.
    Flag,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(path) => path.display().fmt(f),
            Self::Environment(variable) => f.write_str(variable),
            Self::Flag => f.write_str("command line"),
        }
    }
}

/// One setting, what was said, and by whom.
#[derive(Clone)]
pub struct Given {
    /// Which setting.
    pub key: Key,
    /// Where its value comes from.
    pub source: Source,
    pub(super) text: String,
}

impl Given {
    /// The value as it may be shown: secrets are masked.
    pub fn shown(&self) -> String {
        self.key.shown(&self.text)
    }

    pub(super) fn bad(&self, detail: impl Into<String>) -> BadConfig {
        BadConfig::Value {
            given_in: self.source.clone(),
            key: self.key,
            detail: detail.into(),
        }
    }
}

impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} = {} ({})", self.key.word(), self.shown(), self.source)
    }
}

/// The value that counts, for each setting.
#[derive(Debug)]
pub struct Sources {
    given: BTreeMap<Key, Given>,
}

impl Sources {
    /// Reads every source, the weakest first. `VITRINE_CONFIG` names the file (the program's `--config` is
    /// the same); else it is `vitrine.toml` in the data folder, which need not be there.
    pub(super) fn read(
        flags: Vec<(Key, String)>,
        environment: Vec<(String, String)>,
    ) -> Result<Self, BadConfig> {
        let mut sources = Self {
            given: BTreeMap::new(),
        };
        for key in Key::ALL {
            sources.say(*key, Source::Default, key.default().to_owned());
        }
        let named = environment
            .iter()
            .find(|(name, _)| name == FILE_VARIABLE)
            .map(|(_, path)| PathBuf::from(path));
        let mut later = Vec::new();
        for key in Key::ALL {
            if let Some((_, text)) = environment.iter().find(|(name, _)| name == key.variable()) {
                later.push((*key, Source::Environment(key.variable()), text.clone()));
            }
        }
        later.extend(flags.into_iter().map(|(key, text)| (key, Source::Flag, text)));
        match named {
            Some(path) => sources.file(
                &path,
                &std::fs::read_to_string(&path).map_err(|source| unreadable(&path, source))?,
            )?,
            None => sources.file_in_data(&later)?,
        }
        for (key, source, text) in later {
            sources.say(key, source, text);
        }
        Ok(sources)
    }

    fn file_in_data(&mut self, later: &[(Key, Source, String)]) -> Result<(), BadConfig> {
        let data = later.iter().rev().find(|(key, ..)| *key == Key::Data);
        let data = data.map_or(Key::Data.default(), |(_, _, text)| text);
        let path = Path::new(data).join(FILE);
        match std::fs::read_to_string(&path) {
            Ok(text) => {
                let moves_data = text
                    .parse::<toml::Table>()
                    .is_ok_and(|table| table.contains_key(Key::Data.word()));
                if moves_data {
                    return Err(BadConfig::DataInData { path });
                }
                self.file(&path, &text)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(unreadable(&path, error)),
        }
    }

    fn file(&mut self, path: &Path, text: &str) -> Result<(), BadConfig> {
        let table: toml::Table = text
            .parse()
            .map_err(|error: toml::de::Error| BadConfig::NotToml {
                path: path.to_owned(),
                detail: one_line(&error, text),
            })?;
        for (word, value) in table {
            let Some(key) = Key::from_word(&word) else {
                return Err(BadConfig::UnknownKey {
                    path: path.to_owned(),
                    key: word,
                });
            };
            let source = Source::File(path.to_owned());
            let Some(text) = plain(&value) else {
                let detail = "is neither a text, a number nor a list of texts".to_owned();
                return Err(BadConfig::Value {
                    given_in: source,
                    key,
                    detail,
                });
            };
            self.say(key, source, text);
        }
        Ok(())
    }

    fn say(&mut self, key: Key, source: Source, text: String) {
        self.given.insert(
            key,
            Given {
                key,
                source,
                text: text.trim().to_owned(),
            },
        );
    }

    pub(super) fn get(&self, key: Key) -> &Given {
        // INVARIANT: `read` puts a default in for every key before anything else.
        &self.given[&key]
    }

    pub(super) fn into_given(self) -> Vec<Given> {
        self.given.into_values().collect()
    }

    pub(super) fn parse<T: FromStr>(&self, key: Key, form: &str) -> Result<T, BadConfig> {
        let given = self.get(key);
        given
            .text
            .parse()
            .map_err(|_| given.bad(format!("is `{}`, not {form}", given.shown())))
    }

    /// `None` where the text is empty.
    pub(super) fn optional<T>(
        &self,
        key: Key,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Option<T>, BadConfig> {
        let given = self.get(key);
        if given.text.is_empty() {
            return Ok(None);
        }
        parse(&given.text).map(Some).map_err(|detail| given.bad(detail))
    }

    /// What stands between commas.
    pub(super) fn list<T>(
        &self,
        key: Key,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Vec<T>, BadConfig> {
        let given = self.get(key);
        let texts = given
            .text
            .split(',')
            .map(str::trim)
            .filter(|text| !text.is_empty());
        texts
            .map(|text| parse(text).map_err(|detail| given.bad(detail)))
            .collect()
    }

    pub(super) fn word<T: Copy>(&self, key: Key, words: &[(&str, T)]) -> Result<T, BadConfig> {
        let given = self.get(key);
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == given.text) {
            return Ok(*value);
        }
        let known: Vec<String> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
        Err(given.bad(format!("is `{}`, not {}", given.text, known.join(" or "))))
    }
}

fn unreadable(path: &Path, source: std::io::Error) -> BadConfig {
    BadConfig::Unreadable {
        path: path.to_owned(),
        source,
    }
}

/// The parser's message with its line, on a single line.
fn one_line(error: &toml::de::Error, text: &str) -> String {
    let line = error.span().map_or(1, |span| {
        1 + text[..span.start.min(text.len())].matches('\n').count()
    });
    format!("line {line}: {}", error.message().replace('\n', ", "))
}

/// A value as the environment would spell it.
fn plain(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Array(items) => {
            let texts: Option<Vec<&str>> = items.iter().map(toml::Value::as_str).collect();
            Some(texts?.join(","))
        }
        _ => None,
    }
}
