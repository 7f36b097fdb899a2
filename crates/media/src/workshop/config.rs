//! What a workshop is told: where the program is, how long and how much a child may take.

use std::{path::PathBuf, time::Duration};

use crate::Tool;

/// What a workshop is told.
#[derive(Clone, Debug)]
pub struct WorkshopConfig {
    /// The program that is started again as `program media …`: usually [`std::env::current_exe`].
    pub program: PathBuf,
    /// A folder for what lies between two steps; made if it is not there. Its path, like those of sources and
    /// results, must be UTF-8.
    pub scratch: PathBuf,
    /// Tools elsewhere than in the folders of `PATH`.
    pub tools: Vec<(Tool, PathBuf)>,
    /// How long a child may take.
    pub deadlines: Deadlines,
    /// How much a child may take.
    pub limits: Limits,
}

impl WorkshopConfig {
    /// With the deadlines and limits that suit most machines.
    pub fn new(program: impl Into<PathBuf>, scratch: impl Into<PathBuf>) -> Self {
        Self {
            program: program.into(),
            scratch: scratch.into(),
            tools: Vec::new(),
            deadlines: Deadlines::default(),
            limits: Limits::default(),
        }
    }
}

/// How long a child may take. At its deadline it is ended with all that it started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// For finding out what a file is.
    pub examine: Duration,
    /// For a picture's renditions, a poster, a cover, some pages.
    pub picture: Duration,
    /// For an office document on its way to pages.
    pub office: Duration,
    /// For proxy or waveform of a sound or film of no length; what follows is added for its length.
    pub stream: Duration,
    /// For each second of film.
    pub second_of_film: Duration,
    /// For each second of sound.
    pub second_of_sound: Duration,
    /// For proxy or waveform, whatever length the file claims.
    pub longest: Duration,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            examine: Duration::from_secs(20),
            picture: Duration::from_secs(45),
            office: Duration::from_secs(90),
            stream: Duration::from_secs(45),
            second_of_film: Duration::from_secs(6),
            second_of_sound: Duration::from_millis(500),
            longest: Duration::from_secs(12 * 3600),
        }
    }
}

impl Deadlines {
    /// For a proxy or a waveform that takes so much for each second.
    pub(crate) fn of_stream(&self, duration: Option<f64>, each_second: Duration) -> Duration {
        let most = self.longest.as_secs_f64();
        let added = (duration.unwrap_or(0.0) * each_second.as_secs_f64()).clamp(0.0, most);
        (self.stream + Duration::from_secs_f64(added)).min(self.longest)
    }
}

/// How much a child may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Pixels of a picture or a frame; more are refused before anything is decoded.
    pub pixels: u64,
    /// Pages of a document; more are refused before anything is decoded.
    pub pages: u32,
    /// Pages of a document that become pictures: the first of them.
    pub pages_shown: u32,
    /// Address space of a child, in bytes.
    pub memory: u64,
    /// The largest proxy, in bytes.
    pub proxy_size: u64,
    /// Threads of FFmpeg.
    pub threads: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            pixels: 300_000_000,
            pages: 20_000,
            pages_shown: 200,
            memory: 4 << 30,
            proxy_size: 16 << 30,
            threads: 2,
        }
    }
}
