//! The people of a new account, the groups that they are in, and their tokens.

use serde_json::{Value, json};
use vitrine_model::{
    Email, Function, FunctionSet, Grant, GroupId, Level, Login, PersonName, Second, Status, TokenId, UserId,
};

use super::{Founding, journal};
use crate::credentials::{PasswordHash, Secret};
use crate::people::{NewUser, insert_user};
use crate::tx::args;
use crate::{Failure, Tx};

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

impl Founding {
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
}

pub(super) async fn person(tx: &mut Tx, new: &NewOwner, level: Level) -> Result<UserId, Failure> {
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
