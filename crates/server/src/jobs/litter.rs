//! Sweeping what programs left behind that were ended without a word.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_model::Instant;
use vitrine_store::Failure;
use vitrine_store::blobs::changed_before;
use vitrine_store::litter::{self, SAFE};

use super::awake::{Awake, Next};
use crate::accounts::Account;

/// When it looks for the first time: a program that is started again and again does not list its files each time.
const FIRST: Duration = Duration::from_secs(600);

/// How often it looks then.
const EVERY: Duration = Duration::from_secs(86_400);

pub(super) async fn run(account: Arc<Account>, scratch: PathBuf, stop: CancellationToken) {
    let awake = Awake::new(account.database.committed(), stop);
    let mut rests = FIRST;
    while awake.rest(rests).await == Next::Look {
        if let Err(failure) = sweep(&account).await {
            tracing::warn!(%failure, "litter could not be swept");
        }
        let (folder, before) = (
            scratch.clone(),
            account.database.clock().now().plus_seconds(-SAFE),
        );
        let cleared = tokio::task::spawn_blocking(move || clear(&folder, before)).await;
        if let Ok(Err(error)) = cleared {
            tracing::warn!(%error, "the scratch folder could not be cleared");
        }
        rests = EVERY;
    }
}

async fn sweep(account: &Account) -> Result<(), Failure> {
    let swept = litter::sweep(&account.database, &account.blobs, &account.live.caretaker()).await?;
    if swept.objects > 0 {
        tracing::info!(objects = swept.objects, bytes = swept.bytes, "litter was swept");
        metrics::counter!("vitrine_litter_swept_bytes_total").increment(swept.bytes);
    }
    Ok(())
}

/// Removes what lies in the scratch folder from before that instant.
fn clear(folder: &Path, before: Instant) -> std::io::Result<()> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let path = entry?.path();
        // What is gone by now was dropped by whoever made it.
        let Ok(meta) = path.symlink_metadata() else {
            continue;
        };
        if !changed_before(&meta, before)? {
            continue;
        }
        if meta.is_dir() {
            std::fs::remove_dir_all(path)?;
        } else {
            std::fs::remove_file(path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    #[test]
    fn only_what_is_old_leaves_the_scratch_folder() {
        let folder = tempfile::tempdir().unwrap();
        let made = |name: &str, seconds: u64| {
            let path = folder.path().join(name);
            std::fs::create_dir(&path).unwrap();
            std::fs::write(path.join("out"), name).unwrap();
            let folder = std::fs::File::open(&path).unwrap();
            folder
                .set_modified(UNIX_EPOCH + Duration::from_secs(seconds))
                .unwrap();
            path
        };
        let (old, young) = (made("old", 999), made("young", 1000));
        clear(folder.path(), Instant::from_millis(1_000_000)).unwrap();
        assert_eq!((old.exists(), young.exists()), (false, true));
        clear(&folder.path().join("nothing"), Instant::from_millis(0)).unwrap();
    }
}
