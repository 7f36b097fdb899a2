//! Random assets and links of a world.

use vitrine_model::{Function, LinkMode, Shelf};
use vitrine_policy::{
    AssetFacts, ColourKey, Entry, Exposure, FolderKey, Home, LicenceKey, LinkFacts, PasswordRule,
    PlaylistKey, ProjectKey, Running, Security, Target, UserKey, World,
};

use super::Draw;
use super::world::{Mood, grants, state, subject};

pub(super) fn asset(draw: &mut Draw, world: &World) -> AssetFacts {
    let home = if world.projects.is_empty() || draw.chance(65) {
        Home::Folder(FolderKey::at(draw.below(world.folders.len())))
    } else {
        Home::Project(
            ProjectKey::at(draw.below(world.projects.len())),
            draw.pick(Shelf::ALL),
        )
    };
    let nine: Vec<Function> = Function::ALL
        .iter()
        .copied()
        .filter(|function| function.is_file_security())
        .collect();
    let mood = Mood { allow: 70, deny: 6 };
    let security = if draw.chance(45) {
        Security {
            restricted: (0..draw.below(3)).map(|_| draw.pick(&nine)).collect(),
            entries: (0..draw.below(3))
                .map(|_| Entry {
                    subject: subject(draw, world),
                    grants: grants(draw, mood, &nine),
                    until: draw.until(),
                })
                .collect(),
        }
    } else {
        Security::none()
    };
    let few = |draw: &mut Draw, limit: usize| if draw.chance(45) { 1 + draw.below(limit) } else { 0 };
    AssetFacts {
        home,
        state: state(draw, 8),
        security,
        licences: if world.licences.is_empty() {
            Vec::new()
        } else {
            (0..few(draw, 2))
                .map(|_| LicenceKey::at(draw.below(world.licences.len())))
                .collect()
        },
        colour: (!world.colours.is_empty() && draw.chance(50))
            .then(|| ColourKey::at(draw.below(world.colours.len()))),
        exposures: if world.playlists.is_empty() {
            Vec::new()
        } else {
            (0..draw.below(3))
                .map(|_| Exposure {
                    playlist: PlaylistKey::at(draw.below(world.playlists.len())),
                    added_by: (0..1 + draw.below(2))
                        .map(|_| UserKey::at(draw.below(world.users.len())))
                        .collect(),
                })
                .collect()
        },
    }
}

pub(super) fn link(draw: &mut Draw, world: &World) -> LinkFacts {
    let mut targets = vec![Target::Folder(FolderKey::at(draw.below(world.folders.len())))];
    if !world.projects.is_empty() {
        targets.push(Target::Project(ProjectKey::at(draw.below(world.projects.len()))));
    }
    if !world.playlists.is_empty() {
        targets.push(Target::Playlist(PlaylistKey::at(
            draw.below(world.playlists.len()),
        )));
    }
    targets.truncate(1 + draw.below(3));
    LinkFacts {
        // Often the owner, so that something is left to refuse it by.
        issuer: UserKey::at(if draw.chance(50) {
            0
        } else {
            draw.below(world.users.len())
        }),
        mode: draw.pick(LinkMode::ALL),
        targets,
        until: draw.until(),
        running: if draw.chance(5) {
            Running::Stopped
        } else {
            Running::Yes
        },
        uses_left: draw.pick(&[None, None, None, None, None, None, Some(1), Some(0)]),
        password: draw.pick(&[
            PasswordRule::None,
            PasswordRule::None,
            PasswordRule::None,
            PasswordRule::Asked,
        ]),
    }
}
