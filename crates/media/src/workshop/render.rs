//! Making what is shown of a file.

use std::path::Path;

use tempfile::TempDir;
use vitrine_model::MediaKind;

use super::{Effort, Workshop, examine::resolve};
use crate::{
    Examination, Failure, Format, RenditionFile, RenditionName, Support,
    child::{Answer, Rendered, Task},
    confine::Execute,
    picture::PictureWork,
    run::{self, Job},
};

/// No JPEG of 2560 pixels and no PNG of 1280 comes near it.
const PICTURE_FILE: u64 = 64 << 20;

/// Of film and sound: what stands for them among pictures.
const STANDING_FOR: [RenditionName; 2] = [RenditionName::Small, RenditionName::Medium];

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
    ) -> Result<Vec<RenditionFile>, Failure> {
        if examination.support() == Support::Kept {
            return Err(Failure::Unsupported);
        }
        let source = resolve(source).await?;
        let out = resolve(out).await?;
        match examination.kind {
            MediaKind::Picture => {
                let wanted = [RenditionName::Small, RenditionName::Medium, RenditionName::Large];
                Ok(self
                    .render_picture(&source, examination.format, &out, &wanted)
                    .await?
                    .files)
            }
            MediaKind::Film => self.render_film(&source, examination, &out).await,
            MediaKind::Sound => self.render_sound(&source, examination, &out).await,
            MediaKind::Document | MediaKind::Other => Err(Failure::Unsupported),
        }
    }

    async fn render_picture(
        &self,
        source: &Path,
        format: Format,
        out: &Path,
        names: &[RenditionName],
    ) -> Result<Rendered, Failure> {
        let effort = self.picture_effort();
        let job = Job {
            bounds: self.bounds(&[source], &[out], Execute::Nothing, &effort),
            task: Task::RenderPicture(PictureWork {
                source: source.to_owned(),
                format,
                out: out.to_owned(),
                pixels: self.config.limits.pixels,
                names: names.to_vec(),
            }),
            deadline: effort.deadline,
        };
        match run::ask(&self.config.program, job).await? {
            Answer::Rendered(rendered) => Ok(rendered),
            _ => Err(Failure::Crashed),
        }
    }

    /// The two small renditions of a still that FFmpeg took from a film or a sound.
    pub(super) async fn render_still(&self, still: &Path, out: &Path) -> Result<Rendered, Failure> {
        self.render_picture(still, Format::Png, out, &STANDING_FOR).await
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
