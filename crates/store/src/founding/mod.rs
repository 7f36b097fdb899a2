//! The founding of an account, by the operator: what stands in it before anyone can sign in.
//!
//! A [`Founding`] exists only in the transaction that makes the account, in a database that had none. That
//! is its proof: there is nobody yet whose rights it could pass by.

mod folders;
mod groups;
mod people;
mod preset;

use serde_json::{Value, json};
use vitrine_model::{FolderId, GroupId, GroupKind, Level, Name, UserId};

use crate::journal::{Change, Doer, Touches};
use crate::presets::Preset;
use crate::{Database, Failure, Tx, head};

pub use people::{NewOwner, NewPerson};

use folders::root;
use groups::group;
use people::person;
use preset::{ADMINISTRATION, EVERYONE};

/// An account in the making.
pub struct Founding {
    tx: Tx,
    /// The group that everyone is in.
    pub all_users: GroupId,
    /// The preset group.
    pub admins: GroupId,
    /// The root of the library.
    pub root: FolderId,
    /// The owner.
    pub owner: UserId,
}

impl Founding {
    /// Makes the account: its owner, All users, Admins and a root that lets All users do everything
    /// place-bound. `None` where the database holds an account already.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn begin(
        database: &Database,
        account: &Name,
        owner: &NewOwner,
    ) -> Result<Option<Self>, Failure> {
        let mut tx = database.write(None).await?;
        if !head::found(&mut tx, account).await? {
            return Ok(None);
        }
        journal(
            &mut tx,
            "account.found",
            None,
            None,
            Some(json!({ "account": account })),
        )
        .await?;
        let owner = person(&mut tx, owner, Level::Owner).await?;
        let all_users = group(&mut tx, Preset::AllUsers.name(), GroupKind::AllUsers, EVERYONE).await?;
        let admins = group(&mut tx, Preset::Admins.name(), GroupKind::Admins, ADMINISTRATION).await?;
        let root = root(&mut tx, all_users).await?;
        let mut founding = Self {
            tx,
            all_users,
            admins,
            root,
            owner,
        };
        founding.sees(all_users, &[all_users, admins]).await?;
        founding.sees(admins, &[all_users, admins]).await?;
        Ok(Some(founding))
    }

    /// Keeps the account.
    ///
    /// # Errors
    /// Where the database could not; then there is none.
    pub async fn commit(self) -> Result<(), Failure> {
        self.tx.commit().await
    }
}

async fn journal(
    tx: &mut Tx,
    kind: &'static str,
    subject: Option<&[u8; 16]>,
    after: Option<Value>,
    words: Option<Value>,
) -> Result<(), Failure> {
    let change = Change {
        kind,
        subject,
        doer: Doer::Operator,
        touches: Touches::Access,
        before: None,
        after,
        words,
    };
    tx.journal(change).await?;
    Ok(())
}
