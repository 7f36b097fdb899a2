//! The founding of an account, by the operator: what stands in it before anyone can sign in.
//!
//! A [`Founding`] exists only in the transaction that makes the account, in a database that had none. That
//! is its proof: there is nobody yet whose rights it could pass by.

use serde_json::{Value, json};
use vitrine_access::{ListEntry, ListKind, ListSubject};
use vitrine_model::{
    Email, FolderId, Function, FunctionSet, Grant, GroupId, GroupKind, Level, Lifecycle, Login, Name,
    PersonName, Second, State, Status, TokenId, UserId,
};

use crate::credentials::{PasswordHash, Secret};
use crate::folders::lists::{list_json, write_list};
use crate::journal::{Change, Doer, Touches};
use crate::people::{NewUser, insert_user};
use crate::tx::args;
use crate::{Database, Failure, Tx, head};

/// What everyone may do in a new account: work, and administer nothing.
const EVERYONE: FunctionSet = {
    use Function::*;
    FunctionSet::of(&[
        See,
        Download,
        Upload,
        Edit,
        Move,
        Archive,
        Delete,
        Comment,
        TaskCreate,
        TaskEdit,
        ApprovalCreate,
        FolderCreate,
        FolderEdit,
        ShareReview,
        ShareDownload,
    ])
};

/// What the preset group Admins adds.
const ADMINISTRATION: FunctionSet = {
    use Function::*;
    FunctionSet::of(&[
        FolderArchive,
        FolderDelete,
        Access,
        TagManage,
        StageManage,
        UserManage,
        PrivilegeManage,
        GroupManage,
        PeopleSee,
        LicenceManage,
        ColourManage,
        ConsentManage,
        AuditRead,
        SettingsManage,
    ])
};

/// The people who sign in first.
#[derive(Clone, Debug)]
pub struct NewOwner {
    /// What they sign in with.
    pub login: Login,
    /// Their first name.
    pub first_name: PersonName,
    /// Their last name.
    pub last_name: PersonName,
    /// Where they get mail.
    pub email: Email,
    /// The hash of their password.
    pub password: PasswordHash,
}

/// A person of the founding.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// Who.
    pub owner: NewOwner,
    /// How high they stand; not the owner.
    pub level: Level,
    /// Their personal grants.
    pub grants: Vec<(Function, Grant)>,
}

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
        let all_users = group(&mut tx, "All users", GroupKind::AllUsers, EVERYONE).await?;
        let admins = group(&mut tx, "Admins", GroupKind::Admins, ADMINISTRATION).await?;
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

    /// Adds an active person.
    ///
    /// # Errors
    /// Where the database fails; the login and e-mail address must be new.
    pub async fn person(&mut self, new: &NewPerson) -> Result<UserId, Failure> {
        let id = person(&mut self.tx, &new.owner, new.level).await?;
        for (function, grant) in &new.grants {
            self.tx
                .run(
                    "INSERT INTO user_grants (user_row, action, state, until_seconds)
                     SELECT row_id, $2, $3, $4 FROM users WHERE id = $1",
                    args![
                        id.as_bytes(),
                        function.word(),
                        grant.state.word(),
                        grant.until.map(|until| until.0)
                    ],
                )
                .await?;
        }
        let after = json!({ "level": new.level, "grants": grants_json(&new.grants) });
        journal(
            &mut self.tx,
            "user.grants",
            Some(id.as_bytes()),
            Some(after),
            None,
        )
        .await?;
        Ok(id)
    }

    /// Adds a group with those function grants; it sees every group there is, and all see it.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn group(&mut self, name: &Name, grants: FunctionSet) -> Result<GroupId, Failure> {
        let id = group(&mut self.tx, name.as_str(), GroupKind::Custom, grants).await?;
        let sql = "INSERT INTO group_sees (group_row, seen_row)
                   SELECT a.row_id, b.row_id FROM people_groups a, people_groups b
                   WHERE a.id = $1 OR b.id = $1 ON CONFLICT DO NOTHING";
        self.tx.run(sql, args![id.as_bytes()]).await?;
        Ok(id)
    }

    /// Sets what a group allows, in place of what it did: an account that begins narrower than others says so
    /// for All users.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn grants(&mut self, group: GroupId, grants: FunctionSet) -> Result<(), Failure> {
        let clear =
            "DELETE FROM group_grants WHERE group_row = (SELECT row_id FROM people_groups WHERE id = $1)";
        self.tx.run(clear, args![group.as_bytes()]).await?;
        allow(&mut self.tx, group, grants).await?;
        let after = json!({ "allow": grants.iter().collect::<Vec<_>>() });
        journal(
            &mut self.tx,
            "group.grants",
            Some(group.as_bytes()),
            Some(after),
            None,
        )
        .await
    }

    /// Sets which groups a group can see.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn sees(&mut self, group: GroupId, seen: &[GroupId]) -> Result<(), Failure> {
        let clear =
            "DELETE FROM group_sees WHERE group_row = (SELECT row_id FROM people_groups WHERE id = $1)";
        self.tx.run(clear, args![group.as_bytes()]).await?;
        for seen in seen {
            let sql = "INSERT INTO group_sees (group_row, seen_row)
                       SELECT a.row_id, b.row_id FROM people_groups a, people_groups b WHERE a.id = $1 AND b.id = $2";
            self.tx.run(sql, args![group.as_bytes(), seen.as_bytes()]).await?;
        }
        let after = json!({ "sees": seen });
        journal(
            &mut self.tx,
            "group.sees",
            Some(group.as_bytes()),
            Some(after),
            None,
        )
        .await?;
        Ok(())
    }

    /// Puts a person into a group.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn member(
        &mut self,
        user: UserId,
        group: GroupId,
        until: Option<Second>,
    ) -> Result<(), Failure> {
        let sql = "INSERT INTO memberships (user_row, group_row, until_seconds)
                   SELECT u.row_id, g.row_id, $3 FROM users u, people_groups g WHERE u.id = $1 AND g.id = $2";
        self.tx
            .run(
                sql,
                args![user.as_bytes(), group.as_bytes(), until.map(|until| until.0)],
            )
            .await?;
        let after = json!({ "group": group, "until": until });
        journal(
            &mut self.tx,
            "group.member",
            Some(user.as_bytes()),
            Some(after),
            None,
        )
        .await?;
        Ok(())
    }

    /// Adds a folder. With lists, both `here` and `below` are set to them; without, it inherits.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn folder(
        &mut self,
        parent: FolderId,
        name: &Name,
        list: Option<&[ListEntry]>,
    ) -> Result<FolderId, Failure> {
        let id = FolderId::new(&*self.tx.ids(), self.tx.now());
        insert_folder(&mut self.tx, id, Some(parent), name).await?;
        if let Some(list) = list {
            self.list(id, list).await?;
        }
        Ok(id)
    }

    /// Sets the lists of a folder, `here` and `below` alike, in place of what they were.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn list(&mut self, folder: FolderId, list: &[ListEntry]) -> Result<(), Failure> {
        admit(&mut self.tx, folder, list).await
    }

    /// Gives a person an API token.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn token(
        &mut self,
        user: UserId,
        scope: FunctionSet,
        until: Second,
    ) -> Result<Secret, Failure> {
        let secret = Secret::new(&*self.tx.ids());
        let id = TokenId::new(&*self.tx.ids(), self.tx.now());
        crate::tokens::insert(&mut self.tx, id, user, "vitrine", scope, Some(until), &secret).await?;
        journal(
            &mut self.tx,
            "token.create",
            Some(id.as_bytes()),
            Some(json!({ "user": user })),
            None,
        )
        .await?;
        Ok(secret)
    }

    /// Keeps the account.
    ///
    /// # Errors
    /// Where the database could not; then there is none.
    pub async fn commit(self) -> Result<(), Failure> {
        self.tx.commit().await
    }
}

async fn person(tx: &mut Tx, new: &NewOwner, level: Level) -> Result<UserId, Failure> {
    let id = UserId::new(&*tx.ids(), tx.now());
    let user = NewUser {
        id,
        login: &new.login,
        first_name: &new.first_name,
        last_name: &new.last_name,
        email: &new.email,
        status: Status::Active,
        level,
        password: Some(&new.password),
    };
    insert_user(tx, &user).await?;
    let words = json!({ "login": new.login, "first_name": new.first_name, "last_name": new.last_name, "email": new.email });
    let after = json!({ "level": level, "status": Status::Active });
    journal(tx, "user.create", Some(id.as_bytes()), Some(after), Some(words)).await?;
    Ok(id)
}

async fn group(tx: &mut Tx, name: &str, kind: GroupKind, grants: FunctionSet) -> Result<GroupId, Failure> {
    let id = GroupId::new(&*tx.ids(), tx.now());
    tx.run(
        "INSERT INTO people_groups (id, name, kind, version, created_at) VALUES ($1, $2, $3, 1, $4)",
        args![id.as_bytes(), name, kind.word(), tx.now()],
    )
    .await?;
    allow(tx, id, grants).await?;
    let after = json!({ "kind": kind, "allow": grants.iter().collect::<Vec<_>>() });
    journal(
        tx,
        "group.create",
        Some(id.as_bytes()),
        Some(after),
        Some(json!({ "name": name })),
    )
    .await?;
    Ok(id)
}

async fn allow(tx: &mut Tx, group: GroupId, grants: FunctionSet) -> Result<(), Failure> {
    for function in grants.iter() {
        tx.run(
            "INSERT INTO group_grants (group_row, action, state)
             SELECT row_id, $2, $3 FROM people_groups WHERE id = $1",
            args![group.as_bytes(), function.word(), State::Allow.word()],
        )
        .await?;
    }
    Ok(())
}

async fn root(tx: &mut Tx, all_users: GroupId) -> Result<FolderId, Failure> {
    let id = FolderId::new(&*tx.ids(), tx.now());
    let name = Name::parse("Library").map_err(|error| Failure::damaged("the root", error))?;
    insert_folder(tx, id, None, &name).await?;
    let list = [ListEntry {
        subject: ListSubject::Group(all_users),
        until: None,
        grants: FunctionSet::PLACE_BOUND
            .iter()
            .map(|function| (function, Grant::open(State::Allow)))
            .collect(),
    }];
    admit(tx, id, &list).await?;
    Ok(id)
}

async fn admit(tx: &mut Tx, folder: FolderId, list: &[ListEntry]) -> Result<(), Failure> {
    let row = place_row(tx, folder).await?;
    write_list(tx, row, ListKind::Here, Some(list)).await?;
    write_list(tx, row, ListKind::Below, Some(list)).await?;
    let after = json!({ "here": list_json(list), "below": list_json(list) });
    journal(tx, "folder.access", Some(folder.as_bytes()), Some(after), None).await
}

async fn insert_folder(
    tx: &mut Tx,
    id: FolderId,
    parent: Option<FolderId>,
    name: &Name,
) -> Result<(), Failure> {
    let parent_row = match parent {
        Some(parent) => Some(place_row(tx, parent).await?),
        None => None,
    };
    tx.run(
        "INSERT INTO places (id, kind, parent_row, name, name_folded, state, here_set, below_set, version, created_at)
         VALUES ($1, 'folder', $2, $3, $4, $5, 0, 0, 1, $6)",
        args![id.as_bytes(), parent_row, name.as_str(), &name.folded(), Lifecycle::Live.word(), tx.now()],
    )
    .await?;
    let after = json!({ "parent": parent });
    journal(
        tx,
        "folder.create",
        Some(id.as_bytes()),
        Some(after),
        Some(json!({ "name": name })),
    )
    .await
}

async fn place_row(tx: &mut Tx, id: FolderId) -> Result<i64, Failure> {
    let (row,): (i64,) = tx
        .one("SELECT row_id FROM places WHERE id = $1", args![id.as_bytes()])
        .await?;
    Ok(row)
}

fn grants_json(grants: &[(Function, Grant)]) -> Value {
    grants
        .iter()
        .map(|(function, grant)| {
            (
                function.word().to_owned(),
                json!({ "state": grant.state, "until": grant.until }),
            )
        })
        .collect::<serde_json::Map<_, _>>()
        .into()
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
