//! A workshop with a folder of its own, and ways to make files for it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use image::RgbImage;
use tempfile::TempDir;
use vitrine_media::{Examination, Failure, RenditionFile, RenditionName, Shown, Workshop, WorkshopConfig};

/// A workshop with a folder of its own.
pub(crate) struct Bench {
    pub(crate) workshop: Workshop,
    folder: TempDir,
}

impl Bench {
    pub(crate) fn new() -> Self {
        Self::with(|_| ())
    }

    /// With another configuration.
    pub(crate) fn with(change: impl FnOnce(&mut WorkshopConfig)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = WorkshopConfig::new(
            env!("CARGO_BIN_EXE_vitrine-media-child"),
            folder.path().join("scratch"),
        );
        change(&mut config);
        Self {
            workshop: Workshop::new(config),
            folder,
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file with these bytes.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// A file that FFmpeg makes.
    pub(crate) fn ffmpeg(&self, name: &str, arguments: &[&str]) -> PathBuf {
        let path = self.path(name);
        let made = Command::new("ffmpeg")
            .args(["-nostdin", "-loglevel", "error", "-y"])
            .args(arguments)
            .arg(&path)
            .status()
            .unwrap();
        assert!(made.success());
        path
    }

    /// A file that a program makes: `{}` among its arguments stands for the file.
    pub(crate) fn made(&self, program: &str, name: &str, arguments: &[&str]) -> PathBuf {
        let path = self.path(name);
        let told = arguments
            .iter()
            .map(|argument| argument.replace("{}", path.to_str().unwrap()));
        let made = Command::new(program).args(told).status().unwrap();
        assert!(made.success(), "{program} {arguments:?}");
        path
    }

    /// A picture of four quarters, as PNG, to make others of.
    pub(crate) fn quarters(&self, width: u32, height: u32) -> String {
        let picture = encoded(&quarters(width, height).into(), image::ImageFormat::Png);
        let path = self.file("quarters.png", picture);
        path.to_str().unwrap().to_owned()
    }

    /// Examines and renders.
    pub(crate) async fn process(&self, source: &Path) -> Result<Processed, Failure> {
        let examination = self.workshop.examine(source).await?;
        let out = self.path("out");
        let _ = fs::remove_dir_all(&out);
        fs::create_dir(&out).unwrap();
        let shown = self.workshop.render(source, &examination, &out).await?;
        Ok(Processed { examination, shown })
    }
}

/// What came of a file.
#[derive(Debug)]
pub(crate) struct Processed {
    pub(crate) examination: Examination,
    pub(crate) shown: Shown,
}

impl Processed {
    pub(crate) fn names(&self) -> Vec<String> {
        self.shown
            .files
            .iter()
            .map(|file| file.name.to_string())
            .collect()
    }

    pub(crate) fn file(&self, name: RenditionName) -> &RenditionFile {
        self.shown.files.iter().find(|file| file.name == name).unwrap()
    }

    pub(crate) fn bytes(&self, name: RenditionName) -> Vec<u8> {
        fs::read(&self.file(name).path).unwrap()
    }

    pub(crate) fn picture(&self, name: RenditionName) -> RgbImage {
        let picture = image::load_from_memory(&self.bytes(name)).unwrap().into_rgb8();
        let file = self.file(name);
        assert_eq!(
            (file.width, file.height),
            (Some(picture.width()), Some(picture.height()))
        );
        assert_eq!(file.size, self.bytes(name).len() as u64);
        picture
    }
}

pub(crate) const RED: [u8; 3] = [200, 30, 30];
pub(crate) const GREEN: [u8; 3] = [30, 160, 40];
pub(crate) const BLUE: [u8; 3] = [30, 40, 190];
pub(crate) const WHITE: [u8; 3] = [250, 250, 250];

/// Red and green above, blue and white below.
pub(crate) fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let colour = match (x < width / 2, y < height / 2) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => WHITE,
        };
        image::Rgb(colour)
    })
}

/// The colours in the middle of the four quarters, row by row, are these.
#[track_caller]
pub(crate) fn assert_quarters(picture: &RgbImage, expected: [[u8; 3]; 4]) {
    let (width, height) = picture.dimensions();
    let middles =
        [(1, 1), (3, 1), (1, 3), (3, 3)].map(|(x, y)| picture.get_pixel(width * x / 4, height * y / 4).0);
    for (found, expected) in middles.into_iter().zip(expected) {
        assert_near(found, expected, 12);
    }
}

#[track_caller]
pub(crate) fn assert_near(found: [u8; 3], expected: [u8; 3], most: u8) {
    let is_near = found
        .iter()
        .zip(expected)
        .all(|(one, other)| one.abs_diff(other) <= most);
    assert!(is_near, "{found:?} is not {expected:?}");
}

/// A JPEG of good quality, its colours as sharp as its light.
pub(crate) fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 95);
    picture.write_with_encoder(encoder).unwrap();
    bytes
}

/// Encoded in one of the formats of the image library.
pub(crate) fn encoded(picture: &image::DynamicImage, format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}
