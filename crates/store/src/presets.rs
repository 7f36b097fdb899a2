//! What every account begins with, by the names that it is founded under.
//!
//! Those names are English. Whoever shows a preset may call it by a word of the reader's language, as long as
//! nobody has renamed it; a name that somebody gave is shown as it was written.

use serde::Serialize;
use vitrine_model::GroupKind;
use vitrine_policy::explain::Language;

/// A folder or group that the founding of an account makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// The folder that all others lie in.
    Root,
    /// The group that everyone is in.
    AllUsers,
    /// The group for those who administer.
    Admins,
}

impl Preset {
    /// Every one of them.
    pub const ALL: &'static [Self] = &[Self::Root, Self::AllUsers, Self::Admins];

    /// The word for it in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::AllUsers => "all_users",
            Self::Admins => "admins",
        }
    }

    /// The name that it is founded under.
    pub(crate) const fn name(self) -> &'static str {
        self.name_in(Language::English)
    }

    /// What it is called in a language.
    pub const fn name_in(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Root, Language::English) => "Library",
            (Self::Root, Language::German) => "Bibliothek",
            (Self::AllUsers, Language::English) => "All users",
            (Self::AllUsers, Language::German) => "Alle Personen",
            (Self::Admins, Language::English | Language::German) => "Admins",
        }
    }

    /// The folder with that parent and name; none where it is another one, or was renamed.
    pub(crate) fn of_folder(parent_row: Option<i64>, name: &str) -> Option<Self> {
        (parent_row.is_none() && name == Self::Root.name()).then_some(Self::Root)
    }

    /// The group of that kind and name; none where it is another one, or was renamed.
    pub(crate) fn of_group(kind: GroupKind, name: &str) -> Option<Self> {
        let preset = match kind {
            GroupKind::AllUsers => Self::AllUsers,
            GroupKind::Admins => Self::Admins,
            GroupKind::Custom => return None,
        };
        (name == preset.name()).then_some(preset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preset_is_one_while_it_bears_the_name_of_its_founding() {
        assert_eq!(Preset::of_folder(None, "Library"), Some(Preset::Root));
        assert_eq!(Preset::of_folder(None, "Pictures"), None);
        assert_eq!(
            Preset::of_group(GroupKind::Admins, "Admins"),
            Some(Preset::Admins)
        );
        assert_eq!(Preset::of_group(GroupKind::AllUsers, "Everybody"), None);
    }

    #[test]
    fn the_interface_calls_presets_by_the_same_words() {
        let catalogues = [
            (
                Language::English,
                include_str!("../../../web/src/i18n/en/preset.json"),
            ),
            (
                Language::German,
                include_str!("../../../web/src/i18n/de/preset.json"),
            ),
        ];
        for (language, catalogue) in catalogues {
            let words: serde_json::Value = serde_json::from_str(catalogue).unwrap();
            for preset in Preset::ALL {
                assert_eq!(words[preset.word()], preset.name_in(language));
            }
            assert_eq!(words.as_object().unwrap().len(), Preset::ALL.len());
        }
    }

    #[test]
    fn what_people_made_is_no_preset_whatever_it_is_called() {
        assert_eq!(Preset::of_folder(Some(1), "Library"), None);
        assert_eq!(Preset::of_group(GroupKind::Custom, "Admins"), None);
    }
}
