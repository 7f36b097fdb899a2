//! Folders and assets.

use vitrine_model::{FunctionSet, Lifecycle, Shelf};

use super::fault::{Fault, Faulty, Place};
use super::json::Node;
use super::people::{GrantsIn, entries};
use super::read::{self, Object};
use super::world::{Ids, Sections, exactly_one};
use crate::facts::{AssetFacts, Home, Security};
use crate::key::{ColourKey, FolderKey, LicenceKey, ProjectKey};
use crate::world::{Folder, List};

pub(super) fn folders(sections: &Sections<'_, '_>, ids: &Ids) -> Faulty<Vec<Folder>> {
    let top = Place::TOP;
    let section = top.key("folders");
    let mut folders = Vec::with_capacity(sections.folders.len());
    for (position, node) in sections.folders.iter().enumerate() {
        let at = section.index(position);
        let object = Object::read(node, &at, &["id", "parent", "state", "here", "below"])?;
        let parent = match object.raw("parent") {
            None => return at.fault(Fault::Missing("parent")),
            Some(Node::Null) => None,
            Some(node) => Some(FolderKey(ids.folders.reference(node, &at.key("parent"))?)),
        };
        let list = |key| -> Faulty<Option<List>> {
            object
                .get(key)
                .map(|node| entries(Some(node), &at.key(key), ids, &GrantsIn::FOLDER))
                .transpose()
        };
        let folder = Folder {
            parent,
            state: read::word_or(&object, "state", &at, "state", Lifecycle::Live)?,
            here: list("here")?,
            below: list("below")?,
        };
        if folder.parent.is_none() {
            for (list, key) in [(&folder.here, "here"), (&folder.below, "below")] {
                if list.is_none() {
                    return at.fault(Fault::Missing(key));
                }
            }
        }
        folders.push(folder);
    }
    no_cycle(&folders, ids, &section)?;
    let roots: Vec<bool> = folders.iter().map(|folder| folder.parent.is_none()).collect();
    exactly_one(&roots, &true, "folders without a parent", &section)?;
    Ok(folders)
}

/// Every way up ends.
fn no_cycle(folders: &[Folder], ids: &Ids, section: &Place<'_>) -> Faulty<()> {
    // The walk on which a folder was first met; a walk that meets itself goes round.
    let mut met: Vec<Option<usize>> = vec![None; folders.len()];
    for start in 0..folders.len() {
        let mut next = Some(FolderKey::at(start));
        while let Some(folder) = next {
            match met[folder.index()] {
                Some(walk) if walk == start => {
                    let at = section.index(folder.index());
                    return at
                        .key("parent")
                        .fault(Fault::Cycle(read::one_line(ids.folders.id(folder.0))));
                }
                Some(_) => break,
                None => met[folder.index()] = Some(start),
            }
            next = folders[folder.index()].parent;
        }
    }
    Ok(())
}

pub(super) fn assets(sections: &Sections<'_, '_>, ids: &Ids) -> Faulty<Vec<AssetFacts>> {
    let top = Place::TOP;
    let section = top.key("assets");
    let mut assets = Vec::with_capacity(sections.assets.len());
    for (position, node) in sections.assets.iter().enumerate() {
        let at = section.index(position);
        let known = ["id", "home", "state", "security", "licences", "colour"];
        let object = Object::read(node, &at, &known)?;
        let attached = at.key("licences");
        let mut licences = Vec::new();
        for (position, node) in read::array(object.get("licences"), &attached)?.iter().enumerate() {
            licences.push(LicenceKey(
                ids.licences.reference(node, &attached.index(position))?,
            ));
        }
        let colour = object
            .get("colour")
            .map(|node| ids.colours.reference(node, &at.key("colour")))
            .transpose()?;
        assets.push(AssetFacts {
            home: home(object.required("home", &at)?, &at.key("home"), ids)?,
            state: read::word_or(&object, "state", &at, "state", Lifecycle::Live)?,
            security: security(object.get("security"), &at.key("security"), ids)?,
            licences,
            colour: colour.map(ColourKey),
            exposures: Vec::new(),
        });
    }
    Ok(assets)
}

fn home(node: &Node<'_>, at: &Place<'_>, ids: &Ids) -> Faulty<Home> {
    let text = read::text(node, at)?;
    match text.split_once(':') {
        Some(("folder", id)) => Ok(Home::Folder(FolderKey(ids.folders.position(id, at)?))),
        Some(("project", rest)) if rest.contains('/') => {
            let (id, shelf) = rest.split_once('/').unwrap_or((rest, ""));
            let project = ProjectKey(ids.projects.position(id, at)?);
            match shelf.parse::<Shelf>() {
                Ok(shelf) => Ok(Home::Project(project, shelf)),
                Err(_) => at.fault(Fault::Word {
                    value: read::one_line(shelf),
                    wanted: "shelf",
                }),
            }
        }
        _ => at.fault(Fault::Type {
            value: read::one_line(text),
            wanted: "folder:ID, project:ID/content or project:ID/files",
        }),
    }
}

fn security(node: Option<&Node<'_>>, at: &Place<'_>, ids: &Ids) -> Faulty<Security> {
    let Some(node) = node else {
        return Ok(Security::none());
    };
    let object = Object::read(node, at, &["restricted", "entries"])?;
    let named = at.key("restricted");
    let mut restricted = FunctionSet::EMPTY;
    for (position, node) in read::array(object.get("restricted"), &named)?.iter().enumerate() {
        let at = named.index(position);
        restricted = restricted.with(GrantsIn::SECURITY.function(read::text(node, &at)?, &at)?);
    }
    Ok(Security {
        restricted,
        entries: entries(
            object.get("entries"),
            &at.key("entries"),
            ids,
            &GrantsIn::SECURITY,
        )?,
    })
}
