//! The account of the demonstration: its people, groups and folders.

use std::collections::HashMap;
use std::path::Path;

use vitrine_access::{ListEntry, ListSubject};
use vitrine_model::{
    Email, FolderId, FunctionSet, Grant, GroupId, IllFormedName, Login, Name, PersonName, UserId,
};
use vitrine_server::credential::{Busy, Password, Passwords};
use vitrine_store::credentials::PasswordHash;
use vitrine_store::founding::{Founding, NewOwner, NewPerson};
use vitrine_store::{Database, Failure};

use super::fill::{Unfilled, begin_work};
use super::story::{ACCOUNT, ALL_USERS, Entry, FOLDERS, GROUPS, PASSWORD, PEOPLE, Person, ROOT, Subject};

/// Why the demonstration could not be founded.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unfounded {
    /// The database failed.
    #[error("the demonstration could not be written")]
    Store(#[from] Failure),
    /// No password could be hashed.
    #[error("the passwords of the demonstration could not be hashed")]
    Passwords(#[from] Busy),
    /// A name in the story is none.
    #[error("the story of the demonstration holds a name that is none")]
    Name(#[from] IllFormedName),
    /// The folder for its files could not be made.
    #[error(transparent)]
    Folder(#[from] Unfilled),
    /// The story speaks of somebody or something that is not in it.
    #[error("the story of the demonstration names `{0}`, which is not in it")]
    Unknown(&'static str),
}

/// Founds it, with its files still to be made in the data folder. Says `false`, and changes nothing, where the
/// database holds an account already.
pub(crate) async fn found(
    database: &Database,
    passwords: &Passwords,
    data: &Path,
) -> Result<bool, Unfounded> {
    // The owner is the first of the story.
    let Some((first, others)) = PEOPLE.split_first() else {
        return Err(Unfounded::Unknown("owner"));
    };
    let account = Name::parse(ACCOUNT)?;
    let Some(mut founding) = Founding::begin(database, &account, &identity(first, passwords).await?).await?
    else {
        return Ok(false);
    };
    founding
        .grants(founding.all_users, ALL_USERS.iter().copied().collect())
        .await?;
    let mut cast = Cast::of(&founding);
    for group in GROUPS {
        let functions: FunctionSet = group.functions.iter().copied().collect();
        let id = founding.group(&Name::parse(group.name)?, functions).await?;
        cast.groups.insert(group.name, id);
    }
    cast.people.insert(first.login, founding.owner);
    for person in others {
        let grants = person
            .grants
            .iter()
            .map(|(function, state)| (*function, Grant::open(*state)))
            .collect();
        let owner = identity(person, passwords).await?;
        let id = founding
            .person(&NewPerson {
                owner,
                level: person.level,
                grants,
            })
            .await?;
        cast.people.insert(person.login, id);
        for group in person.groups {
            founding.member(id, cast.group(group)?, None).await?;
        }
    }
    build(&mut founding, &cast).await?;
    // Before the account stands: a start that is cut short right here is carried on as well.
    begin_work(data)?;
    founding.commit().await?;
    Ok(true)
}

/// What somebody signs in with.
async fn identity(person: &Person, passwords: &Passwords) -> Result<NewOwner, Unfounded> {
    let password = Password::typed(PASSWORD).ok_or(Unfounded::Unknown("password"))?;
    Ok(NewOwner {
        login: Login::parse(person.login)?,
        first_name: PersonName::parse(person.first)?,
        last_name: PersonName::parse(person.last)?,
        email: Email::parse(&format!("{}@harbourstreet.example", person.login))?,
        password: PasswordHash::new(passwords.keep(password).await?),
    })
}

/// The folders, with the lists of those that have their own.
async fn build(founding: &mut Founding, cast: &Cast) -> Result<(), Unfounded> {
    founding.list(founding.root, &cast.list(ROOT)?).await?;
    let mut folders: HashMap<&str, FolderId> = HashMap::new();
    for folder in FOLDERS {
        let parent = match folder.parent() {
            None => founding.root,
            Some(path) => *folders.get(path).ok_or(Unfounded::Unknown(folder.path))?,
        };
        let list = folder.list.map(|entries| cast.list(entries)).transpose()?;
        let id = founding
            .folder(parent, &Name::parse(folder.name())?, list.as_deref())
            .await?;
        folders.insert(folder.path, id);
    }
    Ok(())
}

/// Who there is, by the names that the story uses.
struct Cast {
    all_users: GroupId,
    groups: HashMap<&'static str, GroupId>,
    people: HashMap<&'static str, UserId>,
}

impl Cast {
    fn of(founding: &Founding) -> Self {
        Self {
            all_users: founding.all_users,
            groups: HashMap::new(),
            people: HashMap::new(),
        }
    }

    fn group(&self, name: &'static str) -> Result<GroupId, Unfounded> {
        self.groups.get(name).copied().ok_or(Unfounded::Unknown(name))
    }

    fn list(&self, entries: &[Entry]) -> Result<Vec<ListEntry>, Unfounded> {
        let written = |entry: &Entry| {
            let subject = match entry.subject {
                Subject::AllUsers => ListSubject::Group(self.all_users),
                Subject::Group(name) => ListSubject::Group(self.group(name)?),
                Subject::Person(login) => {
                    ListSubject::User(self.people.get(login).copied().ok_or(Unfounded::Unknown(login))?)
                }
            };
            let grants = entry
                .functions
                .iter()
                .map(|function| (function, Grant::open(entry.state)))
                .collect();
            Ok(ListEntry {
                subject,
                until: None,
                grants,
            })
        };
        entries.iter().map(written).collect()
    }
}
