//! Office documents, by way of PDF.

use std::path::{Path, PathBuf};

use super::{Effort, Workshop, plain};
use crate::{Failure, Format, Shown, Tool, confine::Execute, document::office, run};

/// The PDF of a document, in bytes.
const MOST_PDF: u64 = 1 << 30;

impl Workshop {
    pub(super) async fn render_office(
        &self,
        source: &Path,
        format: Format,
        out: &Path,
    ) -> Result<Shown, Failure> {
        let between = self.between().await?;
        let pdf = self.to_pdf(source, format, between.path()).await?;
        self.render_pages(&pdf, out).await
    }

    async fn to_pdf(&self, source: &Path, format: Format, between: &Path) -> Result<PathBuf, Failure> {
        let (given, own, made) = (between.join("given"), between.join("own"), between.join("made"));
        let document = given.join(office::file_name(format));
        let settings = office::settings_path(&own.join("profile"));
        let prepare = async {
            for folder in [&given, &made] {
                tokio::fs::create_dir(folder).await?;
            }
            if let Some(folder) = settings.parent() {
                tokio::fs::create_dir_all(folder).await?;
            }
            tokio::fs::write(&settings, office::SETTINGS).await?;
            tokio::fs::copy(source, &document).await.map(drop)
        };
        prepare.await.map_err(|error| match Failure::of_io(&error) {
            Failure::OutOfSpace => Failure::OutOfSpace,
            _ => Failure::NotStarted,
        })?;
        let pdf = made.join(document.with_extension("pdf").file_name().unwrap_or_default());
        // With settings that are new it ends after having made them, and wants to be started again.
        let first = self.convert(&document, &own, &made).await;
        if !pdf.exists() {
            match first {
                Ok(()) | Err(Failure::Unreadable) => self.convert(&document, &own, &made).await?,
                Err(failure) => return Err(failure),
            }
        }
        // What it can't open it says nothing of.
        if pdf.exists() {
            Ok(pdf)
        } else {
            Err(Failure::Unreadable)
        }
    }

    async fn convert(&self, document: &Path, own: &Path, made: &Path) -> Result<(), Failure> {
        let profile = own.join("profile");
        let arguments = office::arguments(plain(document)?, plain(&profile)?, plain(made)?);
        let effort = Effort {
            deadline: self.config.deadlines.office,
            file_size: MOST_PDF,
        };
        let mut job = self
            .tool(Tool::Libreoffice, arguments, &[document], &[own, made], &effort)?
            .told(office::environment(plain(own)?));
        job.bounds.execute = Execute::OfficeProgram;
        run::collect(&self.config.program, job).await.map(drop)
    }
}
