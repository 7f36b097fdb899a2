//! Poster and proxy of a film.

use std::path::Path;

use super::{
    Effort, Workshop, plain,
    render::{Still, finished, shown},
};
use crate::{
    Examination, Failure, FilmFacts, Format, RenditionFile, RenditionName, Shown, Sprite, Tool,
    child::Rendered,
    film::{self, poster, proxy, sprite},
    run,
};

impl Workshop {
    pub(super) async fn render_film(
        &self,
        source: &Path,
        examination: &Examination,
        out: &Path,
    ) -> Result<Shown, Failure> {
        let (Some(facts), Some(width), Some(height)) =
            (&examination.film, examination.width, examination.height)
        else {
            return Err(Failure::Unreadable);
        };
        let mut made = shown(
            self.poster(source, examination, facts, (width, height), out)
                .await?,
        );
        let proxy = self
            .film_proxy(source, examination, facts, (width, height), out)
            .await?;
        let played = self.examine_stream(&proxy.path, Format::Mp4).await?.duration;
        made.wholeness = examination.wholeness(played.unwrap_or(0.0));
        made.files.push(proxy);
        made.sprite = self.sprite(&mut made.files, examination.duration, out).await?;
        if examination.sound.is_some() {
            made.loudness = self.loudness(source, examination).await?;
        }
        Ok(made)
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

    /// Of the proxy, which is the last of the files. A film can do without: only a full disk is worth failing for.
    async fn sprite(
        &self,
        files: &mut Vec<RenditionFile>,
        duration: Option<f64>,
        out: &Path,
    ) -> Result<Option<Sprite>, Failure> {
        let Some(proxy) = files.last() else {
            return Ok(None);
        };
        let size = proxy.width.zip(proxy.height);
        let Some(layout) = size.and_then(|size| sprite::layout(size, duration)) else {
            return Ok(None);
        };
        match self.sprite_of(&proxy.path, &layout, out).await {
            Ok(made) => {
                files.extend(made.files);
                Ok(Some(layout))
            }
            Err(Failure::OutOfSpace) => Err(Failure::OutOfSpace),
            Err(failure) => {
                tracing::info!(code = failure.code(), "a film could not be looked through");
                Ok(None)
            }
        }
    }

    async fn sprite_of(&self, proxy: &Path, layout: &Sprite, out: &Path) -> Result<Rendered, Failure> {
        let limits = &self.config.limits;
        let between = self.between().await?;
        let frames = between.path().join("frames.png");
        let mut arguments = sprite::before();
        arguments.extend(film::input(
            plain(proxy)?,
            Format::Mp4,
            limits.pixels,
            limits.threads,
        ));
        arguments.extend(sprite::arguments(layout, plain(&frames)?));
        let effort = self.picture_effort();
        let job = self.tool(Tool::Ffmpeg, arguments, &[proxy], &[between.path()], &effort)?;
        run::collect(&self.config.program, job).await?;
        let still = Still {
            source: &frames,
            format: Format::Png,
            turn: None,
            names: &[RenditionName::Sprite],
        };
        self.render_picture(&still, out).await
    }

    /// Looks at several moments for one with light in it; the lightest of them where none has enough.
    async fn poster(
        &self,
        source: &Path,
        examination: &Examination,
        facts: &FilmFacts,
        upright: (u32, u32),
        out: &Path,
    ) -> Result<Rendered, Failure> {
        let mut best: Option<(f64, u8)> = None;
        let mut failed = Failure::Unreadable;
        for moment in poster::moments(examination) {
            match self
                .still_at(moment, source, examination, facts, upright, out)
                .await
            {
                Ok(still) if still.brightness >= poster::TOO_DARK => return Ok(still),
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
        self.still_at(moment, source, examination, facts, upright, out)
            .await
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
