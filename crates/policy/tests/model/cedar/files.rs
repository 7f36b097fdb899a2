//! Files as Cedar's entities: assets, what is attached to them, and links.

use cedar_policy::{Entity, EntityUid, RestrictedExpression as Value};
use vitrine_model::{ColourMode, DownloadTerm, LapsedTerm, ShareTerm, Shelf};
use vitrine_policy::{AssetFacts, Colour, Home, Licence, LinkFacts, PasswordRule, Running, Target};

use super::entities::{Scene, entity, group, in_state, set, text};
use super::model::uid;

impl Scene<'_> {
    pub(super) fn licence(&self, at: usize, licence: &Licence) -> Entity {
        let in_force = licence.from.is_none_or(|from| from.0 <= self.now.0) && self.stands(licence.until);
        let rules: &[&str] = match (in_force, licence.lapsed) {
            (false, LapsedTerm::Lock) => &["locks downloads", "locks shares"],
            (false, LapsedTerm::Warn) => &["warns of downloads", "warns of shares"],
            (true, _) => match (licence.download, licence.share) {
                (DownloadTerm::Allow, ShareTerm::Allow) => &[],
                (DownloadTerm::Allow, ShareTerm::Lock) => &["locks shares"],
                (DownloadTerm::Warn, ShareTerm::Allow) => &["warns of downloads"],
                (DownloadTerm::Warn, ShareTerm::Lock) => &["warns of downloads", "locks shares"],
                (DownloadTerm::Lock, ShareTerm::Allow) => &["locks downloads"],
                (DownloadTerm::Lock, ShareTerm::Lock) => &["locks downloads", "locks shares"],
            },
        };
        entity(uid("Licence", at), [], rules.iter().map(|rule| uid("Rule", rule)))
    }

    pub(super) fn asset(&self, at: usize, asset: &AssetFacts) -> [Entity; 2] {
        let security = uid("List", format!("asset {at}"));
        let restricted = asset
            .security
            .restricted
            .iter()
            .map(|function| text(function.word()));
        let mut attributes = vec![
            ("restricted".to_owned(), Value::new_set(restricted)),
            ("security".to_owned(), Value::new_entity_uid(security.clone())),
        ];
        let mut parents: Vec<EntityUid> = in_state(asset.state).collect();
        parents.extend(asset.licences.iter().map(|licence| uid("Licence", licence.0)));
        let on_files = match asset.home {
            Home::Folder(folder) => {
                let folder = uid("Folder", folder.0);
                attributes.push(("folder".to_owned(), Value::new_entity_uid(folder.clone())));
                parents.push(folder);
                false
            }
            Home::Project(project, shelf) => {
                attributes.push((
                    "project".to_owned(),
                    Value::new_entity_uid(uid("Project", project.0)),
                ));
                parents.push(of_shelf(project.0, shelf));
                shelf == Shelf::Files
            }
        };
        attributes.push(("on_files_shelf".to_owned(), Value::new_bool(on_files)));
        if let Some(colour) = asset.colour {
            attributes.push(("mark".to_owned(), Value::new_entity_uid(uid("Mark", colour.0))));
        }
        [
            entity(uid("Asset", at), attributes, parents),
            self.entries(security, &asset.security.entries),
        ]
    }
}

fn of_shelf(project: u32, shelf: Shelf) -> EntityUid {
    uid("Shelf", format!("{project} {shelf}"))
}

pub(super) fn mark(at: usize, colour: &Colour) -> Entity {
    let of_mode = |wanted: ColourMode| {
        let rules = colour.groups.iter().filter(move |(_, mode)| *mode == wanted);
        (wanted.word().to_owned(), set(rules.map(|(key, _)| group(*key))))
    };
    let modes = ColourMode::ALL.iter().map(|mode| of_mode(*mode));
    let default = ("default".to_owned(), text(colour.default.word()));
    entity(uid("Mark", at), modes.chain([default]), [])
}

pub(super) fn of_link(at: usize, link: &LinkFacts) -> Entity {
    let (mut folders, mut shelves, mut playlists) = (Vec::new(), Vec::new(), Vec::new());
    for target in &link.targets {
        match target {
            Target::Folder(folder) => folders.push(uid("Folder", folder.0)),
            Target::Project(project) => shelves.push(of_shelf(project.0, Shelf::Content)),
            Target::Playlist(playlist) => playlists.push(uid("Playlist", playlist.0)),
        }
    }
    let mut attributes = vec![
        ("mode".to_owned(), text(link.mode.word())),
        (
            "stopped".to_owned(),
            Value::new_bool(link.running == Running::Stopped),
        ),
        (
            "password".to_owned(),
            Value::new_bool(link.password == PasswordRule::Asked),
        ),
        ("folders".to_owned(), set(folders)),
        ("shelves".to_owned(), set(shelves)),
        ("playlists".to_owned(), set(playlists)),
    ];
    let until = link
        .until
        .map(|until| ("until".to_owned(), Value::new_long(until.0)));
    let uses = link
        .uses_left
        .map(|uses| ("uses_left".to_owned(), Value::new_long(uses as i64)));
    attributes.extend(until.into_iter().chain(uses));
    entity(uid("Link", at), attributes, [])
}
