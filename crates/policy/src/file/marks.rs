//! Licences and colour marks.

use vitrine_model::{DownloadTerm, ShareTerm};

use super::fault::{Faulty, Place};
use super::json::Node;
use super::read::{self, Object};
use super::world::{Ids, Sections};
use crate::key::GroupKey;
use crate::world::{Colour, Licence};

pub(super) fn licences(sections: &Sections<'_, '_>) -> Faulty<Vec<Licence>> {
    let top = Place::TOP;
    let section = top.key("licences");
    let mut licences = Vec::with_capacity(sections.licences.len());
    for (position, node) in sections.licences.iter().enumerate() {
        let at = section.index(position);
        let known = ["id", "from", "until", "download", "share", "lapsed"];
        let object = Object::read(node, &at, &known)?;
        licences.push(Licence {
            from: read::optional_second(&object, "from", &at)?,
            until: read::optional_second(&object, "until", &at)?,
            download: read::word_or(
                &object,
                "download",
                &at,
                "licence term for downloads",
                DownloadTerm::Allow,
            )?,
            share: read::word_or(&object, "share", &at, "licence term for shares", ShareTerm::Allow)?,
            lapsed: read::word(
                object.required("lapsed", &at)?,
                &at.key("lapsed"),
                "licence term out of force",
            )?,
        });
    }
    Ok(licences)
}

pub(super) fn colours(sections: &Sections<'_, '_>, ids: &Ids) -> Faulty<Vec<Colour>> {
    let top = Place::TOP;
    let section = top.key("colours");
    let mut colours = Vec::with_capacity(sections.colours.len());
    for (position, node) in sections.colours.iter().enumerate() {
        let at = section.index(position);
        let object = Object::read(node, &at, &["id", "default", "groups"])?;
        let mut groups = Vec::new();
        if let Some(node) = object.get("groups") {
            let at = at.key("groups");
            for (id, node) in Object::of_any_keys(node, &at)?.pairs() {
                let at = at.key(id);
                let group = GroupKey(ids.groups.position(id, &at)?);
                if *node != Node::Null {
                    groups.push((group, read::word(node, &at, "colour mode")?));
                }
            }
        }
        colours.push(Colour {
            default: read::word(
                object.required("default", &at)?,
                &at.key("default"),
                "colour mode",
            )?,
            groups,
        });
    }
    Ok(colours)
}
