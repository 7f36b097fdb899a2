//! The things of a world as they are written: what says nothing is left out.

use std::collections::BTreeMap;

use serde::Serialize;
use vitrine_model::{
    ColourMode, DownloadTerm, Function, Grant, GroupKind, LapsedTerm, Level, Lifecycle, LinkMode, Role,
    Second, ShareTerm, State, Status,
};

use super::{WrittenIds, WrittenLink};
use crate::facts::{AssetFacts, Home, PasswordRule, Running, Security, Target};
use crate::grants::Grants;
use crate::world::{Entry, List, Member, Subject, World};

/// What stands in one playlist: ids of assets, each with the position of who added it.
pub(super) type Items = Vec<(String, u32)>;

/// The rows of one world.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    pub(super) world: &'a World,
    pub(super) ids: &'a WrittenIds,
}

/// A grant is a word, or an object where it has an end.
#[derive(Serialize)]
#[serde(untagged)]
enum GrantRow {
    Open(State),
    Ending { state: State, until: Second },
}

type GrantsRow = BTreeMap<Function, GrantRow>;

#[derive(Serialize)]
#[serde(untagged)]
enum MembershipRow<'a> {
    Open(&'a str),
    Ending { id: &'a str, until: Second },
}

#[derive(Serialize)]
pub(super) struct UserRow<'a> {
    id: &'a str,
    status: Status,
    level: Level,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    grants: GrantsRow,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<MembershipRow<'a>>,
}

#[derive(Serialize)]
pub(super) struct GroupRow<'a> {
    id: &'a str,
    kind: GroupKind,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    grants: GrantsRow,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sees: Vec<&'a str>,
}

#[derive(Serialize)]
struct EntryRow {
    subject: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    grants: GrantsRow,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Second>,
}

#[derive(Serialize)]
pub(super) struct FolderRow<'a> {
    id: &'a str,
    parent: Option<&'a str>,
    #[serde(skip_serializing_if = "is_live")]
    state: Lifecycle,
    #[serde(skip_serializing_if = "Option::is_none")]
    here: Option<Vec<EntryRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    below: Option<Vec<EntryRow>>,
}

#[derive(Serialize)]
struct MemberRow {
    role: Role,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    grants: GrantsRow,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Second>,
}

#[derive(Serialize)]
pub(super) struct ProjectRow<'a> {
    id: &'a str,
    members: BTreeMap<&'a str, MemberRow>,
}

#[derive(Serialize)]
pub(super) struct LicenceRow<'a> {
    id: &'a str,
    from: Option<Second>,
    until: Option<Second>,
    download: DownloadTerm,
    share: ShareTerm,
    lapsed: LapsedTerm,
}

#[derive(Serialize)]
pub(super) struct ColourRow<'a> {
    id: &'a str,
    default: ColourMode,
    groups: BTreeMap<&'a str, ColourMode>,
}

#[derive(Serialize)]
struct SecurityRow {
    restricted: Vec<Function>,
    entries: Vec<EntryRow>,
}

#[derive(Serialize)]
pub(super) struct AssetRow<'a> {
    id: &'a str,
    home: String,
    #[serde(skip_serializing_if = "is_live")]
    state: Lifecycle,
    #[serde(skip_serializing_if = "Option::is_none")]
    security: Option<SecurityRow>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    licences: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    colour: Option<&'a str>,
}

#[derive(Serialize)]
struct ItemRow<'a> {
    asset: &'a str,
    added_by: &'a str,
}

#[derive(Serialize)]
pub(super) struct PlaylistRow<'a> {
    id: &'a str,
    members: BTreeMap<&'a str, MemberRow>,
    items: Vec<ItemRow<'a>>,
}

#[derive(Serialize)]
pub(super) struct LinkRow<'a> {
    id: &'a str,
    issuer: &'a str,
    mode: LinkMode,
    targets: Vec<String>,
    until: Option<Second>,
    stopped: bool,
    uses_left: Option<u64>,
    password: bool,
}

const fn is_live(state: &Lifecycle) -> bool {
    matches!(state, Lifecycle::Live)
}

impl<'a> Rows<'a> {
    pub(super) fn user(self, at: usize) -> UserRow<'a> {
        let user = &self.world.users[at];
        let membership = |membership: &crate::world::Membership| {
            let id = self.ids.groups[membership.group.index()].0.as_str();
            membership
                .until
                .map_or(MembershipRow::Open(id), |until| MembershipRow::Ending {
                    id,
                    until,
                })
        };
        UserRow {
            id: &self.ids.users[at],
            status: user.status,
            level: user.level,
            grants: grants(&user.grants),
            groups: user.groups.iter().map(membership).collect(),
        }
    }

    pub(super) fn group(self, at: usize) -> GroupRow<'a> {
        let group = &self.world.groups[at];
        let (id, kind) = &self.ids.groups[at];
        GroupRow {
            id,
            kind: *kind,
            grants: grants(&group.grants),
            sees: group
                .sees
                .iter()
                .map(|key| self.ids.groups[key.index()].0.as_str())
                .collect(),
        }
    }

    pub(super) fn folder(self, at: usize) -> FolderRow<'a> {
        let folder = &self.world.folders[at];
        let list = |list: &Option<List>| list.as_ref().map(|list| self.entries(list));
        FolderRow {
            id: &self.ids.folders[at],
            parent: folder.parent.map(|key| self.ids.folders[key.index()].as_str()),
            state: folder.state,
            here: list(&folder.here),
            below: list(&folder.below),
        }
    }

    pub(super) fn project(self, at: usize) -> ProjectRow<'a> {
        ProjectRow {
            id: &self.ids.projects[at],
            members: self.members(&self.world.projects[at].members),
        }
    }

    pub(super) fn licence(self, at: usize) -> LicenceRow<'a> {
        let licence = &self.world.licences[at];
        LicenceRow {
            id: &self.ids.licences[at],
            from: licence.from,
            until: licence.until,
            download: licence.download,
            share: licence.share,
            lapsed: licence.lapsed,
        }
    }

    pub(super) fn colour(self, at: usize) -> ColourRow<'a> {
        let colour = &self.world.colours[at];
        ColourRow {
            id: &self.ids.colours[at],
            default: colour.default,
            groups: colour
                .groups
                .iter()
                .map(|(group, mode)| (self.ids.groups[group.index()].0.as_str(), *mode))
                .collect(),
        }
    }

    pub(super) fn asset<'r>(self, id: &'r str, facts: &AssetFacts) -> AssetRow<'r>
    where
        'a: 'r,
    {
        AssetRow {
            id,
            home: match facts.home {
                Home::Folder(key) => format!("folder:{}", self.ids.folders[key.index()]),
                Home::Project(key, shelf) => {
                    format!("project:{}/{}", self.ids.projects[key.index()], shelf.word())
                }
            },
            state: facts.state,
            security: self.security(&facts.security),
            licences: facts
                .licences
                .iter()
                .map(|key| self.ids.licences[key.index()].as_str())
                .collect(),
            colour: facts.colour.map(|key| self.ids.colours[key.index()].as_str()),
        }
    }

    pub(super) fn playlist<'r>(self, at: usize, items: &'r Items) -> PlaylistRow<'r>
    where
        'a: 'r,
    {
        let item = |(asset, adder): &'r (String, u32)| ItemRow {
            asset,
            added_by: &self.ids.users[*adder as usize],
        };
        PlaylistRow {
            id: &self.ids.playlists[at],
            members: self.members(&self.world.playlists[at].members),
            items: items.iter().map(item).collect(),
        }
    }

    pub(super) fn link<'r>(self, link: &WrittenLink<'r>) -> LinkRow<'r>
    where
        'a: 'r,
    {
        let place = |target: &Target| match target {
            Target::Folder(key) => format!("folder:{}", self.ids.folders[key.index()]),
            Target::Project(key) => format!("project:{}", self.ids.projects[key.index()]),
            Target::Playlist(key) => format!("playlist:{}", self.ids.playlists[key.index()]),
        };
        let assets = link.assets.iter().map(|id| format!("asset:{id}"));
        LinkRow {
            id: link.id,
            issuer: &self.ids.users[link.facts.issuer.index()],
            mode: link.facts.mode,
            targets: link.facts.targets.iter().map(place).chain(assets).collect(),
            until: link.facts.until,
            stopped: link.facts.running == Running::Stopped,
            uses_left: link.facts.uses_left,
            password: link.facts.password == PasswordRule::Asked,
        }
    }

    fn members(self, members: &[Member]) -> BTreeMap<&'a str, MemberRow> {
        let row = |member: &Member| MemberRow {
            role: member.role,
            grants: grants(&member.grants),
            until: member.until,
        };
        members
            .iter()
            .map(|member| (self.ids.users[member.user.index()].as_str(), row(member)))
            .collect()
    }

    fn security(self, security: &Security) -> Option<SecurityRow> {
        (!security.is_empty()).then(|| SecurityRow {
            restricted: security.restricted.iter().collect(),
            entries: self.entries(&security.entries),
        })
    }

    fn entries(self, entries: &[Entry]) -> Vec<EntryRow> {
        let subject = |subject| match subject {
            Subject::User(key) => format!("user:{}", self.ids.users[key.index()]),
            Subject::Group(key) => format!("group:{}", self.ids.groups[key.index()].0),
        };
        entries
            .iter()
            .map(|entry| EntryRow {
                subject: subject(entry.subject),
                grants: grants(&entry.grants),
                until: entry.until,
            })
            .collect()
    }
}

fn grants(grants: &Grants) -> GrantsRow {
    let row = |Grant { state, until }| {
        until.map_or(GrantRow::Open(state), |until| GrantRow::Ending { state, until })
    };
    grants
        .iter()
        .map(|(function, grant)| (function, row(grant)))
        .collect()
}
