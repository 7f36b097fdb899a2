//! Which of the programs that work on an account this one is.
//!
//! The id lies in the data folder, which no two programs use at a time: so a program that was ended without a word
//! knows its own jobs again when it is started anew.

use std::io::{Error, ErrorKind, Write};
use std::path::Path;

use vitrine_model::{Clock, IdSource, NodeId};

/// The file that it lies in.
const FILE: &str = "node";

/// The id of the program whose data folder that is; a new one where it has none yet.
///
/// # Errors
/// Where the file can't be read or made. One that says nothing sensible is made anew: then the jobs of the program
/// that wrote it are taken up when their leases are over.
pub(crate) fn of_folder(data: &Path, clock: &dyn Clock, ids: &dyn IdSource) -> Result<NodeId, Error> {
    let path = data.join(FILE);
    match std::fs::read_to_string(&path) {
        Ok(text) => match text.trim().parse() {
            Ok(node) => return Ok(node),
            Err(error) => tracing::warn!(%error, "the node's id is damaged and is made anew"),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let node = NodeId::new(ids, clock.now());
    // Written aside first: a file that is there is whole.
    let mut file = tempfile::NamedTempFile::new_in(data)?;
    writeln!(file, "{node}")?;
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(node)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine_model::{RandomIds, SystemClock};

    #[test]
    fn a_program_knows_itself_again_and_no_other() {
        let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let node = |folder: &tempfile::TempDir| of_folder(folder.path(), &SystemClock, &RandomIds).unwrap();
        let first = node(&here);
        assert_eq!(node(&here), first);
        assert_ne!(node(&there), first);
        std::fs::write(here.path().join(FILE), "no id").unwrap();
        let second = node(&here);
        assert_ne!(second, first);
        assert_eq!(node(&here), second);
    }
}
