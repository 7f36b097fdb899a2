//! How passwords are kept and compared: Argon2id, away from the threads that answer requests.

use std::sync::Arc;
use std::time::Duration;

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;
use vitrine_model::IdSource;

use super::Password;

/// How many passwords are hashed at once: each takes a core and its memory.
const AT_ONCE: usize = 2;

/// Who waits longer than this for their turn is told so.
const PATIENCE: Duration = Duration::from_secs(10);

/// How dear one guess is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// 46 MiB, twice over: a tenth of a second on today's machines.
    Standard,
    /// Next to nothing, for tests that sign in often.
    Trifling,
}

/// Too many are signing in at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many passwords wait to be compared")]
pub struct Busy;

/// Hashes passwords and compares them.
pub struct Passwords {
    argon2: Argon2<'static>,
    ids: Arc<dyn IdSource>,
    turns: Arc<Semaphore>,
    nobodys: String,
}

impl Passwords {
    /// With that cost.
    pub fn new(cost: Cost, ids: Arc<dyn IdSource>) -> Self {
        let params = match cost {
            Cost::Standard => Params::new(46 * 1024, 2, 1, None),
            Cost::Trifling => Params::new(Params::MIN_M_COST, 1, 1, None),
        };
        // Both rows lie well inside Argon2's bounds.
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.unwrap_or_default());
        let mut random = [0; 32];
        ids.secret(&mut random);
        let nobodys = hash(&argon2, &random, &*ids);
        Self {
            argon2,
            ids,
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            nobodys,
        }
    }

    /// What is kept of a password, in the PHC form with its parameters and salt.
    ///
    /// # Errors
    /// [`Busy`] where too many are waiting.
    pub async fn keep(&self, password: Password) -> Result<String, Busy> {
        let (argon2, ids) = (self.argon2.clone(), Arc::clone(&self.ids));
        self.in_turn(move || hash(&argon2, password.bytes(), &*ids)).await
    }

    /// Is it the password that was kept? Where there is none (nobody has that login, or they never set one),
    /// the answer is no and takes as long.
    ///
    /// # Errors
    /// [`Busy`] where too many are waiting.
    pub async fn fits(&self, password: Option<Password>, kept: Option<String>) -> Result<bool, Busy> {
        let argon2 = self.argon2.clone();
        let possible = password.is_some() && kept.is_some();
        let kept = kept.unwrap_or_else(|| self.nobodys.clone());
        let mut password = password.or_else(|| Password::typed("")).into_iter();
        let fits = move || password.any(|typed| argon2.verify_password(typed.bytes(), kept.as_str()).is_ok());
        Ok(self.in_turn(fits).await? && possible)
    }

    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Busy> {
        let turn = tokio::time::timeout(PATIENCE, Arc::clone(&self.turns).acquire_owned()).await;
        let turn = turn.map_err(|_| Busy)?.map_err(|_| Busy)?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        done.await.map_err(|_| Busy)
    }
}

impl std::fmt::Debug for Passwords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passwords")
    }
}

fn hash(argon2: &Argon2<'_>, password: &[u8], ids: &dyn IdSource) -> String {
    let mut salt = [0; 16];
    ids.secret(&mut salt);
    // With a salt of 16 bytes and parameters in bounds it has no way to fail; an empty text fits no password.
    argon2
        .hash_password_with_salt(password, &salt)
        .map(|hash| hash.to_string())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine_model::RandomIds;

    fn typed(text: &str) -> Option<Password> {
        Password::typed(text)
    }

    #[tokio::test]
    async fn only_the_password_that_was_kept_fits() {
        let passwords = Passwords::new(Cost::Trifling, Arc::new(RandomIds));
        let kept = passwords.keep(typed("seven grey herons").unwrap()).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$"), "{kept}");
        assert!(
            passwords
                .fits(typed("seven grey herons"), Some(kept.clone()))
                .await
                .unwrap()
        );
        assert!(
            !passwords
                .fits(typed("seven grey heron"), Some(kept.clone()))
                .await
                .unwrap()
        );
        assert!(!passwords.fits(None, Some(kept)).await.unwrap());
        assert!(
            !passwords
                .fits(typed("seven grey herons"), Some("nonsense".to_owned()))
                .await
                .unwrap()
        );
    }

    #[tokio::test]
    async fn where_nothing_is_kept_nothing_fits() {
        let passwords = Passwords::new(Cost::Trifling, Arc::new(RandomIds));
        assert!(!passwords.nobodys.is_empty());
        assert!(!passwords.fits(typed(""), None).await.unwrap());
        assert!(!passwords.fits(typed("anything at all"), None).await.unwrap());
    }

    #[test]
    fn the_standard_cost_is_what_it_says() {
        let passwords = Passwords::new(Cost::Standard, Arc::new(RandomIds));
        assert!(
            passwords.nobodys.contains("m=47104,t=2,p=1"),
            "{}",
            passwords.nobodys
        );
    }
}
