//! The ten.

use vitrine_model::{Function, Level, State};

/// Somebody at the studio.
#[derive(Debug)]
pub(crate) struct Person {
    /// What they sign in with.
    pub(crate) login: &'static str,
    /// First name.
    pub(crate) first: &'static str,
    /// Last name.
    pub(crate) last: &'static str,
    /// What they do there.
    pub(crate) job: &'static str,
    /// Their level.
    pub(crate) level: Level,
    /// The groups that they are in beside All users.
    pub(crate) groups: &'static [&'static str],
    /// Their personal grants.
    pub(crate) grants: &'static [(Function, State)],
    /// What they may do, for the table that is printed at the start.
    pub(crate) may: &'static str,
}

/// Somebody with nothing of their own.
const NOBODY: Person = Person {
    login: "",
    first: "",
    last: "",
    job: "",
    level: Level::Member,
    groups: &[],
    grants: &[],
    may: "",
};

/// All ten.
pub(crate) const PEOPLE: &[Person] = &[
    Person {
        login: "ada",
        first: "Ada",
        last: "Lindqvist",
        job: "Founder",
        level: Level::Owner,
        may: "everything: she owns the account",
        ..NOBODY
    },
    Person {
        login: "ben",
        first: "Ben",
        last: "Okafor",
        job: "Studio manager",
        level: Level::Admin,
        may: "everything but the owner's own, people and groups included",
        ..NOBODY
    },
    Person {
        login: "clara",
        first: "Clara",
        last: "Moreno",
        job: "Executive producer",
        level: Level::Creator,
        groups: &["Producers"],
        may: "sees all folders, changes files and who may see them; raw footage only to look at",
        ..NOBODY
    },
    Person {
        login: "david",
        first: "David",
        last: "Rosen",
        job: "Producer and cutter",
        groups: &["Producers", "Film crew"],
        may: "as Clara, and works with the raw footage too: two groups add up",
        ..NOBODY
    },
    Person {
        login: "emi",
        first: "Emi",
        last: "Tanaka",
        job: "Photographer",
        groups: &["Photo desk"],
        may: "brings and changes pictures, the clients' too; neither pitches nor raw footage exist for her",
        ..NOBODY
    },
    Person {
        login: "farid",
        first: "Farid",
        last: "Haddad",
        job: "Director of photography",
        groups: &["Film crew"],
        may: "works with all film and sound, raw footage included; no clients, no pitches",
        ..NOBODY
    },
    Person {
        login: "greta",
        first: "Greta",
        last: "Voss",
        job: "Editor",
        groups: &["Film crew"],
        grants: &[(Function::Delete, State::Allow)],
        may: "as Farid, and may throw things away: that she was given in person",
        ..NOBODY
    },
    Person {
        login: "hugo",
        first: "Hugo",
        last: "Lemaire",
        job: "Press officer",
        groups: &["Press desk"],
        may: "fetches from the campaigns and keeps the press kit; no clients, no raw footage, no pitches",
        ..NOBODY
    },
    Person {
        login: "ines",
        first: "Ines",
        last: "Carvalho",
        job: "Trainee at the photo desk",
        groups: &["Photo desk"],
        grants: &[(Function::Download, State::Deny), (Function::Delete, State::Deny)],
        may: "as Emi, but two red crosses of her own: she can neither fetch originals nor throw away",
        ..NOBODY
    },
    Person {
        login: "jonas",
        first: "Jonas",
        last: "Berg",
        job: "Aurelia Hotels, client",
        may: "one folder, Aurelia Hotels: previews and comments, no download; nothing else exists for him",
        ..NOBODY
    },
];
