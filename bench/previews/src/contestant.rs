//! Who makes the previews, and how each is told to.

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use nix::sys::resource::{UsageWho, getrusage};
use serde::{Deserialize, Serialize};
use vitrine_media::{Workshop, WorkshopConfig};

use crate::pictures::must;

/// Of the longest edges, in pixels.
const EDGES: [u32; 3] = [2560, 1280, 320];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contestant {
    Vitrine,
    Sharp,
    Vipsthumbnail,
    ImageMagick,
}

/// What one of them took for all pictures.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Cost {
    pub(crate) pictures: usize,
    pub(crate) seconds: f64,
    pub(crate) processor_seconds: f64,
    /// Of the largest process, in kilobytes.
    pub(crate) peak: i64,
}

impl Contestant {
    pub(crate) const ALL: [Self; 4] = [Self::Vitrine, Self::Sharp, Self::Vipsthumbnail, Self::ImageMagick];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Vitrine => "Vitrine",
            Self::Sharp => "sharp",
            Self::Vipsthumbnail => "vipsthumbnail",
            Self::ImageMagick => "ImageMagick",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|contestant| contestant.name() == name)
    }

    /// Makes the previews of all pictures in the folder, and prints what that took.
    pub(crate) fn run(self, folder: &Path) -> Result<(), Box<dyn Error>> {
        let mut pictures: Vec<PathBuf> = fs::read_dir(folder)?
            .flatten()
            .map(|entry| entry.path())
            .collect();
        pictures.retain(|path| path.extension().is_some_and(|ending| ending == "jpg"));
        pictures.sort();
        let out = tempfile::tempdir()?;
        let began = Instant::now();
        match self {
            Self::Vitrine => vitrine(&pictures, out.path())?,
            Self::Sharp => sharp(&pictures, out.path())?,
            Self::Vipsthumbnail => {
                for picture in &pictures {
                    vipsthumbnail(picture, out.path())?;
                }
            }
            Self::ImageMagick => {
                for picture in &pictures {
                    image_magick(picture, out.path())?;
                }
            }
        }
        let seconds = began.elapsed().as_secs_f64();
        let used = [
            getrusage(UsageWho::RUSAGE_SELF)?,
            getrusage(UsageWho::RUSAGE_CHILDREN)?,
        ];
        let times = used
            .iter()
            .flat_map(|used| [used.user_time(), used.system_time()]);
        let cost = Cost {
            pictures: pictures.len(),
            seconds,
            processor_seconds: times
                .map(|time| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6)
                .sum(),
            peak: used.iter().map(|used| used.max_rss()).max().unwrap_or_default(),
        };
        println!("{}", serde_json::to_string(&cost)?);
        Ok(())
    }
}

/// As the server's worker has it done: the metadata read, the placeholder made, each child locked in.
fn vitrine(pictures: &[PathBuf], out: &Path) -> Result<(), Box<dyn Error>> {
    let program = std::env::current_exe()?;
    let workshop = Workshop::new(WorkshopConfig::new(program, out.join("scratch")));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        for (number, picture) in pictures.iter().enumerate() {
            let made = out.join(number.to_string());
            fs::create_dir(&made)?;
            let examination = workshop.examine(picture).await?;
            let shown = workshop.render(picture, &examination, &made).await?;
            let is_whole = shown.files.len() == 3
                && shown.placeholder.is_some()
                && examination.metadata.profile.is_some()
                && examination.metadata.exposure.iso == Some(200);
            if !is_whole {
                return Err("something is missing of what Vitrine makes".into());
            }
        }
        Ok(())
    })
}

/// One process for all pictures, each decoded once.
fn sharp(pictures: &[PathBuf], out: &Path) -> Result<(), Box<dyn Error>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("sharp/previews.mjs");
    must(Command::new("node").arg(script).arg(out).args(pictures))
}

/// One process for each size: it makes one of a picture. Larger first, and the smaller ones of the larger.
fn vipsthumbnail(picture: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut from = picture.to_owned();
    for edge in EDGES {
        let made = out.join(format!("{edge}.jpg"));
        must(
            Command::new("vipsthumbnail")
                .arg(&from)
                .args([
                    "--size",
                    &format!("{edge}x{edge}>"),
                    "--export-profile",
                    "srgb",
                    "-o",
                ])
                .arg(format!(
                    "{}[Q=85,optimize-coding,interlace,strip]",
                    made.display()
                )),
        )?;
        from = made;
    }
    Ok(())
}

/// One process for each picture.
fn image_magick(picture: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut command = Command::new("convert");
    command
        .args(["-define", "jpeg:size=2560x2560"])
        .arg(picture)
        .args([
            "-auto-orient",
            "-strip",
            "-colorspace",
            "sRGB",
            "-interlace",
            "JPEG",
            "-quality",
            "85",
        ]);
    for edge in EDGES {
        command.args(["-resize", &format!("{edge}x{edge}>")]);
        if edge != EDGES[2] {
            command.arg("-write");
        }
        command.arg(out.join(format!("{edge}.jpg")));
    }
    must(&mut command)
}
