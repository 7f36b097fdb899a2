//! The clips: frames are painted one after the other and piped to FFmpeg, which adds the sound.

mod drift;
mod night_drive;
mod ripples;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::failure::Unmade;
use super::paint::Canvas;
use super::sound::{Take, write_wave};

/// Frames a second of every clip.
pub(super) const RATE: usize = 24;

/// What FFmpeg enlarges the frames to: what is soft is painted small.
const SIZE: &str = "1280:720";

/// A clip: its frames by number, and its sound.
pub(super) struct Clip {
    pub(super) frames: usize,
    /// Given its preparations once, paints any frame.
    pub(super) painter: fn() -> Box<dyn FnMut(usize) -> Canvas>,
    pub(super) sound: fn() -> Take,
}

/// Mist drifting through the mountains of the blue hour.
pub(super) const DRIFT: Clip = Clip {
    frames: 7 * RATE,
    painter: drift::painter,
    sound: drift::sound,
};
/// The floor of a pool.
pub(super) const RIPPLES: Clip = Clip {
    frames: 6 * RATE,
    painter: ripples::painter,
    sound: ripples::sound,
};
/// Driving at night, out of focus.
pub(super) const NIGHT_DRIVE: Clip = Clip {
    frames: 6 * RATE,
    painter: night_drive::painter,
    sound: night_drive::sound,
};

/// Paints the clip and writes it as MP4.
///
/// # Errors
/// Where FFmpeg can't be run or refuses.
pub(super) fn write(clip: &Clip, tags: &[(&str, String)], file: &Path) -> Result<(), Unmade> {
    let wave = file.with_extension("wav");
    write_wave(&(clip.sound)(), &wave)?;
    let mut painter = (clip.painter)();
    let first = painter(0);
    let mut child = encoder(&first, &wave, tags)
        .arg(file)
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(Unmade::NoFfmpeg)?;
    if let Some(mut pipe) = child.stdin.take() {
        for frame in 0..clip.frames {
            let bytes = painter(frame).developed(2.0, frame as u64);
            if pipe.write_all(&bytes).is_err() {
                // It has ended; its answer below says why.
                break;
            }
        }
    }
    let answer = child.wait_with_output().map_err(Unmade::NoFfmpeg)?;
    std::fs::remove_file(&wave).map_err(|source| Unmade::File { file: wave, source })?;
    if answer.status.success() {
        Ok(())
    } else {
        Err(Unmade::refused(file, &answer.stderr))
    }
}

/// FFmpeg, told to take frames of that size from its input; what is left to say is where the file goes.
fn encoder(frame: &Canvas, wave: &Path, tags: &[(&str, String)]) -> Command {
    let words = |command: &mut Command, line: &str| {
        command.args(line.split_whitespace());
    };
    let mut command = Command::new("ffmpeg");
    words(
        &mut command,
        "-hide_banner -loglevel error -nostdin -y -f rawvideo -pix_fmt rgb24",
    );
    words(
        &mut command,
        &format!("-s {}x{} -r {RATE} -i pipe:0 -i", frame.width, frame.height),
    );
    command.arg(wave);
    words(
        &mut command,
        &format!("-vf scale={SIZE}:flags=lanczos,format=yuv420p"),
    );
    words(
        &mut command,
        "-c:v libx264 -preset veryfast -crf 19 -c:a aac -b:a 160k -shortest",
    );
    words(
        &mut command,
        "-movflags +faststart+use_metadata_tags -fflags +bitexact -flags +bitexact",
    );
    for (key, value) in tags {
        command.arg("-metadata").arg(format!("{key}={value}"));
    }
    command
}
