//! Writes a world down, so that what is read back is the same world.

mod rows;

use std::io::{self, Write};

use serde::Serialize;
use vitrine_model::GroupKind;

use crate::facts::{AssetFacts, LinkFacts};
use crate::key::{PlaylistKey, UserKey};
use crate::world::{Maintenance, World};
use rows::{Items, Rows};

/// The ids under which the things of a world are written, by their keys.
///
/// Whoever makes them sees to it that no two of a kind are alike, and that none is empty or holds `:` or `/`: what
/// is written otherwise is refused when it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenIds {
    /// Of the users.
    pub users: Vec<String>,
    /// Of the groups, with their kinds, which decide nothing and are kept.
    pub groups: Vec<(String, GroupKind)>,
    /// Of the folders.
    pub folders: Vec<String>,
    /// Of the projects.
    pub projects: Vec<String>,
    /// Of the playlists.
    pub playlists: Vec<String>,
    /// Of the licences.
    pub licences: Vec<String>,
    /// Of the colour marks.
    pub colours: Vec<String>,
}

/// A link to be written.
#[derive(Clone, Copy, Debug)]
pub struct WrittenLink<'a> {
    /// Its id.
    pub id: &'a str,
    /// What decides.
    pub facts: &'a LinkFacts,
    /// The ids of the assets that it names by themselves.
    pub assets: &'a [String],
}

/// Writes a world in the form that [`WorldFile`](super::WorldFile) reads, a thing a line, so that two of them can be
/// compared line by line. Assets are taken one after another: there may be millions.
#[derive(Debug)]
pub struct WorldWriter<'a, W> {
    to: W,
    world: &'a World,
    ids: &'a WrittenIds,
    /// By playlist: what stands in it, as the assets tell.
    items: Vec<Items>,
    /// How many assets were written.
    assets: u64,
}

impl<'a, W: Write> WorldWriter<'a, W> {
    /// Begins with everything that needs no asset.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn begin(to: W, world: &'a World, ids: &'a WrittenIds) -> io::Result<Self> {
        let mut writer = Self {
            to,
            world,
            ids,
            items: vec![Vec::new(); world.playlists.len()],
            assets: 0,
        };
        let rows = Rows { world, ids };
        let maintenance = world.maintenance == Maintenance::On;
        writeln!(writer.to, "{{\n\"maintenance\": {maintenance},")?;
        writer.rows("users", (0..world.users.len()).map(|at| rows.user(at)))?;
        writer.rows("groups", (0..world.groups.len()).map(|at| rows.group(at)))?;
        writer.rows("folders", (0..world.folders.len()).map(|at| rows.folder(at)))?;
        writer.rows("projects", (0..world.projects.len()).map(|at| rows.project(at)))?;
        writer.rows("licences", (0..world.licences.len()).map(|at| rows.licence(at)))?;
        writer.rows("colours", (0..world.colours.len()).map(|at| rows.colour(at)))?;
        write!(writer.to, "\"assets\": [")?;
        Ok(writer)
    }

    /// One asset more.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn asset(&mut self, id: &str, facts: &AssetFacts) -> io::Result<()> {
        self.to.write_all(separator(self.assets))?;
        self.assets += 1;
        for exposure in &facts.exposures {
            let PlaylistKey(playlist) = exposure.playlist;
            for UserKey(adder) in &exposure.added_by {
                self.items[playlist as usize].push((id.to_owned(), *adder));
            }
        }
        let rows = Rows {
            world: self.world,
            ids: self.ids,
        };
        Ok(serde_json::to_writer(&mut self.to, &rows.asset(id, facts))?)
    }

    /// Ends with the playlists, which say what the assets told of them, and the links.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn end(mut self, links: &[WrittenLink<'_>]) -> io::Result<()> {
        writeln!(self.to, "\n],")?;
        let rows = Rows {
            world: self.world,
            ids: self.ids,
        };
        let items = std::mem::take(&mut self.items);
        let playlists = items.iter().enumerate();
        self.rows("playlists", playlists.map(|(at, items)| rows.playlist(at, items)))?;
        self.section_of("links", links.iter().map(|link| rows.link(link)))?;
        writeln!(self.to, "\n}}")?;
        self.to.flush()
    }

    fn rows<T: Serialize>(&mut self, name: &str, rows: impl Iterator<Item = T>) -> io::Result<()> {
        self.section_of(name, rows)?;
        writeln!(self.to, ",")
    }

    fn section_of<T: Serialize>(&mut self, name: &str, rows: impl Iterator<Item = T>) -> io::Result<()> {
        write!(self.to, "\"{name}\": [")?;
        for (at, row) in (0..).zip(rows) {
            self.to.write_all(separator(at))?;
            serde_json::to_writer(&mut self.to, &row)?;
        }
        write!(self.to, "\n]")
    }
}

/// What stands before a row after so many others: each begins its own line.
const fn separator(before: u64) -> &'static [u8] {
    if before > 0 { b",\n" } else { b"\n" }
}
