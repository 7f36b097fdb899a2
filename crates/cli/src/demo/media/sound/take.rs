//! A recording in two channels, and how it becomes a file.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::demo::media::failure::Unmade;

/// Samples a second.
pub(crate) const RATE: f32 = 44_100.0;

/// A recording in two channels, -1 to 1.
pub(crate) struct Take {
    pub(crate) left: Vec<f32>,
    pub(crate) right: Vec<f32>,
}

impl Take {
    /// Silence, that long.
    pub(crate) fn silent(seconds: f32) -> Self {
        let samples = (seconds * RATE) as usize;
        Self {
            left: vec![0.0; samples],
            right: vec![0.0; samples],
        }
    }

    /// Adds a voice from that second on, `pan` from 0 (left) to 1 (right); it is asked for each sample by the
    /// seconds since it began.
    pub(crate) fn add(&mut self, from: f32, seconds: f32, pan: f32, mut voice: impl FnMut(f32) -> f32) {
        let first = (from * RATE) as usize;
        let last = (((from + seconds) * RATE) as usize).min(self.left.len());
        let (to_left, to_right) = ((1.0 - pan).sqrt(), pan.sqrt());
        for at in first..last {
            let sample = voice((at - first) as f32 / RATE);
            self.left[at] += sample * to_left;
            self.right[at] += sample * to_right;
        }
    }

    /// A room around it: echoes that run back and forth between the channels and lose their edge.
    pub(crate) fn in_a_room(mut self, wet: f32) -> Self {
        for (gap, share) in [
            (0.0297, 0.62),
            (0.0419, 0.58),
            (0.0671, 0.55),
            (0.1013, 0.50),
            (0.2370, 0.36),
        ] {
            let gap = (gap * RATE) as usize;
            let (mut soft_left, mut soft_right) = (0.0, 0.0);
            for at in gap..self.left.len() {
                soft_left += 0.32 * (self.right[at - gap] - soft_left);
                soft_right += 0.32 * (self.left[at - gap] - soft_right);
                self.left[at] += soft_left * share * wet;
                self.right[at] += soft_right * share * wet;
            }
        }
        self
    }

    /// Faded in and out, and as loud as it may be without clipping.
    pub(crate) fn mastered(mut self, fade_in: f32, fade_out: f32) -> Self {
        let count = self.left.len() as f32;
        let loudest = self
            .left
            .iter()
            .chain(&self.right)
            .fold(1e-6_f32, |loudest, sample| loudest.max(sample.abs()));
        for channel in [&mut self.left, &mut self.right] {
            for (at, sample) in channel.iter_mut().enumerate() {
                let begun = (at as f32 / (fade_in * RATE)).min(1.0);
                let ending = ((count - at as f32) / (fade_out * RATE)).min(1.0);
                *sample *= 0.84 / loudest * begun * (ending * ending);
            }
        }
        self
    }
}

/// Writes it as WAV, sixteen bits a sample.
///
/// # Errors
/// Where the file can't be written.
pub(crate) fn write_wave(take: &Take, file: &Path) -> Result<(), Unmade> {
    let size = take.left.len() as u32 * 4;
    let mut bytes = Vec::with_capacity(size as usize + 44);
    bytes.extend(b"RIFF");
    bytes.extend((size + 36).to_le_bytes());
    bytes.extend(b"WAVEfmt ");
    bytes.extend(16_u32.to_le_bytes());
    bytes.extend(1_u16.to_le_bytes());
    bytes.extend(2_u16.to_le_bytes());
    bytes.extend((RATE as u32).to_le_bytes());
    bytes.extend((RATE as u32 * 4).to_le_bytes());
    bytes.extend(4_u16.to_le_bytes());
    bytes.extend(16_u16.to_le_bytes());
    bytes.extend(b"data");
    bytes.extend(size.to_le_bytes());
    for (left, right) in take.left.iter().zip(&take.right) {
        for sample in [left, right] {
            bytes.extend(((sample.clamp(-1.0, 1.0) * 32_767.0) as i16).to_le_bytes());
        }
    }
    fs::write(file, bytes).map_err(|source| Unmade::File {
        file: file.to_owned(),
        source,
    })
}

/// Writes it as MP3.
///
/// # Errors
/// Where FFmpeg can't be run or refuses.
pub(crate) fn write_music(take: &Take, tags: &[(&str, String)], file: &Path) -> Result<(), Unmade> {
    let wave = file.with_extension("wav");
    write_wave(take, &wave)?;
    let mut command = Command::new("ffmpeg");
    command
        .args(["-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-i"])
        .arg(&wave);
    command.args([
        "-c:a",
        "libmp3lame",
        "-b:a",
        "192k",
        "-id3v2_version",
        "3",
        "-fflags",
        "+bitexact",
    ]);
    for (key, value) in tags {
        command.arg("-metadata").arg(format!("{key}={value}"));
    }
    let answer = command
        .arg(file)
        .stdin(Stdio::null())
        .output()
        .map_err(Unmade::NoFfmpeg)?;
    fs::remove_file(&wave).map_err(|source| Unmade::File { file: wave, source })?;
    if answer.status.success() {
        Ok(())
    } else {
        Err(Unmade::refused(file, &answer.stderr))
    }
}
