//! `vitrine access export`: the account as it stands, as a world that is written down.

use std::collections::HashMap;
use std::io::{BufWriter, Write, stdout};

use clap::{Args, ValueEnum};
use uuid::Uuid;
use vitrine_access::{Laid, Live, Operator};
use vitrine_policy::file::{WorldWriter, WrittenIds};
use vitrine_server::config::Config;
use vitrine_store::{Tx, export, head};

use super::check::BUFFER;
use crate::settings::{Settings, open, runtime};
use crate::stop::Stop;

/// What is written, and under which ids.
#[derive(Debug, Args)]
pub(super) struct ExportCommand {
    #[command(flatten)]
    settings: Settings,
    /// Under which ids people, groups and folders are written; assets always have those of the API.
    #[arg(long, value_enum, default_value_t = Ids::Names)]
    ids: Ids,
    /// Leave the assets out: lists of them are empty then, and nothing can be asked of one.
    #[arg(long)]
    without_assets: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Ids {
    /// Made of logins and names. They read well, and change with the names.
    Names,
    /// Those of the API. They never change.
    Uuids,
}

pub(super) fn run(command: ExportCommand) -> Result<(), Stop> {
    let config = command.settings.read()?;
    let assets = !command.without_assets;
    runtime()?.block_on(write(&config, command.ids, assets))
}

async fn write(config: &Config, ids: Ids, with_assets: bool) -> Result<(), Stop> {
    let operator = Operator::at_the_command_line();
    let (database, _) = open(config).await?;
    // One transaction: the world and its assets are of one moment.
    let mut tx = database.read().await?;
    let generation = head(&mut tx).await?.generation;
    let snapshot = Live::new().snapshot(&mut tx, generation).await?;
    let laid = snapshot.lay_open(&operator);
    let ids = written_ids(&mut tx, &operator, &laid, ids).await?;
    let to = BufWriter::with_capacity(BUFFER, stdout().lock());
    let mut writer = WorldWriter::begin(to, laid.world, &ids).map_err(failed)?;
    if with_assets {
        write_assets(&mut tx, &operator, &laid, &mut writer).await?;
    }
    writer.end(&[]).map_err(failed)?;
    drop(tx);
    database.close().await;
    Ok(())
}

async fn write_assets(
    tx: &mut Tx,
    operator: &Operator,
    laid: &Laid<'_>,
    writer: &mut WorldWriter<'_, impl Write>,
) -> Result<(), Stop> {
    let mut after = 0;
    loop {
        let piece = export::assets(tx, operator, after).await?;
        let Some(last) = piece.last() else {
            return Ok(());
        };
        after = last.row;
        for facts in &piece {
            if let Some(asset) = laid.asset(facts) {
                writer.asset(&facts.id.to_string(), &asset).map_err(failed)?;
            }
        }
    }
}

fn failed(error: std::io::Error) -> Stop {
    Stop::because("the world can't be written", &error)
}

async fn written_ids(
    tx: &mut Tx,
    operator: &Operator,
    laid: &Laid<'_>,
    ids: Ids,
) -> Result<WrittenIds, Stop> {
    let logins = export::logins(tx, operator).await?;
    let groups = export::groups(tx, operator).await?;
    let folders = export::folders(tx, operator).await?;
    let named = |names: Vec<(Uuid, String)>| match ids {
        Ids::Uuids => names.into_iter().map(|(id, _)| id.to_string()).collect(),
        Ids::Names => distinct(&names),
    };
    let users = laid.users.iter().map(|id| match ids {
        Ids::Uuids => id.to_string(),
        Ids::Names => of_login(id.uuid(), &logins[id]),
    });
    let group_names = laid.groups.iter().map(|id| (id.uuid(), groups[id].0.clone()));
    let folder_names = laid.folders.iter().map(|id| (id.uuid(), folders[id].clone()));
    let kinds = laid.groups.iter().map(|id| groups[id].1);
    Ok(WrittenIds {
        users: users.collect(),
        groups: named(group_names.collect()).into_iter().zip(kinds).collect(),
        folders: named(folder_names.collect()),
        ..WrittenIds::default()
    })
}

/// No two people have the same login: it is their id, unless it holds what no id can.
fn of_login(uuid: Uuid, login: &str) -> String {
    if login.contains([':', '/']) {
        format!("{}~{}", plain(login), uuid.simple())
    } else {
        login.to_owned()
    }
}

/// An id of each name; where two would have the same, each bears the end of its UUID as well.
fn distinct(names: &[(Uuid, String)]) -> Vec<String> {
    let plain: Vec<String> = names.iter().map(|(_, name)| plain(name)).collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for id in &plain {
        *times.entry(id).or_default() += 1;
    }
    names
        .iter()
        .zip(&plain)
        .map(|((uuid, _), id)| match times[id.as_str()] {
            1 if !id.is_empty() => id.clone(),
            // Whole, so that nothing else can have it: no name becomes an id with a tilde.
            _ => format!("{id}~{}", uuid.simple()),
        })
        .collect()
}

/// Letters and digits, small; whatever else stands between them is one hyphen.
fn plain(name: &str) -> String {
    let words = name
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ids_that_can_stand_in_a_file() {
        for (name, id) in [
            ("Press kit", "press-kit"),
            ("  Ausstellungen / 2026: Größe ", "ausstellungen-2026-größe"),
            ("…", ""),
        ] {
            assert_eq!(plain(name), id);
        }
    }

    #[test]
    fn a_login_is_its_own_id_where_it_can_be() {
        let uuid = Uuid::from_u128(7);
        assert_eq!(of_login(uuid, "Ada.K@studio"), "Ada.K@studio");
        assert_eq!(
            of_login(uuid, "studio/ada"),
            "studio-ada~00000000000000000000000000000007"
        );
    }

    #[test]
    fn equal_names_are_told_apart() {
        let names: Vec<(Uuid, String)> = ["Raw", "raw", "Cut", "…"]
            .into_iter()
            .zip(1..)
            .map(|(name, n)| (Uuid::from_u128(n), name.to_owned()))
            .collect();
        let ids = distinct(&names);
        assert_eq!(ids[0], "raw~00000000000000000000000000000001");
        assert_eq!(ids[1], "raw~00000000000000000000000000000002");
        assert_eq!(ids[2], "cut");
        assert_eq!(ids[3], "~00000000000000000000000000000004");
    }
}
