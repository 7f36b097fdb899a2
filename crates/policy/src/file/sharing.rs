//! Projects, playlists, stages and share links.

use vitrine_model::Role;

use super::fault::{Fault, Faulty, Place};
use super::json::Node;
use super::people::{GrantsIn, grants};
use super::read::{self, Object};
use super::world::{Ids, NamedLink, Sections};
use crate::facts::{AssetFacts, Exposure, LinkFacts, PasswordRule, Running, Target};
use crate::grants::Grants;
use crate::key::{FolderKey, PlaylistKey, ProjectKey, UserKey};
use crate::world::{Member, Playlist, Project};

pub(super) fn projects(sections: &Sections<'_, '_>, ids: &Ids) -> Faulty<Vec<Project>> {
    let top = Place::TOP;
    let section = top.key("projects");
    let mut projects = Vec::with_capacity(sections.projects.len());
    for (position, node) in sections.projects.iter().enumerate() {
        let at = section.index(position);
        let object = Object::read(node, &at, &["id", "members"])?;
        projects.push(Project {
            members: members(object.get("members"), &at.key("members"), ids)?,
        });
    }
    Ok(projects)
}

pub(super) fn playlists(sections: &Sections<'_, '_>, ids: &Ids) -> Faulty<Vec<Playlist>> {
    let top = Place::TOP;
    let section = top.key("playlists");
    let mut playlists = Vec::with_capacity(sections.playlists.len());
    for (position, node) in sections.playlists.iter().enumerate() {
        let at = section.index(position);
        let object = Object::read(node, &at, &["id", "members", "items"])?;
        playlists.push(Playlist {
            members: members(object.get("members"), &at.key("members"), ids)?,
        });
    }
    Ok(playlists)
}

/// A member is a role, or an object with one; never null.
fn members(node: Option<&Node<'_>>, at: &Place<'_>, ids: &Ids) -> Faulty<Vec<Member>> {
    let Some(node) = node else {
        return Ok(Vec::new());
    };
    let mut members = Vec::new();
    for (id, node) in Object::of_any_keys(node, at)?.pairs() {
        let at = at.key(id);
        let user = UserKey(ids.users.position(id, &at)?);
        members.push(match node {
            Node::Text(_) => Member {
                user,
                role: role(node, &at)?,
                grants: Grants::none(),
                until: None,
            },
            Node::Object(_) => {
                let object = Object::read(node, &at, &["role", "grants", "until"])?;
                Member {
                    user,
                    role: role(object.required("role", &at)?, &at.key("role"))?,
                    grants: grants(object.get("grants"), &at.key("grants"), &GrantsIn::MEMBER)?,
                    until: read::optional_second(&object, "until", &at)?,
                }
            }
            _ => return read::wrong_type(node, &at, "a role, or an object with one"),
        });
    }
    Ok(members)
}

fn role(node: &Node<'_>, at: &Place<'_>) -> Faulty<Role> {
    read::word(node, at, "role")
}

/// Tells every asset which playlists it stands in, and who added it there.
pub(super) fn expose(sections: &Sections<'_, '_>, ids: &Ids, assets: &mut [AssetFacts]) -> Faulty<()> {
    let top = Place::TOP;
    let section = top.key("playlists");
    for (position, node) in sections.playlists.iter().enumerate() {
        let playlist = PlaylistKey::at(position);
        let at = section.index(position);
        let items = Object::of_any_keys(node, &at)?.get("items");
        let at = at.key("items");
        for (position, node) in read::array(items, &at)?.iter().enumerate() {
            let at = at.index(position);
            let object = Object::read(node, &at, &["asset", "added_by"])?;
            let asset = ids
                .assets
                .reference(object.required("asset", &at)?, &at.key("asset"))?;
            let adder = object.required("added_by", &at)?;
            let adder = UserKey(ids.users.reference(adder, &at.key("added_by"))?);
            let exposures = &mut assets[asset as usize].exposures;
            // The items of one playlist come together: the exposure is the last one, or new.
            match exposures.last_mut() {
                Some(exposure) if exposure.playlist == playlist => exposure.added_by.push(adder),
                _ => exposures.push(Exposure {
                    playlist,
                    added_by: vec![adder],
                }),
            }
        }
    }
    Ok(())
}

/// The positions of the assets on every stage.
pub(super) fn stages(sections: &Sections<'_, '_>, ids: &Ids) -> Faulty<Vec<Vec<u32>>> {
    let top = Place::TOP;
    let section = top.key("stages");
    let mut stages = Vec::with_capacity(sections.stages.len());
    for (position, node) in sections.stages.iter().enumerate() {
        let at = section.index(position);
        let object = Object::read(node, &at, &["id", "items"])?;
        let at = at.key("items");
        let mut items = Vec::new();
        for (position, node) in read::array(object.get("items"), &at)?.iter().enumerate() {
            items.push(ids.assets.reference(node, &at.index(position))?);
        }
        stages.push(items);
    }
    Ok(stages)
}

pub(super) fn links(sections: &Sections<'_, '_>, ids: &Ids, stages: &[Vec<u32>]) -> Faulty<Vec<NamedLink>> {
    let top = Place::TOP;
    let section = top.key("links");
    let mut links = Vec::with_capacity(sections.links.len());
    for (position, node) in sections.links.iter().enumerate() {
        let at = section.index(position);
        let known = [
            "id",
            "issuer",
            "mode",
            "targets",
            "until",
            "stopped",
            "uses_left",
            "password",
        ];
        let object = Object::read(node, &at, &known)?;
        let issuer = ids
            .users
            .reference(object.required("issuer", &at)?, &at.key("issuer"))?;
        let mode = read::word(object.required("mode", &at)?, &at.key("mode"), "link mode")?;
        let (targets, assets) = targets(object.required("targets", &at)?, &at.key("targets"), ids, stages)?;
        let until = read::optional_second(&object, "until", &at)?;
        let stopped = read::boolean(object.get("stopped"), &at.key("stopped"))?;
        let uses_left = uses(object.get("uses_left"), &at.key("uses_left"))?;
        let password = read::boolean(object.get("password"), &at.key("password"))?;
        links.push(NamedLink {
            facts: LinkFacts {
                issuer: UserKey(issuer),
                mode,
                targets,
                until,
                running: if stopped { Running::Stopped } else { Running::Yes },
                uses_left,
                password: if password {
                    PasswordRule::Asked
                } else {
                    PasswordRule::None
                },
            },
            assets,
        });
    }
    Ok(links)
}

fn uses(node: Option<&Node<'_>>, at: &Place<'_>) -> Faulty<Option<u64>> {
    let Some(node) = node else {
        return Ok(None);
    };
    let uses = match node {
        Node::Whole(number) => u64::try_from(*number).ok(),
        _ => None,
    };
    match uses {
        Some(uses) => Ok(Some(uses)),
        None => read::wrong_type(node, at, "a number of uses: whole, and not negative"),
    }
}

/// Places, and the positions of the assets that are named by themselves or by a stage.
fn targets(
    node: &Node<'_>,
    at: &Place<'_>,
    ids: &Ids,
    stages: &[Vec<u32>],
) -> Faulty<(Vec<Target>, Vec<u32>)> {
    let (mut targets, mut assets) = (Vec::new(), Vec::new());
    for (position, node) in read::array(Some(node), at)?.iter().enumerate() {
        let at = at.index(position);
        let text = read::text(node, &at)?;
        match text.split_once(':') {
            Some(("asset", id)) => assets.push(ids.assets.position(id, &at)?),
            Some(("stage", id)) => assets.extend(&stages[ids.stages.position(id, &at)? as usize]),
            Some(("folder", id)) => targets.push(Target::Folder(FolderKey(ids.folders.position(id, &at)?))),
            Some(("project", id)) => {
                targets.push(Target::Project(ProjectKey(ids.projects.position(id, &at)?)));
            }
            Some(("playlist", id)) => {
                targets.push(Target::Playlist(PlaylistKey(ids.playlists.position(id, &at)?)));
            }
            _ => {
                return at.fault(Fault::Type {
                    value: read::one_line(text),
                    wanted: "asset:ID, folder:ID, project:ID, playlist:ID or stage:ID",
                });
            }
        }
    }
    assets.sort_unstable();
    assets.dedup();
    Ok((targets, assets))
}
