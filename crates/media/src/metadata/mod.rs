//! What a file says of its making and meaning, from the ways in which files say it.

pub(crate) mod container;
pub(crate) mod exif;
pub(crate) mod exiftool;
pub(crate) mod text;
pub(crate) mod time;

use crate::Metadata;

impl Metadata {
    /// What this one does not know, from another.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            captured: self.captured.or(other.captured),
            camera: self.camera.or(other.camera),
            lens: self.lens.or(other.lens),
            exposure: self.exposure.or(other.exposure),
            profile: self.profile.or(other.profile),
            place: self.place.or(other.place),
            title: self.title.or(other.title),
            caption: self.caption.or(other.caption),
            credit: self.credit.or(other.credit),
            rights: self.rights.or(other.rights),
            keywords: if self.keywords.is_empty() {
                other.keywords
            } else {
                self.keywords
            },
        }
    }
}
