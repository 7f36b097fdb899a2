//! The harbour museum: five people, two groups, five folders.
//!
//! ```text
//! Library                     everyone does everything place-bound
//! ├── Exhibitions             inherits
//! │   └── Harbour lights      inherits
//! ├── Press kit               everyone sees; Press does everything
//! └── Vault                   Registrars alone
//!     └── Open door           everyone sees
//! ```

use vitrine_access::{ListEntry, ListSubject};
use vitrine_model::{
    Email, FolderId, Function, FunctionSet, Grant, GroupId, Level, Login, Name, PersonName, State, UserId,
};
use vitrine_store::credentials::PasswordHash;
use vitrine_store::founding::{Founding, NewOwner, NewPerson};

use crate::House;

/// The museum in a house.
#[derive(Clone, Debug)]
pub struct Museum {
    /// The director, who owns the account.
    pub mara: UserId,
    /// The registrar, an admin; in Registrars.
    pub ilse: UserId,
    /// The photographer, a member who may `access`.
    pub jonas: UserId,
    /// The press officer, a member; in Press.
    pub tove: UserId,
    /// An intern, a member, from whom `download` was taken.
    pub ruben: UserId,
    /// Everybody.
    pub everyone: GroupId,
    /// The press people.
    pub press: GroupId,
    /// The registrars.
    pub registrars: GroupId,
    /// The top of the library.
    pub root: FolderId,
    /// Inherits from the top.
    pub exhibitions: FolderId,
    /// Inherits from Exhibitions.
    pub harbour_lights: FolderId,
    /// Everyone sees it; Press does everything.
    pub press_kit: FolderId,
    /// Registrars alone.
    pub vault: FolderId,
    /// In the vault; everyone sees it.
    pub open_door: FolderId,
}

/// A person of the museum.
pub struct Person {
    /// What they sign in with.
    pub login: &'static str,
    /// First and last name.
    pub name: (&'static str, &'static str),
    /// How high they stand.
    pub level: Level,
}

impl Person {
    /// Everybody, the owner first.
    pub const ALL: [Person; 5] = [
        Person {
            login: "mara",
            name: ("Mara", "Lindqvist"),
            level: Level::Owner,
        },
        Person {
            login: "ilse",
            name: ("Ilse", "Brandt"),
            level: Level::Admin,
        },
        Person {
            login: "jonas",
            name: ("Jonas", "Meier"),
            level: Level::Member,
        },
        Person {
            login: "tove",
            name: ("Tove", "Dahl"),
            level: Level::Member,
        },
        Person {
            login: "ruben",
            name: ("Ruben", "Costa"),
            level: Level::Member,
        },
    ];

    /// As the founding takes them, with the password of that hash.
    pub fn credentials(&self, password: &str) -> NewOwner {
        NewOwner {
            login: Login::parse(self.login).unwrap(),
            first_name: PersonName::parse(self.name.0).unwrap(),
            last_name: PersonName::parse(self.name.1).unwrap(),
            email: Email::parse(&format!("{}@museum.example", self.login)).unwrap(),
            password: PasswordHash::new(password.to_owned()),
        }
    }
}

impl Museum {
    /// Founds it; nobody there has a password that opens anything.
    pub async fn found(house: &House) -> Self {
        Self::found_with(house, "*").await
    }

    /// Founds it; everybody has the password of that hash.
    pub async fn found_with(house: &House, password: &str) -> Self {
        let [owner, others @ ..] = &Person::ALL;
        let account = Name::parse("Harbour Museum").unwrap();
        let founding = Founding::begin(&house.database, &account, &owner.credentials(password))
            .await
            .unwrap();
        let mut founding = founding.expect("the house is empty");
        let mut people = Vec::new();
        for person in others {
            people.push(founding.person(&newcomer(person, password)).await.unwrap());
        }
        let [ilse, jonas, tove, ruben] = people[..] else {
            panic!("four people beside the owner")
        };
        let press = group(&mut founding, "Press").await;
        let registrars = group(&mut founding, "Registrars").await;
        founding.member(tove, press, None).await.unwrap();
        founding.member(ilse, registrars, None).await.unwrap();
        let (root, everyone) = (founding.root, founding.all_users);
        let exhibitions = folder(&mut founding, root, "Exhibitions", None).await;
        let harbour_lights = folder(&mut founding, exhibitions, "Harbour lights", None).await;
        let list = [entry(everyone, SEE), entry(press, FunctionSet::PLACE_BOUND)];
        let press_kit = folder(&mut founding, root, "Press kit", Some(&list)).await;
        let list = [entry(registrars, FunctionSet::PLACE_BOUND)];
        let vault = folder(&mut founding, root, "Vault", Some(&list)).await;
        let list = [entry(everyone, SEE), entry(registrars, FunctionSet::PLACE_BOUND)];
        let open_door = folder(&mut founding, vault, "Open door", Some(&list)).await;
        let mara = founding.owner;
        founding.commit().await.unwrap();
        Self {
            mara,
            ilse,
            jonas,
            tove,
            ruben,
            everyone,
            press,
            registrars,
            root,
            exhibitions,
            harbour_lights,
            press_kit,
            vault,
            open_door,
        }
    }
}

/// A group that allows nothing by itself.
async fn group(founding: &mut Founding, name: &str) -> GroupId {
    let name = Name::parse(name).unwrap();
    founding.group(&name, FunctionSet::EMPTY).await.unwrap()
}

async fn folder(
    founding: &mut Founding,
    parent: FolderId,
    name: &str,
    list: Option<&[ListEntry]>,
) -> FolderId {
    let name = Name::parse(name).unwrap();
    founding.folder(parent, &name, list).await.unwrap()
}

const SEE: FunctionSet = FunctionSet::of(&[Function::See]);

/// An entry that allows a group those functions, and says nothing of the others.
pub fn entry(group: GroupId, functions: FunctionSet) -> ListEntry {
    let grants = functions
        .iter()
        .map(|function| (function, Grant::open(State::Allow)))
        .collect();
    ListEntry {
        subject: ListSubject::Group(group),
        until: None,
        grants,
    }
}

/// Two have a personal grant: Jonas may `access`, and from Ruben `download` was taken.
fn newcomer(person: &Person, password: &str) -> NewPerson {
    let grants = match person.login {
        "jonas" => vec![(Function::Access, Grant::open(State::Allow))],
        "ruben" => vec![(Function::Download, Grant::open(State::Deny))],
        _ => Vec::new(),
    };
    NewPerson {
        owner: person.credentials(password),
        level: person.level,
        grants,
    }
}
