//! Poster and proxy of a film.

use std::path::Path;

use super::{Effort, Workshop, plain, render::finished};
use crate::{
    Examination, Failure, FilmFacts, RenditionFile, RenditionName, Tool,
    child::Rendered,
    film::{self, poster, proxy},
    run,
};

impl Workshop {
    pub(super) async fn render_film(
        &self,
        source: &Path,
        examination: &Examination,
        out: &Path,
    ) -> Result<Vec<RenditionFile>, Failure> {
        let (Some(facts), Some(width), Some(height)) =
            (&examination.film, examination.width, examination.height)
        else {
            return Err(Failure::Unreadable);
        };
        let mut files = self
            .poster(source, examination, facts, (width, height), out)
            .await?;
        files.push(
            self.film_proxy(source, examination, facts, (width, height), out)
                .await?,
        );
        Ok(files)
    }

    async fn film_proxy(
        &self,
        source: &Path,
        examination: &Examination,
        facts: &FilmFacts,
        upright: (u32, u32),
        out: &Path,
    ) -> Result<RenditionFile, Failure> {
        let limits = &self.config.limits;
        let path = out.join("proxy.mp4");
        let size = proxy::size(upright);
        let mut arguments = film::input(plain(source)?, examination.format, limits.pixels, limits.threads);
        arguments.extend(proxy::arguments(facts, size, limits.threads, plain(&path)?));
        let effort = Effort {
            deadline: self
                .config
                .deadlines
                .of_stream(examination.duration, self.config.deadlines.second_of_film),
            file_size: limits.proxy_size,
        };
        let job = self.tool(Tool::Ffmpeg, arguments, &[source], &[out], &effort)?;
        run::collect(&self.config.program, job).await?;
        finished(RenditionName::Proxy, &path, "video/mp4", Some(size)).await
    }

    /// Looks at several moments for one with light in it; the lightest of them where none has enough.
    async fn poster(
        &self,
        source: &Path,
        examination: &Examination,
        facts: &FilmFacts,
        upright: (u32, u32),
        out: &Path,
    ) -> Result<Vec<RenditionFile>, Failure> {
        let mut best: Option<(f64, u8)> = None;
        let mut failed = Failure::Unreadable;
        for moment in poster::moments(examination) {
            match self
                .still_at(moment, source, examination, facts, upright, out)
                .await
            {
                Ok(still) if still.brightness >= poster::TOO_DARK => return Ok(still.files),
                Ok(still) if best.is_none_or(|(_, light)| still.brightness > light) => {
                    best = Some((moment, still.brightness));
                }
                Ok(_) => {}
                // The claimed length may be wrong: another moment may be there.
                Err(Failure::Unreadable) => {}
                Err(failure @ (Failure::OutOfSpace | Failure::ToolMissing { .. } | Failure::TooLarge)) => {
                    return Err(failure);
                }
                Err(failure) => failed = failure,
            }
        }
        let (moment, _) = best.ok_or(failed)?;
        let still = self
            .still_at(moment, source, examination, facts, upright, out)
            .await?;
        Ok(still.files)
    }

    async fn still_at(
        &self,
        moment: f64,
        source: &Path,
        examination: &Examination,
        facts: &FilmFacts,
        upright: (u32, u32),
        out: &Path,
    ) -> Result<Rendered, Failure> {
        let limits = &self.config.limits;
        let between = self.between().await?;
        let still = between.path().join("still.png");
        let mut arguments = poster::seek(moment);
        arguments.extend(film::input(
            plain(source)?,
            examination.format,
            limits.pixels,
            limits.threads,
        ));
        arguments.extend(poster::arguments(facts, upright, plain(&still)?));
        let job = self.tool(
            Tool::Ffmpeg,
            arguments,
            &[source],
            &[between.path()],
            &self.picture_effort(),
        )?;
        run::collect(&self.config.program, job).await?;
        if !still.exists() {
            return Err(Failure::Unreadable);
        }
        self.render_still(&still, out).await
    }
}
