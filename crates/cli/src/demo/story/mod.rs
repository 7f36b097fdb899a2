//! The studio of the demonstration, as plain data: ten people, four groups, twelve folders, and who may do what.
//!
//! Everyone counts as a member of All users, which lets them look and comment; the groups add what their work
//! needs; and some folders admit only some of them. Each person's `may` says in a sentence what comes of it.

mod folders;
mod groups;
mod people;

pub(crate) use folders::{Entry, FOLDERS, ROOT, Subject};
pub(crate) use groups::{ALL_USERS, GROUPS};
pub(crate) use people::{PEOPLE, Person};

/// What the account is called.
pub(crate) const ACCOUNT: &str = "Harbour Street Studio";

/// The password of all ten. It is printed beside their names, and belongs to a demonstration alone.
pub(crate) const PASSWORD: &str = "paper boats at dusk";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use vitrine_model::{Level, Login, Name, PersonName};

    use super::*;

    #[test]
    fn everybody_and_everything_is_named_once_and_well_formed() {
        let logins: BTreeSet<&str> = PEOPLE.iter().map(|person| person.login).collect();
        let paths: BTreeSet<&str> = FOLDERS.iter().map(|folder| folder.path).collect();
        assert_eq!((logins.len(), GROUPS.len(), paths.len()), (10, 4, 12));
        for person in PEOPLE {
            assert!(
                Login::parse(person.login).is_ok() && PersonName::parse(person.first).is_ok(),
                "{}",
                person.login
            );
        }
        for folder in FOLDERS {
            assert!(Name::parse(folder.name()).is_ok(), "{}", folder.path);
        }
    }

    #[test]
    fn there_is_one_owner_and_the_password_is_long_enough() {
        assert_eq!(
            PEOPLE
                .iter()
                .filter(|person| person.level == Level::Owner)
                .count(),
            1
        );
        assert!(PASSWORD.chars().count() >= 15);
    }

    #[test]
    fn groups_and_people_that_are_referred_to_exist() {
        for person in PEOPLE {
            for group in person.groups {
                assert!(
                    GROUPS.iter().any(|known| known.name == *group),
                    "{}: {group}",
                    person.login
                );
            }
        }
        for entry in FOLDERS
            .iter()
            .filter_map(|folder| folder.list)
            .chain([ROOT])
            .flatten()
        {
            let known = match entry.subject {
                Subject::AllUsers => true,
                Subject::Group(name) => GROUPS.iter().any(|group| group.name == name),
                Subject::Person(login) => PEOPLE.iter().any(|person| person.login == login),
            };
            assert!(known, "{:?}", entry.subject);
        }
    }

    #[test]
    fn a_folder_comes_after_the_one_that_it_is_in() {
        for (at, folder) in FOLDERS.iter().enumerate() {
            if let Some(parent) = folder.parent() {
                assert!(
                    FOLDERS[..at].iter().any(|earlier| earlier.path == parent),
                    "{}",
                    folder.path
                );
            }
        }
    }

    #[test]
    fn every_file_has_a_folder_and_somebody_who_may_bring_it() {
        use vitrine_model::Function;
        for (folder, by, file) in crate::demo::media::places() {
            assert!(
                FOLDERS.iter().any(|known| known.path == folder),
                "{file}: {folder}"
            );
            let person = PEOPLE.iter().find(|person| person.login == by).unwrap();
            let uploads = person.groups.iter().any(|name| {
                GROUPS
                    .iter()
                    .any(|group| group.name == *name && group.functions.contains(&Function::Upload))
            });
            assert!(uploads, "{file}: {by}");
        }
    }
}
