//! Finding out what a file is that others decode: pictures by libvips, ImageMagick and exiftool, documents by Poppler.

use std::path::Path;

use super::{Effort, Workshop, plain};
use crate::{
    Examination, Failure, Format, Tool,
    child::Task,
    confine::Execute,
    document::pdf,
    metadata::exiftool::{self, Said},
    run::{self, Job},
    still::vips,
};

impl Workshop {
    /// By libvips, or where it does not understand the picture, by exiftool, which looks at less of it.
    pub(super) async fn examine_elsewhere(
        &self,
        source: &Path,
        format: Format,
    ) -> Result<Examination, Failure> {
        match self.examine_by_vips(source, format).await {
            Err(failure @ (Failure::Unreadable | Failure::Crashed)) => {
                let found = self.examine_by_exiftool(source, format).await;
                found.map_err(|other| match other {
                    Failure::TooLarge => other,
                    _ => failure,
                })
            }
            other => other,
        }
    }

    async fn examine_by_vips(&self, source: &Path, format: Format) -> Result<Examination, Failure> {
        let effort = Effort::brief(self.config.deadlines.examine);
        let arguments = vips::header_arguments(plain(source)?);
        let job = self.tool(Tool::Vipsheader, arguments, &[source], &[], &effort)?;
        let job = job.told(vips::environment(format, self.config.limits.threads));
        let facts = vips::read_header(&run::collect(&self.config.program, job).await?)?;
        self.check_size((facts.width, facts.height))?;
        // The frames of a film that moves are no pages.
        let pages = (format == Format::Tiff && facts.pages > 1).then_some(facts.pages);
        self.check_pages(pages)?;
        let said = self.said_elsewhere(source, exiftool::all_arguments).await;
        Ok(Examination {
            width: Some(facts.width),
            height: Some(facts.height),
            pages,
            metadata: said.metadata,
            ..Examination::of_format(format)
        })
    }

    /// What is looked at by the program itself before it is given to another.
    async fn check(&self, source: &Path, format: Format) -> Result<(), Failure> {
        let effort = Effort::brief(self.config.deadlines.examine);
        let job = Job {
            bounds: self.bounds(&[source], &[], Execute::Nothing, &effort),
            task: Task::Check {
                source: source.to_owned(),
                format,
            },
            deadline: effort.deadline,
        };
        run::ask(&self.config.program, job).await.map(drop)
    }

    /// Here exiftool is the only one to ask, and its failure that of the file.
    pub(super) async fn examine_by_exiftool(
        &self,
        source: &Path,
        format: Format,
    ) -> Result<Examination, Failure> {
        let said = self.ask_exiftool(source).await?;
        let (width, height) = upright(&said).ok_or(Failure::Unreadable)?;
        self.check_size((width, height))?;
        self.check(source, format).await?;
        Ok(Examination {
            width: Some(width),
            height: Some(height),
            metadata: said.metadata,
            ..Examination::of_format(format)
        })
    }

    pub(super) async fn ask_exiftool(&self, source: &Path) -> Result<Said, Failure> {
        let effort = Effort::brief(self.config.deadlines.examine);
        let arguments = exiftool::all_arguments(plain(source)?);
        let job = self.tool(Tool::Exiftool, arguments, &[source], &[], &effort)?;
        Ok(exiftool::read(&run::collect(&self.config.program, job).await?))
    }

    pub(super) async fn examine_pages(&self, source: &Path, format: Format) -> Result<Examination, Failure> {
        let facts = self.pdf_facts(source).await?;
        let said = self.said_elsewhere(source, exiftool::arguments).await.metadata;
        Ok(Examination {
            pages: Some(facts.pages),
            metadata: said.or(facts.metadata),
            ..Examination::of_format(format)
        })
    }

    pub(super) async fn pdf_facts(&self, source: &Path) -> Result<pdf::PdfFacts, Failure> {
        let effort = Effort::brief(self.config.deadlines.examine);
        let arguments = pdf::info_arguments(plain(source)?);
        let job = self.tool(Tool::Pdfinfo, arguments, &[source], &[], &effort)?;
        let facts = pdf::read_info(&run::collect(&self.config.program, job).await?)?;
        self.check_pages(Some(facts.pages))?;
        Ok(facts)
    }

    /// Weighed before it is unpacked; what it says of itself stands in its parts, where exiftool looks.
    pub(super) async fn examine_office(&self, source: &Path, format: Format) -> Result<Examination, Failure> {
        if self.tools.path(Tool::Libreoffice).is_err() {
            return Err(Failure::NoOffice);
        }
        self.check(source, format).await?;
        Ok(Examination {
            metadata: self
                .said_elsewhere(source, exiftool::all_arguments)
                .await
                .metadata,
            ..Examination::of_format(format)
        })
    }

    /// Refuses a bomb: few bytes that claim to be more pixels than may be decoded.
    fn check_size(&self, (width, height): (u32, u32)) -> Result<(), Failure> {
        match u64::from(width) * u64::from(height) {
            0 => Err(Failure::Unreadable),
            claimed if claimed > self.config.limits.pixels => Err(Failure::TooLarge),
            _ => Ok(()),
        }
    }

    fn check_pages(&self, pages: Option<u32>) -> Result<(), Failure> {
        match pages {
            Some(claimed) if claimed > self.config.limits.pages => Err(Failure::TooLarge),
            _ => Ok(()),
        }
    }
}

fn upright(said: &Said) -> Option<(u32, u32)> {
    let (width, height) = said.size?;
    let lies_on_its_side = said.turn.is_some_and(|turn| turn >= 5);
    Some(if lies_on_its_side {
        (height, width)
    } else {
        (width, height)
    })
}
