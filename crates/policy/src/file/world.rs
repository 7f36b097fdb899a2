//! Reads a world, whole or not at all.

use vitrine_model::{GroupKind, Level};

use super::fault::{BadInput, Fault, Faulty, Place};
use super::json::Node;
use super::library;
use super::names::Names;
use super::read::{self, Object};
use super::{marks, people, sharing};
use crate::facts::{AssetFacts, LinkFacts};
use crate::key::{GroupKey, UserKey};
use crate::world::{Maintenance, Subject, World};

/// A world that was written down, with its assets and links.
#[derive(Debug)]
pub struct WorldFile {
    pub(super) world: World,
    pub(super) assets: Vec<AssetFacts>,
    pub(super) links: Vec<NamedLink>,
    pub(super) ids: Ids,
}

/// A link, and the positions of the assets that it names by themselves or by a stage, ascending.
#[derive(Debug)]
pub(super) struct NamedLink {
    pub(super) facts: LinkFacts,
    pub(super) assets: Vec<u32>,
}

/// The ids of everything in the file.
#[derive(Debug)]
pub(super) struct Ids {
    pub(super) users: Names,
    pub(super) groups: Names,
    pub(super) folders: Names,
    pub(super) projects: Names,
    pub(super) licences: Names,
    pub(super) colours: Names,
    pub(super) assets: Names,
    pub(super) playlists: Names,
    pub(super) stages: Names,
    pub(super) links: Names,
}

/// The sections of the file, each an array.
pub(super) struct Sections<'n, 'a> {
    pub(super) users: &'n [Node<'a>],
    pub(super) groups: &'n [Node<'a>],
    pub(super) folders: &'n [Node<'a>],
    pub(super) projects: &'n [Node<'a>],
    pub(super) licences: &'n [Node<'a>],
    pub(super) colours: &'n [Node<'a>],
    pub(super) assets: &'n [Node<'a>],
    pub(super) playlists: &'n [Node<'a>],
    pub(super) stages: &'n [Node<'a>],
    pub(super) links: &'n [Node<'a>],
}

impl WorldFile {
    /// Reads a world from the text of a file of that name.
    ///
    /// # Errors
    /// What is wrong first, with its place in the file.
    pub fn read(file: &str, text: &str) -> Result<Self, BadInput> {
        let bad = |(place, fault)| BadInput {
            file: read::one_line(file),
            place,
            fault,
        };
        let node = Node::parse(text).map_err(|error| bad((String::new(), Fault::Json(error.to_string()))))?;
        world(&node).map_err(bad)
    }

    /// The world itself.
    pub const fn world(&self) -> &World {
        &self.world
    }

    /// The assets with their ids, in the order of the file.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &AssetFacts)> {
        self.assets
            .iter()
            .zip(0..)
            .map(|(facts, at)| (self.ids.assets.id(at), facts))
    }

    /// The links with their ids, in the order of the file.
    pub fn links(&self) -> impl Iterator<Item = (&str, &LinkFacts)> {
        self.links
            .iter()
            .zip(0..)
            .map(|(link, at)| (self.ids.links.id(at), &link.facts))
    }

    /// How many assets it has.
    pub const fn asset_count(&self) -> usize {
        self.assets.len()
    }
}

fn world(node: &Node<'_>) -> Faulty<WorldFile> {
    let top = Place::TOP;
    let known = [
        "maintenance",
        "users",
        "groups",
        "folders",
        "projects",
        "licences",
        "colours",
        "assets",
        "playlists",
        "stages",
        "links",
    ];
    let object = Object::read(node, &top, &known)?;
    let section = |key| read::array(object.get(key), &top.key(key));
    let sections = Sections {
        users: section("users")?,
        groups: section("groups")?,
        folders: section("folders")?,
        projects: section("projects")?,
        licences: section("licences")?,
        colours: section("colours")?,
        assets: section("assets")?,
        playlists: section("playlists")?,
        stages: section("stages")?,
        links: section("links")?,
    };
    let ids = Ids::of(&sections)?;
    let maintenance = match read::boolean(object.get("maintenance"), &top.key("maintenance"))? {
        true => Maintenance::On,
        false => Maintenance::Off,
    };
    let (groups, all_users) = people::groups(&sections, &ids)?;
    let users = people::users(&sections, &ids, all_users)?;
    let world = World {
        maintenance,
        all_users,
        users,
        groups,
        folders: library::folders(&sections, &ids)?,
        projects: sharing::projects(&sections, &ids)?,
        playlists: sharing::playlists(&sections, &ids)?,
        licences: marks::licences(&sections)?,
        colours: marks::colours(&sections, &ids)?,
    };
    let mut assets = library::assets(&sections, &ids)?;
    sharing::expose(&sections, &ids, &mut assets)?;
    let stages = sharing::stages(&sections, &ids)?;
    let links = sharing::links(&sections, &ids, &stages)?;
    Ok(WorldFile {
        world,
        assets,
        links,
        ids,
    })
}

impl Ids {
    fn of(sections: &Sections<'_, '_>) -> Faulty<Self> {
        let top = Place::TOP;
        Ok(Self {
            users: Names::of("user", sections.users, &top.key("users"))?,
            groups: Names::of("group", sections.groups, &top.key("groups"))?,
            folders: Names::of("folder", sections.folders, &top.key("folders"))?,
            projects: Names::of("project", sections.projects, &top.key("projects"))?,
            licences: Names::of("licence", sections.licences, &top.key("licences"))?,
            colours: Names::of("colour", sections.colours, &top.key("colours"))?,
            assets: Names::of("asset", sections.assets, &top.key("assets"))?,
            playlists: Names::of("playlist", sections.playlists, &top.key("playlists"))?,
            stages: Names::of("stage", sections.stages, &top.key("stages"))?,
            links: Names::of("link", sections.links, &top.key("links"))?,
        })
    }

    /// The user or group that a text like `user:ann` stands for.
    pub(super) fn subject(&self, node: &Node<'_>, at: &Place<'_>) -> Faulty<Subject> {
        let text = read::text(node, at)?;
        match text.split_once(':') {
            Some(("user", id)) => Ok(Subject::User(UserKey(self.users.position(id, at)?))),
            Some(("group", id)) => Ok(Subject::Group(GroupKey(self.groups.position(id, at)?))),
            _ => at.fault(Fault::Type {
                value: read::one_line(text),
                wanted: "user:ID or group:ID",
            }),
        }
    }
}

/// There is exactly one of it; its position.
pub(super) fn exactly_one<T: PartialEq>(
    all: &[T],
    wanted: &T,
    what: &'static str,
    at: &Place<'_>,
) -> Faulty<usize> {
    let mut found = all.iter().enumerate().filter(|(_, one)| *one == wanted);
    match (found.next(), found.count()) {
        (Some((position, _)), 0) => Ok(position),
        (first, more) => at.fault(Fault::ExactlyOne {
            what,
            found: usize::from(first.is_some()) + more,
        }),
    }
}

/// The words for the kinds of which there is exactly one.
pub(super) const OWNER: (Level, &str) = (Level::Owner, "users of level `owner`");
pub(super) const ALL_USERS: (GroupKind, &str) = (GroupKind::AllUsers, "groups of kind `all_users`");
