//! Finding out what a file is and what it says of itself.

use std::{
    io::SeekFrom,
    path::{Path, PathBuf},
};

use tokio::{
    fs::File,
    io::{AsyncReadExt, AsyncSeekExt},
};

use super::{Effort, Workshop, plain};
use vitrine_model::MediaKind;

use crate::{
    END_LENGTH, Examination, Exposure, Failure, Format, Listed, Metadata, SNIFF_LENGTH, Tool,
    child::{Answer, Task},
    confine::Execute,
    film::probe,
    format::Reader,
    listed,
    metadata::exiftool::{self, Said},
    picture::PictureFacts,
    run::{self, Job},
    sniff, tag_length,
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
        let format = format_of(&source).await?;
        match format.reader() {
            Some(Reader::Own) => match self.examine_picture(&source, format).await {
                Err(Failure::Unreadable) => self.examine_elsewhere(&source, format).await,
                other => other,
            },
            Some(Reader::Vips) => self.examine_elsewhere(&source, format).await,
            Some(Reader::Magick | Reader::Preview) => self.examine_by_exiftool(&source, format).await,
            Some(Reader::Stream) => self.examine_recording(&source, format).await,
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
            changed,
            has_words,
        } = self.picture_facts(source, format).await?;
        // What stands outside of an EXIF block, exiftool finds as well.
        let asked = match metadata.camera {
            Some(_) => exiftool::arguments,
            None => exiftool::all_arguments,
        };
        let said = if has_words {
            self.said_elsewhere(source, asked).await.metadata
        } else {
            Metadata::default()
        };
        let captured = metadata.captured.clone();
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
            metadata: Metadata {
                captured: captured.or(said.captured.clone()).or(changed),
                ..words.or(metadata).or(said)
            },
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

    /// Editors write their words into a film as they do into a picture.
    async fn examine_recording(&self, source: &Path, format: Format) -> Result<Examination, Failure> {
        let mut found = self.examine_stream(source, format).await?;
        if found.kind == MediaKind::Film {
            let said = self.said_elsewhere(source, exiftool::arguments).await;
            found.metadata = found.metadata.or(said.metadata);
        }
        Ok(found)
    }

    pub(super) async fn examine_stream(&self, source: &Path, format: Format) -> Result<Examination, Failure> {
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

/// By its first bytes; behind a tag such as MP3 begins with, which other sounds have too, by those that follow; of an
/// archive by the list at its end.
async fn format_of(source: &Path) -> Result<Format, Failure> {
    let first = head(source).await?;
    let format = sniff(&first);
    if format == Format::Zip {
        return match listed(&end(source).await?) {
            Some(Listed::Office(office)) => Ok(Format::Office(office)),
            Some(Listed::TypeAt(start)) => match sniff(&head_at(source, start).await?) {
                told @ Format::Office(_) => Ok(told),
                _ => Ok(format),
            },
            None => Ok(format),
        };
    }
    let Some(length) = tag_length(&first).filter(|_| format == Format::Mp3) else {
        return Ok(format);
    };
    match sniff(&head_at(source, length).await?) {
        tagged @ (Format::Flac | Format::Aac) => Ok(tagged),
        _ => Ok(format),
    }
}

pub(super) async fn head(source: &Path) -> Result<Vec<u8>, Failure> {
    head_at(source, 0).await
}

async fn head_at(source: &Path, start: u64) -> Result<Vec<u8>, Failure> {
    piece(source, |_length| start, SNIFF_LENGTH as u64).await
}

async fn end(source: &Path) -> Result<Vec<u8>, Failure> {
    piece(source, |length| length.saturating_sub(END_LENGTH), END_LENGTH).await
}

/// So many bytes, fewer where it ends before, from where its length says.
async fn piece(source: &Path, start: impl Fn(u64) -> u64, most: u64) -> Result<Vec<u8>, Failure> {
    let failed = |error| Failure::of_io(&error);
    let mut file = File::open(source).await.map_err(failed)?;
    let length = file.metadata().await.map_err(failed)?.len();
    file.seek(SeekFrom::Start(start(length))).await.map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes).await.map_err(failed)?;
    Ok(bytes)
}
