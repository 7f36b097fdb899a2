//! Making what is shown of a file.

use std::path::Path;

use tempfile::TempDir;
use vitrine_model::MediaKind;

use super::{Effort, Workshop, examine::resolve};
use crate::{
    Examination, Failure, Format, RenditionFile, RenditionName, Shown,
    child::{Answer, Rendered, Task},
    confine::Execute,
    format::Reader,
    picture::PictureWork,
    run::{self, Job},
};

/// No JPEG of 2560 pixels and no PNG of 1280 comes near it.
pub(super) const PICTURE_FILE: u64 = 64 << 20;

/// Of film and sound: what stands for them among pictures.
const STANDING_FOR: [RenditionName; 2] = [RenditionName::Small, RenditionName::Medium];

/// Of a picture.
pub(super) const OF_PICTURE: [RenditionName; 3] =
    [RenditionName::Small, RenditionName::Medium, RenditionName::Large];

/// A picture to make renditions of, before it is said within what.
pub(super) struct Still<'a> {
    pub(super) source: &'a Path,
    pub(super) format: Format,
    /// How to turn it, where it does not say so itself: as EXIF counts.
    pub(super) turn: Option<u8>,
    pub(super) names: &'a [RenditionName],
}

impl Workshop {
    /// Makes the renditions of a file into a folder, which must be there and should be empty. After a failure
    /// whatever lies in it is of no use.
    ///
    /// # Errors
    ///
    /// See [`Failure`]; [`Failure::Unsupported`] for a kind of file that is only kept.
    pub async fn render(
        &self,
        source: &Path,
        examination: &Examination,
        out: &Path,
    ) -> Result<Shown, Failure> {
        let reader = examination.format.reader().ok_or(Failure::Unsupported)?;
        let source = resolve(source).await?;
        let out = resolve(out).await?;
        match reader {
            Reader::Own | Reader::Vips | Reader::Magick => {
                self.render_still_picture(&source, examination, &out).await
            }
            Reader::Preview => self.render_preview(&source, &out).await,
            Reader::Stream if examination.kind == MediaKind::Film => {
                self.render_film(&source, examination, &out).await
            }
            Reader::Stream => self.render_sound(&source, examination, &out).await,
            Reader::Pages => self.render_pages(&source, &out).await,
            Reader::Office => self.render_office(&source, examination.format, &out).await,
            Reader::Text => self.render_text(&source, &out).await,
        }
    }

    pub(super) async fn render_own(
        &self,
        source: &Path,
        format: Format,
        out: &Path,
    ) -> Result<Shown, Failure> {
        let still = Still {
            source,
            format,
            turn: None,
            names: &OF_PICTURE,
        };
        Ok(shown(self.render_picture(&still, out).await?))
    }

    pub(super) async fn render_picture(&self, still: &Still<'_>, out: &Path) -> Result<Rendered, Failure> {
        let mut rendered = self.render_pictures(std::slice::from_ref(still), out).await?;
        rendered.pop().ok_or(Failure::Crashed)
    }

    /// In one child, one after another.
    pub(super) async fn render_pictures(
        &self,
        stills: &[Still<'_>],
        out: &Path,
    ) -> Result<Vec<Rendered>, Failure> {
        let effort = self.picture_effort();
        let sources: Vec<&Path> = stills.iter().map(|still| still.source).collect();
        let work = |still: &Still<'_>| PictureWork {
            source: still.source.to_owned(),
            format: still.format,
            out: out.to_owned(),
            pixels: self.config.limits.pixels,
            turn: still.turn,
            names: still.names.to_vec(),
        };
        let job = Job {
            bounds: self.bounds(&sources, &[out], Execute::Nothing, &effort),
            task: Task::RenderPictures(stills.iter().map(work).collect()),
            deadline: effort.deadline,
        };
        match run::ask(&self.config.program, job).await? {
            Answer::Rendered(rendered) => Ok(rendered),
            _ => Err(Failure::Crashed),
        }
    }

    /// The two small renditions of a still that FFmpeg took from a film or a sound.
    pub(super) async fn render_still(&self, source: &Path, out: &Path) -> Result<Rendered, Failure> {
        let still = Still {
            source,
            format: Format::Png,
            turn: None,
            names: &STANDING_FOR,
        };
        self.render_picture(&still, out).await
    }

    pub(super) fn picture_effort(&self) -> Effort {
        Effort {
            deadline: self.config.deadlines.picture,
            file_size: PICTURE_FILE,
        }
    }

    /// A folder for what lies between two steps; gone when it is dropped.
    pub(super) async fn between(&self) -> Result<TempDir, Failure> {
        let scratch = self.config.scratch.clone();
        let make = move || {
            std::fs::create_dir_all(&scratch)?;
            tempfile::Builder::new()
                .prefix("media-")
                .tempdir_in(scratch.canonicalize()?)
        };
        let made = tokio::task::spawn_blocking(make)
            .await
            .map_err(|_| Failure::NotStarted)?;
        made.map_err(|error| match Failure::of_io(&error) {
            Failure::OutOfSpace => Failure::OutOfSpace,
            _ => Failure::NotStarted,
        })
    }
}

/// What a picture alone comes to.
pub(super) fn shown(rendered: Rendered) -> Shown {
    Shown {
        files: rendered.files,
        wholeness: rendered.wholeness,
        placeholder: rendered.placeholder,
        ..Shown::default()
    }
}

/// A finished file of the stream kind.
pub(super) async fn finished(
    name: RenditionName,
    path: &Path,
    content_type: &str,
    size: Option<(u32, u32)>,
) -> Result<RenditionFile, Failure> {
    let length = tokio::fs::metadata(path)
        .await
        .map_err(|_| Failure::Unreadable)?
        .len();
    // FFmpeg is content with a file without a frame in it.
    if length < 512 {
        return Err(Failure::Unreadable);
    }
    Ok(RenditionFile {
        name,
        path: path.to_owned(),
        content_type: content_type.to_owned(),
        width: size.map(|(width, _)| width),
        height: size.map(|(_, height)| height),
        size: length,
    })
}
