//! `Upload-Metadata`: what a client says of the file that it sends.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, HeaderName};
use vitrine_model::FileName;
use vitrine_store::uploads::{Destination, Upload};

use crate::problem::{FieldProblem, Problem};

pub(super) const UPLOAD_METADATA: HeaderName = HeaderName::from_static("upload-metadata");

/// What the file is called, and where it goes: into a folder, or onto an asset as its newest version. Whatever
/// else a client says is passed over.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) file_name: FileName,
    pub(super) to: Destination,
}

impl Metadata {
    pub(super) fn read(headers: &HeaderMap) -> Result<Self, Problem> {
        let ill_formed = || Problem::invalid(FieldProblem::new(UPLOAD_METADATA.as_str(), "form"));
        let text = headers
            .get(UPLOAD_METADATA)
            .map_or(Ok(""), |value| value.to_str().map_err(|_| ill_formed()))?;
        let mut file_name = None;
        let (mut folder, mut asset) = (None, None);
        for pair in text.split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once(' ').unwrap_or((pair, ""));
            let slot = match key {
                "filename" => &mut file_name,
                "folder" => &mut folder,
                "asset" => &mut asset,
                _ => continue,
            };
            let bytes = STANDARD.decode(value.trim()).map_err(|_| ill_formed())?;
            let value = String::from_utf8(bytes).map_err(|_| ill_formed())?;
            if slot.replace(value).is_some() {
                return Err(ill_formed());
            }
        }
        let missing = |key| Problem::invalid(FieldProblem::new(key, "missing"));
        let file_name = file_name.ok_or_else(|| missing("filename"))?;
        let file_name = FileName::parse(&file_name)
            .map_err(|error| Problem::invalid(FieldProblem::of_name("filename", &error)))?;
        // A text that is no id names nothing, like an id that never was.
        let to = match (folder, asset) {
            (Some(folder), None) => folder.parse().map(Destination::Folder).ok(),
            (None, Some(asset)) => asset.parse().map(Destination::Asset).ok(),
            (None, None) => return Err(missing("folder")),
            (Some(_), Some(_)) => return Err(Problem::invalid(FieldProblem::new("asset", "one_of"))),
        };
        let to = to.ok_or(Problem::not_found())?;
        Ok(Self { file_name, to })
    }

    /// What is known of an upload, as it was said.
    pub(super) fn of(upload: &Upload) -> String {
        let (key, id) = match upload.to {
            Destination::Folder(folder) => ("folder", folder.to_string()),
            Destination::Asset(asset) => ("asset", asset.to_string()),
        };
        format!(
            "filename {},{key} {}",
            STANDARD.encode(&upload.file_name),
            STANDARD.encode(id)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Code;
    use vitrine_model::{AssetId, FolderId, IdSource, Instant, RandomIds};

    fn read(text: &str) -> Result<Metadata, Code> {
        let headers = HeaderMap::from_iter([(UPLOAD_METADATA, text.parse().unwrap())]);
        Metadata::read(&headers).map_err(|problem| problem.code())
    }

    #[test]
    fn a_name_and_a_folder_are_read_and_all_else_is_passed_over() {
        let folder = FolderId::from_bytes(*RandomIds.uuid(Instant::from_millis(0)).as_bytes());
        let (name, id) = (STANDARD.encode("Bild ä.jpg"), STANDARD.encode(folder.to_string()));
        let expected = Metadata {
            file_name: FileName::parse("Bild ä.jpg").unwrap(),
            to: Destination::Folder(folder),
        };
        assert_eq!(read(&format!("filename {name},folder {id}")), Ok(expected));
        let asset = AssetId::from_bytes(*folder.as_bytes());
        let onto = read(&format!("filename {name},asset {id}")).unwrap();
        assert_eq!(onto.to, Destination::Asset(asset));
        assert!(
            read(&format!(
                "is_confidential, folder {id} , filetype !!,filename {name}"
            ))
            .is_ok()
        );
        for text in [
            "".to_owned(),
            format!("filename {name}"),
            format!("folder {id}"),
            format!("filename {name},filename {name},folder {id}"),
            format!("filename !!,folder {id}"),
            format!("filename {},folder {id}", STANDARD.encode([0xff, 0xfe])),
            format!("filename {},folder {id}", STANDARD.encode("../x.jpg")),
            format!("filename ,folder {id}"),
            format!("filename {name},folder {id},asset {id}"),
        ] {
            assert_eq!(read(&text), Err(Code::Invalid), "{text}");
        }
        assert_eq!(
            read(&format!("filename {name},folder {}", STANDARD.encode("root"))),
            Err(Code::NotFound)
        );
    }
}
