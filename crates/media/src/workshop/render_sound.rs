//! Proxy, waveform and cover of a sound.

use std::path::Path;

use super::{Effort, Workshop, plain, render::finished};
use crate::{
    Examination, Failure, Loudness, RenditionFile, RenditionName, Shown, SoundFacts, Tool,
    child::Rendered,
    film, run,
    sound::{self, loudness, waveform},
};

impl Workshop {
    pub(super) async fn render_sound(
        &self,
        source: &Path,
        examination: &Examination,
        out: &Path,
    ) -> Result<Shown, Failure> {
        let facts = examination.sound.as_ref().ok_or(Failure::Unreadable)?;
        let proxy = self.sound_proxy(source, examination, facts, out).await?;
        let (waveform, heard) = self.waveform(source, examination, facts, out).await?;
        let mut made = Shown {
            files: vec![proxy, waveform],
            wholeness: examination.wholeness(heard),
            played: Some(heard),
            loudness: self.loudness(source, examination).await?,
            ..Shown::default()
        };
        if examination.has_cover {
            match self.cover(source, examination, out).await {
                Ok(cover) => {
                    made.files.extend(cover.files);
                    made.placeholder = cover.placeholder;
                }
                Err(Failure::OutOfSpace) => return Err(Failure::OutOfSpace),
                // The sound is what matters; a cover that can't be read is none.
                Err(failure) => tracing::info!(code = failure.code(), "a cover could not be read"),
            }
        }
        Ok(made)
    }

    async fn sound_proxy(
        &self,
        source: &Path,
        examination: &Examination,
        facts: &SoundFacts,
        out: &Path,
    ) -> Result<RenditionFile, Failure> {
        let path = out.join("proxy.m4a");
        let mut arguments = self.sound_input(source, examination)?;
        arguments.extend(sound::proxy_arguments(facts, plain(&path)?));
        let effort = self.sound_effort(examination, self.config.limits.proxy_size);
        let job = self.tool(Tool::Ffmpeg, arguments, &[source], &[out], &effort)?;
        run::collect(&self.config.program, job).await?;
        finished(RenditionName::Proxy, &path, "audio/mp4", None).await
    }

    /// And how many seconds of sound there are.
    async fn waveform(
        &self,
        source: &Path,
        examination: &Examination,
        facts: &SoundFacts,
        out: &Path,
    ) -> Result<(RenditionFile, f64), Failure> {
        let mut arguments = self.sound_input(source, examination)?;
        arguments.extend(waveform::arguments(facts));
        let effort = self.sound_effort(examination, 0);
        let job = self.tool(Tool::Ffmpeg, arguments, &[source], &[], &effort)?;
        let mut listener = waveform::Listener::new(examination.duration, facts);
        run::stream(&self.config.program, job, |piece| listener.hear(piece)).await?;
        let waveform = listener.finish();
        if waveform.peaks.is_empty() {
            return Err(Failure::Unreadable);
        }
        let json = serde_json::to_vec(&waveform).map_err(|_| Failure::Crashed)?;
        let path = out.join("waveform.json");
        let written = tokio::fs::write(&path, &json).await;
        written.map_err(|error| match Failure::of_io(&error) {
            Failure::OutOfSpace => Failure::OutOfSpace,
            _ => Failure::NotStarted,
        })?;
        let file = RenditionFile {
            name: RenditionName::Waveform,
            path,
            content_type: "application/json".to_owned(),
            width: None,
            height: None,
            size: json.len() as u64,
        };
        Ok((file, waveform.duration))
    }

    /// Only a full disk is worth failing for: what can't be measured can still be heard.
    pub(super) async fn loudness(
        &self,
        source: &Path,
        examination: &Examination,
    ) -> Result<Option<Loudness>, Failure> {
        let limits = &self.config.limits;
        let mut arguments =
            film::measured_input(plain(source)?, examination.format, limits.pixels, limits.threads);
        arguments.extend(loudness::arguments());
        let effort = self.sound_effort(examination, 0);
        let job = self.tool(Tool::Ffmpeg, arguments, &[source], &[], &effort)?;
        match run::stream(&self.config.program, job, |_| ()).await {
            Ok(complaint) => Ok(loudness::read(&complaint)),
            Err(Failure::OutOfSpace) => Err(Failure::OutOfSpace),
            Err(failure) => {
                tracing::info!(code = failure.code(), "the loudness could not be measured");
                Ok(None)
            }
        }
    }

    async fn cover(&self, source: &Path, examination: &Examination, out: &Path) -> Result<Rendered, Failure> {
        let between = self.between().await?;
        let still = between.path().join("still.png");
        let mut arguments = self.sound_input(source, examination)?;
        arguments.extend(sound::cover_arguments(plain(&still)?));
        let job = self.tool(
            Tool::Ffmpeg,
            arguments,
            &[source],
            &[between.path()],
            &self.picture_effort(),
        )?;
        run::collect(&self.config.program, job).await?;
        self.render_still(&still, out).await
    }

    fn sound_input(&self, source: &Path, examination: &Examination) -> Result<Vec<String>, Failure> {
        let limits = &self.config.limits;
        Ok(film::input(
            plain(source)?,
            examination.format,
            limits.pixels,
            limits.threads,
        ))
    }

    fn sound_effort(&self, examination: &Examination, file_size: u64) -> Effort {
        let deadlines = &self.config.deadlines;
        Effort {
            deadline: deadlines.of_stream(examination.duration, deadlines.second_of_sound),
            file_size,
        }
    }
}
