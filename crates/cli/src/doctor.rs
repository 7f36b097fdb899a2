//! `vitrine doctor`: tries everything that the server needs, and says what to do about what does not work.

use std::path::PathBuf;

use clap::Args;
use vitrine_media::{Enforced, Tool, Workshop, WorkshopConfig};
use vitrine_model::{Clock, RandomIds, SystemClock};
use vitrine_server::config::Config;
use vitrine_store::blobs::Blobs;
use vitrine_store::{Database, Failure, litter};

use crate::out::line;
use crate::settings::{Settings, open, runtime};
use crate::stop::{Stop, causes};

/// Try the database, the files and the tools, and say what to do.
#[derive(Debug, Args)]
pub(crate) struct DoctorCommand {
    #[command(flatten)]
    settings: Settings,
}

/// What came of trying one thing.
struct Finding {
    what: &'static str,
    state: State,
    said: String,
}

enum State {
    Well,
    /// It works, and not as well as it could.
    Weak,
    /// Vitrine can't do its work so.
    Ill,
}

pub(crate) fn run(command: DoctorCommand) -> Result<(), Stop> {
    let config = command.settings.read()?;
    let findings = if config.data.is_dir() {
        runtime()?.block_on(examine(&config))
    } else {
        // Looking makes nothing: a folder that was mistyped is told, not made.
        vec![ill(
            "configuration",
            format!(
                "there is no folder {}: `vitrine init` makes it, or name another with --data",
                config.data.display()
            ),
        )]
    };
    for Finding { what, state, said } in &findings {
        let sign = match state {
            State::Well => "ok  ",
            State::Weak => "weak",
            State::Ill => "ILL ",
        };
        line(format_args!("{sign}  {what:<14} {said}"))?;
    }
    if findings.iter().any(|finding| matches!(finding.state, State::Ill)) {
        return Err(Stop::failed(
            "something does not work; each line above says what to do",
        ));
    }
    Ok(())
}

async fn examine(config: &Config) -> Vec<Finding> {
    let mut findings = vec![well(
        "configuration",
        format!("data in {}", config.data.display()),
    )];
    match open(config).await {
        Ok((database, blobs)) => {
            findings.extend(examine_database(&database).await);
            let probed = blobs.probe(&RandomIds, SystemClock.now()).await;
            findings.push(match probed {
                Ok(()) => well("files", format!("kept in {}", config.blobs.display())),
                Err(failure) => ill(
                    "files",
                    format!(
                        "{}: make the folder {} writable, or point `blob_url` elsewhere",
                        causes(&failure),
                        config.blobs.display()
                    ),
                ),
            });
            findings.push(examine_litter(&database, &blobs).await);
            database.close().await;
        }
        Err(stop) => findings.push(ill(
            "database",
            format!("{stop}: see `database_url` and `blob_url`"),
        )),
    }
    findings.extend(examine_media(config).await);
    findings
}

async fn examine_database(database: &Database) -> Vec<Finding> {
    let read = async {
        let mut tx = database.read().await?;
        let head = vitrine_store::head(&mut tx).await?;
        let damage = vitrine_store::verify_journal(&mut tx).await?;
        Ok::<_, Failure>((head, damage))
    };
    match read.await {
        Ok((head, None)) => vec![
            well("database", format!("{database:?}, account `{}`", head.account)),
            well("journal", format!("{} rows, the chain holds", head.number)),
        ],
        Ok((head, Some(damage))) => vec![
            well("database", format!("{database:?}, account `{}`", head.account)),
            ill(
                "journal",
                format!(
                    "the chain is broken: {damage:?}; somebody changed the database by hand: restore a backup"
                ),
            ),
        ],
        Err(Failure::NoAccount) => vec![weak(
            "database",
            "it answers, and holds no account yet: run `vitrine init`",
        )],
        Err(failure) => vec![ill(
            "database",
            format!("{}: see `database_url`", causes(&failure)),
        )],
    }
}

async fn examine_litter(database: &Database, blobs: &Blobs) -> Finding {
    const MEBIBYTE: u64 = 1 << 20;
    match litter::look(database, blobs).await {
        Ok(found) => well(
            "litter",
            format!(
                "{} objects with {} MiB that nothing names, and {} of the last day; the server sweeps by itself",
                found.old.objects,
                found.old.bytes.div_ceil(MEBIBYTE),
                found.young.objects
            ),
        ),
        Err(failure) => weak("litter", format!("it can't be counted: {}", causes(&failure))),
    }
}

async fn examine_media(config: &Config) -> Vec<Finding> {
    let program = match std::env::current_exe() {
        Ok(program) => program,
        Err(error) => {
            return vec![ill(
                "confinement",
                format!("the program does not find itself: {error}"),
            )];
        }
    };
    let workshop = Workshop::new(WorkshopConfig::new(program, scratch(config)));
    let mut findings = vec![examine_confinement(&workshop).await];
    for report in workshop.tools().await {
        let name = report.tool.executable();
        findings.push(match (report.path, report.version) {
            (Some(path), Some(version)) => well(name, format!("{version} at {}", path.display())),
            (Some(path), None) => ill(name, format!("{} does not run: install it again", path.display())),
            (None, _) => {
                let (what, package) = lacks(report.tool);
                weak(name, format!("not found, so {what}: apt-get install {package}"))
            }
        });
    }
    findings
}

async fn examine_confinement(workshop: &Workshop) -> Finding {
    match workshop.confinement().await {
        Ok(found) if found.is_full() => well("confinement", "decoders are locked in by every layer"),
        Ok(found) => {
            let layers = [
                ("files (Landlock, Linux 5.13 or newer)", found.files),
                ("calls (seccomp)", found.calls),
                ("resources", found.resources),
                ("privileges", found.privileges),
            ];
            let lacking: Vec<&str> = layers
                .iter()
                .filter(|(_, layer)| *layer != Enforced::Fully)
                .map(|(name, _)| *name)
                .collect();
            weak(
                "confinement",
                format!(
                    "not fully in force: {}; use a newer kernel, or let the container have it",
                    lacking.join(", ")
                ),
            )
        }
        Err(failure) => ill(
            "confinement",
            format!("no decoder can be started: {}", causes(&failure)),
        ),
    }
}

/// What can't be done without a tool, and the Debian package that brings it.
const fn lacks(tool: Tool) -> (&'static str, &'static str) {
    match tool {
        Tool::Ffmpeg | Tool::Ffprobe => ("no film and no sound is shown", "ffmpeg"),
        Tool::Exiftool => (
            "captions, keywords and rights are not read, and no raw or Photoshop picture is shown",
            "libimage-exiftool-perl",
        ),
        Tool::Vips | Tool::Vipsheader => (
            "no GIF, TIFF, HEIC, AVIF or SVG and no plain text is shown",
            "libvips-tools",
        ),
        Tool::Magick => ("no Photoshop document is shown", "imagemagick"),
        Tool::Pdfinfo | Tool::Pdftoppm => ("no PDF and no office document is shown", "poppler-utils"),
        Tool::Pdftotext => ("words inside documents are not found", "poppler-utils"),
        Tool::Libreoffice => (
            "office documents are kept and not shown",
            "libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui",
        ),
    }
}

fn scratch(config: &Config) -> PathBuf {
    config.data.join("scratch")
}

fn well(what: &'static str, said: impl Into<String>) -> Finding {
    Finding {
        what,
        state: State::Well,
        said: said.into(),
    }
}

fn weak(what: &'static str, said: impl Into<String>) -> Finding {
    Finding {
        what,
        state: State::Weak,
        said: said.into(),
    }
}

fn ill(what: &'static str, said: impl Into<String>) -> Finding {
    Finding {
        what,
        state: State::Ill,
        said: said.into(),
    }
}
