//! Pictures that others decode, and what is made of them.

use std::{
    num::NonZeroU32,
    path::{Path, PathBuf},
};

use super::{
    Effort, Workshop, plain,
    render::{OF_PICTURE, Still, shown},
};
use crate::{
    DocumentFacts, Examination, Failure, Format, RenditionName, Shown, Tool, Wholeness,
    child::Rendered,
    run, sniff,
    still::{Demand, magick, preview, vips},
};

impl Workshop {
    pub(super) async fn render_by_vips(
        &self,
        source: &Path,
        examination: &Examination,
        demand: Demand,
        out: &Path,
    ) -> Result<Shown, Failure> {
        let page_at = |page: NonZeroU32| vips::Page {
            format: examination.format,
            index: page.get() - 1,
            has_profile: examination.metadata.profile.is_some(),
            demand,
        };
        let mut made = self
            .vips_page(source, page_at(NonZeroU32::MIN), &first_names(examination), out)
            .await?;
        let Some(pages) = examination.pages else {
            return Ok(made);
        };
        let last = pages.min(self.config.limits.pages_shown);
        for page in (2..=last).filter_map(NonZeroU32::new) {
            match self
                .vips_page(source, page_at(page), &[RenditionName::Page(page)], out)
                .await
            {
                Ok(next) => made.files.extend(next.files),
                Err(Failure::OutOfSpace) => return Err(Failure::OutOfSpace),
                Err(failure) => {
                    // What stands before it can be shown; what stands behind it, hardly.
                    tracing::info!(code = failure.code(), %page, "a page could not be read");
                    break;
                }
            }
        }
        made.document = Some(of_pages(pages));
        Ok(made)
    }

    pub(super) async fn vips_page(
        &self,
        source: &Path,
        page: vips::Page,
        names: &[RenditionName],
        out: &Path,
    ) -> Result<Shown, Failure> {
        let between = self.between().await?;
        let still = between.path().join("still.ppm");
        let arguments = vips::still_arguments(plain(source)?, page, plain(&still)?);
        let effort = self.picture_effort();
        let job = self.tool(Tool::Vips, arguments, &[source], &[between.path()], &effort)?;
        let job = job.told(vips::environment(page.format, self.config.limits.threads));
        run::collect(&self.config.program, job).await?;
        let still = Still {
            source: &still,
            format: Format::Pnm,
            turn: None,
            names,
        };
        demanded(page.demand, self.render_picture(&still, out).await?)
    }

    /// Of several pages the first.
    pub(super) async fn render_by_magick(
        &self,
        source: &Path,
        examination: &Examination,
        demand: Demand,
        out: &Path,
    ) -> Result<Shown, Failure> {
        let between = self.between().await?;
        // What it reads its orders from is not where it may write.
        let orders = self.between().await?;
        let policy = orders.path().join("policy.xml");
        tokio::fs::write(&policy, magick::POLICY)
            .await
            .map_err(|_| Failure::NotStarted)?;
        let still = between.path().join("still.jpg");
        let arguments = magick::arguments(plain(source)?, examination.format, demand, plain(&still)?);
        let effort = self.picture_effort();
        let job = self.tool(
            Tool::Magick,
            arguments,
            &[source, &policy],
            &[between.path()],
            &effort,
        )?;
        let job = job.told(magick::environment(
            plain(orders.path())?,
            self.config.limits.threads,
        ));
        run::collect(&self.config.program, job).await?;
        let still = Still {
            source: &still,
            format: Format::Jpeg,
            turn: None,
            names: &first_names(examination),
        };
        let mut made = demanded(demand, self.render_picture(&still, out).await?)?;
        made.document = examination.pages.map(of_pages);
        Ok(made)
    }

    /// The largest of the pictures that the camera put in.
    pub(super) async fn render_preview(&self, source: &Path, out: &Path) -> Result<Shown, Failure> {
        let said = self.ask_exiftool(source).await?;
        let between = self.between().await?;
        let arguments = preview::arguments(plain(source)?, plain(between.path())?);
        let effort = Effort {
            deadline: self.config.deadlines.picture,
            file_size: super::render::PICTURE_FILE,
        };
        let job = self.tool(Tool::Exiftool, arguments, &[source], &[between.path()], &effort)?;
        run::collect(&self.config.program, job).await?;
        let largest = largest_jpeg(between.path()).await?.ok_or(Failure::Unreadable)?;
        let still = Still {
            source: &largest,
            format: Format::Jpeg,
            turn: said.turn,
            names: &OF_PICTURE,
        };
        Ok(shown(self.render_picture(&still, out).await?))
    }
}

/// Of the first page of several, a picture of its own beside.
fn first_names(examination: &Examination) -> Vec<RenditionName> {
    let page = examination.pages.map(|_| RenditionName::Page(NonZeroU32::MIN));
    OF_PICTURE.into_iter().chain(page).collect()
}

/// Readers that are content with a part are content with nothing.
fn demanded(demand: Demand, rendered: Rendered) -> Result<Shown, Failure> {
    match demand {
        Demand::WhatThereIs if !rendered.shows_something => Err(Failure::Unreadable),
        Demand::WhatThereIs => Ok(Shown {
            wholeness: Wholeness::Damaged,
            ..shown(rendered)
        }),
        Demand::All => Ok(shown(rendered)),
    }
}

/// A picture of several pages has no words to be found by.
fn of_pages(pages: u32) -> DocumentFacts {
    DocumentFacts {
        pages,
        ..DocumentFacts::default()
    }
}

async fn largest_jpeg(folder: &Path) -> Result<Option<PathBuf>, Failure> {
    let mut entries = tokio::fs::read_dir(folder)
        .await
        .map_err(|_| Failure::NotStarted)?;
    let mut largest: Option<(u64, PathBuf)> = None;
    while let Ok(Some(entry)) = entries.next_entry().await {
        let path = entry.path();
        let size = entry.metadata().await.map_or(0, |meta| meta.len());
        let is_larger = largest.as_ref().is_none_or(|(most, _)| size > *most);
        if is_larger && sniff(&super::examine::head(&path).await?) == Format::Jpeg {
            largest = Some((size, path));
        }
    }
    Ok(largest.map(|(_, path)| path))
}
