//! Finding out what a file is and what it says of itself.

use std::path::{Path, PathBuf};

use tokio::{fs::File, io::AsyncReadExt};

use super::{Effort, Workshop, plain};
use crate::{
    Examination, Exposure, Failure, Format, Metadata, SNIFF_LENGTH, Tool,
    child::{Answer, Task},
    confine::Execute,
    film::probe,
    format::Reader,
    metadata::exiftool::{self, Said},
    picture::PictureFacts,
    run::{self, Job},
    sniff,
};

impl Workshop {
    /// Finds out what a file is and what it says of itself. A file of a kind that is only kept is examined
    /// as far as its first bytes go, which is no failure.
    ///
    /// # Errors
    ///
    /// See [`Failure`]. Without exiftool a picture is examined all the same, and says less.
    pub async fn examine(&self, source: &Path) -> Result<Examination, Failure> {
        let source = resolve(source).await?;
        let format = sniff(&head(&source).await?);
        match format.reader() {
            Some(Reader::Own) => self.examine_picture(&source, format).await,
            Some(Reader::Vips) => self.examine_by_vips(&source, format).await,
            Some(Reader::Magick | Reader::Preview) => self.examine_by_exiftool(&source, format).await,
            Some(Reader::Stream) => self.examine_stream(&source, format).await,
            Some(Reader::Pages) => self.examine_pages(&source, format).await,
            Some(Reader::Office) => self.examine_office(&source, format).await,
            Some(Reader::Text) | None => Ok(Examination::of_format(format)),
        }
    }

    async fn examine_picture(&self, source: &Path, format: Format) -> Result<Examination, Failure> {
        let PictureFacts {
            width,
            height,
            metadata,
            has_words,
        } = self.picture_facts(source, format).await?;
        let said = if has_words {
            self.said_elsewhere(source, exiftool::arguments).await.metadata
        } else {
            Metadata::default()
        };
        // EXIF is the camera's word on when, where and with what; people write captions elsewhere.
        let words = Metadata {
            captured: None,
            place: None,
            camera: None,
            lens: None,
            exposure: Exposure::default(),
            ..said.clone()
        };
        Ok(Examination {
            width: Some(width),
            height: Some(height),
            metadata: words.or(metadata).or(said),
            ..Examination::of_format(format)
        })
    }

    async fn picture_facts(&self, source: &Path, format: Format) -> Result<PictureFacts, Failure> {
        let effort = Effort::brief(self.config.deadlines.examine);
        let job = Job {
            bounds: self.bounds(&[source], &[], Execute::Nothing, &effort),
            task: Task::ExaminePicture {
                source: source.to_owned(),
                format,
                pixels: self.config.limits.pixels,
            },
            deadline: effort.deadline,
        };
        match run::ask(&self.config.program, job).await? {
            Answer::Picture(facts) => Ok(*facts),
            _ => Err(Failure::Crashed),
        }
    }

    /// What exiftool finds. Not worth failing for: the picture itself can be read.
    pub(super) async fn said_elsewhere(&self, source: &Path, asked: fn(&str) -> Vec<String>) -> Said {
        let effort = Effort::brief(self.config.deadlines.examine);
        let ask = async {
            let arguments = asked(plain(source)?);
            let job = self.tool(Tool::Exiftool, arguments, &[source], &[], &effort)?;
            run::collect(&self.config.program, job).await
        };
        match ask.await {
            Ok(json) => exiftool::read(&json),
            Err(failure) => {
                tracing::info!(code = failure.code(), "captions and keywords could not be read");
                Said::default()
            }
        }
    }

    async fn examine_stream(&self, source: &Path, format: Format) -> Result<Examination, Failure> {
        let effort = Effort::brief(self.config.deadlines.examine);
        let arguments = probe::arguments(plain(source)?, format, self.config.limits.pixels);
        let job = self.tool(Tool::Ffprobe, arguments, &[source], &[], &effort)?;
        let found = probe::read(&run::collect(&self.config.program, job).await?, format)?;
        let pixels = u64::from(found.width.unwrap_or(0)) * u64::from(found.height.unwrap_or(0));
        if pixels > self.config.limits.pixels {
            return Err(Failure::TooLarge);
        }
        Ok(found)
    }
}

/// The path without links: Landlock looks at the file itself.
pub(super) async fn resolve(path: &Path) -> Result<PathBuf, Failure> {
    tokio::fs::canonicalize(path)
        .await
        .map_err(|error| Failure::of_io(&error))
}

pub(super) async fn head(source: &Path) -> Result<Vec<u8>, Failure> {
    let mut head = Vec::with_capacity(SNIFF_LENGTH);
    let file = File::open(source).await.map_err(|error| Failure::of_io(&error))?;
    file.take(SNIFF_LENGTH as u64)
        .read_to_end(&mut head)
        .await
        .map_err(|error| Failure::of_io(&error))?;
    Ok(head)
}
