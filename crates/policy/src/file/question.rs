//! Questions to a world, read strictly.

use vitrine_model::{Function, FunctionSet, Second};

use super::fault::{Fault, Faulty, Place};
use super::json::Node;
use super::read::{self, Object};
use super::world::WorldFile;
use crate::ask::{Caller, Credential, Password, Reason, Resource, Supermode};
use crate::key::{FolderKey, PlaylistKey, ProjectKey, UserKey};

/// One question.
pub(super) struct Question<'n, 'a> {
    /// Its id, to be repeated in the answer: a whole number or a text.
    pub(super) id: &'n Node<'a>,
    pub(super) asker: Asker,
    pub(super) about: About,
    pub(super) now: Second,
    pub(super) reason: Reason,
}

/// Who asks.
#[derive(Clone, Copy)]
pub(super) enum Asker {
    User(Caller),
    /// By the position of the link.
    Link(u32, Password),
}

/// What is asked.
#[derive(Clone, Copy)]
pub(super) enum About {
    /// One action to one thing.
    One(Function, Thing),
    /// Everything of a kind to which an action does not come out `Deny`.
    List(Function, Kind),
    /// The people whom one can see.
    People,
}

/// One thing of the file.
#[derive(Clone, Copy)]
pub(super) enum Thing {
    Account,
    Folder(FolderKey),
    /// By its position.
    Asset(u32),
    Project(ProjectKey),
    Playlist(PlaylistKey),
}

/// A kind of things that can be listed by an action.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Assets,
    Folders,
    Projects,
    Playlists,
}

impl Kind {
    /// The word for it in a question.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Assets => "assets",
            Self::Folders => "folders",
            Self::Projects => "projects",
            Self::Playlists => "playlists",
        }
    }
}

const KEYS: [&str; 10] = [
    "id",
    "principal",
    "action",
    "resource",
    "list",
    "at",
    "scope",
    "supermode",
    "reason",
    "password_ok",
];

impl<'n, 'a> Question<'n, 'a> {
    /// Does it ask for a list?
    pub(super) const fn is_list(&self) -> bool {
        matches!(self.about, About::List(..) | About::People)
    }

    pub(super) fn read(node: &'n Node<'a>, file: &WorldFile) -> Faulty<Self> {
        let top = Place::TOP;
        let object = Object::read(node, &top, &KEYS)?;
        let id = object.required("id", &top)?;
        if !matches!(id, Node::Whole(_) | Node::Text(_)) {
            return read::wrong_type(id, &top.key("id"), "a whole number or a text");
        }
        let asker = asker(&object, file)?;
        let about = about(&object, file, &asker)?;
        let now = read::second(object.required("at", &top)?, &top.key("at"))?;
        let reason = match object.get("reason") {
            Some(node) => Reason::of(read::text(node, &top.key("reason"))?),
            None => Reason::Missing,
        };
        Ok(Self {
            id,
            asker,
            about,
            now,
            reason,
        })
    }
}

/// What a link is asked about.
const OF_LINKS: &str = "a link is asked about assets only";

/// Something that is well-formed by itself and has no place there.
fn misplaced<T>(node: &Node<'_>, at: &Place<'_>, why: &'static str) -> Faulty<T> {
    at.fault(Fault::Form {
        value: node.shown(),
        why,
    })
}

fn asker(object: &Object<'_, '_>, file: &WorldFile) -> Faulty<Asker> {
    let top = Place::TOP;
    let node = object.required("principal", &top)?;
    let at = top.key("principal");
    let text = read::text(node, &at)?;
    let supermode = read::boolean(object.get("supermode"), &top.key("supermode"))?;
    let password = read::boolean(object.get("password_ok"), &top.key("password_ok"))?;
    let scope = scope(object.get("scope"), &top.key("scope"))?;
    match text.split_once(':') {
        Some(("user", id)) => Ok(Asker::User(Caller {
            user: UserKey(file.ids.users.position(id, &at)?),
            credential: scope.map_or(Credential::Session, Credential::Token),
            supermode: if supermode { Supermode::On } else { Supermode::Off },
        })),
        Some(("link", _)) if scope.is_some() => misplaced(
            object.required("scope", &top)?,
            &top.key("scope"),
            "a link is no token and has no scope",
        ),
        Some(("link", id)) => Ok(Asker::Link(
            file.ids.links.position(id, &at)?,
            if password {
                Password::Given
            } else {
                Password::Missing
            },
        )),
        _ => at.fault(Fault::Type {
            value: read::one_line(text),
            wanted: "user:ID or link:ID",
        }),
    }
}

fn scope(node: Option<&Node<'_>>, at: &Place<'_>) -> Faulty<Option<FunctionSet>> {
    let Some(node) = node else {
        return Ok(None);
    };
    let mut scope = FunctionSet::EMPTY;
    for (position, node) in read::array(Some(node), at)?.iter().enumerate() {
        let at = at.index(position);
        scope = scope.with(read::function(read::text(node, &at)?, &at)?);
    }
    Ok(Some(scope))
}

fn about(object: &Object<'_, '_>, file: &WorldFile, asker: &Asker) -> Faulty<About> {
    let top = Place::TOP;
    let action = object
        .get("action")
        .map(|node| {
            let at = top.key("action");
            read::function(read::text(node, &at)?, &at)
        })
        .transpose()?;
    match (object.get("resource"), object.get("list")) {
        (Some(node), None) => {
            let at = top.key("resource");
            let thing = thing(node, &at, file)?;
            let Some(action) = action else {
                return top.fault(Fault::Missing("action"));
            };
            if matches!(asker, Asker::Link(..)) && !matches!(thing, Thing::Asset(_)) {
                return misplaced(node, &at, OF_LINKS);
            }
            belongs(action, thing)?;
            Ok(About::One(action, thing))
        }
        (None, Some(node)) => list(node, object, action, asker),
        (Some(_), Some(list)) => misplaced(
            list,
            &top.key("list"),
            "a question asks of a `resource` or a `list`, not of both",
        ),
        (None, None) => top.fault(Fault::Missing("resource")),
    }
}

fn list(node: &Node<'_>, object: &Object<'_, '_>, action: Option<Function>, asker: &Asker) -> Faulty<About> {
    let top = Place::TOP;
    let at = top.key("list");
    let of_link = matches!(asker, Asker::Link(..));
    let (kind, one) = match read::text(node, &at)? {
        "people" if of_link => return misplaced(node, &at, OF_LINKS),
        "people" if action.is_some() => {
            return misplaced(
                object.required("action", &top)?,
                &top.key("action"),
                "people are listed without an action",
            );
        }
        "people" => return Ok(About::People),
        "assets" => (Kind::Assets, Thing::Asset(0)),
        "folders" => (Kind::Folders, Thing::Folder(FolderKey(0))),
        "projects" => (Kind::Projects, Thing::Project(ProjectKey(0))),
        "playlists" => (Kind::Playlists, Thing::Playlist(PlaylistKey(0))),
        other => {
            return at.fault(Fault::Word {
                value: read::one_line(other),
                wanted: "list: assets, folders, projects, playlists or people",
            });
        }
    };
    if of_link && kind != Kind::Assets {
        return misplaced(node, &at, OF_LINKS);
    }
    let Some(action) = action else {
        return top.fault(Fault::Missing("action"));
    };
    belongs(action, one)?;
    Ok(About::List(action, kind))
}

fn thing(node: &Node<'_>, at: &Place<'_>, file: &WorldFile) -> Faulty<Thing> {
    let ids = &file.ids;
    let text = read::text(node, at)?;
    if text == "account" {
        return Ok(Thing::Account);
    }
    match text.split_once(':') {
        Some(("folder", id)) => Ok(Thing::Folder(FolderKey(ids.folders.position(id, at)?))),
        Some(("asset", id)) => Ok(Thing::Asset(ids.assets.position(id, at)?)),
        Some(("project", id)) => Ok(Thing::Project(ProjectKey(ids.projects.position(id, at)?))),
        Some(("playlist", id)) => Ok(Thing::Playlist(PlaylistKey(ids.playlists.position(id, at)?))),
        _ => at.fault(Fault::Type {
            value: read::one_line(text),
            wanted: "account, folder:ID, asset:ID, project:ID or playlist:ID",
        }),
    }
}

/// Is such an action asked of such a thing?
fn belongs(action: Function, thing: Thing) -> Faulty<()> {
    let (functions, place) = match thing {
        Thing::Account => (
            Resource::Account.functions(),
            "a question about the account, which is asked for account-wide actions only",
        ),
        // What folders are asked, assets are asked.
        Thing::Folder(_) | Thing::Asset(_) => (
            Resource::Folder(FolderKey(0)).functions(),
            "a question about folders or assets",
        ),
        Thing::Project(key) => (
            Resource::Project(key).functions(),
            "a question about projects, which are asked for place-bound actions only",
        ),
        Thing::Playlist(key) => (
            Resource::Playlist(key).functions(),
            "a question about playlists, which are asked for place-bound actions only",
        ),
    };
    if functions.contains(action) {
        Ok(())
    } else {
        Place::TOP.key("action").fault(Fault::Action { action, place })
    }
}
