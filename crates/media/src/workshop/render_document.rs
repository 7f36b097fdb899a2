//! The pages of a document as pictures, and the words in it.

use std::{
    num::NonZeroU32,
    ops::RangeInclusive,
    path::{Path, PathBuf},
};

use super::{Effort, Workshop, plain, render::Still};
use crate::{
    DocumentFacts, Failure, Format, RenditionName, Shown, Tool,
    child::{Answer, Rendered, Task},
    confine::Execute,
    document::{self, page, pdf},
    run::{self, Job},
    still::{Demand, vips},
};

/// As many words are listened to as are kept, and some that are not.
const MOST_WORDS: usize = 2 << 20;

impl Workshop {
    /// Of a PDF.
    pub(super) async fn render_pages(&self, source: &Path, out: &Path) -> Result<Shown, Failure> {
        let pages = self.pdf_facts(source).await?.pages;
        let mut made = Shown::default();
        for batch in pdf::batches(pages, self.config.limits.pages_shown) {
            match self.render_batch(source, &batch, out).await {
                Ok(rendered) => {
                    for page in rendered {
                        made.placeholder = made.placeholder.or(page.placeholder);
                        made.files.extend(page.files);
                    }
                }
                Err(failure) if made.files.is_empty() || failure == Failure::OutOfSpace => {
                    return Err(failure);
                }
                Err(failure) => {
                    // What stands before can be shown; what stands behind, hardly.
                    tracing::info!(
                        code = failure.code(),
                        page = batch.start(),
                        "some pages could not be read"
                    );
                    break;
                }
            }
        }
        let first = made
            .files
            .iter()
            .find(|file| file.name == RenditionName::Page(NonZeroU32::MIN));
        let size = first
            .ok_or(Failure::Unreadable)
            .map(|page| page.width.zip(page.height))?;
        made.document = Some(DocumentFacts {
            pages,
            size,
            text: self.pdf_text(source).await?,
        });
        Ok(made)
    }

    async fn render_batch(
        &self,
        source: &Path,
        batch: &RangeInclusive<u32>,
        out: &Path,
    ) -> Result<Vec<Rendered>, Failure> {
        let between = self.between().await?;
        let prefix = between.path().join("page");
        let arguments = pdf::page_arguments(plain(source)?, batch, plain(&prefix)?);
        let effort = self.picture_effort();
        let job = self.tool(Tool::Pdftoppm, arguments, &[source], &[between.path()], &effort)?;
        run::collect(&self.config.program, job).await?;
        let pages = pages_in(between.path()).await?;
        let names: Vec<_> = pages.iter().map(|(page, _)| pdf::names(*page)).collect();
        let stills: Vec<Still<'_>> = pages
            .iter()
            .zip(&names)
            .map(|((_, path), names)| Still {
                source: path,
                format: Format::Pnm,
                turn: None,
                names,
            })
            .collect();
        self.render_pictures(&stills, out).await
    }

    /// Words that can't be read are none: the pages can be looked at.
    async fn pdf_text(&self, source: &Path) -> Result<Option<String>, Failure> {
        let effort = Effort::brief(self.config.deadlines.picture);
        let arguments = pdf::text_arguments(plain(source)?);
        let job = self.tool(Tool::Pdftotext, arguments, &[source], &[], &effort)?;
        let mut words = Vec::new();
        let heard = run::stream(&self.config.program, job, |piece| {
            let room = MOST_WORDS.saturating_sub(words.len());
            words.extend_from_slice(&piece[..piece.len().min(room)]);
        });
        if let Err(failure) = heard.await {
            tracing::info!(code = failure.code(), "the words of a document could not be read");
            return Ok(None);
        }
        Ok(document::kept(&words))
    }

    /// A plain text is its own words, and its first page is drawn.
    pub(super) async fn render_text(&self, source: &Path, out: &Path) -> Result<Shown, Failure> {
        let effort = Effort::brief(self.config.deadlines.examine);
        let job = Job {
            bounds: self.bounds(&[source], &[], Execute::Nothing, &effort),
            task: Task::ReadText {
                source: source.to_owned(),
            },
            deadline: effort.deadline,
        };
        let Answer::Text(text) = run::ask(&self.config.program, job).await? else {
            return Err(Failure::Crashed);
        };
        let between = self.between().await?;
        let drawing = between.path().join("page.svg");
        tokio::fs::write(&drawing, page::drawn(text.as_deref().unwrap_or_default()))
            .await
            .map_err(|_| Failure::NotStarted)?;
        let drawn = vips::Page {
            format: Format::Svg,
            index: 0,
            has_profile: false,
            demand: Demand::All,
        };
        let first = self
            .vips_page(&drawing, drawn, &pdf::names(NonZeroU32::MIN), out)
            .await?;
        Ok(Shown {
            document: Some(DocumentFacts {
                pages: 1,
                size: Some(page::SIZE),
                text,
            }),
            ..first
        })
    }
}

/// The pages that pdftoppm wrote, in their order.
async fn pages_in(folder: &Path) -> Result<Vec<(NonZeroU32, PathBuf)>, Failure> {
    let mut entries = tokio::fs::read_dir(folder)
        .await
        .map_err(|_| Failure::NotStarted)?;
    let mut pages = Vec::new();
    while let Ok(Some(entry)) = entries.next_entry().await {
        if let Some(page) = entry.file_name().to_str().and_then(pdf::page_of) {
            pages.push((page, entry.path()));
        }
    }
    pages.sort_unstable();
    if pages.is_empty() {
        Err(Failure::Unreadable)
    } else {
        Ok(pages)
    }
}
