//! What the server's process tells a child, and what the child answers: one line of JSON each way.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Attempt, Trial};
use crate::{
    Confinement, Failure, Format, RenditionFile, Wholeness,
    confine::Bounds,
    picture::{PictureFacts, PictureWork},
};

/// What a child is to do, and within what.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Order {
    /// The process that gives it; a child of another ends at once.
    pub(crate) parent: i32,
    /// What it may touch.
    pub(crate) bounds: Bounds,
    /// What it does.
    pub(crate) task: Task,
}

/// What a child is to do.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum Task {
    /// Say what confines it.
    Report,
    /// Become another program, which inherits the confinement.
    Become {
        /// Its absolute path.
        program: PathBuf,
        /// Its arguments.
        arguments: Vec<String>,
        /// What it is told in its environment.
        environment: Vec<(String, String)>,
    },
    /// Find out a picture's size and what it says of itself.
    ExaminePicture {
        /// The picture.
        source: PathBuf,
        /// What its first bytes say it is.
        format: Format,
        /// How many pixels it may have.
        pixels: u64,
    },
    /// Make the renditions of pictures: of one, or of the pages of a document.
    RenderPictures(Vec<PictureWork>),
    /// Read a text.
    ReadText {
        /// The file.
        source: PathBuf,
    },
    /// Look whether a file may be given to a program of others, which would not look: an archive that unpacks to more
    /// than is allowed, a picture that ends too early.
    Check {
        /// The file.
        source: PathBuf,
        /// What its first bytes say it is.
        format: Format,
    },
    /// Try what must not be possible.
    Try {
        /// What.
        trial: Trial,
        /// The file that it may read.
        own: PathBuf,
        /// The folder that it may write in.
        out: PathBuf,
    },
}

/// What a child says when it is done. A child that became another program says something else.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum Answer {
    /// To [`Task::Report`].
    Confinement(Confinement),
    /// To [`Task::ExaminePicture`].
    Picture(Box<PictureFacts>),
    /// To [`Task::RenderPictures`], one for each.
    Rendered(Vec<Rendered>),
    /// To [`Task::ReadText`].
    Text(Option<String>),
    /// To [`Task::Check`]: it may.
    Passed,
    /// To [`Task::Try`].
    Tried(Vec<Attempt>),
    /// It did not work.
    Failed(Failure),
}

/// A picture's renditions.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Rendered {
    /// The files, smallest first.
    pub(crate) files: Vec<RenditionFile>,
    /// Whether all of the picture could be decoded.
    pub(crate) wholeness: Wholeness,
    /// There is more to see than one colour.
    pub(crate) shows_something: bool,
    /// The mean of all pixels, 0 black to 255 white: a poster should not be black.
    pub(crate) brightness: u8,
    /// A ThumbHash in Base64.
    pub(crate) placeholder: Option<String>,
}
